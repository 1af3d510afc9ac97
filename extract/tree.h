// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The compact, read-only element tree of a page.
//
// Nodes stand in document order in one array, so a walk is a loop over indices and needs no
// recursion: the descendants of node n are exactly [n + 1, nodes[n].end). Node 0 is the document.
#ifndef PARE_EXTRACT_TREE_H_
#define PARE_EXTRACT_TREE_H_

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "extract/tag.h"

namespace pare {

// A stretch of bytes of the decoded source (Page::source), or of another buffer where it says so.
struct Span {
  uint32_t offset = 0;
  uint32_t length = 0;

  constexpr uint32_t end() const { return offset + length; }
  friend constexpr bool operator==(const Span&, const Span&) = default;
};

using NodeId = uint32_t;
inline constexpr NodeId kNoNode = UINT32_MAX;

enum class Namespace : uint8_t { kHtml, kSvg, kMathMl };

struct Attribute {
  std::string_view name;   // lower case
  std::string_view value;  // entities decoded
};

struct Node {
  Tag tag = Tag::kUnknown;
  Namespace ns = Namespace::kHtml;
  uint16_t attribute_count = 0;
  uint32_t first_attribute = 0;  // index into Tree::attributes
  NodeId parent = kNoNode;
  NodeId end = 0;         // one past the last descendant
  Span source = {};       // text: its bytes; element: its start tag, empty if implied
  std::string_view text = {};  // text: decoded characters; element of kUnknown tag: its name
};

// Owns its arrays; the string views point into the arena (Page::arena) or the source and live as
// long as the Page does.
struct Tree {
  std::vector<Node> nodes;
  std::vector<Attribute> attributes;

  std::span<const Attribute> AttributesOf(NodeId n) const {
    return {attributes.data() + nodes[n].first_attribute, nodes[n].attribute_count};
  }
  // The value of an attribute; "" where the element does not have it.
  std::string_view ValueOf(NodeId n, std::string_view name) const {
    for (const Attribute& a : AttributesOf(n)) {
      if (a.name == name) return a.value;
    }
    return {};
  }
  // The element's name in lower case; "" for text and the document.
  std::string_view NameOf(NodeId n) const {
    return nodes[n].tag == Tag::kUnknown ? nodes[n].text : pare::NameOf(nodes[n].tag);
  }
  bool IsElement(NodeId n) const {
    return nodes[n].tag != Tag::kText && nodes[n].tag != Tag::kDocument;
  }
};

}  // namespace pare

#endif  // PARE_EXTRACT_TREE_H_
