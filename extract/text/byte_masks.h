// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// What the bytes of a text are, a bit for each, found many at a time; and from it the runs of ASCII
// letters and digits, of which most texts are made.
#ifndef PARE_EXTRACT_TEXT_BYTE_MASKS_H_
#define PARE_EXTRACT_TEXT_BYTE_MASKS_H_

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/text/ascii.h"

namespace pare {

// Bit i of word w is byte 64 * w + i.
struct ByteMasks {
  static constexpr size_t kWords = 8, kBytes = 64 * kWords;

  uint64_t alnum[kWords];  // ASCII letters and digits
  uint64_t digit[kWords];  // ASCII digits
  uint64_t wide[kWords];   // bytes beyond ASCII
};

// How many words of the masks a text of so many bytes takes, kBytes at most.
constexpr size_t MaskWords(size_t bytes) { return (bytes + 63) / 64; }

// Fills the first MaskWords() of `text`, which has kBytes at most; bits behind its end are 0. Vector
// code.
void FillMasks(std::string_view text, ByteMasks& masks);

// The functions that FillMasks() chooses from, those that run on this processor: for tests.
using FillMasksVariant = void (*)(std::string_view text, ByteMasks& masks);
std::vector<FillMasksVariant> FillMasksVariants();

// Calls fn(text's part, its masks) for one part of a text after the other, each of kBytes but the
// last, until fn returns false.
template <class F>
void ForEachMasked(std::string_view text, F&& fn) {
  ByteMasks masks;
  for (; !text.empty(); text.remove_prefix(std::min(text.size(), ByteMasks::kBytes))) {
    const std::string_view part = text.substr(0, ByteMasks::kBytes);
    FillMasks(part, masks);
    if (!fn(part, masks)) return;
  }
}

// Walks over the runs of ASCII letters and digits in a text and over its characters beyond ASCII, in
// order: run(begin, end, digits) with whether there are digits in the run, and wide(begin), which
// returns where to go on, behind the character at least; at the text's size it ends the walk.
template <class Run, class Wide>
void ForEachAsciiRun(std::string_view text, Run&& run, Wide&& wide) {
  ByteMasks masks;
  size_t at = 0;  // all before is done
  for (size_t part = 0; part < text.size(); part += ByteMasks::kBytes) {
    if (at >= part + ByteMasks::kBytes) continue;
    const size_t size = std::min(text.size() - part, ByteMasks::kBytes);
    FillMasks(text.substr(part, size), masks);
    for (size_t w = 0; w < MaskWords(size); ++w) {
      const size_t base = part + 64 * w;
      // In turn the runs up to the next character beyond ASCII, and it.
      while (at < base + 64) {
        const uint64_t left = at > base ? ~uint64_t{0} << (at - base) : ~uint64_t{0};
        const uint64_t wides = masks.wide[w] & left, next_wide = wides & -wides;
        const uint64_t alnum = masks.alnum[w] & left & (next_wide - 1);
        const uint64_t digit = masks.digit[w];
        at = base + 64;
        uint64_t edges = alnum ^ alnum << 1;  // where runs begin, and behind them, in turn
        while (edges != 0) {
          const auto from = static_cast<size_t>(std::countr_zero(edges));
          edges &= edges - 1;
          const auto to = static_cast<size_t>(std::countr_zero(edges));  // 64: it may go on
          edges &= edges - 1;
          bool digits = digit != 0 && (digit >> from & ~uint64_t{0} >> (64 - (to - from))) != 0;
          size_t end = base + to;
          if (to == 64) {
            for (; end < text.size() && IsAlnumAscii(text[end]); ++end) digits |= text[end] <= '9';
            at = end;
          }
          run(base + from, end, digits);
        }
        if (next_wide != 0) at = wide(base + static_cast<size_t>(std::countr_zero(next_wide)));
      }
    }
  }
}

}  // namespace pare

#endif  // PARE_EXTRACT_TEXT_BYTE_MASKS_H_
