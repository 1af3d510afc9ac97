// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Files of learned numbers for tests, as bytes.
#ifndef PARE_TESTS_JUDGE_MODEL_FILE_BYTES_H_
#define PARE_TESTS_JUDGE_MODEL_FILE_BYTES_H_

#include <cstdint>
#include <string>

#include "extract/text/hash.h"

namespace pare {

template <class T>
std::string Raw(const T& value) {
  return std::string(reinterpret_cast<const char*>(&value), sizeof value);
}

// Sound as an envelope, described by "{}"; see extract/judge/model_file.h.
inline std::string ModelFileBytes(const std::string& magic, uint64_t features,
                                  const std::string& payload) {
  return magic + Raw(uint32_t{2}) + "{}" + Raw(features) + Raw(Fnv1a(payload)) + payload;
}

}  // namespace pare

#endif  // PARE_TESTS_JUDGE_MODEL_FILE_BYTES_H_
