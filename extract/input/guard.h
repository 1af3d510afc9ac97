// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The scan that keeps hostile markup from Gumbo. Pages that the fast builder has built at first, under
// limits of its own, never get here; those that it gave up for a limit it may build when they have.
#ifndef PARE_EXTRACT_INPUT_GUARD_H_
#define PARE_EXTRACT_INPUT_GUARD_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "extract/limits.h"

namespace pare {

// Tree construction is quadratic, or worse, in the depth of open elements, in the number of
// unclosed formatting elements and in the attributes of a tag. One linear scan follows the tags
// and overwrites with spaces those that pass a limit, so that offsets stay what they are.
//
// The numbers of character references that are past all code points are overwritten with one that
// stands for U+FFFD too: in Gumbo they may overflow, and it writes what comes of that. Wherever
// they stand: in scripts and names, where they are no references, such digits mean nothing to a
// reader.
//
// Returns `html` itself where nothing had to go (nearly always), else a view of `copy`. Adds a bit
// to `limits` (enum Limit in extract/page.h) for each limit met. The scan follows the tag grammar
// exactly but tree construction only nearly; what slips past it the arena's bound and the clock
// stop.
std::string_view GuardMarkup(std::string_view html, const Limits& bounds, std::string& copy,
                             uint32_t& limits);

}  // namespace pare

#endif  // PARE_EXTRACT_INPUT_GUARD_H_
