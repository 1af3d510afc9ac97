// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/selector_attribute.h"

#include <cstring>

#include "extract/text/css_words.h"

namespace pare {

size_t FindText(std::string_view text, std::string_view wanted, size_t from) {
  if (from > text.size() || wanted.size() > text.size() - from) return std::string_view::npos;
  if (wanted.empty()) return from;
  // Most values are short, where memmem's preparations cost more than the search; but find() takes the
  // product of both lengths on texts such as "aaaa".
  constexpr size_t kShort = 128;
  if (text.size() - from <= kShort) return text.find(wanted, from);
  const void* found =
      memmem(text.data() + from, text.size() - from, wanted.data(), wanted.size());
  if (found == nullptr) return std::string_view::npos;
  return static_cast<size_t>(static_cast<const char*>(found) - text.data());
}

bool ValueMatches(AttributeTest test, std::string_view value, std::string_view wanted) {
  switch (test) {
    case AttributeTest::kExists:
      return true;
    case AttributeTest::kEquals:
      return value == wanted;
    case AttributeTest::kIncludes:
      return AnyWord(value, [wanted](std::string_view word) { return word == wanted; });
    case AttributeTest::kDash:
      return value.substr(0, wanted.size()) == wanted &&
             (value.size() == wanted.size() || value[wanted.size()] == '-');
    case AttributeTest::kPrefix:
      return value.substr(0, wanted.size()) == wanted;
    case AttributeTest::kSuffix:
      return value.size() >= wanted.size() &&
             value.substr(value.size() - wanted.size()) == wanted;
    case AttributeTest::kSubstring:
      return FindText(value, wanted) != std::string_view::npos;
  }
  return false;
}

}  // namespace pare
