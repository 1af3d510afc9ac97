// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/judge/model.h"

#include <algorithm>
#include <cmath>

#include "extract/judge/weights.h"

namespace pare {
namespace {

// What a rule keeps, in log-odds: as certain as the model can be of a neighbour.
constexpr float kSettledLogit = 4.0f;
// A block that is not there counts as rather not body.
constexpr float kEdgeLogit = -3.0f;

float Probability(float logit) { return 1.0f / (1.0f + std::exp(-logit)); }

float Logit(float p) {
  p = std::clamp(p, 0.002f, 0.998f);
  return std::log(p / (1.0f - p));
}

float OwnLogit(const JudgeWeights& w, const FeatureRow& row) {
  float sum = w.bias;
  for (size_t k = 0; k < kFeatureCount; ++k) sum += w.features[k] * row.values[k];
  return std::clamp(sum, -kLogitBound, kLogitBound);
}

// The mean probability of the blocks of each path, weighed by words, as log-odds.
std::vector<float> PathLogits(const Page& page, std::span<const uint32_t> live,
                              std::span<const float> logits, const Layout& layout) {
  std::vector<double> sum(layout.paths), weight(layout.paths);
  for (size_t i = 0; i < live.size(); ++i) {
    const uint32_t path = layout.path[live[i]];
    const double w = page.blocks[live[i]].words + 1.0;
    sum[path] += w * Probability(logits[i]);
    weight[path] += w;
  }
  std::vector<float> means(layout.paths);
  for (size_t p = 0; p < means.size(); ++p) {
    if (weight[p] > 0) means[p] = Logit(static_cast<float>(sum[p] / weight[p]));
  }
  return means;
}

}  // namespace

std::vector<float> ScoreBlocks(const Page& page, std::span<const FeatureRow> rows,
                               const Layout& layout) {
  const JudgeWeights& w = page.input == InputKind::kHtml ? kHtmlWeights : kTextWeights;
  std::vector<uint32_t> live;  // what rules have dropped is as if it were not there
  std::vector<float> logits;
  for (uint32_t b = 0; b < rows.size(); ++b) {
    const Judgement& j = page.judgements[b];
    if (j.settled && !j.last.kept) continue;
    live.push_back(b);
    logits.push_back(j.settled ? kSettledLogit : OwnLogit(w, rows[b]));
  }
  const std::vector<float> path = PathLogits(page, live, logits, layout);
  const auto n = static_cast<ptrdiff_t>(live.size());
  const auto at = [&logits, n](ptrdiff_t i) {
    return i >= 0 && i < n ? logits[static_cast<size_t>(i)] : kEdgeLogit;
  };
  std::vector<float> scores(rows.size());
  for (ptrdiff_t i = 0; i < n; ++i) {
    const auto k = static_cast<size_t>(i);
    scores[live[k]] = Probability(w.context_bias + w.own * logits[k] + w.previous * at(i - 1) +
                                  w.next * at(i + 1) + w.second_previous * at(i - 2) +
                                  w.second_next * at(i + 2) +
                                  w.path * path[layout.path[live[k]]]);
  }
  return scores;
}

}  // namespace pare
