// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// One selector against one element, with a memory for the whole walk and a count of the work.
//
// What stands on a path from the root is asked about again and again by the elements below it, so
// answers are remembered: those about an element by compound and depth, for the node they were
// given for; places by parent; :has() by ranges of the tree. On pages of any shape no question of
// CSS proper is then worked out twice, or hardly: a selector costs nodes times conditions. The
// count is for what remains: regular expressions over nested texts, mostly.
#ifndef PARE_EXTRACT_RULES_SELECTOR_MATCHER_H_
#define PARE_EXTRACT_RULES_SELECTOR_MATCHER_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "extract/rules/selector.h"
#include "extract/rules/selector_facts.h"

namespace pare {

// How many memories of each kind the numbered selectors need.
struct MemoCounts {
  uint32_t compounds = 0;
  uint32_t places = 0;  // :nth-child(... of S)
  uint32_t has = 0;     // selectors in :has()
  uint32_t texts = 0;   // :has-text("...")
};

// Writes the `memo` numbers of a whole selector.
void NumberMemos(ComplexSelector& selector, MemoCounts& counts);

// For one tree and numbered selectors. Not thread-safe. Ask about elements in document order: the
// answers are the same in any order, but the work is linear in this one.
class SelectorMatcher {
 public:
  // Reading this many bytes is one step; so is looking at one node or testing one condition.
  // A step takes some 2 to 20 nanoseconds.
  static constexpr uint64_t kBytesPerStep = 16;

  // Both must outlive it.
  SelectorMatcher(TreeFacts& facts, const MemoCounts& counts);

  // How many steps may still be taken. Below zero, answers mean nothing any more.
  void set_steps_left(int64_t steps) { steps_left_ = steps; }
  int64_t steps_left() const { return steps_left_; }

  // What `selector` selects by way of element `n`: n itself, or the ancestor that :upward() names;
  // kNoNode if it does not match.
  NodeId Select(const ComplexSelector& selector, NodeId n);

  // Of a selector that ends in `~ *`: whether `n` is what it asks for before that, and no sibling
  // that was asked about earlier is.
  bool IsFirstBefore(const ComplexSelector& selector, NodeId n);

  // Whether an attribute of the name that `s` names has a value that it asks for.
  bool HasValue(const SimpleSelector& s, const pare::Attribute& a);
  // Whether the value that `s` asks for stands at `at` in `value`, which reaches to there at least.
  bool StandsAt(const SimpleSelector& s, std::string_view value, size_t at);

 private:
  // About one compound, at one depth.
  struct Memo {
    NodeId self_of = kNoNode;   // the node for which `self` was worked out
    NodeId range_of = kNoNode;  // the node, or the parent, for which `found` was
    NodeId scanned = 0;         // siblings: those before this one were looked at
    NodeId found = kNoNode;     // the nearest ancestor, or the first sibling, that matches
    bool self = false;          // the node matches this compound and those on its left
  };
  // About one `of S`, at one depth.
  struct PlaceMemo {
    NodeId parent = kNoNode;
    std::vector<NodeId> members;  // the children that S matches
  };
  // About one selector in :has().
  struct HasMemo {
    std::vector<bool> answers;  // by node; known for [begin, end)
    NodeId begin = 0;
    NodeId end = 0;
    uint64_t scanned = 0;  // nodes so far
    // Of a selector that is one compound with a tag: all that it matches.
    std::optional<std::vector<NodeId>> matches;
  };
  // About one text of :has-text().
  struct TextMemo {
    uint64_t searched = 0;  // bytes so far
    bool listed = false;
    std::vector<uint32_t> places;  // all offsets in the page's text
  };

  bool Spend(uint64_t steps) {
    steps_left_ -= static_cast<int64_t>(steps);
    return steps_left_ >= 0;
  }
  bool SpendBytes(uint64_t bytes) { return Spend(1 + bytes / kBytesPerStep); }
  bool IsElement(NodeId n) const { return n != kNoNode && tree_.IsElement(n); }

  bool Simple(const SimpleSelector& s, NodeId n);
  bool Compound(const CompoundSelector& compound, NodeId n);
  // Whether compounds[i] matches `n`, and those on its left what they should; the second remembers.
  bool Complex(const ComplexSelector& s, size_t i, NodeId n);
  bool Known(const ComplexSelector& s, size_t i, NodeId n);
  bool AnyOf(const std::vector<ComplexSelector>& list, NodeId n);
  // The nearest proper ancestor of `n` for which Known(s, i) holds; kNoNode if there is none.
  NodeId Nearest(const ComplexSelector& s, size_t i, NodeId n);
  // Whether an element sibling before `n` is one.
  bool Earlier(const ComplexSelector& s, size_t i, NodeId n);

  bool Attribute(const SimpleSelector& s, NodeId n);
  bool Nth(const SimpleSelector& s, NodeId n);
  // The place of `n` among the siblings that s.list matches; 0 if it is none of them.
  uint32_t PlaceAmong(const SimpleSelector& s, NodeId n);
  bool Empty(NodeId n);
  bool HasText(const SimpleSelector& s, NodeId n);
  bool HasMinLength(const SimpleSelector& s, NodeId n);
  bool Has(const ComplexSelector& s, NodeId n);
  bool HasOfTag(const CompoundSelector& compound, Tag tag, HasMemo& memo, NodeId n);
  void ScanForHas(const ComplexSelector& s, HasMemo& memo, NodeId n);

  Memo& MemoAt(const ComplexSelector& s, size_t i, NodeId n);

  TreeFacts& facts_;
  const Tree& tree_;
  int64_t steps_left_ = 0;
  std::vector<std::vector<Memo>> memos_;         // by compound, then by depth
  std::vector<std::vector<PlaceMemo>> places_;   // by number, then by depth
  std::vector<std::unique_ptr<HasMemo>> has_;    // by number; null until asked
  std::vector<TextMemo> texts_;                  // by number
  std::vector<uint32_t> reach_;  // by node: scratch of ScanForHas, which is never nested
  std::string lower_;            // the value that HasValue() was last asked about, in lower case
  const char* lowered_ = nullptr;  // where that value begins
};

}  // namespace pare

#endif  // PARE_EXTRACT_RULES_SELECTOR_MATCHER_H_
