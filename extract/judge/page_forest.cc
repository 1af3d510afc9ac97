// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/judge/page_forest.h"

#include <algorithm>

namespace pare {

bool PageForest::Read(std::string_view& bytes) {
  ForestParts parts;
  if (!parts.Read(bytes) || parts.depth > kDepth) return false;
  if (std::ranges::any_of(parts.splits, [](const Split& s) { return s.shift != 0; })) return false;
  bias_ = parts.bias;
  unit_ = parts.unit;
  trees_.assign(parts.trees, Tree{});
  for (size_t t = 0; t < trees_.size(); ++t) {
    std::ranges::fill(trees_[t].splits, kNoSplit);
    std::copy_n(parts.splits.begin() + static_cast<ptrdiff_t>(t * parts.depth), parts.depth,
                trees_[t].splits);
    std::copy_n(parts.answers.begin() + static_cast<ptrdiff_t>(t << parts.depth),
                size_t{1} << parts.depth, trees_[t].answers);
  }
  return true;
}

float PageForest::LogOdds(const FeatureRow& row) const {
  int32_t sum = 0;
  for (const Tree& tree : trees_) {
    // From the last question on, so that each makes room for the one before it.
    const auto ask = [&](size_t level, size_t yes) {
      const Split& s = tree.splits[level];
      return yes + yes + (s.threshold < row[s.feature]);
    };
    static_assert(kDepth == 4);
    sum += tree.answers[ask(0, ask(1, ask(2, ask(3, 0))))];
  }
  return bias_ + unit_ * static_cast<float>(sum);
}

}  // namespace pare
