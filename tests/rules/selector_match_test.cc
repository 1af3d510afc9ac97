// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "tests/rules/selector_helpers.h"

namespace pare {
namespace {

struct Case {
  std::string_view selector;
  std::string_view selected;  // ids, in document order
};

void ExpectAll(std::string_view html, std::initializer_list<Case> cases) {
  for (const Case& c : cases) EXPECT_EQ(Selected(c.selector, html), c.selected) << c.selector;
}

TEST(SelectorMatch, NamesClassesIdsAndAttributes) {
  ExpectAll(
      "<div id=Top class=' a\tb '><p id=p1 class=a lang=en-GB>x</p>"
      "<x-card id=card class=md:flex title='Big News'><span id=s class=1 hidden></span></x-card>"
      "<p id=p2 class=A></p></div>",
      {{"p", "p1 p2"},          {"P", "p1 p2"},         {"x-card", "card"},
       {"X-Card", "card"},      {"y-card", ""},         {"#Top", "Top"},
       {"#top", ""},            {".a", "Top p1"},       {".A", "p2"},
       {".a.b", "Top"},         {".ab", ""},            {".md\\:flex", "card"},
       {".\\31 ", "s"},         {".\\000031", "s"},     {"[hidden]", "s"},
       {"[LANG]", "p1"},        {"[lang=en]", ""},      {"[lang|=en]", "p1"},
       {"[lang|=e]", ""},       {"[lang='en-gb']", ""}, {"[lang='EN-gb' i]", "p1"},
       {"[lang='en-GB' s]", "p1"}, {"[title~=News]", "card"}, {"[title~=New]", ""},
       {"[title^=Big]", "card"}, {"[title$=ews]", "card"}, {"[title*='g N']", "card"},
       {"[title*=big i]", "card"}, {"[title*=big]", ""}, {"[ title *= ig ]", "card"},
       {"[class=\" a\\9 b \"]", "Top"}, {"p,span", "p1 s p2"}, {"p , .a, p.a", "Top p1 p2"},
       {"*", "html head body Top p1 card s p2"}});
}

TEST(SelectorMatch, Combinators) {
  ExpectAll("<div id=d><p id=p1><b id=b1></b></p>text<p id=p2></p><ul id=u><li id=l></li></ul>"
            "<p id=p3><b id=b2></b></p></div>",
            {{"div p", "p1 p2 p3"},  {"div>p", "p1 p2 p3"}, {"div > b", ""},
             {"div b", "b1 b2"},     {"p + p", "p2"},       {"p+ul", "u"},
             {"ul + p b", "b2"},     {"p ~ p", "p2 p3"},    {"ul ~ p", "p3"},
             {"p + p ~ p > b", "b2"}, {"body * > *", "p1 b1 p2 u l p3 b2"},
             {"#b1 ~ *", ""},        {"p ~ ul li", "l"},    {"div div", ""}});
}

TEST(SelectorMatch, IsWhereAndNot) {
  ExpectAll("<div id=d class=a><p id=p1 class=a></p><p id=p2 class=b><i id=i></i></p></div>",
            {{":is(.a, .b)", "d p1 p2"},       {"p:where(.a)", "p1"},
             {"p:not(.a)", "p2"},              {"p:not(.a, .b)", ""},
             {"body *:not(p *, div)", "p1 p2"}, {":is(div > p) > i", "i"},
             {":not(:not(.b))", "p2"},         {"p:is(:is(.b))", "p2"},
             {"div :not(p)", "i"},             {":is(i, #d):not(:is(.a))", "i"}});
}

TEST(SelectorMatch, Has) {
  ExpectAll("<div id=d1><p id=p1><b id=b1 class=x></b></p><p id=p2></p></div>"
            "<div id=d2><h2 id=h></h2><ul id=u></ul><p id=p3 class=x></p></div>",
            {{"div:has(b)", "d1"},          {"div:has(> b)", ""},
             {"div:has(.x)", "d1 d2"},      {"div:has(> .x)", "d2"},
             {"h2:has(+ ul)", "h"},         {"h2:has(+ p)", ""},
             {"h2:has(~ p)", "h"},          {"div:has(p + p)", "d1"},
             {"div:has(> p > b)", "d1"},    {"div:has(h2 + ul ~ p)", "d2"},
             {"div:not(:has(b))", "d2"},    {"div:has(ul, b)", "d1 d2"},
             {"div:has(+ div > h2)", "d1"}, {"p:has(+ p):has(b)", "p1"},
             {":has(> .x) > p", "p3"},      {"div:has(body b)", ""}});
}

TEST(SelectorMatch, PlacesAmongSiblings) {
  ExpectAll("<ul id=u><li id=a class=x></li>text<li id=b></li><li id=c class=x></li>"
            "<li id=d class=x></li><li id=e></li></ul><p id=p><i id=i></i><b id=o></b></p>",
            {{"li:first-child", "a"},        {"li:last-child", "e"},
             {"li:nth-child(2)", "b"},       {"li:nth-child(odd)", "a c e"},
             {"li:nth-child(even)", "b d"},  {"li:nth-child(2n)", "b d"},
             {"li:nth-child(-n+2)", "a b"},  {"li:nth-child(n + 4)", "d e"},
             {"li:nth-child(+3n-1)", "b e"}, {"li:nth-child(0n+3)", "c"},
             {"li:nth-child(-2)", ""},       {"li:nth-child(n)", "a b c d e"},
             {"li:nth-last-child(2)", "d"},  {"li:nth-child(2 of .x)", "c"},
             {"li:nth-last-child(1 of .x)", "d"}, {"li:nth-child(odd of :not(.x))", "b"},
             {"#i:first-of-type", "i"},      {"p > :only-of-type", "i o"},
             {"p > :only-child", ""},        {"b:nth-of-type(1)", "o"},
             {"b:first-child", ""},          {"li:nth-last-of-type(-n+2)", "d e"},
             {"body > :last-of-type", "u p"}, {":root", "html"},
             {":root:first-child:last-child:only-child", "html"}});
}

TEST(SelectorMatch, Empty) {
  ExpectAll("<p id=a></p><p id=b> \n\t</p><p id=c>&nbsp;</p><p id=d><b id=e></b></p>"
            "<p id=f><!-- note --></p>",
            {{"p:empty", "a b f"}, {"p > :empty", "e"}});
}

TEST(SelectorMatch, Text) {
  ExpectAll("<div id=d>Read \n<b id=b>more</b> news<script id=s>var hidden</script></div>"
            "<p id=p>\xC3\xA9t\xC3\xA9&nbsp; x</p><p id=q> a.b </p>",
            {{"div:has-text('Read more news')", "d"}, {"div:has-text(\"read more\")", ""},
             {"body :has-text('more')", "d b"},       {"div:has-text('  more   news ')", "d"},
             {"div:has-text('hidden')", ""},          {"body :has-text(/^read MORE/i)", "d"},
             {"body :has-text(/^read/)", ""},         {"p:has-text(/^a\\.b$/)", "q"},
             {"p:has-text('\xC3\xA9t\xC3\xA9 x')", "p"}, {"p:min-text-length(5)", "p"},
             {"p:min-text-length(6)", ""},            {"p:min-text-length(3)", "p q"}});
}

TEST(SelectorMatch, Upward) {
  ExpectAll("<section id=s><div id=d1><div id=d2><h3 id=h>Related</h3><p id=p class=x></p>"
            "</div></div></section><div id=d3><p id=q class=x></p></div>",
            {{".x:upward(1)", "d2 d3"},  {".x:upward(2)", "body d1"},
             {".x:upward(9)", ""},       {".x:upward(div)", "d2 d3"},
             {".x:upward(section, #d3)", "s d3"}, {".x:upward(section > *)", "d1"},
             {"h3:has-text('Related'):upward(section)", "s"},
             {"#h:upward(1), p", "d2 p q"}, {":upward(div)", "d1 d2 d3"},
             {"p:upward(p)", ""},        {"html:upward(1)", ""},
             {".x:upward(div), section", "s d2 d3"}});
}

TEST(SelectorMatch, SvgAndMathMlAreElementsLikeOthers) {
  ExpectAll("<svg id=s class=x><g id=g></g><a id=a1></a></svg><math id=m><mi id=i></mi></math>"
            "<a id=a2></a>",
            {{"svg.x", "s"}, {"g", "g"}, {"a", "a1 a2"}, {"math > mi", "i"}, {"svg ~ a", "a2"}});
}

TEST(SelectorMatch, MatchesAreInOrderAndOnce) {
  const std::string html = "<div class=a><p class='a b'></p><p class='b a'></p></div>";
  const Page page = PageOf(html);
  const SelectorIndex index = IndexOf({"p:upward(div)", ".a, .b", "[class]", "p", "div:is(.a,.b)"});
  const MatchResult result = MatchAll(index, 5, page.tree);
  const std::vector<ElementMatch> expected = {{4, 0}, {4, 1}, {4, 2}, {4, 4}, {5, 1},
                                              {5, 2}, {5, 3}, {6, 1}, {6, 2}, {6, 3}};
  EXPECT_EQ(result.matches, expected);
}

// What one value of an attribute decides is looked up once and remembered.
TEST(SelectorMatch, ValuesThatAreRepeatedMatchAsTheFirstTime) {
  const std::vector<std::string_view> selectors = {
      ".share", "[class*=share i]", "[class=other]", "p.share", ".share, #x, [class*=har], div p",
      "[class]", "[class*=share i]:upward(1)"};
  const SelectorIndex index = IndexOf(selectors);
  const std::string one = "<p class='share share bar'></p>", other = "<p class=Share></p>";
  const std::string html = "<div>" + one + other + one + other + "</div>";
  const Page page = PageOf(html);
  for (uint32_t off = 0; off <= selectors.size(); ++off) {  // all active, or all but one
    std::vector<uint8_t> active(selectors.size(), 1);
    if (off < active.size()) active[off] = 0;
    std::vector<ElementMatch> expected, out;
    if (active[6] != 0) expected.push_back({4, 6});
    for (NodeId n = 5; n < 9; ++n) {
      const bool lower = n % 2 != 0;
      const std::vector<uint32_t> all = lower ? std::vector<uint32_t>{0, 1, 3, 4, 5}
                                              : std::vector<uint32_t>{1, 4, 5};
      for (const uint32_t rule : all) {
        if (active[rule] != 0) expected.push_back({n, rule});
      }
    }
    std::vector<uint32_t> over_budget;
    index.Match(page.tree, active, out, over_budget);
    EXPECT_EQ(out, expected) << "without " << off;
  }
}

TEST(SelectorMatch, AClassThatIsWrittenOverAndOverMatchesOnce) {
  std::string words;
  for (int i = 0; i < 100'000; ++i) words += i % 2 == 0 ? " a" : " b";
  const std::string html = "<p class='" + words + "'>";
  const Page page = PageOf(html);
  const SelectorIndex index = IndexOf({".a", ".b", ".a, .b", "p.a", "[class*='a b']"});
  const MatchResult result = MatchAll(index, 5, page.tree);
  const std::vector<ElementMatch> expected = {{4, 0}, {4, 1}, {4, 2}, {4, 3}, {4, 4}};
  EXPECT_EQ(result.matches, expected);
  EXPECT_LT(result.matches.capacity(), 10'000u);
}

TEST(SelectorMatch, InactiveRulesArePassedOverAndWhatWasOutStays) {
  const Page page = PageOf("<p class=a><div class=a>");
  const SelectorIndex index = IndexOf({"p", ".a", "div", "*"});
  std::vector<ElementMatch> out = {{9, 9}};
  std::vector<uint32_t> over_budget;
  index.Match(page.tree, std::vector<uint8_t>{1, 0, 1, 0}, out, over_budget);
  EXPECT_EQ(out, (std::vector<ElementMatch>{{9, 9}, {4, 0}, {5, 2}}));
  EXPECT_TRUE(over_budget.empty());
}

}  // namespace
}  // namespace pare
