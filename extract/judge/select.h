// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// From probabilities to a choice.
#ifndef PARE_EXTRACT_JUDGE_SELECT_H_
#define PARE_EXTRACT_JUDGE_SELECT_H_

#include <cstdint>
#include <span>
#include <vector>

#include "extract/judge/score.h"

namespace pare {

// One block that is up for choice: the probability that it is body by the guideline of either
// profile, and its size.
struct Candidate {
  float page = 0, article = 0;
  uint32_t words = 0;
};

// How a page is chosen from.
struct Choosing {
  float strict = 0;  // the probability that the article profile's guideline is the right one
  // By how much log-odds are multiplied by the article profile. The choice takes blocks as independent,
  // but the comments under a story are body all together or not at all: a hundred of them at one in
  // five are not twenty posts of body.
  float article_sharpness = 1;
  // What a short line needs: see select.cc.
  float least_short_score = 0.5f;
};
Choosing ChoosingFor(InputKind input, float strict);

// Which of `candidates` to keep: the likeliest ones, as many as give the highest expected word F1.
//
// By one guideline that is 2 * sum(p * n kept) / (sum(n kept) + sum(p * n all)), and for independent
// blocks of equal size the best set is always such a prefix (Jansche, "A maximum expected utility
// framework for binary sequence labeling", 2007, for the approximation by the ratio of expectations).
// Which guideline is right is the same for all blocks of a page. So the choice is the one that is best
// on average over both, and the likeliest blocks are those with the highest mean probability: that is
// seldom a choice between the two, which would be wrong by either.
//
// Short lines must besides be likely by themselves.
// `certain` is how many words rules keep in any case, `page_words` those of the whole page. All false
// where nothing is worth keeping, or there is no article, unless a rule keeps something or what is
// chosen is most of the page. O(n log n).
std::vector<bool> SelectBlocks(std::span<const Candidate> candidates, uint32_t certain,
                               uint32_t page_words, const Choosing& choosing,
                               bool has_article);

// The mean probability: `article` counts as far as the article profile does.
inline float MeanOf(float page, float article, float strict) {
  return page + strict * (article - page);
}

}  // namespace pare

#endif  // PARE_EXTRACT_JUDGE_SELECT_H_
