// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Tree construction in tables, as long as they hold what tables may hold.
#include "extract/input/fast_builder.h"
#include "extract/text/ascii.h"

namespace pare {
namespace {

constexpr TagSet kSections(Tag::kTbody, Tag::kTfoot, Tag::kThead);
constexpr TagSet kCells(Tag::kTd, Tag::kTh);
constexpr TagSet kTableContext(Tag::kHtml, Tag::kTable, Tag::kTemplate);
constexpr TagSet kSectionContext(Tag::kHtml, Tag::kTbody, Tag::kTfoot, Tag::kThead,
                                Tag::kTemplate);
constexpr TagSet kRowContext(Tag::kHtml, Tag::kTr, Tag::kTemplate);
// End tags that are ignored in tables wherever they end nothing.
constexpr TagSet kStrayEnds(Tag::kBody, Tag::kCaption, Tag::kCol, Tag::kColgroup, Tag::kHtml,
                            Tag::kTbody, Tag::kTd, Tag::kTfoot, Tag::kTh, Tag::kThead, Tag::kTr);
constexpr TagSet kStrayEndsInCell(Tag::kBody, Tag::kCaption, Tag::kCol, Tag::kColgroup,
                                  Tag::kHtml);
// Elements that set the mode where they are open.
constexpr TagSet kModes(Tag::kBody, Tag::kCaption, Tag::kColgroup, Tag::kFrameset, Tag::kHead,
                        Tag::kHtml, Tag::kSelect, Tag::kTable, Tag::kTbody, Tag::kTd,
                        Tag::kTemplate, Tag::kTfoot, Tag::kTh, Tag::kThead, Tag::kTr);

}  // namespace

void FastBuilder::ClearTo(const TagSet& context) {
  while (!open_.current().IsIn(context)) Pop();
}

// "Reset the insertion mode appropriately".
void FastBuilder::ResetMode() {
  for (size_t i = open_.size(); i-- > 0;) {
    ++work_;
    // Gumbo takes table parts and the like of svg and math for those of HTML here.
    if (open_[i].ns != Namespace::kHtml && kModes.contains(tree_.nodes[open_[i].node].tag)) {
      return GiveUp(HardPart::kForeign);
    }
    switch (open_[i].tag) {
      case Tag::kSelect:
        mode_ = Mode::kInSelect;
        return;
      case Tag::kTemplate:
        mode_ = templates_.back();
        return;
      case Tag::kHead:
        mode_ = Mode::kInHead;
        return;
      case Tag::kTd:
      case Tag::kTh:
        mode_ = Mode::kInCell;
        return;
      case Tag::kTr:
        mode_ = Mode::kInRow;
        return;
      case Tag::kTbody:
      case Tag::kThead:
      case Tag::kTfoot:
        mode_ = Mode::kInTableBody;
        return;
      case Tag::kCaption:
        mode_ = Mode::kInCaption;
        return;
      case Tag::kColgroup:
        mode_ = Mode::kInColumnGroup;
        return;
      case Tag::kTable:
        mode_ = Mode::kInTable;
        return;
      default:
        break;
    }
  }
  mode_ = Mode::kInBody;
}

bool FastBuilder::CloseTable() {
  if (!open_.Has(Tag::kTable, kTableScope)) return false;
  PopUntil(Tag::kTable);
  ResetMode();
  return true;
}

FastBuilder::Step FastBuilder::StartInTable(const TagToken& t) {
  const Tag tag = t.name.tag;
  if (kSections.contains(tag) || kCells.contains(tag) || tag == Tag::kTr) {
    ClearTo(kTableContext);
    mode_ = Mode::kInTableBody;
    if (kSections.contains(tag)) {
      Insert(t);
      return Step::kDone;
    }
    InsertImplied(Tag::kTbody);
    return Step::kAgain;
  }
  switch (tag) {
    case Tag::kCaption:
      ClearTo(kTableContext);
      formatting_.push_back({});
      Insert(t);
      mode_ = Mode::kInCaption;
      return Step::kDone;
    case Tag::kColgroup:
      ClearTo(kTableContext);
      Insert(t);
      mode_ = Mode::kInColumnGroup;
      return Step::kDone;
    case Tag::kCol:
      ClearTo(kTableContext);
      InsertImplied(Tag::kColgroup);
      mode_ = Mode::kInColumnGroup;
      return Step::kAgain;
    case Tag::kTable:
      return CloseTable() ? Step::kAgain : Step::kDone;
    case Tag::kScript:
    case Tag::kStyle:
    case Tag::kTemplate:
      HeadContent(t);
      return Step::kDone;
    case Tag::kInput:
      for (size_t a = 0; a < t.attribute_count; ++a) {
        const Attribute& attribute = tree_.attributes[t.first_attribute + a];
        if (attribute.name == "type" && EqualsIgnoringCase(attribute.value, "hidden")) {
          InsertVoid(t);
          return Step::kDone;
        }
      }
      break;
    case Tag::kForm:
      if (!templates_.empty()) break;
      if (form_ == kNoNode) {
        form_ = Insert(t);
        Pop();
      }
      return Step::kDone;
    default:
      break;
  }
  GiveUp(HardPart::kFoster);
  return Step::kDone;
}

FastBuilder::Step FastBuilder::EndInTable(const TagToken& t) {
  if (t.name.tag == Tag::kTable) {
    CloseTable();
  } else if (t.name.tag == Tag::kForm && templates_.empty() && (form_ == kNoNode || !open_.HasNode(form_, kScope))) {
    form_ = kNoNode;
  } else if (!kStrayEnds.contains(t.name.tag)) {
    GiveUp(HardPart::kFoster);
  }
  return Step::kDone;
}

// Ends the section that is open, so that the token can be looked at again in the table.
FastBuilder::Step FastBuilder::CloseTableBody() {
  if (!open_.HasAny(kSections, kTableScope)) return Step::kDone;
  ClearTo(kSectionContext);
  Pop();
  mode_ = Mode::kInTable;
  return Step::kAgain;
}

FastBuilder::Step FastBuilder::StartInTableBody(const TagToken& t) {
  const Tag tag = t.name.tag;
  if (tag == Tag::kTr) {
    ClearTo(kSectionContext);
    Insert(t);
    mode_ = Mode::kInRow;
    return Step::kDone;
  }
  if (kCells.contains(tag)) {
    ClearTo(kSectionContext);
    InsertImplied(Tag::kTr);
    mode_ = Mode::kInRow;
    return Step::kAgain;
  }
  return kTableParts.contains(tag) ? CloseTableBody() : StartInTable(t);
}

FastBuilder::Step FastBuilder::EndInTableBody(const TagToken& t) {
  const Tag tag = t.name.tag;
  if (tag == Tag::kTable) return CloseTableBody();
  if (!kSections.contains(tag)) return EndInTable(t);
  if (open_.Has(tag, kTableScope)) CloseTableBody();
  return Step::kDone;
}

FastBuilder::Step FastBuilder::StartInRow(const TagToken& t) {
  const Tag tag = t.name.tag;
  if (kCells.contains(tag)) {
    ClearTo(kRowContext);
    Insert(t);
    mode_ = Mode::kInCell;
    formatting_.push_back({});
    return Step::kDone;
  }
  if (!kTableParts.contains(tag)) return StartInTable(t);
  if (!open_.Has(Tag::kTr, kTableScope)) return Step::kDone;
  ClearTo(kRowContext);
  Pop();
  mode_ = Mode::kInTableBody;
  return Step::kAgain;
}

FastBuilder::Step FastBuilder::EndInRow(const TagToken& t) {
  const Tag tag = t.name.tag;
  if (tag != Tag::kTr && tag != Tag::kTable && !kSections.contains(tag)) return EndInTable(t);
  if (!open_.Has(kSections.contains(tag) ? tag : Tag::kTr, kTableScope)) return Step::kDone;
  ClearTo(kRowContext);
  Pop();
  mode_ = Mode::kInTableBody;
  return tag == Tag::kTr ? Step::kDone : Step::kAgain;
}

// A cell is open.
void FastBuilder::CloseCell() {
  while (!open_.current().IsIn(kCells)) Pop();
  Pop();
  ClearFormattingToMarker();
  mode_ = Mode::kInRow;
}

FastBuilder::Step FastBuilder::StartInCell(const TagToken& t) {
  if (!kTableParts.contains(t.name.tag)) {
    StartInBody(t);
    return Step::kDone;
  }
  if (!open_.HasAny(kCells, kTableScope)) return Step::kDone;
  CloseCell();
  return Step::kAgain;
}

FastBuilder::Step FastBuilder::EndInCell(const TagToken& t) {
  const Tag tag = t.name.tag;
  if (kStrayEndsInCell.contains(tag)) return Step::kDone;
  if (kCells.contains(tag)) {
    if (open_.Has(tag, kTableScope)) CloseCell();
    return Step::kDone;
  }
  if (tag != Tag::kTable && tag != Tag::kTr && !kSections.contains(tag)) return EndInBody(t);
  if (!open_.Has(tag, kTableScope)) return Step::kDone;
  CloseCell();
  return Step::kAgain;
}

bool FastBuilder::CloseCaption() {
  if (!open_.Has(Tag::kCaption, kTableScope)) return false;
  PopUntil(Tag::kCaption);
  ClearFormattingToMarker();
  mode_ = Mode::kInTable;
  return true;
}

FastBuilder::Step FastBuilder::StartInCaption(const TagToken& t) {
  if (kTableParts.contains(t.name.tag)) return CloseCaption() ? Step::kAgain : Step::kDone;
  StartInBody(t);
  return Step::kDone;
}

FastBuilder::Step FastBuilder::EndInCaption(const TagToken& t) {
  const Tag tag = t.name.tag;
  if (tag == Tag::kCaption) {
    CloseCaption();
    return Step::kDone;
  }
  if (tag == Tag::kTable) return CloseCaption() ? Step::kAgain : Step::kDone;
  return kStrayEnds.contains(tag) ? Step::kDone : EndInBody(t);
}

FastBuilder::Step FastBuilder::StartInColumnGroup(const TagToken& t) {
  if (t.name.tag == Tag::kHtml) {
    if (t.attribute_count > 0) GiveUp(HardPart::kRepeated);
    return Step::kDone;
  }
  if (t.name.tag == Tag::kTemplate) {
    GiveUp(HardPart::kTemplate);
    return Step::kDone;
  }
  if (t.name.tag == Tag::kCol) {
    InsertVoid(t);
    return Step::kDone;
  }
  Pop();
  mode_ = Mode::kInTable;
  return Step::kAgain;
}

FastBuilder::Step FastBuilder::EndInColumnGroup(const TagToken& t) {
  if (t.name.tag == Tag::kCol) return Step::kDone;
  Pop();
  mode_ = Mode::kInTable;
  return t.name.tag == Tag::kColgroup ? Step::kDone : Step::kAgain;
}

}  // namespace pare
