// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "bench/report.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace pare::bench {
namespace {

bool Contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

PageScore Page(const std::string& id, const std::string& type, const std::string& prediction) {
  GoldPage gold;
  gold.id = id;
  gold.type = type;
  gold.text = "one two three four";
  return ScorePage(gold, prediction);
}

PageSetResult TwoTypes() {
  return {"news", {Page("1", "forum", "one two"), Page("2", "article", "one two three four")}};
}

TEST(PrintPageSetTest, HasALineForEachTypeAndOneForAll) {
  std::string out;
  PrintPageSet(TwoTypes(), 1, out);
  EXPECT_TRUE(Contains(out, "\narticle              1   1.0000   1.0000   1.0000     1.0000"))
      << out;
  EXPECT_TRUE(Contains(out, "\nforum                1   0.6667   1.0000   0.5000")) << out;
  EXPECT_TRUE(Contains(out, "\nall                  2   0.8333   1.0000   0.7500")) << out;
  EXPECT_TRUE(Contains(out, "\n  1                           forum         F1 0.667  P 1.000"))
      << out;
}

TEST(PrintPageSetTest, OneTypeIsNotListedTwice) {
  std::string out;
  PrintPageSet({"news", {Page("1", "article", "one")}}, 0, out);
  EXPECT_FALSE(Contains(out, "article")) << out;
}

TEST(AddFiguresTest, NamesSetsTypesAndSeeds) {
  Figures figures;
  AddFigures(TwoTypes(), figures);
  AddFigures(std::vector<SeedResult>{{"a.txt", {}}, {"b.txt", {"line 1 is lost"}}}, figures);
  EXPECT_DOUBLE_EQ(figures["news"]["r"], 0.75);
  EXPECT_DOUBLE_EQ(figures["news/forum"]["r"], 0.5);
  EXPECT_DOUBLE_EQ(figures["seeds"]["exact"], 0.5);
}

TEST(WriteJsonTest, HasAllParts) {
  Figures figures;
  figures["news"]["f1"] = 0.5;
  StoryScore story;
  story.id = "9";
  std::string out;
  WriteJson({{"news", {Page("1", "forum", "one two three four")}}}, {{"s", {story}}},
            {{"a.txt", {"bad"}}}, figures, out);
  EXPECT_EQ(out,
            "{\"figures\":{\"news\":{\"f1\":0.5}},\"pages\":{\"news\":[{\"id\":\"1\","
            "\"type\":\"forum\",\"p\":1,\"r\":1,\"f1\":1,\"tp\":1,\"fp\":0,\"fn\":0}]},"
            "\"stories\":{\"s\":[{\"id\":\"9\",\"kind\":\"\",\"body\":0,\"body_kept\":0,"
            "\"tail\":0,\"tail_left\":0}]},\"seeds\":{\"a.txt\":[\"bad\"]}}\n");
}

}  // namespace
}  // namespace pare::bench
