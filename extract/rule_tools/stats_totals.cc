// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rule_tools/stats_totals.h"

#include <algorithm>
#include <cstdio>

#include "extract/role.h"
#include "extract/rules/options.h"

namespace pare {
namespace {

std::string_view KindName(const Rule& rule) {
  switch (rule.kind) {
    case RuleKind::kLine: return "#line#";
    case RuleKind::kCut: return "#cut#";
    case RuleKind::kLead: return "#lead#";
    default: return "##";
  }
}

}  // namespace

std::vector<Total> Totals(const StatsReport& report, bool by_section) {
  std::vector<Total> totals;
  for (size_t id = 0; id < report.rules.size(); ++id) {
    const Rule& rule = report.rules[id];
    if (!IsMeasured(rule)) continue;
    const std::string section = by_section ? report.section_of[id] : "";
    auto total = std::find_if(totals.begin(), totals.end(), [&](const Total& t) {
      return t.file == rule.origin.file && t.section == section;
    });
    if (total == totals.end()) {
      totals.push_back({rule.origin.file, section});
      total = totals.end() - 1;
    }
    const RuleStats& stats = report.stats.rules[id];
    ++total->rules;
    total->hit += stats.hits > 0 ? 1 : 0;
    total->under_floor += IsUnderFloor(rule, stats) ? 1 : 0;
    total->sum.hits += stats.hits;
    total->sum.right += stats.right;
    total->sum.words += stats.words;
  }
  return totals;
}

std::string PatternOf(const Rule& rule) {
  return std::string(KindName(rule)).append(WithGuard(rule));
}

std::string_view RoleNameOf(const Rule& rule) { return NameOf(RoleGivenBy(rule)); }

std::string Fixed(double value, int digits) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.*f", digits, value);
  return buffer;
}

}  // namespace pare
