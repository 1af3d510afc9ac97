// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/judge/story_weights.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "extract/judge/model_file.h"
#include "extract/text/hash.h"

namespace pare {

// Defined by the build: the bytes of rules/story.model.
std::string_view BuiltinStoryWeightsBytes();

namespace {

bool AreFinite(std::span<const float> numbers) {
  return std::ranges::all_of(numbers, [](float n) { return std::isfinite(n); });
}

// What is wrong with a tree; empty where nothing is.
std::string_view Fault(const StoryTree& tree) {
  constexpr int kSplits = kStoryTreeLeaves - 1, kLeaves = kStoryTreeLeaves;
  for (int at = 0; at < kSplits; ++at) {
    const StorySplit& split = tree.splits[static_cast<size_t>(at)];
    if (static_cast<size_t>(split.feature) >= kStoryFeatures) return "a tree asks for no feature";
    if (!std::isfinite(split.threshold)) return "a threshold is no number";
    for (const int child : {split.left, split.right}) {
      if (child >= kSplits || child < -kLeaves) return "a child lies outside its tree";
      if (child >= 0 && child <= at) return "a child does not come behind its parent";
    }
  }
  return AreFinite(tree.leaves) ? "" : "a leaf is no number";
}

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

uint64_t StoryFeatureHash() {
  uint64_t hash = Fnv1a("");
  for (const StoryFeatureInfo& f : kStoryFeatureInfo) hash = Fnv1a("\n", Fnv1a(f.name, hash));
  return hash;
}

absl::StatusOr<StoryWeights> StoryWeights::Read(std::string_view bytes, bool trusted) {
  const ModelFormat format = {
      .name = "story weights", .magic = "PAREST01", .features = StoryFeatureHash()};
  const absl::StatusOr<ModelFile> file = OpenModelFile(bytes, format, trusted);
  if (!file.ok()) return file.status();
  StoryWeights weights;
  weights.description_ = file->description;
  std::string_view payload = file->payload;
  uint32_t trees = 0;
  if (!Take(payload, weights.bias_) || !Take(payload, weights.linear_) || !Take(payload, trees) ||
      !Take(payload, trees, weights.trees_) || !payload.empty()) {
    return BrokenModelFile(format, "its parts do not fit");
  }
  if (!std::isfinite(weights.bias_) || !AreFinite(weights.linear_)) {
    return BrokenModelFile(format, "a weight is no number");
  }
  for (const StoryTree& tree : weights.trees_) {
    if (const std::string_view fault = Fault(tree); !fault.empty()) {
      return BrokenModelFile(format, fault);
    }
  }
  weights.most_ = MostFrom(weights.trees_);
  return weights;
}

const StoryWeights& StoryWeights::Builtin() {
  static const StoryWeights* const weights =
      KeepBuiltinModel(Read(BuiltinStoryWeightsBytes(), /*trusted=*/true));
  return *weights;
}

double StoryWeights::LogOdds(const StoryCandidate& candidate, double least) const {
  double sum = bias_;
  for (size_t f = 0; f < kStoryFeatures; ++f) sum += linear_[f] * candidate.features[f];
  for (size_t t = 0; t < trees_.size(); ++t) {
    if (sum + most_[t] <= least) return sum + most_[t];
    sum += Leaf(trees_[t], candidate);
  }
  return sum;
}

}  // namespace pare
