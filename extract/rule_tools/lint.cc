// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rule_tools/lint.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "extract/rule_tools/lint_rule.h"
#include "extract/rules/diagnostics.h"
#include "extract/rules/parser.h"

namespace pare {
namespace {

// The lines of a file as the parser counts them.
std::vector<std::string_view> LinesOf(std::string_view text) {
  if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    lines.push_back(line);
  }
  return lines;
}

// The number that stands in `text` at `at`, which moves behind it and the colon after it; 0 if
// there is none.
uint32_t NumberAt(std::string_view text, size_t& at) {
  uint32_t number = 0;
  while (at < text.size() && text[at] >= '0' && text[at] <= '9') {
    number = number * 10 + static_cast<uint32_t>(text[at++] - '0');
  }
  if (at >= text.size() || text[at] != ':') return 0;
  ++at;
  return number;
}

// Adds the messages in the text of Diagnostics about one file: three lines each, of which the first
// is "FILE:LINE:COLUMN: WHAT".
void AddMessages(std::string_view text, LintCheck check, std::string_view name, size_t file,
                 FindingList& out) {
  while (!text.empty()) {
    size_t end = 0;
    for (int line = 0; line < 3 && end < text.size(); ++line) {
      end = std::min(text.find('\n', end + (line > 0 ? 1 : 0)), text.size());
    }
    const std::string_view message = text.substr(0, end);
    size_t at = std::min(name.size() + 1, message.size());
    const uint32_t line = NumberAt(message, at);
    NumberAt(message, at);  // the column
    out.Add({check, Severity::kError, file, line,
             std::string(message.substr(0, at)) + " error:" + std::string(message.substr(at))});
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

void RunTests(const RuleFile& file, size_t number, FindingList& out) {
  const absl::StatusOr<RuleSet> set = RuleSet::Compile({&file, 1});
  if (!set.ok()) return;  // it has parsed; nothing else can go wrong
  const absl::Status tests = set->RunInlineTests();
  AddMessages(std::string(tests.message()), LintCheck::kTest, file.name, number, out);
}

void AddRules(const ParsedRules& parsed, const RuleFile& file, size_t number,
              std::vector<LintRule>& out) {
  const std::vector<std::string_view> lines = LinesOf(file.text);
  for (const ParsedRule& rule : parsed.rules) {
    LintRule& r = out.emplace_back();
    r.parsed = &rule;
    r.file = number;
    r.line = {file.name, rule.rule.origin.line, lines[rule.rule.origin.line - 1]};
    const size_t kind = r.line.text.find('#') + 1;
    const size_t behind = r.line.text.find('#', kind) + 1;
    r.pattern = r.line.text.find(rule.rule.pattern, behind);
  }
}

std::string Count(size_t n, std::string_view what) {
  return std::to_string(n) + " " + std::string(what) + (n == 1 ? "" : "s");
}

}  // namespace

LintReport LintRules(std::span<const RuleFile> given) {
  // As the user's: of one tier, and with every regular expression looked at.
  std::vector<RuleFile> files(given.begin(), given.end());
  for (RuleFile& file : files) file.user = true;
  FindingList found;
  std::vector<ParsedRules> parsed(files.size());
  for (size_t i = 0; i < files.size(); ++i) {
    Diagnostics errors;
    ParseRules(files[i], parsed[i], errors);
    AddMessages(errors.text(), LintCheck::kSyntax, files[i].name, i, found);
    if (errors.empty()) RunTests(files[i], i, found);
  }

  std::vector<LintRule> rules;
  for (size_t i = 0; i < files.size(); ++i) AddRules(parsed[i], files[i], i, rules);
  CheckReach(rules, found);
  CheckSelectors(rules, found);
  CheckBreadth(rules, found);
  CheckPhrases(rules, found);
  CheckOverlap(rules, found);
  CheckRegexes(rules, found);

  LintReport report;
  report.findings = std::move(found.findings());
  std::stable_sort(report.findings.begin(), report.findings.end(),
                   [](const Finding& a, const Finding& b) {
                     return a.file != b.file ? a.file < b.file : a.line < b.line;
                   });
  for (const Finding& f : report.findings) {
    ++(f.severity == Severity::kError ? report.errors : report.warnings);
  }
  report.rules = rules.size();
  report.files = files.size();
  return report;
}

std::string SummaryOf(const LintReport& report) {
  return Count(report.errors, "error") + ", " + Count(report.warnings, "warning") + " in " +
         Count(report.rules, "rule") + " of " + Count(report.files, "file");
}

}  // namespace pare
