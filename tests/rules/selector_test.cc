// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/selector.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>

#include "tests/rules/selector_helpers.h"

namespace pare {
namespace {

TEST(Selector, MistakesAreNamedWithTheirPlace) {
  std::string long_chain = "a", deep = "a";
  for (int i = 0; i < 32; ++i) long_chain += ">a";
  for (int i = 0; i < 9; ++i) deep = ":is(" + deep + ")";
  struct Case {
    std::string_view selector;
    size_t offset;
    std::string_view what;
  };
  const Case cases[] = {
      {"", 0, "expected an element"},
      {"a,,b", 2, "expected an element"},
      {"a > ", 4, "expected an element"},
      {"a > > b", 4, "expected an element"},
      {"+ b", 0, "expected an element"},
      {"a!", 1, "a combinator or a comma"},
      {"a )", 2, "expected an element"},
      {"a)", 1, "a combinator or a comma"},
      {long_chain, 64, "32 elements in a row are the most"},
      {deep, 32, "8 are the most"},
      {".2col", 1, "\\32"},
      {". a", 1, "expected a name"},
      {".a\\", 2, "expected a character after `\\`"},
      {".\\0 ", 1, "not a character"},
      {"[a", 0, "`[` is never closed"},
      {"[a=b", 0, "`[` is never closed"},
      {"[a='b]", 3, "the quote is never closed"},
      {"[a%=b]", 2, "expected `]` or one of = ~= |= ^= $= *="},
      {"[a~b]", 2, "expected one of = ~= |= ^= $= *="},
      {"[a=2]", 3, "expected a value"},
      {"[a=b c]", 5, "expected `]`, or `i` or `s` and `]`"},
      {"[a^='']", 4, "never matches"},
      {"[a~='b c']", 4, "one word"},
      {"a::before", 1, "pseudo-elements"},
      {"a:hover", 1, "unknown pseudo-class `:hover`; expected one of :not :is"},
      {"a:not", 5, "expected `(` after `:not`"},
      {"a:not (b)", 5, "expected `(` after `:not`"},
      {"a:empty(b)", 7, "`:empty` takes no argument"},
      {"a:not()", 6, "expected an element"},
      {"a:is(b,!)", 7, "expected an element"},
      {"a:not(b", 5, "`(` is never closed"},
      {"a:not(> b)", 6, "expected an element"},
      {"a:has(:not(:has(b)))", 11, "`:has()` cannot stand inside `:has()`"},
      {"a:nth-child(b)", 12, "expected a place such as"},
      {"a:nth-child(2n+)", 12, "expected a place such as"},
      {"a:nth-child(2x)", 12, "expected a place such as"},
      {"a:nth-child(+ 2)", 12, "expected a place such as"},
      {"a:nth-child(2 on b)", 14, "expected `of` and a selector"},
      {"a:nth-of-type(2 of b)", 16, "expected `)`"},
      {"a:has-text(b)", 11, "a text in quotes, or a regular expression"},
      {"a:has-text(' ')", 11, "the text is empty"},
      {"a:has-text(/b)", 11, "no closing slash"},
      {"a:has-text(//)", 11, "the regular expression is empty"},
      {"a:has-text(/(/)", 11, "not a regular expression of RE2: "},
      {"a:has-text('b' i)", 15, "expected `)`"},
      {"a:min-text-length(0)", 18, "expected a number from 1 to 1000000"},
      {"a:min-text-length(1000001)", 18, "expected a number from 1 to 1000000"},
      {"a:upward(0)", 9, "expected a number from 1 to 255"},
      {"a:upward(256)", 9, "expected a number from 1 to 255"},
      {"a:upward(b) c", 12, "nothing may follow `:upward()`"},
      {"a:upward(2).b", 11, "nothing may follow `:upward()`"},
      {"a:not(b:upward(1))", 7, "`:upward()` cannot stand inside another pseudo-class"},
  };
  for (const Case& c : cases) {
    SelectorList list;
    const auto error = ParseSelector(c.selector, list);
    ASSERT_TRUE(error.has_value()) << c.selector;
    EXPECT_EQ(error->offset, c.offset) << c.selector << ": " << error->what;
    EXPECT_NE(error->what.find(c.what), std::string::npos) << c.selector << ": " << error->what;
  }
}

TEST(Selector, TheMostOfEverythingIsRead) {
  std::string chain = "a", deep = "a";
  for (int i = 0; i < 31; ++i) chain += ">a";
  for (int i = 0; i < 8; ++i) deep = ":is(" + deep + ")";
  MustParse(chain);
  MustParse(deep);
  MustParse("a:upward(255), a:min-text-length(1000000)");
}

TEST(Selector, ExpressionsCanBeCheckedLater) {
  SelectorList list;
  EXPECT_FALSE(ParseSelector("a:has-text(/(/)", list, RegexCheck::kLater).has_value());
}

TEST(Selector, ListsWrittenAlikeAreEqual) {
  EXPECT_EQ(MustParse("div > p.a , B"), MustParse("DIV>p.\\61,b"));
  EXPECT_EQ(MustParse("a:first-child"), MustParse("a:nth-child( 1 )"));
  EXPECT_EQ(MustParse("a:HAS( b )"), MustParse("a:has(b)"));
  EXPECT_EQ(MustParse("a:has-text(/b/i)"), MustParse("a:has-text( /b/I )"));
  EXPECT_EQ(MustParse("a:nth-child(odd)"), MustParse("a:nth-child(2N + 1)"));
  const std::pair<std::string_view, std::string_view> different[] = {
      {"a", "b"},         {"a b", "a > b"},           {"a, b", "b, a"},
      {".a", "#a"},       {"[a=b]", "[a=b i]"},       {":not(a)", ":is(a)"},
      {":not(a)", ":not(b)"}, {"a:upward(1)", "a:upward(2)"}, {"a:upward(b)", "a:upward(c)"},
      {":has-text(/a/)", ":has-text(/a/i)"}, {":has-text(/a/)", ":has-text('a')"},
      {":has(a)", ":has(> a)"}, {":nth-child(2)", ":nth-child(2n)"}};
  for (const auto& [a, b] : different) EXPECT_FALSE(MustParse(a) == MustParse(b)) << a << " " << b;
}

}  // namespace
}  // namespace pare
