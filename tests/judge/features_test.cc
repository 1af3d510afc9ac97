// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/judge/features.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "extract/blocks/html_blocks.h"
#include "extract/blocks/text_blocks.h"
#include "extract/input/dom.h"
#include "extract/judge/layout.h"

namespace pare {
namespace {

using F = Feature;

// Twelve words, an end mark: the shortest running text.
constexpr char kRunning[] = "Twelve words make the shortest running text that a page may have.";

float Log(double x) { return static_cast<float>(std::log2(1 + x) / 8); }

struct Seen {
  explicit Seen(std::string html, std::string title = "") : source(std::move(html)) {
    page.source = source;
    page.title = std::move(title);
    ParseDom(page, Limits());
    BuildHtmlBlocks(page);
    Look();
  }
  void Look() { rows = ComputeFeatures(page, ComputeLayout(page)); }
  float Of(size_t block, F f) const { return rows.at(block)[f]; }
  std::string source;
  Page page;
  std::vector<FeatureRow> rows;
};

std::string P(const std::string& text) { return "<p>" + text + "</p>"; }

TEST(FeaturesTest, ARowForEachBlockAndNoneForNone) {
  EXPECT_TRUE(Seen("").rows.empty());
  EXPECT_EQ(Seen("<p>a<p>b").rows.size(), 2u);
  EXPECT_EQ(kFeatureNames.size(), kFeatureCount);
}

TEST(FeaturesTest, AllValuesAreFiniteAndSmall) {
  const Seen page("<title>x</title><nav><a href=1>a</a></nav><h1>x</h1>" + P(kRunning) +
                  "<p>…<table><tr><td>1<td>2</table>" + std::string(3000, 'w') + "<p hidden>b");
  for (const FeatureRow& row : page.rows) {
    for (const float v : row.values) EXPECT_TRUE(v >= 0 && v <= 3) << v;
  }
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
  EXPECT_EQ(with.rows[0].values, without.rows[0].values);
  EXPECT_EQ(with.rows[3].values, without.rows[1].values);
  EXPECT_EQ(with.rows[1].values, FeatureRow().values);
}

TEST(FeaturesTest, WordsAndRunningText) {
  const Seen s(P("one two three") + P("one two three four") + P(kRunning));
  EXPECT_FLOAT_EQ(s.Of(0, F::kWords), Log(3));
  EXPECT_EQ(s.Of(0, F::kOneToThree), 1);
  EXPECT_EQ(s.Of(1, F::kOneToThree), 0);
  EXPECT_EQ(s.Of(1, F::kLong), 0);
  EXPECT_EQ(s.page.blocks[2].words, kLongWords);
  EXPECT_EQ(s.Of(2, F::kLong), 1);
}

TEST(FeaturesTest, Links) {
  const Seen s("<p>one <a href=x>two</a> three four<p><a href=x>all of it</a><p>none<p><a href=x>" +
               std::string(kRunning) + "</a>");
  EXPECT_FLOAT_EQ(s.Of(0, F::kLinkShare), 0.25f);
  EXPECT_EQ(s.Of(0, F::kAllLink), 0);
  EXPECT_EQ(s.Of(1, F::kLinkShare), 1);
  EXPECT_EQ(s.Of(1, F::kAllLink), 1);
  EXPECT_EQ(s.Of(2, F::kLinkShare), 0);
  EXPECT_EQ(s.Of(3, F::kLong), 0) << "links are no running text";
}

TEST(FeaturesTest, MarksCapitalsAndNumbers) {
  const Seen s(P("He said: \"Go, now.\"") + P("Read more:") + P("and 2 Boats of Jane"));
  EXPECT_EQ(s.Of(0, F::kEndMark), 1);
  EXPECT_FLOAT_EQ(s.Of(0, F::kSentences), Log(1));
  EXPECT_EQ(s.Of(0, F::kCommas), 1) << "one in four words is over a fifth";
  EXPECT_EQ(s.Of(1, F::kColonEnd), 1);
  EXPECT_EQ(s.Of(1, F::kEndMark), 0);
  EXPECT_EQ(s.Of(2, F::kLowerStart), 1);
  EXPECT_FLOAT_EQ(s.Of(2, F::kDigits), 0.2f);
  EXPECT_FLOAT_EQ(s.Of(2, F::kCapitals), 0.4f);
}

TEST(FeaturesTest, Kinds) {
  const Seen s("<h1>a</h1><h2>b</h2><ul><li>c</ul><table><tr><td>d<td>e</table><pre>f</pre>"
               "<blockquote><p>g</blockquote><p hidden>h<p>i<p>I!");
  const F kinds[] = {F::kHeading, F::kHeading, F::kListItem, F::kTableRow, F::kPreformatted,
                     F::kQuote,   F::kHidden,  F::kRepeated, F::kRepeated};
  ASSERT_EQ(s.rows.size(), std::size(kinds));
  for (const F kind : kinds) {
    for (size_t i = 0; i < s.rows.size(); ++i) {
      EXPECT_EQ(s.Of(i, kind), kinds[i] == kind) << kFeatureNames[static_cast<size_t>(kind)] << i;
    }
  }
  EXPECT_EQ(s.Of(0, F::kHeadingOne), 1);
  EXPECT_EQ(s.Of(1, F::kHeadingOne), 0);
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
    ASSERT_EQ(s.rows.size(), 1u) << c.open;
    for (auto f = static_cast<size_t>(F::kInNav); f <= static_cast<size_t>(F::kInMain); ++f) {
      EXPECT_EQ(s.rows[0].values[f], f == static_cast<size_t>(c.feature))
          << c.open << " " << kFeatureNames[f];
    }
  }
  const Seen after("<nav>a</nav><p>b");
  EXPECT_EQ(after.Of(1, F::kInNav), 0) << "only what is inside inherits";
}

TEST(FeaturesTest, EachRoleHasAHint) {
  Seen s(P("one"));
  for (size_t role = 0; role < static_cast<size_t>(Role::kCount); ++role) {
    s.page.judgements[0].evidence = 1u << role;
    s.Look();
    for (size_t r = 0; r < static_cast<size_t>(Role::kCount); ++r) {
      EXPECT_EQ(s.rows[0].values[static_cast<size_t>(F::kHintBody) + r], r == role);
    }
  }
}

TEST(FeaturesTest, Containers) {
  const Seen s("<section><div><p>" + std::string(kRunning) +
               "</p><p>one <a href=x>two</a></p></div><div><p>alone</p></div></section>");
  EXPECT_FLOAT_EQ(s.Of(1, F::kParentLinkShare), 1.0f / 14);
  EXPECT_FLOAT_EQ(s.Of(1, F::kParentLong), Log(12));
  EXPECT_EQ(s.Of(2, F::kParentLong), 0);
  EXPECT_FLOAT_EQ(s.Of(2, F::kGrandLong), Log(12));
  EXPECT_FLOAT_EQ(s.Of(2, F::kGrandLinkShare), 1.0f / 15);
}

TEST(FeaturesTest, PathsAreTagsAndClasses) {
  const Seen s("<div><p>" + std::string(kRunning) + "</p><p>one <a href=x>two</a></p></div>" +
               "<div class=other><p>three</p></div>");
  const Layout layout = ComputeLayout(s.page);
  EXPECT_EQ(layout.path, (std::vector<uint32_t>{0, 0, 1}));
  EXPECT_EQ(layout.paths, 2u);
  EXPECT_FLOAT_EQ(s.Of(0, F::kPathBlocks), Log(2));
  EXPECT_EQ(s.Of(0, F::kPathLong), 1);
  EXPECT_FLOAT_EQ(s.Of(1, F::kPathLinkShare), 1.0f / 14);
  EXPECT_FLOAT_EQ(s.Of(1, F::kPathWords), Log(7));
  EXPECT_EQ(s.Of(2, F::kPathLong), 0);
  EXPECT_FLOAT_EQ(s.Of(2, F::kPathBlocks), Log(1));
}

TEST(FeaturesTest, Neighbours) {
  const Seen s("<p><a href=x>menu</a><h2>Heading</h2>" + P(kRunning) + P("End.") + P("x"));
  EXPECT_EQ(s.Of(0, F::kPrevWords), 0);
  EXPECT_EQ(s.Of(0, F::kLongBefore), 0);
  EXPECT_EQ(s.Of(0, F::kLongAfter), 1);
  EXPECT_EQ(s.Of(1, F::kPrevLinkShare), 1);
  EXPECT_FLOAT_EQ(s.Of(1, F::kNextWords), Log(12));
  EXPECT_EQ(s.Of(1, F::kNextEndMark), 1);
  EXPECT_EQ(s.Of(1, F::kHeadsLong), 1);
  EXPECT_EQ(s.Of(2, F::kHeadsLong), 0);
  EXPECT_EQ(s.Of(2, F::kLongBefore), 0) << "a block does not stand before itself";
  EXPECT_EQ(s.Of(2, F::kLongAfter), 0);
  EXPECT_EQ(s.Of(2, F::kNearLong), 0);
  EXPECT_FLOAT_EQ(s.Of(3, F::kNearLong), Log(12));
  EXPECT_EQ(s.Of(3, F::kPrevEndMark), 1);
  EXPECT_EQ(s.Of(4, F::kLongBefore), 1);
  EXPECT_EQ(s.Of(4, F::kNextWords), 0);
}

TEST(FeaturesTest, PageAndPlace) {
  const Seen s(P(kRunning) + P("one two <a href=x>three</a> four five six seven eight"));
  EXPECT_EQ(s.Of(0, F::kPlace), 0);
  EXPECT_EQ(s.Of(0, F::kEarly), 1);
  EXPECT_FLOAT_EQ(s.Of(1, F::kPlace), 0.6f);
  EXPECT_EQ(s.Of(1, F::kLate), 0);
  EXPECT_FLOAT_EQ(s.Of(1, F::kPageWords), Log(20));
  EXPECT_FLOAT_EQ(s.Of(1, F::kPageLinkShare), 0.05f);
  EXPECT_FLOAT_EQ(s.Of(1, F::kPageLongShare), 0.6f);
  EXPECT_FLOAT_EQ(s.Of(1, F::kPageEndMarks), 0.5f);
  const Seen late(P(kRunning) + P("end"));
  EXPECT_EQ(late.Of(1, F::kLate), 1);
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
  EXPECT_EQ(s.Of(0, F::kAfterTitle), 0);
  EXPECT_EQ(s.Of(1, F::kIsTitle), 1);
  EXPECT_EQ(s.Of(1, F::kTitleShare), 1);
  EXPECT_EQ(s.Of(1, F::kAfterTitle), 0);
  EXPECT_EQ(s.Of(2, F::kIsTitle), 0);
  EXPECT_FLOAT_EQ(s.Of(2, F::kTitleShare), 0.5f);
  EXPECT_EQ(s.Of(2, F::kAfterTitle), 1);
  EXPECT_EQ(s.Of(3, F::kAfterTitle), 1);
  const Seen none("<h1>Boats come home late</h1>");
  EXPECT_EQ(none.Of(0, F::kIsTitle), 0) << "no title, no likeness";
}

TEST(FeaturesTest, ATextHasNoElementsButAllElse) {
  Page page;
  page.input = InputKind::kText;
  const std::string source = std::string("Boats come home\n\n") + kRunning + "\n\n- item\n";
  page.source = source;
  BuildTextBlocks(page);
  const std::vector<FeatureRow> rows = ComputeFeatures(page, ComputeLayout(page));
  ASSERT_EQ(rows.size(), 3u);
  for (const FeatureRow& row : rows) {
    for (auto f = static_cast<size_t>(F::kInNav); f <= static_cast<size_t>(F::kInMain); ++f) {
      EXPECT_EQ(row.values[f], 0);
    }
    EXPECT_EQ(row[F::kParentLong], 0);
  }
  EXPECT_EQ(rows[1][F::kLong], 1);
  EXPECT_EQ(rows[2][F::kPrevEndMark], 1);
}

}  // namespace
}  // namespace pare
