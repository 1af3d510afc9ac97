// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/selector_facts.h"

#include <algorithm>
#include <utility>

#include "extract/text/normalize.h"

namespace pare {
namespace {

// Nobody reads the text in these.
constexpr TagSet kUnread(Tag::kScript, Tag::kStyle);

std::string_view WithoutSpaceAtEnds(std::string_view text) {
  if (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  if (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

}  // namespace

TreeFacts::TreeFacts(const Tree& tree) : tree_(tree), size_(tree.nodes.size()) {
  for (const Node& node : tree.nodes) size_ += node.text().size();
  for (const Attribute& a : tree.attributes) size_ += a.value.size();
}

void TreeFacts::FindDepths() {
  depth_.resize(tree_.nodes.size());
  for (NodeId n = 0; n < tree_.nodes.size(); ++n) {
    const NodeId parent = tree_.nodes[n].parent;
    if (parent != kNoNode) depth_[n] = depth_[parent] + 1;
  }
}

void TreeFacts::SortByTag() {
  tag_begin_.fill(0);
  const auto each_element = [this](auto&& fn) {
    for (NodeId n = 0; n < tree_.nodes.size(); ++n) {
      if (tree_.IsElement(n)) fn(n, static_cast<size_t>(tree_.nodes[n].tag));
    }
  };
  each_element([this](NodeId, size_t tag) { ++tag_begin_[tag]; });
  uint32_t count = 0;
  for (uint32_t& begin : tag_begin_) count += std::exchange(begin, count);
  of_tag_.resize(count);
  each_element([this](NodeId n, size_t tag) { of_tag_[tag_begin_[tag]++] = n; });
  for (size_t tag = kTagCount; tag > 0; --tag) tag_begin_[tag] = tag_begin_[tag - 1];
  tag_begin_[0] = 0;
}

const SiblingPlace& TreeFacts::PlaceOf(NodeId n) {
  if (places_.empty()) places_.resize(tree_.nodes.size());
  const NodeId parent = tree_.nodes[n].parent;
  if (places_[n].from_start == 0 && parent != kNoNode) PlaceChildren(parent);
  return places_[n];
}

uint32_t TreeFacts::TypeOf(NodeId n) {
  const Node& node = tree_.nodes[n];
  if (node.tag != Tag::kUnknown) return static_cast<uint32_t>(node.tag);
  const auto next = static_cast<uint32_t>(kTagCount + unknown_.size());
  return unknown_.try_emplace(node.text(), next).first->second;
}

void TreeFacts::PlaceChildren(NodeId parent) {
  const NodeId end = tree_.nodes[parent].end;
  const auto each_element = [this, parent, end](auto&& fn) {
    for (NodeId n = parent + 1; n < end; n = tree_.nodes[n].end) {
      if (tree_.IsElement(n)) fn(n, TypeOf(n));
    }
  };
  NodeId previous = kNoNode;
  uint32_t count = 0;
  each_element([&](NodeId n, uint32_t type) {
    if (type >= type_count_.size()) type_count_.resize(std::max<size_t>(kTagCount, type + 1));
    places_[n].previous = previous;
    places_[n].from_start = ++count;
    places_[n].of_type_start = ++type_count_[type];
    previous = n;
  });
  each_element([&](NodeId n, uint32_t type) {
    places_[n].from_end = count + 1 - places_[n].from_start;
    places_[n].of_type_end = type_count_[type] + 1 - places_[n].of_type_start;
  });
  each_element([&](NodeId, uint32_t type) { type_count_[type] = 0; });
}

std::string_view TreeFacts::PageText() {
  if (text_begin_.empty()) CollectText();
  return text_;
}

// Collapsing the page as a whole gives each element the text that it would give by itself but for
// a space at its ends: a run of white space that reaches over an element's edge is written once, on
// one side of the edge.
void TreeFacts::CollectText() {
  text_begin_.resize(tree_.nodes.size() + 1);
  bool space = false;
  for (NodeId n = 0; n < tree_.nodes.size(); ++n) {
    const Node& node = tree_.nodes[n];
    text_begin_[n] = static_cast<uint32_t>(text_.size());
    if (node.tag == Tag::kText && !kUnread.contains(tree_.nodes[node.parent].tag)) {
      AppendCollapsed(node.text(), 0, space, text_);
    }
  }
  text_begin_.back() = static_cast<uint32_t>(text_.size());
}

std::string_view TreeFacts::TextOf(NodeId n) {
  std::string_view text = PageText();
  const uint32_t begin = text_begin_[n];
  return WithoutSpaceAtEnds(text.substr(begin, text_begin_[tree_.nodes[n].end] - begin));
}

// Where as much was looked at as the page has, elements are nested: then all text is collected.
std::string_view TreeFacts::TextUpTo(NodeId n, size_t most) {
  if (!text_begin_.empty() || read_ > size_) return TextOf(n);
  part_.clear();
  bool space = false;
  for (NodeId c = n + 1; c < tree_.nodes[n].end && part_.size() < most + 2; ++c) {
    const Node& node = tree_.nodes[c];
    read_ += 1 + node.text().size();
    if (node.tag == Tag::kText && !kUnread.contains(tree_.nodes[node.parent].tag)) {
      AppendCollapsed(node.text(), 0, space, part_);
    }
  }
  return WithoutSpaceAtEnds(part_);
}

}  // namespace pare
