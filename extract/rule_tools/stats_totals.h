// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// What the table and the JSON of `pare rules stats` both need.
#ifndef PARE_EXTRACT_RULE_TOOLS_STATS_TOTALS_H_
#define PARE_EXTRACT_RULE_TOOLS_STATS_TOTALS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/rule_tools/stats_report.h"

namespace pare {

// Several rules together.
struct Total {
  std::string file, section;  // no section: of the file
  uint32_t rules = 0, hit = 0, under_floor = 0;
  RuleStats sum = {};  // hits, right and words alone
};

// By file, and within it by section if wanted, in the order of the rules.
std::vector<Total> Totals(const StatsReport& report, bool by_section);

// Kind and pattern, as the rule is written.
std::string PatternOf(const Rule& rule);
std::string_view RoleNameOf(const Rule& rule);

// The number with so many digits behind the point.
std::string Fixed(double value, int digits);

}  // namespace pare

#endif  // PARE_EXTRACT_RULE_TOOLS_STATS_TOTALS_H_
