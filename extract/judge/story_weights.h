// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The story cut's weights: what bench/train/story.py makes and the program carries in it
// (rules/story.model).
//
// The file is that of extract/judge/model_file.h. Its magic is "PAREST01", its features' hash that
// of their names with a line's end behind each, and its payload
//   f64   bias
//   f32   linear weights, by StoryFeature
//   u32   how many trees, and as many StoryTree (88 bytes)
#ifndef PARE_EXTRACT_JUDGE_STORY_WEIGHTS_H_
#define PARE_EXTRACT_JUDGE_STORY_WEIGHTS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "extract/judge/story_evidence.h"

namespace pare {

// One question of a tree: at most the threshold goes left, more goes right. A child of 0 or more is
// another split of the tree, -1 is its leaf 0, -2 its leaf 1 and so on. Children come behind their
// parents, so that a walk ends.
struct StorySplit {
  StoryFeature feature;
  int8_t left, right;
  float threshold;
};

inline constexpr size_t kStoryTreeLeaves = 8;

// As in the file. Splits and leaves that a smaller tree does not need are never reached.
struct StoryTree {
  std::array<StorySplit, kStoryTreeLeaves - 1> splits;
  std::array<float, kStoryTreeLeaves> leaves;  // log-odds
};
static_assert(sizeof(StoryTree) == 88);

// Immutable and thread-safe after Read().
class StoryWeights {
 public:
  // InvalidArgument where `bytes` are no weights for this program's features. Copies what it needs.
  static absl::StatusOr<StoryWeights> Read(std::string_view bytes) {
    return Read(bytes, /*trusted=*/false);
  }
  // Those that are built in.
  static const StoryWeights& Builtin();

  // The log-odds that another story begins at a candidate: bias, weighted features, and the leaf
  // that it reaches in each tree. Where they are not above `least`, it may be any number that is
  // not: few passages come near a bar, and for the others some of the trees say enough. No
  // allocation.
  double LogOdds(const StoryCandidate& candidate, double least) const;

  size_t trees() const { return trees_.size(); }
  // The JSON that describes them.
  const std::string& description() const { return description_; }

 private:
  // Of trusted bytes the checksum is not asked (OpenModelFile).
  static absl::StatusOr<StoryWeights> Read(std::string_view bytes, bool trusted);

  std::string description_;
  double bias_ = 0;
  std::array<float, kStoryFeatures> linear_{};  // log-odds for each unit of a feature
  std::vector<StoryTree> trees_;
  std::vector<double> most_;  // by tree: the most that it and all behind it can add
};

// What a file of weights must name; see above.
uint64_t StoryFeatureHash();

// What the file calls the weights in use.
inline constexpr std::string_view kStoryWeightsName = "story-2";

}  // namespace pare

#endif  // PARE_EXTRACT_JUDGE_STORY_WEIGHTS_H_
