// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The judge: which of the blocks that no rule has settled are the article.
#ifndef PARE_EXTRACT_JUDGE_JUDGE_H_
#define PARE_EXTRACT_JUDGE_JUDGE_H_

#include "extract/judge/model.h"
#include "extract/limits.h"
#include "extract/page.h"

namespace pare {

// Fills the score of every judgement, and the verdicts of those that are not settled; and what
// kind of page it is (Page::kind). Linear in the page but for one sort of its blocks.
//
// With page.judging.model off, rules alone decide, and `model` may be null: what none has settled
// is body, unless a rule hints that it is not; scores are 1 and 0 then. So it is, too, where the
// page has more than limits.judged_blocks. Then kLimitBlocks is set, with the model or without.
void JudgeBlocks(Page& page, const Model* model, const Limits& limits);

// Gives out the roles of page.judging.with too, and takes away those of `without`.
void ChooseRoles(Page& page);

}  // namespace pare

#endif  // PARE_EXTRACT_JUDGE_JUDGE_H_
