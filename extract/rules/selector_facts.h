// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// What selectors ask of a tree as a whole, worked out once for all of them and only when asked:
// places among siblings, and the text of elements.
#ifndef PARE_EXTRACT_RULES_SELECTOR_FACTS_H_
#define PARE_EXTRACT_RULES_SELECTOR_FACTS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "extract/tree.h"

namespace pare {

// The places of an element, from 1, and the element before it.
struct SiblingPlace {
  NodeId previous = kNoNode;    // element sibling
  uint32_t from_start = 0;      // among its element siblings
  uint32_t from_end = 0;
  uint32_t of_type_start = 0;   // among those of its name
  uint32_t of_type_end = 0;
};

// For one tree, which must outlive it. Not thread-safe. All of it takes time linear in the tree.
class TreeFacts {
 public:
  explicit TreeFacts(const Tree& tree);

  const Tree& tree() const { return tree_; }
  // The number of ancestors.
  uint32_t DepthOf(NodeId n) const { return depth_[n]; }
  // What the page offers to look at: nodes, and bytes of text and attribute values.
  uint64_t size() const { return size_; }

  const SiblingPlace& PlaceOf(NodeId n);

  // The text in an element, white space collapsed as AppendCollapsed() does it, none at the ends.
  // Scripts and styles are left out: nobody reads them. A view into PageText().
  std::string_view TextOf(NodeId n);
  // The same of the document.
  std::string_view PageText();

 private:
  // Equal for elements of equal name.
  uint32_t TypeOf(NodeId n);
  void PlaceChildren(NodeId parent);
  void CollectText();

  const Tree& tree_;
  uint64_t size_ = 0;
  std::vector<uint32_t> depth_;

  // By node; empty until asked, and those of an element's children until one of them is asked for.
  std::vector<SiblingPlace> places_;
  absl::flat_hash_map<std::string_view, uint32_t> unknown_;  // TypeOf() names that have no tag
  std::vector<uint32_t> type_count_;                         // by type: scratch of PlaceChildren

  std::string text_;
  // By node, and one more: where its text begins; that of an element ends where that of the node
  // after it begins. Empty until asked.
  std::vector<uint32_t> text_begin_;
};

}  // namespace pare

#endif  // PARE_EXTRACT_RULES_SELECTOR_FACTS_H_
