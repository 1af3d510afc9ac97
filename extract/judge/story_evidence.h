// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The evidence of the story cut: numbers that say, for each passage, how much it looks like the
// beginning of another story. They come from the text itself (which words are known from what
// precedes, against how many are usual in this very text) and from shapes (dateline, title,
// byline, a sentence's end), so that they need no word list and no language;
// extract/judge/story_feature_list.h says what each is.
//
// A content word is a word of four letters or more without digits, compared by its first six
// letters; one of just four letters weighs half; a pair of neighbouring ideographs is a word.
#ifndef PARE_EXTRACT_JUDGE_STORY_EVIDENCE_H_
#define PARE_EXTRACT_JUDGE_STORY_EVIDENCE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "extract/judge/dateline.h"
#include "extract/judge/story_cut.h"
#include "extract/judge/story_feature_list.h"

namespace pare {

enum class StoryFeature : uint16_t {
#define PARE_X(id, description) k##id,
  PARE_STORY_FEATURES(PARE_X)
#undef PARE_X
  kCount,
};
inline constexpr size_t kStoryFeatures = static_cast<size_t>(StoryFeature::kCount);

struct StoryFeatureInfo {
  std::string_view name;
  std::string_view description;
};

inline constexpr std::array<StoryFeatureInfo, kStoryFeatures> kStoryFeatureInfo = {{
#define PARE_X(id, description) {#id, description},
    PARE_STORY_FEATURES(PARE_X)
#undef PARE_X
}};

struct StoryCandidate {
  size_t passage = 0;
  size_t words_before = 0;
  std::array<double, kStoryFeatures> features{};
  Dateline dateline;        // counted in the features; kNone where the text is full of them
  bool bare_dateline = false;  // a line of a dateline's shape that opens nothing: no story begins here
  double known = 0.0;        // the share of its window that occurs before
  double usual_known = 0.0;  // what that share usually is in this text

  double operator[](StoryFeature f) const { return features[static_cast<size_t>(f)]; }
};

// The candidates in order of passages. None among the first three passages, before the sixtieth
// word or the end of the second paragraph, where more words follow than precede, or where fewer
// than three content words follow. Linear in the bytes of the text (times a
// small constant for the window).
std::vector<StoryCandidate> CollectStoryEvidence(std::span<const Passage> passages,
                                                 std::string_view title);

}  // namespace pare

#endif  // PARE_EXTRACT_JUDGE_STORY_EVIDENCE_H_
