// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/text/words.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "tests/text/random_text.h"

namespace pare {
namespace {

using Words = std::vector<std::string>;

Words WordsOf(std::string_view text) {
  Words out;
  ForEachWord(text, [&out](std::string_view w) { out.emplace_back(w); });
  return out;
}

TEST(WordsTest, AWordIsARunOfLettersDigitsAndMarks) {
  const struct {
    const char* text;
    Words words;
  } kCases[] = {
      {"", {}},
      {" \n—…!?", {}},
      {"It's 3.14, naïve café", {"It", "s", "3", "14", "naïve", "café"}},
      {"snake_case co-op", {"snake", "case", "co", "op"}},
      {"e\u0301tude", {"e\u0301tude"}},
      {"Москва, 3 мая", {"Москва", "3", "мая"}},
      {"مرحبا بالعالم", {"مرحبا", "بالعالم"}},
      {"한국어 말", {"한국어", "말"}},
      {"हिन्दी भाषा", {"हिन्दी", "भाषा"}},
      {"٢٠٢٦ Ⅷ", {"٢٠٢٦", "Ⅷ"}},
  };
  for (const auto& c : kCases) {
    EXPECT_EQ(WordsOf(c.text), c.words) << c.text;
    EXPECT_EQ(CountWords(c.text), c.words.size()) << c.text;
  }
}

TEST(WordsTest, AnIdeographOrAKanaLetterIsAWord) {
  EXPECT_EQ(WordsOf("漢字かなカナ"), (Words{"漢", "字", "か", "な", "カ", "ナ"}));
  EXPECT_EQ(WordsOf("東京。2026年abc"), (Words{"東", "京", "2026", "年", "abc"}));
  EXPECT_EQ(WordsOf("\U00020000x"), (Words{"\U00020000", "x"}));
  EXPECT_EQ(CountWords("「・」、。"), 0u);
}

TEST(WordsTest, ScriptsWithoutSpacesAreSplitByDictionary) {
  EXPECT_EQ(WordsOf("ภาษาไทย"), (Words{"ภาษา", "ไทย"}));
  EXPECT_EQ(WordsOf("abcภาษาไทย 12"), (Words{"abc", "ภาษา", "ไทย", "12"}));
  for (const char* run : {"ภาษาไทย", "ພາສາລາວ", "ភាសាខ្មែរ", "မြန်မာဘာသာ"}) {
    size_t sum = 0;
    for (const uint32_t length : SplitComplexRun(run)) {
      EXPECT_GT(length, 0u);
      sum += length;
    }
    EXPECT_EQ(sum, std::string_view(run).size()) << run;
  }
}

TEST(WordsTest, MalformedBytesPartWords) {
  EXPECT_EQ(WordsOf("a\xff" "b\xc3"), (Words{"a", "b"}));
  EXPECT_EQ(WordsOf("\x80\xbf\xf0\x9f"), Words{});
  EXPECT_EQ(WordsOf("x\xed\xa0\x80y"), (Words{"x", "y"})) << "a surrogate";
}

// The definition, a character at a time.
Words WordsByCharacter(std::string_view text) {
  Words words;
  CharClass open = CharClass::kOther;  // of the word that may go on
  for (size_t i = 0; i < text.size();) {
    const size_t begin = i;
    const CharClass kind = ClassOf(NextCodePoint(text, i));
    if (kind != CharClass::kOther) {
      if (kind != open || kind == CharClass::kIdeograph) words.emplace_back();
      words.back() += text.substr(begin, i - begin);
    }
    open = kind;
  }
  return words;
}

TEST(WordsTest, AreThoseOfTheDefinitionWhereverTheyStand) {
  std::mt19937 random(3);
  for (int round = 0; round < 20000; ++round) {
    const std::string text = RandomText(random, 100);
    Words wanted;
    for (const std::string& word : WordsByCharacter(text)) {
      size_t at = 0;
      if (ClassOf(NextCodePoint(word, at)) != CharClass::kComplex) {
        wanted.push_back(word);
        continue;
      }
      at = 0;
      for (const uint32_t length : SplitComplexRun(word)) {
        wanted.push_back(word.substr(at, length));
        at += length;
      }
    }
    ASSERT_EQ(WordsOf(text), wanted) << text;
    ASSERT_EQ(CountWords(text), wanted.size()) << text;
  }
}

TEST(WordsTest, AreCountedAcrossWhatVectorCodeTakesAtATime) {
  for (const size_t edge : {64, 512, 1024}) {
    for (size_t begin = edge - 3; begin <= edge + 1; ++begin) {
      for (size_t end = begin + 1; end <= edge + 3; ++end) {
        std::string text(1100, ' ');
        text.replace(begin, end - begin, end - begin, 'a');
        EXPECT_EQ(CountWords(text), 1u) << begin << " to " << end;
      }
      for (const std::string_view letter : {"\u00E9", "\u2C60", "\U0001D400"}) {
        std::string text(1100, ' ');
        text.replace(begin, letter.size(), letter);
        EXPECT_EQ(CountWords(text), 1u) << letter << " at " << begin;
        EXPECT_EQ(CountWords(text.replace(begin - 1, 1, "a")), 1u) << letter << " at " << begin;
        text[begin + letter.size()] = 'b';
        EXPECT_EQ(CountWords(text), 1u) << letter << " at " << begin;
        EXPECT_EQ(CountWords(text.replace(begin, letter.size(), "\u2019")), 2u) << begin;
      }
    }
  }
}

TEST(WordsTest, WordsPointIntoTheText) {
  const std::string text = "one 漢 ภาษาไทย";
  ForEachWord(text, [&text](std::string_view w) {
    EXPECT_GE(w.data(), text.data());
    EXPECT_LE(w.data() + w.size(), text.data() + text.size());
  });
}

TEST(CodePointTest, ForwardAndBackwardAgreeOnWellFormedText) {
  const std::string text = "aé漢\U0001F600\u0301z";
  std::u32string forward, backward;
  for (size_t i = 0; i < text.size();) forward += NextCodePoint(text, i);
  for (size_t i = text.size(); i > 0;) backward.insert(0, 1, PreviousCodePoint(text, i));
  EXPECT_EQ(forward, U"aé漢\U0001F600\u0301z");
  EXPECT_EQ(backward, forward);
  std::string again;
  for (const char32_t c : forward) AppendCodePoint(c, again);
  EXPECT_EQ(again, text);
}

TEST(CodePointTest, AnyBytesComeToAnEnd) {
  for (int first = 0; first < 256; ++first) {
    for (int second = 0; second < 256; ++second) {
      const std::string text = {static_cast<char>(first), static_cast<char>(second)};
      for (size_t i = 0, last = 0; i < text.size(); last = i) {
        NextCodePoint(text, i);
        ASSERT_GT(i, last);
        ASSERT_LE(i, text.size());
      }
      for (size_t i = text.size(), last = i; i > 0; last = i) {
        PreviousCodePoint(text, i);
        ASSERT_LT(i, last);
      }
    }
  }
  size_t at = 0;
  EXPECT_EQ(NextCodePoint("\xff", at), char32_t{0xFFFD});
}

TEST(CodePointTest, WhatIsNoScalarValueIsNotWritten) {
  std::string out = "x";
  for (const char32_t c : {0xD800u, 0xDFFFu, 0x110000u, 0xFFFFFFFFu}) AppendCodePoint(c, out);
  EXPECT_EQ(out, "x");
}

TEST(CodePointTest, ClassesOfCharacters) {
  const struct {
    CharClass kind;
    std::u32string_view all;
  } kCases[] = {
      {CharClass::kOther, U" \t\n.,-_'\u00A0–“。、・€😀\uFFFD\u200B"},
      {CharClass::kWord, U"aZ09éßЖאبक한０Ａ\u0301"},
      {CharClass::kIdeograph, U"漢あア㐀豈\U00020000"},
      {CharClass::kComplex, U"กລកမ"},
  };
  for (const auto& c : kCases) {
    for (const char32_t one : c.all) EXPECT_EQ(ClassOf(one), c.kind) << std::hex << uint32_t{one};
  }
}

}  // namespace
}  // namespace pare
