// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The compact, read-only element tree of a page.
//
// Nodes stand in document order in one array, so a walk is a loop over indices and needs no
// recursion: the descendants of node n are exactly [n + 1, nodes[n].end). Node 0 is the document.
#ifndef PARE_EXTRACT_TREE_H_
#define PARE_EXTRACT_TREE_H_

#include <cstdint>
#include <new>
#include <span>
#include <string_view>
#include <vector>

#include "extract/arena.h"
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

// A page has as many as it has tags and texts, so what the ones have and the others have not shares
// its place.
struct Node {
  Tag tag = Tag::kUnknown;
  Namespace ns = Namespace::kHtml;
  uint16_t attribute_count = 0;
  union {
    uint32_t first_attribute = 0;  // element: index into Tree::attributes
    uint32_t text_size;            // text: bytes at text_begin
  };
  NodeId parent = kNoNode;
  NodeId end = 0;    // one past the last descendant
  Span source = {};  // text: its bytes; element: its start tag, empty if implied
  union {
    const char* text_begin = nullptr;  // text: decoded characters
    const std::string_view* name;      // element of kUnknown tag: its name; null is ""
  };

  // The decoded characters of a text, the name of an element of kUnknown tag; "" of others.
  std::string_view text() const {
    if (tag == Tag::kText) return {text_begin, text_size};
    return tag == Tag::kUnknown && name != nullptr ? *name : std::string_view();
  }
};
static_assert(sizeof(Node) <= 32);

// Keeps a name for Node::name; null where the arena has no more room.
inline const std::string_view* KeepName(std::string_view name, Arena& arena) {
  void* place = arena.Allocate(sizeof name);
  return place == nullptr ? nullptr : new (place) std::string_view(name);
}

// Owns its arrays; the string views point into the arena (Page::arena) or the source and live as
// long as the Page does.
struct Tree {
  std::vector<Node> nodes;
  std::vector<Attribute> attributes;

  std::span<const Attribute> AttributesOf(NodeId n) const {
    if (nodes[n].attribute_count == 0) return {};  // as of a text, which has no first one
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
    return nodes[n].tag == Tag::kUnknown ? nodes[n].text() : pare::NameOf(nodes[n].tag);
  }
  bool IsElement(NodeId n) const {
    return nodes[n].tag != Tag::kText && nodes[n].tag != Tag::kDocument;
  }
};

}  // namespace pare

#endif  // PARE_EXTRACT_TREE_H_
