// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdio>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/role.h"
#include "extract/rule_tools/stats_report.h"
#include "extract/rule_tools/stats_totals.h"

namespace pare {
namespace {

// JSON text, piece by piece.
class Json {
 public:
  void Open(char bracket) {
    Separate();
    out_ += bracket;
    first_ = true;
  }
  void Close(char bracket) {
    out_ += bracket;
    first_ = false;
  }
  void Key(std::string_view key) {
    Separate();
    Quote(key);
    out_ += ": ";
    first_ = true;
  }
  void Raw(std::string_view value) {
    Separate();
    out_ += value;
  }
  void Text(std::string_view value) {
    Separate();
    Quote(value);
  }
  void Field(std::string_view key, std::string_view value) { Key(key), Text(value); }
  void Field(std::string_view key, uint64_t value) { Key(key), Raw(std::to_string(value)); }
  void Field(std::string_view key, bool value) { Key(key), Raw(value ? "true" : "false"); }
  std::string Take() { return std::move(out_); }

 private:
  void Separate() {
    if (!first_) out_ += ", ";
    first_ = false;
  }
  void Quote(std::string_view text) {
    out_ += '"';
    for (const char c : text) {
      if (c == '"' || c == '\\') out_ += '\\';
      if (static_cast<unsigned char>(c) < 0x20) {
        char buffer[8];
        std::snprintf(buffer, sizeof buffer, "\\u%04x", c);
        out_ += buffer;
      } else {
        out_ += c;
      }
    }
    out_ += '"';
  }

  std::string out_;
  bool first_ = true;
};

void AppendFigures(const RuleStats& stats, Json& json) {
  json.Field("hits", uint64_t{stats.hits});
  json.Field("right", uint64_t{stats.right});
  json.Field("words", stats.words);
  json.Key("precision"), json.Raw(stats.hits == 0 ? "null" : Fixed(stats.precision(), 6));
}

void AppendRule(const StatsReport& report, size_t id, Json& json) {
  const Rule& rule = report.rules[id];
  const RuleStats& stats = report.stats.rules[id];
  json.Open('{');
  json.Field("id", rule.origin.name);
  json.Field("file", rule.origin.file);
  json.Field("line", uint64_t{rule.origin.line});
  json.Field("section", report.section_of[id]);
  json.Field("pattern", PatternOf(rule));
  json.Field("role", RoleNameOf(rule));
  json.Field("evidence", rule.options.evidence);
  AppendFigures(stats, json);
  json.Key("bound"), json.Raw(stats.hits == 0 ? "null" : Fixed(stats.bound(), 6));
  json.Field("pages", uint64_t{stats.pages});
  json.Field("left_out", uint64_t{stats.left_out});
  json.Field("under_floor", IsUnderFloor(rule, stats));
  json.Key("wrong"), json.Open('[');
  for (size_t i = 0; i < std::min(report.worst, stats.wrong.size()); ++i) {
    json.Open('{');
    json.Field("set", stats.wrong[i].set);
    json.Field("page", stats.wrong[i].page);
    json.Field("text", stats.wrong[i].text);
    json.Close('}');
  }
  json.Close(']'), json.Close('}');
}

void AppendTotals(const std::vector<Total>& totals, Json& json) {
  json.Open('[');
  for (const Total& t : totals) {
    json.Open('{');
    json.Field("file", t.file);
    if (!t.section.empty()) json.Field("section", t.section);
    json.Field("rules", uint64_t{t.rules});
    json.Field("rules_hit", uint64_t{t.hit});
    json.Field("rules_under_floor", uint64_t{t.under_floor});
    AppendFigures(t.sum, json);
    json.Close('}');
  }
  json.Close(']');
}

void AppendSets(const Stats& stats, Json& json) {
  json.Open('[');
  for (const SetStats& set : stats.sets) {
    json.Open('{');
    json.Field("name", set.name);
    json.Field("pages", uint64_t{set.pages});
    json.Key("gold"), json.Open('{');
    for (size_t r = 0; r < set.guideline.roles.size(); ++r) {
      const auto& count = set.guideline.roles[r];
      if (count.pages == 0) continue;
      json.Key(kRoleNames[r]), json.Open('{');
      json.Field("pages", uint64_t{count.pages});
      json.Field("in_gold", uint64_t{count.in_gold});
      json.Field("left_out", set.guideline.Holds(static_cast<Role>(r)));
      json.Close('}');
    }
    json.Close('}'), json.Close('}');
  }
  json.Close(']');
}

}  // namespace

std::string StatsJson(const StatsReport& report) {
  Json json;
  json.Open('{');
  json.Key("rules"), json.Open('[');
  for (size_t id = 0; id < report.rules.size(); ++id) {
    if (IsMeasured(report.rules[id])) AppendRule(report, id, json);
  }
  json.Close(']');
  json.Key("sections"), AppendTotals(Totals(report, true), json);
  json.Key("files"), AppendTotals(Totals(report, false), json);
  json.Key("sets"), AppendSets(report.stats, json);
  json.Close('}');
  return json.Take() + "\n";
}

}  // namespace pare
