// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/emit/json.h"

#include <gtest/gtest.h>
#include <simdjson.h>

#include <clocale>
#include <string>
#include <string_view>

#include "extract/emit/text.h"

namespace pare {
namespace {

// Parsed JSON, which must be one line of it.
struct Json {
  explicit Json(std::string text) : text(std::move(text)) {
    EXPECT_EQ(this->text.find('\n'), this->text.size() - 1);
    EXPECT_EQ(parser.parse(this->text).get(root), simdjson::SUCCESS) << this->text;
  }
  std::string Str(const char* pointer) {
    std::string_view out;
    EXPECT_EQ(root.at_pointer(pointer).get(out), simdjson::SUCCESS) << pointer;
    return std::string(out);
  }
  int64_t Int(const char* pointer) {
    int64_t out = -1;
    EXPECT_EQ(root.at_pointer(pointer).get(out), simdjson::SUCCESS) << pointer;
    return out;
  }
  bool Bool(const char* pointer) {
    bool out = false;
    EXPECT_EQ(root.at_pointer(pointer).get(out), simdjson::SUCCESS) << pointer;
    return out;
  }
  bool Has(const char* pointer) { return root.at_pointer(pointer).error() == simdjson::SUCCESS; }

  std::string text;
  simdjson::dom::parser parser;
  simdjson::dom::element root;
};

Article OneBlock(std::string text) {
  Article article;
  article.status = Status::kArticle;
  article.charset = "UTF-8";
  article.buffer = std::move(text);
  Piece p;
  p.text = {0, static_cast<uint32_t>(article.buffer.size())};
  p.source = {7, 9};
  p.score = 0.5f;
  p.first = p.last = {.kept = true, .role = Role::kBody, .by = Giver::kJudge};
  article.pieces.push_back(p);
  return article;
}

TEST(JsonTest, AnEmptyArticleHasAllThatIsAlwaysThere) {
  Json json(ToJson(Article()));
  EXPECT_EQ(json.Int("/schema"), kJsonSchemaVersion);
  EXPECT_EQ(json.Str("/status"), "no_article");
  EXPECT_EQ(json.Str("/input"), "html");
  for (const char* name : {"/charset", "/url", "/lang", "/title", "/author", "/date", "/text"}) {
    EXPECT_EQ(json.Str(name), "") << name;
  }
  EXPECT_TRUE(json.Has("/limits") && json.Has("/blocks"));
  for (const char* name : {"/file", "/detail", "/undone_rules", "/timings_ms", "/blocks/0"}) {
    EXPECT_FALSE(json.Has(name)) << name;
  }
}

TEST(JsonTest, ABlockSaysWhatItIsAndWhoDecided) {
  Json json(ToJson(OneBlock("Body."), "a.html"));
  EXPECT_EQ(json.Str("/file"), "a.html");
  EXPECT_EQ(json.Str("/status"), "article");
  EXPECT_EQ(json.Str("/text"), "Body.\n");
  EXPECT_EQ(json.Str("/blocks/0/text"), "Body.");
  EXPECT_EQ(json.Str("/blocks/0/kind"), "paragraph");
  EXPECT_EQ(json.Str("/blocks/0/role"), "body");
  EXPECT_EQ(json.Str("/blocks/0/by"), "judge");
  EXPECT_TRUE(json.Bool("/blocks/0/kept"));
  EXPECT_EQ(json.Int("/blocks/0/offset"), 7);
  EXPECT_EQ(json.Int("/blocks/0/length"), 9);
  EXPECT_NE(json.text.find("\"score\":0.500"), std::string::npos);
  EXPECT_FALSE(json.Has("/blocks/0/first"));
  EXPECT_FALSE(json.Has("/blocks/0/rule"));
  EXPECT_FALSE(json.Has("/blocks/0/level"));
}

TEST(JsonTest, TheJudgesReasonsAreGivenWhereItDecided) {
  Article article = OneBlock("text");
  article.pieces[0].reasons = {"words 30 (+1.2)", "in \"best\" (-0.4)"};
  Json json(ToJson(article));
  EXPECT_EQ(json.Str("/blocks/0/reasons/0"), "words 30 (+1.2)");
  EXPECT_EQ(json.Str("/blocks/0/reasons/1"), "in \"best\" (-0.4)");
  EXPECT_FALSE(json.Has("/blocks/0/reasons/2"));
  article.pieces[0].last.by = Giver::kStoryCut;
  EXPECT_FALSE(Json(ToJson(article)).Has("/blocks/0/reasons")) << "of a verdict that was overruled";
}

TEST(JsonTest, ARuleIsNamedWithItsPlace) {
  Article article = OneBlock("Share");
  article.rules.push_back({.name = "share/1", .file = "rules/share.rules", .line = 12});
  article.rules.push_back({.name = "x", .file = "y", .line = 3, .user = true});
  article.undone_rules.push_back({1, UndoneReason::kMax, 2 / 3.0});
  article.undone_rules.push_back({0, UndoneReason::kBudget, 0});
  article.pieces[0].last = {.kept = false, .role = Role::kShare, .by = Giver::kRule, .rule = 0};
  Json json(ToJson(article));
  EXPECT_EQ(json.Str("/blocks/0/by"), "rule");
  EXPECT_EQ(json.Str("/blocks/0/role"), "share");
  EXPECT_EQ(json.Str("/blocks/0/rule"), "share/1");
  EXPECT_EQ(json.Str("/blocks/0/rule_file"), "rules/share.rules");
  EXPECT_EQ(json.Int("/blocks/0/rule_line"), 12);
  EXPECT_EQ(json.Str("/blocks/0/first/by"), "judge") << "who was overruled stays to be seen";
  EXPECT_TRUE(json.Bool("/blocks/0/first/kept"));
  EXPECT_EQ(json.Str("/undone_rules/0/rule"), "x");
  EXPECT_EQ(json.Str("/undone_rules/0/rule_file"), "y");
  EXPECT_EQ(json.Int("/undone_rules/0/rule_line"), 3);
  EXPECT_EQ(json.Str("/undone_rules/0/reason"), "max");
  EXPECT_NE(json.text.find("\"share\":0.667"), std::string::npos);
  EXPECT_EQ(json.Str("/undone_rules/1/reason"), "budget");
  EXPECT_FALSE(json.Has("/undone_rules/1/share"));
  EXPECT_EQ(json.Str("/text"), "");
}

TEST(JsonTest, TitleAuthorAndDateStandBesideEachOther) {
  Article article;
  article.title = "Boats";
  article.author = "Jane Doe, Max Mustermann";
  article.date = "5 March";
  Json json(ToJson(article));
  EXPECT_EQ(json.Str("/title"), "Boats");
  EXPECT_EQ(json.Str("/author"), "Jane Doe, Max Mustermann");
  EXPECT_EQ(json.Str("/date"), "5 March");
}

TEST(JsonTest, AStoryCutGivesItsReason) {
  Article article = OneBlock("TOKYO – Stars");
  article.story_cut_reason = "dateline \"TOKYO –\"";
  article.pieces[0].last = {.kept = false, .role = Role::kRelated, .by = Giver::kStoryCut};
  Json json(ToJson(article));
  EXPECT_EQ(json.Str("/blocks/0/by"), "story-cut");
  EXPECT_EQ(json.Str("/blocks/0/reason"), article.story_cut_reason);
}

TEST(JsonTest, AnyCharacterComesBackAsItWas) {
  std::string all;
  for (int c = 0; c < 128; ++c) all += static_cast<char>(c);
  all += "é漢\U0001F600\u2028\uFFFD</script>";
  Article article = OneBlock(all);
  article.title = all;
  Json json(ToJson(article, all));
  EXPECT_EQ(json.Str("/blocks/0/text"), all);
  EXPECT_EQ(json.Str("/title"), all);
  EXPECT_EQ(json.Str("/file"), all);
}

TEST(JsonTest, BytesThatAreNoUtf8BecomeReplacementCharacters) {
  Article article = OneBlock("x");
  article.url = "https://example.com/\xff\xc3";
  Json json(ToJson(article, "caf\xe9.html"));
  EXPECT_EQ(json.Str("/file"), "caf\uFFFD.html");
  EXPECT_EQ(json.Str("/url"), "https://example.com/\uFFFD\uFFFD");
}

TEST(JsonTest, LimitsAndBinaryDetailAreNamed) {
  Article article;
  article.status = Status::kBinary;
  article.detail = "PDF document";
  article.limits = kLimitInputBytes | kLimitDecodedBytes | kLimitDepth | kLimitFormatting |
                   kLimitAttributes | kLimitArena | kLimitParseTime | kLimitBlocks;
  Json json(ToJson(article));
  EXPECT_EQ(json.Str("/status"), "binary");
  EXPECT_EQ(json.Str("/detail"), "PDF document");
  EXPECT_EQ(json.Str("/limits/0"), "input_bytes");
  EXPECT_EQ(json.Str("/limits/6"), "parse_time");
  EXPECT_EQ(json.Str("/limits/7"), "blocks");
}

TEST(JsonTest, TimingsAreNumbersInAnyLocale) {
  std::setlocale(LC_ALL, "de_DE.UTF-8");
  Article article;
  article.timings.push_back({"parse", 1.25});
  const std::string json = ToJson(article);
  std::setlocale(LC_ALL, "C");
  EXPECT_NE(json.find("\"timings_ms\":{\"parse\":1.250}"), std::string::npos) << json;
}

TEST(JsonTest, TheTextIsThatOfToText) {
  const Article article = OneBlock("One\ntwo");
  EXPECT_EQ(Json(ToJson(article)).Str("/text"), ToText(article));
}

}  // namespace
}  // namespace pare
