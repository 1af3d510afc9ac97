// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/text/shape.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace pare {
namespace {

TEST(ShapeTest, AnEndMarkIsSeenThroughQuotesAndBrackets) {
  for (const char* text :
       {"It rains.", "Does it?", "It does!  ", "And so on…", "\"It rains.\"", "(It rains.)",
        "„Es regnet.“", "« Il pleut. »", "It rains.’", "*It rains.*", "雨が降る。", "「雨が降る。」",
        "雨吗？", "هل تمطر؟", "वर्षा हो रही है।", "بارش ہو رہی ہے۔", ".", "It rains.\u00A0"}) {
    EXPECT_TRUE(ShapeOf(text).end_mark) << text;
  }
  for (const char* text : {"", " ", "Weather", "Weather:", "It rains,", "(more)", "\"", "雨",
                           "It rains. More", "1.5", "\xff"}) {
    EXPECT_FALSE(ShapeOf(text).end_mark) << text;
  }
}

TEST(ShapeTest, SentencesAreEndsBeforeSpaceClosingMarksOrTheEnd) {
  const struct {
    const char* text;
    uint32_t sentences;
  } kCases[] = {
      {"", 0},          {"No end", 0},           {"One.", 1},        {"One. Two! Three?", 3},
      {"Pi is 3.14", 0}, {"See example.com now", 0}, {"Wait... what?", 2}, {"\"One.\" Two.", 2},
      {"一。二！三？", 3}, {"「一。」二", 1},         {"Oh?! Yes.", 2},
  };
  for (const auto& c : kCases) EXPECT_EQ(ShapeOf(c.text).sentences, c.sentences) << c.text;
}

TEST(ShapeTest, CommasOfAnyScript) {
  EXPECT_EQ(ShapeOf("a, b; c")[ShapeClass::kComma], 2u);
  EXPECT_EQ(ShapeOf("一，二、三；四")[ShapeClass::kComma], 3u);
  EXPECT_EQ(ShapeOf("ا، ب؛ ج")[ShapeClass::kComma], 2u);
  EXPECT_EQ(ShapeOf("a. b: c")[ShapeClass::kComma], 0u);
}

TEST(ShapeTest, CapitalsLeaveTheFirstWordApart) {
  EXPECT_EQ(ShapeOf("The council met Jane Doe").capitals, 2u);
  EXPECT_EQ(ShapeOf("Встреча в Москве").capitals, 1u);
  EXPECT_EQ(ShapeOf("Alone").capitals, 0u);
  EXPECT_EQ(ShapeOf("東京 と 京都").capitals, 0u);
}

TEST(ShapeTest, NumbersAreWordsThatBeginWithADigit) {
  EXPECT_EQ(ShapeOf("12 boats, 3rd pier, b4").numbers, 2u);
  EXPECT_EQ(ShapeOf("٢٠٢٦ и ３").numbers, 2u);
}

TEST(ShapeTest, LettersOfAsciiAndBytesBeyondIt) {
  EXPECT_EQ(ShapeOf("Ab 12 c-d").latin, 4u);
  EXPECT_EQ(ShapeOf("Ab 12 c-d").wide, 0u);
  EXPECT_EQ(ShapeOf("d\u00E9j\u00E0 vu").latin, 4u);
  EXPECT_EQ(ShapeOf("d\u00E9j\u00E0 vu").wide, 4u);
  EXPECT_EQ(ShapeOf("\u6771\u4EAC\u3002a").wide, 9u);
  EXPECT_EQ(ShapeOf("\xE6\x9D" "a\xff").wide, 3u);
}

TEST(ShapeTest, ShoutedWordsHaveTwoLettersAllOfThemUpperCase) {
  EXPECT_EQ(ShapeOf("BREAKING NEWS").shouted, 2u);
  EXPECT_EQ(ShapeOf("A B-C").shouted, 0u) << "single letters";
  EXPECT_EQ(ShapeOf("BREAKINGS BREAKINGs bREAKINGS").shouted, 1u);
  EXPECT_EQ(ShapeOf("B2B 24").shouted, 0u) << "digits are no letters";
  EXPECT_EQ(ShapeOf("\u00C9T\u00C9 \u00C9t\u00C9 T\u00C9 T\u00E9 \u00C9T Et\u00C9").shouted, 3u);
  EXPECT_EQ(ShapeOf("\u041D\u0410 \u041D\u0430").shouted, 1u);
}

TEST(ShapeTest, ColonsAndLowerCaseStarts) {
  EXPECT_TRUE(ShapeOf("Read more:").colon_end);
  EXPECT_TRUE(ShapeOf("相关：").colon_end);
  EXPECT_TRUE(ShapeOf("“Read more:” ").colon_end);
  EXPECT_FALSE(ShapeOf("At 10:30").colon_end);
  EXPECT_TRUE(ShapeOf("…and so on").lower_start);
  EXPECT_TRUE(ShapeOf("“привет").lower_start);
  EXPECT_FALSE(ShapeOf("And so on").lower_start);
  EXPECT_FALSE(ShapeOf("漢字").lower_start);
  EXPECT_FALSE(ShapeOf("").lower_start);
}

TEST(ShapeTest, WordsAreThoseOfTheRestOfTheProgram) {
  EXPECT_EQ(ShapeOf("It's 漢字, 3.14").words, 6u);
  EXPECT_EQ(ShapeOf("").words, 0u);
}

std::vector<uint32_t> HashesOf(const std::string& text) {
  std::vector<uint32_t> hashes;
  ShapeOf(text, &hashes);
  return hashes;
}

TEST(ShapeTest, AWordHasOneHashWhereverItStandsAndInAnyCase) {
  const std::string letters = "the1quick2brown3fox4jumps5over6the7lazy8dog9";
  std::set<uint32_t> all;
  for (size_t length = 1; length <= letters.size(); ++length) {
    std::string word = letters.substr(0, length), upper = word;
    const std::vector<uint32_t> alone = HashesOf(word);
    ASSERT_EQ(alone.size(), 1u);
    all.insert(alone[0]);
    std::ranges::transform(upper, upper.begin(), [](char c) { return c >= 'a' ? c - 32 : c; });
    EXPECT_EQ(HashesOf(upper), alone) << upper;
    EXPECT_EQ(HashesOf(word + "."), alone) << word;
    EXPECT_EQ(HashesOf(word + std::string(20, ' ')), alone) << word;
    for (size_t before = 500; before < 515; ++before) {  // vector code takes 512 bytes at a time
      EXPECT_EQ(HashesOf(std::string(before, ' ') + word), alone) << word << " at " << before;
    }
    for (const std::string& either : {word, upper}) {
      EXPECT_EQ(ShapeOf(either)[ShapeClass::kLower] + ShapeOf(either)[ShapeClass::kDigit], length);
    }
  }
  EXPECT_EQ(all.size(), letters.size());
  EXPECT_EQ(HashesOf("ÉTÉ café"), HashesOf("été CAFÉ"));
  EXPECT_NE(HashesOf("cafés"), HashesOf("caféz"));
  EXPECT_NE(HashesOf("eg"), HashesOf("\u6765")) << "its code point is the two letters";
}

}  // namespace
}  // namespace pare
