// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// :has(), the one question that looks forward in the page.
//
// Where it names an element of a tag, h1 or p.lead, the page's elements of that tag are looked
// through. Otherwise the nodes of a range are visited once, from the last to the first, so that what
// an element may reach (descendants, later siblings) was seen before it. Each compound has a bit,
// and an element leaves the bits of what it matches where those who can reach it look: at its
// parent, for whom they mean "in me", and for the siblings before it "after me". From a range that
// holds an element's subtree, or its parent's if the selector begins with a sibling combinator, the
// answers for all elements in the range are known.
#include <algorithm>
#include <iterator>
#include <span>

#include "extract/rules/selector_matcher.h"

namespace pare {
namespace {

// Which compounds are reached by which combinator, as bits.
struct Reach {
  uint32_t child = 0;
  uint32_t descendant = 0;
  uint32_t next = 0;
  uint32_t later = 0;

  uint32_t below() const { return child | descendant; }
  uint32_t beside() const { return next | later; }
};

Reach ReachOf(const ComplexSelector& s) {
  Reach reach;
  for (size_t i = 0; i < s.compounds.size(); ++i) {
    const uint32_t bit = uint32_t{1} << i;
    switch (s.compounds[i].left) {
      case Combinator::kNone:
        break;
      case Combinator::kChild:
        reach.child |= bit;
        break;
      case Combinator::kDescendant:
        reach.descendant |= bit;
        break;
      case Combinator::kNextSibling:
        reach.next |= bit;
        break;
      case Combinator::kLaterSibling:
        reach.later |= bit;
        break;
    }
  }
  return reach;
}

// The tag that an element must have for a compound to match it; kUnknown if it names none.
Tag TagOfCompound(const CompoundSelector& compound) {
  const auto& conditions = compound.conditions;
  const bool names_one =
      !conditions.empty() && conditions[0].kind == SimpleSelector::Kind::kType;
  return names_one ? conditions[0].tag : Tag::kUnknown;
}

}  // namespace

static_assert(kMaxCompounds <= 32, "a compound is a bit of a uint32_t");

bool SelectorMatcher::Has(const ComplexSelector& s, NodeId n) {
  std::unique_ptr<HasMemo>& memo = has_[s.memo];
  if (memo == nullptr) memo = std::make_unique<HasMemo>();
  const CompoundSelector& first = s.compounds[0];
  if (s.compounds.size() == 1 && first.left == Combinator::kDescendant) {
    const Tag tag = TagOfCompound(first);
    if (tag != Tag::kUnknown) return HasOfTag(first, tag, *memo, n);
  }
  if (n < memo->begin || n >= memo->end) ScanForHas(s, *memo, n);
  return memo->answers[n];
}

// Elements of the tag in `n` are asked one by one; where those asked for add up to all of the page,
// these are, once.
bool SelectorMatcher::HasOfTag(const CompoundSelector& compound, Tag tag, HasMemo& memo, NodeId n) {
  const std::span<const NodeId> all = facts_.ElementsOf(tag);
  const NodeId end = tree_.nodes[n].end;
  const auto matches = [&](NodeId x) { return Spend(1) && Compound(compound, x); };
  const auto first_in = [n](std::span<const NodeId> nodes) {
    return std::upper_bound(nodes.begin(), nodes.end(), n);
  };
  if (!memo.matches.has_value()) {
    for (auto x = first_in(all); x != all.end() && *x < end; ++x) {
      if (++memo.scanned > all.size()) break;
      if (matches(*x)) return true;
    }
    if (memo.scanned <= all.size()) return false;
    memo.matches.emplace();
    std::ranges::copy_if(all, std::back_inserter(*memo.matches), matches);
  }
  const auto x = first_in(*memo.matches);
  return x != std::span<const NodeId>(*memo.matches).end() && *x < end;
}

// Where the ranges asked for add up to the page, the whole page is done: elements may be asked from
// the innermost to the outermost, each with a range of its own.
void SelectorMatcher::ScanForHas(const ComplexSelector& s, HasMemo& memo, NodeId n) {
  const size_t leftmost = s.compounds.size() - 1;
  const Reach reach = ReachOf(s);
  const bool beside = (reach.beside() >> leftmost & 1) != 0;
  const auto count = static_cast<NodeId>(tree_.nodes.size());
  memo.begin = n;
  memo.end = tree_.nodes[beside ? tree_.nodes[n].parent : n].end;
  if (memo.scanned + (memo.end - memo.begin) > count) {
    memo.begin = 1;
    memo.end = count;
  }
  memo.scanned += memo.end - memo.begin;
  memo.answers.resize(count);
  reach_.resize(count);
  std::fill(reach_.begin() + memo.begin, reach_.begin() + memo.end, 0);
  reach_[tree_.nodes[memo.begin].parent] = 0;

  for (NodeId x = memo.end; x-- > memo.begin && Spend(1);) {
    if (!tree_.IsElement(x)) continue;
    uint32_t& at_parent = reach_[tree_.nodes[x].parent];
    const uint32_t reached = (reach_[x] & reach.below()) | (at_parent & reach.beside());
    memo.answers[x] = (reached >> leftmost & 1) != 0;
    // The rightmost compound needs nothing on its right; the others what they lead to.
    uint32_t matched = 0;
    for (size_t i = 0; i <= leftmost; ++i) {
      if (i > 0 && (reached >> (i - 1) & 1) == 0) continue;
      if (Compound(s.compounds[i], x)) matched |= uint32_t{1} << i;
    }
    at_parent = (at_parent & ~reach.next) | matched | (reach_[x] & reach.descendant);
  }
}

}  // namespace pare
