// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The options behind a rule's ` $ `.
#ifndef PARE_EXTRACT_RULES_OPTIONS_H_
#define PARE_EXTRACT_RULES_OPTIONS_H_

#include <string>
#include <string_view>
#include <vector>

#include "extract/rules/diagnostics.h"
#include "extract/rules/phrase.h"
#include "extract/rules/rule.h"

namespace pare {

struct ParsedOptions {
  RuleOptions options;
  std::string id;  // "" where there is no id=
  Phrase near;     // of options.near; no parts where there is none
};

bool IsException(RuleKind kind);
// Whether the pattern is a selector.
bool IsElementKind(RuleKind kind);
// The pattern as it is to be shown, with the guard of its section: `.share (and :not(article))`.
std::string WithGuard(const Rule& rule);
// body, title, author or date.
bool IsFieldKind(RuleKind kind);
// The role that a rule gives to blocks that it drops; role= or what its kind implies. Exceptions
// have none (kBody).
Role RoleGivenBy(const Rule& rule);
// The same; `role` is what role= says, or the default.
Role RoleGivenBy(RuleKind kind, Role role);

// Parses `text`, all that follows the `$`, for a rule of `kind`. Appends what is wrong to `errors`;
// offsets are those in `text`.
void ParseOptions(std::string_view text, RuleKind kind, ParsedOptions& out,
                  std::vector<PatternError>& errors);

// Reads a text in double quotes at `at` and moves `at` behind it. `\"` and `\\` stand for the
// character; any other backslash for itself. False if the quote is never closed.
bool ReadQuoted(std::string_view text, size_t& at, std::string& out);

}  // namespace pare

#endif  // PARE_EXTRACT_RULES_OPTIONS_H_
