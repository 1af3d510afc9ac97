// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/page_hits.h"

#include <algorithm>
#include <utility>

#include "extract/rules/options.h"

namespace pare {
namespace {

HitRule HitOf(RuleId id, const PackedRule& rule) {
  return {.id = id,
          .rule = &rule,
          .role = RoleGivenBy(rule.kind, rule.role),
          .tier = static_cast<int8_t>((rule.user ? 2 : 0) + (IsException(rule.kind) ? 1 : 0))};
}

// Gives the rules that hit their numbers in PageHits::rules. Of tens of thousands a page is hit by
// tens, so that only these are looked at.
void NumberAnew(std::span<const std::unique_ptr<CompiledRules>> layers, PageHits& hits) {
  std::vector<RuleId> hit;
  for (const ElementMatch& m : hits.elements) hit.push_back(m.rule);
  for (const LineMatch& m : hits.lines) hit.push_back(m.rule);
  hit.insert(hit.end(), hits.over_budget.begin(), hits.over_budget.end());
  std::sort(hit.begin(), hit.end());
  hit.erase(std::unique(hit.begin(), hit.end()), hit.end());
  auto layer = layers.begin();
  RuleId first = 0;  // of the layer
  for (const RuleId id : hit) {
    while (id - first >= (*layer)->rules.size()) {
      first += static_cast<RuleId>((*layer)->rules.size());
      ++layer;
    }
    hits.rules.push_back(HitOf(id, (*layer)->rules.Packed(id - first)));
  }
  const auto number = [&hit](RuleId id) {
    return static_cast<uint32_t>(std::lower_bound(hit.begin(), hit.end(), id) - hit.begin());
  };
  for (ElementMatch& m : hits.elements) m.rule = number(m.rule);
  for (LineMatch& m : hits.lines) m.rule = number(m.rule);
  for (uint32_t& rule : hits.over_budget) rule = number(rule);
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

// Takes out elements of more words than their rules have (words=).
void LeaveLarge(PageHits& hits, ElementWords& words) {
  std::erase_if(hits.elements, [&hits, &words](const ElementMatch& m) {
    const uint32_t most = hits.rules[m.rule].rule->words;
    return most != kAnyWords && words.In(m.node, kAllTiers) > most;
  });
}

}  // namespace

std::vector<uint32_t> WordsBefore(const Page& page) {
  std::vector<uint32_t> before(page.blocks.size() + 1);
  for (size_t b = 0; b < page.blocks.size(); ++b) before[b + 1] = before[b] + page.blocks[b].words;
  return before;
}

PageHits FindHits(std::span<const std::unique_ptr<CompiledRules>> layers, const Page& page,
                  std::span<const uint32_t> words_before, ElementWords& words) {
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
  NumberAnew(layers, hits);
  LeaveLarge(hits, words);
  return hits;
}

uint32_t ElementWords::In(NodeId node, int8_t tier) {
  std::vector<uint32_t>& before = before_[static_cast<size_t>(tier) / 2];
  const size_t nodes = page_.tree.nodes.size();
  if (before.empty()) {
    before.resize(nodes + 1);
    for (size_t b = 0; b < page_.blocks.size(); ++b) {
      const Block& block = page_.blocks[b];
      if (block.inner < nodes && protection_[b] <= tier) before[block.inner + 1] += block.words;
    }
    for (size_t n = 1; n <= nodes; ++n) before[n] += before[n - 1];
  }
  return before[page_.tree.nodes[node].end] - before[node];
}

}  // namespace pare
