// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The index against the definitions, on pages and selectors that nobody would write.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "tests/rules/naive_selector.h"
#include "tests/rules/page_builder.h"
#include "tests/rules/selector_helpers.h"

namespace pare {
namespace {

class Dice {
 public:
  explicit Dice(uint32_t seed) : state_(seed) {}
  uint32_t Pick(uint32_t n) {
    state_ = state_ * 1664525 + 1013904223;
    return (state_ >> 16) % n;
  }
  template <size_t N>
  std::string_view Pick(const std::string_view (&list)[N]) {
    return list[Pick(uint32_t{N})];
  }

 private:
  uint32_t state_;
};

constexpr std::string_view kTags[] = {"div", "p", "x-y", "x-z", "svg"};
constexpr std::string_view kClasses[] = {"a", "b", "a b", "abcd", " c\ta "};
constexpr std::string_view kTexts[] = {" ", "", "foo", " bar  foo", "Foo ", "\n", "fo", "o"};

Page RandomPage(Dice& dice, uint32_t size) {
  PageBuilder builder;
  uint32_t depth = 0;
  for (uint32_t i = 0; i < size; ++i) {
    for (; depth > 0 && dice.Pick(2) == 0; --depth) builder.Close();
    PageBuilder::Attributes attributes;
    if (dice.Pick(3) > 0) attributes.push_back({"class", dice.Pick(kClasses)});
    if (dice.Pick(8) == 0) attributes.push_back({"id", "i"});
    if (dice.Pick(6) == 0) attributes.push_back({"lang", "en-GB"});
    builder.Open(dice.Pick(kTags), attributes);
    ++depth;
    if (dice.Pick(4) == 0) builder.Text(dice.Pick(kTexts));
  }
  return builder.Build();
}

std::string RandomList(Dice& dice, uint32_t nesting, bool relative, bool in_has);

std::string RandomCondition(Dice& dice, uint32_t nesting, bool in_has) {
  static constexpr std::string_view kPlain[] = {
      ".a", ".b", ".c", "#i", "[lang]", "[class~=b]", "[class*=abc]", "[class*=BCD i]",
      "[lang|=en]", "[class^=a]", "[class$=d]", "[class=\"a b\"]", ":root", ":empty", ":first-child",
      ":last-child", ":only-child", ":first-of-type", ":last-of-type", ":only-of-type",
      ":nth-child(2n+1)", ":nth-child(-n+2)", ":nth-last-child(even)", ":nth-of-type(2)",
      ":nth-last-of-type(3n-1)", ":has-text('foo')", ":has-text(/^foo/)", ":has-text(/o$/i)",
      ":min-text-length(3)", ":has-text('o f')"};
  if (nesting == 0 || dice.Pick(3) > 0) return std::string(dice.Pick(kPlain));
  static constexpr std::string_view kFunctions[] = {":is(", ":not(", ":where(", ":nth-child(2 of ",
                                                    ":nth-last-child(n+2 of "};
  if (!in_has && dice.Pick(2) == 0) {
    return ":has(" + RandomList(dice, nesting - 1, true, true) + ")";
  }
  return std::string(dice.Pick(kFunctions)) + RandomList(dice, nesting - 1, false, in_has) + ")";
}

std::string RandomComplex(Dice& dice, uint32_t nesting, bool relative, bool in_has) {
  static constexpr std::string_view kCombinators[] = {" ", " > ", " + ", " ~ "};
  std::string text;
  if (relative && dice.Pick(2) == 0) text += kCombinators[1 + dice.Pick(3)];
  for (uint32_t more = dice.Pick(4);; --more) {
    const std::string type(dice.Pick(2) == 0 ? dice.Pick(kTags) : "*");
    text += type;
    for (uint32_t i = dice.Pick(3); i > 0; --i) text += RandomCondition(dice, nesting, in_has);
    if (more == 0) return text;
    text += dice.Pick(kCombinators);
  }
}

std::string RandomList(Dice& dice, uint32_t nesting, bool relative, bool in_has) {
  std::string text = RandomComplex(dice, nesting, relative, in_has);
  if (dice.Pick(3) == 0) text += "," + RandomComplex(dice, nesting, relative, in_has);
  return text;
}

std::string RandomSelector(Dice& dice) {
  std::string text = RandomList(dice, 3, false, false);
  if (dice.Pick(6) == 0) text += ":upward(" + std::to_string(1 + dice.Pick(3)) + ")";
  if (dice.Pick(6) == 0) text = "*:upward(" + RandomList(dice, 2, false, false) + ")," + text;
  return text;
}

// What the index remembers of attributes' values: more values than it has places for, more words than
// it notes, and the same value under names of one length.
TEST(SelectorRandom, ValuesOfManyWordsAreFoundAgain) {
  Dice dice(11);
  std::vector<std::string> words, texts;
  for (char c = 'a'; c < 'a' + 20; ++c) {
    words.push_back(std::string(3, c));
    texts.push_back("." + words.back());
    texts.push_back("[title~=" + words.back() + "]");
    texts.push_back("[class*=" + words.back() + "]");
  }
  const std::vector<std::string_view> selectors(texts.begin(), texts.end());
  const SelectorIndex index = IndexOf(selectors);
  std::vector<std::string> values;
  for (int i = 0; i < 400; ++i) {
    std::string value;
    for (uint32_t n = 1 + dice.Pick(9); n > 0; --n) value += words[dice.Pick(20)] + " ";
    values.push_back(value);
  }
  PageBuilder builder;
  for (int i = 0; i < 3000; ++i) {
    PageBuilder::Attributes attributes;
    if (dice.Pick(3) > 0) attributes.push_back({"class", values[dice.Pick(400)]});
    if (dice.Pick(3) > 0) attributes.push_back({"title", values[dice.Pick(400)]});
    builder.Open("p", attributes);
    builder.Close();
  }
  const Page page = builder.Build();
  const MatchResult result = MatchAll(index, selectors.size(), page.tree);
  EXPECT_TRUE(result.over_budget.empty());
  for (uint32_t rule = 0; rule < selectors.size(); ++rule) {
    std::vector<NodeId> found;
    for (const ElementMatch& m : result.matches) {
      if (m.rule == rule) found.push_back(m.node);
    }
    NaiveSelector naive(page.tree, 20'000'000);
    EXPECT_EQ(found, naive.Select(MustParse(selectors[rule]))) << selectors[rule];
    EXPECT_FALSE(found.empty());
  }
}

TEST(SelectorRandom, TheIndexAgreesWithTheDefinitions) {
  Dice dice(7);
  size_t selected = 0, compared = 0;
  for (int round = 0; round < 4000; ++round) {
    const Page page = RandomPage(dice, 5 + dice.Pick(35));
    std::vector<std::string> texts;
    for (int i = 0; i < 6; ++i) texts.push_back(RandomSelector(dice));
    const std::vector<std::string_view> selectors(texts.begin(), texts.end());
    const MatchResult result = MatchAll(IndexOf(selectors), selectors.size(), page.tree);
    EXPECT_TRUE(result.over_budget.empty());
    for (uint32_t rule = 0; rule < selectors.size(); ++rule) {
      NaiveSelector naive(page.tree, 2'000'000);
      const std::vector<NodeId> expected = naive.Select(MustParse(selectors[rule]));
      if (naive.gave_up()) continue;
      std::vector<NodeId> found;
      for (const ElementMatch& m : result.matches) {
        if (m.rule == rule) found.push_back(m.node);
      }
      ASSERT_EQ(found, expected) << "round " << round << ": " << selectors[rule];
      selected += found.size();
      ++compared;
    }
  }
  // The comparison is worth something: selectors were compared, and selected something.
  EXPECT_GT(compared, 23000u);
  EXPECT_GT(selected, 50000u);
}

}  // namespace
}  // namespace pare
