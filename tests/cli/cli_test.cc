// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The program as its users meet it.
#include <gtest/gtest.h>
#include <simdjson.h>

#include <algorithm>
#include <string>

#include "tests/cli/process.h"

namespace pare {
namespace {

const std::string kPage = PARE_SOURCE_DIR "/samples/pages/captions/input.html";
const std::string kText = PARE_SOURCE_DIR "/samples/texts/comment-widget-tail/input.txt";
const std::string kEmpty = PARE_SOURCE_DIR "/samples/pages/empty-page/input.html";

TEST(CliTest, AnArticleIsStatusZero) {
  const Outcome o = Shell("$PARE < " + kPage);
  EXPECT_EQ(o.status, 0);
  EXPECT_GT(o.out.size(), 500u);
  EXPECT_EQ(o.err, "");
}

TEST(CliTest, NoArticleIsStatusOne) {
  const Outcome o = Shell("$PARE " + kEmpty);
  EXPECT_EQ(o.status, 1);
  EXPECT_EQ(o.out, "");
  EXPECT_EQ(Shell("printf '' | $PARE").status, 1);
}

TEST(CliTest, WhatIsAskedForBesidesIsNoArticle) {
  const Outcome o = Shell("$PARE --with navigation,clutter,notice,title " + kEmpty);
  EXPECT_EQ(o.status, 1);
  EXPECT_NE(o.out, "");
}

TEST(CliTest, WrongUsageIsStatusTwo) {
  for (const char* arguments :
       {"--nosuch", "--input pdf", "--output", "--charset nosuch", "--rules /nonexistent.rules",
        "--explain --output json", "--output=yaml"}) {
    const Outcome o = Shell("$PARE " + std::string(arguments) + " < " + kPage);
    EXPECT_EQ(o.status, 2) << arguments;
    EXPECT_EQ(o.out, "") << arguments;
    EXPECT_EQ(o.err.substr(0, 6), "pare: ") << arguments;
    EXPECT_EQ(o.err.find('\n'), o.err.size() - 1) << "one line: " << o.err;
  }
}

TEST(CliTest, UnreadableAndBinaryInputIsStatusThree) {
  EXPECT_EQ(Shell("$PARE /nonexistent").status, 3);
  EXPECT_EQ(Shell("$PARE /nonexistent").err, "pare: /nonexistent: No such file or directory\n");
  EXPECT_EQ(Shell("$PARE /").status, 3);
  const Outcome pdf = Shell("printf '%%PDF-1.7 x\\n' | $PARE");
  EXPECT_EQ(pdf.status, 3);
  EXPECT_NE(pdf.err.find("PDF"), std::string::npos);
}

TEST(CliTest, OverALimitIsStatusThreeAndTheRestIsPrinted) {
  const Outcome o = Shell("{ cat " + kPage +
                          "; yes '<!-- padding padding padding padding -->' | head -c 11000000; } |"
                          " $PARE");
  EXPECT_EQ(o.status, 3);
  EXPECT_GT(o.out.size(), 500u);
  EXPECT_NE(o.err.find("input_bytes"), std::string::npos);
}

TEST(CliTest, AFullDiskIsStatusFour) {
  const Outcome o = Shell("$PARE " + kPage + " >/dev/full");
  EXPECT_EQ(o.status, 4);
  EXPECT_EQ(o.err, "pare: standard output: No space left on device\n");
}

TEST(CliTest, AClosedPipeEndsItQuietly) {
  const Outcome o = Shell("{ for i in 1 2 3 4 5 6 7 8; do set -- \"$@\" " + kPage +
                          "; done; $PARE --output json \"$@\" \"$@\" \"$@\"; echo $? >&2; } | "
                          "head -c 10");
  EXPECT_EQ(o.err, "0\n");
}

TEST(CliTest, TheWorstOfSeveralFilesCounts) {
  EXPECT_EQ(Shell("$PARE " + kPage + " " + kEmpty).status, 1);
  EXPECT_EQ(Shell("$PARE " + kEmpty + " /nonexistent " + kPage).status, 3);
}

TEST(CliTest, TextsArePartedByFormFeeds) {
  const Outcome o = Shell("$PARE " + kText + " " + kEmpty + " " + kText);
  EXPECT_EQ(std::count(o.out.begin(), o.out.end(), '\f'), 2);
  EXPECT_NE(o.out.find("\f\f"), std::string::npos) << "a file without an article keeps its place";
}

// What is large is not copied on its way, be it from a file, which tells its size, or from a pipe.
TEST(CliTest, LargeArticlesComeOutWholeAndInTheirOrder) {
  const TempFolder temp;
  std::string page;
  for (int i = 0; i < 3000; ++i) {
    page += "<p>The boats of day " + std::to_string(i) + " came home late, and nobody on the quay was surprised.</p>\n";
  }
  const std::string large = temp.Write("large.html", page);
  const std::string small = temp.Write("small.html", page.substr(0, page.find("<p>The boats of day 9")));
  const std::string run = "$PARE --judge rules ";
  const std::string of_large = Shell(run + large).out, of_small = Shell(run + small).out;
  EXPECT_GT(of_large.size(), 150'000u);
  EXPECT_EQ(Shell("cat " + large + " | " + run).out, of_large);
  EXPECT_EQ(Shell(run + small + " " + large + " " + small).out,
            of_small + "\f" + of_large + "\f" + of_small);
}

TEST(CliTest, JsonIsOneLineAFile) {
  const Outcome o = Shell("$PARE --output json " + kPage + " /nonexistent " + kText);
  EXPECT_EQ(std::count(o.out.begin(), o.out.end(), '\n'), 3);
  simdjson::dom::parser parser;
  size_t lines = 0;
  const simdjson::padded_string json(o.out);
  simdjson::dom::document_stream stream;
  ASSERT_EQ(parser.parse_many(json).get(stream), simdjson::SUCCESS);
  for (auto doc : stream) {
    ++lines;
    for (const char* field : {"schema", "file", "status", "title", "text", "blocks"}) {
      EXPECT_EQ(doc[field].error(), simdjson::SUCCESS) << field;
    }
    for (auto block : doc["blocks"]) {
      for (const char* field : {"text", "role", "kept", "score", "by", "offset", "length"}) {
        EXPECT_EQ(block[field].error(), simdjson::SUCCESS) << field;
      }
    }
    EXPECT_NE(doc["timings_ms"].error(), simdjson::SUCCESS) << "only where asked for";
  }
  EXPECT_EQ(lines, 3u);
  EXPECT_NE(Shell("$PARE --timings --output json " + kPage).out.find("\"timings_ms\":{\"decode\":"),
            std::string::npos);
}

TEST(CliTest, ExplainPrintsALineABlockWithoutColourInAPipe) {
  const Outcome o = Shell("$PARE --explain " + kText);
  EXPECT_EQ(o.out.find('\033'), std::string::npos);
  EXPECT_NE(o.out.find("keep body"), std::string::npos);
  EXPECT_NE(o.out.find("rules/comments.rules:"), std::string::npos);
  EXPECT_NE(o.out.find("judge 0."), std::string::npos);
  EXPECT_NE(o.out.find("-- article: "), std::string::npos);
}

TEST(CliTest, ExplainGivesUpToThreeReasonsBelowWhatTheJudgeDecided) {
  const std::string out = Shell("$PARE --explain " + kPage).out;
  size_t judged = 0;
  for (size_t at = 0; (at = out.find(" judge 0.", at)) != std::string::npos; ++judged) {
    at = out.find('\n', at);
    ASSERT_NE(at, std::string::npos);
    const std::string reasons = out.substr(at + 1, out.find('\n', at + 1) - at - 1);
    EXPECT_EQ(reasons.substr(0, 6).find_first_not_of(' '), 5u) << reasons;
    EXPECT_LE(std::count(reasons.begin(), reasons.end(), ';'), 2) << reasons;
  }
  EXPECT_GT(judged, 3u);
}

TEST(CliTest, UserRulesReplaceOrJoinTheBuiltInOnes) {
  const TempFolder temp;
  const std::string text = temp.Write(
      "t.txt",
      "The bridge over the harbour is closed for a week, the council said on Tuesday.\n\n"
      "Ferries will run every ten minutes, and the buses will wait for the last of them.\n\n"
      "The Zanzibar Gazette is printed weekly\n\nView all 24 comments\n\n"
      "The bearings were last replaced when the bridge was built, and have rusted since.\n");
  const std::string rules =
      temp.Write("own.rules",
                 "[own]\n#line#\"the zanzibar gazette is printed weekly\" $ role=ad\n");
  const Outcome with = Shell("$PARE --explain --add-rules " + rules + " " + text);
  EXPECT_NE(with.out.find("own/1 " + rules + ":2"), std::string::npos) << with.out;
  EXPECT_NE(with.out.find("rules/comments.rules:"), std::string::npos);
  const Outcome alone = Shell("$PARE --explain --rules " + rules + " " + text);
  EXPECT_NE(alone.out.find("own/1 "), std::string::npos);
  EXPECT_EQ(alone.out.find("rules/comments.rules:"), std::string::npos);
}

TEST(CliTest, MistakesInRulesAreShownWithACaret) {
  const TempFolder temp;
  const std::string rules = temp.Write("bad.rules", "[own]\n#line#\"x\" $ role=nosuch\n");
  const Outcome o = Shell("$PARE --rules " + rules + " " + kPage);
  EXPECT_EQ(o.status, 2);
  EXPECT_NE(o.err.find("bad.rules:2:"), std::string::npos) << o.err;
  EXPECT_NE(o.err.find("\n  "), std::string::npos);
  EXPECT_NE(o.err.find("^"), std::string::npos);
}

TEST(CliTest, HelpAndVersion) {
  const Outcome help = Shell("$PARE --help");
  EXPECT_EQ(help.status, 0);
  EXPECT_LT(std::count(help.out.begin(), help.out.end(), '\n'), 35);
  EXPECT_NE(help.out.find("Example: "), std::string::npos);
  const Outcome version = Shell("$PARE --version");
  EXPECT_NE(version.out.find("rules: "), std::string::npos);
  EXPECT_NE(version.out.find("judge: "), std::string::npos);
  EXPECT_EQ(Shell("$PARE --help >/dev/full").status, 4);
}

TEST(CliTest, InputKindAndCharsetCanBeForced) {
  const std::string markup = "printf '<p>Some words of an article that is long enough to be kept, "
                             "as the harbour board said on Tuesday.</p>'";
  EXPECT_EQ(Shell(markup + " | $PARE").out.find('<'), std::string::npos);
  EXPECT_NE(Shell(markup + " | $PARE --input text").out.find("<p>"), std::string::npos);
  const Outcome o = Shell("printf '<p>caf\\351 and words of an article that is long enough to be "
                          "kept, as was said on Tuesday.' | $PARE --charset latin2");
  EXPECT_NE(o.out.find("café"), std::string::npos) << o.out << o.err;
}

}  // namespace
}  // namespace pare
