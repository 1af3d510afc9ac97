// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/tokens.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "extract/text/fold.h"
#include "extract/text/words.h"
#include "tests/text/random_text.h"

namespace pare {
namespace {

// (begin, end, folded form, kind) of each token.
using Tokens = std::vector<std::tuple<size_t, size_t, std::string, TokenKind>>;

Tokens TokensOf(const TokenLine& line) {
  Tokens tokens;
  for (size_t i = 0; i < line.size(); ++i) {
    tokens.emplace_back(line[i].begin, line[i].end, line.Folded(i), line[i].kind);
  }
  return tokens;
}

Tokens CutUp(std::string_view text, size_t most = 1000) {
  TokenLine line;
  line.Cut(text, most);
  return TokensOf(line);
}

// The definition, a character at a time.
Tokens CutByCharacter(std::string_view text, size_t most) {
  Tokens tokens;
  bool open = false;  // the last token may go on
  for (size_t i = 0; i < text.size();) {
    const size_t begin = i;
    const char32_t c = NextCodePoint(text, i);
    if (IsInvisible(c)) continue;
    const CharClass kind = ClassOf(c);
    if (kind == CharClass::kOther) {
      open = false;
      continue;
    }
    const char32_t folded = FoldCodePoint(c);
    const TokenKind token = kind == CharClass::kIdeograph         ? TokenKind::kIdeograph
                            : folded >= '0' && folded <= '9' ? TokenKind::kDigits
                                                             : TokenKind::kLetters;
    if (!open || token == TokenKind::kIdeograph || std::get<3>(tokens.back()) != token) {
      if (tokens.size() > most) break;
      tokens.emplace_back(begin, i, "", token);
    }
    open = true;
    std::get<1>(tokens.back()) = i;
    AppendCodePoint(folded, std::get<2>(tokens.back()));
  }
  return tokens;
}

TEST(TokensTest, EndWhereDigitsMeetLettersAndAfterEveryIdeograph) {
  using enum TokenKind;
  EXPECT_EQ(CutUp("5min, Café"), (Tokens{{0, 1, "5", kDigits},
                                         {1, 4, "min", kLetters},
                                         {6, 11, "café", kLetters}}));
  EXPECT_EQ(CutUp("12条"), (Tokens{{0, 2, "12", kDigits}, {2, 5, "条", kIdeograph}}));
  EXPECT_EQ(CutUp("so\u00adft"), (Tokens{{0, 6, "soft", kLetters}}));
}

TEST(TokensTest, AreThoseOfTheDefinitionWhereverTheyStand) {
  std::mt19937 random(6);
  TokenLine line;
  std::string room;
  for (int round = 0; round < 20000; ++round) {
    const std::string text = RandomText(random, 80);
    const size_t most = random() % 4 == 0 ? random() % 12 : 1000;
    line.Cut(text, most);
    const Tokens wanted = CutByCharacter(text, most);
    ASSERT_EQ(TokensOf(line), wanted) << text;
    const Folding folding = FoldTo(text, room);
    ASSERT_EQ(line.folding().text, folding.text) << text;
    ASSERT_EQ(line.folding().plain, folding.plain) << text;
  }
}

}  // namespace
}  // namespace pare
