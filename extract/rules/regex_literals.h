// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// What a regular expression cannot match without.
//
// Most expressions in rules spell out words: /^(?i:read|see) also:/ matches no line without "read"
// or "see". Looking for such words in many expressions' stead costs one pass over a line, where
// trying the expressions costs a pass each, and compiling those that never had a chance.
#ifndef PARE_EXTRACT_RULES_REGEX_LITERALS_H_
#define PARE_EXTRACT_RULES_REGEX_LITERALS_H_

#include <string>
#include <string_view>
#include <vector>

namespace pare {

// Shorter ones are on every line.
inline constexpr size_t kLeastLiteral = 3;  // bytes, folded

// Folded strings such that Fold(line) holds at least one of them wherever `source` (RE2 syntax)
// matches in `line`. Empty: none are known, so every line must be tried. Never wrong for an
// expression that RE2 accepts; for others it may return anything. Linear; thread-safe.
std::vector<std::string> RequiredLiterals(std::string_view source);

}  // namespace pare

#endif  // PARE_EXTRACT_RULES_REGEX_LITERALS_H_
