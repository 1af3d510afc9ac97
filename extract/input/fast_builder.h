// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The plain part of HTML's tree construction; see fast_tree.h. Names of modes and steps are the
// standard's (https://html.spec.whatwg.org/#tree-construction); where Gumbo differs from it, Gumbo
// is followed.
#ifndef PARE_EXTRACT_INPUT_FAST_BUILDER_H_
#define PARE_EXTRACT_INPUT_FAST_BUILDER_H_

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "extract/input/fast_tree.h"
#include "extract/input/open_elements.h"
#include "extract/input/page_marks.h"
#include "extract/input/tag_reader.h"

namespace pare {

class FastBuilder {
 public:
  FastBuilder(std::string_view html, const Limits& limits, Arena& arena, Tree& tree)
      : html_(html), marks_(html), limits_(limits), arena_(arena), tree_(tree),
        reader_(html, marks_, MostAttributes(limits), arena, tree.attributes),
        most_bytes_(limits.arena_bytes(html.size())),
        most_steps_(kFreeSteps + kStepsPerByte * html.size()) {}

  HardPart Run();

 private:
  static constexpr size_t kNone = SIZE_MAX;
  // On an element: the limit, and what a node can count.
  static uint32_t MostAttributes(const Limits& limits) {
    return static_cast<uint32_t>(std::min<uint64_t>(limits.attributes, UINT16_MAX));
  }
  // Real pages take two steps a byte.
  static constexpr uint64_t kStepsPerByte = 32, kFreeSteps = 100'000;

  enum class Mode : uint8_t {
    kInitial,
    kBeforeHtml,
    kBeforeHead,
    kInHead,
    kInHeadNoscript,
    kAfterHead,
    kInBody,
    kInTable,
    kInTableBody,
    kInRow,
    kInCell,
    kInCaption,
    kInColumnGroup,
    kInSelect,
    kInTemplate,
    kAfterBody,
    kAfterAfterBody,
  };
  enum class Quirks : uint8_t { kNo, kYes, kUnknown };

  // A token is done with, or must be looked at again in the mode that is set now.
  enum class Step : uint8_t { kDone, kAgain };

  // fast_tree.cc
  size_t Markup(size_t i);
  size_t EndWithin(const TagToken& t);
  size_t Declaration(size_t i);
  bool IsOverBudget() const {
    const size_t bytes = arena_.used() + tree_.nodes.size() * sizeof(Node) +
                         tree_.attributes.size() * sizeof(Attribute);
    return bytes > most_bytes_ || work_ + open_.steps() > most_steps_;
  }
  size_t TokenBegin(size_t i);
  void BeginToken(size_t i);
  size_t Doctype(size_t i);
  void HandleStart(const TagToken& t);
  void StartInHtml(const TagToken& t);
  void HandleEnd(const TagToken& t);
  void EndInHtml(const TagToken& t);
  void HandleText(size_t begin, size_t end);
  size_t SkipLineFeed(size_t begin, size_t end);
  size_t TextBeforeBody(size_t begin, size_t end);

  // fast_nodes.cc
  NodeId Insert(const TagToken& t, Namespace ns = Namespace::kHtml);
  NodeId InsertImplied(Tag tag);
  void InsertVoid(const TagToken& t);
  void InsertRaw(const TagToken& t, TextPlace place);
  NodeId PushNode(Node node, Namespace ns);
  std::string_view UnknownName(const TagToken& t);
  void AddText(size_t begin, std::string_view text);
  void Flush();
  void Pop();
  void PopUntil(Tag tag);
  void Finish();
  // Gives up for the first reason that there is.
  void GiveUp(HardPart part) {
    if (hard_ == HardPart::kNone) hard_ = part;
  }
  bool GivesUp(HardPart part) {
    GiveUp(part);
    return part != HardPart::kNone;
  }

  // fast_head.cc: before the body
  Step StartBeforeBody(const TagToken& t);
  Step StartInHead(const TagToken& t);
  Step StartAfterHead(const TagToken& t);
  Step EndBeforeBody(const TagToken& t);
  bool HeadContent(const TagToken& t);
  void InsertIntoHead(const TagToken& t);
  void StartTemplate(const TagToken& t);
  void EndTemplate();
  Step StartInTemplate(const TagToken& t);
  void MergeAttributes(const TagToken& t, NodeId node);
  void LeaveHead();
  void ImplyBody();

  // fast_body.cc
  void StartInBody(const TagToken& t);
  void StartRubyPart(const TagToken& t);
  void StartBlock(const TagToken& t);
  void StartFormatting(const TagToken& t);
  void StartInSelect(const TagToken& t);
  Step EndInBody(const TagToken& t);
  void EndForm();
  void EndParagraph();
  void EndHeading();
  void EndOther(const TagToken& t);
  void EndInSelect(const TagToken& t);
  void CloseParagraph();
  void CloseListItem(Tag first, Tag second);
  void GenerateImpliedEnds(Tag except);
  void Reconstruct();
  void PushFormatting(NodeId node, Tag tag);
  bool SameAttributes(NodeId a, NodeId b) const;
  void ClearFormattingToMarker();

  // fast_adoption.cc
  size_t FindFormatting(Tag tag) const;
  size_t FormattingOf(NodeId node) const;
  void Forget(size_t entry);
  void EndFormatting(Tag tag);
  void Adopt(size_t entry, size_t at, size_t block);
  void MakeRoom(NodeId first, NodeId before);

  // fast_table.cc
  bool InTableParts() const { return mode_ >= Mode::kInTable && mode_ <= Mode::kInRow; }
  Step StartInTable(const TagToken& t);
  Step StartInTableBody(const TagToken& t);
  Step StartInRow(const TagToken& t);
  Step StartInCell(const TagToken& t);
  Step StartInCaption(const TagToken& t);
  Step StartInColumnGroup(const TagToken& t);
  Step EndInTable(const TagToken& t);
  Step EndInTableBody(const TagToken& t);
  Step EndInRow(const TagToken& t);
  Step EndInCell(const TagToken& t);
  Step EndInCaption(const TagToken& t);
  Step EndInColumnGroup(const TagToken& t);
  bool CloseTable();
  void CloseCell();
  bool CloseCaption();
  Step CloseTableBody();
  void ClearTo(const TagSet& context);
  void ResetMode();

  // fast_foreign.cc
  bool InForeign() const { return !open_.empty() && open_.current().ns != Namespace::kHtml; }
  void StartForeign(const TagToken& t, Namespace ns);
  bool BreaksOut(const TagToken& t) const;
  void StartInForeign(const TagToken& t);
  size_t CharacterData(size_t i);
  void EndInForeign(const TagToken& t);
  static Tag TakenFor(const Node& node);
  bool IsHtmlHere(const TagToken& t) const;
  bool IsSpecial(const OpenElement& e) const;
  void AdjustAttributes(const TagToken& t, Namespace ns);

  const std::string_view html_;
  const PageMarks marks_;
  const Limits& limits_;
  Arena& arena_;
  Tree& tree_;
  TagReader reader_;
  OpenElements open_;
  std::vector<Formatting> formatting_;  // the list of active formatting elements
  Mode mode_ = Mode::kInitial;
  std::vector<Mode> templates_;  // what each open template's content is like
  Quirks quirks_ = Quirks::kYes;
  HardPart hard_ = HardPart::kNone;
  NodeId head_ = kNoNode, form_ = kNoNode;
  bool skip_line_feed_ = false;  // the next token loses its first line feed
  // The memory that a page may take, and the steps: those along the stack of open elements, moves
  // of nodes, comparisons of attributes.
  const size_t most_bytes_;
  const uint64_t most_steps_;
  uint64_t work_ = 0;            // such steps so far, but for those that open_ counts
  size_t resume_ = 0;            // where raw text ended, behind its start tag
  size_t token_ = 0;             // where the token under way begins
  // Where the next token begins, if not where it is written: at an end tag without a name before it,
  // or, for the page's end, at the tag that it cuts short.
  size_t next_begin_ = kNone;

  // Text that no node holds yet. Ignored tags do not part it.
  bool has_text_ = false;
  size_t text_begin_ = 0;
  std::string_view text_;
  bool joined_ = false;     // it has come in several pieces, which buffer_ holds
  std::string buffer_;
};

}  // namespace pare

#endif  // PARE_EXTRACT_INPUT_FAST_BUILDER_H_
