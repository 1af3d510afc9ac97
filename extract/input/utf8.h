// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Small work on UTF-8 bytes that decoding needs. Pure, linear, thread-safe.
#ifndef PARE_EXTRACT_INPUT_UTF8_H_
#define PARE_EXTRACT_INPUT_UTF8_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace pare {

inline constexpr uint32_t kLastCodePoint = 0x10FFFF;
inline constexpr std::string_view kReplacementCharacter = "\xef\xbf\xbd";  // U+FFFD

bool IsAscii(std::string_view bytes);

// Cuts `text`, valid UTF-8, to at most `max` bytes without splitting a character; whether it was
// longer.
bool CutToCharacter(std::string_view& text, size_t max);

struct Utf8Counts {
  size_t well_formed = 0;  // sequences of two bytes or more
  size_t malformed = 0;    // one cut short by the end of the bytes is not counted
};

Utf8Counts CountUtf8(std::string_view bytes);

// Replaces `out` with `bytes` made valid: U+FFFD for each maximal subpart of a malformed sequence
// (Unicode Standard, section 3.9). Stops soon after `max` bytes of output.
void RepairUtf8(std::string_view bytes, size_t max, std::string& out);

}  // namespace pare

#endif  // PARE_EXTRACT_INPUT_UTF8_H_
