// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Where the bytes of a page stand that a reader of markup must stop at.
#ifndef PARE_EXTRACT_INPUT_PAGE_MARKS_H_
#define PARE_EXTRACT_INPUT_PAGE_MARKS_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace pare {

// A bit for each byte of a page, found in one pass over it, many at a time. Read-only once built,
// and so thread-safe; owns its memory, a quarter of the page's size.
class PageMarks {
 public:
  // `html`: valid UTF-8. Of other bytes, some that ought to be marked may not be.
  explicit PageMarks(std::string_view html);

  // The next `<`, `&`, carriage return or odd character from `i` on, or the page's size, which `i`
  // does not pass. Odd are controls and non-characters: they stand for something else in HTML. They
  // are marked at their first byte, or at another but the last; a few that are not odd are marked.
  size_t NextStop(size_t i) const { return Next(stops_.get(), i); }
  // Likewise the next quotation mark, single or double.
  size_t NextQuote(size_t i) const { return Next(quotes_.get(), i); }
  // Whether the page has NULs.
  bool has_nul() const { return has_nul_; }

 private:
  // The bit behind the page's last byte is set.
  static size_t Next(const uint64_t* marks, size_t i) {
    size_t word = i / 64;
    uint64_t bits = marks[word] >> i % 64;
    if (bits != 0) return i + static_cast<size_t>(std::countr_zero(bits));
    while ((bits = marks[++word]) == 0) {
    }
    return word * 64 + static_cast<size_t>(std::countr_zero(bits));
  }

  // Bit i of word w is byte 64 * w + i. Not filled before they are written.
  std::unique_ptr<uint64_t[]> stops_, quotes_;
  bool has_nul_;
};

// Fills the bits of a page, a word for each 64 bytes begun, and returns whether it has NULs. The
// functions that PageMarks chooses from, those that run on this processor: for tests.
using MarkPageVariant = bool (*)(std::string_view html, uint64_t* stops, uint64_t* quotes);
std::vector<MarkPageVariant> MarkPageVariants();

}  // namespace pare

#endif  // PARE_EXTRACT_INPUT_PAGE_MARKS_H_
