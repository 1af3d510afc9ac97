// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Tree construction in the body and in select.
#include <algorithm>

#include "extract/input/fast_builder.h"

namespace pare {
namespace {

// Blocks that end an open paragraph, and whose end tags end what is open in them.
constexpr TagSet kBlocks(Tag::kAddress, Tag::kArticle, Tag::kAside, Tag::kBlockquote, Tag::kCenter,
                         Tag::kDetails, Tag::kDir, Tag::kDiv, Tag::kDl, Tag::kFieldset,
                         Tag::kFigcaption, Tag::kFigure, Tag::kFooter, Tag::kHeader, Tag::kHgroup,
                         Tag::kMain, Tag::kMenu, Tag::kNav, Tag::kOl, Tag::kSection, Tag::kSummary,
                         Tag::kUl);
constexpr TagSet kMarked(Tag::kApplet, Tag::kMarquee, Tag::kObject);
constexpr TagSet kVoidInline(Tag::kArea, Tag::kBr, Tag::kEmbed, Tag::kImg, Tag::kInput, Tag::kWbr);
// Void elements that do not bring formatting elements back.
constexpr TagSet kVoidPlain(Tag::kParam, Tag::kSource, Tag::kTrack);
// In a select within a table these end it.
constexpr TagSet kEndsSelect(Tag::kCaption, Tag::kTable, Tag::kTbody, Tag::kTfoot, Tag::kThead,
                             Tag::kTr, Tag::kTd, Tag::kTh);

// Special elements that the start tag of a list item looks past.
constexpr TagSet kListItemPasses(Tag::kAddress, Tag::kDiv, Tag::kP);

}  // namespace

void FastBuilder::StartInBody(const TagToken& t) {
  const Tag tag = t.name.tag;
  if (kFormatting.contains(tag)) return StartFormatting(t);
  if (kBlocks.contains(tag) || kHeadings.contains(tag)) return StartBlock(t);
  if (kVoidInline.contains(tag)) {
    Reconstruct();
    return InsertVoid(t);
  }
  if (kVoidPlain.contains(tag)) return InsertVoid(t);
  const bool misplaced = kTableParts.contains(tag) || tag == Tag::kFrame || tag == Tag::kHead;
  if (misplaced || HeadContent(t)) return;
  switch (tag) {
    case Tag::kP:
    case Tag::kPre:
    case Tag::kListing:
    case Tag::kForm:
    case Tag::kLi:
    case Tag::kDd:
    case Tag::kDt:
    case Tag::kHr:
    case Tag::kTable:
      return StartBlock(t);
    case Tag::kHtml:
    case Tag::kBody:
      return MergeAttributes(t, open_[tag == Tag::kBody ? 1 : 0].node);
    case Tag::kTextarea:
      return InsertRaw(t, TextPlace::kContent);
    case Tag::kXmp:
      CloseParagraph();
      Reconstruct();
      return InsertRaw(t, TextPlace::kRaw);
    case Tag::kIframe:
    case Tag::kNoembed:
      return InsertRaw(t, TextPlace::kRaw);
    case Tag::kMath:
    case Tag::kSvg:
      Reconstruct();
      return StartForeign(t, tag == Tag::kSvg ? Namespace::kSvg : Namespace::kMathMl);
    case Tag::kRb:
    case Tag::kRtc:
    case Tag::kRp:
    case Tag::kRt:
      return StartRubyPart(t);
    case Tag::kButton:
      if (open_.Has(Tag::kButton, kScope)) PopUntil(Tag::kButton);
      break;
    case Tag::kOption:
    case Tag::kOptgroup:
      if (open_.current().Is(Tag::kOption)) Pop();
      break;
    default:
      break;
  }
  Reconstruct();
  Insert(t);
  if (tag == Tag::kSelect) mode_ = Mode::kInSelect;
  if (kMarked.contains(tag)) formatting_.push_back({});
}

void FastBuilder::StartRubyPart(const TagToken& t) {
  const bool within_rtc = t.name.tag == Tag::kRp || t.name.tag == Tag::kRt;
  if (open_.Has(Tag::kRuby, kScope)) GenerateImpliedEnds(within_rtc ? Tag::kRtc : Tag::kUnknown);
  Insert(t);
}

void FastBuilder::StartBlock(const TagToken& t) {
  const Tag tag = t.name.tag;
  if (tag == Tag::kForm && form_ != kNoNode && templates_.empty()) return;
  if (tag == Tag::kLi) CloseListItem(Tag::kLi, Tag::kLi);
  if (tag == Tag::kDd || tag == Tag::kDt) CloseListItem(Tag::kDd, Tag::kDt);
  if (tag == Tag::kTable) {
    if (quirks_ == Quirks::kUnknown && open_.HasParagraph()) return GiveUp(HardPart::kQuirks);
    if (quirks_ == Quirks::kNo) CloseParagraph();
    mode_ = Mode::kInTable;
  } else {
    CloseParagraph();
  }
  if (kHeadings.contains(tag) && open_.current().IsIn(kHeadings)) Pop();
  if (tag == Tag::kHr) return InsertVoid(t);
  const NodeId node = Insert(t);
  if (tag == Tag::kForm && templates_.empty()) form_ = node;
  skip_line_feed_ = tag == Tag::kPre || tag == Tag::kListing;
}

void FastBuilder::StartFormatting(const TagToken& t) {
  const Tag tag = t.name.tag;
  if (formatting_.size() >= limits_.formatting) return GiveUp(HardPart::kLimit);
  if (tag == Tag::kA && FindFormatting(Tag::kA) != kNone) {
    EndFormatting(Tag::kA);
    // One that is not in scope would have to be forgotten.
    if (FindFormatting(Tag::kA) != kNone) return GiveUp(HardPart::kMisnested);
  }
  Reconstruct();
  if (tag == Tag::kNobr && open_.Has(Tag::kNobr, kScope)) return GiveUp(HardPart::kMisnested);
  PushFormatting(Insert(t), tag);
}

// Adds to the list of active formatting elements. Three of a kind are enough (the "Noah's Ark
// clause").
void FastBuilder::PushFormatting(NodeId node, Tag tag) {
  size_t same = 0, earliest = 0;
  for (size_t i = formatting_.size(); i-- > 0 && !formatting_[i].is_marker();) {
    if (formatting_[i].tag != tag) continue;
    work_ += uint64_t{tree_.nodes[node].attribute_count} *
             tree_.nodes[formatting_[i].node].attribute_count;
    if (!SameAttributes(formatting_[i].node, node)) continue;
    ++same;
    earliest = i;
  }
  if (same >= 3) formatting_.erase(formatting_.begin() + static_cast<ptrdiff_t>(earliest));
  formatting_.push_back({.node = node, .tag = tag, .open = true});
}

bool FastBuilder::SameAttributes(NodeId a, NodeId b) const {
  const auto of_a = tree_.AttributesOf(a), of_b = tree_.AttributesOf(b);
  return of_a.size() == of_b.size() &&
         std::all_of(of_a.begin(), of_a.end(), [&of_b](const Attribute& x) {
           return std::any_of(of_b.begin(), of_b.end(), [&x](const Attribute& y) {
             return x.name == y.name && x.value == y.value;
           });
         });
}

// Opens anew the formatting elements that blocks have closed.
void FastBuilder::Reconstruct() {
  size_t i = formatting_.size();
  while (i > 0 && !formatting_[i - 1].is_marker() && !formatting_[i - 1].open) --i;
  for (; i < formatting_.size() && hard_ == HardPart::kNone; ++i) {
    Node clone = tree_.nodes[formatting_[i].node];
    formatting_[i].node = PushNode(clone, Namespace::kHtml);
    formatting_[i].open = true;
  }
}

void FastBuilder::ClearFormattingToMarker() {
  while (!formatting_.empty()) {
    const bool marker = formatting_.back().is_marker();
    formatting_.pop_back();
    if (marker) return;
  }
}

FastBuilder::Step FastBuilder::EndInBody(const TagToken& t) {
  const Tag tag = t.name.tag;
  if (kFormatting.contains(tag)) {
    EndFormatting(tag);
  } else if (kBlocks.contains(tag) || tag == Tag::kButton || tag == Tag::kListing ||
             tag == Tag::kPre || tag == Tag::kDd || tag == Tag::kDt) {
    if (open_.Has(tag, kScope)) PopUntil(tag);
  } else if (kHeadings.contains(tag)) {
    EndHeading();
  } else if (kMarked.contains(tag)) {
    if (open_.Has(tag, kScope)) {
      PopUntil(tag);
      ClearFormattingToMarker();
    } else if (open_.Has(tag, kTableScope)) {
      GiveUp(HardPart::kMisnested);
    }
  } else if (tag == Tag::kP) {
    EndParagraph();
  } else if (tag == Tag::kLi) {
    if (open_.Has(Tag::kLi, kListScope)) PopUntil(Tag::kLi);
  } else if (tag == Tag::kForm) {
    EndForm();
  } else if (tag == Tag::kBr) {
    Reconstruct();
    InsertImplied(Tag::kBr);
    Pop();
  } else if (tag == Tag::kBody || tag == Tag::kHtml) {
    if (!open_.Has(Tag::kBody, kScope)) return Step::kDone;
    mode_ = Mode::kAfterBody;
    return tag == Tag::kHtml ? Step::kAgain : Step::kDone;
  } else {
    EndOther(t);
  }
  return Step::kDone;
}

void FastBuilder::EndForm() {
  if (!templates_.empty()) {
    if (!open_.Has(Tag::kForm, kScope)) return;
    GenerateImpliedEnds(Tag::kUnknown);
    if (!open_.current().Is(Tag::kForm)) return GiveUp(HardPart::kForm);
    return Pop();
  }
  const NodeId form = form_;
  form_ = kNoNode;
  if (form == kNoNode || !open_.HasNode(form, kScope)) return;
  GenerateImpliedEnds(Tag::kUnknown);
  // Gumbo takes it off the stack and lets the text under way go on behind it.
  if (open_.current().node == form) {
    open_.Pop();
    tree_.nodes[form].end = static_cast<NodeId>(tree_.nodes.size());
  } else {
    open_.Remove(form);
  }
}

void FastBuilder::EndParagraph() {
  // Gumbo, unlike the standard, opens no formatting elements for it.
  if (!open_.HasParagraph()) InsertImplied(Tag::kP);
  PopUntil(Tag::kP);
}

void FastBuilder::EndHeading() {
  if (!open_.HasAny(kHeadings, kScope)) return;
  GenerateImpliedEnds(Tag::kUnknown);
  while (!open_.current().IsIn(kHeadings)) Pop();
  Pop();
}

// The end tag of an ordinary element. Gumbo takes all names that it does not know for the same.
void FastBuilder::EndOther(const TagToken& t) {
  if (!open_.Has(t.name.tag)) return;
  for (size_t i = open_.size(); i-- > 0;) {
    ++work_;
    if (open_[i].Is(t.name.tag)) {
      const NodeId node = open_[i].node;
      GenerateImpliedEnds(t.name.tag);
      while (open_.current().node != node) Pop();
      Pop();
      return;
    }
    if (IsSpecial(open_[i])) return;
  }
}

void FastBuilder::GenerateImpliedEnds(Tag except) {
  while (open_.current().IsIn(kImpliedEnd) && !open_.current().Is(except)) Pop();
}


void FastBuilder::CloseParagraph() {
  if (open_.HasParagraph()) PopUntil(Tag::kP);
}

// Before a list item begins, the one before it ends.
void FastBuilder::CloseListItem(Tag first, Tag second) {
  for (size_t i = open_.size(); i-- > 0;) {
    ++work_;
    if (open_[i].Is(first) || open_[i].Is(second)) return PopUntil(open_[i].tag);
    if (IsSpecial(open_[i]) && !open_[i].IsIn(kListItemPasses)) return;
  }
}

void FastBuilder::StartInSelect(const TagToken& t) {
  const Tag tag = t.name.tag;
  if (tag == Tag::kOption || tag == Tag::kOptgroup) {
    if (open_.current().Is(Tag::kOption)) Pop();
    if (tag == Tag::kOptgroup && open_.current().Is(Tag::kOptgroup)) Pop();
    Insert(t);
  } else if (tag == Tag::kScript || tag == Tag::kTemplate) {
    HeadContent(t);
  } else if (tag == Tag::kSelect) {
    PopUntil(Tag::kSelect);
    ResetMode();
  } else if (tag == Tag::kInput || tag == Tag::kTextarea) {
    PopUntil(Tag::kSelect);
    ResetMode();
    HandleStart(t);
  } else if (tag == Tag::kHtml || kEndsSelect.contains(tag)) {
    GiveUp(HardPart::kSelect);
  }
}

void FastBuilder::EndInSelect(const TagToken& t) {
  const Tag tag = t.name.tag;
  if (tag == Tag::kOption) {
    if (open_.current().Is(Tag::kOption)) Pop();
  } else if (tag == Tag::kOptgroup) {
    const bool within = open_.current().Is(Tag::kOption);
    if (within && open_[open_.size() - 2].Is(Tag::kOptgroup)) Pop();
    if (open_.current().Is(Tag::kOptgroup)) Pop();
  } else if (tag == Tag::kSelect) {
    PopUntil(Tag::kSelect);
    ResetMode();
  } else if (kEndsSelect.contains(tag)) {
    GiveUp(HardPart::kSelect);
  }
}

}  // namespace pare
