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

// The window: the first 28 content words from a passage's beginning, over passages.
// Shares are shares of the weight of content words.
enum class StoryFeature : size_t {
  kKnown,           // share of the window that occurs anywhere before …
  kKnownRecently,   // … in the 120 content words before …
  kTopic,           // … among the twelve most spread words of the first half. All three are raised
                    // by what the text's usual share falls short of 55, 35 and 15 %: where words
                    // recur seldom (inflected languages, ideographs, lists) a new one says less
  kTitleBreak,      // the title's words: their absence where they are usual, less their share
  kStrongDateline,  // 0 or 1, see dateline.h
  kWeakDateline,    // 0 or 1
  kBylineNext,      // 1: a line like a title and then a byline
  kTitleLine,       // 1: six words or more, no sentence's end, then a paragraph
  kTitleQuestion,   // 1: a short line with a question or exclamation mark, then a paragraph
  kShort,           // 1: a short passage that is none of the above
  kPassagesAfter,   // ln of the number of passages from here to the end
  kWordsAfter,      // ln(words from here to the end / 400), at least 0
  kWordsBefore,     // ln(words before / 300)
  kCutShort,        // 1: the very last passage is a paragraph without a sentence's end
  kEndBefore,       // 1: the passage before ends with a sentence's end
  kWindow,          // how full the window is, 0 to 1
  kLoneEnd,         // 1: the very last passage, and nothing of its shape speaks for a story: often
                    // thanks, a disclaimer, a note on the author
};
inline constexpr size_t kStoryFeatures = 17;

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
