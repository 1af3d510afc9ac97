// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/text/normalize.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/text/last_bytes.h"

namespace pare {
namespace {

std::string Collapsed(std::string_view in) {
  std::string out;
  bool space = false;
  AppendCollapsed(in, 0, space, out);
  return out;
}

std::string Verbatim(std::string_view in) {
  std::string out;
  AppendVerbatim(in, out);
  return out;
}

TEST(CollapseTest, ARunOfWhiteSpaceIsOneSpaceAndNoneAtTheEnds) {
  EXPECT_EQ(Collapsed(""), "");
  EXPECT_EQ(Collapsed(" \n\t "), "");
  EXPECT_EQ(Collapsed("  a \r\n\t b\f\vc  "), "a b c");
  for (const char* space : {"\u00A0", "\u3000", "\u2003", "\u202F", "\u2028", "\u2029", "\u1680",
                            "\u205F", "\u0085"}) {
    EXPECT_EQ(Collapsed(std::string("a") + space + space + "b" + space), "a b");
  }
}

TEST(CollapseTest, ControlsAndZeroWidthSpacesVanish) {
  EXPECT_EQ(Collapsed("a\u200Bb\u00ADc\uFEFF\u2060\x01\x7f\u0090" "d"), "abcd");
  EXPECT_EQ(Collapsed(std::string_view("a\0b", 3)), "ab");
  EXPECT_EQ(Collapsed("a \u200B b"), "a b");
  EXPECT_EQ(Collapsed("a\uFFFE\U0001FFFF\uFDD0" "b"), "ab");
}

TEST(CollapseTest, JoinersAndDirectionMarksStay) {
  for (const char* text :
       {"a\u200Db", "a\u200Cb", "a\u200Eb\u200F", "\u202Aa\u202C", "\u2764\uFE0F"}) {
    EXPECT_EQ(Collapsed(text), text);
  }
}

TEST(CollapseTest, APendingSpaceIsWrittenOnlyBeforeMoreText) {
  std::string out;
  bool space = false;
  AppendCollapsed("one ", 0, space, out);
  EXPECT_EQ(out, "one");
  EXPECT_TRUE(space);
  AppendCollapsed(" ", 0, space, out);
  AppendCollapsed("two", 0, space, out);
  EXPECT_EQ(out, "one two");
  EXPECT_FALSE(space);
}

// Plain text is taken many bytes at a time.
TEST(CollapseTest, ATextIsWhatItsCharactersAreOneByOne) {
  for (const char* mark :
       {"", " ", "  ", "\n", " \n", "\u00A0", "\u00E9", "\u00AD", "\x7f", "\x01"}) {
    for (size_t before = 0; before < 40; ++before) {
      const std::string text = std::string("Plain text of words, and of signs ( to @ and [ to ~.")
                                   .insert(before, mark);
      std::string out;
      bool space = false;
      for (size_t i = 0, end; i < text.size(); i = end) {
        end = i + 1;
        while (end < text.size() && (static_cast<uint8_t>(text[end]) & 0xC0) == 0x80) ++end;
        AppendCollapsed(std::string_view(text).substr(i, end - i), 0, space, out);
      }
      EXPECT_EQ(Collapsed(text), out) << before;
    }
  }
}

TEST(CollapseTest, WhiteSpaceOfAnyLengthIsOneSpace) {
  for (size_t size = 1; size < 60; ++size) {
    std::string space(size, ' ');
    for (size_t i = 0; i < size; ++i) space[i] = " \t\n\v\f\r"[i * size % 6];
    EXPECT_EQ(Collapsed("a" + space + "b" + space), "a b") << size;
    EXPECT_EQ(Collapsed(space + "\x08\x0e" + space + "c"), "c") << size;
  }
}

TEST(CollapseTest, NothingBehindTheEndIsRead) {
  LastBytes memory;
  for (size_t size = 0; size < 60; ++size) {
    for (size_t words = 0; words <= size; ++words) {
      const std::string text = std::string(words, 'a') + std::string(size - words, ' ');
      EXPECT_EQ(Collapsed(memory.Hold(text)), std::string(words, 'a')) << size;
    }
  }
}

TEST(CollapseTest, NoSpaceAtTheBeginningAndBehindLineFeedsAndTabs) {
  std::string out = "before";
  bool space = true;
  AppendCollapsed(" x", out.size(), space, out);
  EXPECT_EQ(out, "beforex");
  for (const char* edge : {"\n", "\t"}) {
    out = std::string("x") + edge;
    space = true;
    AppendCollapsed(" y", 0, space, out);
    EXPECT_EQ(out, std::string("x") + edge + "y");
  }
}

TEST(VerbatimTest, WhiteSpaceStaysAndLineEndsAreLineFeeds) {
  EXPECT_EQ(Verbatim("  a\n\tb  \n"), "  a\n\tb  \n");
  EXPECT_EQ(Verbatim("a\r\nb\rc\r"), "a\nb\nc\n");
  EXPECT_EQ(Verbatim("a\r\r\nb"), "a\n\nb");
  EXPECT_EQ(Verbatim("a\u00A0b\u3000c"), "a b c");
  EXPECT_EQ(Verbatim("a\u200Bb\u00ADc\x01"), "abc");
}

TEST(LineEndTest, IsAtTheFirstMarkHoweverFarOff) {
  for (const size_t length : {0, 1, 254, 255, 256, 257, 511, 512, 513, 2000}) {
    const std::string line(length, 'a');
    EXPECT_EQ(LineEnd(line, 0), length);
    for (const char mark : {'\n', '\r', '\f'}) {
      for (const size_t more : {0, 1, 255, 256, 300}) {
        const std::string text = "x" + line + mark + std::string(more, '\n');
        EXPECT_EQ(LineEnd(text, 1), length + 1) << int{mark} << " and " << more;
        EXPECT_EQ(LineEnd(text, length + 1), length + 1);
      }
    }
  }
}

TEST(TrimSpaceTest, OnlyTheEndsAndOnlyAscii) {
  EXPECT_EQ(TrimSpace(""), "");
  EXPECT_EQ(TrimSpace(" \t\n\r\f\v"), "");
  EXPECT_EQ(TrimSpace(" a b\n"), "a b");
  EXPECT_EQ(TrimSpace("\u00A0a"), "\u00A0a");
}

}  // namespace
}  // namespace pare
