// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Formatting elements that end: the "adoption agency".
#include <utility>

#include "extract/input/fast_builder.h"

namespace pare {
namespace {

constexpr int kRounds = 8;  // of the standard's outer loop
constexpr int kClones = 3;  // of its inner loop
constexpr TagSet kFosterParents(Tag::kTable, Tag::kTbody, Tag::kTfoot, Tag::kThead, Tag::kTr);

}  // namespace

// The last entry of the tag behind the last marker, kNone where there is none.
size_t FastBuilder::FindFormatting(Tag tag) const {
  for (size_t i = formatting_.size(); i-- > 0 && !formatting_[i].is_marker();) {
    if (formatting_[i].tag == tag) return i;
  }
  return kNone;
}

size_t FastBuilder::FormattingOf(NodeId node) const {
  for (size_t i = formatting_.size(); i-- > 0;) {
    if (formatting_[i].node == node) return i;
  }
  return kNone;
}

void FastBuilder::Forget(size_t entry) {
  formatting_.erase(formatting_.begin() + static_cast<ptrdiff_t>(entry));
}

void FastBuilder::EndFormatting(Tag tag) {
  if (open_.current().Is(tag) && FormattingOf(open_.current().node) == kNone) return Pop();
  for (int round = 0; round < kRounds && hard_ == HardPart::kNone; ++round) {
    const size_t entry = FindFormatting(tag);
    if (entry == kNone) {
      // Parsers differ about elements that are open and not in the list.
      if (round == 0 && open_.Has(tag, kTableScope)) GiveUp(HardPart::kMisnested);
      return;
    }
    const NodeId node = formatting_[entry].node;
    if (!formatting_[entry].open) return Forget(entry);
    if (!open_.Has(tag, kScope)) return;
    size_t at = open_.size();
    while (open_[--at].node != node) {
    }
    work_ += open_.size() - at;
    size_t block = at + 1;
    while (block < open_.size() && !IsSpecial(open_[block])) ++block;
    if (block == open_.size()) {
      while (open_.size() > at) Pop();
      return Forget(FormattingOf(node));
    }
    if (open_[block].Is(kPoint)) return GiveUp(HardPart::kMisnested);
    Adopt(entry, at, block);
  }
}

// open_[at], of formatting_[entry], ends within open_[block], its innermost special element that is
// outermost: that becomes a child of what holds the formatting element, with copies of those between
// them around it, and with another copy of the formatting element around all it holds so far.
void FastBuilder::Adopt(size_t entry, size_t at, size_t block) {
  if (open_[at - 1].IsIn(kFosterParents)) return GiveUp(HardPart::kFoster);
  for (size_t i = at; i < open_.size(); ++i) {
    if (open_[i].form != kNoNode) return GiveUp(HardPart::kForm);
  }
  auto& nodes = tree_.nodes;
  const NodeId first = open_[block].node;  // all from here on is in the block
  work_ += nodes.size() - first;

  // What stands between them ends before the block; of formatting elements copies go on around it.
  size_t bookmark = entry;
  std::vector<size_t> copied;  // entries, innermost first
  for (size_t i = block; --i > at;) {
    nodes[open_[i].node].end = first;
    const size_t of = FormattingOf(open_[i].node);
    if (of == kNone) continue;
    if (static_cast<int>(block - i) > kClones) return GiveUp(HardPart::kMisnested);
    if (copied.empty()) bookmark = of + 1;
    copied.push_back(of);
  }
  const Formatting old = formatting_[entry];
  nodes[old.node].end = first;
  const auto before = static_cast<NodeId>(copied.size()), shift = before + 1;

  MakeRoom(first, before);
  NodeId parent = open_[at - 1].node;
  std::vector<OpenElement> around;
  for (NodeId k = 0; k < before; ++k) {
    Formatting& f = formatting_[copied[before - 1 - k]];
    const NodeId id = first + k;
    nodes[id] = nodes[f.node];
    nodes[id].parent = parent;
    nodes[id].end = 0;
    f.node = parent = id;
    around.push_back({id, f.tag, Namespace::kHtml});
  }
  const NodeId adopted = first + before, copy = first + shift;
  nodes[adopted].parent = parent;
  nodes[copy] = nodes[old.node];
  nodes[copy].parent = adopted;
  nodes[copy].end = 0;
  around.push_back({adopted, open_[block].tag, open_[block].ns});
  around.push_back({copy, old.tag, Namespace::kHtml});
  open_.Replace(at, block + 1, around);

  if (entry < bookmark) --bookmark;
  formatting_.erase(formatting_.begin() + static_cast<ptrdiff_t>(entry));
  formatting_.insert(formatting_.begin() + static_cast<ptrdiff_t>(bookmark),
                     {.node = copy, .tag = old.tag, .open = true});
}

// Makes room for `before` nodes at `first` and for one behind the node that stands there, and tells
// all that knows the nodes from there on.
void FastBuilder::MakeRoom(NodeId first, NodeId before) {
  auto& nodes = tree_.nodes;
  const NodeId shift = before + 1;
  nodes.insert(nodes.begin() + first + 1, shift, {});
  std::swap(nodes[first], nodes[first + before]);
  for (NodeId n = first + shift + 1; n < nodes.size(); ++n) {
    if (nodes[n].parent == first) {
      nodes[n].parent = first + shift;  // the copy of the formatting element
    } else {
      nodes[n].parent += shift;
    }
    if (nodes[n].end > 0) nodes[n].end += shift;
  }
  const auto move = [&](NodeId& id) {
    if (id == kNoNode || id < first) return;
    id += id == first ? before : shift;
  };
  open_.ForEachNode(move);
  for (Formatting& f : formatting_) move(f.node);
  move(form_);
}

}  // namespace pare
