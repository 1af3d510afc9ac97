// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// From features to probabilities: the model's looks at a page (extract/judge/model.h).
#ifndef PARE_EXTRACT_JUDGE_SCORE_H_
#define PARE_EXTRACT_JUDGE_SCORE_H_

#include <array>
#include <span>
#include <vector>

#include "extract/judge/features.h"
#include "extract/kind.h"
#include "extract/judge/model.h"
#include "extract/page.h"

namespace pare {

// How likely the page is of each kind; they sum up to 1.
using KindShares = std::array<float, kPageKinds>;

// By row, that it is body, by the guideline of either profile.
struct LogOddsByProfile {
  std::vector<float> page, article;

  // `strict` of the way from the page profile's to the article profile's.
  std::vector<float> Between(float strict) const;
};

struct PageScores {
  KindShares kinds{};
  float strict = 0;  // how far the article profile counts, 0..1
  bool has_article = true;
  LogOddsByProfile log_odds;
};

// The looks one by one; each fills the features of PARE_MODEL_FEATURES that it knows, FillBody() of
// body_features.h those of PARE_BODY_FEATURES.

// Markup and Vocabulary. Linear in the names of the elements and the words of short lines.
void FillLexical(const Page& page, const Model& model, PageFeatures& features);

// What a look says of each row. What rules keep is certain.
LogOddsByProfile LogOddsOf(const Page& page, const Forest& forest, PageFeatures& features);

// The features KindArticle to KindService, from the features of the page and of what the first look
// takes for its body (FillBody). A forced kind is certain; without rows all are 0.
KindShares FillKinds(const Page& page, const Model& model, PageKind forced, PageFeatures& features);

// How far the article profile counts for a page, 0 to 1: all or nothing where a profile is asked for,
// else by how likely the page is an article, by its language, and whether it is HTML or text.
float StrictnessOf(const Page& page, const KindShares& kinds, const PageFeatures& features);

// The features First to FirstUntil, from the log-odds of the first look.
void FillFirst(const Page& page, std::span<const float> log_odds, PageFeatures& features);

// All of them in their order. Linear in the page.
PageScores ScorePage(const Page& page, const Model& model, PageFeatures& features);

}  // namespace pare

#endif  // PARE_EXTRACT_JUDGE_SCORE_H_
