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

// One block that is up for choice.
struct Candidate {
  float score = 0;     // probability that it is body
  uint32_t words = 0;
};

// How a page is chosen from.
struct Choosing {
  // By how much log-odds are multiplied before the choice. The choice takes blocks as independent,
  // but the comments under an article are body all together or not at all: a hundred of them at one
  // in five are not twenty posts of body. The more one voice a kind of page has, the sharper.
  float sharpness = 1;
  // What a short line needs: see select.cc.
  float least_short_score = 0.5f;
};
Choosing ChoosingFor(InputKind input, const KindShares& kinds);

// Which of `candidates` to keep: the ones with the highest probability, as many as give the highest
// expected word F1, 2 * sum(p * n kept) / (sum(n kept) + sum(p * n all)). For independent blocks of
// equal size the best set is always such a prefix (Jansche, "A maximum expected utility framework
// for binary sequence labeling", 2007, for the approximation by the ratio of expectations).
// Short lines must besides be likely by themselves.
// `certain` is how many words rules keep in any case, `page_words` those of the whole page. All false
// where nothing is worth keeping, or there is no article, unless a rule keeps something or what is
// chosen is most of the page. O(n log n).
std::vector<bool> SelectBlocks(std::span<const Candidate> candidates, uint32_t certain,
                               uint32_t page_words, const Choosing& choosing,
                               bool has_article);

}  // namespace pare

#endif  // PARE_EXTRACT_JUDGE_SELECT_H_
