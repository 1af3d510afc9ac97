// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// What RuleSet holds. For extract/rules/*.cc alone.
#ifndef PARE_EXTRACT_RULES_COMPILED_RULES_H_
#define PARE_EXTRACT_RULES_COMPILED_RULES_H_

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <vector>

#include "extract/page.h"
#include "extract/rules/line_matcher.h"
#include "extract/rules/parser.h"
#include "extract/rules/rule.h"
#include "extract/rules/rule_set.h"
#include "extract/rules/selector_index.h"
#include "extract/rules/string_index.h"

namespace pare {

// Patterns are numbered: first the rules' own, by RuleId, then the phrases of near=.
struct CompiledRules {
  std::deque<std::string> texts;  // of the files: what views in rules and tests point to
  std::vector<Rule> rules;
  std::vector<uint32_t> section_of;  // by rule
  std::vector<uint32_t> near_of;     // by rule: the pattern of its near=, or kNoRule
  std::vector<std::string> sections;
  std::vector<uint8_t> section_has_min;  // by section: a rule of it has min= above 1
  uint32_t pattern_count = 0;

  SelectorIndex selectors;
  LineMatcher lines;

  // The rules that have lang=, by what it says: there are few such lists, and many rules.
  struct LanguageGroup {
    std::vector<std::string> langs;
    std::vector<RuleId> rules;
  };

  std::vector<uint8_t> active_anywhere;  // by pattern: 0 for rules that name hosts
  StringIndex by_host;                   // host -> rules that name it
  StringIndex by_excluded_host;          // host -> rules that name it with a ~
  std::vector<LanguageGroup> by_language;

  std::vector<InlineTest> tests;

  // By pattern: whether it may act on a page of this host and language.
  std::vector<uint8_t> ActiveOn(const Page& page) const;
};

struct RuleSet::Compiled : CompiledRules {};

// A line rule hit a block.
struct LineMatch {
  uint32_t block = 0;
  RuleId rule = kNoRule;
};

// All hits of line rules whose where=, near= and min= hold, by block, then by rule.
// `words_before` has one more than the page has blocks: the words of the blocks before each.
std::vector<LineMatch> MatchLines(const CompiledRules& set, const Page& page,
                                  std::span<const uint8_t> active,
                                  std::span<const uint32_t> words_before);

}  // namespace pare

#endif  // PARE_EXTRACT_RULES_COMPILED_RULES_H_
