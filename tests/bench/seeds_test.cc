// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "bench/seeds.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace pare::bench {
namespace {

using Strings = std::vector<std::string>;

constexpr char kText[] =
    "Title\n"     // 1 either
    "\n"          // 2
    "First.\n"    // 3 keep
    "Share\n"     // 4 drop
    "  Second.\n"  // 5 keep
    "Title\n"     // 6 keep: a repeated line
    "Share";      // 7 drop

std::vector<std::string> Check(const std::string& output) {
  return CheckSeed({"a.txt", {3, 5, 6}, {4, 7}, {1}}, kText, output);
}

TEST(CheckSeedTest, TheLinesToKeepAreExactWithAndWithoutTheFreeOnes) {
  EXPECT_TRUE(Check("Title\n\nFirst.\n\nSecond.\n\nTitle\n").empty());
  EXPECT_TRUE(Check("First.\nSecond.\nTitle").empty());
}

TEST(CheckSeedTest, WhiteSpaceAtTheEndsOfLinesIsFree) {
  EXPECT_TRUE(Check(" First.\r\n\u00a0Second.\t\nTitle ").empty());
}

TEST(CheckSeedTest, NamesALostLine) {
  EXPECT_EQ(Check("Title\nFirst.\nTitle"), (Strings{"line 5 is lost: \"Second.\""}));
  EXPECT_EQ(Check("").size(), 3u);
}

TEST(CheckSeedTest, NamesEachLineThatShouldBeGoneOnce) {
  EXPECT_EQ(Check("First.\nShare\nSecond.\nTitle\nShare"),
            (Strings{"line 4 should be gone: \"Share\"", "line 7 should be gone: \"Share\""}));
}

TEST(CheckSeedTest, NamesAChangedLine) {
  EXPECT_EQ(Check("First\nSecond.\nTitle"),
            (Strings{"line 3 is lost: \"First.\"", "not a line of the text: \"First\""}));
}

TEST(CheckSeedTest, NamesLinesThatChangedPlaces) {
  EXPECT_EQ(Check("Second.\nFirst.\nTitle"),
            (Strings{"line 3 is lost: \"First.\"", "out of order or repeated: \"First.\""}));
}

TEST(CheckSeedTest, ALongLineIsQuotedUpToAWholeCharacter) {
  const std::string line = std::string(59, 'x') + "éé";  // 60 bytes end within the first é
  const auto problems = CheckSeed({"a.txt", {1}, {}, {}}, line, "");
  std::string message = "line 1 is lost: \"";
  message.append(59, 'x').append("...\"");
  EXPECT_EQ(problems, (Strings{message}));
}

TEST(CheckSeedTest, LineNumbersBeyondTheTextAreIgnored) {
  EXPECT_TRUE(CheckSeed({"a.txt", {1, 9}, {8}, {0}}, "One", "One").empty());
}

}  // namespace
}  // namespace pare::bench
