// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/judge/story_weights.h"

#include <algorithm>
#include <span>
#include <vector>

namespace pare {
namespace {

float Leaf(const StoryTree& tree, const StoryCandidate& candidate) {
  int at = 0;
  do {
    const StorySplit& split = tree.splits[static_cast<size_t>(at)];
    // Trained on single precision.
    const auto value = static_cast<float>(candidate[split.feature]);
    at = value <= split.threshold ? split.left : split.right;
  } while (at > 0);
  return tree.leaves[static_cast<size_t>(-1 - at)];
}

// By tree: the most that it and all behind it can add, and a little for rounding.
std::vector<double> MostFrom(std::span<const StoryTree> trees) {
  std::vector<double> most(trees.size() + 1, 1e-6);
  for (size_t t = trees.size(); t-- > 0;) {
    most[t] = most[t + 1] + *std::max_element(trees[t].leaves.begin(), trees[t].leaves.end());
  }
  return most;
}

}  // namespace

double StoryLogOdds(const StoryCandidate& candidate, double least) {
  const StoryWeights& weights = kStoryWeights;
  static const auto& most = *new std::vector<double>(MostFrom(weights.trees));  // used until exit
  double sum = weights.bias;
  for (size_t f = 0; f < kStoryFeatures; ++f) sum += weights.linear[f] * candidate.features[f];
  for (size_t t = 0; t < weights.trees.size(); ++t) {
    if (sum + most[t] <= least) return sum + most[t];
    sum += Leaf(weights.trees[t], candidate);
  }
  return sum;
}

}  // namespace pare
