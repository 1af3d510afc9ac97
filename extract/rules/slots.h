// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The slots of phrases: what {n}, {date}, {ago}, {name}, {host} and {url} stand for, in all
// languages.
#ifndef PARE_EXTRACT_RULES_SLOTS_H_
#define PARE_EXTRACT_RULES_SLOTS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/rules/tokens.h"

namespace pare {

enum class Slot : uint8_t {
  kNumber,  // {n}     12   1,234   1 234   1.5   1.2K   1,2 тыс.   ٣
  kDate,    // {date}  Monday, 3 June 2024, 10:30 GMT   2024-06-03   06/03/24   2024年6月3日(月)
  kAgo,     // {ago}   3 hours ago   just now   yesterday   il y a 2 jours
  kName,    // {name}  a person's name by its shape (extract/rules/name_slots.h)
  kHost,    // {host}  example.com   www.example.com   https://example.com/
  kUrl,     // {url}   a host, or an address with more to it
  kAny,     // {any}   one to twelve words
  // {name} where the phrase has no words, or another slot that takes anything stands beside it:
  // only capitals can tell a name then. Chosen by ParsePhrase(); not written.
  kCasedName,
  kCount,
};

// The fewest and the most tokens that a slot takes; longer ones are not short leftovers any more.
struct SlotSize {
  uint8_t least, most;
};
SlotSize SizeOf(Slot slot);

// Which slots may begin the line, by a quick look at its first tokens: a bit for each, 0 only where
// AppendSlotEnds() finds nothing at the line's start.
uint32_t SlotsThatMayBegin(const TokenLine& line);

// Appends to `ends` each j such that tokens [begin, j) can fill `slot`. May repeat itself.
void AppendSlotEnds(Slot slot, const TokenLine& line, size_t begin, std::vector<uint32_t>& ends);

}  // namespace pare

#endif  // PARE_EXTRACT_RULES_SLOTS_H_
