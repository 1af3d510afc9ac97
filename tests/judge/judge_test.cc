// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// What holds of the judge whatever its model says.
#include "extract/judge/judge.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "extract/extractor.h"
#include "extract/judge/lexical.h"
#include "extract/judge/score.h"
#include "extract/rule_tools/prepare.h"
#include "tests/judge/model_builder.h"

namespace pare {
namespace {

constexpr char kPage[] =
    "<title>Boats come home late</title><nav><a href=/a>Sport</a> <a href=/b>Weather</a></nav>"
    "<article><h1>Boats come home late</h1><p class=byline>By Jane Doe</p>"
    "<p>The boats came home late, and the harbour was full of people who had waited for them since "
    "the early morning hours, some of them with flowers in their hands.</p>"
    "<figure><img src=x><figcaption>The harbour at dawn</figcaption></figure>"
    "<p>Nobody was hurt, the harbour master said, and the catch was better than it had been for "
    "years, although the nets of two boats had been torn by the storm.</p></article>"
    "<aside><h2>More stories</h2><ul><li><a href=/c>Council votes on bridge</a>"
    "<li><a href=/d>School opens again</a></ul></aside>";

Article Judge(std::string_view bytes, const Judging& judging) {
  ExtractorOptions options;
  options.judging = judging;
  const auto extractor = Extractor::Create(std::move(options));
  EXPECT_TRUE(extractor.ok());
  return extractor->Extract(bytes);
}

const Piece* Find(const Article& article, std::string_view text) {
  for (const Piece& p : article.pieces) {
    if (article.TextOf(p).find(text) != std::string_view::npos) return &p;
  }
  return nullptr;
}

bool IsKept(const Article& article, std::string_view text) {
  const Piece* p = Find(article, text);
  return p != nullptr && p->last.kept;
}

constexpr uint32_t Bit(Role role) { return 1u << static_cast<uint32_t>(role); }

TEST(JudgeTest, ReasonsAreGivenWhereTheyAreAskedFor) {
  const Article plain = Judge(kPage, {});
  for (const Piece& p : plain.pieces) EXPECT_TRUE(p.reasons.empty());
  const Article explained = Judge(kPage, {.explain = true});
  size_t judged = 0;
  for (const Piece& p : explained.pieces) {
    if (p.last.by != Giver::kJudge) {
      EXPECT_TRUE(p.reasons.empty()) << explained.TextOf(p);
      continue;
    }
    ++judged;
    EXPECT_FALSE(p.reasons.empty()) << explained.TextOf(p);
    EXPECT_LE(p.reasons.size(), 3u);
  }
  EXPECT_GT(judged, 0u);
}

TEST(JudgeTest, ByRulesAloneAHintAtTheWholePageIsNone) {
  const std::string running =
      "<p>The boats came home late, and the harbour was full of people who had waited for them.</p>";
  const std::string menu = "<div class=side-navigator><p>North pier opening hours</p></div>";
  const Judging rules{.model = false};
  const Article part = Judge("<body class=doc>" + running + menu, rules);
  EXPECT_TRUE(IsKept(part, "The boats"));
  EXPECT_FALSE(IsKept(part, "North pier"));
  const Article whole = Judge("<body class=body-for-nav>" + running + menu, rules);
  EXPECT_TRUE(IsKept(whole, "The boats"));
}

TEST(JudgeTest, ExplainingChangesNoVerdict) {
  const Article plain = Judge(kPage, {}), explained = Judge(kPage, {.explain = true});
  ASSERT_EQ(plain.pieces.size(), explained.pieces.size());
  for (size_t i = 0; i < plain.pieces.size(); ++i) {
    EXPECT_EQ(plain.pieces[i].last.kept, explained.pieces[i].last.kept);
    EXPECT_EQ(plain.pieces[i].score, explained.pieces[i].score);
  }
}

TEST(JudgeTest, WhatNoScoreDecidedSaysWhatDid) {
  const Article article = Judge(kPage, {.explain = true});
  size_t headlines = 0;
  for (const Piece& p : article.pieces) {
    if (article.TextOf(p) != "Boats come home late") continue;
    ++headlines;
    EXPECT_EQ(p.reasons, std::vector<std::string>({"it is the page's headline"}));
  }
  EXPECT_EQ(headlines, 1u);
}

TEST(JudgeTest, RolesComeAndGoAsAsked) {
  const Article plain = Judge(kPage, {});
  EXPECT_FALSE(IsKept(plain, "Boats come home late"));
  EXPECT_FALSE(IsKept(plain, "The harbour at dawn"));
  EXPECT_TRUE(IsKept(plain, "Nobody was hurt"));
  const Article more = Judge(kPage, {.with = Bit(Role::kTitle) | Bit(Role::kCaption)});
  EXPECT_TRUE(IsKept(more, "Boats come home late"));
  EXPECT_TRUE(IsKept(more, "The harbour at dawn"));
  EXPECT_FALSE(IsKept(more, "Council votes"));
  const Article none = Judge(kPage, {.without = Bit(Role::kBody)});
  EXPECT_EQ(none.status, Status::kNoArticle);
}

TEST(JudgeTest, ATeasersHeadlineIsNoTitle) {
  const std::string page = std::string(kPage) +
                           "<aside><h3 class=title><a href=/e>Council votes on a new bridge</a></h3>"
                           "<h3 class=headline><a href=/f>School opens again</a></h3></aside>";
  const Article article = Judge(page, {.with = Bit(Role::kTitle)});
  EXPECT_TRUE(IsKept(article, "Boats come home late"));
  EXPECT_FALSE(IsKept(article, "a new bridge"));
  for (const Piece& p : article.pieces) {
    if (p.last.role != Role::kTitle) continue;
    EXPECT_EQ(article.TextOf(p), "Boats come home late");
  }
}

TEST(JudgeTest, WithoutTheModelRulesAloneDecide) {
  const Article article = Judge(kPage, {.model = false, .explain = true});
  EXPECT_EQ(article.kind, PageKind::kAuto);
  for (const Piece& p : article.pieces) {
    EXPECT_TRUE(p.score == 0 || p.score == 1);
    EXPECT_TRUE(p.reasons.empty());
  }
  EXPECT_TRUE(IsKept(article, "The boats came home late"));
  EXPECT_FALSE(IsKept(article, "Council votes")) << "a rule hints at related stories";
}

TEST(JudgeTest, AForcedKindIsCertainAndOneFoundIsAShare) {
  const Article forced = Judge(kPage, {.kind = PageKind::kForum});
  EXPECT_EQ(forced.kind, PageKind::kForum);
  EXPECT_EQ(forced.kind_shares[static_cast<size_t>(PageKind::kForum)], 1.0f);
  EXPECT_EQ(forced.strictness, 0.0f);
  const Article found = Judge(kPage, {});
  float sum = 0;
  for (const float share : found.kind_shares) sum += share;
  EXPECT_NEAR(sum, 1.0f, 1e-4);
  EXPECT_EQ(found.kind, PageKind::kArticle);
  EXPECT_GT(found.strictness, 0.0f);
}

TEST(JudgeTest, AProfileCanBeForced) {
  EXPECT_EQ(Judge(kPage, {.profile = Profile::kArticle}).strictness, 1.0f);
  EXPECT_EQ(Judge(kPage, {.profile = Profile::kPage}).strictness, 0.0f);
}

TEST(JudgeTest, OfAPageWithTooManyBlocksRulesAloneDecide) {
  ExtractorOptions options;
  options.limits.judged_blocks = 3;
  const auto extractor = Extractor::Create(std::move(options));
  ASSERT_TRUE(extractor.ok());
  const Article article = extractor->Extract(kPage);
  EXPECT_EQ(article.limits, kLimitBlocks);
  EXPECT_TRUE(IsKept(article, "The boats came home late"));
  for (const Piece& p : article.pieces) EXPECT_TRUE(p.score == 0 || p.score == 1);
}

TEST(JudgeTest, APageWithoutBlocksIsNoTrouble) {
  for (const char* page : {"", "<html></html>", "<p></p>"}) {
    EXPECT_EQ(Judge(page, {.explain = true}).status, Status::kNoArticle);
  }
}

struct Prepared {
  explicit Prepared(std::string bytes, InputKind input = InputKind::kHtml)
      : source(std::move(bytes)) {
    PreparePage(source, "", input, kJudgePass, *RuleSet::Compile({}), page);
  }
  std::string source;
  Page page;
};

TEST(ScoreTest, OfACollectionMoreIsBodyByThePageProfileThanItsBlocksSay) {
  Prepared p(kPage);
  const auto model = Model::Read(ModelBuilder().Bytes());  // says 0 of everything
  ASSERT_TRUE(model.ok()) << model.status();
  const auto scores = [&](PageKind kind) {
    p.page.judging.kind = kind;
    PageFeatures f = ComputeFeatures(p.page);
    return ScorePage(p.page, *model, f).log_odds;
  };
  const LogOddsByProfile collection = scores(PageKind::kCollection);
  ASSERT_FALSE(collection.page.empty());
  for (const float z : collection.page) EXPECT_GT(z, 0.5f);
  for (const float z : collection.article) EXPECT_EQ(z, 0.0f);
  for (const float z : scores(PageKind::kProduct).page) EXPECT_EQ(z, 0.0f);
}

TEST(ScoreTest, KindsOfTextsAreToldByForestsOfTheirOwn) {
  const auto model = Model::Read(
      ModelBuilder().TextKind(PageKind::kForum, {{Feature::kPageWords, 0, 0, -5.0f, 5.0f}}).Bytes());
  ASSERT_TRUE(model.ok()) << model.status();
  const auto forum = [&](InputKind input) {
    const Prepared p("The boats came home late on Monday night.", input);
    PageFeatures f = ComputeFeatures(p.page);
    return FillKinds(p.page, *model, PageKind::kAuto, f)[static_cast<size_t>(PageKind::kForum)];
  };
  EXPECT_GT(forum(InputKind::kText), 0.9f);
  EXPECT_NEAR(forum(InputKind::kHtml), 1.0f / kPageKinds, 1e-4);
}

TEST(ScoreTest, HowFarTheArticleProfileCountsFollowsFromKindLanguageAndInput) {
  const auto strictness = [](InputKind input, bool english, float article) {
    Page page;
    page.input = input;
    PageFeatures features(page);
    features.learned_language = english;
    KindShares kinds{};
    kinds[static_cast<size_t>(PageKind::kArticle)] = article;
    kinds[static_cast<size_t>(PageKind::kListing)] = 1 - article;
    return StrictnessOf(page, kinds, features);
  };
  EXPECT_EQ(strictness(InputKind::kHtml, true, 0.5f), 0);
  EXPECT_GT(strictness(InputKind::kHtml, true, 1), 0.5f);
  EXPECT_EQ(strictness(InputKind::kText, true, 1), 0);
  for (const InputKind input : {InputKind::kHtml, InputKind::kText}) {
    EXPECT_EQ(strictness(input, false, 0), 0);
    EXPECT_GT(strictness(input, false, 0.5f), strictness(InputKind::kHtml, true, 0.5f));
    EXPECT_GT(strictness(input, false, 1), strictness(InputKind::kHtml, true, 1));
  }
}

// What of a table is kept whose first row is `columns` log-odds likely in the first look.
std::vector<bool> KeptRows(float columns) {
  Prepared p("<table><tr><th>Funnel<th>Clicks<tr><td>120 mm, a small jam funnel<td>between 40 and 44"
             "<tr><td>150 mm, a wine making funnel<td>between 26 and 29</table>");
  const auto model = Model::Read(  // up to three words, or more
      ModelBuilder().Html({{Feature::kWords, 0, 40, columns, 6.0f}}).Bytes());
  EXPECT_TRUE(model.ok()) << model.status();
  p.page.judging.profile = Profile::kArticle;
  JudgeBlocks(p.page, &*model, Limits{});
  std::vector<bool> kept;
  for (const Judgement& j : p.page.judgements) kept.push_back(j.last.kept);
  return kept;
}

TEST(JudgeTest, ATableIsNotTornUnlessARowIsUnlikely) {
  EXPECT_EQ(KeptRows(-2.0f), (std::vector<bool>{true, true, true}));
  EXPECT_EQ(KeptRows(-4.0f), (std::vector<bool>{false, true, true}));
}

// Whether a sentence of so many log-odds comes out between menus of a page that seems to have no
// article.
bool FlashIsKept(float sentence) {
  const std::string menu = "<ul><li>Harbour news<li>Weather today<li>Tides<li>Contact us</ul>";
  Prepared p(menu + menu + "<p>The harbour master resigned on Monday, the town said.</p>" + menu);
  const auto model = Model::Read(
      ModelBuilder().Html({{Feature::kWords, 0, 40, -6.0f, sentence}})
          .HtmlPresence({{Feature::kPageWords, 0, 0, -1.0f, -1.0f}}).Bytes());
  EXPECT_TRUE(model.ok()) << model.status();
  p.page.judging.profile = Profile::kArticle;
  JudgeBlocks(p.page, &*model, Limits{});
  return std::ranges::any_of(p.page.judgements, [](const Judgement& j) { return j.last.kept; });
}

TEST(JudgeTest, ABlockThatIsLikelyIsAnArticle) {
  EXPECT_TRUE(FlashIsKept(0.4f));
  EXPECT_FALSE(FlashIsKept(-0.4f));
}

TEST(LexicalTest, NamesAreCutIntoPieces) {
  // Two spellings of the same names, and another.
  const Prepared a("<div class='article-body__mainText2'><p>x</div>");
  const Prepared b("<div class='Article Body main_text'><p>x</div>");
  const Prepared c("<div class='sidebar'><p>x</div>");
  const auto tokens = [](const Prepared& p) {
    const PageFeatures f = ComputeFeatures(p.page);
    std::vector<uint32_t> all;
    ForEachMarkupToken(f.elements, TokensOf(p.page, f), 0, [&](uint32_t t) { all.push_back(t); });
    return all;
  };
  EXPECT_EQ(tokens(a).size(), 4u);
  EXPECT_EQ(tokens(a), tokens(b));
  EXPECT_NE(tokens(a), tokens(c));
}

TEST(LexicalTest, FarNamesAreNotNearOnes) {
  const Prepared p("<div class=story><div><div><p>far</div></div></div><div class=story><p>near</div>");
  const PageFeatures f = ComputeFeatures(p.page);
  const LexicalTokens t = TokensOf(p.page, f);
  std::vector<uint32_t> far, near;
  ForEachMarkupToken(f.elements, t, 0, [&](uint32_t token) { far.push_back(token); });
  ForEachMarkupToken(f.elements, t, 1, [&](uint32_t token) { near.push_back(token); });
  ASSERT_EQ(near.size(), 1u);
  EXPECT_EQ(far, std::vector<uint32_t>{Far(near[0])});
}

TEST(LexicalTest, TheSumByElementsIsTheSumOfTheTokens) {
  const Prepared p(std::string(kPage) + "<div id=main class='c1 c2'><section><div class=x><p>a<p>b"
                   "</div></section></div>");
  PageFeatures f = ComputeFeatures(p.page);
  const Model& model = Model::Builtin();
  FillLexical(p.page, model, f);
  const LexicalTokens t = TokensOf(p.page, f);
  for (size_t i = 0; i < f.live.size(); ++i) {
    int32_t sum = 0;
    ForEachMarkupToken(f.elements, t, i, [&](uint32_t token) { sum += model.markup()[token]; });
    EXPECT_EQ(f.matrix[Feature::kMarkup][i], std::clamp(sum / 2 + 128, 0, 255)) << i;
  }
}

}  // namespace
}  // namespace pare
