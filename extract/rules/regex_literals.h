// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// What a regular expression cannot match without.
//
// Most expressions in rules spell out words: /^(?i:read|see) also:/ matches no line without "read"
// or "see". Looking for such words in many expressions' stead costs one pass over a line, where
// trying the expressions costs a pass each, and compiling those that never had a chance.
#ifndef PARE_EXTRACT_RULES_REGEX_LITERALS_H_
#define PARE_EXTRACT_RULES_REGEX_LITERALS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pare {

// Where in a folded line a literal can stand.
enum class LiteralPlace : uint8_t {
  kAnywhere,
  kWordStart,  // the line's start, behind a space, or beside a byte of a character beyond ASCII
  kLineStart,
};

struct RequiredLiteral {
  std::string text;  // folded
  LiteralPlace place = LiteralPlace::kAnywhere;

  auto operator<=>(const RequiredLiteral&) const = default;
};

// The fewest bytes of a literal: shorter ones are on every line, or begin one line in ten.
constexpr size_t LeastLiteral(LiteralPlace place) {
  return place == LiteralPlace::kLineStart ? 2 : 3;
}

// What a folded line holds wherever the expression matches in the line.
struct RequiredLiterals {
  std::vector<RequiredLiteral> any;   // one of these; empty: none are known, every line must be tried
  std::vector<RequiredLiteral> then;  // and one of these, which begins further on; empty: none known
};

// Of the expression `source` (RE2 syntax). Never wrong for an expression that RE2 accepts; for others
// it may return anything. Linear; thread-safe.
//
// RE2's \b knows ASCII words alone: in a line where folding makes ASCII of other characters, or
// drops some (FoldTo() tells), a literal of kWordStart may stand anywhere.
RequiredLiterals RequiredLiteralsOf(std::string_view source);

}  // namespace pare

#endif  // PARE_EXTRACT_RULES_REGEX_LITERALS_H_
