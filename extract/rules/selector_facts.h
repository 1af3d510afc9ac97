// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// What selectors ask of a tree as a whole, worked out once for all of them and only when asked:
// places among siblings, and the text of elements.
#ifndef PARE_EXTRACT_RULES_SELECTOR_FACTS_H_
#define PARE_EXTRACT_RULES_SELECTOR_FACTS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "extract/tag.h"
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
  uint32_t DepthOf(NodeId n) {
    if (depth_.empty()) FindDepths();
    return depth_[n];
  }
  // All elements of a known tag, in order.
  std::span<const NodeId> ElementsOf(Tag tag) {
    if (of_tag_.empty()) SortByTag();
    const auto t = static_cast<size_t>(tag);
    return std::span(of_tag_).subspan(tag_begin_[t], tag_begin_[t + 1] - tag_begin_[t]);
  }
  // What the page offers to look at: nodes, and bytes of text and attribute values.
  uint64_t size() const { return size_; }

  const SiblingPlace& PlaceOf(NodeId n);

  // The text in an element, white space collapsed as AppendCollapsed() does it, none at the ends.
  // Scripts and styles are left out: nobody reads them. A view into PageText().
  std::string_view TextOf(NodeId n);
  // The same, or `most` bytes of it and perhaps more. Good until asked again.
  std::string_view TextUpTo(NodeId n, size_t most);
  // The same of the document.
  std::string_view PageText();

 private:
  // Equal for elements of equal name.
  uint32_t TypeOf(NodeId n);
  void PlaceChildren(NodeId parent);
  void CollectText();
  void FindDepths();
  void SortByTag();

  const Tree& tree_;
  uint64_t size_ = 0;
  std::vector<uint32_t> depth_;  // by node; empty until asked

  std::vector<NodeId> of_tag_;  // the elements of known tags, by tag; empty until asked
  std::array<uint32_t, kTagCount + 1> tag_begin_;  // where those of a tag begin there

  // By node; empty until asked, and those of an element's children until one of them is asked for.
  std::vector<SiblingPlace> places_;
  absl::flat_hash_map<std::string_view, uint32_t> unknown_;  // TypeOf() names that have no tag
  std::vector<uint32_t> type_count_;                         // by type: scratch of PlaceChildren

  std::string text_;
  // By node, and one more: where its text begins; that of an element ends where that of the node
  // after it begins. Empty until asked.
  std::vector<uint32_t> text_begin_;
  std::string part_;    // what TextUpTo() gives where the page's text is not collected
  uint64_t read_ = 0;   // nodes and bytes that it has looked at
};

}  // namespace pare

#endif  // PARE_EXTRACT_RULES_SELECTOR_FACTS_H_
