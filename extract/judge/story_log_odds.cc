// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/judge/story_weights.h"

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

}  // namespace

double StoryLogOdds(const StoryWeights& weights, const StoryCandidate& candidate) {
  double sum = weights.bias;
  for (size_t f = 0; f < kStoryFeatures; ++f) sum += weights.linear[f] * candidate.features[f];
  for (const StoryTree& tree : weights.trees) sum += Leaf(tree, candidate);
  return sum;
}

}  // namespace pare
