// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The judge's weights: named data, readable and changeable by hand.
#ifndef PARE_EXTRACT_JUDGE_WEIGHTS_H_
#define PARE_EXTRACT_JUDGE_WEIGHTS_H_

#include <array>

#include "extract/judge/features.h"

namespace pare {

// A logistic model in two steps. The first looks at a block's own features; the second at the
// first's log-odds of the block, of its neighbours, and of the blocks that share its path of tags
// and classes.
struct JudgeWeights {
  float bias;
  std::array<float, kFeatureCount> features;  // by Feature

  // Second step. Log-odds of the first are cut off at +-kLogitBound.
  float context_bias;
  float own;
  float previous, next;                // one block away
  float second_previous, second_next;  // two blocks away
  float path;                          // log-odds of the path's mean probability, by words
};

inline constexpr float kLogitBound = 6.0f;

extern const JudgeWeights kHtmlWeights;
extern const JudgeWeights kTextWeights;

// What `by` and --version call it.
inline constexpr std::string_view kJudgeName = "linear-1";

}  // namespace pare

#endif  // PARE_EXTRACT_JUDGE_WEIGHTS_H_
