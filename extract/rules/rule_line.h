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

// Calls fn(i) for each byte of an element rule's text, selector and options, that stands outside
// quotes, brackets and (in brackets) slashes, and is none of those marks itself.
template <class F>
void ForEachOutermostByte(std::string_view text, F&& fn) {
  char quote = '\0';
  int depth = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\\') {
      ++i;
    } else if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'' || (c == '/' && depth > 0)) {
      quote = c;
    } else if (c == '(' || c == '[') {
      ++depth;
    } else if (c == ')' || c == ']') {
      --depth;
    } else if (depth == 0) {
      fn(i);
    }
  }
}

// Parses bytes [begin, end) of `line`, HOSTS#KIND#PATTERN $ OPTIONS, into `out`, which must be as
// new; its section and origin are left alone. False, with the mistakes added to `errors`, where
// there are any.
bool ParseRuleLine(const SourceLine& line, size_t begin, size_t end, bool user, ParsedRule& out,
                   GivenId& id, Diagnostics& errors);

}  // namespace pare

#endif  // PARE_EXTRACT_RULES_RULE_LINE_H_
