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
// bytes of its answers apart, so that tables of bytes give them. They stand by which questions were
// answered with no, the first one the lowest bit.
struct WalkTree {
  static constexpr size_t kDepth = ForestParts::kMaxDepth, kAnswers = size_t{1} << kDepth;
  // High bytes stand as so much more than they are, so that none is negative.
  static constexpr int kHighIsAbove = 128;

  Split splits[kDepth];
  alignas(16) uint8_t low[kAnswers];
  uint8_t high[kAnswers];

  // By which questions were answered with yes.
  int Answer(size_t yes) const {
    const size_t no = kAnswers - 1 - yes;
    return low[no] + 256 * (high[no] - kHighIsAbove);
  }
  void SetAnswer(size_t yes, int16_t answer) {
    const size_t no = kAnswers - 1 - yes;
    low[no] = static_cast<uint8_t>(answer);
    high[no] = static_cast<uint8_t>((answer >> 8) + kHighIsAbove);
  }
  // Of one row.
  int AnswerFor(const FeatureMatrix& m, size_t row) const {
    size_t yes = 0;
    for (size_t level = 0; level < kDepth; ++level) {
      const Split& s = splits[level];
      yes |= static_cast<size_t>(m.Column(s.feature, s.shift)[row] > s.threshold) << level;
    }
    return Answer(yes);
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
