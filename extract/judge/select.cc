// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/judge/select.h"

#include <algorithm>
#include <numeric>

namespace pare {
namespace {

// "No article here": where fewer body words than this are to be expected among the chosen blocks,
// or the chosen blocks are, word for word, more likely not body than kLeastMeanScore, the page has
// none. From labelled pages with and without their article's blocks.
constexpr double kLeastBodyWords = 15;
constexpr double kLeastMeanScore = 0.30;

}  // namespace

std::vector<bool> SelectBlocks(std::span<const Candidate> candidates, uint32_t certain) {
  std::vector<bool> kept(candidates.size(), false);
  std::vector<uint32_t> order(candidates.size());
  std::iota(order.begin(), order.end(), 0u);
  // Ties in page order, so that the outcome is the same everywhere.
  std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
    return candidates[a].score > candidates[b].score;
  });
  double expected = certain;  // body words on the whole page
  for (const Candidate& c : candidates) expected += static_cast<double>(c.score) * c.words;
  double right = certain, taken = certain, best = 0;
  double best_right = right, best_taken = taken;
  size_t best_count = 0;
  for (size_t k = 0; k < order.size(); ++k) {
    const Candidate& c = candidates[order[k]];
    right += static_cast<double>(c.score) * c.words;
    taken += c.words;
    const double f1 = taken + expected > 0 ? 2 * right / (taken + expected) : 0;
    if (f1 <= best) continue;
    best = f1;
    best_count = k + 1;
    best_right = right;
    best_taken = taken;
  }
  const bool article = best_right >= kLeastBodyWords && best_right >= kLeastMeanScore * best_taken;
  if (!article && certain == 0) return kept;
  for (size_t k = 0; k < best_count; ++k) kept[order[k]] = candidates[order[k]].words > 0;
  return kept;
}

}  // namespace pare
