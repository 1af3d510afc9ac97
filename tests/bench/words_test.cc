// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "bench/words.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace pare::bench {
namespace {

using Strings = std::vector<std::string>;

TEST(SplitWordsTest, PunctuationPartsWordsAndTheUnderscoreDoesNot) {
  EXPECT_EQ(SplitWords("Don't stop: snake_case, 3.14!"),
            (Strings{"don", "t", "stop", "snake_case", "3", "14"}));
}

TEST(SplitWordsTest, NothingGivesNoWords) {
  EXPECT_TRUE(SplitWords("").empty());
  EXPECT_TRUE(SplitWords(" \n\t—…").empty());
}

TEST(SplitWordsTest, LettersOfAllScriptsAreLowerCased) {
  EXPECT_EQ(SplitWords("ÉTÉ Иван STRASSE"), (Strings{"été", "иван", "strasse"}));
}

TEST(SplitWordsTest, EachCjkCharacterIsAWordOfItsOwn) {
  EXPECT_EQ(SplitWords("東京2020とabc語"), (Strings{"東", "京", "2020", "と", "abc", "語"}));
}

TEST(SplitWordsTest, ThePunctuationInsideTheCjkRangesIsAWordToo) {
  EXPECT_EQ(SplitWords("・、"), (Strings{"・"}));
}

TEST(SplitWordsTest, HangulIsSplitAtSpacesOnly) {
  EXPECT_EQ(SplitWords("한국 뉴스"), (Strings{"한국", "뉴스"}));
}

TEST(SplitWordsTest, CombiningMarksPartWords) {
  EXPECT_EQ(SplitWords("e\u0301te\u0301"), (Strings{"e", "te"}));
  EXPECT_EQ(SplitWords("हिन्दी"), (Strings{"ह", "न", "द"}));
}

TEST(SplitWordsTest, TheDottedCapitalIFallsApart) {
  EXPECT_EQ(SplitWords("İzmir"), (Strings{"i", "zmir"}));
}

TEST(SplitWordsTest, NumbersOfAllKindsAreWordCharacters) {
  EXPECT_EQ(SplitWords("½ m² Ⅷ ٣"), (Strings{"½", "m²", "ⅷ", "٣"}));
}

TEST(SplitWordsTest, MalformedBytesPartWords) {
  EXPECT_EQ(SplitWords("ab\xFF" "cd\xE4\xB8"), (Strings{"ab", "cd"}));
}

TEST(LowerTest, ASigmaAtTheEndOfAWordIsFinal) { EXPECT_EQ(Lower("ΟΔΟΣ ΣΑΣ"), "οδος σας"); }

TEST(IsWordCharTest, CharactersYoungerThanUnicode14AreNone) {
  EXPECT_TRUE(IsWordChar(0x1DF00));   // Latin, of Unicode 14
  EXPECT_FALSE(IsWordChar(0x1DF25));  // Latin, of Unicode 15
}

TEST(FlattenTest, WordsStandBetweenSpaces) {
  EXPECT_EQ(Flatten({"a", "b"}), " a b ");
  EXPECT_EQ(Flatten({}), "  ");
}

TEST(LowerAndCollapseTest, EveryRunOfWhiteSpaceIsOneSpace) {
  EXPECT_EQ(LowerAndCollapse(" A\u00a0\u3000b\r\n\tC"), " a b c");
}

TEST(TrimTest, WhiteSpaceOfAllKindsGoesAtTheEndsOnly) {
  EXPECT_EQ(Trim(" \u00a0a b\u2003\n"), "a b");
  EXPECT_EQ(Trim(" \t"), "");
}

}  // namespace
}  // namespace pare::bench
