// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rule_tools/stats.h"

#include <gtest/gtest.h>
#include <simdjson.h>
#include <zlib.h>

#include <cmath>
#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "extract/cli/rules_command.h"
#include "extract/rule_tools/stats_report.h"

namespace pare {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kBody =
    "The mayor of the old town has opened the new bridge over the river this morning, and was glad";

bool Contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// A data folder that the test fills.
class StatsTest : public ::testing::Test {
 protected:
  StatsTest()
      : root_(fs::path(::testing::TempDir()) /
              (std::string("rule_stats_") +
               ::testing::UnitTest::GetInstance()->current_test_info()->name())) {
    fs::remove_all(root_);
    fs::create_directories(root_);
  }
  ~StatsTest() override { fs::remove_all(root_); }

  void Write(const std::string& name, const std::string& bytes) const {
    fs::create_directories((root_ / name).parent_path());
    const gzFile out = gzopen((root_ / name).c_str(), "wb");
    gzwrite(out, bytes.data(), static_cast<unsigned>(bytes.size()));
    gzclose(out);
  }

  // A set of `count` pages: kBody, and behind it a line of `tail` words with the page's number. Of
  // the first `in_gold` pages the gold holds that line.
  void WriteSet(const std::string& name, int count, int in_gold, const std::string& tail,
                bool text = false) const {
    std::string gold;
    for (int i = 0; i < count; ++i) {
      const std::string id = std::to_string(i);
      const std::string body = std::string(kBody) + (i < in_gold ? "\\n" + tail + " " + id : "");
      gold += "{\"id\": \"" + id + "\", \"url\": \"https://example.com/" + id + "\", \"text\": \"" +
              body + "\"}\n";
      Write(name + (text ? "/text/" + id + ".txt.gz" : "/html/" + id + ".html.gz"),
            text ? std::string(kBody) + "\n\n" + tail + " " + id + "\n"
                 : "<p>" + std::string(kBody) + "</p><p class=x>" + tail + " " + id + "</p>");
    }
    Write(name + "/gold.jsonl.gz", gold);
  }

  static RuleSet Rules(const std::string& text) {
    const RuleFile file{"my.rules", text, true};
    auto rules = RuleSet::Compile(std::span(&file, 1));
    EXPECT_TRUE(rules.ok()) << rules.status();
    return *std::move(rules);
  }

  // Of the only rule.
  RuleStats StatsOf(const std::string& rule) const {
    const auto stats = MeasureRules(Rules(rule), {.data = root_});
    EXPECT_TRUE(stats.ok()) << stats.status();
    return stats.ok() ? stats->rules.at(0) : RuleStats();
  }

  ExitCode Run(std::vector<const char*> arguments) const {
    const std::string data = root_.string();
    arguments.insert(arguments.begin(), {"--data", data.c_str()});
    return RunRulesStats(arguments);
  }

  fs::path root_;
};

TEST(WilsonBoundTest, IsTheLowerEndAtOneStandardError) {
  EXPECT_DOUBLE_EQ(WilsonBound(20, 20), 20.0 / 21.0);
  // It solves (p - bound)^2 = bound (1 - bound) / n.
  const double bound = WilsonBound(99, 100);
  EXPECT_LT(bound, 0.99);
  EXPECT_NEAR((0.99 - bound) * (0.99 - bound), bound * (1 - bound) / 100, 1e-12);
  EXPECT_NEAR(WilsonBound(5, 10), 0.5 - 0.5 / std::sqrt(11.0), 1e-9);
  EXPECT_EQ(WilsonBound(0, 0), 0);
}

TEST(FloorTest, AsksTwentyHitsAndNinetyNineInAHundred) {
  const auto under = [](uint32_t right, uint32_t hits, Rule rule = {}) {
    RuleStats stats;
    stats.hits = hits;
    stats.right = right;
    return IsUnderFloor(rule, stats);
  };
  EXPECT_FALSE(under(0, 19)) << "too few hits to tell";
  EXPECT_FALSE(under(20, 20));
  EXPECT_TRUE(under(19, 20));
  EXPECT_FALSE(under(99, 100));
  EXPECT_TRUE(under(98, 100));
  Rule evidence;
  evidence.options.evidence = true;
  EXPECT_FALSE(under(0, 100, evidence));
  Rule exception;
  exception.kind = RuleKind::kLineExcept;
  EXPECT_FALSE(under(0, 100, exception));
}

TEST_F(StatsTest, CountsHitsPagesWordsAndFalseHits) {
  WriteSet("news", 12, 3, "share this page");
  const RuleStats stats = StatsOf("##.x $ role=share");
  EXPECT_EQ(stats.hits, 12u);
  EXPECT_EQ(stats.pages, 12u);
  EXPECT_EQ(stats.words, 48u);
  EXPECT_EQ(stats.right, 9u);
  EXPECT_EQ(stats.precision(), 0.75);
  ASSERT_EQ(stats.wrong.size(), 3u);
  EXPECT_EQ(stats.wrong[1].set, "news");
  EXPECT_EQ(stats.wrong[1].page, "1");
  EXPECT_EQ(stats.wrong[1].text, "share this page 1");
}

TEST_F(StatsTest, APageThatTwoSetsHoldCountsOnceAndAsFalseIfEitherSaysSo) {
  WriteSet("news", 5, 1, "share this page");
  WriteSet("news-as-text", 5, 2, "share this page", true);
  const RuleStats stats = StatsOf("#line#\"share this page {n}\" $ role=share");
  EXPECT_EQ(stats.hits, 5u);
  EXPECT_EQ(stats.pages, 5u);
  EXPECT_EQ(stats.right, 3u);
}

TEST_F(StatsTest, SetsWhoseGoldHoldsARoleAreLeftOutForItsRules) {
  WriteSet("with-dates", 12, 12, "June 2024");
  EXPECT_EQ(StatsOf("##.x $ role=date").hits, 0u);
  EXPECT_EQ(StatsOf("##.x $ role=date").left_out, 12u);
  EXPECT_EQ(StatsOf("##.x $ role=share").hits, 12u);
}

TEST_F(StatsTest, ATextSetHasTheGuidelineOfTheSetItIsMadeOf) {
  WriteSet("news", 12, 12, "June 2024");
  WriteSet("news-as-text", 12, 0, "June 2024", true);
  const auto stats = MeasureRules(Rules("##.x"), {.data = root_});
  ASSERT_TRUE(stats.ok());
  ASSERT_EQ(stats->sets.size(), 2u);
  EXPECT_EQ(stats->sets[1].name, "news-as-text");
  EXPECT_TRUE(stats->sets[1].guideline.Holds(Role::kDate));
}

TEST_F(StatsTest, PagesWithoutGoldTextAreLeftOut) {
  Write("news/gold.jsonl.gz", "{\"id\": \"1\", \"text\": null}\n");
  EXPECT_EQ(StatsOf("##.x").hits, 0u);
}

TEST_F(StatsTest, NamedSetsAndLimitsAreMeasuredAlone) {
  WriteSet("a", 4, 0, "share this page");
  WriteSet("b", 3, 0, "print this page");
  const RuleSet rules = Rules("##.x");
  EXPECT_EQ(MeasureRules(rules, {.data = root_, .sets = {"b"}})->rules[0].hits, 3u);
  EXPECT_EQ(MeasureRules(rules, {.data = root_, .sets = {"a"}, .limit = 2})->rules[0].hits, 2u);
}

TEST_F(StatsTest, SaysWhatDataIsMissing) {
  const RuleSet rules = Rules("##.x");
  const auto message = [&rules](const StatsOptions& options) {
    const auto stats = MeasureRules(rules, options);
    return stats.ok() ? std::string() : std::string(stats.status().message());
  };
  EXPECT_TRUE(Contains(message({.data = root_ / "nowhere"}), "no such data folder"));
  EXPECT_TRUE(Contains(message({.data = root_}), "no set of pages"));
  WriteSet("a", 1, 0, "share this page");
  EXPECT_TRUE(Contains(message({.data = root_, .sets = {"b"}}), "no set b"));
  fs::remove(root_ / "a/html/0.html.gz");
  EXPECT_TRUE(Contains(message({.data = root_}), "0.txt.gz"));
}

TEST_F(StatsTest, TheReportHasEachRuleTotalsAndTheWorst) {
  WriteSet("news", 25, 5, "share this page");
  const RuleSet rules = Rules("##.x $ role=share\n##p $ role=ad,evidence\n#line#\"never\"\n#@#.y");
  const auto stats = MeasureRules(rules, {.data = root_});
  ASSERT_TRUE(stats.ok());
  const std::vector<std::string> sections(4, "my");
  const StatsReport report{rules.rules(), sections, *stats, 2};

  const std::string table = StatsTable(report);
  EXPECT_TRUE(Contains(table, "my.rules:1")) << table;
  EXPECT_TRUE(Contains(table, "share  << under the floor")) << table;
  EXPECT_TRUE(Contains(table, "ad (evidence)\n")) << table;
  EXPECT_TRUE(Contains(table, "1 rules without hits")) << table;
  EXPECT_TRUE(Contains(table, "my.rules [my]")) << table;
  EXPECT_TRUE(Contains(table, "    news/1  share this page 1\n")) << table;
  EXPECT_FALSE(Contains(table, "    news/2  share")) << table;

  simdjson::dom::parser parser;
  const std::string json = StatsJson(report);
  simdjson::dom::element top;
  ASSERT_EQ(parser.parse(json).get(top), simdjson::SUCCESS) << json;
  EXPECT_EQ(top["rules"].get_array().size(), 3u) << "exceptions are not measured";
  EXPECT_EQ(int64_t(top["rules"].at(0)["hits"]), 25);
  EXPECT_EQ(int64_t(top["rules"].at(0)["right"]), 20);
  EXPECT_EQ(bool(top["rules"].at(0)["under_floor"]), true);
  EXPECT_EQ(top["rules"].at(0)["wrong"].get_array().size(), 2u);
  EXPECT_TRUE(top["rules"].at(2)["precision"].is_null());
  EXPECT_EQ(int64_t(top["files"].at(0)["rules_under_floor"]), 1);
  EXPECT_EQ(std::string_view(top["sets"].at(0)["name"]), "news");

  EXPECT_TRUE(Contains(UnderFloor(report), "my.rules:1: 5 of 25 hits")) << UnderFloor(report);
}

TEST_F(StatsTest, ExitsWithOneIfARuleIsUnderTheFloorAndTheFloorIsAskedFor) {
  WriteSet("news", 20, 1, "share this page");
  const fs::path file = root_ / "my.rules";
  std::FILE* const plain = std::fopen(file.c_str(), "w");
  std::fputs("##.x $ role=share\n", plain);
  std::fclose(plain);
  ::testing::internal::CaptureStdout();
  ::testing::internal::CaptureStderr();
  EXPECT_EQ(Run({"--rules", file.c_str(), "--floor"}), ExitCode::kFindings);
  const std::string said = ::testing::internal::GetCapturedStderr();
  EXPECT_TRUE(Contains(said, "my.rules:1: 1 of 20")) << said;
  EXPECT_EQ(Run({"--rules", file.c_str()}), ExitCode::kClean);
  EXPECT_TRUE(Contains(::testing::internal::GetCapturedStdout(), "under the floor"));
}

TEST_F(StatsTest, WrongUsageAndMissingDataExitWithTwo) {
  ::testing::internal::CaptureStderr();
  EXPECT_EQ(RunRulesStats({}), ExitCode::kUsage);
  EXPECT_EQ(Run({}), ExitCode::kUsage);
  EXPECT_EQ(Run({"--limit", "many"}), ExitCode::kUsage);
  EXPECT_EQ(Run({"--bogus"}), ExitCode::kUsage);
  EXPECT_EQ(Run({"extra"}), ExitCode::kUsage);
  const std::string said = ::testing::internal::GetCapturedStderr();
  for (const char* what : {"--data DIR is needed", "no set of pages", "many", "--bogus", "extra"}) {
    EXPECT_TRUE(Contains(said, what)) << said;
  }
}

}  // namespace
}  // namespace pare
