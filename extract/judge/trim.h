// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The ends of the article.
#ifndef PARE_EXTRACT_JUDGE_TRIM_H_
#define PARE_EXTRACT_JUDGE_TRIM_H_

#include "extract/page.h"

namespace pare {

// Drops the blocks from the first unrelated story on (extract/judge/story_cut.h), and writes
// the reason into page.story_cut_reason. Linear.
void TrimStories(Page& page);

}  // namespace pare

#endif  // PARE_EXTRACT_JUDGE_TRIM_H_
