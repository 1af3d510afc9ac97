// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/input/char_refs.h"

#include <algorithm>
#include <cstdint>
#include <optional>

#include "extract/input/char_ref_table.h"
#include "extract/input/utf8.h"
#include "extract/text/ascii.h"

namespace pare {
namespace {

// What windows-1252 has where numbers name C1 controls (HTML, "numeric character reference end
// state"); 0 stands for itself.
constexpr uint16_t kC1[32] = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                              0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                              0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                              0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
constexpr uint32_t kMostCodePoint = 0x10FFFF;
// Far above all code points, and far below where numbers overflow.
constexpr uint32_t kAbsurd = 1 << 26;

int Digit(char c, bool hex) {
  if (c >= '0' && c <= '9') return c - '0';
  const char l = LowerAscii(c);
  return hex && l >= 'a' && l <= 'f' ? l - 'a' + 10 : -1;
}

// How many bytes a reference takes; 0 where the ampersand stands for itself.
struct Taken {
  size_t bytes = 0;
  bool absurd = false;
};

// `text` begins with "&#".
Taken AppendNumber(std::string_view text, std::string& out) {
  size_t i = 2;
  const bool hex = i < text.size() && (text[i] == 'x' || text[i] == 'X');
  i += hex;
  const size_t first = i;
  uint32_t code = 0;
  for (int d; i < text.size() && (d = Digit(text[i], hex)) >= 0; ++i) {
    code = code * (hex ? 16 : 10) + static_cast<uint32_t>(d);
    if (code > kAbsurd) return {.absurd = true};
  }
  if (i == first) return {};
  if (i < text.size() && text[i] == ';') ++i;
  if (code >= 0x80 && code < 0xA0 && kC1[code - 0x80] != 0) code = kC1[code - 0x80];
  if (code == 0 || code > kMostCodePoint || (code >= 0xD800 && code < 0xE000)) code = 0xFFFD;
  AppendUtf8(code, out);
  return {.bytes = i};
}

std::string_view NameAt(size_t i) {
  return {kCharRefNames + kCharRefBegins[i],
          static_cast<size_t>(kCharRefBegins[i + 1] - kCharRefBegins[i])};
}

std::optional<size_t> Find(std::string_view name) {
  size_t low = 0, high = kCharRefs;
  while (low < high) {
    const size_t middle = (low + high) / 2;
    if (NameAt(middle) < name) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (low == kCharRefs || NameAt(low) != name) return std::nullopt;
  return low;
}

bool IsLegacy(size_t i) {
  return std::binary_search(std::begin(kCharRefLegacy), std::end(kCharRefLegacy), i);
}

void AppendNamed(size_t i, std::string& out) {
  AppendUtf8(kCharRefFirst[i], out);
  if (kCharRefSecond[i] != 0) AppendUtf8(kCharRefSecond[i], out);
}

// Most references are to these, which need no search. `text` begins with '&'.
size_t AppendCommon(std::string_view text, std::string& out) {
  struct Common {
    std::string_view written, character;
  };
  static constexpr Common kCommon[] = {
      {"&amp;", "&"}, {"&quot;", "\""}, {"&nbsp;", "\u00A0"}, {"&lt;", "<"}, {"&gt;", ">"}};
  for (const Common& c : kCommon) {
    if (!text.starts_with(c.written)) continue;
    out += c.character;
    return c.written.size();
  }
  return 0;
}

// The longest name counts. `text` begins with '&' and a letter or digit.
Taken AppendName(std::string_view text, TextPlace place, std::string& out) {
  constexpr size_t kLongest = 32, kLongestLegacy = 6;
  size_t end = 1;
  while (end < text.size() && end <= kLongest && IsAlnumAscii(text[end])) ++end;
  if (end < text.size() && text[end] == ';') {
    if (const auto i = Find(text.substr(1, end - 1))) {
      AppendNamed(*i, out);
      return {.bytes = end + 1};
    }
  }
  for (size_t length = std::min(end - 1, kLongestLegacy); length >= 2; --length) {
    const auto i = Find(text.substr(1, length));
    if (!i || !IsLegacy(*i)) continue;
    const char next = 1 + length < text.size() ? text[1 + length] : '\0';
    // In a value, "&copy=1" is a parameter's name.
    if (place == TextPlace::kAttribute && (next == '=' || IsAlnumAscii(next))) return {};
    AppendNamed(*i, out);
    return {.bytes = 1 + length};
  }
  return {};
}

Taken AppendReference(std::string_view text, TextPlace place, std::string& out) {
  if (place == TextPlace::kRaw || text.size() < 2) return {};
  if (text[1] == '#') return AppendNumber(text, out);
  if (const size_t bytes = AppendCommon(text, out)) return {.bytes = bytes};
  return IsAlnumAscii(text[1]) ? AppendName(text, place, out) : Taken{};
}

// Bytes of the invalid character that begins at `i`; 0 where it may stand in HTML.
size_t InvalidAt(std::string_view s, size_t i) {
  const auto byte = [&s](size_t k) { return k < s.size() ? static_cast<uint8_t>(s[k]) : 0u; };
  const unsigned c = byte(i);
  if ((c < 0x20 && c != '\t' && c != '\n' && c != '\f' && c != '\r') || c == 0x7F) return 1;
  if (c == 0xC2) return byte(i + 1) >= 0x80 && byte(i + 1) < 0xA0 ? 2 : 0;  // C1 controls
  if (c == 0xEF) {
    const bool in_block = byte(i + 1) == 0xB7 && byte(i + 2) >= 0x90 && byte(i + 2) <= 0xAF;
    return in_block || (byte(i + 1) == 0xBF && byte(i + 2) >= 0xBE) ? 3 : 0;
  }
  // The last two of each plane.
  return c >= 0xF0 && byte(i + 1) % 16 == 15 && byte(i + 2) == 0xBF && byte(i + 3) >= 0xBE ? 4 : 0;
}

}  // namespace

bool AppendDecoded(std::string_view text, TextPlace place, std::string& out) {
  // In most texts nothing but references stands for something else.
  const bool all = text.find('\r') != std::string_view::npos || HasOddCharacters(text);
  size_t plain = 0;  // from here on nothing has been appended yet
  for (size_t i = 0; i < text.size();) {
    if (!all && (i = text.find('&', i)) == std::string_view::npos) break;
    const auto c = static_cast<uint8_t>(text[i]);
    if (c != '&' && c >= 0x20 && c < 0x7F) {
      ++i;
      continue;
    }
    size_t bytes = 0;
    if (c == '&') {
      out.append(text, plain, i - plain);
      plain = i;
      const Taken taken = AppendReference(text.substr(i), place, out);
      if (taken.absurd) return false;
      bytes = taken.bytes;
    } else if (c == '\r') {
      out.append(text, plain, i - plain);
      plain = i;
      bytes = i + 1 < text.size() && text[i + 1] == '\n' ? 2 : 1;
      out.push_back('\n');
    } else if ((bytes = InvalidAt(text, i)) > 0) {
      out.append(text, plain, i - plain);
      plain = i;
      AppendUtf8(0xFFFD, out);
    }
    if (bytes > 0) {
      plain = i += bytes;
    } else {
      ++i;
    }
  }
  out.append(text, plain);
  return true;
}

}  // namespace pare
