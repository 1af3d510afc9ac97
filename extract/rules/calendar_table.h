// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The layout of the table that rules/calendar/generate.cc writes and extract/rules/calendar.cc
// reads: a trie of folded tokens. All its steps are in one hash table.
#ifndef PARE_EXTRACT_RULES_CALENDAR_TABLE_H_
#define PARE_EXTRACT_RULES_CALENDAR_TABLE_H_

#include <cstdint>
#include <string_view>

#include "extract/text/hash.h"

namespace pare {

// The tokens from the trie's root to a node are a phrase, or the beginning of longer ones.
struct CalendarNode {
  uint32_t word = 0;    // offset of the last token in CalendarTable::words
  uint32_t uses = 0;    // CalendarUse bits; 0 for a mere beginning
  uint32_t reach = 0;   // those of all phrases that begin so, this one included
  uint16_t length = 0;  // of the last token, bytes
  uint16_t parent = 0;  // a node's number; the root is 0
};

// Plain arrays that need no code to set up.
struct CalendarTable {
  const char* words = nullptr;
  const CalendarNode* nodes = nullptr;
  const uint16_t* slots = nullptr;  // node numbers, 0 for a free slot; linear probing
  uint32_t slot_mask = 0;           // the number of slots, a power of two, less one
  // A bit for each OpeningOf() a first word: most words of a text open nothing, and the table is
  // large.
  const uint64_t* openings = nullptr;
};
extern const CalendarTable kCalendarTable;  // generated

// Where the search for the node behind `parent` by way of `word` begins.
inline uint32_t CalendarHash(uint16_t parent, std::string_view word) {
  return QuickHash(word, parent);
}

inline constexpr uint32_t kCalendarOpenings = 1u << 16;
// By the high bits of a word's hash behind the root: the low ones choose the slot.
inline uint32_t OpeningOf(uint32_t hash) { return hash / (UINT32_MAX / kCalendarOpenings + 1); }

}  // namespace pare

#endif  // PARE_EXTRACT_RULES_CALENDAR_TABLE_H_
