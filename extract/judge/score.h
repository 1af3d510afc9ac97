// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// From features to probabilities: the model's three looks at a page (extract/judge/model.h).
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

struct PageScores {
  KindShares kinds{};
  float strict = 0;             // how far the article profile counts, 0..1
  std::vector<float> log_odds;  // by row, that the block is body
};

// The looks one by one; each fills the features of PARE_MODEL_FEATURES that it knows.

// Markup and Vocabulary. Linear in the names of the elements and the words of short lines.
void FillLexical(const Page& page, const Model& model, PageFeatures& features);

// The features KindArticle to KindService. A forced kind is certain; text has none, and all are 0.
KindShares FillKinds(const Page& page, const Model& model, PageKind forced, PageFeatures& features);

// How far the article profile counts for a page.
float StrictnessOf(const Page& page, Profile profile, const KindShares& kinds);

// The log-odds that `forest` gives each row, between those for either profile as `strict` says.
// What rules keep is certain.
std::vector<float> LogOddsOf(const Page& page, const Forest& forest, float strict,
                             PageFeatures& features);

// The features First to FirstUntil, from the log-odds of the first look.
void FillFirst(const Page& page, std::span<const float> log_odds, PageFeatures& features);

// All of them in their order. Linear in the page.
PageScores ScorePage(const Page& page, const Model& model, PageFeatures& features);

}  // namespace pare

#endif  // PARE_EXTRACT_JUDGE_SCORE_H_
