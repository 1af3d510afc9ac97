// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0

#include "extract/input/utf8.h"

#include <cstdint>

#include "extract/text/ascii.h"

namespace pare {
namespace {

struct Utf8Sequence {
  size_t length;  // at least 1; of a malformed one, its maximal subpart
  bool well_formed;
  bool cut_short;  // malformed only because the input ends
};

// The sequence at the start of `bytes`, which are not empty (Unicode Standard, table 3-7).
Utf8Sequence ReadUtf8(std::string_view bytes) {
  const auto byte = [bytes](size_t i) { return static_cast<unsigned char>(bytes[i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {1, true, false};
  if (lead < 0xc2 || lead > 0xf4) return {1, false, false};
  const size_t length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  unsigned char low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
  unsigned char high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
  for (size_t i = 1; i < length; ++i) {
    if (i == bytes.size()) return {i, false, true};
    if (byte(i) < low || byte(i) > high) return {i, false, false};
    low = 0x80;
    high = 0xbf;
  }
  return {length, true, false};
}

}  // namespace

bool IsAscii(std::string_view bytes) { return AsciiPrefix(bytes) == bytes.size(); }

bool CutToCharacter(std::string_view& text, size_t max) {
  if (text.size() <= max) return false;
  while (max > 0 && (static_cast<unsigned char>(text[max]) & 0xc0) == 0x80) --max;
  text = text.substr(0, max);
  return true;
}

Utf8Counts CountUtf8(std::string_view bytes) {
  Utf8Counts counts;
  while (!bytes.empty()) {
    const Utf8Sequence sequence = ReadUtf8(bytes);
    counts.well_formed += sequence.well_formed && sequence.length > 1;
    counts.malformed += !sequence.well_formed && !sequence.cut_short;
    bytes.remove_prefix(sequence.length);
  }
  return counts;
}

void RepairUtf8(std::string_view bytes, size_t max, std::string& out) {
  out.clear();
  for (size_t i = 0; i < bytes.size() && out.size() <= max;) {
    const size_t run = i;
    Utf8Sequence sequence = {0, true, false};
    while (i < bytes.size() && i - run <= max) {
      sequence = ReadUtf8(bytes.substr(i));
      if (!sequence.well_formed) break;
      i += sequence.length;
    }
    out.append(bytes.substr(run, i - run));
    if (sequence.well_formed) continue;
    out.append(kReplacementCharacter);
    i += sequence.length;
  }
}

}  // namespace pare
