// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Nodes, text under way, and the stack of open elements.
#include <algorithm>

#include "extract/input/fast_builder.h"
#include "extract/text/ascii.h"

namespace pare {

void FastBuilder::AddText(size_t begin, std::string_view text) {
  if (text.empty()) return;
  if (!has_text_) {
    has_text_ = true;
    // Gumbo has CR LF begin at its second byte.
    text_begin_ = html_.substr(begin, 2) == "\r\n" ? begin + 1 : begin;
    text_ = text;
    joined_ = false;
    return;
  }
  if (!joined_) buffer_ = text_;
  joined_ = true;
  buffer_ += text;
}

// Gives the text so far to the current node.
void FastBuilder::Flush() {
  if (!has_text_) return;
  has_text_ = false;
  HardPart fault = HardPart::kNone;
  if (joined_) text_ = reader_.Copy(buffer_, fault);
  GivesUp(fault);
  const auto id = static_cast<NodeId>(tree_.nodes.size());
  tree_.nodes.push_back(
      {.tag = Tag::kText,
       .text_size = static_cast<uint32_t>(text_.size()),
       .parent = open_.empty() ? 0 : open_.current().node,
       .end = id + 1,
       .source = {static_cast<uint32_t>(text_begin_), static_cast<uint32_t>(token_ - text_begin_)},
       .text_begin = text_.data()});
}

NodeId FastBuilder::PushNode(Node node, Namespace ns) {
  const auto id = static_cast<NodeId>(tree_.nodes.size());
  node.parent = open_.empty() ? 0 : open_.current().node;
  tree_.nodes.push_back(node);
  if (open_.size() >= limits_.depth) GiveUp(HardPart::kLimit);
  open_.Push({id, node.ns == Namespace::kHtml ? node.tag : TakenFor(node), ns});
  return id;
}

std::string_view FastBuilder::UnknownName(const TagToken& t) {
  // Gumbo reads it a second time, and then a vertical tab ends it.
  const std::string_view name = t.name.name.substr(0, t.name.name.find('\v'));
  if (std::none_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; })) {
    return name;
  }
  std::string lower(name);
  LowerAscii(lower);
  HardPart fault = HardPart::kNone;
  const std::string_view copy = reader_.Copy(lower, fault);
  GivesUp(fault);
  return copy;
}

NodeId FastBuilder::Insert(const TagToken& t, Namespace ns) {
  Flush();
  // Gumbo reads these elements' names a second time, where it has the tag begin.
  const bool read_again = t.name.tag == Tag::kUnknown || ns != Namespace::kHtml;
  if (read_again && html_[t.begin + 1] == '/') GiveUp(HardPart::kNameless);
  Node node;
  node.tag = t.name.tag;
  node.ns = ns;
  node.attribute_count = t.attribute_count;
  node.first_attribute = t.first_attribute;
  node.source = {static_cast<uint32_t>(t.begin), static_cast<uint32_t>(t.end - t.begin)};
  if (node.tag == Tag::kUnknown) {
    node.name = KeepName(UnknownName(t), arena_);
    if (node.name == nullptr) GiveUp(HardPart::kLimit);
  }
  return PushNode(node, ns);
}

NodeId FastBuilder::InsertImplied(Tag tag) {
  Flush();
  Node node;
  node.tag = tag;
  return PushNode(node, Namespace::kHtml);
}

void FastBuilder::InsertVoid(const TagToken& t) {
  Insert(t);
  Pop();
}

// Inserts an element whose content is text up to its end tag, and goes on behind that.
void FastBuilder::InsertRaw(const TagToken& t, TextPlace place) {
  Insert(t);
  size_t begin = t.end;
  const size_t end = RawTextEnd(html_, begin, t.name.tag);
  if (t.name.tag == Tag::kTextarea) begin = SkipLineFeed(begin, end);
  HardPart fault = HardPart::kNone;
  if (begin < end) AddText(begin, reader_.Decode({begin, end}, place, fault));
  if (GivesUp(fault)) return;
  token_ = resume_ = end;
  if (end < html_.size()) {
    const TagToken close = reader_.End(end);
    if (GivesUp(close.fault)) return;
    resume_ = close.unfinished ? html_.size() : close.end;
  }
  Pop();
}

void FastBuilder::Pop() {
  Flush();
  const OpenElement e = open_.Pop();
  tree_.nodes[e.node].end = static_cast<NodeId>(tree_.nodes.size());
  if (e.form != kNoNode) tree_.nodes[e.form].end = tree_.nodes[e.node].end;
  if (!e.IsIn(kFormatting)) return;
  for (size_t i = formatting_.size(); i-- > 0;) {
    if (formatting_[i].node == e.node) {
      formatting_[i].open = false;
      return;
    }
  }
}

void FastBuilder::PopUntil(Tag tag) {
  while (!open_.current().Is(tag)) Pop();
  Pop();
}

void FastBuilder::Finish() {
  token_ = TokenBegin(html_.size());
  if (!templates_.empty()) return GiveUp(HardPart::kTemplate);
  if (mode_ <= Mode::kAfterHead) ImplyBody();
  while (!open_.empty()) Pop();
  tree_.nodes[0].end = static_cast<NodeId>(tree_.nodes.size());
}

}  // namespace pare
