// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The words of an attribute such as class, as CSS and HTML part them.
#ifndef PARE_EXTRACT_TEXT_CSS_WORDS_H_
#define PARE_EXTRACT_TEXT_CSS_WORDS_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "extract/text/bytes.h"

namespace pare {

// White space as CSS and HTML have it.
constexpr bool IsCssSpace(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

// Where the first white space at `from` or behind it stands; the text's size where there is none.
inline size_t FindCssSpace(std::string_view text, size_t from) {
  static_assert(std::endian::native == std::endian::little);
  for (; from + sizeof(uint64_t) <= text.size(); from += sizeof(uint64_t)) {
    // What is below '!' is nearly always white space.
    const uint64_t low = FirstBelow(LoadBytes(text.data() + from, sizeof(uint64_t)), '!');
    if (low == 0) continue;
    from += static_cast<size_t>(std::countr_zero(low)) / 8;
    if (IsCssSpace(text[from])) return from;
    from -= sizeof(uint64_t) - 1;  // goes on behind it
  }
  while (from < text.size() && !IsCssSpace(text[from])) ++from;
  return from;
}

// Calls fn(word) for each white-space separated word until it returns true; returns whether it did.
template <class F>
bool AnyWord(std::string_view text, F&& fn) {
  for (size_t i = 0; i < text.size();) {
    if (IsCssSpace(text[i])) {
      ++i;
      continue;
    }
    const size_t begin = i;
    i = FindCssSpace(text, i);
    if (fn(text.substr(begin, i - begin))) return true;
  }
  return false;
}

}  // namespace pare

#endif  // PARE_EXTRACT_TEXT_CSS_WORDS_H_
