// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/hits.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "extract/rules/compiled_rules.h"
#include "extract/rules/options.h"
#include "extract/rules/page_hits.h"
#include "extract/rules/rule_set.h"

namespace pare {
namespace {

class HitCollector {
 public:
  HitCollector(std::span<const std::unique_ptr<CompiledRules>> layers, const Page& page)
      : page_(page), words_before_(WordsBefore(page)) {
    const std::vector<int8_t> unprotected(page.blocks.size(), -1);
    ElementWords words(page, unprotected);
    found_ = FindHits(layers, page, words_before_, words);
  }

  std::vector<RuleHit> Run() {
    AddElements();
    AddLines();
    Undo();
    std::vector<RuleHit> hits;
    for (const RuleHit& hit : hits_) {
      if (!found_.rules[hit.rule].undone) hits.push_back({hit.block, found_.rules[hit.rule].id});
    }
    std::sort(hits.begin(), hits.end());
    return hits;
  }

 private:
  RuleKind KindOf(uint32_t rule) const { return found_.rules[rule].rule->kind; }

  // An element inside another that the same rule matches adds nothing.
  void AddElements() {
    std::vector<std::pair<NodeId, uint32_t>> blocks;  // node and block, sorted
    std::vector<NodeId> done(found_.rules.size());
    for (const ElementMatch& m : found_.elements) {
      if (KindOf(m.rule) != RuleKind::kElement || m.node < done[m.rule]) continue;
      const NodeId end = done[m.rule] = page_.tree.nodes[m.node].end;
      if (blocks.empty()) {
        for (uint32_t b = 0; b < page_.blocks.size(); ++b) {
          blocks.emplace_back(page_.blocks[b].inner, b);
        }
        std::sort(blocks.begin(), blocks.end());
      }
      for (auto it = std::lower_bound(blocks.begin(), blocks.end(), std::pair(m.node, 0u));
           it != blocks.end() && it->first < end; ++it) {
        hits_.push_back({it->second, m.rule});
      }
    }
  }

  void AddLines() {
    const auto count = static_cast<uint32_t>(page_.blocks.size());
    std::vector<uint8_t> cut(found_.rules.size());
    std::vector<uint32_t> lead_end(found_.rules.size());
    for (const LineMatch& m : found_.lines) {
      const RuleKind kind = KindOf(m.rule);
      if (kind == RuleKind::kLine) {
        hits_.push_back({m.block, m.rule});
      } else if (kind == RuleKind::kCut && cut[m.rule] == 0) {
        cut[m.rule] = 1;
        for (uint32_t b = m.block; b < count; ++b) hits_.push_back({b, m.rule});
      } else if (kind == RuleKind::kLead) {
        for (uint32_t& b = lead_end[m.rule]; b <= m.block; ++b) hits_.push_back({b, m.rule});
      }
    }
  }

  void Undo() {
    const uint32_t total = words_before_.back();
    if (total < kMaxActsFromWords) return;
    for (const RuleHit& hit : hits_) {
      found_.rules[hit.rule].taken += page_.blocks[hit.block].words;
    }
    for (HitRule& hit : found_.rules) hit.undone = hit.TakesTooMuch(total);
  }

  const Page& page_;
  std::vector<uint32_t> words_before_;  // by block, and one more
  PageHits found_;
  std::vector<RuleHit> hits_;  // RuleHit::rule: index into PageHits::rules, until Run() ends
};

}  // namespace

std::vector<RuleHit> RuleSet::HitsOn(const Page& page) const {
  return HitCollector(compiled_->layers, page).Run();
}

}  // namespace pare
