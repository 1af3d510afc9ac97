// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The judge: which of the blocks that no rule has settled are the article.
#ifndef PARE_EXTRACT_JUDGE_JUDGE_H_
#define PARE_EXTRACT_JUDGE_JUDGE_H_

#include "extract/page.h"

namespace pare {

// Fills the score of every judgement, and the verdicts of those that are not settled. Linear in the
// page but for one sort of its blocks. Which model scores is known to ScoreBlocks() alone.
void JudgeBlocks(Page& page);

}  // namespace pare

#endif  // PARE_EXTRACT_JUDGE_JUDGE_H_
