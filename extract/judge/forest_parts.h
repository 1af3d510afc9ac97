// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Forests as model files hold them. Gradient-boosted oblivious trees over bytes: all nodes of a
// level ask the same question, so that a tree is a row of questions and a table of answers
// (Prokhorenkova et al., "CatBoost: unbiased boosting with categorical features", 2018).
#ifndef PARE_EXTRACT_JUDGE_FOREST_PARTS_H_
#define PARE_EXTRACT_JUDGE_FOREST_PARTS_H_

#include <cstdint>
#include <string_view>
#include <vector>

namespace pare {

// "Is the feature of the block `shift` places away greater than `threshold`?"
struct Split {
  uint16_t feature = 0;
  int8_t shift = 0;
  uint8_t threshold = 0;
};

// Answered with no: no byte is greater.
inline constexpr Split kNoSplit = {.feature = 0, .shift = 0, .threshold = 255};

struct ForestParts {
  static constexpr uint32_t kMaxDepth = 6;

  uint32_t trees = 0, depth = 0;
  float bias = 0, unit = 1;
  std::vector<Split> splits;     // `depth` a tree
  std::vector<int16_t> answers;  // 2^depth a tree, in units: the first question is the lowest bit
  std::vector<uint8_t> counts;   // likewise, how many training blocks gave each: 16 * log2(1 + n)

  // Takes a forest from the front of `bytes`; false where they hold none. The layout:
  //   u32 trees, u32 depth, f32 bias, f32 unit; a Split (4 bytes) for each level of each tree;
  //   i16 answers; u8 counts
  bool Read(std::string_view& bytes);
};

}  // namespace pare

#endif  // PARE_EXTRACT_JUDGE_FOREST_PARTS_H_
