// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rule_tools/lint_rule.h"

#include <algorithm>
#include <utility>

#include "extract/text/ascii.h"

namespace pare {

bool LintRule::HasVerdict() const {
  switch (rule().kind) {
    case RuleKind::kElement:
    case RuleKind::kLine:
    case RuleKind::kCut:
    case RuleKind::kLead:
      return !options().evidence;
    default:
      return false;
  }
}

size_t LintRule::PlaceOf(std::string_view name) const {
  const std::string_view text = line.text;
  size_t at = std::min(text.find('$', pattern + rule().pattern.size()), text.size());
  bool quoted = false;
  for (; at < text.size(); ++at) {
    if (text[at] == '"' && text[at - 1] != '\\') quoted = !quoted;
    const char before = text[at - 1];
    if (!quoted && (before == ',' || before == ' ' || before == '\t' || before == '$') &&
        text.substr(at, name.size()) == name) {
      return at;
    }
  }
  return pattern;
}

size_t LintRule::PlaceOfHost(std::string_view host, bool excluded) const {
  // Hosts are kept in lower case; the line has them as they were written.
  const std::string_view hosts = line.text.substr(0, line.text.find('#'));
  for (size_t begin = 0; begin < hosts.size();) {
    const size_t end = std::min(hosts.find(',', begin), hosts.size());
    const size_t place = std::min(hosts.find_first_not_of(" \t", begin), end);
    size_t from = place;
    const bool leaves_out = from < end && hosts[from] == '~';
    if (leaves_out) ++from;
    size_t to = end;
    while (to > from && (hosts[to - 1] == ' ' || hosts[to - 1] == '\t')) --to;
    if (leaves_out == excluded && EqualsIgnoringCase(hosts.substr(from, to - from), host)) {
      return place;
    }
    begin = end + 1;
  }
  return pattern;
}

std::string LintRule::NameFor(const LintRule& other) const {
  const std::string number = std::to_string(line.number);
  return rule().origin.name +
         (file == other.file ? " (line " + number + ")"
                             : " (" + std::string(line.file) + ":" + number + ")");
}

void FindingList::Add(const LintRule& rule, size_t offset, LintCheck check, Severity severity,
                      std::string_view what) {
  Diagnostics place;
  place.Add(rule.line, offset,
            std::string(severity == Severity::kError ? "error: " : "warning: ").append(what));
  findings_.push_back({check, severity, rule.file, rule.line.number, place.text()});
}

bool IsHostWithin(std::string_view host, std::string_view domain) {
  if (host.size() < domain.size()) return false;
  const size_t at = host.size() - domain.size();
  return host.substr(at) == domain && (at == 0 || host[at - 1] == '.');
}

}  // namespace pare
