// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Several bytes at a time.
#ifndef PARE_EXTRACT_TEXT_BYTES_H_
#define PARE_EXTRACT_TEXT_BYTES_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace pare {

// A byte of 1 in each of eight: times n, n in each.
inline constexpr uint64_t kEachByte = 0x0101010101010101;

// The highest bit of the first of eight bytes that is below `limit`, up to 128, and none before it.
constexpr uint64_t FirstBelow(uint64_t bytes, uint64_t limit) {
  return (bytes - limit * kEachByte) & ~bytes & 0x80 * kEachByte;
}

// The first `bytes` bytes at p as a number, 8 at most.
inline uint64_t LoadBytes(const char* p, size_t bytes) {
  uint64_t value = 0;
  std::memcpy(&value, p, bytes);
  return value;
}

// The same for one to seven bytes, by loads of fixed size, which may overlap.
inline uint64_t LoadFewBytes(const char* p, size_t bytes) {
  if (bytes >= 4) return LoadBytes(p, 4) | LoadBytes(p + bytes - 4, 4) << 8 * (bytes - 4);
  const size_t middle = bytes / 2, last = bytes - 1;
  return LoadBytes(p, 1) | LoadBytes(p + middle, 1) << 8 * middle |
         LoadBytes(p + last, 1) << 8 * last;
}

// The last one to seven bytes of a text, 0 behind them. Apart, so that what asks for bytes in a loop
// stays small.
[[gnu::noinline]] inline uint64_t LastBytesOf(std::string_view text, size_t bytes) {
  const char* const end = text.data() + text.size();
  return text.size() < 8 ? LoadFewBytes(end - bytes, bytes)
                         : LoadBytes(end - 8, 8) >> 8 * (8 - bytes);
}

// The eight bytes of `text` from i on, which is before its end; 0 for those behind that.
inline uint64_t EightBytesAt(std::string_view text, size_t i) {
  const size_t left = text.size() - i;
  return left >= 8 ? LoadBytes(text.data() + i, 8) : LastBytesOf(text, left);
}

}  // namespace pare

#endif  // PARE_EXTRACT_TEXT_BYTES_H_
