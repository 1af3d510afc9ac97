// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The shape of a passage, for the story cut: how long it is, how it ends, what it opens with.
#ifndef PARE_EXTRACT_JUDGE_STORY_SHAPE_H_
#define PARE_EXTRACT_JUDGE_STORY_SHAPE_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "extract/judge/dateline.h"
#include "extract/judge/story_cut.h"

namespace pare {

inline constexpr size_t kParagraphWords = 20;  // from here on a passage is a paragraph
inline constexpr size_t kLeadWords = 15;       // from here on it may be a lead that breaks off
// Of a story's first sentence, dateline and all: where it breaks off, and where it has its full stop.
inline constexpr size_t kLeastOpenWords = 11;
inline constexpr size_t kLeastSentenceWords = 8;
inline constexpr size_t kLineWords = 24;       // up to here a title or a heading
inline constexpr size_t kLeastLineWords = 3;   // of a title

enum class End : uint8_t { kOpen, kJoint, kFull, kCall };  // nothing; colon, comma; stop; ? or !

struct StoryShape {
  size_t words = 0;
  End end = End::kOpen;  // seen through closing quotes, brackets and emphasis marks
  bool heading = false, list = false, byline = false;
  bool closed = false;     // ends with a closing quote or bracket: a quotation, a credit
  bool address = false;    // holds a web or mail address
  bool low = false;        // opens with a small letter or no letter: a note, a list, a line's rest
  double digits = 0;       // share of the bytes
  Dateline dateline;  // kNone where the text is full of them

  bool Ended() const { return end == End::kFull || end == End::kCall; }
  bool Paragraph() const { return words >= kParagraphWords && !list && !heading; }
  // A paragraph that breaks off, as leads do.
  bool CutShort() const { return words >= kLeadWords && !Ended() && !closed && !list; }
  // A dateline stands before a story's first sentence. "ADVERTISEMENT - continue reading below" and
  // "WATCH ALSO - a headline" have its shape and nothing to open.
  bool BareDateline() const {
    return dateline.shape != DatelineShape::kNone && words < kLeastOpenWords &&
           (end != End::kFull || words < kLeastSentenceWords);
  }
  // Like a title: a line without the mark of a sentence's or a clause's end.
  bool Line() const {
    return words >= kLeastLineWords && words < kLineWords && !list && end != End::kFull &&
           end != End::kJoint;
  }
};

// Datelines among the first `opening` passages are the article's own and make no habit. Linear.
std::vector<StoryShape> StoryShapes(std::span<const Passage> passages,
                                    std::span<const size_t> words, size_t opening);

}  // namespace pare

#endif  // PARE_EXTRACT_JUDGE_STORY_SHAPE_H_
