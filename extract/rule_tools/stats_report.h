// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// What `pare rules stats` prints.
#ifndef PARE_EXTRACT_RULE_TOOLS_STATS_REPORT_H_
#define PARE_EXTRACT_RULE_TOOLS_STATS_REPORT_H_

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "extract/rule_tools/stats.h"
#include "extract/rules/rule_set.h"

namespace pare {

// What was measured, with names. A view: the parts outlive it.
struct StatsReport {
  RuleList rules;
  std::span<const std::string> section_of;  // by rule
  const Stats& stats;
  size_t worst = 3;  // false hits shown of each rule
};

// A line a rule that was hit, aligned: what it hit and how much of that was right, with a mark
// behind those under the floor. Then the number of those that hit nothing, totals of sections and
// files, what each set's gold holds, and false hits, worst rules first.
std::string StatsTable(const StatsReport& report);

// The same as one JSON object on one line:
//   {"rules": [{"id", "file", "line", "section", "pattern", "role", "evidence", "hits", "right",
//               "pages", "words", "left_out", "precision", "bound", "under_floor",
//               "wrong": [{"set", "page", "text"}]}],
//    "sections": [{"file", "section", ...}], "files": [{"file", "rules", "hits", ...}],
//    "sets": [{"name", "pages", "gold": {ROLE: {"pages", "in_gold", "left_out"}}}]}
// Precision and bound are null without hits. Rules that hit nothing are there, exceptions are not.
std::string StatsJson(const StatsReport& report);

// A line for each rule under the floor; "" if there is none.
std::string UnderFloor(const StatsReport& report);

}  // namespace pare

#endif  // PARE_EXTRACT_RULE_TOOLS_STATS_REPORT_H_
