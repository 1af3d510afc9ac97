// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Many blocks through many trees in vector code, as wide as the processor has it. Internal to
// forest.cc.
#ifndef PARE_EXTRACT_JUDGE_FOREST_WALK_H_
#define PARE_EXTRACT_JUDGE_FOREST_WALK_H_

#include <cstddef>
#include <cstdint>
#include <span>

#include "extract/judge/forest.h"

namespace pare {

// A tree as the walk wants it: always kMaxDepth questions, those beyond its depth answered with no;
// and the low and the high bytes of its answers apart, so that tables of bytes give them.
struct WalkTree {
  static constexpr size_t kAnswers = size_t{1} << Forest::kMaxDepth;

  Split splits[Forest::kMaxDepth];
  alignas(16) uint8_t low[kAnswers];
  uint8_t high[kAnswers];
};

// Adds the answers of `trees` to `sums`, one a row of `m` from its first row on.
void WalkForest(const FeatureMatrix& m, std::span<const WalkTree> trees, std::span<int32_t> sums);

}  // namespace pare

#endif  // PARE_EXTRACT_JUDGE_FOREST_WALK_H_
