// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// What a page may cost. Deterministic limits first; the clock is a back-stop.
#ifndef PARE_EXTRACT_LIMITS_H_
#define PARE_EXTRACT_LIMITS_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace pare {

inline constexpr size_t kMostBytes = size_t{1} << 30;

struct Limits {
  // Twice what web crawls store of a page. Neither this nor the next is taken for more than
  // kMostBytes: places in a page are numbers of 32 bits.
  size_t input_bytes = size_t{10} << 20;
  size_t decoded_bytes = size_t{16} << 20;
  // The value that browsers use; real pages reach 40. Deeper tags are dropped, their text is kept.
  // Elements whose end is implied by the next (li, p, td ...) do not count.
  uint32_t depth = 512;
  // Unclosed formatting elements (b, i, font, a ...): each is cloned into every later block, so
  // that a few kilobytes can ask for gigabytes. Real pages reach a dozen.
  uint32_t formatting = 64;
  // Attributes of one tag: checked pairwise for duplicates by the parser. Real pages reach 70.
  uint32_t attributes = 400;
  // Real pages need at most 15 times their size.
  size_t arena_most = size_t{256} << 20;
  size_t arena_base = size_t{64} << 20;
  size_t arena_per_byte = 32;
  // Blocks that the model and the story cut look at. Of a page with more, rules alone decide. Real
  // pages reach ten thousand.
  size_t judged_blocks = 100'000;
  // CPU time of this thread within Gumbo; real pages take milliseconds. Other steps are counted.
  double parse_seconds = 2.0;

  size_t arena_bytes(size_t input) const {
    return std::min(arena_most, arena_base + arena_per_byte * input);
  }
};

}  // namespace pare

#endif  // PARE_EXTRACT_LIMITS_H_
