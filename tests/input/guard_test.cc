// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/input/guard.h"

#include <gtest/gtest.h>

#include <string>

#include "extract/page.h"

namespace pare {
namespace {

std::string Repeat(std::string_view s, size_t n) {
  std::string out;
  for (size_t i = 0; i < n; ++i) out += s;
  return out;
}

// Limits that a line of markup can reach.
Limits Small() {
  Limits limits;
  limits.depth = 3;
  limits.formatting = 2;
  limits.attributes = 2;
  return limits;
}

struct Guarded {
  explicit Guarded(std::string markup, const Limits& bounds = Small()) : html(std::move(markup)) {
    const std::string_view view = GuardMarkup(html, bounds, copy, limits);
    same = view.data() == html.data() && view.size() == html.size();
    out = view;
  }
  std::string html, copy, out;
  uint32_t limits = 0;
  bool same = false;
};

void ExpectUntouched(const std::string& html) {
  const Guarded g(html);
  EXPECT_TRUE(g.same) << html << "\n" << g.out;
  EXPECT_EQ(g.limits, 0u) << html;
}

void ExpectOnlyBlanked(const Guarded& g) {
  ASSERT_EQ(g.out.size(), g.html.size());
  for (size_t i = 0; i < g.out.size(); ++i) {
    EXPECT_TRUE(g.out[i] == ' ' || g.out[i] == g.html[i]) << i;
  }
}

TEST(GuardTest, NormalMarkupIsHandedBackAsItIs) {
  for (const char* html :
       {"", "text", "<", "<p", "a < b", "<!DOCTYPE html><p>x", "<div><div><div>x</div></div></div>",
        "<b><i>x</i></b><b><i>y</i></b><b>z</b>", "<p a=1 b=2>x", "<P A B>x</P>",
        "<div></div><div></div><div></div><div></div>", "</div></p></b>", "<?php echo ?>"}) {
    ExpectUntouched(html);
  }
}

TEST(GuardTest, WhatClosesItselfIsNoDepth) {
  ExpectUntouched(Repeat("<p>x", 9));
  ExpectUntouched("<ul>" + Repeat("<li>x", 9));
  ExpectUntouched("<table>" + Repeat("<tr><td>x", 9));
  ExpectUntouched(Repeat("<br><img><hr/>", 9));
  ExpectUntouched("<svg>" + Repeat("<path d=1 />", 9) + "</svg>");
}

TEST(GuardTest, TagsDeeperThanTheLimitAreBlankedWithTheirEndTags) {
  const Guarded g("<div><div><div><div>x</div>y</div></div></div>z");
  EXPECT_EQ(g.out, "<div><div><div>     x      y</div></div></div>z");
  EXPECT_EQ(g.limits, uint32_t{kLimitDepth});
  EXPECT_FALSE(g.same);
  ExpectOnlyBlanked(g);
}

TEST(GuardTest, UnknownElementsCountAsDepth) {
  EXPECT_EQ(Guarded(Repeat("<x-y>", 3)).limits, 0u);
  EXPECT_EQ(Guarded(Repeat("<x-y>", 4)).limits, uint32_t{kLimitDepth});
  EXPECT_EQ(Guarded(Repeat("<a-name-of-more-than-sixteen-letters>", 4)).limits,
            uint32_t{kLimitDepth});
}

TEST(GuardTest, UnclosedFormattingElementsAreBounded) {
  const Guarded g("<b><i><u>x</u></i>y<u>z");
  EXPECT_EQ(g.out, "<b><i>   x    </i>y<u>z");
  EXPECT_EQ(g.limits, uint32_t{kLimitFormatting});
  ExpectOnlyBlanked(g);
}

TEST(GuardTest, ACellEndsTheFormattingOfTheCellBefore) {
  ExpectUntouched("<table>" + Repeat("<tr><td><font><b>x", 5));
  EXPECT_EQ(Guarded(Repeat("<font>x", 3)).limits, uint32_t{kLimitFormatting});
}

TEST(GuardTest, AttributesOverTheLimitAreBlankedAndTheTagStays) {
  const Guarded g("<p a=1 b='2' c=\"3\" d>x<p e f>");
  EXPECT_EQ(g.out, "<p a=1 b='2'        >x<p e f>");
  EXPECT_EQ(g.limits, uint32_t{kLimitAttributes});
  ExpectOnlyBlanked(g);
  EXPECT_EQ(Guarded("</p a b c>").limits, 0u) << "the parser does not keep those of end tags";
}

TEST(GuardTest, AngleBracketsInQuotedValuesAreNoTags) {
  for (const std::string quote : {"\"", "'"}) {
    ExpectUntouched("<p title=" + quote + Repeat("<div>", 9) + quote + ">x");
    ExpectUntouched("<p title = " + quote + Repeat("a ", 9) + quote + ">x");
  }
  ExpectUntouched("<p title=\"it's\" b='say \"x\"'>");
  ExpectUntouched("<p a=b'c\"d e=>x");
  const Guarded unquoted("<p a=<div><div><div><div><div>x");
  EXPECT_EQ(unquoted.limits, uint32_t{kLimitDepth}) << "an unquoted value ends at `>`";
}

TEST(GuardTest, AQuoteThatIsNeverClosedHidesTheRest) {
  ExpectUntouched("<p a=\"" + Repeat("<div>", 9));
}

TEST(GuardTest, CommentsAndDeclarationsHoldNoTags) {
  const std::string deep = Repeat("<div>", 9);
  ExpectUntouched("<!--" + deep + "-->x");
  ExpectUntouched("<!--" + deep + "--!>x");
  ExpectUntouched("<!--" + deep);
  for (const char* empty : {"<!-->", "<!--->", "<!---->", "<!>", "</>", "<!x>", "<?x>", "</ x>"}) {
    EXPECT_EQ(Guarded(empty + deep).limits, uint32_t{kLimitDepth}) << empty;
  }
}

TEST(GuardTest, RawTextHoldsNoTags) {
  const std::string deep = Repeat("<div>", 9);
  for (const std::string name : {"script", "style", "textarea", "title", "xmp", "iframe"}) {
    ExpectUntouched("<" + name + ">" + deep + "</" + name + ">x");
    ExpectUntouched("<" + name + ">" + deep + "</" + name + "x></ " + name + ">" + deep);
    EXPECT_EQ(Guarded("<" + name + "></" + name + ">" + deep).limits, uint32_t{kLimitDepth});
    std::string upper = name;
    for (char& c : upper) c = static_cast<char>(c - 32);
    EXPECT_EQ(Guarded("<" + upper + ">x</" + upper + " >" + deep).limits, uint32_t{kLimitDepth});
  }
}

// Were the tag dropped, the code would be shown, and what looks like tags in it be parsed.
TEST(GuardTest, RawTextBelowTheLimitStaysRawText) {
  const std::string deep = Repeat("<div>", 3) + "<script>" + Repeat("<div>", 9) + "</script>x";
  ExpectUntouched(deep);
}

TEST(GuardTest, PlaintextEndsTheMarkup) { ExpectUntouched("<plaintext>" + Repeat("<div>", 9)); }

TEST(GuardTest, ATagCutOffByTheEndIsLeftAlone) {
  for (const char* rest : {"<div", "<div a", "<div a=", "<div a=\"x", "</div", "<!-", "<!--x"}) {
    ExpectUntouched(std::string("<div><div><div>") + rest);
  }
}

TEST(GuardTest, ATableKeepsEndTagsFromWhatWasOpenedBeforeIt) {
  const Guarded g("<div><table></div><div><x>y");
  EXPECT_EQ(g.out, "<div><table></div><div>   y");
  EXPECT_EQ(g.limits, uint32_t{kLimitDepth});
}

TEST(GuardTest, LimitsMetBeforeAreKept) {
  std::string copy;
  uint32_t limits = kLimitInputBytes;
  GuardMarkup(Repeat("<b>", 9), Small(), copy, limits);
  EXPECT_EQ(limits, uint32_t{kLimitInputBytes | kLimitFormatting});
}

// In Gumbo they would overflow. What stands for U+FFFD takes as many bytes.
TEST(GuardTest, NumbersPastAllCodePointsAreOverwritten) {
  const struct {
    std::string_view html, out;
  } cases[] = {
      {"a&#1114112;b&#x110000;c", "a&#0055296;b&#x00D800;c"},
      {"&#99999999999", "&#00000055296"},
      {"<p title='&#XFFFFFFFFF'>", "<p title='&#X00000D800'>"},
      {"&#x0000110000;&#1114112", "&#x000000D800;&#0055296"},
      {"<b><b><b>&#x110000;", "<b><b>   &#x00D800;"},  // in a copy that the limits have made
  };
  for (const auto& c : cases) {
    const Guarded g{std::string(c.html)};
    EXPECT_EQ(g.out, c.out);
    EXPECT_EQ(g.html, c.html);
  }
  ExpectUntouched("&#1114111;&#x10FFFF;&#xD800;&#0;&#;&#x;&#xg;&# 9999999;&#");
}

TEST(GuardTest, EveryCutOfAPageKeepsItsOffsets) {
  const std::string html =
      "<!--a--><div a='>' b=\"<\" c d><table><td><b><i><u>x</u></td></table><svg><g/><p>"
      "<script>if (a</b) </script><x><x><x><x></x>\xff</x><frameset></plaintext><title>";
  for (size_t i = 0; i <= html.size(); ++i) {
    ExpectOnlyBlanked(Guarded(html.substr(0, i)));
    ExpectOnlyBlanked(Guarded(html.substr(i)));
  }
}

}  // namespace
}  // namespace pare
