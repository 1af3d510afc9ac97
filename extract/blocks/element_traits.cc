// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/blocks/element_traits.h"

#include <algorithm>
#include <string_view>

#include "extract/text/css_words.h"
#include "extract/text/words.h"

namespace pare {
namespace {

// More than this is no ¶ behind a heading; looking further would cost where links are nested.
constexpr uint32_t kAnchorNodes = 8, kAnchorBytes = 16;
constexpr TagSet kInAnchors(Tag::kSpan, Tag::kSup, Tag::kSub, Tag::kI, Tag::kB, Tag::kEm, Tag::kStrong,
                            Tag::kSmall);

constexpr size_t kCountDigits = 4;

// "[", "edit", " | ", "edit source", "]", each in an element of its own.
constexpr uint32_t kControlNodes = 16;

bool Contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

bool HasText(const Tree& tree, NodeId from, NodeId to) {
  for (NodeId i = from; i < to; ++i) {
    if (tree.nodes[i].tag == Tag::kText &&
        !std::ranges::all_of(tree.nodes[i].text(), IsCssSpace)) {
      return true;
    }
  }
  return false;
}

}  // namespace

bool IsHidden(const Tree& tree, NodeId n) {
  if (tree.nodes[n].tag == Tag::kNoscript) return true;
  for (const Attribute& a : tree.AttributesOf(n)) {
    if (a.name == "hidden" || (a.name == "aria-hidden" && a.value == "true")) return true;
    if (a.name == "style" &&
        (Contains(a.value, "display:none") || Contains(a.value, "display: none") ||
         Contains(a.value, "visibility:hidden") || Contains(a.value, "visibility: hidden"))) {
      return true;
    }
  }
  return false;
}

bool IsAnchor(const Tree& tree, NodeId n) {
  const Node& link = tree.nodes[n];
  if (link.tag != Tag::kA || link.end - n > kAnchorNodes) return false;
  if (!tree.ValueOf(n, "href").starts_with('#')) return false;
  if (tree.nodes[link.parent].tag == Tag::kCode) return false;  // an operator and what defines it
  bool text = false;
  for (NodeId i = n + 1; i < link.end; ++i) {
    const Node& node = tree.nodes[i];
    if (kInAnchors.contains(node.tag)) continue;
    if (node.tag != Tag::kText) return false;
    if (node.text().size() > kAnchorBytes || CountWords(node.text()) > 0) return false;
    text = text || !std::ranges::all_of(node.text(), IsCssSpace);
  }
  return text;
}

bool IsCommentCount(const Tree& tree, NodeId n) {
  const Node& link = tree.nodes[n];
  if (link.tag != Tag::kA || link.end != n + 2 || tree.nodes[n + 1].tag != Tag::kText) return false;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const std::string_view text = tree.nodes[n + 1].text();
  if (text.empty() || text.size() > kCountDigits || !std::ranges::all_of(text, is_digit)) {
    return false;
  }
  const std::string_view names = tree.ValueOf(n, "class");
  return Contains(names, "comment") || Contains(names, "Comment");
}

bool IsHeadingControl(const Tree& tree, NodeId n) {
  const Node& span = tree.nodes[n];
  if (span.tag != Tag::kSpan || span.end - n > kControlNodes) return false;
  const Node& heading = tree.nodes[span.parent];
  if (!IsHeading(heading.tag) || span.end != heading.end) return false;
  char first = 0, last = 0;  // of what stands outside of links
  bool link = false;
  for (NodeId i = n + 1; i < span.end; ++i) {
    const Node& node = tree.nodes[i];
    if (node.tag == Tag::kA) {
      if (first != '[' || last == ']') return false;
      link = true;
      i = node.end - 1;
    } else if (node.tag == Tag::kText) {
      for (const char c : node.text()) {
        if (IsCssSpace(c)) continue;
        if (first == 0) first = c;
        last = c;
      }
    }
  }
  const NodeId parent = span.parent;
  return link && last == ']' && HasText(tree, parent + 1, std::min(n, parent + kControlNodes));
}

}  // namespace pare
