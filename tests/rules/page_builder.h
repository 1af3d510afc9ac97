// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Pages made by hand, without a parser.
#ifndef PARE_TESTS_RULES_PAGE_BUILDER_H_
#define PARE_TESTS_RULES_PAGE_BUILDER_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/page.h"
#include "extract/text/words.h"

namespace pare {

// Elements are opened and closed as in markup; text makes a block of the innermost open element.
// String views must outlive the page.
class PageBuilder {
 public:
  using Attributes = std::vector<std::pair<std::string_view, std::string_view>>;

  PageBuilder() { AddNode(Tag::kDocument); }

  PageBuilder& Open(std::string_view name, Attributes attributes = {}) {
    AddNode(TagOf(name));
    Node& node = page_.tree.nodes.back();
    if (node.tag == Tag::kUnknown) node.name = KeepName(name, page_.arena);
    node.first_attribute = static_cast<uint32_t>(page_.tree.attributes.size());
    node.attribute_count = static_cast<uint16_t>(attributes.size());
    for (const auto& [key, value] : attributes) page_.tree.attributes.push_back({key, value});
    open_.push_back(static_cast<NodeId>(page_.tree.nodes.size() - 1));
    return *this;
  }

  PageBuilder& Close() {
    page_.tree.nodes[open_.back()].end = static_cast<NodeId>(page_.tree.nodes.size());
    open_.pop_back();
    return *this;
  }

  PageBuilder& Text(std::string_view text) {
    Line(text, open_.empty() ? 0 : open_.back());
    AddNode(Tag::kText);
    page_.tree.nodes.back().text_begin = text.data();
    page_.tree.nodes.back().text_size = static_cast<uint32_t>(text.size());
    return *this;
  }

  // A block of text mode, outside of any element.
  PageBuilder& Line(std::string_view text, NodeId node = kNoNode) {
    Block block;
    block.text = {static_cast<uint32_t>(page_.text.size()), static_cast<uint32_t>(text.size())};
    block.node = block.inner = node;
    block.words = static_cast<uint32_t>(CountWords(text));
    page_.text += text;
    page_.blocks.push_back(block);
    return *this;
  }

  // A block of so many words that no phrase matches.
  PageBuilder& Words(int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += "lorem ";
    return Line(text, open_.empty() ? kNoNode : open_.back());
  }

  Page Build() {
    while (!open_.empty()) Close();
    page_.tree.nodes[0].end = static_cast<NodeId>(page_.tree.nodes.size());
    page_.judgements.resize(page_.blocks.size());
    return std::move(page_);
  }

 private:
  void AddNode(Tag tag) {
    Node node;
    node.tag = tag;
    const auto id = static_cast<NodeId>(page_.tree.nodes.size());
    node.parent = id == 0 ? kNoNode : open_.empty() ? 0 : open_.back();
    node.end = id + 1;
    page_.tree.nodes.push_back(node);
  }

  Page page_;
  std::vector<NodeId> open_;
};

}  // namespace pare

#endif  // PARE_TESTS_RULES_PAGE_BUILDER_H_
