// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Folding: the form in which phrases and lines are compared.
#ifndef PARE_EXTRACT_TEXT_FOLD_H_
#define PARE_EXTRACT_TEXT_FOLD_H_

#include <string>
#include <string_view>

namespace pare {

struct Folding {
  bool ascii = true;  // the text is ASCII
  // All letters and digits of ASCII in what came out stood in the text, in either case, with nothing
  // dropped between them.
  bool plain = true;
};

// Replaces `out` with the folded form of `text`: case folded, full-width letters and digits as
// ASCII, other scripts' decimal digits as ASCII digits, and every run of white space, punctuation
// and symbols as one space, none at the ends. "  Load 10 More\u00a0Replies… " -> "load 10 more
// replies". Letters keep their accents, save where people write the same word both
// ways: Greek tonos, Romanian cedilla for comma, Turkish dotted and dotless i, Russian yo, Arabic
// hamza on alef. Zero-width characters and soft hyphens vanish, so they do
// not part words. Linear; thread-safe.
Folding FoldTo(std::string_view text, std::string& out);

// The same as a new string.
std::string Fold(std::string_view text);

// No text takes more bytes when folded: U+023A, two bytes, becomes U+2C65, three.
constexpr size_t MostFoldedBytes(size_t bytes) { return bytes + bytes / 2 + 1; }

// What FoldTo does by code point: whether it drops `c` without parting words, and what it writes
// for a letter, digit or mark.
bool IsInvisible(char32_t c);
char32_t FoldCodePoint(char32_t c);

}  // namespace pare

#endif  // PARE_EXTRACT_TEXT_FOLD_H_
