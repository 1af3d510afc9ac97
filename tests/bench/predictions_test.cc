// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "bench/predictions.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace pare::bench {
namespace {

namespace fs = std::filesystem;

GoldPage Gold(const std::string& id, const std::string& text) {
  GoldPage gold;
  gold.id = id;
  gold.type = "article";
  gold.text = text;
  return gold;
}

fs::path Write(const std::string& name, const std::string& lines) {
  const fs::path file = fs::path(::testing::TempDir()) / name;
  std::ofstream(file, std::ios::binary) << lines;
  return file;
}

TEST(PredictionLineTest, IsOneLineOfJson) {
  EXPECT_EQ(PredictionLine("7", "a\n\"b\""), "{\"id\":\"7\",\"text\":\"a\\n\\\"b\\\"\"}\n");
}

TEST(ScorePredictionsTest, ScoresInTheOrderOfTheSetAndCountsWhatIsMissingAsEmpty) {
  const PageSet set{"news", {Gold("a", "one two"), Gold("b", "three"), Gold("c", "four five")}};
  const fs::path file =
      Write("order.jsonl", PredictionLine("c", "four") + PredictionLine("stray", "six") +
                               PredictionLine("a", "wrong") + PredictionLine("a", "one two"));
  const auto result = ScorePredictions(set, file);
  ASSERT_TRUE(result.ok()) << result.status();
  EXPECT_EQ(result->name, "news");
  ASSERT_EQ(result->rows.size(), 3u);
  EXPECT_DOUBLE_EQ(result->rows[0].words->f1, 1);
  EXPECT_DOUBLE_EQ(result->rows[1].words->f1, 0);
  EXPECT_DOUBLE_EQ(result->rows[2].words->p, 1);
  EXPECT_DOUBLE_EQ(result->rows[2].words->r, 0.5);
}

TEST(ScorePredictionsTest, SaysWhatCannotBeRead) {
  const PageSet set{"news", {Gold("a", "one two")}};
  EXPECT_TRUE(absl::IsNotFound(ScorePredictions(set, "/no/such.jsonl").status()));
  const fs::path file = Write("broken.jsonl", "{\"id\":");
  EXPECT_TRUE(absl::IsInvalidArgument(ScorePredictions(set, file).status()));
}

}  // namespace
}  // namespace pare::bench
