// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// What the layers of a set of rules hit on a page, before it is decided which of them win. For
// extract/rules/*.cc alone.
#ifndef PARE_EXTRACT_RULES_PAGE_HITS_H_
#define PARE_EXTRACT_RULES_PAGE_HITS_H_

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "extract/page.h"
#include "extract/rules/compiled_rules.h"

namespace pare {

// Of HitRule::tier; above all.
inline constexpr int8_t kAllTiers = 4;

// A rule that hit something on the page, or went over its budget.
struct HitRule {
  RuleId id = kNoRule;
  const PackedRule* rule = nullptr;
  Role role = Role::kClutter;  // that it gives
  // What decides between rules that want the same block, from weak to strong: 0 a built-in rule, 1 a
  // built-in exception, 2 a user's rule, 3 a user's exception.
  int8_t tier = 0;
  bool undone = false;
  uint32_t taken = 0;  // words that it would take by itself

  // Whether that is more than max= lets it take of so many words. Rules that keep or only hint take none.
  bool TakesTooMuch(uint32_t words) const {
    return taken > rule->max * words && !rule->evidence && role != Role::kBody;
  }
};

// The rules that hit are numbered anew, in the order of RuleId, so that what follows costs as much
// as what hit and not as much as there are rules.
struct PageHits {
  std::vector<HitRule> rules;
  std::vector<ElementMatch> elements;  // in document order; ElementMatch::rule: index into `rules`
  std::vector<LineMatch> lines;        // by block, then by rule; LineMatch::rule likewise
  std::vector<uint32_t> over_budget;   // indices into `rules`, ascending
};

// The words in elements, in constant time after the first question.
class ElementWords {
 public:
  // `protection`: by block, the tier of the strongest exception that keeps it, or -1. Both must
  // outlive this.
  ElementWords(const Page& page, const std::vector<int8_t>& protection)
      : page_(page), protection_(protection) {}

  // Of the blocks in `node` and below, but for those that an exception above `tier` keeps. `tier`
  // is even: rules that take have tier 0 or 2, and kAllTiers counts everything.
  uint32_t In(NodeId node, int8_t tier);

 private:
  const Page& page_;
  const std::vector<int8_t>& protection_;
  // By tier / 2 and node: the words of blocks in nodes before it. Filled when first asked for.
  std::array<std::vector<uint32_t>, kAllTiers / 2 + 1> before_;
};

// By block, and one more: the words of the blocks before it.
std::vector<uint32_t> WordsBefore(const Page& page);

// `words_before`: as MatchLines takes it. `words` is of the same page.
PageHits FindHits(std::span<const std::unique_ptr<CompiledRules>> layers, const Page& page,
                  std::span<const uint32_t> words_before, ElementWords& words);

}  // namespace pare

#endif  // PARE_EXTRACT_RULES_PAGE_HITS_H_
