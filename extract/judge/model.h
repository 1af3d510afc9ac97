// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// From features to probabilities.
#ifndef PARE_EXTRACT_JUDGE_MODEL_H_
#define PARE_EXTRACT_JUDGE_MODEL_H_

#include <span>
#include <vector>

#include "extract/judge/features.h"
#include "extract/judge/layout.h"
#include "extract/page.h"

namespace pare {

// For each block, the estimate (0..1) that it is body text, from its features, its neighbours and
// the blocks laid out like it. What rules keep enters as certain; what they drop has score 0 and
// counts for nothing else. Linear in blocks.
std::vector<float> ScoreBlocks(const Page& page, std::span<const FeatureRow> rows,
                               const Layout& layout);

}  // namespace pare

#endif  // PARE_EXTRACT_JUDGE_MODEL_H_
