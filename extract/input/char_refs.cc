// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/input/char_refs.h"

#include <algorithm>
#include <cstdint>
#include <optional>

#include "extract/input/char_ref_table.h"
#include "extract/input/utf8.h"
#include "extract/text/ascii.h"
#include "extract/text/words.h"

namespace pare {
namespace {

// What windows-1252 has where numbers name C1 controls (HTML, "numeric character reference end
// state"); 0 stands for itself.
constexpr uint16_t kC1[32] = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                              0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                              0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                              0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

// What a decimal or hexadecimal digit counts; -1 for anything else.
int DigitOf(char c, bool hex) {
  if (c >= '0' && c <= '9') return c - '0';
  const char l = LowerAscii(c);
  return hex && l >= 'a' && l <= 'f' ? l - 'a' + 10 : -1;
}

// All that append a reference return how many bytes it takes; 0 where the ampersand stands for
// itself.

// `text` begins with "&#".
size_t AppendNumber(std::string_view text, std::string& out) {
  const ReferenceNumber number = ReadNumber(text, 0);
  if (number.begin == number.end) return 0;
  uint32_t code = number.code;
  if (code >= 0x80 && code < 0xA0 && kC1[code - 0x80] != 0) code = kC1[code - 0x80];
  if (code == 0 || code > kLastCodePoint || (code >= 0xD800 && code < 0xE000)) code = 0xFFFD;
  AppendCodePoint(code, out);
  return number.end + (text.substr(number.end, 1) == ";" ? 1 : 0);
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
  AppendCodePoint(kCharRefFirst[i], out);
  if (kCharRefSecond[i] != 0) AppendCodePoint(kCharRefSecond[i], out);
}

// Most references are to these, which need no search. `text` begins with '&'.
size_t AppendCommon(std::string_view text, std::string& out) {
  struct Common {
    std::string_view written, character;
  };
  static constexpr Common kCommon[] = {
      {"&amp;", "&"}, {"&quot;", "\""}, {"&nbsp;", "\u00A0"}, {"&lt;", "<"}, {"&gt;", ">"}};
  for (const Common& c : kCommon) {
    if (text[1] != c.written[1] || !text.starts_with(c.written)) continue;
    out += c.character;
    return c.written.size();
  }
  return 0;
}

// The longest name counts. `text` begins with '&' and a letter or digit.
size_t AppendName(std::string_view text, TextPlace place, std::string& out) {
  constexpr size_t kLongest = 32, kLongestLegacy = 6;
  size_t end = 1;
  while (end < text.size() && end <= kLongest && IsAlnumAscii(text[end])) ++end;
  if (end < text.size() && text[end] == ';') {
    if (const auto i = Find(text.substr(1, end - 1))) {
      AppendNamed(*i, out);
      return end + 1;
    }
  }
  for (size_t length = std::min(end - 1, kLongestLegacy); length >= 2; --length) {
    const auto i = Find(text.substr(1, length));
    if (!i || !IsLegacy(*i)) continue;
    const char next = 1 + length < text.size() ? text[1 + length] : '\0';
    // In a value, "&copy=1" is a parameter's name.
    if (place == TextPlace::kAttribute && (next == '=' || IsAlnumAscii(next))) return 0;
    AppendNamed(*i, out);
    return 1 + length;
  }
  return 0;
}

size_t AppendReference(std::string_view text, TextPlace place, std::string& out) {
  if (text.size() < 2) return 0;
  if (text[1] == '#') return AppendNumber(text, out);
  if (const size_t bytes = AppendCommon(text, out)) return bytes;
  return IsAlnumAscii(text[1]) ? AppendName(text, place, out) : 0;
}

// Bytes of the invalid character that `s` begins with; 0 where it may stand in HTML.
size_t BytesIfInvalid(std::string_view s) {
  const auto byte = [&s](size_t k) { return k < s.size() ? static_cast<uint8_t>(s[k]) : 0u; };
  const unsigned c = byte(0);
  if ((c < 0x20 && c != '\t' && c != '\n' && c != '\f' && c != '\r') || c == 0x7F) return 1;
  if (c == 0xC2) return byte(1) >= 0x80 && byte(1) < 0xA0 ? 2 : 0;  // C1 controls
  if (c == 0xEF) {
    const bool in_block = byte(1) == 0xB7 && byte(2) >= 0x90 && byte(2) <= 0xAF;
    return in_block || (byte(1) == 0xBF && byte(2) >= 0xBE) ? 3 : 0;
  }
  // The last two of each plane.
  return c >= 0xF0 && byte(1) % 16 == 15 && byte(2) == 0xBF && byte(3) >= 0xBE ? 4 : 0;
}

// Where the character begins that has a byte at `i`, at `least` or behind it.
size_t CharacterBegin(std::string_view s, size_t least, size_t i) {
  while (i > least && (static_cast<uint8_t>(s[i]) & 0xC0) == 0x80) --i;
  return i;
}

// Appends what the character at the beginning of `text`, or the reference there, stands for, where
// that is another.
size_t AppendOther(std::string_view text, TextPlace place, std::string& out) {
  if (text[0] == '&') return AppendReference(text, place, out);
  if (text[0] == '\r') {
    out.push_back('\n');
    return text.substr(1, 1) == "\n" ? 2 : 1;
  }
  const size_t bytes = BytesIfInvalid(text);
  if (bytes > 0) AppendCodePoint(0xFFFD, out);
  return bytes;
}

}  // namespace

ReferenceNumber ReadNumber(std::string_view text, size_t at) {
  ReferenceNumber number;
  size_t i = at + 2;
  number.hex = i < text.size() && (text[i] == 'x' || text[i] == 'X');
  i += number.hex;
  number.begin = i;
  for (int d; i < text.size() && (d = DigitOf(text[i], number.hex)) >= 0; ++i) {
    if (number.code > kLastCodePoint) continue;
    number.code = number.code * (number.hex ? 16 : 10) + static_cast<uint32_t>(d);
  }
  number.end = i;
  return number;
}

void AppendDecoded(std::string_view html, const PageMarks& marks, Stretch raw, TextPlace place,
                   std::string& out) {
  const std::string_view text = html.substr(0, raw.end);
  size_t plain = raw.begin;  // from here on nothing has been appended yet
  for (size_t i = raw.begin; (i = NextEncoded(html, marks, {i, raw.end}, place)) < raw.end;) {
    const size_t first = CharacterBegin(text, plain, i);
    out.append(text.data() + plain, first - plain);
    plain = first + AppendOther(text.substr(first), place, out);
    i = std::max(i + 1, plain);
  }
  out.append(text, plain);
}

}  // namespace pare
