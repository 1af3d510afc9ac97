// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// What selectors cost on pages made to make them slow. Steps are counted, so no clock is asked.
#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/rules/selector_matcher.h"
#include "tests/rules/page_builder.h"
#include "tests/rules/selector_helpers.h"

namespace pare {
namespace {

Page Nested(int n) {
  PageBuilder builder;
  for (int i = 0; i < n; ++i) builder.Open("div", {{"class", i % 2 == 0 ? "a" : "b"}});
  builder.Text("some text at the bottom");
  return builder.Build();
}

Page Siblings(int n) {
  PageBuilder builder;
  builder.Open("div");
  for (int i = 0; i < n; ++i) {
    builder.Open("p", {{"class", i % 2 == 0 ? "a" : "b"}}).Text("x").Close();
  }
  return builder.Build();
}

// Ever deeper, with a sibling on each level.
Page Stairs(int n) {
  PageBuilder builder;
  for (int i = 0; i < n / 2; ++i) builder.Open("p", {{"class", "a"}}).Close().Open("div");
  builder.Text("x");
  return builder.Build();
}

int64_t StepsOf(std::string_view text, const Tree& tree) {
  SelectorList list = MustParse(text);
  MemoCounts counts;
  for (ComplexSelector& s : list.alternatives) NumberMemos(s, counts);
  TreeFacts facts(tree);
  SelectorMatcher matcher(facts, counts);
  matcher.set_steps_left(INT64_MAX);
  for (NodeId n = 0; n < tree.nodes.size(); ++n) {
    for (const ComplexSelector& s : list.alternatives) {
      if (tree.IsElement(n)) matcher.Select(s, n);
    }
  }
  return INT64_MAX - matcher.steps_left();
}

constexpr std::string_view kHostile[] = {
    "* ~ * ~ * ~ *",
    ".z ~ * ~ * ~ *",
    ".z * * * *",
    ".z > * * > * *",
    ".z + * ~ * > * *",
    ":has(* ~ *)",
    ":has(.z)",
    ":has(~ .z)",
    ":has(+ * > * *)",
    ":has(:has-text('no such'))",
    ":has(:has-text('x'))",
    ":has-text('text')",
    "*:not(:has(.z)) *:has(.z, .b) ~ *",
    ":nth-child(2n+1)",
    ":nth-last-of-type(3)",
    ":nth-child(2 of .a)",
    ":nth-last-child(2n of :not(.z ~ *))",
    ":is(.z *, .z ~ *) :is(.a *, .b ~ *)",
    ":not(:is(:not(.a) *) ~ *)",
    "*:has(p.z, div:has-text('no'))",
    "*:has(div:min-text-length(99))",
    ":not(:has(p:min-text-length(2)))",
    ".a ~ *",
    "*:upward(.z)",
    "*:upward(.z ~ *, .a)",
};

TEST(SelectorBudget, TwiceThePageTakesTwiceTheSteps) {
  for (Page (*make)(int) : {&Nested, &Siblings, &Stairs}) {
    const Page small = make(2000), large = make(4000);
    for (const std::string_view selector : kHostile) {
      const int64_t steps = StepsOf(selector, small.tree), more = StepsOf(selector, large.tree);
      EXPECT_GT(steps, 500) << selector;
      EXPECT_LT(more, 2.3 * steps) << selector;
    }
  }
}

TEST(SelectorBudget, HostilePagesStayWithinIt) {
  const std::vector<std::string_view> selectors(std::begin(kHostile), std::end(kHostile));
  const SelectorIndex index = IndexOf(selectors);
  for (Page (*make)(int) : {&Nested, &Siblings, &Stairs}) {
    const Page page = make(20'000);
    EXPECT_TRUE(MatchAll(index, selectors.size(), page.tree).over_budget.empty());
  }
}

TEST(SelectorBudget, ARuleThatPassesItSelectsNothingAndIsReported) {
  // Each of many elements in one another has all of the text, which is searched each time.
  const std::string text(4000, 'x');
  PageBuilder builder;
  for (int i = 0; i < 10'000; ++i) builder.Open("div", {{"class", "a"}});
  const Page page = builder.Text(text).Build();
  const SelectorIndex index =
      IndexOf({".a", "div:has-text(/x y/)", "p", ".a, div:has-text(/x/)", ":has(:has-text(/y/))"});
  const MatchResult result = MatchAll(index, 5, page.tree);
  EXPECT_EQ(result.over_budget, (std::vector<uint32_t>{1, 3, 4}));
  EXPECT_EQ(result.matches.size(), 10'000u);
  for (const ElementMatch& m : result.matches) EXPECT_EQ(m.rule, 0u);
}

TEST(SelectorBudget, HundredsOfTestsOfOneValueCountAsWell) {
  std::string list = ".z";
  for (int i = 0; i < 500; ++i) list += ", [class*='x" + std::to_string(i % 7) + "'], [class]";
  std::vector<std::string> classes;
  PageBuilder builder;
  for (int i = 0; i < 2000; ++i) classes.push_back("x0 x1 x2 x3 x4 x5 x6 " + std::to_string(i));
  for (const std::string& c : classes) builder.Open("i", {{"class", c}}).Close();
  const Page page = builder.Build();
  const MatchResult result = MatchAll(IndexOf({list, "[class*=x0]"}), 2, page.tree);
  EXPECT_EQ(result.over_budget, (std::vector<uint32_t>{0}));
  EXPECT_EQ(result.matches.size(), classes.size());
  for (const ElementMatch& m : result.matches) EXPECT_EQ(m.rule, 1u);
}

TEST(SelectorBudget, EvenTheLongestChainIsWithinItOnPlainPages) {
  std::string chain = "*";
  for (int i = 0; i < 31; ++i) chain += " *";
  const Page page = Siblings(1000);
  EXPECT_TRUE(MatchAll(IndexOf({chain}), 1, page.tree).over_budget.empty());
}

}  // namespace
}  // namespace pare
