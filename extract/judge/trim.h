// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The ends of the article.
#ifndef PARE_EXTRACT_JUDGE_TRIM_H_
#define PARE_EXTRACT_JUDGE_TRIM_H_

#include <cstddef>
#include <vector>

#include "extract/judge/story_cut.h"
#include "extract/page.h"

namespace pare {

// What the story cut sees of a page, with the index of each passage's block. The passages view the
// page. In a text the judge's own verdicts make no difference.
struct StoryPassages {
  std::vector<Passage> passages;
  std::vector<size_t> blocks;
};
StoryPassages CollectStoryPassages(const Page& page);

// Drops the blocks from the first unrelated story on (extract/judge/story_cut.h), and writes
// the reason into page.story_cut_reason; what a rule keeps stays. With the judge's model or without
// it. Nothing is cut of a page with too many blocks for the judge
// (kLimitBlocks): no article has so many. Linear.
void TrimStories(Page& page);

}  // namespace pare

#endif  // PARE_EXTRACT_JUDGE_TRIM_H_
