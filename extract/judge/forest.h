// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// A forest that looks at the blocks of a page, many at once: without a branch they walk through its
// trees side by side. Immutable and thread-safe after Read().
#ifndef PARE_EXTRACT_JUDGE_FOREST_H_
#define PARE_EXTRACT_JUDGE_FOREST_H_

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "extract/judge/features.h"
#include "extract/judge/forest_parts.h"
#include "extract/judge/forest_walk.h"

namespace pare {

class Forest {
 public:
  // Takes a forest from the front of `bytes`; false where they hold none, or one whose trees that
  // ask for Feature::kStrict do not come last.
  bool Read(std::string_view& bytes);

  uint32_t trees() const { return static_cast<uint32_t>(trees_.size()); }
  // The first tree that asks for Feature::kStrict; trees() where none does.
  uint32_t strict_begin() const { return strict_begin_; }

  // Adds the answers of trees [from, to) to `sums`, one a row of `m` from the first on. No allocation.
  void Add(const FeatureMatrix& m, uint32_t from, uint32_t to, std::span<int32_t> sums) const;

  // A sum of answers as log-odds.
  float LogOdds(int32_t sum) const { return bias_ + unit_ * static_cast<float>(sum); }

 private:
  friend class ForestExplainer;
  uint32_t depth_ = 0, strict_begin_ = 0;
  float bias_ = 0, unit_ = 1;
  std::vector<WalkTree> trees_;
  std::vector<uint8_t> counts_;  // 2^depth_ a tree
};

// Says what each question did to a score: at each level of a tree the mean answer that is still
// possible changes (Saabas, "Interpreting random forests", 2014). Takes about a millisecond to make;
// the forest must outlive it.
class ForestExplainer {
 public:
  static constexpr size_t kShifts = 2 * FeatureMatrix::kReach + 1;
  static constexpr size_t kQuestions = kFeatureCount * kShifts;
  static constexpr size_t QuestionOf(size_t feature, int shift) {
    return feature * kShifts + static_cast<size_t>(shift + static_cast<int>(FeatureMatrix::kReach));
  }

  explicit ForestExplainer(const Forest& forest);

  // Adds to `log_odds`, kQuestions numbers, what each question did to the score of one row.
  void Add(const FeatureMatrix& m, size_t row, std::span<float> log_odds) const;

 private:
  const Forest& forest_;
  std::vector<float> means_;  // 2^(depth + 1) a tree: by level, then by the bits known there
};

}  // namespace pare

#endif  // PARE_EXTRACT_JUDGE_FOREST_H_
