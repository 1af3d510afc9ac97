// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/extractor.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "extract/emit/json.h"
#include "extract/emit/text.h"
#include "extract/input/decode.h"

namespace pare {
namespace {

namespace fs = std::filesystem;

// A page whose one paragraph a rule keeps, so that no weight has a say.
ExtractorOptions ParagraphsOnly() {
  ExtractorOptions options;
  options.builtin_rules = false;
  options.rules.push_back({.name = "my.rules", .text = "##p $ role=body\n", .user = true});
  return options;
}

Extractor Make(ExtractorOptions options = {}) {
  auto extractor = Extractor::Create(std::move(options));
  EXPECT_TRUE(extractor.ok()) << extractor.status();
  return *std::move(extractor);
}

std::string Read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::vector<std::string> Samples() {
  std::vector<fs::path> paths;
  const fs::path root = fs::path(PARE_SOURCE_DIR) / "samples";
  for (const char* kind : {"pages", "texts"}) {
    for (const auto& folder : fs::directory_iterator(root / kind)) {
      for (const char* name : {"input.html", "input.txt"}) {
        if (fs::exists(folder.path() / name)) paths.push_back(folder.path() / name);
      }
    }
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> out;
  for (const fs::path& path : paths) out.push_back(Read(path));
  return out;
}

std::string Repeat(std::string_view s, size_t n) {
  std::string out;
  for (size_t i = 0; i < n; ++i) out += s;
  return out;
}

TEST(ExtractorTest, APageWithAnArticle) {
  const Article a = Make(ParagraphsOnly()).Extract("<title>T</title><p>The boats came home.</p>");
  EXPECT_EQ(a.status, Status::kArticle);
  EXPECT_EQ(a.limits, 0u);
  EXPECT_EQ(a.input, InputKind::kHtml);
  EXPECT_EQ(a.charset, "UTF-8");
  EXPECT_EQ(ToText(a), "The boats came home.\n");
}

TEST(ExtractorTest, WhatHoldsNoArticle) {
  const Extractor extractor = Make();
  for (const char* bytes : {"", " \n", "<html></html>", "<nav><a href=/>Home</a></nav>", "<"}) {
    const Article a = extractor.Extract(bytes);
    EXPECT_EQ(a.status, Status::kNoArticle) << bytes;
    EXPECT_EQ(ToText(a), "") << bytes;
    EXPECT_EQ(a.limits, 0u) << bytes;
  }
  EXPECT_TRUE(extractor.Extract("").pieces.empty());
  EXPECT_TRUE(extractor.Extract({}).pieces.empty());
}

TEST(ExtractorTest, BytesThatAreNoText) {
  const Article a = Make().Extract("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj");
  EXPECT_EQ(a.status, Status::kBinary);
  EXPECT_EQ(a.detail, "PDF document");
  EXPECT_TRUE(a.pieces.empty());
}

TEST(ExtractorTest, TheInputIsCutAtItsLimit) {
  ExtractorOptions options = ParagraphsOnly();
  options.limits.input_bytes = 14;
  const Article a = Make(options).Extract("<p>one</p><p>two three</p>");
  EXPECT_EQ(a.limits, uint32_t{kLimitInputBytes});
  EXPECT_EQ(a.status, Status::kArticle);
  EXPECT_EQ(ToText(a), "one\n\nt\n");
}

TEST(ExtractorTest, TheDecodedTextIsCutAtACharacter) {
  ExtractorOptions options = ParagraphsOnly();
  options.limits.decoded_bytes = 8;
  const Article a = Make(options).Extract("<p>\xe4\xe4\xe4\xe4</p>",
                                          {.url = "", .charset = "windows-1252"});
  EXPECT_EQ(a.limits, uint32_t{kLimitDecodedBytes});
  EXPECT_EQ(ToText(a), "ää\n");
}

TEST(ExtractorTest, WhereTheArenaRunsOutNothingComes) {
  ExtractorOptions options = ParagraphsOnly();
  options.limits.arena_most = 20000;
  const Article a = Make(options).Extract(Repeat("<p>text</p>", 10000));
  EXPECT_EQ(a.limits, uint32_t{kLimitArena});
  EXPECT_EQ(a.status, Status::kNoArticle);
}

TEST(ExtractorTest, OfADeepPageTheTextIsWon) {
  const Article a = Make(ParagraphsOnly())
                        .Extract(Repeat("<div>", 2000) + "<p>inside</p>" + Repeat("</div>", 2000) +
                                 "<p>after</p>");
  EXPECT_EQ(a.limits, uint32_t{kLimitDepth});
  EXPECT_EQ(a.status, Status::kArticle);
  EXPECT_EQ(ToText(a), "inside\n\nafter\n");
}

TEST(ExtractorTest, AnUnknownCharsetHintIsIgnored) {
  const Extractor extractor = Make(ParagraphsOnly());
  const std::string page = "<p>Die Flotte lief \xc3\xbc" "ber Nacht aus.</p>";
  EXPECT_EQ(ToJson(extractor.Extract(page, {.url = "", .charset = "no-such-charset"})),
            ToJson(extractor.Extract(page)));
  const std::string pdf = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj";
  EXPECT_EQ(extractor.Extract(pdf, {.url = "", .charset = "no-such-charset"}).status,
            Status::kBinary);
}

TEST(ExtractorTest, AKnownCharsetHintIsTaken) {
  const Article a =
      Make(ParagraphsOnly()).Extract("<p>\xcf\xf0</p>", {.url = "", .charset = "cp1251"});
  EXPECT_EQ(a.charset, "windows-1251");
  EXPECT_EQ(ToText(a), "Пр\n");
}

TEST(ExtractorTest, InputKindIsAsAskedFor) {
  ExtractorOptions options;
  options.input = InputKind::kText;
  EXPECT_EQ(Make(options).Extract("<p>x</p>").input, InputKind::kText);
  options.input = InputKind::kHtml;
  EXPECT_EQ(Make(options).Extract("x").input, InputKind::kHtml);
}

TEST(ExtractorTest, MistakesInRulesAreShownByCreate) {
  ExtractorOptions options;
  options.rules.push_back({.name = "my.rules", .text = "##.a $ role=nonsense\n##..\n"});
  const auto extractor = Extractor::Create(options);
  ASSERT_FALSE(extractor.ok());
  EXPECT_EQ(extractor.status().code(), absl::StatusCode::kInvalidArgument);
  const std::string message(extractor.status().message());
  EXPECT_NE(message.find("my.rules:1:"), std::string::npos) << message;
  EXPECT_NE(message.find("my.rules:2:"), std::string::npos) << message;
  EXPECT_NE(message.find('^'), std::string::npos) << message;
}

TEST(ExtractorTest, TheUsersRulesWinOverTheBuiltInOnes) {
  const std::string page = "<p>" + Repeat("The boats came home late. ", 30) +
                           "</p><div class=comments-area><p>Well said.</p></div>";
  const Article before = Make().Extract(page);
  ASSERT_EQ(before.pieces.size(), 2u);
  ASSERT_EQ(before.pieces[1].last.by, Giver::kRule);
  EXPECT_FALSE(before.pieces[1].last.kept);
  EXPECT_FALSE(before.rules.at(before.pieces[1].last.rule).user);

  ExtractorOptions options;
  options.rules.push_back({.name = "my.rules", .text = "##.comments-area $ role=body,id=mine\n"});
  const Article after = Make(options).Extract(page);
  ASSERT_EQ(after.pieces.size(), 2u);
  EXPECT_TRUE(after.pieces[1].last.kept);
  ASSERT_EQ(after.pieces[1].last.by, Giver::kRule);
  EXPECT_TRUE(after.rules.at(after.pieces[1].last.rule).user);
  EXPECT_EQ(after.rules.at(after.pieces[1].last.rule).file, "my.rules");
}

TEST(ExtractorTest, AUrlBringsTheRulesOfItsHost) {
  ExtractorOptions options;
  options.builtin_rules = false;
  options.rules.push_back({.name = "my.rules", .text = "example.com##p $ role=body\n"});
  const Extractor extractor = Make(options);
  EXPECT_EQ(extractor.Extract("<p>x", {.url = "https://www.example.com/", .charset = ""}).status,
            Status::kArticle);
  EXPECT_EQ(extractor.Extract("<p>x", {.url = "https://example.org/", .charset = ""}).status,
            Status::kNoArticle);
}

TEST(ExtractorTest, FieldRulesFillTheArticle) {
  ExtractorOptions options;
  options.builtin_rules = false;
  options.rules.push_back({.name = "my.rules",
                           .text = "example.com#body#.story\nexample.com#title#h2\n"
                                   "example.com#author#.by a\nexample.com#date#time\n"});
  const std::string page =
      "<title>Site</title><h1>Site</h1><h2>Boats come home</h2><p class=by>By <a>Jane Doe</a> and "
      "<a>Max Mustermann</a><p><time datetime=2024-03-05>today</time><div class=story><p>" +
      Repeat("The boats came home late. ", 9) + "</p><p>Short.</p></div><p>" +
      Repeat("Another story, told at some length. ", 9);
  const Extractor extractor = Make(options);
  const Article a = extractor.Extract(page, {.url = "https://example.com/", .charset = ""});
  EXPECT_EQ(a.title, "Boats come home");
  EXPECT_EQ(a.author, "Jane Doe, Max Mustermann");
  EXPECT_EQ(a.date, "2024-03-05");
  EXPECT_EQ(ToText(a), Repeat("The boats came home late. ", 8) +
                           "The boats came home late.\n\nShort.\n");
  const Article other = extractor.Extract(page, {.url = "https://example.org/", .charset = ""});
  EXPECT_EQ(other.author, "");
  EXPECT_EQ(other.date, "");
}

TEST(ExtractorTest, RulesThatWereUndoneAreNamedWithTheReason) {
  ExtractorOptions options = ParagraphsOnly();
  options.rules[0].text += "##div $ role=ad,id=greedy\n";
  const Article a = Make(options).Extract("<div><p>" + Repeat("word ", 60) + "</p></div>");
  ASSERT_EQ(a.undone_rules.size(), 1u);
  EXPECT_EQ(a.rules.at(a.undone_rules[0].rule).name, "greedy");
  EXPECT_EQ(a.undone_rules[0].reason, UndoneReason::kMax);
  EXPECT_DOUBLE_EQ(a.undone_rules[0].share, 1);
}

TEST(ExtractorTest, FourThreadsShareOneExtractor) {
  const Extractor extractor = Make();
  const std::vector<std::string> samples = Samples();
  ASSERT_FALSE(samples.empty());
  std::vector<std::vector<std::string>> together(4);
  std::vector<std::thread> threads;
  for (size_t t = 0; t < together.size(); ++t) {
    threads.emplace_back([&, t] {
      together[t].resize(samples.size());
      for (size_t k = 0; k < samples.size(); ++k) {  // each begins elsewhere
        const size_t i = (k + t * samples.size() / 4) % samples.size();
        together[t][i] = ToJson(extractor.Extract(samples[i]));
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  // Only now: what is made when it is first asked for, such as regular expressions, four have asked for.
  std::vector<std::string> alone;
  for (const std::string& s : samples) alone.push_back(ToJson(extractor.Extract(s)));
  for (const auto& one : together) EXPECT_EQ(one, alone);
}

TEST(ExtractorTest, AnArticleOutlivesItsExtractorAndItsInput) {
  const std::vector<std::string> samples = Samples();
  for (const std::string& sample : samples) {
    std::string before;
    const Article article = [&] {
      const Extractor extractor = Make();
      std::string bytes = sample, url = "https://example.com/a";
      Article a = extractor.Extract(bytes, {.url = url, .charset = ""});
      before = ToJson(a);
      std::fill(bytes.begin(), bytes.end(), '#');
      std::fill(url.begin(), url.end(), '#');
      return a;
    }();
    EXPECT_EQ(ToJson(article), before);
  }
}

TEST(ExtractorTest, EveryBlockHasAVerdictAndAPlaceInTheSource) {
  const Extractor extractor = Make();
  for (const std::string& sample : Samples()) {
    const Article a = extractor.Extract(sample);
    std::string storage;
    const auto decoded = Decode(sample, DecodeOptions(), storage);
    ASSERT_TRUE(decoded.ok());
    bool kept = false;
    for (const Piece& p : a.pieces) {
      for (const Verdict& v : {p.first, p.last}) {
        EXPECT_NE(v.by, Giver::kNone) << a.TextOf(p);
        EXPECT_TRUE(v.by != Giver::kRule || v.rule < a.rules.size()) << a.TextOf(p);
      }
      EXPECT_GT(p.source.length, 0u) << a.TextOf(p);
      EXPECT_LE(p.source.end(), decoded->text.size()) << a.TextOf(p);
      EXPECT_LE(p.text.end(), a.buffer.size());
      EXPECT_TRUE(p.score >= 0 && p.score <= 1) << p.score;
      kept |= p.last.kept;
    }
    EXPECT_EQ(a.status, kept ? Status::kArticle : Status::kNoArticle);
  }
}

TEST(ExtractorTest, AStoryCutSaysWhy) {
  const fs::path path = fs::path(PARE_SOURCE_DIR) / "samples/texts/trailing-stories/input.txt";
  const Article a = Make().Extract(Read(path));
  EXPECT_NE(a.story_cut_reason, "");
  EXPECT_TRUE(std::any_of(a.pieces.begin(), a.pieces.end(),
                          [](const Piece& p) { return p.last.by == Giver::kStoryCut; }));
}

TEST(ExtractorTest, StepsAreTimedOnlyWhereAsked) {
  EXPECT_TRUE(Make().Extract("<p>x").timings.empty());
  ExtractorOptions options;
  options.timings = true;
  const Extractor extractor = Make(options);
  for (const char* bytes : {"<p>x", "plain text", ""}) {
    const Article a = extractor.Extract(bytes);
    ASSERT_FALSE(a.timings.empty());
    EXPECT_EQ(a.timings[0].pass, "decode");
    for (const Timing& t : a.timings) EXPECT_GE(t.milliseconds, 0) << t.pass;
  }
}

}  // namespace
}  // namespace pare
