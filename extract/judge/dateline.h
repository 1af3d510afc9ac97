// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The shapes by which news stories begin: a dateline ("TOKYO – ", "(AP) — ", "北京3月5日电 ") and a
// byline ("By Jane Doe"). Shapes only: whether another story really begins there is for the story
// cut (extract/judge/story_cut.h) to weigh. All functions are pure and thread-safe; text is UTF-8
// with any bytes, and only its first 120 bytes are read.
#ifndef PARE_EXTRACT_JUDGE_DATELINE_H_
#define PARE_EXTRACT_JUDGE_DATELINE_H_

#include <cstdint>
#include <string_view>

namespace pare {

enum class DatelineShape : uint8_t {
  kNone,
  kWeak,    // a place in capitals and a colon: "PARIS: "; labels look the same
  kStrong,  // a place with a dash, a date, or an agency: "BERLIN, 3. Mai (dpa) – "
};

struct Dateline {
  DatelineShape shape = DatelineShape::kNone;
  std::string_view text;  // a view into the passage, without white space at its ends
};

// The dateline that opens `passage`. Place names need capitals throughout, or capital initials
// together with a date or an agency in parentheses; Chinese, Japanese, Korean, Arabic, Hebrew and
// Indic agencies' forms are known by their own marks. Common labels ("NOTE: ") are none.
Dateline FindDateline(std::string_view passage);

// Whether the passage is a byline and nothing else: at most nine words, opened by a word such as
// "By", "Von", "Автор", "文／", and without a sentence's end.
bool IsByline(std::string_view passage);

}  // namespace pare

#endif  // PARE_EXTRACT_JUDGE_DATELINE_H_
