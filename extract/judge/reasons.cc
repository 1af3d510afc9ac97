// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/judge/reasons.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "absl/strings/str_cat.h"
#include "extract/judge/scale.h"

namespace pare {
namespace {

constexpr size_t kReasons = 3;
// Less than this is no reason.
constexpr float kLeastLogOdds = 0.05f;

// What the first look said, and the guideline it was asked to keep, are not reasons by themselves.
bool IsReason(size_t feature) {
  return feature < static_cast<size_t>(Feature::kStrict);
}

std::string ReasonOf(const FeatureMatrix& m, size_t row, size_t question, float log_odds) {
  const size_t feature = question / ForestExplainer::kShifts;
  const int shift = static_cast<int>(question % ForestExplainer::kShifts) -
                    static_cast<int>(FeatureMatrix::kReach);
  char number[16];
  std::snprintf(number, sizeof number, " (%+.1f)", static_cast<double>(log_odds));
  return DescribeFeature(static_cast<Feature>(feature), shift, m.Column(feature, shift)[row]) +
         number;
}

}  // namespace

std::string DescribeFeature(Feature f, int shift, uint8_t value) {
  const FeatureInfo& info = kFeatureInfo[static_cast<size_t>(f)];
  const std::string what(info.description);
  std::string out;
  if (shift == -1) out = "the block before: ";
  if (shift == 1) out = "the block behind: ";
  if (shift < -1) out = absl::StrCat(-shift, " blocks before: ");
  if (shift > 1) out = absl::StrCat(shift, " blocks behind: ");
  switch (info.scale) {
    case Scale::kFlag:
      return absl::StrCat(out, value > 0 ? "" : "not: ", what);
    case Scale::kShare:
      return absl::StrCat(out, what, " ", (value * 100 + 127) / 255, " %");
    case Scale::kLog:
      return absl::StrCat(out, what, " ", value == 255 ? "at least " : "", LeastOfLog8(value));
    case Scale::kCount:
      return absl::StrCat(out, what, " ", value == 255 ? "at least " : "", static_cast<int>(value));
    case Scale::kSigned:
      return absl::StrCat(out, what, value >= 128 ? " speak for it" : " speak against it");
  }
  return out;
}

std::vector<std::vector<std::string>> ReasonsOf(const Look& look, const PageFeatures& features,
                                   const std::vector<bool>& kept) {
  const ForestExplainer first(look.first), second(look.second);
  std::vector<std::vector<std::string>> reasons;
  std::vector<float> log_odds(ForestExplainer::kQuestions);
  std::vector<size_t> strongest;
  for (size_t row = 0; row < features.live.size(); ++row) {
    std::fill(log_odds.begin(), log_odds.end(), 0.0f);
    first.Add(features.matrix, row, log_odds);
    second.Add(features.matrix, row, log_odds);
    const float sign = kept[row] ? 1.0f : -1.0f;
    strongest.clear();
    for (size_t q = 0; q < log_odds.size(); ++q) {
      if (IsReason(q / ForestExplainer::kShifts) && log_odds[q] * sign > kLeastLogOdds) {
        strongest.push_back(q);
      }
    }
    const size_t count = std::min(kReasons, strongest.size());
    std::partial_sort(strongest.begin(), strongest.begin() + static_cast<ptrdiff_t>(count),
                      strongest.end(), [&](size_t a, size_t b) {
                        return std::abs(log_odds[a]) > std::abs(log_odds[b]);
                      });
    reasons.emplace_back();
    for (size_t k = 0; k < count; ++k) {
      reasons.back().push_back(
          ReasonOf(features.matrix, row, strongest[k], log_odds[strongest[k]]));
    }
  }
  return reasons;
}

}  // namespace pare
