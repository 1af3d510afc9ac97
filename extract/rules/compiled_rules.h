// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// What RuleSet holds. For extract/rules/*.cc alone.
#ifndef PARE_EXTRACT_RULES_COMPILED_RULES_H_
#define PARE_EXTRACT_RULES_COMPILED_RULES_H_

#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/page.h"
#include "extract/rules/line_matcher.h"
#include "extract/rules/parser.h"
#include "extract/rules/rule.h"
#include "extract/rules/rule_set.h"
#include "extract/rules/rule_table.h"
#include "extract/rules/selector_index.h"
#include "extract/rules/string_index.h"
#include "extract/rules/table.h"

namespace pare {

// Patterns are numbered: first the rules' own, by RuleId, then the phrases of near=.
struct CompiledRules {
  RuleTable rules;
  Table<uint8_t> section_has_min;  // by section: a rule of it has min= above 1
  uint32_t pattern_count = 0;
  LineMatcher lines;
  Table<uint8_t> active_anywhere;  // by pattern: 0 for rules that name hosts
  StringIndex by_host;             // host -> rules that name it
  StringIndex by_excluded_host;    // host -> rules that name it with a ~
  // The rules that have lang=, by what it says: there are few such lists, and many rules.
  TextTable language_text;
  Table<Text> languages;     // by group: "en,de"
  ListTable language_rules;  // by group
  Table<uint32_t> element_rules;  // but for those whose selectors are plain

  // Not laid out at build: the inline tests, their sections, and the texts their views point to.
  std::deque<std::string> texts;
  std::vector<std::string> sections;
  std::vector<InlineTest> tests;

  template <class Archive>
  void Store(Archive& archive) {
    rules.Store(archive);
    archive(section_has_min);
    archive(pattern_count);
    lines.Store(archive);
    archive(active_anywhere);
    by_host.Store(archive);
    by_excluded_host.Store(archive);
    language_text.Store(archive);
    archive(languages);
    language_rules.Store(archive);
    archive(element_rules);
    selectors_.StorePlain(archive);
  }

  // While the set grows: takes the selector of a rule if it is plain, else returns false.
  bool AddPlainSelector(const SelectorList& selector, RuleId id) {
    return selectors_.AddPlain(selector, id);
  }
  void FinishPlainSelectors() { selectors_.FinishPlain(); }

  // The selectors of the element rules. Those that are not plain are made when first asked for: texts
  // need none. Thread-safe.
  const SelectorIndex& Selectors() const;

  // By pattern: whether it may act on a page of this host and language.
  std::vector<uint8_t> ActiveOn(const Page& page) const;

 private:
  mutable std::once_flag selectors_once_;
  mutable SelectorIndex selectors_;
};

// One layer, or two: the built-in rules as they were laid out, and others on top. A rule's number in
// the set is its number in its layer and the sizes of the layers below.
struct RuleSet::Compiled {
  std::vector<std::unique_ptr<CompiledRules>> layers;

  size_t size() const;
  Rule At(RuleId id) const;
};

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
