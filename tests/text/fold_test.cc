// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/text/fold.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

#include "extract/text/words.h"
#include "tests/text/random_text.h"

namespace pare {
namespace {

TEST(FoldTest, CaseWidthAndPunctuationVanish) {
  const struct { const char *text, *folded; } kCases[] = {
      {"", ""},
      {" \u00A0…—!", ""},
      {"  Load 10 More\u00A0Replies… ", "load 10 more replies"},
      {"a,b;;c", "a b c"},
      {"ÀÉ naïve", "àé naïve"},
      {"МОСКВА", "москва"},
      {"ΣΑΣ σας", "σασ σασ"},
      {"ＡＢｃ１２", "abc12"},
      {"٢٠٢٦ ২০ ２０", "2026 20 20"},
      {"漢字。かな", "漢字 かな"},
      {"[Comments](24)", "comments 24"},
  };
  for (const auto& c : kCases) EXPECT_EQ(Fold(c.text), c.folded) << c.text;
}

TEST(FoldTest, SpellingsOfTheSameWordAreOne) {
  const struct { const char *one, *other; } kSame[] = {
      {"ΣΧΟΛΙΑ", "σχόλια"},       {"ΠΡΟΗΓΟΥΜΕΝΗ", "Προηγούμενη"}, {"γαϊδούρι", "ΓΑΙΔΟΥΡΙ"},
      {"ştiri", "știri"},         {"ŢARĂ", "țară"},               {"İLGİLİ HABERLER", "ilgili haberler"},
      {"YAZICI", "yazıcı"},       {"Ещё", "ЕЩЕ"},                 {"إعلان", "اعلان"},
  };
  for (const auto& c : kSame) EXPECT_EQ(Fold(c.one), Fold(c.other)) << c.one;
  EXPECT_NE(Fold("año"), Fold("ano"));
  EXPECT_NE(Fold("й"), Fold("и"));
}

TEST(FoldTest, InvisibleCharactersDoNotPartWords) {
  EXPECT_EQ(Fold("com\u00ADments"), "comments");
  EXPECT_EQ(Fold("\uFEFFsha\u200Bre\u200E"), "share");
  EXPECT_EQ(Fold("a\u2060b \u202Ec\u202C"), "ab c");
  EXPECT_EQ(Fold("love \u2764\uFE0F it"), "love it");
  EXPECT_EQ(Fold("\u200B \u00AD"), "");
}

TEST(FoldTest, FoldingTwiceChangesNothing) {
  for (const char* text : {"Load 10 More…", "ΣΑΣ", "ＡＢ１", "İstanbul", "Straße", "ǅ", "ภาษาไทย",
                           "\xff\xfe broken", "ᏣᎳᎩ", "①②"}) {
    const std::string once = Fold(text);
    EXPECT_EQ(Fold(once), once) << text;
  }
}

TEST(FoldTest, FoldToReplacesWhatWasThere) {
  std::string room = "old";
  EXPECT_EQ(FoldTo("New", room).text, "new");
  EXPECT_EQ(FoldTo("", room).text, "");
}

// The definition, a character at a time.
std::string FoldedByCharacter(std::string_view text) {
  std::string out;
  bool space = false;  // pending
  for (size_t i = 0; i < text.size();) {
    const char32_t c = NextCodePoint(text, i);
    if (IsInvisible(c)) continue;
    if (ClassOf(c) == CharClass::kOther) {
      space = true;
      continue;
    }
    if (space && !out.empty()) out += ' ';
    space = false;
    AppendCodePoint(FoldCodePoint(c), out);
  }
  return out;
}

TEST(FoldTest, IsThatOfTheDefinitionWhereverItStands) {
  std::mt19937 random(4);
  std::string room;
  for (int round = 0; round < 20000; ++round) {
    const std::string text = RandomText(random, 100);
    const Folding folding = FoldTo(text, room);
    ASSERT_EQ(folding.text, FoldedByCharacter(text)) << text;
  }
}

// U+023A grows most of all; a word behind it is written eight bytes at a time.
TEST(FoldTest, FitsIntoTheRoomItMakes) {
  for (size_t count = 0; count < 100; ++count) {
    for (const char* const last : {"", "W", "Words", " 12345678"}) {
      std::string text, room;
      for (size_t i = 0; i < count; ++i) text += "\u023A";
      text += last;
      const Folding folding = FoldTo(text, room);
      ASSERT_EQ(folding.text, FoldedByCharacter(text));
      ASSERT_EQ(folding.text.data(), room.data());
      const size_t behind = *last == '\0' ? 0 : 7;  // what WriteLower() may write there
      ASSERT_LE(folding.text.size() + behind, room.size()) << text;
    }
  }
}

TEST(FoldTest, MalformedBytesPartWords) {
  EXPECT_EQ(Fold("a\xff" "b"), "a b");
  EXPECT_EQ(Fold("\xc3"), "");
}

}  // namespace
}  // namespace pare
