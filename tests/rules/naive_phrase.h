// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The meaning of phrases, written as plainly as can be, to check LineMatcher against: it tries
// every way to share a line's tokens out among a phrase's parts. Exponential in the number of
// slots.
#ifndef PARE_TESTS_RULES_NAIVE_PHRASE_H_
#define PARE_TESTS_RULES_NAIVE_PHRASE_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/rules/phrase.h"
#include "extract/rules/slots.h"
#include "extract/rules/tokens.h"

namespace pare {

// Whether the parts from `part` on can take all tokens from `at` on.
inline bool NaivelyFits(const Phrase& phrase, size_t part, const TokenLine& line, size_t at) {
  if (part == phrase.parts.size()) return at == line.size();
  if (at == line.size()) return false;
  if (phrase.parts[part].literal) {
    return line.Folded(at) == phrase.parts[part].word &&
           NaivelyFits(phrase, part + 1, line, at + 1);
  }
  std::vector<uint32_t> ends;
  AppendSlotEnds(phrase.parts[part].slot, line, at, ends);
  for (const uint32_t end : ends) {
    if (NaivelyFits(phrase, part + 1, line, end)) return true;
  }
  return false;
}

inline bool NaivelyMatches(const Phrase& phrase, std::string_view text) {
  TokenLine line;
  line.Cut(text, text.size());
  return NaivelyFits(phrase, 0, line, 0);
}

}  // namespace pare

#endif  // PARE_TESTS_RULES_NAIVE_PHRASE_H_
