// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The story cut's weights: data, made by bench/train/story.py.
#ifndef PARE_EXTRACT_JUDGE_STORY_WEIGHTS_H_
#define PARE_EXTRACT_JUDGE_STORY_WEIGHTS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "extract/judge/story_evidence.h"

namespace pare {

// One question of a tree: at most the threshold goes left, more goes right. A child of 0 or more is
// another split of the tree, -1 is its leaf 0, -2 its leaf 1 and so on. Children come behind their
// parents, so that a walk ends.
struct StorySplit {
  StoryFeature feature;
  float threshold;
  int8_t left, right;
};

inline constexpr size_t kStoryTreeLeaves = 8;

struct StoryTree {
  std::array<StorySplit, kStoryTreeLeaves - 1> splits;
  std::array<float, kStoryTreeLeaves> leaves;  // log-odds
};

struct StoryWeights {
  double bias;
  std::array<float, kStoryFeatures> linear;  // log-odds for each unit of a feature, by StoryFeature
  std::span<const StoryTree> trees;
};

extern const StoryWeights kStoryWeights;

// By kStoryWeights, the log-odds that another story begins at a candidate: bias, weighted features,
// and the leaf that it reaches in each tree. Where they are not above `least`, it may be any number
// that is not: few passages come near a bar, and for the others some of the trees say enough.
double StoryLogOdds(const StoryCandidate& candidate, double least);

}  // namespace pare

#endif  // PARE_EXTRACT_JUDGE_STORY_WEIGHTS_H_
