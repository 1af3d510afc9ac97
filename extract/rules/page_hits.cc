// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/page_hits.h"

#include "extract/rules/options.h"

namespace pare {

int8_t TierOf(const Rule& rule) {
  return static_cast<int8_t>((rule.origin.user ? 2 : 0) + (IsException(rule.kind) ? 1 : 0));
}

PageHits FindHits(const CompiledRules& set, const Page& page,
                  std::span<const uint32_t> words_before) {
  PageHits hits;
  const std::vector<uint8_t> active = set.ActiveOn(page);
  set.Selectors().Match(page.tree, active, hits.elements, hits.over_budget);
  hits.lines = MatchLines(set, page, active, words_before);

  std::vector<uint8_t> hit(set.rules.size());
  for (const ElementMatch& m : hits.elements) hit[m.rule] = 1;
  for (const LineMatch& m : hits.lines) hit[m.rule] = 1;
  for (const uint32_t id : hits.over_budget) hit[id] = 1;
  std::vector<uint32_t> number(set.rules.size());
  for (RuleId id = 0; id < hit.size(); ++id) {
    if (hit[id] == 0) continue;
    number[id] = static_cast<uint32_t>(hits.rules.size());
    const Rule& rule = hits.unpacked.emplace_back(set.rules[id]);
    hits.rules.push_back({.id = id, .rule = &rule, .tier = TierOf(rule)});
  }
  for (ElementMatch& m : hits.elements) m.rule = number[m.rule];
  for (LineMatch& m : hits.lines) m.rule = number[m.rule];
  for (uint32_t& id : hits.over_budget) id = number[id];
  return hits;
}

uint32_t ElementWords::In(NodeId node, int8_t tier) {
  std::vector<uint32_t>& before = before_[static_cast<size_t>(tier) / 2];
  const size_t nodes = page_.tree.nodes.size();
  if (before.empty()) {
    before.resize(nodes + 1);
    for (size_t b = 0; b < page_.blocks.size(); ++b) {
      const Block& block = page_.blocks[b];
      if (block.node < nodes && protection_[b] <= tier) before[block.node + 1] += block.words;
    }
    for (size_t n = 1; n <= nodes; ++n) before[n] += before[n - 1];
  }
  return before[page_.tree.nodes[node].end] - before[node];
}

}  // namespace pare
