// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/text/bytes.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace pare {
namespace {

TEST(Bytes, EightFromAnyPlaceOfATextOfAnySize) {
  for (size_t size = 1; size <= 20; ++size) {
    // Not one byte more than the text has: a sanitizer sees what is read behind it.
    std::vector<char> bytes(size);
    for (size_t i = 0; i < size; ++i) bytes[i] = static_cast<char>(0x81 + 7 * i);
    const std::string_view text(bytes.data(), size);
    for (size_t i = 0; i < size; ++i) {
      uint64_t expected = 0;
      for (size_t k = 0; k < 8 && i + k < size; ++k) {
        expected |= uint64_t{static_cast<unsigned char>(text[i + k])} << 8 * k;
      }
      EXPECT_EQ(EightBytesAt(text, i), expected) << size << " " << i;
    }
  }
}

}  // namespace
}  // namespace pare
