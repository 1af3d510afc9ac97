// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rule_tools/stats_report.h"

#include <algorithm>
#include <string_view>
#include <tuple>

#include "extract/emit/columns.h"
#include "extract/role.h"
#include "extract/rule_tools/stats_totals.h"

namespace pare {
namespace {

constexpr size_t kIdColumns = 26, kPlaceColumns = 24, kPatternColumns = 44, kTextColumns = 100;

// Cut or filled up, with a space behind.
std::string Left(std::string_view text, size_t columns) {
  std::string out = OneLine(text, columns);
  Pad(out, columns + 1);
  return out;
}

std::string PlaceOf(const Rule& rule) {
  return rule.origin.file + ":" + std::to_string(rule.origin.line);
}

std::string Figures(const RuleStats& stats) {
  return Right(std::to_string(stats.hits), 7) + Right(std::to_string(stats.pages), 6) +
         Right(std::to_string(stats.words), 9) + "  " + Fixed(stats.precision(), 4) + "  " +
         Fixed(stats.bound(), 4) + "  ";
}

std::string RuleLines(const StatsReport& report) {
  std::string out = Left("rule", kIdColumns) + Left("place", kPlaceColumns) +
                    Left("pattern", kPatternColumns) +
                    "   hits pages    words  precis.  bound  verdict\n";
  size_t silent = 0, left_out = 0;
  for (size_t id = 0; id < report.rules.size(); ++id) {
    const Rule& rule = report.rules[id];
    const RuleStats& stats = report.stats.rules[id];
    if (!IsMeasured(rule)) continue;
    if (stats.hits == 0) {
      ++silent;
      left_out += stats.left_out > 0 ? 1 : 0;
      continue;
    }
    out += Left(rule.origin.name, kIdColumns) + Left(PlaceOf(rule), kPlaceColumns) +
           Left(PatternOf(rule), kPatternColumns) + Figures(stats) +
           std::string(RoleNameOf(rule)) + (rule.options.evidence ? " (evidence)" : "") +
           (IsUnderFloor(rule, stats) ? "  << under the floor" : "") + "\n";
  }
  out += std::to_string(silent) + " rules without hits, of which " + std::to_string(left_out) +
         " hit only where the gold holds their role\n";
  return out;
}

std::string TotalLines(const std::vector<Total>& totals, std::string_view title) {
  std::string out = "\n";
  out += Left(title, 51) + "rules   hit   under     hits     words  precis.\n";
  for (const Total& t : totals) {
    out += Left(t.section.empty() ? t.file : t.file + " [" + t.section + "]", 50) + " " +
           Right(std::to_string(t.rules), 5) + Right(std::to_string(t.hit), 6) +
           Right(std::to_string(t.under_floor), 8) + Right(std::to_string(t.sum.hits), 9) +
           Right(std::to_string(t.sum.words), 10) + "  " +
           (t.sum.hits == 0 ? "-" : Fixed(t.sum.precision(), 4)) + "\n";
  }
  return out;
}

std::string SetLines(const Stats& stats) {
  std::string out =
      "\nset               pages  pages with such blocks, and share whose gold has one "
      "(*: rules of that role are left out)\n";
  for (const SetStats& set : stats.sets) {
    out += Left(set.name, 16) + Right(std::to_string(set.pages), 6) + " ";
    for (size_t r = 0; r < set.guideline.roles.size(); ++r) {
      const auto& count = set.guideline.roles[r];
      if (count.pages == 0) continue;
      out += "  " + std::string(kRoleNames[r]) + " " + std::to_string(count.pages) + " " +
             Fixed(100.0 * count.in_gold / count.pages, 0) + "%" +
             (set.guideline.Holds(static_cast<Role>(r)) ? "*" : "");
    }
    out += "\n";
  }
  return out;
}

std::string WorstLines(const StatsReport& report) {
  std::vector<size_t> ids;
  for (size_t id = 0; id < report.rules.size(); ++id) {
    if (!report.stats.rules[id].wrong.empty() && report.worst > 0) ids.push_back(id);
  }
  const auto rank = [&report](size_t id) {
    const RuleStats& stats = report.stats.rules[id];
    return std::tuple(!IsUnderFloor(report.rules[id], stats), report.rules[id].options.evidence,
                      stats.precision());
  };
  std::stable_sort(ids.begin(), ids.end(), [&](size_t a, size_t b) { return rank(a) < rank(b); });
  std::string out = ids.empty() ? "" : "\nfalse hits, rules under the floor first\n";
  for (const size_t id : ids) {
    const Rule& rule = report.rules[id];
    const RuleStats& stats = report.stats.rules[id];
    out += rule.origin.name + " " + PlaceOf(rule) + " " + OneLine(PatternOf(rule), kTextColumns) +
           "  " + std::to_string(stats.hits - stats.right) + " of " + std::to_string(stats.hits) +
           "\n";
    for (size_t i = 0; i < std::min(report.worst, stats.wrong.size()); ++i) {
      const FalseHit& hit = stats.wrong[i];
      out += "    " + hit.set + "/" + hit.page + "  " + OneLine(hit.text, kTextColumns) + "\n";
    }
  }
  return out;
}

}  // namespace

std::string StatsTable(const StatsReport& report) {
  return RuleLines(report) + TotalLines(Totals(report, true), "section") +
         TotalLines(Totals(report, false), "file") + SetLines(report.stats) + WorstLines(report);
}

std::string UnderFloor(const StatsReport& report) {
  std::string out;
  for (size_t id = 0; id < report.rules.size(); ++id) {
    const Rule& rule = report.rules[id];
    const RuleStats& stats = report.stats.rules[id];
    if (!IsUnderFloor(rule, stats)) continue;
    out += rule.origin.name + " " + PlaceOf(rule) + ": " +
           std::to_string(stats.hits - stats.right) + " of " + std::to_string(stats.hits) +
           " hits are wrong (precision " + Fixed(stats.precision(), 3) + ", bound " +
           Fixed(stats.bound(), 3) + ")\n";
  }
  return out;
}

}  // namespace pare
