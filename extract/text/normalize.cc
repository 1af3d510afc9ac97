// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/text/normalize.h"

#include <bit>
#include <cstdint>
#include <cstring>

#include "extract/text/ascii.h"
#include "extract/text/bytes.h"
#include "extract/text/words.h"

namespace pare {
namespace {

enum class Treatment { kKeep, kSpace, kDrop };

Treatment TreatmentOf(char32_t c) {
  if (c < 0x20 || c == 0x7F) {
    return IsSpaceAscii(static_cast<char>(c)) ? Treatment::kSpace : Treatment::kDrop;
  }
  if (c == 0x20 || c == 0xA0) return Treatment::kSpace;
  if (c < 0xA0) return c < 0x7F ? Treatment::kKeep : (c == 0x85 ? Treatment::kSpace
                                                                : Treatment::kDrop);
  if (c == 0xAD || c == 0x200B || c == 0xFEFF || c == 0x2060) return Treatment::kDrop;
  if ((c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
      c == 0x3000 || c == 0x1680) {
    return Treatment::kSpace;
  }
  // Non-characters are not allowed in interchange.
  return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF) ? Treatment::kDrop
                                                               : Treatment::kKeep;
}

// Vectors as GCC and Clang have them for every processor: runs are too short for calls.
using Bytes = signed char __attribute__((vector_size(16)));
using Words = uint64_t __attribute__((vector_size(16)));
static_assert(std::endian::native == std::endian::little);

Bytes Load(std::string_view s, size_t i) {
  Bytes bytes;
  std::memcpy(&bytes, s.data() + i, sizeof bytes);
  return bytes;
}

// What is left of a text from `i` on, 16 bytes at most; 0 behind it.
Words LoadRest(std::string_view s, size_t i) {
  const size_t left = s.size() - i;
  return Words{left > 0 ? EightBytesAt(s, i) : 0, left > 8 ? EightBytesAt(s, i + 8) : 0};
}

// The place of the first byte that is 0, of bytes that are 0 or -1; 16 where none is.
size_t FirstZero(Bytes bytes) {
  const auto zeros = reinterpret_cast<Words>(~bytes);
  if (zeros[0] != 0) return static_cast<size_t>(std::countr_zero(zeros[0])) / 8;
  return 8 + static_cast<size_t>(std::countr_zero(zeros[1])) / 8;
}

auto AreSpace(Bytes bytes) { return (bytes == ' ') | ((bytes >= '\t') & (bytes <= '\r')); }

// The end of the run of ASCII white space that goes on at `i`.
size_t SpaceEnd(std::string_view s, size_t i) {
  for (; i + sizeof(Bytes) <= s.size(); i += sizeof(Bytes)) {
    if (const size_t end = FirstZero(AreSpace(Load(s, i))); end < sizeof(Bytes)) return i + end;
  }
  return i + FirstZero(AreSpace(reinterpret_cast<Bytes>(LoadRest(s, i))));
}

// Of ASCII, all but white space and controls.
auto ArePlain(Bytes bytes) { return (bytes > 0x20) & (bytes < 0x7F); }
// These, and spaces with one of them behind.
auto GoOn(Bytes bytes, Bytes next) { return ArePlain(bytes) | ((bytes == ' ') & ArePlain(next)); }

// The end of the run of plain characters, with single spaces between, that begins at `i`.
size_t PlainEnd(std::string_view s, size_t i) {
  for (; i + sizeof(Bytes) < s.size(); i += sizeof(Bytes)) {
    const size_t end = FirstZero(GoOn(Load(s, i), Load(s, i + 1)));
    if (end < sizeof(Bytes)) return i + end;
  }
  const Words rest = LoadRest(s, i), next = {rest[0] >> 8 | rest[1] << 56, rest[1] >> 8};
  return i + FirstZero(GoOn(reinterpret_cast<Bytes>(rest), reinterpret_cast<Bytes>(next)));
}

}  // namespace

void AppendCollapsed(std::string_view in, size_t begin, bool& space, std::string& out) {
  for (size_t i = 0; i < in.size();) {
    if (IsSpaceAscii(in[i])) {  // much of a page is the white space that its markup stands in
      space = true;
      i = SpaceEnd(in, i + 1);
      continue;
    }
    const size_t from = i;
    size_t to = i = PlainEnd(in, i);
    if (i == from) {
      const char32_t c = NextCodePoint(in, i);
      to = i;
      const Treatment t = TreatmentOf(c);
      if (t == Treatment::kSpace) space = true;
      if (t != Treatment::kKeep) continue;
    }
    if (space && out.size() > begin && out.back() != '\n' && out.back() != '\t') {
      out.push_back(' ');
    }
    space = false;
    out.append(in.substr(from, to - from));
  }
}

void AppendVerbatim(std::string_view in, std::string& out) {
  for (size_t i = 0; i < in.size();) {
    const size_t from = i;
    const char32_t c = NextCodePoint(in, i);
    if (c == '\r') {
      if (i == in.size() || in[i] != '\n') out.push_back('\n');
      continue;
    }
    switch (TreatmentOf(c)) {
      case Treatment::kKeep:
        out.append(in.substr(from, i - from));
        break;
      case Treatment::kSpace:
        out.push_back(c == '\n' || c == '\t' ? static_cast<char>(c) : ' ');
        break;
      case Treatment::kDrop:
        break;
    }
  }
}

size_t LineEnd(std::string_view s, size_t i) {
  // By memchr, in strides, so that a mark which never comes is not looked for through all of the text
  // from each line.
  constexpr size_t kStride = 256;
  for (; i < s.size(); i += kStride) {
    const std::string_view stride = s.substr(i, kStride);
    std::string_view line = stride;
    for (const char mark : {'\n', '\r', '\f'}) line = line.substr(0, line.find(mark));
    if (line.size() < stride.size()) return i + line.size();
  }
  return s.size();
}

std::string_view TrimSpace(std::string_view s) {
  while (!s.empty() && IsSpaceAscii(s.front())) s.remove_prefix(1);
  while (!s.empty() && IsSpaceAscii(s.back())) s.remove_suffix(1);
  return s;
}

}  // namespace pare
