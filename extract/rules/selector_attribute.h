// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Tests on attribute values, and the search for one text in another. Pure, linear.
#ifndef PARE_EXTRACT_RULES_SELECTOR_ATTRIBUTE_H_
#define PARE_EXTRACT_RULES_SELECTOR_ATTRIBUTE_H_

#include <cstddef>
#include <string_view>

#include "extract/rules/selector.h"
#include "extract/rules/selector_scanner.h"

namespace pare {

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

// As text.find(wanted, from), but linear whatever the texts are.
size_t FindText(std::string_view text, std::string_view wanted, size_t from = 0);

// Whether `value` passes the test against `wanted`, byte by byte.
bool ValueMatches(AttributeTest test, std::string_view value, std::string_view wanted);

}  // namespace pare

#endif  // PARE_EXTRACT_RULES_SELECTOR_ATTRIBUTE_H_
