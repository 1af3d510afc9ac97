// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/text/fold.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "extract/text/byte_masks.h"
#include "extract/text/words.h"

namespace pare {

bool IsInvisible(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F);
}

namespace {

// Letters that people write one for the other in the same word: with and without the Greek tonos
// (capitals go without), Romanian comma and cedilla below, the Turkish dotted and dotless i (whose
// case pairs are not those of other languages), Russian yo, Arabic alef with and without hamza.
char32_t MergeSpellings(char32_t c) {
  switch (c) {
    case U'\u0130': case U'\u0131': return U'i';
    case U'\u015F': return U'\u0219';
    case U'\u0163': return U'\u021B';
    case U'\u03AC': return U'\u03B1';
    case U'\u03AD': return U'\u03B5';
    case U'\u03AE': return U'\u03B7';
    case U'\u03AF': case U'\u03CA': case U'\u0390': return U'\u03B9';
    case U'\u03CC': return U'\u03BF';
    case U'\u03CD': case U'\u03CB': case U'\u03B0': return U'\u03C5';
    case U'\u03CE': return U'\u03C9';
    case U'\u0451': return U'\u0435';
    case U'\u0622': case U'\u0623': case U'\u0625': return U'\u0627';
    default: return c;
  }
}

}  // namespace

char32_t FoldCodePoint(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
  const int32_t digit = u_charDigitValue(static_cast<UChar32>(c));
  if (digit >= 0) return U'0' + static_cast<char32_t>(digit);
  return MergeSpellings(
      static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT)));
}

void FoldWriter::Write(char32_t folded, size_t to) {
  plain_ = plain_ && folded >= 128;
  int32_t bytes = 0;
  U8_APPEND_UNSAFE(end_, bytes, static_cast<UChar32>(folded));
  end_ += bytes;
  last_ = to;
}

Folding FoldTo(std::string_view text, std::string& room) {
  FoldWriter writer(text, room);
  ForEachAsciiRun(
      text,
      [&](size_t from, size_t to, bool) {
        writer.Begin(from);
        writer.WriteRun(from, to);
      },
      [&](size_t from) {
        size_t to = from;
        const char32_t c = NextCodePoint(text, to);
        if (IsInvisible(c)) {
          writer.Drop(from, to);
        } else if (ClassOf(c) != CharClass::kOther) {
          writer.Begin(from);
          writer.Write(FoldCodePoint(c), to);
        }
        return to;
      });
  return writer.folding();
}

std::string Fold(std::string_view text) {
  std::string room;
  room.resize(FoldTo(text, room).text.size());
  return room;
}

}  // namespace pare
