// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "extract/judge/feature_context.h"
#include "extract/judge/scale.h"
#include "extract/meta/declared.h"
#include "extract/meta/url_shape.h"

namespace pare {
namespace {

bool Hints(const FeatureContext& c, size_t i, Role role) {
  return (c.JudgementAt(i).evidence >> static_cast<uint32_t>(role) & 1) != 0;
}

void FillTotals(FeatureContext& c) {
  FeatureMatrix& m = c.out.matrix;
  uint32_t longs = 0, sized = 0, ended = 0, money = 0, questions = 0, comments = 0, related = 0,
           lists = 0, tables = 0, code = 0, times = 0;
  for (size_t i = 0; i < c.rows(); ++i) {
    const Block& b = c.BlockAt(i);
    longs += c.IsLong(i);
    sized += b.words >= 8;
    ended += b.words >= 8 && c[Feature::kEndMark][i] != 0;
    money += c[Feature::kCurrency][i];
    questions += c[Feature::kQuestionEnd][i];
    comments += Hints(c, i, Role::kComment);
    related += Hints(c, i, Role::kRelated);
    lists += b.kind == BlockKind::kListItem ? b.words : 0;
    tables += b.kind == BlockKind::kTableRow ? b.words : 0;
    code += b.kind == BlockKind::kPreformatted ? b.words : 0;
    times += b.time;
  }
  m.Fill(Feature::kPageWords, Log8(c.total.words));
  m.Fill(Feature::kPageBlocks, Log8(c.rows()));
  m.Fill(Feature::kPageLinkShare, Share8(c.total.link_words, c.total.words));
  m.Fill(Feature::kPageLongShare, Share8(c.total.long_words, c.total.words));
  m.Fill(Feature::kPageLongBlocks, Log8(longs));
  m.Fill(Feature::kPageLongMean, Log8(c.total.long_words / std::max(longs, 1u)));
  m.Fill(Feature::kPageEndMarks, Share8(ended, sized));
  m.Fill(Feature::kPageHeadings, Log8(c.total.headings));
  m.Fill(Feature::kPageLists, Share8(lists, c.total.words));
  m.Fill(Feature::kPageTables, Share8(tables, c.total.words));
  m.Fill(Feature::kPageCode, Share8(code, c.total.words));
  m.Fill(Feature::kPageMedia, Log8(c.total.media));
  m.Fill(Feature::kPageControls, Log8(c.total.controls));
  m.Fill(Feature::kPageTimes, Log8(times));
  m.Fill(Feature::kPageMoney, Log8(money));
  m.Fill(Feature::kPageQuestions, Log8(questions));
  m.Fill(Feature::kPageComments, Share8(comments, c.rows()));
  m.Fill(Feature::kPageRelated, Share8(related, c.rows()));
}

// What rules have dropped is no row any more, and yet says what kind of page it is: forums have
// posters' profiles, shops have baskets.
void FillDropped(FeatureContext& c) {
  uint64_t words = 0, comments = 0;
  std::array<uint32_t, static_cast<size_t>(Role::kCount)> dropped{};
  for (size_t b = 0; b < c.page.blocks.size(); ++b) {
    const Judgement& j = c.page.judgements[b];
    words += c.page.blocks[b].words;
    if (!j.settled || j.last.kept) continue;
    ++dropped[static_cast<size_t>(j.last.role)];
    if (j.last.role == Role::kComment) comments += c.page.blocks[b].words;
  }
  const auto fill = [&](Feature f, Role role) {
    c.out.matrix.Fill(f, Share8(dropped[static_cast<size_t>(role)], c.page.blocks.size()));
  };
  c.out.matrix.Fill(Feature::kPageDropped,
                    Share8(c.page.blocks.size() - c.rows(), c.page.blocks.size()));
  c.out.matrix.Fill(Feature::kPageDroppedComments, Share8(comments, words));
  fill(Feature::kPageDroppedBylines, Role::kByline);
  fill(Feature::kPageDroppedAds, Role::kAd);
  fill(Feature::kPageDroppedNavigation, Role::kNavigation);
  fill(Feature::kPageDroppedRelated, Role::kRelated);
}

// In the order of the Declaration bits.
static_assert(static_cast<size_t>(Feature::kViewFront) -
                  static_cast<size_t>(Feature::kTypeArticle) == kDeclarations - 1);
// In the order of the UrlWord bits.
static_assert(static_cast<size_t>(Feature::kUrlService) -
                  static_cast<size_t>(Feature::kUrlPost) == kUrlWords - 1);

void FillFlags(uint32_t set, uint32_t bits, Feature first, FeatureMatrix& m) {
  for (uint32_t bit = 0; bit < bits; ++bit) {
    m.Fill(static_cast<Feature>(static_cast<uint32_t>(first) + bit), set >> bit & 1);
  }
}

void FillDeclared(FeatureContext& c) {
  FillFlags(DeclarationsOf(c.page.tree), kDeclarations, Feature::kTypeArticle, c.out.matrix);
  uint32_t articles = 0;
  for (const Element& e : c.out.elements.elements) {
    articles += c.page.tree.nodes[e.node].tag == Tag::kArticle;
  }
  c.out.matrix.Fill(Feature::kPageArticles, Count8(articles));
}

void FillAddress(FeatureContext& c) {
  const UrlShape url = ShapeOfUrl(c.page.url);
  FeatureMatrix& m = c.out.matrix;
  m.Fill(Feature::kUrlKnown, !c.page.host.empty());
  m.Fill(Feature::kUrlDepth, Count8(url.depth));
  m.Fill(Feature::kUrlDigits, Count8(url.digits));
  m.Fill(Feature::kUrlHyphens, Count8(url.hyphens));
  m.Fill(Feature::kUrlDate, url.date);
  m.Fill(Feature::kUrlQuery, Count8(url.parameters));
  m.Fill(Feature::kUrlSlash, url.slash);
  m.Fill(Feature::kUrlExtension, url.extension);
  FillFlags(url.words, kUrlWords, Feature::kUrlPost, m);
}

}  // namespace

void FillPageFeatures(FeatureContext& c) {
  FillTotals(c);
  FillDropped(c);
  if (!c.page.tree.nodes.empty()) FillDeclared(c);
  FillAddress(c);
  TextShape title = ShapeOf(c.page.title);
  c.out.matrix.Fill(Feature::kTitleWords, Count8(title.words));
}

}  // namespace pare
