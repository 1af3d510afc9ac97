// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Many selectors, matched together against a whole tree.
//
// Each is filed under one key of its rightmost compound: id, else class, else attribute (by three
// bytes of the value, if that is long enough), else tag, else "every element". An element then
// looks up its own id, classes, attributes and tag, and only what it finds there is tried: the way
// browsers match style sheets. Where the best key stands in an :is() or :where(), the selector is
// filed under the key of each of its alternatives. `h2#comments ~ *` says nothing of the element
// itself and is filed under the key of what stands before it. Selectors under a tag are left out on
// pages that lack a class, id or attribute which they name. Filing is in selector_index.cc, the walk in
// selector_walk.cc.
//
// Most selectors of rule files are a class or an id and nothing else. These are plain: to look them up
// is to match them, and they are laid out at build, where the others are parsed when first asked for.
#ifndef PARE_EXTRACT_RULES_SELECTOR_INDEX_H_
#define PARE_EXTRACT_RULES_SELECTOR_INDEX_H_

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "extract/rules/selector.h"
#include "extract/rules/selector_matcher.h"
#include "extract/rules/string_index.h"
#include "extract/rules/trigram_index.h"
#include "extract/tree.h"

namespace pare {

struct ElementMatch {
  NodeId node = kNoNode;
  uint32_t rule = 0;

  friend bool operator==(const ElementMatch&, const ElementMatch&) = default;
};

// Add() everything, Finish() once; then immutable and safe to share between threads.
class SelectorIndex {
 public:
  // What a rule may spend on a page: this many steps (see SelectorMatcher) for each node and each
  // byte of text and attribute values, and some for small pages. Real pages have some twenty bytes
  // a node, so this is some three hundred conditions tested on every element. Selectors that people
  // write need fewer than ten; what comes near is made to hang.
  static constexpr uint64_t kStepsPerUnit = 16;
  static constexpr uint64_t kFreeSteps = 10'000;

  void Add(SelectorList list, uint32_t rule);
  void Finish();

  // The same in two steps, for plain selectors that are laid out. AddPlain() takes a list of such alone,
  // else it returns false.
  bool AddPlain(const SelectorList& list, uint32_t rule);
  void FinishPlain();
  // A guard that many rules share is asked once an element. It is one compound.
  static constexpr uint32_t kNoGuard = UINT32_MAX;
  uint32_t AddGuard(ComplexSelector guard);
  // Selects what the list selects and the guard of that number matches; with a guard, the list has
  // no :upward().
  void AddOther(SelectorList list, uint32_t rule, uint32_t guard = kNoGuard);
  void FinishOthers();
  template <class Archive>
  void StorePlain(Archive& archive) {
    plain_classes_.Store(archive);
    plain_ids_.Store(archive);
  }

  bool empty() const {
    return entries_.empty() && plain_classes_.empty() && plain_ids_.empty();
  }

  // Appends to `out` which elements are selected by which rules, by node, then by rule, each pair
  // once. Rules with active[rule] == 0 are passed over. A rule that spends its budget before the
  // page is done selects nothing, nor do the rules of a guard that does; they are appended to
  // `over_budget`, in ascending order.
  // Time: linear in the tree's nodes and the bytes of its attributes for a fixed set of selectors,
  // at any depth, and bounded by the budgets whatever the selectors are.
  void Match(const Tree& tree, std::span<const uint8_t> active, std::vector<ElementMatch>& out,
             std::vector<uint32_t>& over_budget) const;

 private:
  friend class TreeWalk;

  struct Entry {
    ComplexSelector selector;  // without `value`
    uint32_t rule = 0;
    uint32_t first = 0;  // the rule's first entry, under which a walk keeps its account
    uint32_t guard = kNoGuard;
    // The condition on an attribute's value under which it is filed, where that is all of its key.
    std::optional<SimpleSelector> value = {};
    bool value_only = false;       // nothing else is asked but for the guard: [class*="share" i]
    bool later_siblings = false;   // it ends in `~ *`: filed under what stands before it
    uint32_t first_need = 0;       // the numbers of what it needs, in needs_; for those under tags
    uint32_t need_count = 0;
    // Of those that ask for a part of the value: where in it the trigrams stand under which it is
    // filed. So a place in a value that has one of them tells by itself.
    std::optional<TrigramIndex::Filed> trigrams = {};
  };

  class Filing;  // makes the members below from entries_

  StringIndex plain_classes_;  // name -> the rules; so are plain_ids_, all below -> entries
  StringIndex plain_ids_;
  std::vector<Entry> entries_;
  std::vector<ComplexSelector> guards_;
  MemoCounts memo_counts_;
  StringIndex by_id_;
  StringIndex by_class_;
  StringIndex attribute_numbers_;
  std::vector<std::vector<uint32_t>> by_attribute_;  // by number: those without three bytes
  TrigramIndex by_trigram_;                          // by number too
  StringIndex by_unknown_tag_;
  std::array<std::vector<uint32_t>, kTagCount> by_tag_;
  std::vector<uint32_t> everywhere_;
  std::vector<uint32_t> needs_;
  // What entries need, each with a number.
  StringIndex needed_classes_, needed_ids_, needed_attributes_;
  uint32_t need_count_ = 0;
};

}  // namespace pare

#endif  // PARE_EXTRACT_RULES_SELECTOR_INDEX_H_
