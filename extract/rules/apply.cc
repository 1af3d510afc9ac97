// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <vector>

#include "extract/rules/compiled_rules.h"
#include "extract/rules/fields.h"
#include "extract/rules/options.h"
#include "extract/rules/page_hits.h"
#include "extract/rules/rule_set.h"

namespace pare {
namespace {

// How directly a rule speaks of a block, within a tier. A body rule speaks of what lies outside its
// elements only where nobody else has a word for it.
enum class Reach : uint8_t { kOutside, kElement, kRange, kLine };

constexpr uint32_t kNoHit = UINT32_MAX;
constexpr int8_t kNoTier = -1;

// Rules are indices into PageHits::rules here and below, which are in the order of the rules.
struct Claim {
  uint32_t rule = kNoHit;
  int8_t tier = kNoTier;
  Reach reach = Reach::kOutside;

  bool Beats(const Claim& other) const {
    if (tier != other.tier) return tier > other.tier;
    if (reach != other.reach) return reach > other.reach;
    return rule < other.rule;
  }
};

// The blocks [begin, end) that a cut or lead rule takes.
struct Range {
  uint32_t rule, begin, end;
};

class Applier {
 public:
  Applier(std::span<const std::unique_ptr<CompiledRules>> layers, Page& page)
      : layers_(layers), page_(page), words_before_(WordsBefore(page)),
        protection_(page.blocks.size(), kNoTier), words_(page, protection_) {}

  void Run() {
    hits_ = FindHits(layers_, page_, words_before_, words_);
    Protect();
    FindRanges();
    Undo();
    fields_ = TakeFields(page_, hits_, words_, MostWords());
    ReportUndone();
    Decide();
    CollectEvidence();
  }

 private:
  const HitRule& HitOf(uint32_t rule) const { return hits_.rules[rule]; }
  const PackedRule& RuleOf(uint32_t rule) const { return *hits_.rules[rule].rule; }

  // By node: the claim of the rule that `wanted` lets through and that is strongest there; an inner
  // element beats an outer one of the same tier. Empty if no element has one.
  template <class F>
  std::vector<Claim> ClaimsByNode(F&& wanted) const {
    std::vector<Claim> claims;
    for (const ElementMatch& m : hits_.elements) {
      if (!wanted(m)) continue;
      if (claims.empty()) claims.resize(page_.tree.nodes.size());
      const Claim claim{m.rule, HitOf(m.rule).tier, Reach::kElement};
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
        ClaimsByNode([this](const ElementMatch& m) { return IsException(RuleOf(m.rule).kind); });
    for (size_t b = 0; b < page_.blocks.size() && !kept.empty(); ++b) {
      const NodeId n = page_.blocks[b].inner;
      if (n < kept.size()) protection_[b] = kept[n].tier;
    }
    for (const LineMatch& m : hits_.lines) {
      if (RuleOf(m.rule).kind != RuleKind::kLineExcept) continue;
      protection_[m.block] = std::max(protection_[m.block], HitOf(m.rule).tier);
    }
  }
  bool IsProtected(uint32_t block, int8_t tier) const { return protection_[block] > tier; }

  // A line that is kept, or excepted from cutting, begins no range. Since each range reaches to an
  // end of the page, the first line of a cut and the last of a lead say it all.
  void FindRanges() {
    const std::vector<int8_t> no_cut = ExceptedLines(RuleKind::kCutExcept);
    const std::vector<int8_t> no_lead = ExceptedLines(RuleKind::kLeadExcept);
    std::vector<uint32_t> range_of(hits_.rules.size(), kNoHit);
    const auto count = static_cast<uint32_t>(page_.blocks.size());
    for (const LineMatch& m : hits_.lines) {
      const bool cut = RuleOf(m.rule).kind == RuleKind::kCut;
      if (!cut && RuleOf(m.rule).kind != RuleKind::kLead) continue;
      const int8_t tier = HitOf(m.rule).tier;
      const std::vector<int8_t>& excepted = cut ? no_cut : no_lead;
      if (IsProtected(m.block, tier) || (!excepted.empty() && excepted[m.block] > tier)) continue;
      if (range_of[m.rule] == kNoHit) {
        range_of[m.rule] = static_cast<uint32_t>(ranges_.size());
        ranges_.push_back({m.rule, cut ? m.block : 0, cut ? count : m.block + 1});
      } else if (!cut) {
        ranges_[range_of[m.rule]].end = m.block + 1;
      }
    }
  }

  // By block, the tier of the strongest exception of this kind; empty if there is none.
  std::vector<int8_t> ExceptedLines(RuleKind kind) const {
    std::vector<int8_t> tiers;
    for (const LineMatch& m : hits_.lines) {
      if (RuleOf(m.rule).kind != kind) continue;
      if (tiers.empty()) tiers.resize(page_.blocks.size(), kNoTier);
      tiers[m.block] = std::max(tiers[m.block], HitOf(m.rule).tier);
    }
    return tiers;
  }

  // The words that `max` is a share of; 0 where it does not act.
  uint32_t MostWords() const {
    return words_before_.back() < kMaxActsFromWords ? 0 : words_before_.back();
  }

  // Finds the rules that would take more than their share, each by itself: what the others do does
  // not matter, save that exceptions keep blocks from being counted. Fields see to themselves.
  void Undo() {
    const uint32_t total = MostWords();
    if (total == 0) return;
    CountElements();
    for (const LineMatch& m : hits_.lines) {
      HitRule& hit = hits_.rules[m.rule];
      if (hit.rule->kind == RuleKind::kLine && !IsProtected(m.block, hit.tier)) {
        hit.taken += page_.blocks[m.block].words;
      }
    }
    for (const Range& range : ranges_) {
      HitRule& hit = hits_.rules[range.rule];
      for (uint32_t b = range.begin; b < range.end; ++b) {
        if (!IsProtected(b, hit.tier)) hit.taken += page_.blocks[b].words;
      }
    }
    for (HitRule& hit : hits_.rules) hit.undone = hit.TakesTooMuch(total);
  }

  void CountElements() {
    std::vector<NodeId> done(hits_.rules.size());
    for (const ElementMatch& m : hits_.elements) {
      HitRule& hit = hits_.rules[m.rule];
      if (hit.rule->kind != RuleKind::kElement || m.node < done[m.rule]) continue;
      hit.taken += words_.In(m.node, hit.tier);
      done[m.rule] = page_.tree.nodes[m.node].end;
    }
  }

  void ReportUndone() {
    for (const HitRule& hit : hits_.rules) {
      if (!hit.undone) continue;
      page_.undone_rules.push_back({hit.id, UndoneReason::kMax,
                                    static_cast<double>(hit.taken) / words_before_.back()});
    }
    if (hits_.over_budget.empty()) return;
    for (const uint32_t rule : hits_.over_budget) {
      page_.undone_rules.push_back({HitOf(rule).id, UndoneReason::kBudget, 0});
    }
    std::sort(page_.undone_rules.begin(), page_.undone_rules.end(),
              [](const UndoneRule& a, const UndoneRule& b) { return a.rule < b.rule; });
  }

  void Decide() {
    std::vector<Claim> best = ElementClaims();
    const auto claim = [this, &best](uint32_t block, uint32_t rule, Reach reach) {
      const Claim c{rule, HitOf(rule).tier, reach};
      if (c.Beats(best[block])) best[block] = c;
    };
    for (const LineMatch& m : hits_.lines) {
      const PackedRule& rule = RuleOf(m.rule);
      const bool speaks = rule.kind == RuleKind::kLineExcept ||
                          (rule.kind == RuleKind::kLine && !rule.evidence);
      if (speaks && !HitOf(m.rule).undone) claim(m.block, m.rule, Reach::kLine);
    }
    for (const Range& range : ranges_) {
      if (RuleOf(range.rule).evidence || HitOf(range.rule).undone) continue;
      for (uint32_t b = range.begin; b < range.end; ++b) claim(b, range.rule, Reach::kRange);
    }
    for (uint32_t b = 0; b < best.size(); ++b) {
      const bool in_body = fields_.body.found() && IsInBody(b);
      if (fields_.body.found() && !in_body) claim(b, fields_.body.rule, Reach::kOutside);
      if (best[b].rule != kNoHit) {
        Settle(best[b].rule, HitOf(best[b].rule).role, page_.judgements[b]);
      } else if (in_body) {
        Settle(fields_.body.rule, Role::kBody, page_.judgements[b]);
      }
    }
  }

  bool IsInBody(uint32_t block) const {
    return fields_.body.Holds(page_.tree, page_.blocks[block].inner);
  }

  // By block.
  std::vector<Claim> ElementClaims() const {
    const auto takes = [](const ElementMatch& m, const Field& field) {
      return field.rule == m.rule &&
             std::binary_search(field.nodes.begin(), field.nodes.end(), m.node);
    };
    const std::vector<Claim> by_node = ClaimsByNode([this, takes](const ElementMatch& m) {
      const PackedRule& rule = RuleOf(m.rule);
      if (IsFieldKind(rule.kind)) {
        return takes(m, fields_.title) || takes(m, fields_.author) || takes(m, fields_.date);
      }
      return !rule.evidence && !HitOf(m.rule).undone;
    });
    std::vector<Claim> best(page_.blocks.size());
    for (size_t b = 0; b < best.size() && !by_node.empty(); ++b) {
      if (page_.blocks[b].inner < by_node.size()) best[b] = by_node[page_.blocks[b].inner];
    }
    return best;
  }

  void Settle(uint32_t rule, Role role, Judgement& judgement) const {
    judgement.first = judgement.last = {role == Role::kBody, role, Giver::kRule, HitOf(rule).id};
    judgement.settled = true;
  }

  void CollectEvidence() {
    const auto bit = [this](uint32_t rule) {
      return 1u << static_cast<uint32_t>(HitOf(rule).role);
    };
    std::vector<uint32_t> by_node;
    for (const ElementMatch& m : hits_.elements) {
      if (!RuleOf(m.rule).evidence) continue;
      if (by_node.empty()) by_node.resize(page_.tree.nodes.size());
      by_node[m.node] |= bit(m.rule);
    }
    for (NodeId n = 1; n < by_node.size(); ++n) {
      by_node[n] |= by_node[page_.tree.nodes[n].parent];
    }
    for (size_t b = 0; b < page_.blocks.size() && !by_node.empty(); ++b) {
      const NodeId n = page_.blocks[b].inner;
      if (n < by_node.size()) page_.judgements[b].evidence |= by_node[n];
    }
    for (const LineMatch& m : hits_.lines) {
      if (RuleOf(m.rule).evidence) page_.judgements[m.block].evidence |= bit(m.rule);
    }
    for (const Range& range : ranges_) {
      if (!RuleOf(range.rule).evidence) continue;
      for (uint32_t b = range.begin; b < range.end; ++b) {
        page_.judgements[b].evidence |= bit(range.rule);
      }
    }
  }

  std::span<const std::unique_ptr<CompiledRules>> layers_;
  Page& page_;
  std::vector<uint32_t> words_before_;  // by block, and one more
  std::vector<int8_t> protection_;  // by block: the tier of the strongest exception, or kNoTier
  ElementWords words_;
  PageHits hits_;
  std::vector<Range> ranges_;
  Fields fields_;
};

}  // namespace

void RuleSet::Apply(Page& page) const { Applier(compiled_->layers, page).Run(); }

}  // namespace pare
