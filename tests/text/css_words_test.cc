// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/text/css_words.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

namespace pare {
namespace {

TEST(CssWordsTest, WhiteSpaceIsFoundWhereverItStands) {
  std::mt19937 random(8);
  for (int round = 0; round < 20000; ++round) {
    std::string text(random() % 40, 'x');
    for (char& c : text) {
      // Bytes below and around a space, and beyond ASCII.
      const unsigned most = random() % 2 == 0 ? 48 : 256;
      if (random() % 8 == 0) c = static_cast<char>(random() % most);
    }
    const size_t from = random() % (text.size() + 1);
    const auto found = std::find_if(text.begin() + static_cast<std::ptrdiff_t>(from), text.end(),
                                    IsCssSpace);
    ASSERT_EQ(FindCssSpace(text, from), static_cast<size_t>(found - text.begin())) << text;
  }
}

TEST(CssWordsTest, WordsAreWhatWhiteSpaceParts) {
  std::string words;
  EXPECT_FALSE(AnyWord("\t entry-content  hentry\fpost_body\r\n", [&words](std::string_view word) {
    words += std::string(word) + ";";
    return false;
  }));
  EXPECT_EQ(words, "entry-content;hentry;post_body;");
}

}  // namespace
}  // namespace pare
