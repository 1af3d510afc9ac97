// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Word and shingle scores of one page, and their means over a set.
//
// Word F1 is the multiset overlap of the words of prediction and gold, as the Web Content
// Extraction Benchmark (WCXB) scores. Shingle F1 is that of the article-extraction-benchmark: the
// F1 of mean precision and mean recall over 4-word shingles.
#ifndef PARE_BENCH_SCORE_H_
#define PARE_BENCH_SCORE_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/rule_tools/labelled.h"

namespace pare::bench {

inline constexpr size_t kShingleWords = 4;

// Words as numbers, from 1. One Vocabulary serves both sides of a comparison.
class Vocabulary {
 public:
  std::vector<uint32_t> IdsOf(const std::vector<std::string>& words);

 private:
  std::unordered_map<std::string, uint32_t> ids_;
};

// Word numbers; 0 where the text had fewer words than a shingle.
using Shingle = std::array<uint32_t, kShingleWords>;

// Every run of four words, in order. Fewer than four words give one short shingle where
// `allow_short`, else none; no words give none.
std::vector<Shingle> ShinglesOf(const std::vector<uint32_t>& ids, bool allow_short);

// Size of the multiset intersection.
template <class T>
size_t Overlap(std::vector<T> a, std::vector<T> b) {
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  size_t common = 0;
  for (size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] < b[j]) {
      ++i;
    } else if (b[j] < a[i]) {
      ++j;
    } else {
      ++common, ++i, ++j;
    }
  }
  return common;
}

// Precision, recall and their harmonic mean, 0..1.
struct Prf {
  double p = 0, r = 0, f1 = 0;
};

// Nothing predicted where nothing is gold is perfect; one of them empty is 0.
Prf ScoreWords(const std::vector<uint32_t>& predicted, const std::vector<uint32_t>& gold);

// Shingles in both, in the prediction only and in the gold only, as shares of all three; zeros
// where there is none.
struct ShingleShares {
  double tp = 0, fp = 0, fn = 0;
};
ShingleShares ScoreShingles(const std::vector<uint32_t>& predicted,
                            const std::vector<uint32_t>& gold);

// Share of `snippets` that stand in `collapsed` (see LowerAndCollapse); none where there are none.
std::optional<double> ShareFound(const std::vector<std::string>& snippets,
                                 std::string_view collapsed);

// One row of the results. What the gold does not speak of is absent.
struct PageScore {
  std::string id;
  std::string type;
  std::string kind;  // what the judge takes the page for; empty where there is nothing on it
  std::optional<Prf> words;
  std::optional<ShingleShares> shingles;
  std::optional<double> with;
  std::optional<double> without;
};

PageScore ScorePage(const GoldPage& gold, std::string_view prediction);

// Means over pages; NaN where no page has the figure.
struct Summary {
  size_t pages = 0;
  double f1 = 0, p = 0, r = 0, shingle_f1 = 0, with = 0, without = 0;
};
Summary Summarise(const std::vector<const PageScore*>& rows);

}  // namespace pare::bench

#endif  // PARE_BENCH_SCORE_H_
