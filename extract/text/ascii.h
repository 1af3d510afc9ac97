// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// ASCII case, as HTML, URLs and labels compare it: without locale, other bytes left alone.
#ifndef PARE_EXTRACT_TEXT_ASCII_H_
#define PARE_EXTRACT_TEXT_ASCII_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "extract/text/bytes.h"

namespace pare {

constexpr char LowerAscii(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

// Whether it is an ASCII letter or digit.
constexpr bool IsAlnumAscii(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Whether it is ASCII white space, of HTML's and the vertical tab.
constexpr bool IsSpaceAscii(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// How many bytes of ASCII `s` begins with.
inline size_t AsciiPrefix(std::string_view s) {
  size_t i = 0;
  for (; i + sizeof(uint64_t) <= s.size(); i += sizeof(uint64_t)) {
    if ((LoadBytes(s.data() + i, sizeof(uint64_t)) & 0x80 * kEachByte) != 0) break;
  }
  while (i < s.size() && static_cast<unsigned char>(s[i]) < 0x80) ++i;
  return i;
}

inline void LowerAscii(std::string& s) {
  // Eight bytes at a time: of each, but for its highest bit, that bit tells whether it is past 'Z'
  // and whether it is past '@'; a capital is the one and not the other, and ASCII.
  size_t i = 0;
  for (; i + sizeof(uint64_t) <= s.size(); i += sizeof(uint64_t)) {
    uint64_t word = LoadBytes(s.data() + i, sizeof(word));
    const uint64_t low = word & 0x7F * kEachByte;
    const uint64_t past_z = low + (0x7F - 'Z') * kEachByte, past_at = low + (0x7F - '@') * kEachByte;
    const uint64_t capital = past_at & ~past_z & ~word & 0x80 * kEachByte;
    word |= capital >> 2;  // 0x20
    std::memcpy(s.data() + i, &word, sizeof(word));
  }
  for (; i < s.size(); ++i) s[i] = LowerAscii(s[i]);
}

// Whether `s` is, or begins with, `lower` but for case. `lower` has no upper-case letters.
constexpr bool EqualsIgnoringCase(std::string_view s, std::string_view lower) {
  return std::equal(s.begin(), s.end(), lower.begin(), lower.end(),
                    [](char a, char b) { return LowerAscii(a) == b; });
}
constexpr bool StartsWithIgnoringCase(std::string_view s, std::string_view lower) {
  return EqualsIgnoringCase(s.substr(0, lower.size()), lower);
}

}  // namespace pare

#endif  // PARE_EXTRACT_TEXT_ASCII_H_
