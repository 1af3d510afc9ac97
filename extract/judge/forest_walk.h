// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// A tree of a forest, and many blocks through many trees in vector code, as wide as the processor has
// it. Internal to forest.h.
#ifndef PARE_EXTRACT_JUDGE_FOREST_WALK_H_
#define PARE_EXTRACT_JUDGE_FOREST_WALK_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "extract/judge/features.h"

namespace pare {

// "Is the feature of the block `shift` places away greater than `threshold`?"
struct Split {
  uint16_t feature = 0;
  int8_t shift = 0;
  uint8_t threshold = 0;
};

// A tree: always kDepth questions, those beyond its depth answered with no; and the low and the high
// bytes of its answers apart, so that tables of bytes give them.
struct WalkTree {
  static constexpr size_t kDepth = 6, kAnswers = size_t{1} << kDepth;

  Split splits[kDepth];
  alignas(16) uint8_t low[kAnswers];
  uint8_t high[kAnswers];

  int16_t Answer(size_t place) const {
    return static_cast<int16_t>(low[place] | high[place] << 8);
  }
  // Of one row; of the tree's questions `depth` are no padding.
  int16_t AnswerFor(const FeatureMatrix& m, size_t row, size_t depth) const {
    size_t place = 0;
    for (size_t level = 0; level < depth; ++level) {
      const Split& s = splits[level];
      place |= static_cast<size_t>(m.Column(s.feature, s.shift)[row] > s.threshold) << level;
    }
    return Answer(place);
  }
};

// Adds the answers of `trees` to `sums`, one a row of `m` from its first row on.
void WalkForest(const FeatureMatrix& m, std::span<const WalkTree> trees, std::span<int32_t> sums);

// The functions that WalkForest() chooses from, those that run on this processor: for tests.
using WalkForestVariant = void (*)(const FeatureMatrix& m, std::span<const WalkTree> trees,
                                   std::span<int32_t> sums);
std::vector<WalkForestVariant> WalkForestVariants();

}  // namespace pare

#endif  // PARE_EXTRACT_JUDGE_FOREST_WALK_H_
