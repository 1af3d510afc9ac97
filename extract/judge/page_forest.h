// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// A forest that looks at a page as a whole. Immutable and thread-safe after Read().
#ifndef PARE_EXTRACT_JUDGE_PAGE_FOREST_H_
#define PARE_EXTRACT_JUDGE_PAGE_FOREST_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/judge/features.h"
#include "extract/judge/forest_parts.h"

namespace pare {

class PageForest {
 public:
  static constexpr uint32_t kDepth = 4;  // as bench/train/looks.py trains them

  // Takes it from the front of `bytes`. False where they hold no forest, or one with deeper trees,
  // or one that asks about blocks beside a block: features of a page are the same in all of them.
  bool Read(std::string_view& bytes);

  uint32_t trees() const { return static_cast<uint32_t>(trees_.size()); }

  // What it says of a page by the features of any of its blocks.
  float LogOdds(const FeatureRow& row) const;

 private:
  // Side by side in memory; always kDepth questions, those beyond its depth answered with no.
  struct Tree {
    Split splits[kDepth];
    int16_t answers[1 << kDepth];
  };

  float bias_ = 0, unit_ = 1;
  std::vector<Tree> trees_;
};

}  // namespace pare

#endif  // PARE_EXTRACT_JUDGE_PAGE_FOREST_H_
