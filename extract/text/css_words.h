// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The words of an attribute such as class, as CSS and HTML part them.
#ifndef PARE_EXTRACT_TEXT_CSS_WORDS_H_
#define PARE_EXTRACT_TEXT_CSS_WORDS_H_

#include <cstddef>
#include <string_view>

namespace pare {

// White space as CSS and HTML have it.
constexpr bool IsCssSpace(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
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
    while (i < text.size() && !IsCssSpace(text[i])) ++i;
    if (fn(text.substr(begin, i - begin))) return true;
  }
  return false;
}

}  // namespace pare

#endif  // PARE_EXTRACT_TEXT_CSS_WORDS_H_
