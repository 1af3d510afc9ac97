// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/selector.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "extract/rules/selector_index.h"
#include "tests/rules/page_builder.h"

namespace pare {
namespace {

SelectorList Parse(std::string_view text) {
  SelectorList list;
  const auto error = ParseSelector(text, list);
  EXPECT_FALSE(error.has_value()) << text << ": " << error->what;
  return list;
}

std::vector<NodeId> NodesOf(std::string_view selector, const Tree& tree) {
  SelectorIndex index;
  index.Add(Parse(selector), 0);
  index.Finish();
  const std::vector<uint8_t> active(1, 1);
  std::vector<ElementMatch> matches;
  index.Match(tree, active, matches);
  std::vector<NodeId> nodes;
  for (const ElementMatch& m : matches) nodes.push_back(m.node);
  return nodes;
}

// 1 div#Top.a.b  2 p.a[lang=en-GB]  3 text  4 x-card.md:flex[title="Big News"]  5 span.1 [hidden]
//                6 p.A
Page SmallPage() {
  return PageBuilder()
      .Open("div", {{"id", "Top"}, {"class", " a\tb "}})
      .Open("p", {{"class", "a"}, {"lang", "en-GB"}}).Text("x").Close()
      .Open("x-card", {{"class", "md:flex"}, {"title", "Big News"}})
      .Open("span", {{"class", "1"}, {"hidden", ""}}).Close()
      .Close()
      .Open("p", {{"class", "A"}}).Close()
      .Build();
}

TEST(Selector, EachConstructMatchesWhatItSays) {
  const Page page = SmallPage();
  struct Case {
    std::string_view selector;
    std::vector<NodeId> nodes;
  };
  const Case cases[] = {
      {"*", {1, 2, 4, 5, 6}},      {"p", {2, 6}},          {"P", {2, 6}},
      {"x-card", {4}},             {"X-Card", {4}},        {"y-card", {}},
      {"#Top", {1}},               {"#top", {}},           {".a", {1, 2}},
      {".A", {6}},                 {".a.b", {1}},          {".ab", {}},
      {".md\\:flex", {4}},         {".\\31 ", {5}},        {"span.\\31", {5}},
      {".\\000031", {5}},          {"[hidden]", {5}},      {"[LANG]", {2}},
      {"[lang=en]", {}},           {"[lang|=en]", {2}},    {"[lang|=e]", {}},
      {"[lang=\"en-GB\"]", {2}},   {"[lang='en-gb']", {}}, {"[lang='EN-gb' i]", {2}},
      {"[title~=News]", {4}},      {"[title~=New]", {}},   {"[title^=Big]", {4}},
      {"[title$=ews]", {4}},       {"[title*='g N']", {4}}, {"[title*=big i]", {4}},
      {"[class=\" a\\9 b \"]", {1}}, {"[ title *= ig ]", {4}}, {"div p", {2, 6}},
      {"div > p", {2, 6}},         {"div>span", {}},       {"div span", {5}},
      {"div > x-card > span", {5}}, {"#Top .md\\:flex span.\\31[hidden]", {5}},
      {"p span", {}},              {"p,span", {2, 5, 6}},  {"p , .a, p.a", {1, 2, 6}},
      {"* *", {2, 4, 5, 6}},       {"div > * > *", {5}},   {"div div", {}},
  };
  for (const Case& c : cases) EXPECT_EQ(NodesOf(c.selector, page.tree), c.nodes) << c.selector;
}

TEST(Selector, MistakesAreNamedWithTheirPlace) {
  struct Case {
    std::string_view selector;
    size_t offset;
    std::string_view what;
  };
  const Case cases[] = {
      {"a:not(b)", 1, "`:not`"},       {"a + b", 2, "sibling"},  {".a ~ .b", 3, "sibling"},
      {".2col", 1, "\\32"},            {"[a", 0, "never closed"}, {"[a='b]", 3, "never closed"},
      {"a,,b", 2, "expected an element"}, {"[a%=b]", 2, "= ~="},  {"a!", 1, "combinator"},
      {"a > ", 4, "expected an element"}, {"[a^='']", 4, "never matches"},
  };
  for (const Case& c : cases) {
    SelectorList list;
    const auto error = ParseSelector(c.selector, list);
    ASSERT_TRUE(error.has_value()) << c.selector;
    EXPECT_EQ(error->offset, c.offset) << c.selector;
    EXPECT_NE(error->what.find(c.what), std::string::npos) << error->what;
  }
}

// The definition of matching, word for word; exponential where it likes.
bool NaiveMatches(const Tree& tree, NodeId n, const ComplexSelector& s, size_t i) {
  if (n == kNoNode || !tree.IsElement(n)) return false;
  for (const SimpleSelector& c : s.compounds[i].conditions) {
    if (c.kind == SimpleSelector::Kind::kType ? tree.NameOf(n) != c.name
                                              : tree.ValueOf(n, "class") != c.name) {
      return false;
    }
  }
  const NodeId parent = tree.nodes[n].parent;
  switch (s.compounds[i].left) {
    case Combinator::kNone:
      return true;
    case Combinator::kChild:
      return NaiveMatches(tree, parent, s, i + 1);
    case Combinator::kDescendant:
      for (NodeId a = parent; a != kNoNode; a = tree.nodes[a].parent) {
        if (NaiveMatches(tree, a, s, i + 1)) return true;
      }
  }
  return false;
}

TEST(Selector, AgreesWithTheDefinitionOnRandomTrees) {
  uint32_t seed = 7;
  const auto pick = [&seed](uint32_t n) {
    seed = seed * 1664525 + 1013904223;
    return (seed >> 16) % n;
  };
  const std::string_view tags[] = {"div", "p", "x-y"}, classes[] = {"a", "b"};
  const std::string_view compounds[] = {"div", "p", "x-y", ".a", ".b", "div.a", "p.b", "*"};
  const std::string_view combinators[] = {" ", ">"};
  for (int round = 0; round < 300; ++round) {
    PageBuilder builder;
    int depth = 0;
    for (int i = 0; i < 30; ++i) {
      if (depth > 0 && pick(3) == 0) {
        builder.Close();
        --depth;
      }
      builder.Open(tags[pick(3)], {{"class", classes[pick(2)]}});
      ++depth;
    }
    const Page page = builder.Build();
    SelectorIndex index;
    std::vector<SelectorList> lists;
    for (uint32_t rule = 0; rule < 20; ++rule) {
      std::string text(compounds[pick(8)]);
      for (uint32_t more = pick(5); more > 0; --more) {
        text += combinators[pick(2)];
        text += compounds[pick(8)];
      }
      lists.push_back(Parse(text));
      index.Add(lists.back(), rule);
    }
    index.Finish();
    std::vector<ElementMatch> matches;
    index.Match(page.tree, std::vector<uint8_t>(20, 1), matches);
    for (NodeId n = 0; n < page.tree.nodes.size(); ++n) {
      for (uint32_t rule = 0; rule < 20; ++rule) {
        const bool found = std::any_of(matches.begin(), matches.end(), [&](const ElementMatch& m) {
          return m.node == n && m.rule == rule;
        });
        ASSERT_EQ(found, NaiveMatches(page.tree, n, lists[rule].alternatives[0], 0));
      }
    }
  }
}

TEST(SelectorIndex, DeepPagesTakeLinearTime) {
  PageBuilder builder;
  for (int i = 0; i < 600; ++i) builder.Open("div", {{"class", "a"}});
  for (int i = 0; i < 100000; ++i) builder.Open("p").Open("b", {{"class", "z"}}).Close().Close();
  const Page page = builder.Build();
  const auto start = std::chrono::steady_clock::now();
  EXPECT_TRUE(NodesOf(".q .a .a .a .a .a .a b", page.tree).empty());
  EXPECT_TRUE(NodesOf(".q .a>.a .a>.a .a .a .z", page.tree).empty());
  // Walking up anew for each would be 100,000 times 600 steps or more: minutes, not milliseconds.
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(2));
}

}  // namespace
}  // namespace pare
