// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/text/fold.h"

#include <unicode/uchar.h>

#include "extract/text/words.h"

namespace pare {

bool IsInvisible(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F);
}

char32_t FoldCodePoint(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
  const int32_t digit = u_charDigitValue(static_cast<UChar32>(c));
  if (digit >= 0) return U'0' + static_cast<char32_t>(digit);
  return static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT));
}

void FoldTo(std::string_view text, std::string& out) {
  out.clear();
  bool gap = false;
  const auto part = [&out, &gap] {
    if (gap && !out.empty()) out.push_back(' ');
    gap = false;
  };
  for (size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 128) {
      ++i;
      if (!internal::kAsciiWord[byte]) {
        gap = true;
        continue;
      }
      part();
      out.push_back(byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32)
                                               : static_cast<char>(byte));
      continue;
    }
    const char32_t c = NextCodePoint(text, i);
    if (IsInvisible(c)) continue;
    if (ClassOf(c) == CharClass::kOther) {
      gap = true;
      continue;
    }
    part();
    AppendCodePoint(FoldCodePoint(c), out);
  }
}

std::string Fold(std::string_view text) {
  std::string out;
  FoldTo(text, out);
  return out;
}

}  // namespace pare
