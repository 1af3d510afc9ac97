// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/judge/forest_walk.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

namespace pare {
namespace {

WalkTree RandomTree(std::mt19937& random) {
  WalkTree tree{};
  const int reach = static_cast<int>(FeatureMatrix::kReach);
  for (Split& split : tree.splits) {
    split = {.feature = static_cast<uint16_t>(random() % kFeatureCount),
             .shift = static_cast<int8_t>(static_cast<int>(random() % (2 * reach + 1)) - reach),
             .threshold = static_cast<uint8_t>(random())};
  }
  for (size_t i = 0; i < WalkTree::kAnswers; ++i) {
    tree.low[i] = static_cast<uint8_t>(random());
    tree.high[i] = static_cast<uint8_t>(random());
  }
  return tree;
}

// One block after another, as the header defines a tree's answer.
std::vector<int32_t> SumsByBlock(const FeatureMatrix& m, const std::vector<WalkTree>& trees,
                                 std::vector<int32_t> sums) {
  for (size_t row = 0; row < sums.size(); ++row) {
    for (const WalkTree& tree : trees) sums[row] += tree.AnswerFor(m, row);
  }
  return sums;
}

TEST(ForestWalkTest, EveryVariantAddsTheAnswersOfEachBlock) {
  std::mt19937 random(3);
  std::vector<WalkForestVariant> variants = WalkForestVariants();
  variants.push_back(&WalkForest);
  // Below, at and beyond the widths of vectors.
  for (const size_t blocks : {0, 1, 2, 15, 16, 17, 31, 32, 33, 63, 64, 65, 300}) {
    FeatureMatrix m(blocks);
    for (size_t f = 0; f < kFeatureCount; ++f) {
      for (size_t i = 0; i < blocks; ++i) {
        m[static_cast<Feature>(f)][i] = static_cast<uint8_t>(random());
      }
    }
    std::vector<WalkTree> trees;
    for (size_t t = 0; t < (blocks % 2 == 0 ? 40 : 600); ++t) trees.push_back(RandomTree(random));
    std::vector<int32_t> before(blocks);
    for (int32_t& sum : before) sum = static_cast<int32_t>(random() % 1000) - 500;
    const std::vector<int32_t> wanted = SumsByBlock(m, trees, before);
    for (size_t v = 0; v < variants.size(); ++v) {
      std::vector<int32_t> sums = before;
      variants[v](m, trees, sums);
      EXPECT_EQ(sums, wanted) << "variant " << v << ", " << blocks << " blocks";
    }
  }
}

}  // namespace
}  // namespace pare
