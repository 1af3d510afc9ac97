// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Several bytes at a time.
#ifndef PARE_EXTRACT_TEXT_BYTES_H_
#define PARE_EXTRACT_TEXT_BYTES_H_

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace pare {

// The first `bytes` bytes at p as a number, 8 at most.
inline uint64_t LoadBytes(const char* p, size_t bytes) {
  uint64_t value = 0;
  std::memcpy(&value, p, bytes);
  return value;
}

}  // namespace pare

#endif  // PARE_EXTRACT_TEXT_BYTES_H_
