// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/tokens.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>

#include "extract/text/ascii.h"
#include "extract/text/fold.h"
#include "extract/text/words.h"

namespace pare {
namespace {

enum class Sort : uint8_t { kGap, kInvisible, kLetter, kDigit, kIdeograph };

// Of ASCII letters and digits; kGap for all other bytes.
constexpr std::array<Sort, 256> kAsciiSorts = [] {
  std::array<Sort, 256> sorts{};
  for (int c = 0; c < 128; ++c) {
    if (internal::kAsciiWord[c]) sorts[c] = c <= '9' ? Sort::kDigit : Sort::kLetter;
  }
  return sorts;
}();

// What a character is, and its folded form in `folded`.
Sort SortOf(char32_t c, char32_t& folded) {
  if (c < 128) {
    folded = static_cast<char32_t>(LowerAscii(static_cast<char>(c)));
    return kAsciiSorts[c];
  }
  if (IsInvisible(c)) return Sort::kInvisible;
  const CharClass kind = ClassOf(c);
  if (kind == CharClass::kOther) return Sort::kGap;
  folded = FoldCodePoint(c);
  if (kind == CharClass::kIdeograph) return Sort::kIdeograph;
  return folded >= '0' && folded <= '9' ? Sort::kDigit : Sort::kLetter;
}

TokenKind KindOf(Sort sort) {
  return sort == Sort::kDigit    ? TokenKind::kDigits
         : sort == Sort::kLetter ? TokenKind::kLetters
                                 : TokenKind::kIdeograph;
}

bool IsUpper(char32_t c) {
  if (c < 128) return c >= 'A' && c <= 'Z';
  return u_isupper(static_cast<UChar32>(c)) || u_istitle(static_cast<UChar32>(c));
}

bool IsSpaceAt(std::string_view text, size_t& i) {
  const auto byte = static_cast<unsigned char>(text[i]);
  if (byte < 128) {
    ++i;
    return IsSpaceAscii(static_cast<char>(byte));
  }
  return u_isUWhiteSpace(static_cast<UChar32>(NextCodePoint(text, i)));
}

// The plain form of a character that is in no token; see PlainGap().
char32_t PlainForm(char32_t c) {
  if (c < 128) return IsSpaceAscii(static_cast<char>(c)) ? U' ' : c;
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x02BC:
      return U'\'';
    case 0x2212:
      return U'-';
    case 0x066B:
      return U'.';
    case 0x066C:
      return U',';
    case 0x2236:
      return U':';
    default:
      if (c >= 0x2010 && c <= 0x2015) return U'-';
      return u_isUWhiteSpace(static_cast<UChar32>(c)) ? U' ' : c;
  }
}

}  // namespace

std::string PlainGap(std::string_view gap) {
  constexpr size_t kMostBytes = 32;
  if (gap.size() > kMostBytes) return "?";
  std::string plain;
  for (size_t i = 0; i < gap.size();) {
    const char32_t c = NextCodePoint(gap, i);
    if (!IsInvisible(c)) AppendCodePoint(PlainForm(c), plain);
  }
  return plain;
}

bool HasMoreWordsThan(std::string_view line, size_t most) {
  if (line.size() <= 2 * most) return false;  // a word takes a letter and a space
  constexpr size_t kStride = 64;  // bytes between looks at the count
  size_t words = 0;
  for (size_t i = 1; i < line.size() && words <= most;) {
    for (const size_t stop = std::min(line.size(), i + kStride); i < stop; ++i) {
      const auto byte = static_cast<unsigned char>(line[i]);
      words += static_cast<size_t>(line[i - 1] == ' ') & internal::kAsciiWord[byte & 127] &
               static_cast<size_t>(byte < 128);
    }
  }
  return words > most;
}

void TokenLine::Cut(std::string_view raw, size_t most) {
  raw_ = raw;
  tokens_.clear();
  folded_.resize(MostFoldedBytes(raw.size()));
  char* const begin = folded_.data();
  char* end = begin;
  Sort open = Sort::kGap;  // of the token that is being read
  for (size_t i = 0; i < raw.size();) {
    const size_t at = i;
    const auto byte = static_cast<unsigned char>(raw[i]);
    const char32_t c = byte < 128 ? static_cast<char32_t>(raw[i++]) : NextCodePoint(raw, i);
    char32_t folded = 0;
    const Sort sort = SortOf(c, folded);
    if (sort == Sort::kInvisible) continue;
    if (sort == Sort::kGap) {
      open = Sort::kGap;
      continue;
    }
    if (sort != open || sort == Sort::kIdeograph) {
      if (tokens_.size() > most) break;
      tokens_.push_back({static_cast<uint32_t>(at), 0, static_cast<uint32_t>(end - begin), 0,
                         KindOf(sort), sort == Sort::kLetter && IsUpper(c)});
      open = sort;
    }
    if (folded < 128) {
      *end++ = static_cast<char>(folded);
      // Most of a text: more ASCII of the same sort.
      for (; i < raw.size() && kAsciiSorts[static_cast<unsigned char>(raw[i])] == sort; ++i) {
        *end++ = LowerAscii(raw[i]);
      }
    } else {
      int32_t bytes = 0;
      U8_APPEND_UNSAFE(end, bytes, static_cast<UChar32>(folded));
      end += bytes;
    }
    Token& token = tokens_.back();
    token.end = static_cast<uint32_t>(i);
    token.folded_length = static_cast<uint32_t>(end - begin) - token.folded;
  }
  folded_.resize(static_cast<size_t>(end - begin));
}

bool HasSpace(std::string_view text) {
  for (size_t i = 0; i < text.size();) {
    if (IsSpaceAt(text, i)) return true;
  }
  return false;
}

bool IsAllSpace(std::string_view text) {
  for (size_t i = 0; i < text.size();) {
    if (!IsSpaceAt(text, i)) return false;
  }
  return !text.empty();
}

}  // namespace pare
