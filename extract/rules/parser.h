// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Rule files to rules. The language's reference is rules/README.md.
#ifndef PARE_EXTRACT_RULES_PARSER_H_
#define PARE_EXTRACT_RULES_PARSER_H_

#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/rules/diagnostics.h"
#include "extract/rules/phrase.h"
#include "extract/rules/rule.h"
#include "extract/rules/rule_set.h"
#include "extract/rules/selector.h"

namespace pare {

// A rule with its pattern taken apart.
struct ParsedRule {
  Rule rule;
  uint32_t section = 0;   // index into ParsedRules::sections
  SelectorList selector;  // for elements; the section's guard is in it
  Phrase phrase;          // for lines: the phrase, if it has parts,
  std::string regex;      // or else the regular expression
  Phrase near;            // no parts where the rule has no near=
};

// A `!+` or `!-` line.
struct InlineTest {
  bool must_match = true;
  bool html = false;    // `subject` is HTML, for the element rules of the section
  std::string subject;  // the line, or the HTML
  uint32_t section = 0;
  std::string_view file;
  uint32_t line = 0;
  uint32_t offset = 0;    // of the subject in the line
  std::string_view text;  // the line of the file, for messages
};

// The views in rules and tests point into `texts`.
struct ParsedRules {
  std::vector<ParsedRule> rules;
  std::vector<InlineTest> tests;
  std::vector<std::string> sections;  // names; those of different files are different sections
  std::vector<std::string_view> guards;  // by section, as written
  std::deque<std::string> texts;      // the files' texts and names
};

// Appends the rules and tests of `file` to `out`, and its mistakes to `errors`; a rule with a
// mistake is left out. Regular expressions are checked for the user's files alone, as that costs
// more than all the rest; for built-in files RuleSet::RunInlineTests() does it.
void ParseRules(const RuleFile& file, ParsedRules& out, Diagnostics& errors);

// The same, but hands each rule to `sink` instead of keeping it in `out`: thousands of them are
// compiled in half the time where no array of them has to grow.
using RuleSink = std::function<void(ParsedRule&&)>;
void ParseRules(const RuleFile& file, ParsedRules& out, Diagnostics& errors, const RuleSink& sink);

}  // namespace pare

#endif  // PARE_EXTRACT_RULES_PARSER_H_
