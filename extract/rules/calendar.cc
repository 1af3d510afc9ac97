// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/calendar.h"

#include "extract/rules/calendar_table.h"

namespace pare {
namespace {

constexpr uint16_t kRoot = 0;

// The node behind `parent` by way of `word`; the root if there is none.
uint16_t Step(uint16_t parent, std::string_view word) {
  const CalendarTable& table = kCalendarTable;
  uint32_t at = CalendarHash(parent, word);
  const uint32_t opening = OpeningOf(at);
  if (parent == kRoot && (table.openings[opening / 64] >> opening % 64 & 1) == 0) return kRoot;
  for (;; ++at) {
    const uint16_t found = table.slots[at & table.slot_mask];
    if (found == kRoot) return kRoot;
    const CalendarNode& node = table.nodes[found];
    if (node.parent == parent && std::string_view(table.words + node.word, node.length) == word) {
      return found;
    }
  }
}

// Calls fn(end) for each phrase that begins at token `begin` and has one of `uses`, shortest first.
template <class F>
void ForEachPhraseEnd(const TokenLine& line, size_t begin, uint32_t uses, F&& fn) {
  uint16_t node = kRoot;
  for (size_t i = begin; i < line.size(); ++i) {
    node = Step(node, line.Folded(i));
    if (node == kRoot || (kCalendarTable.nodes[node].reach & uses) == 0) return;
    if ((kCalendarTable.nodes[node].uses & uses) != 0) fn(i + 1);
  }
}

}  // namespace

size_t CalendarPhraseEnd(const TokenLine& line, size_t begin, uint32_t uses) {
  size_t longest = begin;
  ForEachPhraseEnd(line, begin, uses, [&longest](size_t end) { longest = end; });
  return longest;
}

void AppendCalendarPhraseEnds(const TokenLine& line, size_t begin, uint32_t uses,
                              std::vector<uint32_t>& ends) {
  ForEachPhraseEnd(line, begin, uses,
                   [&ends](size_t end) { ends.push_back(static_cast<uint32_t>(end)); });
}

uint32_t UsesOfCalendarPhrases(std::string_view folded) {
  const uint16_t node = Step(kRoot, folded);
  return node == kRoot ? 0 : kCalendarTable.nodes[node].reach;
}

}  // namespace pare
