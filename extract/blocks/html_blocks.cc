// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/blocks/html_blocks.h"

#include <algorithm>
#include <charconv>

#include "extract/blocks/element_traits.h"
#include "extract/reserve_ahead.h"
#include "extract/text/normalize.h"
#include "extract/text/words.h"

namespace pare {
namespace {

// A paragraph or two in a cell is still a table; more is a page laid out by tables.
constexpr uint32_t kCellBlocks = 1;

constexpr size_t kTextMargin = 1 << 10;  // more than nearly all blocks have

class Builder {
 public:
  explicit Builder(Page& page) : page_(page), nodes_(page.tree.nodes) {}

  void Run() {
    for (NodeId n = 1; n < nodes_.size();) {
      while (!open_.empty() && nodes_[open_.back().id].end <= n) Close();
      at_ = n;
      const Node& node = nodes_[n];
      const uint16_t is = TraitsOf(node.tag);
      if ((is & (kIsMedia | kIsControl | kIsTime)) != 0) Note(is);
      if (node.tag == Tag::kText) {
        Text(n);
      } else if ((is & kHasNoText) != 0 ||
                 (node.ns == Namespace::kMathMl && page_.tree.NameOf(n) == "annotation")) {
        n = node.end;
        continue;
      } else if (((is & kMayBeLink) != 0 && pre_ == 0 &&
                  (IsAnchor(page_.tree, n) || IsCommentCount(page_.tree, n))) ||
                 (node.tag == Tag::kSpan && IsHeadingControl(page_.tree, n))) {
        space_ = true;
        n = node.end;
        continue;
      } else {
        Open(n, is);
      }
      ++n;
    }
    while (!open_.empty()) Close();
    Flush();
  }

 private:
  // A run of inline elements of a kind, and how many words of the block stand in it.
  struct Stretch {
    uint32_t open = 0;
    size_t begin = 0;  // in the page's text, of what is not yet counted
    uint32_t words = 0;
    // What was counted last in the block: often it is all of it.
    size_t counted_begin = std::string::npos, counted_end = 0;
    uint32_t counted = 0;
  };

  struct Element {
    NodeId id;
    NodeId container = 0;  // the innermost block-level element, itself included
    uint16_t is = 0;       // Trait bits
    size_t text_begin = 0;  // page text when it opened
    int32_t next_item = 1;  // list: number of the next item, for ol

    bool Is(int traits) const { return (is & traits) != 0; }
  };

  // How many block-level elements, and pairs of line breaks, each element holds.
  void CountInnerBlocks() {
    inner_blocks_.assign(nodes_.size(), 0);
    for (auto n = static_cast<NodeId>(nodes_.size()); n-- > 1;) {
      const Tag tag = nodes_[n].tag;
      const bool breaks =
          tag == Tag::kBr && n + 1 < nodes_.size() && nodes_[n + 1].tag == Tag::kBr;
      const bool counts = breaks || (TraitsOf(tag) & kIsBlock) != 0;
      inner_blocks_[nodes_[n].parent] += inner_blocks_[n] + (counts ? 1 : 0);
    }
  }

  // A row of at least two cells, none of which is laid out in blocks.
  bool IsDataRow(NodeId row) {
    if (inner_blocks_.empty()) CountInnerBlocks();
    uint32_t cells = 0;
    for (NodeId n = row + 1; n < nodes_[row].end; n = nodes_[n].end) {
      if (nodes_[n].tag != Tag::kTd && nodes_[n].tag != Tag::kTh) continue;
      ++cells;
      if (inner_blocks_[n] > kCellBlocks) return false;
    }
    return cells >= 2;
  }

  // `is`: what its tag tells.
  void Open(NodeId n, uint16_t is) {
    const Tag tag = nodes_[n].tag;
    if (tag == Tag::kBr) {
      Break();
      return;
    }
    Element e{.id = n, .is = is, .text_begin = page_.text.size()};
    if ((is & kMayBeLink) != 0 && !page_.tree.ValueOf(n, "href").empty()) e.is |= kIsLink;
    if (IsHidden(page_.tree, n)) e.is |= kIsHidden;
    if (tag == Tag::kTr && row_ == kNoNode && IsDataRow(n)) e.is |= kIsRow;
    if (e.Is(kIsBlock)) OpenBlock(n, tag, e);
    e.container = e.Is(kIsBlock) ? n : open_.empty() ? 0 : open_.back().container;
    if (e.Is(kIsParted) && edge_) space_ = true;
    edge_ = false;
    if (e.Is(kIsLink)) {
      Enter(link_);
      if (links_++ == 0) first_link_ = n;
    }
    if (e.Is(kIsBold)) Enter(bold_);
    if (e.Is(kIsPre | kIsQuote | kIsHidden)) CountOpen(e, 1);
    open_.push_back(e);
  }

  void CountOpen(const Element& e, uint32_t change) {
    if (e.Is(kIsPre)) pre_ += change;
    if (e.Is(kIsQuote)) quotes_ += change;
    if (e.Is(kIsHidden)) hidden_ += change;
  }

  void OpenBlock(NodeId n, Tag tag, Element& e) {
    if (row_ != kNoNode) {  // inside a row nothing ends the block
      if ((tag == Tag::kTd || tag == Tag::kTh) && page_.text.size() > begin_) {
        page_.text.push_back('\t');
      }
      space_ = true;
      return;
    }
    Flush();
    if (e.Is(kIsRow)) row_ = n;
    if (e.Is(kIsList)) {
      if (lists_++ == 0) outer_list_ = n;
      const std::string_view start = page_.tree.ValueOf(n, "start");
      std::from_chars(start.data(), start.data() + start.size(), e.next_item);
    }
    if (tag == Tag::kLi) marker_ = MarkerOf(n);
  }

  int32_t MarkerOf(NodeId item) {
    for (size_t i = open_.size(); i-- > 0;) {
      if (!open_[i].Is(kIsList)) continue;
      if (nodes_[open_[i].id].tag != Tag::kOl) return -1;
      const std::string_view value = page_.tree.ValueOf(item, "value");
      std::from_chars(value.data(), value.data() + value.size(), open_[i].next_item);
      const int32_t number = open_[i].next_item;
      if (number < INT32_MAX) ++open_[i].next_item;
      return number < 0 ? -1 : number;
    }
    return -1;
  }

  void Close() {
    const Element e = open_.back();
    if (e.Is(kIsLink)) Leave(link_);
    if (e.Is(kIsBold)) Leave(bold_);
    if (e.Is(kIsBlock)) {
      if (row_ != kNoNode && e.id != row_) {
        space_ = true;
      } else {
        Flush();
        if (e.id == row_) row_ = kNoNode;
        if (e.Is(kIsList)) --lists_;
        if (nodes_[e.id].tag == Tag::kLi) marker_ = 0;
      }
    }
    if (e.Is(kIsPre | kIsQuote | kIsHidden)) CountOpen(e, UINT32_MAX);  // one less
    // A single letter (a drop cap, an animated word) belongs to what follows it.
    edge_ = e.Is(kIsParted) && pre_ == 0 && page_.text.size() >= e.text_begin + 2;
    open_.pop_back();
  }

  void Enter(Stretch& run) {
    if (run.open++ == 0) run.begin = page_.text.size();
  }
  void Leave(Stretch& run) {
    if (--run.open == 0) Count(run);
  }
  // Adds the words from the run's beginning to here.
  void Count(Stretch& run) {
    const size_t end = page_.text.size();
    if (end > run.begin) {
      const auto text = std::string_view(page_.text).substr(run.begin, end - run.begin);
      run.counted = static_cast<uint32_t>(CountWords(text));
      run.counted_begin = run.begin;
      run.counted_end = end;
      run.words += run.counted;
    }
    run.begin = end;
  }

  // The words from the block's beginning to here. White space has been cut off behind what was counted.
  uint32_t CountBlock() const {
    for (const Stretch* run : {&link_, &bold_}) {
      if (run->counted_begin == begin_ && run->counted_end >= page_.text.size()) return run->counted;
    }
    return static_cast<uint32_t>(CountWords(std::string_view(page_.text).substr(begin_)));
  }

  // What stands in or before a block without being text.
  void Note(uint16_t is) {
    media_ += (is & kIsMedia) != 0;
    controls_ += (is & kIsControl) != 0;
    time_ |= (is & kIsTime) != 0;
  }

  void Break() {
    edge_ = false;
    if (row_ != kNoNode) {
      space_ = true;
      return;
    }
    if (pre_ == 0 && break_) {  // the second in a row parts paragraphs
      Flush();
      return;
    }
    if (page_.text.size() > begin_) page_.text.push_back('\n');
    space_ = false;
    break_ = page_.text.size() > begin_;
  }

  void Text(NodeId n) {
    const Node& node = nodes_[n];
    const size_t before = page_.text.size();
    if (pre_ > 0) {
      AppendVerbatim(node.text(), page_.text);
    } else {
      AppendCollapsed(node.text(), begin_, space_, page_.text);
    }
    if (page_.text.size() == before) {
      // White space between two elements parts them by itself.
      return;
    }
    edge_ = false;
    break_ = false;
    Widen(n, std::string_view(page_.text).substr(before));
    if (before == begin_) source_begin_ = node.source.offset;
    source_end_ = std::max(source_end_, node.source.end());
  }

  // Notes that the block goes as far as a text node, which has added this to it. White space at the
  // end of preformatted text will not stay.
  void Widen(NodeId text_node, std::string_view added) {
    const auto stays = [](char c) { return c != ' ' && c != '\n' && c != '\t'; };
    if (std::none_of(added.begin(), added.end(), stays)) return;
    if (inner_element_ == kNoNode) inner_element_ = nodes_[text_node].parent;
    while (nodes_[inner_element_].end <= text_node) {
      inner_element_ = nodes_[inner_element_].parent;
    }
  }

  // Ends the block under way, if it has any text.
  void Flush() {
    if (page_.text.size() > begin_) FlushText();
    links_ = 0;
    space_ = break_ = edge_ = false;
  }

  void FlushText() {
    if (link_.open > 0) Count(link_);
    if (bold_.open > 0) Count(bold_);
    while (page_.text.size() > begin_ &&
           (page_.text.back() == '\n' || page_.text.back() == ' ' || page_.text.back() == '\t')) {
      page_.text.pop_back();
    }
    if (page_.text.size() > begin_) AddBlock();
    begin_ = link_.begin = bold_.begin = page_.text.size();
    link_.words = bold_.words = 0;
    link_.counted_begin = bold_.counted_begin = std::string::npos;
    source_end_ = 0;
    inner_element_ = kNoNode;
  }

  void AddBlock() {
    Block b;
    b.text = {static_cast<uint32_t>(begin_), static_cast<uint32_t>(page_.text.size() - begin_)};
    // Misnested content stands elsewhere in the tree than in the source; its span is its first run.
    b.source = {source_begin_, source_end_ > source_begin_ ? source_end_ - source_begin_ : 0};
    b.node = row_ != kNoNode ? row_ : open_.empty() ? 0 : open_.back().container;
    b.inner = inner_element_;
    b.hidden = hidden_ > 0;
    b.words = CountBlock();
    b.link_words = std::min(link_.words, b.words);
    b.bold_words = std::min(bold_.words, b.words);
    b.links = static_cast<uint16_t>(std::min(links_, 0xFFFFu));
    // A link that holds several blocks counts for each of them.
    b.first_link = links_ > 0 || link_.open > 0 ? first_link_ : kNoNode;
    b.media = static_cast<uint8_t>(std::min(media_, 255u));
    b.controls = static_cast<uint8_t>(std::min(controls_, 255u));
    b.time = time_;
    media_ = controls_ = 0;
    time_ = false;
    SetKind(b);
    ReserveAhead(page_.blocks, 1, at_, nodes_.size());
    ReserveAhead(page_.text, kTextMargin, at_, nodes_.size());
    page_.blocks.push_back(b);
  }

  void SetKind(Block& b) {
    const Tag tag = nodes_[b.node].tag;
    NodeId group = kNoNode;  // blocks of one list or table stand line by line
    if (pre_ > 0) {
      b.kind = BlockKind::kPreformatted;
    } else if (IsHeading(tag)) {
      b.kind = BlockKind::kHeading;
      b.level = static_cast<uint8_t>(1 + static_cast<int>(tag) - static_cast<int>(Tag::kH1));
    } else if (row_ != kNoNode) {
      b.kind = BlockKind::kTableRow;
      group = nodes_[row_].parent;
    } else if (lists_ > 0) {
      b.kind = BlockKind::kListItem;
      b.level = static_cast<uint8_t>(std::min(lists_, 255u));
      b.marker = marker_;
      marker_ = 0;
      group = outer_list_;
    } else if (quotes_ > 0) {
      b.kind = BlockKind::kQuote;
    }
    b.gap = group != kNoNode && group == group_ ? Gap::kLine : Gap::kBlankLine;
    group_ = group;
  }

  Page& page_;
  const std::vector<Node>& nodes_;
  std::vector<uint32_t> inner_blocks_;  // by element; empty before the first row
  std::vector<Element> open_;
  NodeId at_ = 0;  // how far it has come
  uint32_t pre_ = 0, quotes_ = 0, hidden_ = 0, lists_ = 0;  // open ones
  NodeId row_ = kNoNode;         // the data row that is open
  NodeId outer_list_ = kNoNode;  // the outermost open list
  NodeId group_ = kNoNode;       // list or table of the block before
  int32_t marker_ = 0;           // of the list item that has just begun

  // The block under way.
  size_t begin_ = 0;
  Stretch link_, bold_;
  uint32_t links_ = 0;            // that have begun in it
  NodeId first_link_ = kNoNode;   // the first of them, or the last one before
  uint32_t media_ = 0, controls_ = 0;
  bool time_ = false;
  uint32_t source_begin_ = 0, source_end_ = 0;
  NodeId inner_element_ = kNoNode;  // Block::inner
  bool space_ = false;  // white space is pending
  bool break_ = false;  // a line break was the last thing
  bool edge_ = false;   // an element of kIsParted has just ended
};

}  // namespace

void BuildHtmlBlocks(Page& page) {
  page.text.reserve(page.source.size() / 8);
  Builder(page).Run();
  page.judgements.resize(page.blocks.size());
}

}  // namespace pare
