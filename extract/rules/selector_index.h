// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Many selectors, matched together against a whole tree.
//
// Each is filed under one key of its rightmost compound: id, else class, else attribute name, else
// tag, else under "every element". An element then looks up its own id, classes, attribute names
// and tag, and only what it finds there is tried: the way browsers match style sheets.
#ifndef PARE_EXTRACT_RULES_SELECTOR_INDEX_H_
#define PARE_EXTRACT_RULES_SELECTOR_INDEX_H_

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "extract/rules/selector.h"
#include "extract/rules/string_index.h"
#include "extract/tree.h"

namespace pare {

struct ElementMatch {
  NodeId node = kNoNode;
  uint32_t rule = 0;
};

// Add() everything, Finish() once; then immutable and safe to share between threads.
class SelectorIndex {
 public:
  void Add(SelectorList list, uint32_t rule);
  void Finish();

  bool empty() const { return entries_.empty(); }

  // Appends to `out` which elements are matched by which rules, in document order, each pair once.
  // Rules with active[rule] == 0 are passed over. Time: for a fixed set of selectors linear in the
  // tree's nodes and the bytes of its attributes, at any depth.
  void Match(const Tree& tree, std::span<const uint8_t> active,
             std::vector<ElementMatch>& out) const;

 private:
  friend class TreeMatcher;

  // An attribute's value can hold a wanted one only if it holds its first three bytes. All entries
  // of `[class*=...]` are told apart by that at a bit test each.
  static constexpr uint32_t kTrigrams = 1024;
  static constexpr uint32_t kNoTrigram = kTrigrams;
  static uint32_t TrigramAt(const char* p);  // of its lower-case form

  struct Entry {
    ComplexSelector selector;
    uint32_t rule = 0;
    uint32_t trigram = 0;     // of the attribute value it is filed under; kNoTrigram if too short
    uint32_t first_part = 0;  // number of its compounds[1] among those of all entries
  };

  std::vector<Entry> entries_;
  uint32_t part_count_ = 0;
  StringIndex by_id_;
  StringIndex by_class_;
  StringIndex by_attribute_;
  StringIndex by_unknown_tag_;
  std::array<std::vector<uint32_t>, kTagCount> by_tag_;
  std::vector<uint32_t> everywhere_;
};

}  // namespace pare

#endif  // PARE_EXTRACT_RULES_SELECTOR_INDEX_H_
