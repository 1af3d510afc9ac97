// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Tree construction before the body.
#include <algorithm>

#include "extract/input/fast_builder.h"

namespace pare {
namespace {

// What an end tag must name to count before the body.
constexpr TagSet kEndsBeforeBody(Tag::kHead, Tag::kBody, Tag::kHtml, Tag::kBr);

}  // namespace

// Inserts what belongs into the head wherever it stands; false where `t` does not.
bool FastBuilder::HeadContent(const TagToken& t) {
  switch (t.name.tag) {
    case Tag::kBase:
    case Tag::kLink:
    case Tag::kMeta:
      InsertVoid(t);
      return true;
    case Tag::kTitle:
      InsertRaw(t, TextPlace::kContent);
      return true;
    case Tag::kNoframes:
    case Tag::kScript:
    case Tag::kStyle:
      InsertRaw(t, TextPlace::kRaw);
      return true;
    case Tag::kTemplate:
      StartTemplate(t);
      return true;
    default:
      return false;
  }
}

void FastBuilder::StartTemplate(const TagToken& t) {
  Insert(t);
  formatting_.push_back({});
  mode_ = Mode::kInTemplate;
  templates_.push_back(mode_);
}

void FastBuilder::EndTemplate() {
  if (mode_ >= Mode::kAfterBody) return GiveUp(HardPart::kTemplate);
  if (templates_.empty()) return;
  PopUntil(Tag::kTemplate);
  ClearFormattingToMarker();
  templates_.pop_back();
  ResetMode();
}

FastBuilder::Step FastBuilder::StartInTemplate(const TagToken& t) {
  if (HeadContent(t)) return Step::kDone;
  if (kTableParts.contains(t.name.tag)) {
    GiveUp(HardPart::kTemplate);
    return Step::kDone;
  }
  mode_ = templates_.back() = Mode::kInBody;
  return Step::kAgain;
}

// Adds to an element what another tag of its name has and it has not.
void FastBuilder::MergeAttributes(const TagToken& t, NodeId node) {
  if (t.attribute_count == 0) return;
  if (!templates_.empty()) return GiveUp(HardPart::kRepeated);
  // One after the other again: copies of the element's own, then those of the tag.
  auto& attributes = tree_.attributes;
  Node& n = tree_.nodes[node];
  const uint32_t both = uint32_t{n.attribute_count} + t.attribute_count;
  if (both > MostAttributes(limits_)) return GiveUp(HardPart::kLimit);
  work_ += uint64_t{n.attribute_count} * t.attribute_count;
  const size_t first = attributes.size();
  for (size_t a = 0; a < n.attribute_count; ++a) {
    const Attribute own = attributes[n.first_attribute + a];
    attributes.push_back(own);
  }
  for (size_t a = 0; a < t.attribute_count; ++a) {
    const Attribute other = attributes[t.first_attribute + a];
    const auto own = attributes.begin() + static_cast<ptrdiff_t>(first);
    const bool known = std::any_of(own, own + n.attribute_count,
                                   [&](const Attribute& x) { return x.name == other.name; });
    if (!known) attributes.push_back(other);
  }
  n.first_attribute = static_cast<uint32_t>(first);
  n.attribute_count = static_cast<uint16_t>(attributes.size() - first);
}

FastBuilder::Step FastBuilder::StartBeforeBody(const TagToken& t) {
  switch (mode_) {
    case Mode::kInitial:
      mode_ = Mode::kBeforeHtml;
      return Step::kAgain;
    case Mode::kBeforeHtml:
      mode_ = Mode::kBeforeHead;
      if (t.name.tag == Tag::kHtml) {
        Insert(t);
        return Step::kDone;
      }
      InsertImplied(Tag::kHtml);
      return Step::kAgain;
    case Mode::kBeforeHead:
      mode_ = Mode::kInHead;  // to Gumbo another html begins the head, too
      if (t.name.tag == Tag::kHead) {
        head_ = Insert(t);
        return Step::kDone;
      }
      head_ = InsertImplied(Tag::kHead);
      return Step::kAgain;
    case Mode::kAfterHead:
      return StartAfterHead(t);
    default:
      return StartInHead(t);
  }
}

FastBuilder::Step FastBuilder::StartInHead(const TagToken& t) {
  const Tag tag = t.name.tag;
  if (tag == Tag::kHtml) {
    MergeAttributes(t, open_[0].node);
    return Step::kDone;
  }
  if (mode_ == Mode::kInHeadNoscript) {
    if (tag == Tag::kHead || tag == Tag::kNoscript) return Step::kDone;
    const bool may = tag == Tag::kLink || tag == Tag::kMeta || tag == Tag::kNoframes ||
                     tag == Tag::kStyle;
    if (may && HeadContent(t)) return Step::kDone;
    Pop();
    mode_ = Mode::kInHead;
    return Step::kAgain;
  }
  if (tag == Tag::kHead || HeadContent(t)) return Step::kDone;
  if (tag == Tag::kNoscript) {
    Insert(t);
    mode_ = Mode::kInHeadNoscript;
    return Step::kDone;
  }
  LeaveHead();
  return Step::kAgain;
}

FastBuilder::Step FastBuilder::StartAfterHead(const TagToken& t) {
  switch (t.name.tag) {
    case Tag::kHtml:
      MergeAttributes(t, open_[0].node);
      return Step::kDone;
    case Tag::kTemplate:
      GiveUp(HardPart::kTemplate);
      return Step::kDone;
    case Tag::kHead:
      return Step::kDone;
    case Tag::kBody:
      Insert(t);
      mode_ = Mode::kInBody;
      return Step::kDone;
    case Tag::kBase:
    case Tag::kLink:
    case Tag::kMeta:
    case Tag::kNoframes:
    case Tag::kScript:
    case Tag::kStyle:
    case Tag::kTitle:
      InsertIntoHead(t);
      return Step::kDone;
    default:
      ImplyBody();
      return Step::kAgain;
  }
}

// The head has ended, but this goes into it: before the white space that follows on it.
void FastBuilder::InsertIntoHead(const TagToken& t) {
  Flush();
  auto& nodes = tree_.nodes;
  const NodeId first = nodes[head_].end, moved = static_cast<NodeId>(nodes.size());
  open_.Push({head_, Tag::kHead, Namespace::kHtml});
  HeadContent(t);
  open_.Pop();
  const auto count = static_cast<NodeId>(nodes.size()) - moved, shift = moved - first;
  work_ += nodes.size() - first;
  for (NodeId n = first; n < moved; ++n) nodes[n].end += count;
  for (NodeId n = moved; n < nodes.size(); ++n) {
    nodes[n].end -= shift;
    if (nodes[n].parent != head_) nodes[n].parent -= shift;
  }
  std::rotate(nodes.begin() + first, nodes.begin() + moved, nodes.end());
  nodes[head_].end += count;
}

FastBuilder::Step FastBuilder::EndBeforeBody(const TagToken& t) {
  const Tag tag = t.name.tag;
  if (mode_ == Mode::kInitial) {
    mode_ = Mode::kBeforeHtml;
    return Step::kAgain;
  }
  if (mode_ == Mode::kInHeadNoscript) {
    if (tag != Tag::kNoscript && tag != Tag::kBr) return Step::kDone;
    Pop();
    mode_ = Mode::kInHead;
    return tag == Tag::kBr ? Step::kAgain : Step::kDone;
  }
  if (!kEndsBeforeBody.contains(tag)) return Step::kDone;
  switch (mode_) {
    case Mode::kBeforeHtml:
      InsertImplied(Tag::kHtml);
      mode_ = Mode::kBeforeHead;
      return Step::kAgain;
    case Mode::kBeforeHead:
      head_ = InsertImplied(Tag::kHead);
      mode_ = Mode::kInHead;
      return Step::kAgain;
    case Mode::kInHead:
      LeaveHead();
      return tag == Tag::kHead ? Step::kDone : Step::kAgain;
    default:
      if (tag == Tag::kHead) return Step::kDone;
      ImplyBody();
      return Step::kAgain;
  }
}

void FastBuilder::LeaveHead() {
  Pop();
  mode_ = Mode::kAfterHead;
}

// Opens what must be open before the body, and it.
void FastBuilder::ImplyBody() {
  if (mode_ <= Mode::kBeforeHtml) InsertImplied(Tag::kHtml);
  if (mode_ <= Mode::kBeforeHead) head_ = InsertImplied(Tag::kHead);
  if (mode_ == Mode::kInHeadNoscript) Pop();
  if (mode_ != Mode::kAfterHead) Pop();
  InsertImplied(Tag::kBody);
  mode_ = Mode::kInBody;
}

// Puts white space where it belongs; returns where text begins that the body must hold.
size_t FastBuilder::TextBeforeBody(size_t begin, size_t end) {
  size_t space = begin;
  while (space < end && IsHtmlSpace(html_[space])) ++space;
  if (space < end && html_[space] == '&') {
    HardPart fault = HardPart::kNone;
    const std::string_view text = reader_.Decode({space, end}, TextPlace::kContent, fault);
    if (!text.empty() && IsHtmlSpace(text.front())) GiveUp(HardPart::kWhitespace);
  }
  if (mode_ >= Mode::kInHead && space > begin) {
    HardPart fault = HardPart::kNone;
    AddText(begin, reader_.Decode({begin, space}, TextPlace::kContent, fault));
    GivesUp(fault);
  }
  if (space == end) return end;
  token_ = space;
  ImplyBody();
  return space;
}

}  // namespace pare
