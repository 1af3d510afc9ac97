// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// CSS selectors, parsed. Matching is in extract/rules/selector_index.h.
//
// Read: Selectors Level 4 (https://www.w3.org/TR/selectors-4/) as far as it makes sense for a page
// that nobody looks at or points to:
//   type, *, #id, .class, [attr], [attr=v] and ~= |= ^= $= *=, with ` i` or ` s`; escapes;
//   the combinators descendant, `>`, `+`, `~`; comma lists;
//   :not() :is() :where() :has(); :root :empty;
//   :first-child :last-child :only-child :nth-child(an+b [of S]) :nth-last-child(an+b [of S]);
//   :first-of-type :last-of-type :only-of-type :nth-of-type() :nth-last-of-type();
// and three of our own:
//   :has-text("…"), :has-text(/re/), :has-text(/re/i), :min-text-length(n), :upward(n or selector).
// A mistake within :is() or :where() is an error as everywhere else, though browsers forgive it: a
// rule that silently matches nothing helps nobody.
//
// Names of elements, attributes and pseudo-classes are compared in lower case; ids, classes and
// values byte by byte, in quirks mode too. HTML, SVG and MathML elements are told apart by name
// only.
#ifndef PARE_EXTRACT_RULES_SELECTOR_H_
#define PARE_EXTRACT_RULES_SELECTOR_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/rules/diagnostics.h"
#include "extract/rules/regex.h"
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

// The regular expression of a :has-text(), shared by all copies of its selector; none elsewhere.
// Two are equal if they are written alike.
struct TextRegex {
  std::shared_ptr<const LazyRegex> regex;

  friend bool operator==(const TextRegex& a, const TextRegex& b) {
    if (a.regex == nullptr || b.regex == nullptr) return a.regex == b.regex;
    return a.regex->source() == b.regex->source();
  }
};

struct ComplexSelector;

// One condition on one element.
struct SimpleSelector {
  enum class Kind : uint8_t {
    kType,
    kId,
    kClass,
    kAttribute,
    kIs,             // :is(), :where(): matched by one of `list`
    kNot,            // :not(): matched by none of `list`
    kHas,            // :has(): one of `list` matches something seen from the element
    kNthChild,       // :nth-child(), :first-child; :only-child is kNthChild and kNthLastChild
    kNthLastChild,
    kNthOfType,      // and likewise for types
    kNthLastOfType,
    kRoot,           // the child of the document
    kEmpty,          // no element in it, and no text but white space
    kHasText,
    kMinTextLength,
  };
  Kind kind = Kind::kType;
  AttributeTest test = AttributeTest::kExists;
  bool ignore_case = false;  // ASCII; `value` is in lower case then
  Tag tag = Tag::kUnknown;   // kType: kUnknown if `name` is not in the list of tags
  int32_t step = 0;          // kNth...: the a of an+b
  int32_t offset = 0;        // kNth...: the b; kMinTextLength: the length in code points
  uint32_t memo = 0;         // SelectorIndex keeps a number here; 0 from the parser
  std::string name;          // of the tag, id, class or attribute
  std::string value;         // kAttribute; kHasText: white space collapsed, "" if it has a regex
  TextRegex regex;           // kHasText
  // kIs, kNot, kHas; kNthChild, kNthLastChild: the S of `of S`, none for every element.
  std::vector<ComplexSelector> list;

  // Written out, since clang 14 cannot default one that leads back to itself.
  bool operator==(const SimpleSelector& other) const;
};

// How a compound is tied to the one on its left.
enum class Combinator : uint8_t { kNone, kDescendant, kChild, kNextSibling, kLaterSibling };

// Conditions on one element; none of them is `*`.
struct CompoundSelector {
  std::vector<SimpleSelector> conditions;
  Combinator left = Combinator::kNone;

  bool operator==(const CompoundSelector&) const = default;
};

// From right to left: compounds[0] is for the element that is matched. The leftmost has kNone on
// its left, or, in :has(), what ties it to the element that :has() stands on.
struct ComplexSelector {
  std::vector<CompoundSelector> compounds;
  uint32_t memo = 0;    // SelectorIndex keeps a number here; 0 from the parser
  uint32_t upward = 0;  // :upward(n): the subject is the n-th ancestor of what is matched
  // :upward(S): the subject is the nearest ancestor that one of these matches.
  std::vector<ComplexSelector> upward_to;

  bool operator==(const ComplexSelector&) const = default;
};

// Whether it selects another element than the one that its compounds match.
inline bool GoesUp(const ComplexSelector& s) { return s.upward > 0 || !s.upward_to.empty(); }

// Two lists are equal if they are written alike, but for white space, escapes, and the names that
// :first-child and its like have besides :nth-child(). Order counts.
struct SelectorList {
  std::vector<ComplexSelector> alternatives;

  bool operator==(const SelectorList&) const = default;
};

// More compounds than this in a row are refused: matching recurses on them.
inline constexpr size_t kMaxCompounds = 32;
// And more pseudo-classes in one another than this, for the same reason. Nobody reads three.
inline constexpr size_t kMaxNesting = 8;
// The most that :upward() goes up. Real pages are some 40 levels deep.
inline constexpr int32_t kMaxUpward = 255;
// The most that :min-text-length() asks for: a book.
inline constexpr int32_t kMaxTextLength = 1'000'000;

enum class RegexCheck : uint8_t {
  kNow,    // compile regular expressions and name their mistakes
  kLater,  // when first matched (10 to 100 microseconds each); a bad one then matches nothing
};

// Parses `text` into `out`; returns what is wrong, if anything is: what was expected, and at which
// byte. Linear in the text; thread-safe.
std::optional<PatternError> ParseSelector(std::string_view text, SelectorList& out,
                                          RegexCheck check = RegexCheck::kNow);

}  // namespace pare

#endif  // PARE_EXTRACT_RULES_SELECTOR_H_
