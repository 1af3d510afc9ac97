// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Precision of rules over sets of labelled pages.
//
// A rule's hits are the blocks that it matches, whether or not another rule wins them: a rule under
// test must not hide behind a stronger one. A hit is false where the block is in the gold body (see
// align.h); for rules of role body, which keep, where it is not. Precision is the share of hits
// that are not false, by block, over all sets together.
//   - The same text, hit by a rule twice on a page, is one hit, also where two sets hold the page
//     (known by its URL); it is false if any of the copies is.
//   - Hits of rules with a role that a set's gold holds are left out there (see guideline.h).
//   - Pages without gold text, and blocks without words, are left out.
#ifndef PARE_EXTRACT_RULE_TOOLS_STATS_H_
#define PARE_EXTRACT_RULE_TOOLS_STATS_H_

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "extract/rule_tools/guideline.h"
#include "extract/rule_tools/labelled.h"
#include "extract/rules/rule_set.h"

namespace pare {

// A rule with a verdict is under the floor if it has at least kFloorHits hits, and its precision is
// below kFloorPrecision or the bound below kFloorBound. The bound is the lower end of the Wilson
// score interval at one standard error (z = 1; E. B. Wilson, 1927): 20 of 20 give 20/21 = 0.952, so
// that twenty hits without a fault just pass, as do 99 of 100 (0.974); fewer hits prove nothing.
inline constexpr uint32_t kFloorHits = 20;
inline constexpr double kFloorPrecision = 0.99;
inline constexpr double kFloorBound = 0.95;
inline constexpr double kStandardErrors = 1.0;

// The lower end of the interval for `right` of `all`; 0 for none.
double WilsonBound(uint32_t right, uint32_t all);

struct FalseHit {
  std::string set, page, text;
};

struct RuleStats {
  uint32_t hits = 0;
  uint32_t right = 0;
  uint32_t pages = 0;   // with a hit
  uint64_t words = 0;   // of the hits
  uint32_t left_out = 0;  // hits in sets whose gold holds the rule's role
  std::vector<FalseHit> wrong;  // all, in the order of the sets

  double precision() const { return hits == 0 ? 1 : static_cast<double>(right) / hits; }
  double bound() const { return WilsonBound(right, hits); }
};

struct SetStats {
  std::string name;
  uint32_t pages = 0;  // with gold text
  Guideline guideline;  // a text set made of another set's pages has that one's
};

struct Stats {
  std::vector<RuleStats> rules;  // by RuleId
  std::vector<SetStats> sets;
};

struct StatsOptions {
  std::filesystem::path data;
  std::vector<std::string> sets = {};  // names; empty: all
  size_t limit = kNoLimit;             // pages of each set
  unsigned threads = 2;
};

// NotFound if there is no such folder, no set in it, or not one that was named.
absl::StatusOr<Stats> MeasureRules(const RuleSet& rules, const StatsOptions& options);

// Whether precision is asked of the rule: exceptions have no hits.
bool IsMeasured(const Rule& rule);

// See kFloorHits. False for rules that only give evidence.
bool IsUnderFloor(const Rule& rule, const RuleStats& stats);

}  // namespace pare

#endif  // PARE_EXTRACT_RULE_TOOLS_STATS_H_
