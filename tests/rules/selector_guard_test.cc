// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Guards that many rules share, and selectors that are filed under what stands before the element.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "extract/rules/rule_set.h"
#include "tests/rules/page_builder.h"
#include "tests/rules/selector_helpers.h"

namespace pare {
namespace {

// Rules 0, 1, 2 ... with one guard.
SelectorIndex Guarded(std::string_view guard, const std::vector<std::string_view>& selectors) {
  SelectorIndex index;
  const uint32_t number = index.AddGuard(MustParse(guard).alternatives[0]);
  for (uint32_t rule = 0; rule < selectors.size(); ++rule) {
    index.AddOther(MustParse(selectors[rule]), rule, number);
  }
  index.Finish();
  return index;
}

TEST(SelectorGuard, IsAsIfWrittenBehindEachSelector) {
  const std::string_view guard = ":not(p, #no, :has(pre, p:min-text-length(4), .x))";
  const std::vector<std::string_view> selectors = {
      "[class*=foot i]", "[id*=foot i], [class^=foo]:not(.z)", ".foot", "#foot", "div", "*",
      ":is(.foot, [class$=foot])", ".foot ~ *", "div > .foot", "[class*=foot][class*=z]"};
  const Page page = PageOf(
      "<div class='my-Foot z'><pre>x</pre></div><div class=foot id=no></div><p class=foot>a</p>"
      "<div class=foot id=foot><p>abc</p></div><div class='z foot'><p>abcd</p></div>"
      "<div class='foot z' id=footer><b class=foot></b></div>"
      "<div class='foot z'><i class=x></i></div><div class='foot z'></div>");
  std::vector<std::string> written;
  for (const std::string_view selector : selectors) {
    std::string text;
    for (const std::string_view part : {selector.substr(0, selector.find(", [class^")),
                                        selector.substr(std::min(selector.size(),
                                                                 selector.find(", [class^")))}) {
      if (!part.empty()) text.append(part).append(guard);
    }
    written.push_back(text);
  }
  const MatchResult expected =
      MatchAll(IndexOf({written.begin(), written.end()}), selectors.size(), page.tree);
  const MatchResult found = MatchAll(Guarded(guard, selectors), selectors.size(), page.tree);
  EXPECT_EQ(found.matches, expected.matches);
  EXPECT_GT(found.matches.size(), 2 * selectors.size());
}

TEST(SelectorGuard, OneThatPassesItsBudgetLeavesItsRulesNothing) {
  const std::string text(4000, 'x');
  PageBuilder builder;
  for (int i = 0; i < 10'000; ++i) builder.Open("div", {{"class", "a"}});
  const Page page = builder.Text(text).Build();
  SelectorIndex index;
  const uint32_t guard = index.AddGuard(MustParse(":not(:has-text(/x y/))").alternatives[0]);
  index.AddOther(MustParse("[class^=a]"), 0, guard);
  index.AddOther(MustParse(".a"), 1);
  index.AddOther(MustParse("#nowhere"), 2, guard);
  index.AddOther(MustParse(".a"), 3, guard);
  index.Finish();
  std::vector<ElementMatch> matches;
  std::vector<uint32_t> over_budget;
  index.Match(page.tree, std::vector<uint8_t>{1, 1, 1, 0}, matches, over_budget);
  EXPECT_EQ(over_budget, (std::vector<uint32_t>{0, 2}));
  EXPECT_EQ(matches.size(), 10'000u);
  for (const ElementMatch& m : matches) EXPECT_EQ(m.rule, 1u);
}

TEST(SelectorGuard, ManySiblingsThatBeginTheSamePutOutEachOnce) {
  PageBuilder builder;
  builder.Open("div");
  for (int i = 0; i < 100'000; ++i) builder.Open("a", {{"class", "z"}, {"name", "z"}}).Close();
  const Page page = builder.Build();
  const MatchResult result = MatchAll(IndexOf({".z ~ *, [name=z] ~ *, a ~ *"}), 1, page.tree);
  EXPECT_EQ(result.matches.size(), 99'999u);
  EXPECT_LT(result.matches.capacity(), 1'000'000u);
}

TEST(SelectorGuard, BothKeysOfAFileAreMatchedAndShownInFailingTests) {
  const RuleFile file = {"a.rules",
                         "[x] :not(h1)\n##[class*=foot i], .share\n!+ <p class=Footer>\n"
                         "!+ <p class=share>\n!- <h1 class=footer>\n!- <h1 class=share>\n"
                         "!- <p class=share>\n"};
  const auto set = RuleSet::Compile({&file, 1});
  ASSERT_TRUE(set.ok()) << set.status();
  EXPECT_EQ(set->rules()[0].guard, ":not(h1)");
  const std::string message(set->RunInlineTests().message());
  EXPECT_EQ(message.substr(0, message.find('\n')),
            "a.rules:7:4: must not match, but x/1 (line 2) does: [class*=foot i], .share "
            "(and :not(h1))");
}

}  // namespace
}  // namespace pare
