// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <vector>

#include "extract/rules/compiled_rules.h"
#include "extract/rules/options.h"
#include "extract/rules/rule_set.h"

namespace pare {
namespace {

// On a page of fewer words `max` does not act: there one label can be half of the text.
constexpr uint32_t kMaxActsFromWords = 20;

// What decides between rules that want the same block, from weak to strong; a user's exception is
// the strongest, a built-in rule the weakest.
int TierOf(const Rule& rule) {
  return (rule.origin.user ? 2 : 0) + (IsException(rule.kind) ? 1 : 0);
}

// How directly a rule speaks of a block, within a tier.
enum class Reach : uint8_t { kElement, kRange, kLine };

struct Claim {
  RuleId rule = kNoRule;
  int tier = -1;
  Reach reach = Reach::kElement;

  bool Beats(const Claim& other) const {
    if (tier != other.tier) return tier > other.tier;
    if (reach != other.reach) return reach > other.reach;
    return rule < other.rule;
  }
};

// The blocks [begin, end) that a cut or lead rule takes.
struct Range {
  RuleId rule;
  uint32_t begin, end;
};

class Applier {
 public:
  Applier(const CompiledRules& set, Page& page)
      : set_(set), page_(page), words_before_(page.blocks.size() + 1),
        protection_(page.blocks.size(), kNone), undone_(set.rules.size()) {}

  void Run() {
    const size_t count = page_.blocks.size();
    for (size_t b = 0; b < count; ++b) {
      words_before_[b + 1] = words_before_[b] + page_.blocks[b].words;
    }
    const std::vector<uint8_t> active = set_.ActiveOn(page_);
    set_.selectors.Match(page_.tree, active, elements_);
    lines_ = MatchLines(set_, page_, active, words_before_);
    Protect();
    FindRanges();
    Undo();
    Decide();
    CollectEvidence();
  }

 private:
  static constexpr int8_t kNone = -1;

  const Rule& RuleOf(RuleId id) const { return set_.rules[id]; }
  static Role RoleOfRule(const Rule& rule) { return rule.options.role.value_or(Role::kClutter); }
  bool Takes(const Rule& rule) const { return !IsException(rule.kind) && !rule.options.evidence; }

  // By node: the claim of the rule that `wanted` lets through and that is strongest there; an inner
  // element beats an outer one of the same tier. Empty if no element has one.
  template <class F>
  std::vector<Claim> ClaimsByNode(F&& wanted) const {
    std::vector<Claim> claims;
    for (const ElementMatch& m : elements_) {
      if (!wanted(RuleOf(m.rule), m.rule)) continue;
      if (claims.empty()) claims.resize(page_.tree.nodes.size());
      const Claim claim{m.rule, TierOf(RuleOf(m.rule)), Reach::kElement};
      if (claim.Beats(claims[m.node])) claims[m.node] = claim;
    }
    for (NodeId n = 1; n < claims.size(); ++n) {
      const Claim& outer = claims[page_.tree.nodes[n].parent];
      if (outer.tier > claims[n].tier) claims[n] = outer;
    }
    return claims;
  }

  // Notes the strongest exception over each block.
  void Protect() {
    const std::vector<Claim> kept =
        ClaimsByNode([](const Rule& rule, RuleId) { return IsException(rule.kind); });
    for (size_t b = 0; b < page_.blocks.size() && !kept.empty(); ++b) {
      const NodeId n = page_.blocks[b].node;
      if (n < kept.size()) protection_[b] = static_cast<int8_t>(kept[n].tier);
    }
    for (const LineMatch& m : lines_) {
      if (RuleOf(m.rule).kind != RuleKind::kLineExcept) continue;
      protection_[m.block] = std::max(protection_[m.block],
                                      static_cast<int8_t>(TierOf(RuleOf(m.rule))));
    }
  }
  bool IsProtected(uint32_t block, int tier) const { return protection_[block] > tier; }

  // A line that is kept, or excepted from cutting, begins no range. Since each range reaches to an
  // end of the page, the first line of a cut and the last of a lead say it all.
  void FindRanges() {
    std::vector<int8_t> no_cut(page_.blocks.size(), kNone), no_lead(page_.blocks.size(), kNone);
    for (const LineMatch& m : lines_) {
      const Rule& rule = RuleOf(m.rule);
      if (rule.kind != RuleKind::kCutExcept && rule.kind != RuleKind::kLeadExcept) continue;
      int8_t& tier = (rule.kind == RuleKind::kCutExcept ? no_cut : no_lead)[m.block];
      tier = std::max(tier, static_cast<int8_t>(TierOf(rule)));
    }
    std::vector<uint32_t> range_of(set_.rules.size(), UINT32_MAX);
    for (const LineMatch& m : lines_) {
      const Rule& rule = RuleOf(m.rule);
      const bool cut = rule.kind == RuleKind::kCut;
      if (!cut && rule.kind != RuleKind::kLead) continue;
      const int tier = TierOf(rule);
      if (IsProtected(m.block, tier) || (cut ? no_cut : no_lead)[m.block] > tier) continue;
      if (range_of[m.rule] == UINT32_MAX) {
        range_of[m.rule] = static_cast<uint32_t>(ranges_.size());
        const auto count = static_cast<uint32_t>(page_.blocks.size());
        ranges_.push_back({m.rule, cut ? m.block : 0, cut ? count : m.block + 1});
      } else if (!cut) {
        ranges_[range_of[m.rule]].end = m.block + 1;
      }
    }
  }

  // Finds the rules that would take more than their share, each by itself: what the others do does
  // not matter, save that exceptions keep blocks from being counted.
  void Undo() {
    const uint32_t total = words_before_.back();
    if (total < kMaxActsFromWords) return;
    std::vector<uint32_t> taken(set_.rules.size());
    CountElements(taken);
    for (const LineMatch& m : lines_) {
      const Rule& rule = RuleOf(m.rule);
      if (rule.kind == RuleKind::kLine && !IsProtected(m.block, TierOf(rule))) {
        taken[m.rule] += page_.blocks[m.block].words;
      }
    }
    for (const Range& range : ranges_) {
      for (uint32_t b = range.begin; b < range.end; ++b) {
        if (!IsProtected(b, TierOf(RuleOf(range.rule)))) {
          taken[range.rule] += page_.blocks[b].words;
        }
      }
    }
    for (RuleId id = 0; id < taken.size(); ++id) {
      const Rule& rule = RuleOf(id);
      if (taken[id] > rule.options.max * total && Takes(rule) && RoleOfRule(rule) != Role::kBody) {
        undone_[id] = 1;
        page_.undone_rules.push_back(id);
      }
    }
  }

  void CountElements(std::vector<uint32_t>& taken) const {
    std::vector<uint32_t> before[2];  // by node: unprotected words in nodes before it; by user
    std::vector<NodeId> done(set_.rules.size());
    for (const ElementMatch& m : elements_) {
      const Rule& rule = RuleOf(m.rule);
      if (!Takes(rule) || m.node < done[m.rule]) continue;
      std::vector<uint32_t>& words = before[rule.origin.user ? 1 : 0];
      if (words.empty()) words = UnprotectedWordsBefore(TierOf(rule));
      const NodeId end = page_.tree.nodes[m.node].end;
      taken[m.rule] += words[end] - words[m.node];
      done[m.rule] = end;
    }
  }

  std::vector<uint32_t> UnprotectedWordsBefore(int tier) const {
    const size_t nodes = page_.tree.nodes.size();
    std::vector<uint32_t> words(nodes + 1);
    for (uint32_t b = 0; b < page_.blocks.size(); ++b) {
      const Block& block = page_.blocks[b];
      if (block.node < nodes && !IsProtected(b, tier)) words[block.node + 1] += block.words;
    }
    for (size_t n = 1; n <= nodes; ++n) words[n] += words[n - 1];
    return words;
  }

  void Decide() {
    std::vector<Claim> best(page_.blocks.size());
    const auto claim = [this, &best](uint32_t block, RuleId rule, Reach reach) {
      const Claim c{rule, TierOf(RuleOf(rule)), reach};
      if (c.Beats(best[block])) best[block] = c;
    };
    const std::vector<Claim> by_node = ClaimsByNode([this](const Rule& rule, RuleId id) {
      return !rule.options.evidence && undone_[id] == 0;
    });
    for (size_t b = 0; b < best.size() && !by_node.empty(); ++b) {
      if (page_.blocks[b].node < by_node.size()) best[b] = by_node[page_.blocks[b].node];
    }
    for (const LineMatch& m : lines_) {
      const Rule& rule = RuleOf(m.rule);
      const bool speaks = rule.kind == RuleKind::kLineExcept ||
                          (rule.kind == RuleKind::kLine && !rule.options.evidence);
      if (speaks && undone_[m.rule] == 0) claim(m.block, m.rule, Reach::kLine);
    }
    for (const Range& range : ranges_) {
      if (RuleOf(range.rule).options.evidence || undone_[range.rule] != 0) continue;
      for (uint32_t b = range.begin; b < range.end; ++b) claim(b, range.rule, Reach::kRange);
    }
    for (size_t b = 0; b < best.size(); ++b) {
      if (best[b].rule != kNoRule) Settle(best[b].rule, page_.judgements[b]);
    }
  }

  void Settle(RuleId id, Judgement& judgement) const {
    const Rule& rule = RuleOf(id);
    const Role role = IsException(rule.kind) ? Role::kBody : RoleOfRule(rule);
    judgement.first = judgement.last = {role == Role::kBody, role, Giver::kRule, id};
    judgement.settled = true;
  }

  void CollectEvidence() {
    const auto bit = [](const Rule& rule) { return 1u << static_cast<uint32_t>(RoleOfRule(rule)); };
    std::vector<uint32_t> by_node;
    for (const ElementMatch& m : elements_) {
      if (!RuleOf(m.rule).options.evidence) continue;
      if (by_node.empty()) by_node.resize(page_.tree.nodes.size());
      by_node[m.node] |= bit(RuleOf(m.rule));
    }
    for (NodeId n = 1; n < by_node.size(); ++n) {
      by_node[n] |= by_node[page_.tree.nodes[n].parent];
    }
    for (size_t b = 0; b < page_.blocks.size() && !by_node.empty(); ++b) {
      const NodeId n = page_.blocks[b].node;
      if (n < by_node.size()) page_.judgements[b].evidence |= by_node[n];
    }
    for (const LineMatch& m : lines_) {
      const Rule& rule = RuleOf(m.rule);
      if (rule.options.evidence) page_.judgements[m.block].evidence |= bit(rule);
    }
    for (const Range& range : ranges_) {
      const Rule& rule = RuleOf(range.rule);
      if (!rule.options.evidence) continue;
      for (uint32_t b = range.begin; b < range.end; ++b) {
        page_.judgements[b].evidence |= bit(rule);
      }
    }
  }

  const CompiledRules& set_;
  Page& page_;
  std::vector<uint32_t> words_before_;  // by block, and one more
  std::vector<ElementMatch> elements_;
  std::vector<LineMatch> lines_;
  std::vector<int8_t> protection_;  // by block: the tier of the strongest exception, or kNone
  std::vector<Range> ranges_;
  std::vector<uint8_t> undone_;  // by rule
};

}  // namespace

void RuleSet::Apply(Page& page) const { Applier(*compiled_, page).Run(); }

}  // namespace pare
