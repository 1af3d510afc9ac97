// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Hashes for checksums and tables, not against anybody's ill will. The first two are FNV-1a
// (Fowler, Noll, Vo), which is the same on all machines and laid down in files.
#ifndef PARE_EXTRACT_TEXT_HASH_H_
#define PARE_EXTRACT_TEXT_HASH_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "extract/text/bytes.h"

namespace pare {

// The hash of `bytes`; with the hash of what stands before them, that of both together.
constexpr uint64_t Fnv1a(std::string_view bytes, uint64_t before = 14695981039346656037u) {
  for (const char c : bytes) before = (before ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return before;
}

// In 32 bits, a byte or another small number at a time, where a collision does no harm.
inline constexpr uint32_t kFnv32Start = 2166136261u;
constexpr uint32_t Fnv32(uint32_t before, uint32_t next) { return (before ^ next) * 16777619u; }
constexpr uint32_t Fnv32(uint32_t before, char next) {
  return Fnv32(before, uint32_t{static_cast<unsigned char>(next)});
}

// Multiplies and folds eight bytes at a time. `seed`: for the same key in several tables, or in
// one.
inline uint32_t QuickHash(std::string_view key, uint64_t seed = 0) {
  constexpr uint64_t kMultiplier = 0x9E3779B97F4A7C15u;  // 2^64 divided by the golden ratio
  uint64_t h = (key.size() ^ seed << 32) * kMultiplier;
  const char* p = key.data();
  size_t left = key.size();
  for (; left > 8; p += 8, left -= 8) {
    h = (h ^ LoadBytes(p, 8)) * kMultiplier;
    h ^= h >> 32;
  }
  uint64_t rest = 0;
  if (left >= 4) {  // loads of fixed size, which may overlap, instead of a loop over bytes
    rest = LoadBytes(p, 4) << 32 | LoadBytes(p + left - 4, 4);
  } else if (left > 0) {
    rest = LoadBytes(p, 1) << 16 | LoadBytes(p + left / 2, 1) << 8 | LoadBytes(p + left - 1, 1);
  }
  h = (h ^ rest) * kMultiplier;
  h ^= h >> 32;
  return static_cast<uint32_t>(h * kMultiplier >> 32);
}

}  // namespace pare

#endif  // PARE_EXTRACT_TEXT_HASH_H_
