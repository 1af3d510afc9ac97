// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Why the judge gave a block its score, in words.
#ifndef PARE_EXTRACT_JUDGE_REASONS_H_
#define PARE_EXTRACT_JUDGE_REASONS_H_

#include <string>
#include <vector>

#include "extract/judge/features.h"
#include "extract/judge/model.h"

namespace pare {

// For each row the three features that did most for the verdict, strongest first:
//   "words 84 (+1.9)", "share of its words in links 3 % (+0.8)", "the block before: in nav (+0.4)"
// A number in brackets is what the feature did to the log-odds, in both looks together; the second
// look's trust in the first is not a reason. `kept`, by row, is the verdict: only what speaks for it
// is named. Takes about a millisecond and some microseconds a row: for explanations only.
std::vector<std::vector<std::string>> ReasonsOf(const Look& look, const PageFeatures& features,
                                   const std::vector<bool>& kept);

// A feature with its value, as above: "words 84".
std::string DescribeFeature(Feature f, int shift, uint8_t value);

}  // namespace pare

#endif  // PARE_EXTRACT_JUDGE_REASONS_H_
