// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The rule writer's second pair of eyes: what is wrong with rule files, from broken syntax to rules
// that can have no effect.
//
// An *error* is a rule that surely does not do what it says (it cannot match, a test beside it
// fails, it is broken) or that takes the very elements that hold articles. A *warning* is a rule
// that does nothing that another does not do already, or one that is risky or slow. All checks say
// only what can be shown from the rules themselves; they never guess.
#ifndef PARE_EXTRACT_RULE_TOOLS_LINT_H_
#define PARE_EXTRACT_RULE_TOOLS_LINT_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "extract/rules/rule_set.h"

namespace pare {

enum class Severity : uint8_t { kWarning, kError };

enum class LintCheck : uint8_t {
  kSyntax,         // it does not parse
  kTest,           // a `!+` or `!-` test fails
  kNeverMatches,   // nothing on any page can match it
  kShadowed,       // another rule always wins, or has the same effect
  kRepeats,        // it stands twice
  kBroadPhrase,    // a line as it stands in any text
  kBroadSelector,  // elements as they stand on any page, or those that hold the article
  kRegexCost,      // a slow regular expression
};

struct Finding {
  LintCheck check = LintCheck::kSyntax;
  Severity severity = Severity::kError;
  size_t file = 0;    // index into the files given
  uint32_t line = 0;  // from 1
  // "file:line:column: error: what", the line, and a caret under the place, without a line feed.
  std::string text;
};

struct LintReport {
  std::vector<Finding> findings;  // by file, then by line
  size_t errors = 0;
  size_t warnings = 0;
  size_t rules = 0;  // that parsed
  size_t files = 0;
};

// Checks `files` as one set: repeats and shadows are found across them. All count as of one tier,
// be they built in or the user's. Time: about linear in the rules, and that of their tests.
LintReport LintRules(std::span<const RuleFile> files);

// "3 errors, 2 warnings in 412 rules of 4 files".
std::string SummaryOf(const LintReport& report);

}  // namespace pare

#endif  // PARE_EXTRACT_RULE_TOOLS_LINT_H_
