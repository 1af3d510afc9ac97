// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// CSS selectors, parsed. Matching is in extract/rules/selector_index.h.
//
// Read: type, *, #id, .class, [attr], [attr=v] and ~= |= ^= $= *= with an optional ` i`, the
// descendant and child combinators, comma lists, CSS escapes. Tag and attribute names are compared
// in lower case; ids, classes and values byte by byte, in quirks mode too.
#ifndef PARE_EXTRACT_RULES_SELECTOR_H_
#define PARE_EXTRACT_RULES_SELECTOR_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/rules/diagnostics.h"
#include "extract/tag.h"

namespace pare {

enum class AttributeTest : uint8_t {
  kExists,     // [a]
  kEquals,     // [a=v]
  kIncludes,   // [a~=v]  one of its white-space separated words
  kDash,       // [a|=v]  v, or v and a hyphen
  kPrefix,     // [a^=v]
  kSuffix,     // [a$=v]
  kSubstring,  // [a*=v]
};

// One condition on one element. Functional pseudo-classes would be further kinds, with a
// SelectorList of their own.
struct SimpleSelector {
  enum class Kind : uint8_t { kType, kId, kClass, kAttribute };
  Kind kind = Kind::kType;
  AttributeTest test = AttributeTest::kExists;
  bool ignore_case = false;  // ASCII; `value` is in lower case then
  Tag tag = Tag::kUnknown;   // kType: kUnknown if `name` is not in the list of tags
  std::string name;          // of the tag, id, class or attribute
  std::string value;         // kAttribute
};

// How a compound is tied to the one on its left.
enum class Combinator : uint8_t { kNone, kDescendant, kChild };

// Conditions on one element; none of them is `*`.
struct CompoundSelector {
  std::vector<SimpleSelector> conditions;
  Combinator left = Combinator::kNone;
};

// From right to left: compounds[0] is for the element that is matched.
struct ComplexSelector {
  std::vector<CompoundSelector> compounds;
};

struct SelectorList {
  std::vector<ComplexSelector> alternatives;
};

// More compounds than this in a row are refused: matching recurses on them.
inline constexpr size_t kMaxCompounds = 32;

// Parses `text` into `out`; returns what is wrong, if anything is.
std::optional<PatternError> ParseSelector(std::string_view text, SelectorList& out);

}  // namespace pare

#endif  // PARE_EXTRACT_RULES_SELECTOR_H_
