// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Phrases such as "{n} comments by {name}", parsed. Matching is in extract/rules/line_matcher.h.
#ifndef PARE_EXTRACT_RULES_PHRASE_H_
#define PARE_EXTRACT_RULES_PHRASE_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/rules/diagnostics.h"
#include "extract/rules/slots.h"

namespace pare {

struct PhrasePart {
  bool literal = true;
  Slot slot = Slot::kAny;  // where it is not literal
  std::string word;        // a folded token (extract/rules/tokens.h), where it is
};

struct Phrase {
  std::vector<PhrasePart> parts;
};

// Parses the text between a phrase's quotes into `out`; returns what is wrong, if anything is.
std::optional<PatternError> ParsePhrase(std::string_view text, Phrase& out);

}  // namespace pare

#endif  // PARE_EXTRACT_RULES_PHRASE_H_
