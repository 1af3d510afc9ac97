// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// What the checks share: a rule with its line, and where findings go. For lint*.cc alone.
#ifndef PARE_EXTRACT_RULE_TOOLS_LINT_RULE_H_
#define PARE_EXTRACT_RULE_TOOLS_LINT_RULE_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/rule_tools/lint.h"
#include "extract/rules/diagnostics.h"
#include "extract/rules/parser.h"

namespace pare {

// Views into the files and the parsed rules, which outlive it.
struct LintRule {
  const ParsedRule* parsed = nullptr;
  SourceLine line;
  size_t file = 0;
  size_t pattern = 0;  // where in the line the pattern begins

  const Rule& rule() const { return parsed->rule; }
  const RuleOptions& options() const { return parsed->rule.options; }
  // Whether it speaks about blocks: no exception, no field, no evidence.
  bool HasVerdict() const;
  // Where in the line option `name` ("where") begins, or the pattern if it is not there.
  size_t PlaceOf(std::string_view name) const;
  // Where in the line the host stands, with its `~` if `excluded`.
  size_t PlaceOfHost(std::string_view host, bool excluded) const;
  // "comments/3 (line 12)", or with the file's name where that is another than `other`'s.
  std::string NameFor(const LintRule& other) const;
};

class FindingList {
 public:
  void Add(const LintRule& rule, size_t offset, LintCheck check, Severity severity,
           std::string_view what);
  void Add(Finding finding) { findings_.push_back(std::move(finding)); }
  std::vector<Finding>& findings() { return findings_; }

 private:
  std::vector<Finding> findings_;
};

// The checks, a file each.
void CheckReach(std::span<const LintRule> rules, FindingList& out);      // hosts, lang, words= ...
void CheckSelectors(std::span<const LintRule> rules, FindingList& out);  // that match nothing
void CheckBreadth(std::span<const LintRule> rules, FindingList& out);    // that match too much
void CheckPhrases(std::span<const LintRule> rules, FindingList& out);    // likewise
void CheckOverlap(std::span<const LintRule> rules, FindingList& out);    // repeats and shadows
void CheckRegexes(std::span<const LintRule> rules, FindingList& out);    // that cost much

// Whether `host` is `domain` or below it.
bool IsHostWithin(std::string_view host, std::string_view domain);

}  // namespace pare

#endif  // PARE_EXTRACT_RULE_TOOLS_LINT_RULE_H_
