// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// From the characters of markup to those of a tree: character references, line ends, and characters
// that may not stand in HTML, all as Gumbo reads them.
#ifndef PARE_EXTRACT_INPUT_CHAR_REFS_H_
#define PARE_EXTRACT_INPUT_CHAR_REFS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "extract/input/page_marks.h"

namespace pare {

// Where a text stands: in a value, a reference without a semicolon counts less often.
enum class TextPlace : uint8_t { kContent, kAttribute, kRaw };

// A stretch of the bytes of a page.
struct Stretch {
  size_t begin = 0, end = 0;
};

// The next byte of a stretch of a page at which there begins, or is, what stands for something
// else; its end or a place behind it where there is none.
inline size_t NextEncoded(std::string_view html, const PageMarks& marks, Stretch raw,
                          TextPlace place) {
  size_t i = marks.NextStop(raw.begin);
  while (i < raw.end && (html[i] == '<' || (html[i] == '&' && place == TextPlace::kRaw))) {
    i = marks.NextStop(i + 1);
  }
  return i;
}

// The number of a reference.
struct ReferenceNumber {
  size_t begin = 0, end = 0;  // of its digits
  bool hex = false;
  uint32_t code = 0;  // past kLastCodePoint, it may be any that is
};

// Of the text from `at` on, which begins with "&#"; without digits where that is no reference.
ReferenceNumber ReadNumber(std::string_view text, size_t at);

// Appends what a stretch of a page, valid UTF-8 without NULs, stands for:
//   kContent, kAttribute  references become characters
//   all                   CR LF and CR become LF; what may not stand in HTML becomes U+FFFD
// No reference goes on behind the stretch. `marks` are the page's.
void AppendDecoded(std::string_view html, const PageMarks& marks, Stretch raw, TextPlace place,
                   std::string& out);

}  // namespace pare

#endif  // PARE_EXTRACT_INPUT_CHAR_REFS_H_
