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

// Calls fn(end, uses) for each phrase that begins at token `begin` and has any of `uses`, shortest
// first.
template <class F>
void ForEachPhrase(const TokenLine& line, size_t begin, uint32_t uses, F&& fn) {
  uint16_t node = kRoot;
  for (size_t i = begin; i < line.size(); ++i) {
    node = Step(node, line.Folded(i));
    const CalendarNode& n = kCalendarTable.nodes[node];
    if (node == kRoot || (n.reach & uses) == 0) return;
    if ((n.uses & uses) != 0) fn(static_cast<uint32_t>(i + 1), n.uses);
  }
}

}  // namespace

size_t CalendarPhraseEnd(const TokenLine& line, size_t begin, uint32_t uses) {
  size_t longest = begin;
  ForEachPhrase(line, begin, uses, [&longest](uint32_t end, uint32_t) { longest = end; });
  return longest;
}

CalendarPhrases CalendarPhrasesAt(const TokenLine& line, size_t begin) {
  CalendarPhrases phrases;
  ForEachPhrase(line, begin, UINT32_MAX,
                [&phrases](uint32_t end, uint32_t uses) { phrases.push_back({end, uses}); });
  return phrases;
}

uint32_t UsesOfCalendarPhrases(std::string_view folded) {
  const uint16_t node = Step(kRoot, folded);
  return node == kRoot ? 0 : kCalendarTable.nodes[node].reach;
}

}  // namespace pare
