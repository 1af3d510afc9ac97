// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The outward shape of a piece of text: what letters and marks say without any language.
#ifndef PARE_EXTRACT_TEXT_SHAPE_H_
#define PARE_EXTRACT_TEXT_SHAPE_H_

#include <cstdint>
#include <string_view>
#include <vector>

namespace pare {

// What a character is to the shape of a text.
enum class ShapeClass : uint8_t {
  kSpace,      // white space and controls
  kLower,      // a lower-case letter
  kUpper,      // an upper-case letter
  kDigit,      // a decimal digit of any script
  kLetter,     // a letter without case, a mark of a letter
  kIdeograph,  // a letter that is a word of its own: ideographs, kana
  kEnd,        // ends a sentence: . ! ? … and their like in other scripts
  kComma,      // , ; and their like
  kColon,
  kClosing,    // closes a quotation or bracket
  kOpening,    // opens one
  kCurrency,   // a sign of money
  kSeparator,  // parts items of a line: | · • » › → /
  kDash,
  kMark,       // any other
  kCount,
};

struct TextShape {
  uint32_t words = 0;        // a run of letters of a script without spaces counts as one
  uint32_t sentences = 0;    // sentence ends followed by white space, a closing mark or the end
  uint32_t capitals = 0;     // words that begin with an upper-case letter, the first word apart
  uint32_t shouted = 0;      // words of two letters and more, all of them upper-case
  uint32_t numbers = 0;      // words that begin with a digit
  // Characters by class; letters of either case count as kLower.
  uint32_t counts[static_cast<size_t>(ShapeClass::kCount)] = {};
  uint32_t latin = 0;        // letters of ASCII
  uint32_t wide = 0;         // bytes beyond ASCII
  uint64_t hash = 0;         // of its words, case aside: equal for equal texts
  ShapeClass first = ShapeClass::kSpace;  // of the first and
  ShapeClass last = ShapeClass::kSpace;   // the last character that is no white space
  bool end_mark = false;     // ends with a sentence end, closing quotes and brackets seen through
  bool colon_end = false;    // likewise with a colon
  bool question = false;     // likewise with a question mark
  bool ellipsis = false;     // likewise with … or ...
  bool lower_start = false;  // its first word begins with a lower-case letter

  uint32_t operator[](ShapeClass c) const { return counts[static_cast<size_t>(c)]; }
};

// The hash of a text from that of its words before the last one, and of the last one; 0 of none.
constexpr uint64_t MixWord(uint64_t text, uint32_t word) { return (text ^ word) * 1099511628211u; }

// Linear, pure. `word_hashes`, where given, gets the hash of each word, case aside, in order.
TextShape ShapeOf(std::string_view text, std::vector<uint32_t>* word_hashes = nullptr);

// Whether `c` ends a sentence.
bool IsSentenceEnd(char32_t c);

// Whether `c` closes a quotation or bracket.
bool IsClosingMark(char32_t c);

}  // namespace pare

#endif  // PARE_EXTRACT_TEXT_SHAPE_H_
