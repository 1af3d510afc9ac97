// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/page_hits.h"

#include <algorithm>
#include <utility>

#include "extract/rules/options.h"

namespace pare {

int8_t TierOf(const Rule& rule) {
  return static_cast<int8_t>((rule.origin.user ? 2 : 0) + (IsException(rule.kind) ? 1 : 0));
}

namespace {

// Gives the rules that hit their numbers in PageHits::rules.
void NumberAnew(std::span<const std::unique_ptr<CompiledRules>> layers, RuleId count,
                PageHits& hits) {
  std::vector<uint8_t> hit(count);
  for (const ElementMatch& m : hits.elements) hit[m.rule] = 1;
  for (const LineMatch& m : hits.lines) hit[m.rule] = 1;
  for (const uint32_t id : hits.over_budget) hit[id] = 1;
  std::vector<uint32_t> number(count);
  RuleId id = 0;
  for (const auto& layer : layers) {
    for (RuleId in_layer = 0; in_layer < layer->rules.size(); ++in_layer, ++id) {
      if (hit[id] == 0) continue;
      number[id] = static_cast<uint32_t>(hits.rules.size());
      const Rule& rule = hits.unpacked.emplace_back(layer->rules[in_layer]);
      hits.rules.push_back({.id = id, .rule = &rule, .tier = TierOf(rule)});
    }
  }
  for (ElementMatch& m : hits.elements) m.rule = number[m.rule];
  for (LineMatch& m : hits.lines) m.rule = number[m.rule];
  for (uint32_t& rule : hits.over_budget) rule = number[rule];
}

// Adds what the rules of one layer hit, by their numbers in the set: those in the layer and `first`.
void AddHits(const CompiledRules& layer, RuleId first, const Page& page,
             std::span<const uint32_t> words_before, PageHits& hits) {
  const size_t elements = hits.elements.size(), over_budget = hits.over_budget.size();
  const std::vector<uint8_t> active = layer.ActiveOn(page);
  if (!page.tree.nodes.empty()) {
    layer.Selectors().Match(page.tree, active, hits.elements, hits.over_budget);
  }
  for (size_t i = elements; i < hits.elements.size(); ++i) hits.elements[i].rule += first;
  for (size_t i = over_budget; i < hits.over_budget.size(); ++i) hits.over_budget[i] += first;
  for (LineMatch match : MatchLines(layer, page, active, words_before)) {
    match.rule += first;
    hits.lines.push_back(match);
  }
}

}  // namespace

PageHits FindHits(std::span<const std::unique_ptr<CompiledRules>> layers, const Page& page,
                  std::span<const uint32_t> words_before) {
  PageHits hits;
  RuleId count = 0;
  for (const auto& layer : layers) {
    AddHits(*layer, count, page, words_before, hits);
    count += static_cast<RuleId>(layer->rules.size());
  }
  if (layers.size() > 1) {
    std::sort(hits.elements.begin(), hits.elements.end(),
              [](const ElementMatch& a, const ElementMatch& b) {
                return std::pair(a.node, a.rule) < std::pair(b.node, b.rule);
              });
    std::sort(hits.lines.begin(), hits.lines.end(), [](const LineMatch& a, const LineMatch& b) {
      return std::pair(a.block, a.rule) < std::pair(b.block, b.rule);
    });
  }
  NumberAnew(layers, count, hits);
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
