// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/input/dom.h"

#include <gtest/gtest.h>

#include <ctime>
#include <iterator>
#include <random>
#include <string>
#include <utility>

#include "tests/input/tree_difference.h"

namespace pare {
namespace {

std::string Repeat(std::string_view s, size_t n) {
  std::string out;
  for (size_t i = 0; i < n; ++i) out += s;
  return out;
}

// A parsed page that owns its source.
struct Parsed {
  explicit Parsed(std::string html, Limits limits = {}) : source(std::move(html)) {
    page.source = source;
    ParseDom(page, limits);
  }
  // The tree as tags and text: "html(head body(p('x')))".
  std::string Shape() const {
    std::string out;
    std::vector<NodeId> ends;
    for (NodeId n = 1; n < page.tree.nodes.size(); ++n) {
      while (!ends.empty() && ends.back() <= n) {
        out += ")";
        ends.pop_back();
      }
      if (!out.empty() && out.back() != '(') out += " ";
      const Node& node = page.tree.nodes[n];
      if (node.tag == Tag::kText) {
        out += "'" + std::string(node.text()) + "'";
        continue;
      }
      out += page.tree.NameOf(n);
      if (node.end > n + 1) {
        out += "(";
        ends.push_back(node.end);
      }
    }
    return out + std::string(ends.size(), ')');
  }
  size_t Depth() const {
    size_t most = 0;
    std::vector<NodeId> ends;
    for (NodeId n = 0; n < page.tree.nodes.size(); ++n) {
      while (!ends.empty() && ends.back() <= n) ends.pop_back();
      ends.push_back(page.tree.nodes[n].end);
      most = std::max(most, ends.size());
    }
    return most;
  }
  std::string AllText() const {
    std::string out;
    for (const Node& n : page.tree.nodes) {
      if (n.tag == Tag::kText) out += n.text();
    }
    return out;
  }
  std::string source;
  Page page;
};

TEST(DomTest, BuildsTheTreeABrowserWould) {
  EXPECT_EQ(Parsed("<p>one<p>two").Shape(), "html(head body(p('one') p('two')))");
  EXPECT_EQ(Parsed("<title>T</title>x<!-- y -->z").Shape(), "html(head(title('T')) body('x' 'z'))");
  EXPECT_EQ(Parsed("<table><tr><td>a").Shape(), "html(head body(table(tbody(tr(td('a'))))))");
  EXPECT_EQ(Parsed("<search><dialog>a").Shape(), "html(head body(search(dialog('a'))))");
  EXPECT_EQ(Parsed("").Shape(), "html(head body)");
}

TEST(DomTest, DescendantsAreTheRangeBehindANode) {
  const Parsed p("<div><p>a<b>b</b></p></div><p>c");
  for (NodeId n = 1; n < p.page.tree.nodes.size(); ++n) {
    const Node& node = p.page.tree.nodes[n];
    EXPECT_LT(node.parent, n);
    EXPECT_GT(node.end, n);
    EXPECT_LE(node.end, p.page.tree.nodes[node.parent].end);
  }
}

TEST(DomTest, AttributesAreDecodedAndLowerCase) {
  const Parsed p("<body><a HREF='?a=1&amp;b=2' href=no data-x>x</a>");
  const Tree& tree = p.page.tree;
  for (NodeId n = 1; n < tree.nodes.size(); ++n) {
    if (tree.nodes[n].tag != Tag::kA) continue;
    EXPECT_EQ(tree.ValueOf(n, "href"), "?a=1&b=2");
    EXPECT_EQ(tree.AttributesOf(n).size(), 2u);
    return;
  }
  FAIL() << "no link";
}

TEST(DomTest, TextKnowsItsPlaceInTheSource) {
  const Parsed p("<p>caf&eacute;</p>");
  for (const Node& n : p.page.tree.nodes) {
    if (n.tag != Tag::kText) continue;
    EXPECT_EQ(n.text(), "café");
    EXPECT_EQ(p.source.substr(n.source.offset, n.source.length), "caf&eacute;");
  }
}

TEST(DomTest, DeepNestingIsCutAndItsTextKept) {
  const Parsed p(Repeat("<div>", 100000) + "inside" + Repeat("</div>", 100000) + "<p>after");
  EXPECT_EQ(p.page.limits, kLimitDepth);
  EXPECT_LT(p.Depth(), 520u);
  EXPECT_NE(p.AllText().find("inside"), std::string::npos);
  EXPECT_NE(p.AllText().find("after"), std::string::npos);
}

TEST(DomTest, ImpliedEndsDoNotCountAsDepth) {
  EXPECT_EQ(Parsed("<ul>" + Repeat("<li>x", 600)).page.limits, 0u);
  EXPECT_EQ(Parsed(Repeat("<p>x", 2000)).page.limits, 0u);
  EXPECT_EQ(Parsed("<table>" + Repeat("<tr><td><font>x", 600)).page.limits, 0u);
}

TEST(DomTest, UnclosedFormattingIsBounded) {
  std::string bomb;
  for (int i = 0; i < 3000; ++i) bomb += "<b a" + std::to_string(i) + "><p>x";
  const Parsed p(bomb);
  EXPECT_EQ(p.page.limits, kLimitFormatting);
  EXPECT_LT(p.page.tree.nodes.size(), 3000u * 70);
}

TEST(DomTest, AttributesAreBounded) {
  std::string tag = "<p";
  for (int i = 0; i < 50000; ++i) tag += " a" + std::to_string(i) + "=1";
  const Parsed p(tag + ">text");
  EXPECT_EQ(p.page.limits, kLimitAttributes);
  EXPECT_NE(p.AllText().find("text"), std::string::npos);
}

// What passes a limit is taken out; what is left needs no Gumbo for it, and is the tree that Gumbo
// makes of it.
TEST(DomTest, WhatTheGuardLeavesIsBuiltInOnePass) {
  std::string fonts, attributes;
  for (int i = 0; i < 500; ++i) {
    fonts += "<font size=" + std::to_string(i) + ">a";
    attributes += " a" + std::to_string(i) + "=b";
  }
  const std::pair<std::string, uint32_t> shapes[] = {
      {Repeat("<div class=a>b", 600) + Repeat("</div>c", 600), kLimitDepth},
      {Repeat("<table><tr><td>b", 600), kLimitDepth},
      {Repeat("<ul><li><p><span>b", 600), kLimitDepth},
      {fonts + Repeat("<p>b", 10), kLimitFormatting},
      {"<p" + attributes + " />b<p" + attributes + ">&lt;", kLimitAttributes},
  };
  for (const auto& [html, limit] : shapes) {
    Page page, gumbo;
    page.source = gumbo.source = html;
    EXPECT_EQ(WordsFor(ParseDom(page, Limits{})), "none") << html.substr(0, 40);
    EXPECT_EQ(page.limits, limit) << html.substr(0, 40);
    ParseWithGumbo(gumbo, Limits{});
    EXPECT_EQ(gumbo.limits, limit) << html.substr(0, 40);
    EXPECT_EQ(TreeDifference(page.tree, gumbo.tree), "") << html.substr(0, 40);
  }
}

// The same of tags in any order, under limits that they soon pass.
TEST(DomTest, WhatTheGuardLeavesOfAnyTagsIsBuiltAsGumboBuildsIt) {
  Limits limits;
  limits.depth = 3;
  limits.formatting = 2;
  limits.attributes = 2;
  const char* const parts[] = {"<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<i a=b>", "</i>", "<a href=x>",
                               "</a>", "<ul>", "<li>", "</ul>", "<table>", "<tr>", "<td>", "</table>", "<svg>",
                               "</svg>", "<x-y>", "</x-y>", "<br a b c d/>", "<div a=1 a=2 b=3 c=4>", "c", " ",
                               "<object>", "</object>", "<h1>", "</h1>", "<title>d</title>", "&#9999999;"};
  std::mt19937 random(1);
  size_t guarded = 0;
  for (int i = 0; i < 20000; ++i) {
    std::string html;
    for (size_t n = 4 + random() % 20; n-- > 0;) html += parts[random() % std::size(parts)];
    Page page, gumbo;
    page.source = gumbo.source = html;
    if (ParseDom(page, limits) != HardPart::kNone || page.limits == 0) continue;
    ++guarded;
    ParseWithGumbo(gumbo, limits);
    ASSERT_EQ(page.limits, gumbo.limits) << html;
    ASSERT_EQ(TreeDifference(page.tree, gumbo.tree), "") << html;
  }
  EXPECT_GT(guarded, 5000u);
}

TEST(DomTest, AFramesetAfterADeepBodyIsDropped) {
  const Parsed p(Repeat("<font>", 300000) + "<frameset>");
  EXPECT_NE(p.page.limits & kLimitFormatting, 0u);
}

TEST(DomTest, TheArenaIsBounded) {
  Limits limits;
  limits.arena_most = 20000;
  const Parsed p(Repeat("<p>text</p>", 10000), limits);
  EXPECT_EQ(p.page.limits, kLimitArena);
  EXPECT_EQ(p.page.tree.nodes.size(), 1u);
}

TEST(DomTest, TheClockIsBounded) {
  Limits limits;
  limits.parse_seconds = 0;
  // It is Gumbo's clock; the tag sends the page there.
  const Parsed p("<keygen>" + Repeat("<p>text</p>", 100000), limits);
  EXPECT_EQ(p.page.limits, kLimitParseTime);
  EXPECT_EQ(p.page.tree.nodes.size(), 1u);
}

TEST(DomTest, HostileShapesEndInTime) {
  const std::string shapes[] = {
      Repeat("<table><td>", 50000),
      Repeat("<svg><td>", 50000),
      Repeat("<svg><g>", 50000),
      Repeat("<select><option><div>", 50000),
      Repeat("<template>", 50000),
      Repeat("<a href=1><table>", 20000),
      Repeat("<b><i><u><div></b></i></u>", 20000),
      Repeat("</p></br><span></div>", 50000),
      Repeat("<button><form><p>", 30000),
      Repeat("<div><span></div>", 50000) + Repeat("</x>", 50000),
      "<script>" + Repeat("<!--<script>", 50000),
      Repeat("<body a=b>", 50000),
      Repeat("<body a", 1) + Repeat(" x=y><body b", 30000),
      Repeat("<title>", 50000) + "<p>x",
      Repeat("<", 300000),
      Repeat("&", 300000),
      Repeat("<!--", 100000),
      Repeat("<frameset>", 50000),
      Repeat("<math><annotation-xml encoding=text/html>", 20000),
  };
  for (const std::string& shape : shapes) {
    const std::clock_t begin = std::clock();
    const Parsed p(shape);
    const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    // The back-stop is two seconds; sanitizers and slow machines get room.
    EXPECT_LT(seconds, 20) << shape.substr(0, 40);
    EXPECT_GE(p.page.tree.nodes.size(), 1u);
  }
}

// Gumbo lets the numbers of references overflow, and writes what comes of that, or stops.
TEST(DomTest, AReferenceToNoCodePointIsAReplacementCharacter) {
  for (const char* const number :
       {"x10FFFFaaaaaaaaaa", "xAAAAAAAA", "xffffffff", "X80000041", "99999999999", "4294967295",
        "2147483649", "x110000", "1114112", "x0000000110000", "0", "xD800", "57343"}) {
    const std::string reference = "&#" + std::string(number) + ";";
    for (const char* const rest : {"", "<table><b>c"}) {  // built in one pass, or by Gumbo
      const Parsed parsed("<p title=\"a" + reference + "b\">a" + reference + "b</p>" + rest);
      EXPECT_EQ(parsed.AllText().substr(0, 5), "a\uFFFDb") << number << rest;
      EXPECT_EQ(parsed.page.tree.attributes.at(0).value, "a\uFFFDb") << number << rest;
      Page gumbo;
      gumbo.source = parsed.source;
      ParseWithGumbo(gumbo, Limits{});
      EXPECT_EQ(TreeDifference(parsed.page.tree, gumbo.tree), "") << number << rest;
    }
  }
}

}  // namespace
}  // namespace pare
