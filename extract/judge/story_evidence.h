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
// from a passage's beginning. Own: of the window's words those of the passage itself. Shares are
// shares of the weight of content words (see StoryShare and StoryRest in story_cohesion.h).
// "Usual" is a share's mean over the windows behind the first third of what precedes; a Gap is the
// usual share less the share, a Z the same in standard deviations. Counts are ln(1 + count).
#define PARE_STORY_FEATURES(X)                                                                   \
  /* The window's shares, raised by what the text's usual one falls short of 55, 35 and 15 %:    \
     where words recur seldom (inflected languages, ideographs, lists) a new one says less. */   \
  X(Known) X(KnownRecently) X(Topic)                                                             \
  X(TitleBreak) /* the title's words: their absence where they are usual, less their share */    \
  /* Shapes of the passage, 0 or 1: dateline.h; a title-like line and then a byline; six words   \
     or more without a sentence's end, then a paragraph; a line with ? or !, then a paragraph;   \
     a short passage that is none of these. */                                                   \
  X(StrongDateline) X(WeakDateline) X(BylineNext) X(TitleLine) X(TitleQuestion) X(Short)         \
  X(PassagesAfter) /* ln of the passages from here on */                                         \
  X(WordsAfter)    /* ln(1 + words from here on) */                                              \
  X(WordsBefore)   /* ln(words before / 300) */                                                  \
  X(CutShort)      /* 1: the very last passage breaks off */                                     \
  X(EndBefore)     /* 1: the passage before ends with a sentence's end */                        \
  X(Window)        /* how full the window is, 0 to 1 */                                          \
  X(LoneEnd)       /* 1: the very last passage, and no shape of it speaks for a story */         \
  X(UsualKnown) X(UsualRecent) X(UsualTopic)                                                     \
  X(KnownGap) X(RecentGap) X(TopicGap) X(TitleGap) X(OpeningGap) X(CommonGap)                    \
  X(RareGap) /* of words that are known but not common */                                        \
  X(LongGap) X(NewLongGap) X(NewNameGap) X(Name) X(NewName)                                      \
  X(KnownZ) X(RecentZ)                                                                           \
  /* Of the rest; Long and Name: the known part among its long words, its names. */              \
  X(RestKnown) X(RestKnownGap) X(RestLong) X(RestName) X(RestAgain)               \
  X(RestTopic) X(RestTopicGap) X(PeakTopic) X(PeakTopicGap) X(PeakKnown) X(PeakKnownGap)         \
  X(Alive) X(Chains)                                                                             \
  X(ChainsGap) /* the mean of Chains over the passages before, less Chains */                    \
  X(RestDatelines) X(RestTitles) X(RestBylines) /* counts behind the passage */                  \
  X(RestCutShort)  /* count from the passage on */                                               \
  X(CutShortHabit) /* passages before that break off, to paragraphs before */                    \
  X(CutShortBefore) /* 1: the passage before breaks off */                                       \
  X(Length)       /* ln(its words / mean words of the paragraphs before) */                      \
  X(LengthBefore) /* ln of that mean */                                                          \
  X(RestLength)   /* ln(mean words of the rest's paragraphs / that mean) */                      \
  X(LineBefore) X(Line) /* 1: the passage before, this one, is like a title */                   \
  X(LineLine)      /* 1: a line, a shorter one, a paragraph */                                   \
  X(NextParagraph) /* 1: the next passage is a paragraph */                                      \
  X(OwnKnownGap) X(OwnRecentGap) X(OwnTopicGap)                                                  \
  X(OwnWeight) /* own content words / 28 */                                                      \
  X(BeforeKnownGap) X(BeforeTopicGap) X(NextKnownGap) X(NextTopicGap) /* the neighbours' own */  \
  X(OwnCutShort) X(OwnEnd) /* 1: it breaks off; it ends with a sentence's end */                 \
  X(StoryPassages) X(StoryWordsLong) /* counts from here to the next passage that breaks off */  \
  X(Address) X(AddressBefore) /* 1: a web or mail address in it, in the passage before */        \
  X(RestAddress) /* count of passages with one from here on */                                   \
  X(Low)         /* 1: opens with a small letter, a digit's mark or a sign */                    \
  X(Digits)      /* share of its bytes */

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
