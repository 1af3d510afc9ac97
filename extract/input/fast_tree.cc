// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Tokens, and what becomes of them in each mode.
#include "extract/input/fast_tree.h"

#include <algorithm>
#include <utility>

#include "extract/input/fast_builder.h"
#include "extract/input/markup.h"
#include "extract/reserve_ahead.h"
#include "extract/text/ascii.h"

namespace pare {
namespace {

bool IsSpace(std::string_view s) { return std::all_of(s.begin(), s.end(), IsHtmlSpace); }

// Whether a doctype's identifiers are such that nobody reads a page in quirks mode for them: those of
// XHTML 1 and HTML 4.01, both of them.
bool IsModern(std::string_view words) {
  const size_t first = words.find('"');
  if (first == std::string_view::npos) return false;
  const size_t second = words.find('"', first + 1), third = words.find('"', second + 1);
  if (third == std::string_view::npos || words.find('"', third + 1) != words.size() - 1) return false;
  if (!IsSpace(words.substr(second + 1, third - second - 1))) return false;
  const std::string_view id = words.substr(first + 1, second - first - 1);
  std::string_view kind = words.substr(0, first);
  if (kind.size() < 12 || !StartsWithIgnoringCase(kind, "html ") || !IsSpace(kind.substr(11)) ||
      !EqualsIgnoringCase(kind.substr(5, 6), "public")) {
    return false;
  }
  return (StartsWithIgnoringCase(id, "-//w3c//dtd xhtml 1.") ||
          StartsWithIgnoringCase(id, "-//w3c//dtd html 4.01")) &&
         StartsWithIgnoringCase(words.substr(third + 1), "http://www.w3.org/");
}

}  // namespace

std::string_view WordsFor(HardPart part) {
  static constexpr std::string_view kWords[] = {
#define PARE_X(id, words) words,
      PARE_HARD_PARTS(PARE_X)
#undef PARE_X
  };
  return kWords[static_cast<size_t>(part)];
}

HardPart BuildFastTree(std::string_view html, const Limits& limits, Arena& arena, Tree& tree) {
  tree.nodes.reserve(html.size() / 64);
  tree.attributes.reserve(html.size() / 64);
  const HardPart hard = FastBuilder(html, limits, arena, tree).Run();
  if (hard != HardPart::kNone) tree = Tree();  // its memory too: Gumbo will want as much
  return hard;
}

HardPart FastBuilder::Run() {
  if (marks_.has_nul()) return HardPart::kNul;
  tree_.nodes.emplace_back().tag = Tag::kDocument;
  const size_t n = html_.size();
  // Whether there is room is asked once for so many bytes, which seldom hold more nodes or attributes.
  constexpr size_t kStride = 512, kMargin = 256;
  size_t ask = kStride;
  for (size_t i = 0; i < n && hard_ == HardPart::kNone;) {
    const size_t markup = NextMarkup(html_, marks_, i);
    if (markup > i) HandleText(i, markup);
    if (markup == n) break;
    if (markup >= ask) {
      ReserveAhead(tree_.nodes, kMargin, markup, n);
      ReserveAhead(tree_.attributes, kMargin, markup, n);
      ask = markup + kStride;
    }
    i = Markup(markup);
    if (IsOverBudget()) GiveUp(HardPart::kLimit);
  }
  if (hard_ == HardPart::kNone) Finish();
  return hard_;
}

// Handles the markup that begins at `i`; returns where to go on.
size_t FastBuilder::Markup(size_t i) {
  const char next = html_[i + 1];
  if (IsAsciiAlpha(next)) {
    TagToken t = reader_.Start(i);
    t.begin = TokenBegin(i);
    if (t.unfinished) return EndWithin(t);
    if (GivesUp(t.fault)) return html_.size();
    resume_ = t.end;
    HandleStart(t);
    return resume_;
  }
  if (next == '/' && html_[i + 2] == '>') {  // no token, but where the next one begins
    next_begin_ = std::min(next_begin_, i);
    return i + 3;
  }
  if (next == '/' && IsAsciiAlpha(html_[i + 2])) {
    TagToken t = reader_.End(i);
    t.begin = TokenBegin(i);
    if (t.unfinished) return EndWithin(t);
    if (GivesUp(t.fault)) return html_.size();
    HandleEnd(t);
    return t.end;
  }
  return Declaration(i);
}

// The page's end is where the tag begins that it cuts short.
size_t FastBuilder::EndWithin(const TagToken& t) {
  next_begin_ = t.begin;
  return html_.size();
}

// Comments and doctypes.
size_t FastBuilder::Declaration(size_t i) {
  if (StartsWithIgnoringCase(html_.substr(i + 1, 8), "!doctype")) return Doctype(i);
  if (InForeign() && html_.substr(i, 9) == "<![CDATA[") return CharacterData(i);
  token_ = TokenBegin(i);
  skip_line_feed_ = false;
  Flush();
  if (html_.substr(i, 4) == "<!--") return CommentEnd(html_, i + 4);
  return std::min(html_.find('>', i + 2), html_.size() - 1) + 1;
}

// Where the token begins that is written at `i`.
size_t FastBuilder::TokenBegin(size_t i) {
  return std::min(std::exchange(next_begin_, kNone), i);
}

// What every tag and doctype does, whatever comes of it.
void FastBuilder::BeginToken(size_t i) {
  token_ = i;
  skip_line_feed_ = false;
  if (InTableParts()) Flush();  // text between the parts of a table is a node of its own
}

size_t FastBuilder::Doctype(size_t i) {
  BeginToken(TokenBegin(i));
  const size_t end = std::min(html_.find('>', i), html_.size() - 1) + 1;
  if (mode_ != Mode::kInitial) return end;  // ignored
  std::string_view words = html_.substr(i + 9, end - i - 9);
  if (!words.empty() && words.back() == '>') words.remove_suffix(1);
  while (!words.empty() && IsHtmlSpace(words.front())) words.remove_prefix(1);
  while (!words.empty() && IsHtmlSpace(words.back())) words.remove_suffix(1);
  // Whether identifiers ask for quirks is seldom of any consequence: only where a table follows on
  // an open paragraph.
  quirks_ = EqualsIgnoringCase(words, "html") || IsModern(words) ? Quirks::kNo : Quirks::kUnknown;
  mode_ = Mode::kBeforeHtml;
  return end;
}

void FastBuilder::HandleStart(const TagToken& t) {
  BeginToken(t.begin);
  if (!IsHtmlHere(t)) return StartInForeign(t);
  StartInHtml(t);
}

void FastBuilder::StartInHtml(const TagToken& t) {
  const Tag tag = t.name.tag;
  if (t.name.rare && EqualsIgnoringCase(t.name.name, "image")) {
    TagToken img = t;  // what pages mean by it
    img.name = {.tag = Tag::kImg, .name = t.name.name};
    return StartInHtml(img);
  }
  if (t.name.rare || tag == Tag::kPlaintext) return GiveUp(HardPart::kRareTag);
  if (tag == Tag::kFrameset) return GiveUp(HardPart::kFrameset);
  for (Step step = Step::kAgain; step == Step::kAgain && hard_ == HardPart::kNone;) {
    step = Step::kDone;
    switch (mode_) {
      case Mode::kInitial:
      case Mode::kBeforeHtml:
      case Mode::kBeforeHead:
      case Mode::kInHead:
      case Mode::kInHeadNoscript:
      case Mode::kAfterHead:
        step = StartBeforeBody(t);
        break;
      case Mode::kAfterBody:
      case Mode::kAfterAfterBody:
        mode_ = Mode::kInBody;
        [[fallthrough]];
      case Mode::kInBody:
        StartInBody(t);
        break;
      case Mode::kInTable:
        step = StartInTable(t);
        break;
      case Mode::kInTableBody:
        step = StartInTableBody(t);
        break;
      case Mode::kInRow:
        step = StartInRow(t);
        break;
      case Mode::kInCell:
        step = StartInCell(t);
        break;
      case Mode::kInCaption:
        step = StartInCaption(t);
        break;
      case Mode::kInColumnGroup:
        step = StartInColumnGroup(t);
        break;
      case Mode::kInSelect:
        StartInSelect(t);
        break;
      case Mode::kInTemplate:
        step = StartInTemplate(t);
        break;
    }
  }
}

void FastBuilder::HandleEnd(const TagToken& t) {
  BeginToken(t.begin);
  if (InForeign()) return EndInForeign(t);
  EndInHtml(t);
}

void FastBuilder::EndInHtml(const TagToken& t) {
  if (t.name.rare) {
    // No HTML element of the name is open: its start tag would have been given up.
    const bool ends_nothing =
        mode_ == Mode::kInBody || mode_ == Mode::kInCell || mode_ == Mode::kInCaption;
    if (!ends_nothing) GiveUp(HardPart::kRareTag);
    return;
  }
  if (t.name.tag == Tag::kTemplate) return EndTemplate();
  for (Step step = Step::kAgain; step == Step::kAgain && hard_ == HardPart::kNone;) {
    step = Step::kDone;
    switch (mode_) {
      case Mode::kInitial:
      case Mode::kBeforeHtml:
      case Mode::kBeforeHead:
      case Mode::kInHead:
      case Mode::kInHeadNoscript:
      case Mode::kAfterHead:
        step = EndBeforeBody(t);
        break;
      case Mode::kAfterBody:
        if (t.name.tag == Tag::kHtml) {
          mode_ = Mode::kAfterAfterBody;
          break;
        }
        [[fallthrough]];
      case Mode::kAfterAfterBody:
        mode_ = Mode::kInBody;
        [[fallthrough]];
      case Mode::kInBody:
        step = EndInBody(t);
        break;
      case Mode::kInTable:
        step = EndInTable(t);
        break;
      case Mode::kInTableBody:
        step = EndInTableBody(t);
        break;
      case Mode::kInRow:
        step = EndInRow(t);
        break;
      case Mode::kInCell:
        step = EndInCell(t);
        break;
      case Mode::kInCaption:
        step = EndInCaption(t);
        break;
      case Mode::kInColumnGroup:
        step = EndInColumnGroup(t);
        break;
      case Mode::kInSelect:
        EndInSelect(t);
        break;
      case Mode::kInTemplate:
        break;  // ignored
    }
  }
}

void FastBuilder::HandleText(size_t begin, size_t end) {
  // Only where it goes on with a text under way does it not matter where it begins.
  if (next_begin_ != kNone && (!has_text_ || mode_ <= Mode::kAfterHead)) {
    return GiveUp(HardPart::kNameless);
  }
  token_ = begin;
  next_begin_ = kNone;
  if (skip_line_feed_) {
    skip_line_feed_ = false;
    begin = SkipLineFeed(begin, end);
  }
  if (mode_ <= Mode::kAfterHead) begin = TextBeforeBody(begin, end);
  if (begin == end) return;
  HardPart fault = HardPart::kNone;
  const std::string_view text = reader_.Decode({begin, end}, TextPlace::kContent, fault);
  if (GivesUp(fault)) return;
  if (!open_.empty() && open_.current().Is(kForeign)) {
    // It stands there as it is.
  } else if (InTableParts() || mode_ == Mode::kInColumnGroup) {
    if (!IsSpace(text)) return GiveUp(HardPart::kFoster);
  } else if (mode_ != Mode::kInSelect) {
    if (mode_ >= Mode::kAfterBody && !IsSpace(text)) mode_ = Mode::kInBody;
    Reconstruct();
  }
  AddText(begin, text);
}

// Where the text of a pre or textarea begins: a line feed right behind the tag is not part of it.
size_t FastBuilder::SkipLineFeed(size_t begin, size_t end) {
  if (begin == end) return begin;
  if (html_[begin] == '&') {
    HardPart fault = HardPart::kNone;
    const std::string_view text = reader_.Decode({begin, end}, TextPlace::kContent, fault);
    if (!text.empty() && text.front() == '\n') GiveUp(HardPart::kWhitespace);
    return begin;
  }
  const bool both = html_.substr(begin, 2) == "\r\n";
  return begin + (both ? 2 : html_[begin] == '\n' || html_[begin] == '\r' ? 1 : 0);
}

}  // namespace pare
