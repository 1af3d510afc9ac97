// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/judge/features.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "extract/blocks/html_blocks.h"
#include "extract/blocks/text_blocks.h"
#include "extract/input/dom.h"
#include "extract/judge/scale.h"

namespace pare {
namespace {

using F = Feature;

// Twelve words, an end mark: the shortest running text.
constexpr char kRunning[] = "Twelve words make the shortest running text that a page may have.";

int Log(uint64_t x) { return Log8(x); }
int Share(uint64_t part, uint64_t whole) { return Share8(part, whole); }

// The row of a block; rows() where it has none.
size_t RowOf(const PageFeatures& f, size_t block) {
  for (size_t row = 0; row < f.live.size(); ++row) {
    if (f.live[row] == block) return row;
  }
  return f.live.size();
}

struct Seen {
  explicit Seen(std::string html, std::string title = "") : source(std::move(html)) {
    page.source = source;
    page.title = std::move(title);
    ParseDom(page, Limits());
    BuildHtmlBlocks(page);
    Look();
  }
  void Look() { features.emplace(ComputeFeatures(page)); }
  size_t rows() const { return features->live.size(); }
  int Of(size_t block, F f) const { return features->matrix[f][RowOf(*features, block)]; }
  std::string source;
  Page page;
  std::optional<PageFeatures> features;
};

std::string P(const std::string& text) { return "<p>" + text + "</p>"; }

TEST(FeaturesTest, ARowForEachBlockAndNoneForNone) {
  EXPECT_EQ(Seen("").rows(), 0u);
  EXPECT_EQ(Seen("<p>a<p>b").rows(), 2u);
}

std::string Times(int n, const std::string& text) {
  std::string out;
  for (int i = 0; i < n; ++i) out += text;
  return out;
}

bool IsOfLearnedLanguage(const std::string& html) { return Seen(html).features->learned_language; }

TEST(FeaturesTest, EnglishIsToldByTheHeadElseByItsWords) {
  const std::string english = P(Times(5, "The rain fell on the hills and the wind blew the leaves. "));
  const std::string spanish = P(Times(5, "La lluvia cae sobre las colinas y el viento mueve las hojas. "));
  EXPECT_TRUE(IsOfLearnedLanguage(english));
  EXPECT_FALSE(IsOfLearnedLanguage(spanish));
  EXPECT_FALSE(IsOfLearnedLanguage(P(Times(20, "Дождь идёт над холмами and the ветер. "))));
  // What the head says goes before words, but not before letters.
  const auto in = [](const std::string& lang, const std::string& body) {
    Seen page(body);
    page.page.lang = lang;
    page.Look();
    return page.features->learned_language;
  };
  EXPECT_TRUE(in("en", spanish));
  EXPECT_FALSE(in("es", english));
  EXPECT_FALSE(in("en", P("Дождь идёт над холмами.")));
}

TEST(FeaturesTest, ALanguageIsNotToldFromFewWordsNorFromSpaces) {
  EXPECT_TRUE(IsOfLearnedLanguage(P("La lluvia cae sobre las colinas y el viento mueve las hojas.")));
  EXPECT_TRUE(IsOfLearnedLanguage(Times(50, P("La lluvia cae."))));  // no running text
  EXPECT_TRUE(IsOfLearnedLanguage("<pre>Rain" + std::string(3000, ' ') + Times(13, " rain") + "</pre>"));
}

TEST(FeaturesTest, FlagsAreFlags) {
  const Seen page("<title>x</title><nav><a href=1>a</a></nav><h1>x</h1>" + P(kRunning) +
                  "<p>…<table><tr><td>1<td>2</table>" + std::string(3000, 'w') + "<p hidden>b");
  for (size_t f = 0; f < kFeatureCount; ++f) {
    if (kFeatureInfo[f].scale != Scale::kFlag) continue;
    for (size_t b = 0; b < page.rows(); ++b) {
      EXPECT_LE(page.Of(b, static_cast<F>(f)), 1) << kFeatureInfo[f].name;
    }
  }
}

TEST(FeaturesTest, BeyondThePagesEndsThereIsNothing) {
  const Seen s(P(kRunning) + P(kRunning));
  const auto words = static_cast<size_t>(F::kWords);
  for (int k = 1; k <= static_cast<int>(FeatureMatrix::kReach); ++k) {
    EXPECT_EQ(s.features->matrix.Column(words, -k)[0], 0);
    EXPECT_EQ(s.features->matrix.Column(words, k)[1], 0);
  }
  EXPECT_EQ(s.features->matrix.Column(words, 1)[0], Log(12));
}

TEST(FeaturesTest, TheMainContainerHoldsFourFifthsOfTheRunningText) {
  const std::string four = P(kRunning) + P(kRunning) + P(kRunning) + P(kRunning);
  const Seen s("<div>" + P(kRunning) + "</div><div id=main>" + four + "</div>");
  EXPECT_EQ(s.Of(0, F::kInContainer), 0);
  EXPECT_EQ(s.Of(1, F::kInContainer), 1);
  const Seen strewn("<div>" + P(kRunning) + "</div><div>" + P(kRunning) + "</div>");
  EXPECT_EQ(strewn.Of(0, F::kInContainer), 0) << "the body is no choice";
}

TEST(FeaturesTest, WhatRulesHaveDroppedIsAsIfItWereNotThere) {
  Seen with(P(kRunning) + P("24 comments") + P("reply") + P(kRunning));
  for (const size_t b : {1, 2}) {
    with.page.judgements[b].settled = true;
    with.page.judgements[b].last.kept = false;
  }
  with.Look();
  const Seen without(P(kRunning) + P(kRunning));
  EXPECT_EQ(with.rows(), 2u);
  // But for what says that something was dropped.
  const auto dropped = [](F f) {
    return f == F::kGapBefore || f == F::kGapAfter || (f >= F::kDropsBefore && f <= F::kSinceDrop) ||
           (f >= F::kPageDropped && f <= F::kPageDroppedRelated);
  };
  for (size_t k = 0; k < kFeatureCount; ++k) {
    const auto f = static_cast<F>(k);
    if (dropped(f)) continue;
    EXPECT_EQ(with.Of(0, f), without.Of(0, f)) << kFeatureInfo[k].name;
    EXPECT_EQ(with.Of(3, f), without.Of(1, f)) << kFeatureInfo[k].name;
  }
  EXPECT_EQ(with.Of(0, F::kDropsAfter), Log(2));
  EXPECT_EQ(with.Of(3, F::kDropsBefore), Log(2));
}

TEST(FeaturesTest, TemplatesAddressesAndDroppedRolesHaveEachItsColumn) {
  const struct {
    const char* body;
    const char* url;
    F feature;
  } kCases[] = {
      {"single-post", "", F::kViewPost},         {"page-template", "", F::kViewPage},
      {"archive", "", F::kViewList},             {"template-product", "", F::kViewProduct},
      {"thread_view", "", F::kViewThread},       {"home", "", F::kViewFront},
      {"", "https://a.example.com/blog/x", F::kUrlPost},
      {"", "https://a.example.com/forum/x", F::kUrlThread},
      {"", "https://a.example.com/shop/x", F::kUrlProduct},
      {"", "https://a.example.com/tag/x", F::kUrlList},
      {"", "https://a.example.com/docs/x", F::kUrlDocs},
      {"", "https://a.example.com/services/x", F::kUrlService},
  };
  for (const auto& c : kCases) {
    Seen s(std::string("<body class='") + c.body + "'><p>" + kRunning);
    s.page.url = c.url;
    s.Look();
    for (const auto& [first, last] : {std::pair(F::kViewPost, F::kViewFront),
                                     std::pair(F::kUrlPost, F::kUrlService)}) {
      for (auto f = static_cast<size_t>(first); f <= static_cast<size_t>(last); ++f) {
        EXPECT_EQ(s.Of(0, static_cast<F>(f)), f == static_cast<size_t>(c.feature))
            << kFeatureInfo[f].name << c.body << c.url;
      }
    }
  }
  const std::pair<Role, F> kRoles[] = {{Role::kByline, F::kPageDroppedBylines},
                                       {Role::kAd, F::kPageDroppedAds},
                                       {Role::kNavigation, F::kPageDroppedNavigation},
                                       {Role::kRelated, F::kPageDroppedRelated}};
  for (const auto& [dropped, feature] : kRoles) {
    Seen s(P(kRunning) + P("posts 24") + P(kRunning) + P("menu"));
    s.page.judgements[1].settled = s.page.judgements[3].settled = true;
    s.page.judgements[1].last = {.kept = false, .role = dropped};
    s.page.judgements[3].last = {.kept = true, .role = dropped};
    s.Look();
    for (const auto& [role, f] : kRoles) {
      EXPECT_EQ(s.Of(0, f), f == feature ? Share(1, 4) : 0) << kFeatureInfo[static_cast<size_t>(f)].name;
    }
  }
}

TEST(FeaturesTest, WordsAndRunningText) {
  const Seen s(P("one two three") + P("one two three four") + P(kRunning));
  EXPECT_EQ(s.Of(0, F::kWords), Log(3));
  EXPECT_EQ(s.page.blocks[2].words, kLongWords);
  EXPECT_EQ(s.Of(1, F::kUntilLong), 0);
  EXPECT_EQ(s.Of(0, F::kUntilLong), Log(1));
  EXPECT_EQ(s.Of(0, F::kLongAfter), Log(12)) << "the third block alone is running text";
}

TEST(FeaturesTest, TwoIdeographsAreAWord) {
  const Seen s(P("北京上海广州深圳"));
  EXPECT_EQ(s.page.blocks[0].words, 8u);
  EXPECT_EQ(s.Of(0, F::kWords), Log(4));
  EXPECT_EQ(s.Of(0, F::kIdeographs), 255);
}

TEST(FeaturesTest, Links) {
  const Seen s("<p>one <a href=x>two</a> three four<p><a href=x>all of it</a><p>none<p><a href=x>" +
               std::string(kRunning) + "</a>");
  EXPECT_EQ(s.Of(0, F::kLinkShare), Share(1, 4));
  EXPECT_EQ(s.Of(0, F::kLinks), 1);
  EXPECT_EQ(s.Of(1, F::kLinkShare), 255);
  EXPECT_EQ(s.Of(2, F::kLinkShare), 0);
  EXPECT_EQ(s.Of(0, F::kLongAfter), 0) << "links are no running text";
}

TEST(FeaturesTest, BoldPicturesAndControls) {
  const Seen s("<p><b>one two</b> three four<p>five<p><img src=x>six<button>go</button>");
  EXPECT_EQ(s.Of(0, F::kBoldShare), Share(1, 2));
  EXPECT_EQ(s.Of(1, F::kBoldShare), 0);
  EXPECT_EQ(s.Of(1, F::kMedia), 0);
  EXPECT_EQ(s.Of(2, F::kMedia), 1);
  EXPECT_EQ(s.Of(2, F::kControls), 1) << "it ends the block that it stands behind";
}

TEST(FeaturesTest, MarksCapitalsAndNumbers) {
  const Seen s(P("He said: \"Go, now.\"") + P("Read more:") + P("and 2 Boats of Jane"));
  EXPECT_EQ(s.Of(0, F::kEndMark), 1);
  EXPECT_EQ(s.Of(0, F::kSentences), Log(1));
  EXPECT_EQ(s.Of(0, F::kCommas), Share(1, 4));
  EXPECT_EQ(s.Of(0, F::kClosingEnd), 1);
  EXPECT_EQ(s.Of(1, F::kColonEnd), 1);
  EXPECT_EQ(s.Of(1, F::kEndMark), 0);
  EXPECT_EQ(s.Of(2, F::kLowerStart), 1);
  EXPECT_EQ(s.Of(2, F::kNumbers), Share(1, 5));
  EXPECT_EQ(s.Of(2, F::kCapitals), Share(2, 5));
}

TEST(FeaturesTest, Kinds) {
  const Seen s("<h1>a</h1><h2>b</h2><ul><li>c</ul><table><tr><td>d<td>e</table><pre>f</pre>"
               "<blockquote><p>g</blockquote><p hidden>h<p>i<p>I!");
  const F kinds[] = {F::kHeading, F::kHeading, F::kListItem, F::kTableRow, F::kPreformatted,
                     F::kQuote,   F::kHidden,  F::kRepeated, F::kRepeated};
  ASSERT_EQ(s.rows(), std::size(kinds));
  for (const F kind : kinds) {
    for (size_t i = 0; i < s.rows(); ++i) {
      EXPECT_EQ(s.Of(i, kind) > 0, kinds[i] == kind)
          << kFeatureInfo[static_cast<size_t>(kind)].name << i;
    }
  }
  EXPECT_EQ(s.Of(0, F::kHeading), 1);
  EXPECT_EQ(s.Of(1, F::kHeading), 2);
}

TEST(FeaturesTest, ElementsAroundABlock) {
  const struct {
    const char* open;
    F feature;
  } kCases[] = {
      {"<nav><div>", F::kInNav},         {"<menu><li>", F::kInNav},
      {"<div role=navigation>", F::kInNav}, {"<header>", F::kInHeader},
      {"<footer><p>", F::kInFooter},     {"<aside>", F::kInAside},
      {"<form>", F::kInForm},            {"<label><p>", F::kInForm},
      {"<fieldset>", F::kInForm},        {"<button>", F::kInButton},
      {"<figure>", F::kInFigure},        {"<figure><figcaption>", F::kInFigure},
      {"<address>", F::kInAddress},      {"<table><tr><td>", F::kInTable},
      {"<article><div><p>", F::kInArticle}, {"<div itemprop=articleBody><p>", F::kInArticle},
      {"<main>", F::kInMain},            {"<div role=main><p>", F::kInMain},
      {"<p>", F::kCount},
  };
  for (const auto& c : kCases) {
    const Seen s(c.open + std::string("inside"));
    ASSERT_EQ(s.rows(), 1u) << c.open;
    for (auto f = static_cast<size_t>(F::kInNav); f <= static_cast<size_t>(F::kInMain); ++f) {
      EXPECT_EQ(s.Of(0, static_cast<F>(f)), f == static_cast<size_t>(c.feature))
          << c.open << " " << kFeatureInfo[f].name;
    }
  }
  const Seen after("<nav>a</nav><p>b");
  EXPECT_EQ(after.Of(1, F::kInNav), 0) << "only what is inside inherits";
}

TEST(FeaturesTest, AFormOrTableAroundMostOfTheRunningTextIsLayout) {
  const std::string two = std::string("<p>") + kRunning + "<p>" + kRunning;
  const auto in = [&](F feature, const std::string& open, const std::string& rest) {
    return Seen(open + two + "</form></table></footer>" + rest).Of(0, feature);
  };
  const std::string more = "<div>" + two + "</div>";
  EXPECT_EQ(in(F::kInForm, "<form>", "<p>Short."), 0);
  EXPECT_EQ(in(F::kInForm, "<form>", more), 1);
  EXPECT_EQ(in(F::kInTable, "<table><tr><td>", "<p>Short."), 0);
  EXPECT_EQ(in(F::kInTable, "<table><tr><td>", more), 1);
  EXPECT_EQ(in(F::kInFooter, "<footer>", "<p>Short."), 1);
}

TEST(FeaturesTest, EachRoleHasAHint) {
  Seen s(P("one"));
  for (size_t role = 0; role < static_cast<size_t>(Role::kCount); ++role) {
    s.page.judgements[0].evidence = 1u << role;
    s.Look();
    for (size_t r = 0; r < static_cast<size_t>(Role::kCount); ++r) {
      EXPECT_EQ(s.Of(0, static_cast<F>(static_cast<size_t>(F::kHintBody) + r)), r == role);
    }
  }
}

TEST(FeaturesTest, Containers) {
  const Seen s("<section><div><p>" + std::string(kRunning) +
               "</p><p>one <a href=x>two</a></p></div><div><p>alone</p></div></section>");
  EXPECT_EQ(s.Of(1, F::kParentLinkShare), Share(1, 14));
  EXPECT_EQ(s.Of(1, F::kParentLong), Log(12));
  EXPECT_EQ(s.Of(2, F::kParentLong), 0);
  EXPECT_EQ(s.Of(2, F::kGrandLong), Log(12));
  EXPECT_EQ(s.Of(2, F::kGrandLinkShare), Share(1, 15));
  EXPECT_EQ(s.Of(0, F::kInBest), 1);
  EXPECT_EQ(s.Of(2, F::kInBest), 0);
  EXPECT_EQ(s.Of(2, F::kUpFromBest), 1) << "to the section";
  EXPECT_EQ(s.Of(2, F::kDownFromBest), 2) << "and down to the second paragraph";
}

TEST(FeaturesTest, PathsAreTagsAndClasses) {
  const Seen s("<div><p>" + std::string(kRunning) + "</p><p>one <a href=x>two</a></p></div>" +
               "<div class=other><p>three</p></div>");
  EXPECT_EQ(s.features->elements.path, (std::vector<uint32_t>{0, 0, 1}));
  EXPECT_EQ(s.features->elements.paths, 2u);
  EXPECT_EQ(s.Of(0, F::kPathBlocks), Log(2));
  EXPECT_EQ(s.Of(0, F::kPathLong), 255);
  EXPECT_EQ(s.Of(1, F::kPathLinkShare), Share(1, 14));
  EXPECT_EQ(s.Of(1, F::kPathWords), Log(7));
  EXPECT_EQ(s.Of(2, F::kPathLong), 0);
  EXPECT_EQ(s.Of(2, F::kPathBlocks), Log(1));
}

TEST(FeaturesTest, DigitsInClassesPartNoPaths) {
  std::string html;
  for (const char* name : {"item--of-a-long-list", "item-7-of-a-long-list", "item--of-a-list",
                           "item-12345678901234567-of-a-long-list", "0item--9of-a-long-list8",
                           "item--of-a-long-lis9t", "item/:of-a-long-list"}) {
    html += std::string("<div class=\"") + name + "\">one</div>";
  }
  EXPECT_EQ(Seen(html).features->elements.path, (std::vector<uint32_t>{0, 0, 1, 0, 0, 0, 2}));
}

TEST(FeaturesTest, RecordsAreSiblingsAlike) {
  std::string html = "<div class=list>";
  for (int i = 0; i < 4; ++i) {
    html += "<div class=post-" + std::to_string(i) + "><h3>Jane Doe</h3>" + P(kRunning) + "</div>";
  }
  const Seen s(html + "</div><div><p>end</p></div>");
  EXPECT_EQ(s.Of(0, F::kGroupSize), Log(4)) << "numbers in classes part no siblings";
  EXPECT_EQ(s.Of(7, F::kGroupPlace), Share(3, 4));
  EXPECT_EQ(s.Of(1, F::kGroupPlaceInside), Log(1));
  EXPECT_EQ(s.Of(1, F::kGroupBlocks), Log(2));
  EXPECT_EQ(s.Of(0, F::kGroupHeadings), 255);
  EXPECT_EQ(s.Of(0, F::kGroupMedia), 0);
  EXPECT_EQ(s.Of(8, F::kGroupSize), 0);
  EXPECT_EQ(s.Of(8, F::kGroupRecords), Log(4)) << "the page's greatest group";
}

TEST(FeaturesTest, WhatStandsAround) {
  const Seen s("<p><a href=x>menu</a><h2>Heading</h2>" + P(kRunning) + P("End.") + P("x"));
  EXPECT_EQ(s.Of(0, F::kLongBefore), 0);
  EXPECT_EQ(s.Of(0, F::kLongAfter), Log(12));
  EXPECT_EQ(s.Of(1, F::kHeadsLong), 1);
  EXPECT_EQ(s.Of(2, F::kHeadsLong), 0);
  EXPECT_EQ(s.Of(2, F::kLongBefore), 0) << "a block does not stand before itself";
  EXPECT_EQ(s.Of(2, F::kNearLong), 0) << "nor near itself";
  EXPECT_EQ(s.Of(3, F::kNearLong), Log(12));
  EXPECT_EQ(s.Of(4, F::kLongBefore), Log(12));
  EXPECT_EQ(s.Of(3, F::kSinceHeading), Log(2));
  EXPECT_EQ(s.Of(3, F::kHeadLevel), 2);
  EXPECT_EQ(s.Of(0, F::kHeadLevel), 0);
  EXPECT_EQ(s.Of(4, F::kSectionBlocks), Log(4));
  EXPECT_EQ(s.Of(3, F::kPrevRunWords), Log(12));
}

TEST(FeaturesTest, PageAndPlace) {
  const Seen s(P(kRunning) + P("one two <a href=x>three</a> four five six seven eight"));
  EXPECT_EQ(s.Of(0, F::kPlace), 0);
  EXPECT_EQ(s.Of(1, F::kPlace), Share(12, 20));
  EXPECT_EQ(s.Of(1, F::kPageWords), Log(20));
  EXPECT_EQ(s.Of(1, F::kPageLinkShare), Share(1, 20));
  EXPECT_EQ(s.Of(1, F::kPageLongShare), Share(12, 20));
  EXPECT_EQ(s.Of(1, F::kPageEndMarks), Share(1, 2));
}

TEST(FeaturesTest, ASentenceWithoutAnEndAmongProseIsALoneCaption) {
  std::string html;
  for (int i = 0; i < 12; ++i) html += P(kRunning);
  html += P("The old stone breakwater in the harbour of the town as it was seen from the pier "
            "before the last winter storms");
  for (int i = 0; i < 12; ++i) html += P(kRunning);
  const Seen s(html);
  EXPECT_EQ(s.Of(12, F::kLoneCaption), 1);
  EXPECT_EQ(s.Of(11, F::kLoneCaption), 0);
  const Seen few(P(kRunning) + P("The old stone breakwater in the harbour of the town as it was "
                                 "seen from the pier before the last winter storms") + P(kRunning));
  EXPECT_EQ(few.Of(1, F::kLoneCaption), 0) << "too little prose to tell";
}

TEST(FeaturesTest, Title) {
  const Seen s("<p>before<h1>Boats come home late</h1><p>Boats sail<p>after",
               "Boats come home late");
  EXPECT_EQ(s.Of(0, F::kBeforeTitle), 0);
  EXPECT_EQ(s.Of(1, F::kIsTitle), 1);
  EXPECT_EQ(s.Of(1, F::kTitleShare), 255);
  EXPECT_EQ(s.Of(1, F::kTitleCovered), 255);
  EXPECT_EQ(s.Of(2, F::kIsTitle), 0);
  EXPECT_EQ(s.Of(2, F::kTitleShare), Share(1, 2));
  EXPECT_EQ(s.Of(2, F::kTitleCovered), Share(1, 4));
  EXPECT_EQ(s.Of(2, F::kAfterTitle), 0);
  EXPECT_EQ(s.Of(3, F::kAfterTitle), Log(1));
  EXPECT_EQ(s.Of(3, F::kTitleSeen), 1);
  const Seen none("<h1>Boats come home late</h1>");
  EXPECT_EQ(none.Of(0, F::kIsTitle), 0) << "no title, no likeness";
}

TEST(FeaturesTest, ATextHasNoElementsButAllElse) {
  Page page;
  page.input = InputKind::kText;
  const std::string source = std::string("Boats come home\n\n") + kRunning + "\n\n- item\n";
  page.source = source;
  BuildTextBlocks(page);
  const PageFeatures f = ComputeFeatures(page);
  ASSERT_EQ(f.live.size(), 3u);
  for (auto k = static_cast<size_t>(F::kInNav); k <= static_cast<size_t>(F::kSameTag); ++k) {
    for (size_t i = 0; i < 3; ++i) EXPECT_EQ(f.matrix[static_cast<F>(k)][i], 0);
  }
  EXPECT_EQ(f.matrix[F::kWords][1], Log(12));
  EXPECT_EQ(f.matrix[F::kSinceLong][2], 0);
  EXPECT_EQ(f.matrix[F::kHeadWords][1], Log(3)) << "a line over running text heads it";
}

}  // namespace
}  // namespace pare
