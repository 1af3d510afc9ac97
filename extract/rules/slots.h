// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The slots of phrases: what {n}, {date}, {ago}, {name}, {host} and {url} stand for.
#ifndef PARE_EXTRACT_RULES_SLOTS_H_
#define PARE_EXTRACT_RULES_SLOTS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/rules/tokens.h"

namespace pare {

enum class Slot : uint8_t {
  kNumber,  // {n}     12   1,234   1 234   1.5   1.2K
  kDate,    // {date}  Monday, 3 June 2024, 10:30 GMT   2024-06-03   06/03/24
  kAgo,     // {ago}   3 hours ago   just now   yesterday
  kName,    // {name}  two to four words with the shape of a person's name
  kHost,    // {host}  example.com   www.example.com   https://example.com/
  kUrl,     // {url}   a host, or an address with more to it
  kAny,     // {any}   one to twelve words
  kCount,
};

// The fewest and the most tokens that a slot takes. The bounds on {date} and {name} are above what
// their grammars reach; the others are choices: longer ones are not short leftovers any more.
struct SlotSize {
  uint8_t least, most;
};
SlotSize SizeOf(Slot slot);

// Appends to `ends` each j such that tokens [begin, j) can fill `slot`. May repeat itself.
void AppendSlotEnds(Slot slot, const TokenLine& line, size_t begin, std::vector<uint32_t>& ends);

}  // namespace pare

#endif  // PARE_EXTRACT_RULES_SLOTS_H_
