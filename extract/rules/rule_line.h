// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// One line of a rule file that holds a rule. For extract/rules/parser.cc.
#ifndef PARE_EXTRACT_RULES_RULE_LINE_H_
#define PARE_EXTRACT_RULES_RULE_LINE_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "extract/rules/diagnostics.h"
#include "extract/rules/parser.h"

namespace pare {

// What id= says, and at which byte of the line the options stand; "" where it is not given.
struct GivenId {
  std::string id;
  size_t offset = 0;
};

// The white space that parts the words of a rule file.
constexpr bool IsBlank(char c) { return c == ' ' || c == '\t'; }
// Narrows [begin, end) of `text` to what is not white space at its ends.
void TrimBlanks(std::string_view text, size_t& begin, size_t& end);

// Parses bytes [begin, end) of `line`, HOSTS#KIND#PATTERN $ OPTIONS, into `out`, which must be as
// new; its section and origin are left alone. False, with the mistakes added to `errors`, where
// there are any.
bool ParseRuleLine(const SourceLine& line, size_t begin, size_t end, bool user, ParsedRule& out,
                   GivenId& id, Diagnostics& errors);

}  // namespace pare

#endif  // PARE_EXTRACT_RULES_RULE_LINE_H_
