// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/judge/select.h"

#include <algorithm>
#include <cmath>

namespace pare {
namespace {

// Of a line this short it is not the expected score that counts: kept wrongly it is a button or a
// label in the reader's way, and dropped wrongly it costs next to nothing. So it must be more likely
// body than not. Measured on wcxb-dev: snippets that must not appear 0.067 -> 0.059 of all, with
// 0.826 -> 0.817 of those that must, word F1 0.849 -> 0.847.
constexpr uint32_t kShortWords = 5;
constexpr float kLeastShort = 0.5f;
// Scraped text has lost its markup: a subheading is a short line like any other there.
constexpr float kLeastShortInText = 0.4f;

// Chosen on unseen folds: 1.8 to 3 do much the same, and 1 is best by the page profile.
constexpr float kArticleSharpness = 2.2f;

float Sharpened(float score, float sharpness) {
  if (score <= 0) return 0;
  const float p = std::clamp(score, 1e-6f, 1 - 1e-6f);
  return 1.0f / (1.0f + std::pow((1 - p) / p, sharpness));
}

// What is expected of a choice by one guideline, in words.
struct Expected {
  double all, right;  // body on the whole page, and in the choice

  double F1(double taken) const { return taken + all > 0 ? 2 * right / (taken + all) : 0; }
};

// A word or two are no article. And where the chosen blocks are all of the page, or most of it and
// likely, there is nothing that the article would have to be told from: a snippet comes out as it is.
constexpr double kLeastBodyWords = 4, kMostOfPage = 0.6;

}  // namespace

Choosing ChoosingFor(InputKind input, float strict) {
  return {.strict = strict,
          .article_sharpness = kArticleSharpness,
          .least_short_score = input == InputKind::kText ? kLeastShortInText : kLeastShort};
}

std::vector<bool> SelectBlocks(std::span<const Candidate> candidates, uint32_t certain,
                               uint32_t page_words, const Choosing& choosing,
                               bool has_article) {
  std::vector<bool> kept(candidates.size(), false);
  std::vector<uint32_t> order;
  std::vector<float> scores(candidates.size()), sharp(candidates.size());
  const double strict = choosing.strict;
  Expected page{.all = 1.0 * certain, .right = 1.0 * certain}, article = page;
  for (uint32_t i = 0; i < candidates.size(); ++i) {
    const Candidate& c = candidates[i];
    scores[i] = MeanOf(c.page, c.article, choosing.strict);
    sharp[i] = Sharpened(c.article, choosing.article_sharpness);
    page.all += static_cast<double>(c.page) * c.words;
    article.all += static_cast<double>(sharp[i]) * c.words;
    const bool is_short = c.words <= kShortWords;
    if (c.words > 0 && (!is_short || scores[i] >= choosing.least_short_score)) order.push_back(i);
  }
  // Ties in page order, so that the outcome is the same everywhere.
  std::stable_sort(order.begin(), order.end(),
                   [&](uint32_t a, uint32_t b) { return scores[a] > scores[b]; });
  double taken = certain;
  const auto f1 = [&] { return (1 - strict) * page.F1(taken) + strict * article.F1(taken); };
  // To keep nothing but what is certain is a choice too.
  double best = certain > 0 ? f1() : 0, best_right = certain, best_taken = certain;
  size_t best_count = 0;
  for (size_t k = 0; k < order.size(); ++k) {
    const Candidate& c = candidates[order[k]];
    page.right += static_cast<double>(c.page) * c.words;
    article.right += static_cast<double>(sharp[order[k]]) * c.words;
    taken += c.words;
    const double expected = f1();
    if (expected <= best) continue;
    best = expected;
    best_count = k + 1;
    best_right = (1 - strict) * page.right + strict * article.right;
    best_taken = taken;
  }
  const bool all = best_taken >= kLeastBodyWords && best_taken >= page_words;
  const bool most = best_right >= kLeastBodyWords && best_taken >= kMostOfPage * page_words &&
                    best_right >= best_taken / 2;
  const bool enough = has_article && best_right >= kLeastBodyWords;
  if (certain == 0 && !all && !most && !enough) return kept;
  for (size_t k = 0; k < best_count; ++k) kept[order[k]] = true;
  return kept;
}

}  // namespace pare
