// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "extract/emit/json_writer.h"
#include "extract/role.h"
#include "extract/rule_tools/stats_report.h"
#include "extract/rule_tools/stats_totals.h"

namespace pare {
namespace {

// Null where there was nothing to measure it by.
void AppendShare(std::string_view key, const RuleStats& stats, double share, JsonWriter& json) {
  json.Key(key);
  if (stats.hits == 0) return json.Null();
  json.Fixed(share, 6);
}

void AppendFigures(const RuleStats& stats, JsonWriter& json) {
  json.Field("hits", stats.hits);
  json.Field("right", stats.right);
  json.Field("words", stats.words);
  AppendShare("precision", stats, stats.precision(), json);
}

void AppendRule(const StatsReport& report, size_t id, JsonWriter& json) {
  const Rule& rule = report.rules[id];
  const RuleStats& stats = report.stats.rules[id];
  json.Open('{');
  json.Field("id", rule.origin.name);
  json.Field("file", rule.origin.file);
  json.Field("line", rule.origin.line);
  json.Field("section", report.section_of[id]);
  json.Field("pattern", PatternOf(rule));
  json.Field("role", RoleNameOf(rule));
  json.Field("evidence", rule.options.evidence);
  AppendFigures(stats, json);
  AppendShare("bound", stats, stats.bound(), json);
  json.Field("pages", stats.pages);
  json.Field("left_out", stats.left_out);
  json.Field("under_floor", IsUnderFloor(rule, stats));
  json.Key("wrong");
  json.Open('[');
  for (size_t i = 0; i < std::min(report.worst, stats.wrong.size()); ++i) {
    json.Open('{');
    json.Field("set", stats.wrong[i].set);
    json.Field("page", stats.wrong[i].page);
    json.Field("text", stats.wrong[i].text);
    json.Close('}');
  }
  json.Close(']');
  json.Close('}');
}

void AppendTotals(const std::vector<Total>& totals, JsonWriter& json) {
  json.Open('[');
  for (const Total& t : totals) {
    json.Open('{');
    json.Field("file", t.file);
    if (!t.section.empty()) json.Field("section", t.section);
    json.Field("rules", t.rules);
    json.Field("rules_hit", t.hit);
    json.Field("rules_under_floor", t.under_floor);
    AppendFigures(t.sum, json);
    json.Close('}');
  }
  json.Close(']');
}

void AppendSets(const Stats& stats, JsonWriter& json) {
  json.Open('[');
  for (const SetStats& set : stats.sets) {
    json.Open('{');
    json.Field("name", set.name);
    json.Field("pages", set.pages);
    json.Key("gold");
    json.Open('{');
    for (size_t r = 0; r < set.guideline.roles.size(); ++r) {
      const auto& count = set.guideline.roles[r];
      if (count.pages == 0) continue;
      json.Key(kRoleNames[r]);
      json.Open('{');
      json.Field("pages", count.pages);
      json.Field("in_gold", count.in_gold);
      json.Field("left_out", set.guideline.Holds(static_cast<Role>(r)));
      json.Close('}');
    }
    json.Close('}');
    json.Close('}');
  }
  json.Close(']');
}

}  // namespace

std::string StatsJson(const StatsReport& report) {
  std::string out;
  JsonWriter json(out);
  json.Open('{');
  json.Key("rules");
  json.Open('[');
  for (size_t id = 0; id < report.rules.size(); ++id) {
    if (IsMeasured(report.rules[id])) AppendRule(report, id, json);
  }
  json.Close(']');
  json.Key("sections");
  AppendTotals(Totals(report, true), json);
  json.Key("files");
  AppendTotals(Totals(report, false), json);
  json.Key("sets");
  AppendSets(report.stats, json);
  json.Close('}');
  return out + "\n";
}

}  // namespace pare
