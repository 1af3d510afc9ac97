// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/emit/columns.h"

#include <gtest/gtest.h>

namespace pare {
namespace {

TEST(Columns, WideCharactersTakeTwo) {
  EXPECT_EQ(ColumnsOf("née"), 3u);
  EXPECT_EQ(ColumnsOf("東京"), 4u);
  EXPECT_EQ(ColumnsOf("한글"), 4u);
}

TEST(Columns, OneLineCutsAtTheColumn) {
  EXPECT_EQ(OneLine("abcdef", 6), "abcdef");
  EXPECT_EQ(OneLine("abcdefg", 6), "abcde…");
  EXPECT_EQ(OneLine("東京都庁", 6), "東京…");
  EXPECT_EQ(OneLine("abcdefg", 0), "abcdefg");
}

TEST(Columns, OneLineHasNoControlCharacters) {
  EXPECT_EQ(OneLine("a\nb\x1B[31m\xC2\x9Bz", 0), "a b [31m z");
}

TEST(Columns, PadAndRightFillUp) {
  std::string line = "東";
  Pad(line, 4);
  EXPECT_EQ(line, "東  ");
  Pad(line, 2);
  EXPECT_EQ(line, "東  ");
  EXPECT_EQ(Right("12", 5), "   12");
  EXPECT_EQ(Right("123456", 5), "123456");
}

}  // namespace
}  // namespace pare
