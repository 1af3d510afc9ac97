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
#include "extract/judge/forest_parts.h"

namespace pare {

// A tree: always kDepth questions, those beyond its depth answered with no; and the low and the high
// bytes of its answers apart, so that tables of bytes give them.
struct WalkTree {
  static constexpr size_t kDepth = ForestParts::kMaxDepth, kAnswers = size_t{1} << kDepth;

  Split splits[kDepth];
  alignas(16) uint8_t low[kAnswers];
  uint8_t high[kAnswers];

  int16_t Answer(size_t place) const {
    return static_cast<int16_t>(low[place] | high[place] << 8);
  }
  // Of one row.
  int16_t AnswerFor(const FeatureMatrix& m, size_t row) const {
    size_t place = 0;
    for (size_t level = 0; level < kDepth; ++level) {
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
