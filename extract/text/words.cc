// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/text/words.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <bit>
#include <memory>
#include <utility>

namespace pare {
namespace {

bool IsIdeograph(char32_t c) {
  return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x4DBF) ||
         (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x20000 && c <= 0x3FFFF);
}

bool IsComplex(char32_t c) {
  return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) ||
         (c >= 0x1780 && c <= 0x17FF);
}

}  // namespace

CharClass ClassOf(char32_t c) {
  if (c < 0x2E80) {
    if (IsComplex(c)) return u_ispunct(c) ? CharClass::kOther : CharClass::kComplex;
  } else if (IsIdeograph(c) && u_isalpha(c)) {
    return CharClass::kIdeograph;
  }
  constexpr uint32_t kWordMask = U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK;
  return (U_GET_GC_MASK(c) & kWordMask) != 0 ? CharClass::kWord : CharClass::kOther;
}

char32_t NextCodePoint(std::string_view text, size_t& pos) {
  const auto* s = reinterpret_cast<const uint8_t*>(text.data());
  UChar32 c;
  // No code point is longer.
  int32_t i = 0;
  const auto left = static_cast<int32_t>(std::min<size_t>(text.size() - pos, 8));
  U8_NEXT_OR_FFFD(s + pos, i, left, c);
  pos += i;
  return static_cast<char32_t>(c);
}

char32_t PreviousCodePoint(std::string_view text, size_t& pos) {
  const size_t begin = pos < 8 ? 0 : pos - 8;
  const auto* s = reinterpret_cast<const uint8_t*>(text.data()) + begin;
  auto i = static_cast<int32_t>(pos - begin);
  UChar32 c;
  U8_PREV_OR_FFFD(s, 0, i, c);
  pos = begin + i;
  return static_cast<char32_t>(c);
}

void AppendCodePoint(char32_t c, std::string& out) {
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) return;
  uint8_t bytes[4];
  int32_t n = 0;
  U8_APPEND_UNSAFE(bytes, n, static_cast<UChar32>(c));
  out.append(reinterpret_cast<const char*>(bytes), n);
}

size_t ComplexRunEnd(std::string_view text, size_t pos) {
  for (size_t next = pos; pos < text.size(); pos = next) {
    if (ClassOf(NextCodePoint(text, next)) != CharClass::kComplex) break;
  }
  return pos;
}

std::vector<uint32_t> SplitComplexRun(std::string_view run) {
  std::vector<uint32_t> lengths;
  UErrorCode status = U_ZERO_ERROR;
  // A break iterator takes milliseconds to load its dictionary, so each thread keeps one.
  thread_local const std::unique_ptr<icu::BreakIterator> iterator(
      icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  UText text = UTEXT_INITIALIZER;
  utext_openUTF8(&text, run.data(), static_cast<int64_t>(run.size()), &status);
  if (iterator != nullptr) iterator->setText(&text, status);
  if (iterator == nullptr || U_FAILURE(status)) {
    lengths.push_back(static_cast<uint32_t>(run.size()));
  } else {
    int32_t last = iterator->first();
    for (int32_t at = iterator->next(); at != icu::BreakIterator::DONE; at = iterator->next()) {
      lengths.push_back(static_cast<uint32_t>(at - last));
      last = at;
    }
  }
  utext_close(&text);
  return lengths;
}

size_t CountWords(std::string_view text) {
  size_t words = 0, begin = 0;
  size_t at = 0;  // behind the last character beyond ASCII
  uint64_t before = 0;  // 1 where the byte before is of a word
  uint64_t carried = 0;  // the bytes of a letter that go on in the next word of the masks
  bool plain = true;  // nothing is a word of its own, or to be found by dictionary
  ForEachMasked(text, [&](std::string_view part, const ByteMasks& masks) {
    for (size_t w = 0; w < MaskWords(part.size()); ++w) {
      const size_t base = begin + 64 * w;
      uint64_t of_words = masks.alnum[w] | std::exchange(carried, 0);
      uint64_t wide = masks.wide[w];
      if (at > base) wide &= ~uint64_t{0} << (at - base);
      while (wide != 0) {
        const auto bit = static_cast<size_t>(std::countr_zero(wide));
        at = base + bit;
        const CharClass c = ClassOf(NextCodePoint(text, at));
        plain = c == CharClass::kOther || c == CharClass::kWord;
        if (!plain) return false;
        const size_t size = at - base - bit;
        const uint64_t ones = (uint64_t{1} << size) - 1;
        if (c == CharClass::kWord) {
          of_words |= ones << bit;
          if (bit + size > 64) carried = ones >> (64 - bit);
        }
        wide &= ~(ones << bit);
      }
      words += static_cast<size_t>(std::popcount(of_words & ~(of_words << 1 | before)));
      before = of_words >> 63;
    }
    begin += part.size();
    return true;
  });
  if (plain) return words;
  words = 0;
  ForEachWord(text, [&words](std::string_view) { ++words; });
  return words;
}

}  // namespace pare
