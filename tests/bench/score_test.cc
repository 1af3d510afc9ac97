// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "bench/score.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

namespace pare::bench {
namespace {

using Ids = std::vector<uint32_t>;
using Shingles = std::vector<Shingle>;

TEST(VocabularyTest, TheSameWordHasTheSameNumber) {
  Vocabulary v;
  EXPECT_EQ(v.IdsOf({"a", "b", "a"}), (Ids{1, 2, 1}));
  EXPECT_EQ(v.IdsOf({"c", "b"}), (Ids{3, 2}));
}

TEST(OverlapTest, CountsEachElementAsOftenAsBothSidesHaveIt) {
  EXPECT_EQ(Overlap<int>({1, 1, 2, 3}, {3, 1, 1, 1, 4}), 3u);
  EXPECT_EQ(Overlap<int>({}, {1}), 0u);
}

TEST(ScoreWordsTest, WorksOutByHand) {
  // Two of four predicted words are right, of three to find.
  const Prf s = ScoreWords({1, 2, 8, 9}, {1, 2, 3});
  EXPECT_DOUBLE_EQ(s.p, 0.5);
  EXPECT_DOUBLE_EQ(s.r, 2.0 / 3);
  EXPECT_DOUBLE_EQ(s.f1, 4.0 / 7);
}

TEST(ScoreWordsTest, OrderDoesNotMatter) {
  EXPECT_DOUBLE_EQ(ScoreWords({3, 2, 1}, {1, 2, 3}).f1, 1);
}

TEST(ScoreWordsTest, NothingWhereNothingIsWantedIsPerfect) {
  EXPECT_EQ(ScoreWords({}, {}).f1, 1);
  EXPECT_EQ(ScoreWords({1}, {}).f1, 0);
  EXPECT_EQ(ScoreWords({}, {1}).f1, 0);
  EXPECT_EQ(ScoreWords({2}, {1}).f1, 0);
}

TEST(ShinglesOfTest, SlideByOneWord) {
  EXPECT_EQ(ShinglesOf({1, 2, 3, 4, 5}, true),
            (Shingles{Shingle{1, 2, 3, 4}, Shingle{2, 3, 4, 5}}));
}

TEST(ShinglesOfTest, FewWordsGiveOneShortShingleWhereAllowed) {
  EXPECT_EQ(ShinglesOf({1, 2}, true), (Shingles{Shingle{1, 2, 0, 0}}));
  EXPECT_TRUE(ShinglesOf({1, 2}, false).empty());
  EXPECT_TRUE(ShinglesOf({}, true).empty());
}

TEST(ScoreShinglesTest, WorksOutByHand) {
  // 1234 2345 against 2345 3456 4567: one in both, one predicted only, two missed.
  const ShingleShares s = ScoreShingles({1, 2, 3, 4, 5}, {2, 3, 4, 5, 6, 7});
  EXPECT_DOUBLE_EQ(s.tp, 0.25);
  EXPECT_DOUBLE_EQ(s.fp, 0.25);
  EXPECT_DOUBLE_EQ(s.fn, 0.5);
}

TEST(ScoreShinglesTest, NothingOnBothSidesHasNoShares) {
  const ShingleShares s = ScoreShingles({}, {});
  EXPECT_EQ(s.tp + s.fp + s.fn, 0);
}

TEST(ShareFoundTest, SnippetsAreFoundWhateverTheirCaseAndSpaces) {
  EXPECT_EQ(ShareFound({"Hello \n World ", "bye"}, "well, hello world"), 0.5);
  EXPECT_EQ(ShareFound({}, "text"), std::nullopt);
}

GoldPage Gold(const std::string& id, const std::string& text) {
  GoldPage gold;
  gold.id = id;
  gold.type = "article";
  gold.text = text;
  return gold;
}

TEST(ScorePageTest, WhatTheGoldDoesNotSpeakOfIsAbsent) {
  GoldPage gold;
  gold.with = {"tea"};
  const PageScore row = ScorePage(gold, "Tea and cake");
  EXPECT_FALSE(row.words.has_value());
  EXPECT_FALSE(row.shingles.has_value());
  EXPECT_EQ(row.with, 1);
  EXPECT_FALSE(row.without.has_value());
}

TEST(SummariseTest, MeansAreOverThePagesThatHaveTheFigure) {
  const PageScore whole = ScorePage(Gold("1", "one two three four"), "one two three four");
  const PageScore empty = ScorePage(Gold("2", "one two three four"), "");
  const PageScore silent = ScorePage(GoldPage(), "one");
  const Summary s = Summarise({&whole, &empty, &silent});
  EXPECT_EQ(s.pages, 3u);
  EXPECT_DOUBLE_EQ(s.f1, 0.5);
  EXPECT_DOUBLE_EQ(s.p, 0.5);
  // Nothing predicted has no shingle precision: 1 over one page, recall 1/2 over two.
  EXPECT_DOUBLE_EQ(s.shingle_f1, 2.0 / 3);
  EXPECT_TRUE(std::isnan(s.with));
}

TEST(SummariseTest, NoPagesHaveNoF1) {
  const Summary s = Summarise({});
  EXPECT_TRUE(std::isnan(s.f1));
  EXPECT_EQ(s.shingle_f1, 0);
}

}  // namespace
}  // namespace pare::bench
