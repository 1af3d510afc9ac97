// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/judge/model.h"

#include <algorithm>
#include <cmath>

#include "extract/judge/weights.h"

namespace pare {
namespace {

// What a rule says, in log-odds: as certain as the model can be of a neighbour.
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
std::vector<float> PathLogits(const Page& page, std::span<const float> logits,
                              const Layout& layout) {
  std::vector<double> sum(layout.paths), weight(layout.paths);
  for (size_t i = 0; i < logits.size(); ++i) {
    const double w = page.blocks[i].words + 1.0;
    sum[layout.path[i]] += w * Probability(logits[i]);
    weight[layout.path[i]] += w;
  }
  std::vector<float> means(layout.paths);
  for (size_t p = 0; p < means.size(); ++p) means[p] = Logit(static_cast<float>(sum[p] / weight[p]));
  return means;
}

}  // namespace

std::vector<float> ScoreBlocks(const Page& page, std::span<const FeatureRow> rows,
                               const Layout& layout) {
  const JudgeWeights& w = page.input == InputKind::kHtml ? kHtmlWeights : kTextWeights;
  const auto n = static_cast<ptrdiff_t>(rows.size());
  std::vector<float> logits(rows.size());
  for (size_t i = 0; i < rows.size(); ++i) {
    const Judgement& j = page.judgements[i];
    logits[i] = !j.settled    ? OwnLogit(w, rows[i])
                : j.last.kept ? kSettledLogit
                              : -kSettledLogit;
  }
  const std::vector<float> path = PathLogits(page, logits, layout);
  const auto at = [&logits, n](ptrdiff_t i) {
    return i >= 0 && i < n ? logits[static_cast<size_t>(i)] : kEdgeLogit;
  };
  std::vector<float> scores(rows.size());
  for (ptrdiff_t i = 0; i < n; ++i) {
    const auto k = static_cast<size_t>(i);
    scores[k] = Probability(w.context_bias + w.own * logits[k] + w.previous * at(i - 1) +
                            w.next * at(i + 1) + w.second_previous * at(i - 2) +
                            w.second_next * at(i + 2) + w.path * path[layout.path[k]]);
  }
  return scores;
}

}  // namespace pare
