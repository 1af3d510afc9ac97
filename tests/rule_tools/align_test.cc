// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rule_tools/align.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace pare {
namespace {

using Blocks = std::vector<std::string>;

// A letter a block: y, n, or - for one without words.
std::string Labels(const Blocks& blocks, const std::string& gold) {
  WordNumbers numbers;
  WordLines page;
  for (const std::string& block : blocks) page.Add(block, numbers);
  std::string letters;
  for (const InGold label : LabelBlocks(page, LinesOf(gold, numbers))) {
    letters += label == InGold::kYes ? 'y' : label == InGold::kNo ? 'n' : '-';
  }
  return letters;
}

std::string Sentence(int number) {
  std::string s;
  for (int i = 0; i < 12; ++i) s += "word" + std::to_string(number * 7 + i * 31) + " ";
  return s;
}

TEST(AlignTest, ParagraphsOfTheGoldAreFoundWhateverTheirPunctuationAndCase) {
  EXPECT_EQ(Labels({"Home News Sport Weather Travel Money",
                    "The mayor opened THE NEW bridge, today.",
                    "All rights reserved by the publisher"},
                   "the mayor opened the new bridge today"),
            "nyn");
}

TEST(AlignTest, ABlockThatIsHalfInTheGoldIsInIt) {
  EXPECT_EQ(Labels({"LONDON Reuters The mayor opened the bridge"}, "The mayor opened the bridge"),
            "y");
  EXPECT_EQ(Labels({"Subscribe now and get the weekly letter about the mayor opened"},
                   "The mayor opened the bridge"),
            "n");
}

TEST(AlignTest, ScatteredWordsAreNoMatch) {
  EXPECT_EQ(Labels({"the story of a town and its people in the war"},
                   "the bridge of steel and a river in its bed of the people"),
            "n");
}

TEST(AlignTest, ALabelWithinASentenceOfTheGoldIsNotInTheGold) {
  EXPECT_EQ(Labels({"Share", "They share the cost of the new bridge", "Reply"},
                   "They share the cost of the new bridge\nNobody would reply to the letter"),
            "nyn");
}

TEST(AlignTest, ALabelThatBeginsTheGoldsFirstSentenceIsNotInTheGold) {
  EXPECT_EQ(Labels({"Home", "Home is where the new bridge begins"},
                   "Home is where the new bridge begins"),
            "ny");
}

TEST(AlignTest, ALabelThatIsALineOfTheGoldIsInTheGold) {
  EXPECT_EQ(Labels({"Share", "The mayor opened the new bridge", "Related",
                    "Another long line here now"},
                   "The mayor opened the new bridge\nRelated\nAnother long line here now"),
            "nyyy");
}

TEST(AlignTest, ALabelBetweenBlocksThatTheGoldRunsTogetherIsInTheGold) {
  EXPECT_EQ(Labels({"The mayor opened the new bridge", "Costs", "It cost the town a lot of money"},
                   "The mayor opened the new bridge Costs It cost the town a lot of money"),
            "yyy");
}

TEST(AlignTest, OnlyOneOfTwoCopiesIsInAGoldThatHoldsOne) {
  const std::string labels = Labels({"The mayor opened the new bridge", "Menu of the day and more",
                                     "The mayor opened the new bridge", "It cost the town a lot"},
                                    "The mayor opened the new bridge\nIt cost the town a lot");
  EXPECT_EQ(std::count(labels.begin(), labels.end(), 'y'), 2) << labels;
  EXPECT_EQ(labels.back(), 'y');
}

TEST(AlignTest, IdeographsAreWords) {
  EXPECT_EQ(Labels({"分享", "市长今天宣布新桥开通", "相关新闻"},
                   "市长今天宣布新桥开通，市民分享喜悦"),
            "nyn");
}

TEST(AlignTest, BlocksWithoutWordsAreTold) {
  EXPECT_EQ(Labels({"***", "", "word"}, "word"), "--y");
  EXPECT_EQ(Labels({"word"}, ""), "n");
  EXPECT_EQ(Labels({}, "word"), "");
}

TEST(AlignTest, LongPagesAreAlignedByAnchors) {
  Blocks blocks;
  std::string gold, expected;
  for (int i = 0; i < 400; ++i) {
    blocks.push_back(Sentence(i * 1000));
    const bool in_gold = i % 3 != 0;
    if (in_gold) gold += Sentence(i * 1000) + "\n";
    expected += in_gold ? 'y' : 'n';
  }
  EXPECT_EQ(Labels(blocks, gold), expected);
}

TEST(AlignTest, PlacesAscendAndHoldTheSameWord) {
  // Many repeats, and longer than what is aligned exactly.
  std::vector<uint32_t> page, gold;
  uint32_t seed = 1;
  const auto next = [&seed] { return (seed = seed * 1664525u + 1013904223u) >> 24; };
  for (int i = 0; i < 3000; ++i) page.push_back(next());
  for (int i = 0; i < 3000; ++i) gold.push_back(i % 5 == 0 ? next() : page[i]);
  const std::vector<uint32_t> places = Align(page, gold);
  ASSERT_EQ(places.size(), page.size());
  size_t aligned = 0;
  uint32_t from = 0;
  for (size_t p = 0; p < page.size(); ++p) {
    if (places[p] == kUnaligned) continue;
    ++aligned;
    ASSERT_GE(places[p], from);
    ASSERT_LT(places[p], gold.size());
    EXPECT_EQ(page[p], gold[places[p]]);
    from = places[p] + 1;
  }
  EXPECT_GT(aligned, 2000u);
}

}  // namespace
}  // namespace pare
