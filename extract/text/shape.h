// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The outward shape of a piece of text: what punctuation and letters say without any language.
#ifndef PARE_EXTRACT_TEXT_SHAPE_H_
#define PARE_EXTRACT_TEXT_SHAPE_H_

#include <cstdint>
#include <string_view>

namespace pare {

struct TextShape {
  uint32_t words = 0;
  uint32_t sentences = 0;    // sentence ends followed by white space, a closing mark or the end
  uint32_t commas = 0;       // and semicolons, in any script
  uint32_t capitals = 0;     // words that begin with an upper-case letter, the first word apart
  uint32_t numbers = 0;      // words that begin with a digit
  bool end_mark = false;     // ends with a sentence end, closing quotes and brackets seen through
  bool colon_end = false;    // ends with a colon
  bool lower_start = false;  // its first letter is a lower-case one
};

// Linear, pure.
TextShape ShapeOf(std::string_view text);

// Whether `c` ends a sentence: . ! ? … and their like in other scripts.
bool IsSentenceEnd(char32_t c);

// Whether `c` closes a quotation or bracket.
bool IsClosingMark(char32_t c);

}  // namespace pare

#endif  // PARE_EXTRACT_TEXT_SHAPE_H_
