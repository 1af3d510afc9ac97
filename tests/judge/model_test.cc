// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// What holds of the model whatever its weights are.
#include "extract/judge/model.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extract/judge/layout.h"
#include "extract/judge/weights.h"

namespace pare {
namespace {

struct Model {
  explicit Model(size_t blocks, InputKind input = InputKind::kHtml) : rows(blocks) {
    page.input = input;
    page.blocks.resize(blocks);
    page.judgements.resize(blocks);
    layout.paths = static_cast<uint32_t>(blocks);  // a path of its own for each
    for (uint32_t i = 0; i < blocks; ++i) layout.path.push_back(i);
    for (size_t i = 0; i < blocks; ++i) page.blocks[i].words = 20;
  }
  void Settle(size_t i, bool kept) {
    page.judgements[i].settled = true;
    page.judgements[i].last = {.kept = kept, .role = Role::kBody, .by = Giver::kRule, .rule = 0};
  }
  std::vector<float> Scores() const { return ScoreBlocks(page, rows, layout); }
  Page page;
  std::vector<FeatureRow> rows;
  Layout layout;
};

TEST(ModelTest, AnEmptyPageHasNoScores) { EXPECT_TRUE(Model(0).Scores().empty()); }

TEST(ModelTest, ScoresAreProbabilitiesHoweverOddTheFeatures) {
  for (const float value : {0.0f, 1.0f, -1e30f, 1e30f}) {
    for (const InputKind input : {InputKind::kHtml, InputKind::kText}) {
      Model model(5, input);
      for (FeatureRow& row : model.rows) row.values.fill(value);
      if (value > 1 || value < 0) {  // one feature, since infinities may meet in a sum
        for (FeatureRow& row : model.rows) {
          row.values.fill(0);
          row[Feature::kWords] = value;
        }
      }
      const std::vector<float> scores = model.Scores();
      ASSERT_EQ(scores.size(), 5u);
      for (const float s : scores) {
        EXPECT_GE(s, 0.0f);
        EXPECT_LE(s, 1.0f);
      }
    }
  }
}

TEST(ModelTest, WhatRulesHaveSettledHidesTheFeatures) {
  Model a(3), b(3);
  a.Settle(1, true);
  b.Settle(1, true);
  b.rows[1].values.fill(1);
  EXPECT_EQ(a.Scores(), b.Scores());
}

TEST(ModelTest, ASettledBlockTakesTheSideOfItsRule) {
  for (const InputKind input : {InputKind::kHtml, InputKind::kText}) {
    const JudgeWeights& w = input == InputKind::kHtml ? kHtmlWeights : kTextWeights;
    if (w.own + w.path <= 0) continue;
    Model kept(1, input), dropped(1, input);
    kept.Settle(0, true);
    dropped.Settle(0, false);
    EXPECT_GT(kept.Scores()[0], dropped.Scores()[0]);
  }
}

TEST(ModelTest, ABlockThreeAwayOnAnotherPathHasNoSay) {
  Model a(7), b(7);
  b.Settle(3, true);
  const std::vector<float> before = a.Scores(), after = b.Scores();
  for (const size_t i : {size_t{0}, size_t{6}}) EXPECT_EQ(before[i], after[i]) << i;
}

TEST(ModelTest, BlocksOfOnePathSpeakForEachOther) {
  Model a(9);
  a.layout.path[8] = 0;
  Model b = Model(9);
  b.layout.path[8] = 0;
  a.Settle(8, true);
  b.Settle(8, false);
  const float with = a.Scores()[0], against = b.Scores()[0];
  if (kHtmlWeights.path > 0) {
    EXPECT_GT(with, against);
  } else {
    EXPECT_LE(with, against);
  }
}

TEST(ModelTest, BlocksWithoutWordsAreScoredToo) {
  Model model(3);
  for (Block& b : model.page.blocks) b.words = 0;
  for (const float s : model.Scores()) EXPECT_TRUE(s >= 0 && s <= 1);
}

}  // namespace
}  // namespace pare
