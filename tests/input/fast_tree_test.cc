// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The contract: where the fast builder gives a tree, it is Gumbo's.
#include "extract/input/fast_tree.h"

#include <gtest/gtest.h>

#include <ctime>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "extract/input/char_refs.h"
#include "extract/input/dom.h"
#include "extract/input/utf8.h"
#include "tests/input/tree_difference.h"

namespace pare {
namespace {

// What became of a page, and how its tree differs from Gumbo's.
struct Outcome {
  HardPart hard = HardPart::kNone;
  std::string difference;
};

Outcome Build(const std::string& html) {
  Page fast, gumbo;
  fast.source = gumbo.source = html;
  const Limits limits;
  Outcome out;
  out.hard = BuildFastTree(html, limits, fast.arena, fast.tree);
  if (out.hard != HardPart::kNone) {
    if (!fast.tree.nodes.empty()) out.difference = "a page was given up and left nodes behind";
    return out;
  }
  ParseWithGumbo(gumbo, limits);
  if (gumbo.limits == 0) out.difference = TreeDifference(fast.tree, gumbo.tree);
  return out;
}

class Plain : public testing::TestWithParam<const char*> {};

TEST_P(Plain, IsBuiltAsGumboBuildsIt) {
  const Outcome outcome = Build(GetParam());
  EXPECT_EQ(WordsFor(outcome.hard), "none");
  EXPECT_EQ(outcome.difference, "");
}

INSTANTIATE_TEST_SUITE_P(
    FastTree, Plain,
    testing::Values(
        // before the body
        "", " ", "x", "<p>x", "<!doctype html>", "<!DOCTYPE html><html><head></head><body></body>",
        " <html lang=en> <head> <title>a &amp; b</title> </head> <body class=x> y </body> </html> ",
        "<head><meta charset=utf-8><link rel=a><base href=b><style>p{}</style></head>x",
        "<head><noscript><link rel=x><style></style></noscript></head>", "<noscript><img></noscript>",
        "</head>\n<script>a</script>\n<body>", "<head></head> <meta a> <script>b</script> x",
        "</p>", "</br>", "<head></html>x", "<html a=1><head><html a=2 b=3><body c=4><body c=5 d=6>",
        // text and characters
        "a\r\nb\rc", "\r\nx<p>\r\ny", "&lt;&gt;&amp;&quot;&nbsp;&hellip;&copy&notit;&notin;&x;&",
        "&#65;&#x41;&#0;&#x80;&#xD800;&#1114112;&#13;&#x;&#;", "a < b </ c>d", "a\x01\x7f", "\xc2\x85",
        "\xef\xb7\x90\xef\xbf\xbf\xf0\x9f\xbf\xbe\xe7\xbf\xbe", "a<!-- b -->c<!--->d<!---->e<!--f--!>g<?h>i<!j>k",
        // attributes
        "<a href=x y='1' Z=\"&lt;\" b=c/ d>e</a>", "<br/><br / ><br a=/>", "<p a=1 a=2 b a c=3>",
        "<p a = 1 =b = c>", "<p a=&copy=1&copy b='&ampx' c=&amp;>", "<p A\xc3\x84='\r\n'>",
        // blocks
        "<p>a<p>b<div>c<p>d</div>e", "<ul><li>a<li>b<ul><li>c</ul><li>d</ul>", "<dl><dt>a<dd>b<dt>c</dl>",
        "<h1>a<h2>b</h1>c</h2>", "<pre>\n\na</pre><listing>\r\nb</listing><pre>c</pre>",
        "<p><button>a<p>b</button>c<button>d<button>e", "<form>a<form>b</form>c</form>d", "a</>b</><p>c</></>",
        "<form>a<div>b</form>c</div>d", "<form><div></form><form></div></form>", "<form><b><p></form>x</b>", "<form><div><p>a</form><p>b</div>c<form>d</form>",
        "<div>a</span>b</div>c</div>d", "<p><hr>a<p><table><td></table>b", "<table><td></table><p><table>",
        "<object>a<p>b</object>c", "<ruby>a<rp>(<rt>b<rp>)</ruby>", "<dialog>a<search>b</dialog>c",
        // formatting
        "<b>a<i>b</b>c</i>d", "<p><b>a<p>b</b>c", "<a>a<a>b</a>c", "<b><b><b><b><p>x", "<b><b><b><b></b></b></b></b>x", "<b><x-y><b><b><b></x-y></b>x",
        "<b><p>a</b>b", "<i>a<p></i>", "<a>x<div>y<a>z", "<b>a<i>b<p>c<u>d</b>e</i>f",
        "<b><h1><div><i><x-y><p>a</b><p>b", "<b><i><x-y><p>a</b>b<p>c", "<b><p>a<p>b</b>c", "<p><b><div>a</b>b</div>c", "<a><p>x<b>y</a>z</b><p>u", "<i><span><div>a</i>b</div>c</span>",
        "<font size=1><font size=1><font size=1><font size=1><p>x", "</b>x",
        // tables
        "<table><tr><td>a<th>b<tr><td>c</table>d", "<table> <caption>a<b>b</caption> <col><tbody>",
        "<table><colgroup><col><col></colgroup><thead><tr><td><tfoot><tr><td></table>",
        "<table><tr><td><table><td>a</table>b</td></tr></tbody></table>", "<table></td></tr><td></body>a",
        "<table><form><input type=HIDDEN></form></table>", "<table><script>a</script><style></style></table>",
        "<table><td><b>a<td>b</table>c",
        // raw text, select, templates
        "<script>a<b</script >c", "<script><!--<script>a</script>--></script>b", "<script><!--></script>a",
        "<script><!--a</script>b", "<textarea>\n\na&lt;</textarea>", "<title>a<b></title>", "<iframe>a<b></iframe>",
        "<xmp>&lt;</xmp><noembed><p></noembed>", "<style>a", "<select><option>a<option>b<optgroup><option>c</select>d",
        "<select><p>a</p><input>b", "<select><select>a", "<template><p>a</template>b", "<table><template>a</template>",
        "<template><form>a</form><form>b</form></template><form>c</form>",
        // foreign
        "<svg xlink:actuate=1 xlink:arcrole=2 xlink:role=3 xlink:show=4 xlink:title=5 xlink:type=6>"
        "<math xml:base=1 xml:lang=2 xml:space=3 xmlns:xlink=4 xlink:arcrole=5>",
        "<svg viewbox=1 xlink:href=a><path d='x'/><title>a &amp; b</title><g/></svg>b",
        "<svg></p>a<p>b", "<a><svg><path></a>b", "<svg><g></svg\n>a</g >b<p>c", "<div><b><svg><g></div>c", "<svg></br>a</svg>b", "<svg></body>a", "<table><td><svg></td><td>a", "<svg><p>a", "<div><svg><g><div>b</g></svg>c", "<table><td><math><x-y><td>a", "<svg><font>a<font size=1>b",
        "<b><svg><g><h1>a</b>c", "<svg><select><br>", "<svg>a<![CDATA[b<i>&amp;]]>c<![CDATA[]]>d<![CDATA[\r\n]]></svg>",
        "<svg></><![CDATA[a]]>", "<svg><![CDATA[ ]]><style><![CDATA[a]]></style>", "<div><![CDATA[a]]>b</div>",
        "<svg><![cdata[a]]>b", "<math><![CDATA[a]]]]><![CDATA[>]]>",
        // where HTML is HTML again in it
        "<svg><title><p>a</p>b</title>c", "<svg><foreignObject width=1><div>a<p>b</div></foreignObject><path></svg>c",
        "<svg><foreignobject><p>a</svg>b", "<p><svg><desc><p>a</p></p>b</desc></svg></p>c", "<svg><desc></p>a",
        "<b><svg><desc>a</b><i>b</desc></svg>c", "<b>a<svg><title><b>b<p>c</b>d</title></svg>e", "<li><svg><title><li>a", "<li><svg><desc><li>a",
        "<svg><desc><table><td>a</table></desc></svg>", "<table><td><svg><desc>a<td>b", "<svg><desc><svg><g></desc>a", "<a><svg><desc></a>b",
        "<math><mi><b>a</mi>b", "<math><mi><mglyph><b>a", "<math><ms><malignmark/></ms>", "<svg><title><title>a</title>b",
        "<svg></body><desc>a<!--b--> c", "<svg><foreignObject><body a=1><html b=2></body>c", "<svg><script>a<b>c</script>d", "<svg><desc><script>a<b></script>",
        "<canvas><svg><title></canvas>a", "<svg><desc><![CDATA[a]]>b", "<svg><g><desc><p><span>a</g>b", "<svg><desc><style>a</style><form>b<svg><title></form>c",
        "<image src=a>b</image>", "<svg><image href=a></image></svg>", "<spacer>a</spacer>b", "<html a=1><html b=2><head><title>c",
        "<math definitionurl=a><mi>x</mi><mo>+</mo></math>", "<p><svg><style>a{}</style><a></a></svg><b>c",
        // the page ends within a tag
        "<p", "<p>a</p", "</p", "a<b c", "<p>a<b c='d>e", "<div><p>a</div x=\"y", "<p>a <b <c", "<p>a<b/", "a</><b", "<i>a</i><b c = ",
        "<html", "<head><title>a</title", "<title>a</title b", "<textarea>\na</textarea c='", "<style>a</style ", "<script>a</script x=\">",
        "<table><td>a</td", "<table> <tr", "<table><tr>\n <td x", "<pre>\n<b", "<pre><b", "<svg><g a=b", "<svg><title>a</title", "<select><option>a<option b",
        "<b><p>a</b", "<body>a</body", "<body>a</body></html ", "<p>a<x-y", "<p>a</x-y", "<p a b a b", "<a href=x>a<a href=y", "<noscript>a</noscript ", "<iframe>a</iframe "));

struct Hard {
  const char* html;
  HardPart part;
};

class GivenUp : public testing::TestWithParam<Hard> {};

TEST_P(GivenUp, SaysWhy) {
  const Outcome outcome = Build(GetParam().html);
  EXPECT_EQ(WordsFor(outcome.hard), WordsFor(GetParam().part));
  EXPECT_EQ(outcome.difference, "");
}

INSTANTIATE_TEST_SUITE_P(
    FastTree, GivenUp,
    testing::Values(Hard{"<p></>b", HardPart::kNameless}, Hard{"a</><x-y>", HardPart::kNameless}, Hard{"<head> </>a", HardPart::kNameless},
                    Hard{"a</><svg>b</svg>", HardPart::kNameless},
                    Hard{"<plaintext>", HardPart::kRareTag}, Hard{"<keygen>", HardPart::kRareTag},
                    Hard{"<template><td>", HardPart::kTemplate}, Hard{"<template>", HardPart::kTemplate},
                    Hard{"<!doctype html public 'x'><p><table>", HardPart::kQuirks},
                    Hard{"<frameset>", HardPart::kFrameset}, Hard{"<template><body a=1>", HardPart::kRepeated},
                    Hard{"<b><b><b><b></b></b></b><i></b>", HardPart::kMisnested},
                    Hard{"<b><i><u><s><em><p>x</b>", HardPart::kMisnested},
                    Hard{"<b a=1><svg><desc><b><b><b><b></b></b></b><i></b>x", HardPart::kMisnested},
                    Hard{"<b a=1><math><mi><b><b><b><b></b></b></b><div></b>x", HardPart::kMisnested},
                    Hard{"<form><b><div></form>x</b>", HardPart::kForm},
                    Hard{"<template><form><div></form></template>", HardPart::kForm}, Hard{"<table>a", HardPart::kFoster},
                    Hard{"<table><p>", HardPart::kFoster}, Hard{"<table><td><select><td>", HardPart::kSelect},
                    Hard{"<math><annotation-xml>", HardPart::kForeign}, Hard{"<math><mi\v><br>", HardPart::kForeign}, Hard{"<svg><![CDATA[a", HardPart::kForeign},
                    Hard{"<svg><td><desc><select></select>", HardPart::kForeign}, Hard{"<template><svg></template>", HardPart::kForeign},
                    Hard{"<pre>&#10;a", HardPart::kWhitespace}, Hard{"<head>&#32;", HardPart::kWhitespace}));

TEST(FastTree, NamesEndWhereTheyDoForGumbo) {
  for (const std::string name : {"p", "P", "h1", "div", "video", "strong", "section", "SECTION",
                                 "fieldset", "blockquote", "x-y", "x-yyyyyyyy", "a:b", "a_b", "a[",
                                 "a\xc3\xa4", "p\x10", "p\x1f", "h\x11", "\xc3\xa4"}) {
    for (const std::string end : {">", "/>", " >", "\n>", "\t>", " a>", "\f/>", "=>", "\x0b>"}) {
      EXPECT_EQ(Build("<i><" + name + end + "x</" + name + end).difference, "") << name << end;
      EXPECT_EQ(Build("<" + name + end).difference, "") << name << end;
    }
  }
}

TEST(FastTree, GivesUpNulsAndWhatIsNearALimit) {
  EXPECT_EQ(Build(std::string("a\0b", 3)).hard, HardPart::kNul);
  std::string deep, bold, many = "<p";
  for (int i = 0; i < 600; ++i) deep += "<div>";
  for (int i = 0; i < 140; ++i) bold += "<b a" + std::to_string(i) + ">";
  for (int i = 0; i < 401; ++i) many += " a" + std::to_string(i);
  for (const std::string& html : {deep, bold, many + ">"}) {
    EXPECT_EQ(WordsFor(Build(html).hard), WordsFor(HardPart::kLimit));
  }
}

// Callers give valid UTF-8; of what is not, nothing is read beyond its end.
TEST(FastTree, SurvivesCharactersThatAreCutShort) {
  for (const std::string_view cut : {"a&\xc2", "<p a='&\xc2'>", "a&\xef\xb7", "a&\xf0\x9f\xbf", "<x\xc2"}) {
    Arena arena;
    Tree tree;
    BuildFastTree(cut, Limits{}, arena, tree);
    std::string out;
    AppendDecoded(cut, PageMarks(cut), {0, cut.size()}, TextPlace::kContent, out);
    EXPECT_EQ(out, cut);
  }
}

// Each would take time by the square of its size, or by its depth, were its steps not counted.
TEST(FastTree, GivesUpWhatTakesTooManySteps) {
  const auto repeat = [](std::string_view s, size_t n) {
    std::string out;
    while (n-- > 0) out += s;
    return out;
  };
  std::string attributes;
  for (int i = 0; i < 100; ++i) attributes += " a" + std::to_string(i);
  std::string formatting;
  for (int i = 0; i < 60; ++i) formatting += "<b" + attributes + " b=" + std::to_string(i) + ">";
  const std::string shapes[] = {
      "</head>" + repeat(" <base>", 20000),
      repeat("<div>", 500) + repeat("</h1>", 50000),
      "<x-a><div>" + repeat("<span>", 450) + repeat("</x-b>", 50000) + "</div>",
      "<b><table><td>" + repeat("<span>", 450) + repeat("</b>", 50000),
      formatting + repeat("<b" + attributes + " c></b>", 500),
      repeat("<b><div>x", 30) + repeat("</b><p>x", 20000),
      "<svg>" + repeat("<g>", 450) + repeat("</i>", 50000),
      "<svg>" + repeat("<" + repeat("a", 1000) + ">", 400) + repeat("</" + repeat("a", 999) + "b>", 400),
  };
  for (const std::string& shape : shapes) {
    Arena arena;
    Tree tree;
    const HardPart hard = BuildFastTree(shape, Limits{}, arena, tree);
    EXPECT_NE(WordsFor(hard), "none") << shape.substr(0, 60);
  }
}

double SecondsToBuild(const std::string& html) {
  Arena arena;
  Tree tree;
  const std::clock_t start = std::clock();
  EXPECT_EQ(BuildFastTree(html, Limits{}, arena, tree), HardPart::kNone);
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

// What has no value must not look for the end of one, past all of a page's text.
TEST(FastTree, AttributesWithoutValuesTakeNoTimeByThePage) {
  std::string text, without, with;
  for (int i = 0; i < 400000; ++i) text += "word ";
  for (int i = 0; i < 50000; ++i) without += "<br b>", with += "<br b=c>";
  EXPECT_LT(SecondsToBuild(text + without), 0.1 + 4 * SecondsToBuild(text + with));
}

// Of many attributes, too, the first of a name counts, wherever the second stands.
TEST(FastTree, TagsOfManyAttributesKeepTheFirstOfEachName) {
  std::string html;
  for (const int most : {30, 33, 34, 40, 150, 195}) {
    html += "<p";
    for (int i = 0; i < most; ++i) {
      html += " a" + std::to_string(i) + "=1 A" + std::to_string(i * 7 % most) + "=2";
    }
    html += ">x";
  }
  const Outcome outcome = Build(html);
  EXPECT_EQ(WordsFor(outcome.hard), "none");
  EXPECT_EQ(outcome.difference, "");
}

// As many attributes, on few tags and on many.
TEST(FastTree, AttributesAreNotComparedInPairs) {
  std::string few, many;
  for (int tag = 0; tag < 2000; ++tag) {
    few += "<p";
    for (int i = 0; i < 400; ++i) {
      few += " a" + std::to_string(i) + "=b";
      many += (i % 8 == 0 ? "<p a" : " a") + std::to_string(i) + "=b" + (i % 8 == 7 ? ">" : "");
    }
    few += ">";
  }
  EXPECT_LT(SecondsToBuild(few), 0.1 + 4 * SecondsToBuild(many));
}

// Ignored tags do not part a text: it is put together once, and what it took is Gumbo's again.
TEST(FastTree, PutsTogetherATextOfManyPieces) {
  std::string html, text;
  for (int i = 0; i < 50000; ++i) html += "ab</x>", text += "ab";
  Page page;
  page.source = html;
  EXPECT_EQ(ParseDom(page, Limits{}), HardPart::kNone);
  EXPECT_EQ(page.limits, 0u);
  EXPECT_EQ(page.tree.nodes.back().text(), text);
}

TEST(FastTree, BuildsTheSamplesAsGumboDoes) {
  size_t plain = 0, pages = 0;
  const std::filesystem::path folder = std::filesystem::path(PARE_SOURCE_DIR) / "samples/pages";
  for (const auto& sample : std::filesystem::directory_iterator(folder)) {
    std::ifstream in(sample.path() / "input.html", std::ios::binary);
    if (!in) continue;
    std::ostringstream html;
    html << in.rdbuf();
    std::string utf8;
    RepairUtf8(html.str(), html.str().size() * 3, utf8);
    const Outcome outcome = Build(utf8);
    EXPECT_EQ(outcome.difference, "") << sample.path();
    plain += outcome.hard == HardPart::kNone;
    ++pages;
  }
  EXPECT_GT(plain * 10, pages * 8) << "of " << pages;
}

// Start and end tags of all names in any order, those of common ones more often, so that they nest in
// every wrong way.
TEST(FastTree, BuildsMisnestedTagsAsGumboDoesOrGivesUp) {
  std::vector<std::string> parts = {"a", " ", "\n", "\r\n", "&amp;", "<!-- -->", "<!doctype html>", "\xc3\xa4",
                                    "</>", "<i class=x>", "<a href=y>", "<font size=1>", "<x-y>", "</x-y>",
                                    "<g>", "</g>", "<svg>", "</svg>", "<svg>", "<![CDATA[b]]>", "<math>",
                                    "<desc>", "</desc>", "<foreignObject>", "<mi>", "<mglyph>", "<image>", "<html a=b>"};
  for (size_t t = static_cast<size_t>(Tag::kText) + 1; t < kTagCount; ++t) {
    const std::string name(kTagNames[t]);
    if (name == "frameset" || name == "plaintext") continue;
    parts.insert(parts.end(), {"<" + name + ">", "</" + name + ">"});
  }
  for (const char* name : {"p", "div", "b", "i", "a", "ul", "li", "table", "tr", "td", "form", "span"}) {
    for (int i = 0; i < 5; ++i) {
      parts.insert(parts.end(), {"<" + std::string(name) + ">", "</" + std::string(name) + ">"});
    }
  }
  std::mt19937 random(1);
  size_t plain = 0;
  constexpr size_t kPages = 30000;
  for (size_t i = 0; i < kPages; ++i) {
    std::string html;
    for (size_t n = 1 + random() % 14; n-- > 0;) html += parts[random() % parts.size()];
    const Outcome outcome = Build(html);
    ASSERT_EQ(outcome.difference, "") << html;
    plain += outcome.hard == HardPart::kNone;
  }
  EXPECT_GT(plain, kPages / 3);
}

}  // namespace
}  // namespace pare
