// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/text/ascii.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

namespace pare {
namespace {

// Every byte in every place of a word of eight and behind it.
TEST(AsciiTest, LowersCapitalsAndNothingElse) {
  for (int byte = 0; byte < 256; ++byte) {
    for (size_t size = 1; size < 20; ++size) {
      for (size_t at = 0; at < size; ++at) {
        std::string text(size, 'Z'), wanted(size, 'z');
        text[at] = static_cast<char>(byte);
        wanted[at] = LowerAscii(text[at]);
        LowerAscii(text);
        ASSERT_EQ(text, wanted) << byte << " at " << at << " of " << size;
      }
    }
  }
}

TEST(AsciiTest, ThePrefixEndsAtTheFirstByteBeyond) {
  std::mt19937 random(7);
  for (int round = 0; round < 5000; ++round) {
    std::string text(random() % 40, ' ');
    for (char& c : text) c = static_cast<char>(random() % 128 + (random() % 16 == 0 ? 128 : 0));
    const auto wide = [](char c) { return static_cast<unsigned char>(c) >= 128; };
    const auto end = std::find_if(text.begin(), text.end(), wide) - text.begin();
    ASSERT_EQ(AsciiPrefix(text), static_cast<size_t>(end)) << text;
  }
}

}  // namespace
}  // namespace pare
