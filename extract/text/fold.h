// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Folding: the form in which phrases and lines are compared.
#ifndef PARE_EXTRACT_TEXT_FOLD_H_
#define PARE_EXTRACT_TEXT_FOLD_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "extract/text/bytes.h"

namespace pare {

struct Folding {
  std::string_view text;  // the folded form, a view into `room`
  // All letters and digits of ASCII in what came out stood in the text, in either case, with nothing
  // dropped between them.
  bool plain = true;
};

// Folds `text`: case folded, full-width letters and digits as ASCII, other scripts' decimal digits as
// ASCII digits, and every run of white space, punctuation and symbols as one space, none at the ends.
// "  Load 10 More\u00a0Replies… " -> "load 10 more replies". Letters keep their accents, save where
// people write the same word both ways: Greek tonos, Romanian cedilla for comma, Turkish dotted and
// dotless i, Russian yo, Arabic hamza on alef. Zero-width characters and soft hyphens vanish, so they
// do not part words. `room` is memory for the result, to be used again: it only grows, and what it
// holds is overwritten. Linear; thread-safe, with a room for each thread.
Folding FoldTo(std::string_view text, std::string& room);

// The same as a new string.
std::string Fold(std::string_view text);

// The room it takes to fold so many bytes. No text grows more: U+023A, two bytes, becomes U+2C65,
// three. WriteLower() may write 7 bytes more.
constexpr size_t MostFoldedBytes(size_t bytes) { return bytes + bytes / 2 + 8; }

// Where to fold so many bytes to: the beginning of `room`, which grows if it has to.
inline char* RoomToFold(size_t bytes, std::string& room) {
  if (room.size() < MostFoldedBytes(bytes)) room.resize(MostFoldedBytes(bytes));
  return room.data();
}

// Writes [from, to) of `text`, a byte or more of ASCII letters and digits, in lower case to `out`, and
// returns where it ends. Overwrites up to 7 bytes behind it.
inline char* WriteLower(std::string_view text, size_t from, size_t to, char* out) {
  const auto write_eight = [&](size_t i) {
    constexpr uint64_t kLowerCase = 0x2020202020202020u;  // the bit that letters gain and digits have
    const uint64_t bytes = EightBytesAt(text, i) | kLowerCase;
    std::memcpy(out + (i - from), &bytes, 8);
  };
  write_eight(from);  // as most words have no more
  for (size_t i = from + 8; i < to; i += 8) write_eight(i);
  return out + (to - from);
}

// Writes the folding of a text piece by piece, from its start to its end: what FoldTo() does, for
// those who look at the pieces too. The text and the room must outlive it.
class FoldWriter {
 public:
  FoldWriter(std::string_view text, std::string& room)
      : text_(text), begin_(RoomToFold(text.size(), room)), end_(begin_) {}

  // Whether nothing parts a piece at `from` in the text from the last one.
  bool Touches(size_t from) const { return from == last_ && end_ != begin_; }
  // Begins the piece at `from` in the text, with a space where anything parts it from the last one;
  // whether nothing does.
  bool Begin(size_t from) {
    if (end_ == begin_) return false;
    if (from == last_) return true;
    *end_++ = ' ';
    return false;
  }
  // The piece, or more of it: ASCII letters and digits; or a character, which ends at `to`, folded.
  void WriteRun(size_t from, size_t to) {
    end_ = WriteLower(text_, from, to, end_);
    last_ = to;
  }
  void Write(char32_t folded, size_t to);
  // What vanishes: it parts nothing.
  void Drop(size_t from, size_t to) {
    plain_ = false;
    if (from == last_) last_ = to;
  }

  size_t written() const { return static_cast<size_t>(end_ - begin_); }
  Folding folding() const { return {.text = {begin_, written()}, .plain = plain_}; }

 private:
  const std::string_view text_;
  char* const begin_;
  char* end_;
  size_t last_ = 0;  // where the last piece ends in the text, and what vanishes behind it
  bool plain_ = true;
};

// What FoldTo does by code point: whether it drops `c` without parting words, and what it writes
// for a letter, digit or mark.
bool IsInvisible(char32_t c);
char32_t FoldCodePoint(char32_t c);

}  // namespace pare

#endif  // PARE_EXTRACT_TEXT_FOLD_H_
