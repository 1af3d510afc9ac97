// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// FNV-1a (Fowler, Noll, Vo): for checksums and tables, not against anybody's ill will.
#ifndef PARE_EXTRACT_TEXT_HASH_H_
#define PARE_EXTRACT_TEXT_HASH_H_

#include <cstdint>
#include <string_view>

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

}  // namespace pare

#endif  // PARE_EXTRACT_TEXT_HASH_H_
