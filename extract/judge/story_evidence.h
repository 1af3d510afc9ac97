// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The evidence of the story cut: numbers that say, for each passage, how much it looks like the
// beginning of another story. They come from the text itself (which words are known from what
// precedes, against how many are usual in this very text) and from shapes (dateline, title,
// byline, a sentence's end), so that they need no word list and no language.
//
// A content word is a word of four letters or more without digits, compared by its first six
// letters; one of just four letters weighs half; a pair of neighbouring ideographs is a word.
#ifndef PARE_EXTRACT_JUDGE_STORY_EVIDENCE_H_
#define PARE_EXTRACT_JUDGE_STORY_EVIDENCE_H_

#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "extract/judge/dateline.h"
#include "extract/judge/story_cut.h"

namespace pare {

// The window: the first 28 content words from a passage's beginning, over passages. The rest: all
// from a passage's beginning. Shares are shares of the weight of content words; "usual" is the
// mean over the windows before that have two thirds of the text before them or less.
#define PARE_STORY_FEATURES(X) \
  X(Known) X(KnownRecently) X(Topic) X(TitleBreak) \
  X(StrongDateline) X(WeakDateline) X(BylineNext) X(TitleLine) X(TitleQuestion) X(Short) \
  X(PassagesAfter) X(WordsAfter) X(WordsBefore) X(CutShort) X(EndBefore) X(Window) X(LoneEnd) \
  X(UsualKnown) X(UsualRecent) X(UsualTopic) X(KnownGap) X(RecentGap) X(TopicGap) X(TitleGap) X(OpeningGap) X(CommonGap) X(RareGap) \
  X(LongGap) X(NewLongGap) X(NewNameGap) X(Name) X(NewName) X(KnownZ) X(RecentZ) \
  X(RestKnown) X(RestKnownGap) X(RestLong) X(RestName) X(RestAgain) \
  X(RestTopic) X(RestTopicGap) X(PeakTopic) X(Alive) X(Chains) X(ChainsGap) \
  X(RestDatelines) X(RestTitles) X(RestBylines) X(RestCutShort) X(CutShortHabit) X(CutShortBefore) X(Length) X(LengthBefore) \
  X(RestLength) X(LineBefore) X(Line) X(LineLine) X(NextParagraph) \
  X(OwnKnownGap) X(OwnRecentGap) X(OwnTopicGap) X(OwnWeight) X(BeforeKnownGap) X(BeforeTopicGap) X(NextKnownGap) X(NextTopicGap) X(OwnCutShort) X(OwnEnd) \
  X(StoryPassages) X(StoryWordsLong) X(Address) X(AddressBefore) X(RestAddress) X(Low) X(Digits)

enum class StoryFeature : size_t {
#define X(name) k##name,
  PARE_STORY_FEATURES(X)
#undef X
  kCount
};
inline constexpr size_t kStoryFeatures = static_cast<size_t>(StoryFeature::kCount);

inline constexpr std::array<std::string_view, kStoryFeatures> kStoryFeatureNames = {
#define X(name) #name,
    PARE_STORY_FEATURES(X)
#undef X
};

struct StoryCandidate {
  size_t passage = 0;
  size_t words_before = 0;
  std::array<double, kStoryFeatures> features{};
  Dateline dateline;        // counted in the features; kNone where the text is full of them
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
