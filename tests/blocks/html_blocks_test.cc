// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/blocks/html_blocks.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extract/input/dom.h"

namespace pare {
namespace {

struct Cut {
  explicit Cut(std::string html) : source(std::move(html)) {
    page.source = source;
    ParseDom(page, Limits());
    BuildHtmlBlocks(page);
  }
  std::vector<std::string> Texts() const {
    std::vector<std::string> out;
    for (const Block& b : page.blocks) out.emplace_back(page.TextOf(b));
    return out;
  }
  std::string source;
  Page page;
};

using Texts = std::vector<std::string>;

TEST(HtmlBlocksTest, BlockLevelEdgesPartBlocks) {
  EXPECT_EQ(Cut("<div>a<p>b</p>c<ul><li>d<li>e</ul></div>f").Texts(),
            (Texts{"a", "b", "c", "d", "e", "f"}));
  EXPECT_EQ(Cut("<p>one <b>two</b> <a href=x>three</a>").Texts(), (Texts{"one two three"}));
}

TEST(HtmlBlocksTest, WhiteSpaceIsCollapsedAndInvisiblesVanish) {
  EXPECT_EQ(Cut("<p>  a \n\t b&nbsp;&nbsp;c&shy;d&#8203;e&#1;f  ").Texts(), (Texts{"a b cdef"}));
}

TEST(HtmlBlocksTest, NoTwoWordsAreGluedAtATagsEdge) {
  EXPECT_EQ(Cut("<p><a href=1>Home</a><a href=2>News</a>").Texts(), (Texts{"Home News"}));
  EXPECT_EQ(Cut("<p><b>W</b>ord, un<i>break</i>able").Texts(), (Texts{"Word, unbreakable"}));
  EXPECT_EQ(Cut("<p><span>T</span><span>he tide</span>").Texts(), (Texts{"The tide"}));
  EXPECT_EQ(Cut("<p>a<br>b").Texts(), (Texts{"a\nb"}));
}

TEST(HtmlBlocksTest, TwoLineBreaksPartParagraphs) {
  EXPECT_EQ(Cut("one<br><br>two<br> <br>three<br>four").Texts(),
            (Texts{"one", "two", "three\nfour"}));
}

TEST(HtmlBlocksTest, WhatIsNeverShownAsTextMakesNoBlock) {
  EXPECT_EQ(Cut("<script>s</script><style>t</style><template><p>u</template><textarea>v</textarea>"
                "<select><option>w</select><svg><text>x</text></svg><iframe>y</iframe><p>z")
                .Texts(),
            (Texts{"z"}));
  EXPECT_EQ(Cut("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>字").Texts(), (Texts{"漢字"}));
}

TEST(HtmlBlocksTest, LinksWithinThePageWithoutAWordAreNoText) {
  EXPECT_EQ(Cut("<h2>Setup<a href=#setup>¶</a></h2><h2><a href=#use><span>#</span></a> Use</h2>")
                .Texts(),
            (Texts{"Setup", "Use"}));
  EXPECT_EQ(Cut("<p>Tides<sup><a href=#n1>1</a></sup> <a href=#top>top</a> <a href=/x>→</a>").Texts(),
            (Texts{"Tides1 top →"}));
  EXPECT_EQ(Cut("<p>a <a href=#>" + std::string(17, '*') + "</a>").Texts(),
            (Texts{"a " + std::string(17, '*')}));
  EXPECT_EQ(Cut("<h2>Setup<a href=#s>¶</a><span>New</span></h2><p>Part<a href=#p> ¶ </a>One").Texts(),
            (Texts{"Setup New", "Part One"}));
  EXPECT_EQ(Cut("foo<a href=#x><div>¶</div></a>bar").Texts(), (Texts{"foo", "¶", "bar"}));
  EXPECT_EQ(Cut("<pre>a <a href=#op>+</a> b</pre><p><code>a<a href=#op>+</a>b</code>").Texts(),
            (Texts{"a + b", "a+b"}));
  for (const char* picture : {"<p>a <a href=#> <img src=x> </a>", "<p>a <a href=#>→<img src=x></a>"}) {
    EXPECT_EQ(Cut(picture).page.blocks.at(0).media, 1) << picture;
  }
}

TEST(HtmlBlocksTest, LinksThatEditASectionAreNoText) {
  EXPECT_EQ(Cut("<h2><span id=a>Tides</span><span class=e><span>[</span><a href=e>edit</a><i> | </i>"
                "<a href=v>edit source</a><span>]</span></span></h2><p>They turn.").Texts(),
            (Texts{"Tides", "They turn."}));
  const struct { const char *html, *text; } kKept[] = {
      {"<h2>b <span>[a]</span></h2>", "b [a]"},
      {"<h2>b [<a href=c>a</a>]</h2>", "b [a]"},
      {"<p>b <span>[<a href=c>a</a>]</span></p>", "b [a]"},
      {"<h2>b <span>[<a href=c>a</a>] c</span></h2>", "b [a] c"},
      {"<h2>b <span>[<a href=c>a</a>]</span> c</h2>", "b [a] c"},
      {"<h2>b <span><a href=c>[a] c [d]</a></span></h2>", "b [a] c [d]"},
      {"<h2>b <span>[a] <a href=c>c</a> [d]</span></h2>", "b [a] c [d]"},
      {"<h2><span>[<a href=c>a</a>]</span></h2>", "[a]"},
  };
  for (const auto& c : kKept) EXPECT_EQ(Cut(c.html).Texts(), (Texts{c.text})) << c.html;
}

TEST(HtmlBlocksTest, CountsOfCommentsAreNoText) {
  EXPECT_EQ(Cut("<p><a class='x comments_count' title=Comment>0</a>The tide").Texts(), (Texts{"The tide"}));
  EXPECT_EQ(Cut("<h2>Tides <a href=1#c class=commentCount>1234</a></h2>").Texts(), (Texts{"Tides"}));
  for (const char* text : {"<p><a class=note>2</a>b", "<p><span class=comments>2</span>b",
                           "<p><a class=comments>2 b</a>c", "<p><a class=comments>12345</a>b",
                           "<p><a class=comments><b>2</b></a>c", "<p><a class=comments></a>2b"}) {
    EXPECT_NE(Cut(text).Texts()[0].find_first_of("12"), std::string::npos) << text;
  }
}

TEST(HtmlBlocksTest, BlocksKnowTheInnermostElementThatHoldsAllOfThem) {
  const Cut cut("<div><a class=s><span>Skip</span></a></div><p>a <b>b</b></p><p><i>c</i> <i>d</i></p>"
                "<table><tr><td><b>e</b></td><td>f</td></tr><tr><td>g</td><td> </td></tr></table>"
                "<pre><code>h\n</code>\n</pre>");
  std::vector<std::string_view> names;
  for (const Block& b : cut.page.blocks) names.push_back(cut.page.tree.NameOf(b.inner));
  EXPECT_EQ(names, (std::vector<std::string_view>{"span", "p", "p", "tr", "td", "code"}));
  for (const Block& b : cut.page.blocks) {
    EXPECT_GE(b.inner, b.node);
    EXPECT_LT(b.inner, cut.page.tree.nodes[b.node].end);
  }
}

TEST(HtmlBlocksTest, HiddenTextIsMarked) {
  const Cut cut("<p hidden>a<p style='display: none'>b<noscript>c</noscript><div aria-hidden=true>"
                "<p>d</div><p>e");
  ASSERT_EQ(cut.page.blocks.size(), 5u);
  for (size_t i = 0; i < 4; ++i) EXPECT_TRUE(cut.page.blocks[i].hidden) << i;
  EXPECT_FALSE(cut.page.blocks[4].hidden);
}

TEST(HtmlBlocksTest, ListItemsKnowTheirMarkers) {
  const Cut cut("<ul><li>a<ol start=3><li>b<li value=7>c<li><p>d</p><p>e</p></ol></ul>");
  const auto& b = cut.page.blocks;
  ASSERT_EQ(b.size(), 5u);
  EXPECT_EQ(b[0].marker, -1);
  EXPECT_EQ(b[1].marker, 3);
  EXPECT_EQ(b[1].level, 2);
  EXPECT_EQ(b[2].marker, 7);
  EXPECT_EQ(b[3].marker, 8);
  EXPECT_EQ(b[4].marker, 0) << "the second paragraph of an item has no marker";
  EXPECT_EQ(b[2].gap, Gap::kLine);
}

TEST(HtmlBlocksTest, ATableRowIsOneBlockAndALayoutTableIsNot) {
  const Cut data("<table><tr><th>Year<th>Boats<tr><td><p>1990</p><td>12</table>");
  EXPECT_EQ(data.Texts(), (Texts{"Year\tBoats", "1990\t12"}));
  EXPECT_EQ(data.page.blocks[1].gap, Gap::kLine);
  EXPECT_EQ(Cut("<table><tr><td>menu<td><p>one</p><p>two</p></table>").Texts(),
            (Texts{"menu", "one", "two"}));
}

TEST(HtmlBlocksTest, PreformattedTextIsVerbatim) {
  const Cut cut("<pre>a\n  b\tc\n</pre>");
  EXPECT_EQ(cut.Texts(), (Texts{"a\n  b\tc"}));
  EXPECT_EQ(cut.page.blocks[0].kind, BlockKind::kPreformatted);
}

TEST(HtmlBlocksTest, WordsAndLinkWordsAreCounted) {
  const Cut cut("<p>two words <a href=x>in a link</a> and more<p><a name=y>no link</a>");
  EXPECT_EQ(cut.page.blocks[0].words, 7u);
  EXPECT_EQ(cut.page.blocks[0].link_words, 3u);
  EXPECT_EQ(cut.page.blocks[1].link_words, 0u);
  const Cut wrapped("<a href=x><p>one two</p><p>three</p></a><p>four");
  EXPECT_EQ(wrapped.page.blocks[0].link_words, 2u);
  EXPECT_EQ(wrapped.page.blocks[1].link_words, 1u);
  EXPECT_EQ(wrapped.page.blocks[2].link_words, 0u);
}

TEST(HtmlBlocksTest, SpansLieInTheSource) {
  const Cut cut("<p>caf&eacute; <b>au</b> lait</p><p>th&eacute;</p>");
  const Span s = cut.page.blocks[0].source;
  EXPECT_EQ(cut.source.substr(s.offset, s.length), "caf&eacute; <b>au</b> lait");
}

}  // namespace
}  // namespace pare
