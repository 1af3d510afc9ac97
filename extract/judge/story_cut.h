// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The story cut: after an article's body, where does another, unrelated story begin? Scraped text
// often ends with the leads of other stories; they are cut from the first one on.
//
//   StoryCut cut = FindStoryCut(passages, title);
//   passages = passages.first(cut.first);   // cut.reason says why, if anything was cut
//
// The evidence (extract/judge/story_evidence.h) is summed up with learned weights
// (extract/judge/story_weights.h) to the log-odds that another story begins at a passage. A false cut
// costs a reader more than a line too many, so the bar is high.
#ifndef PARE_EXTRACT_JUDGE_STORY_CUT_H_
#define PARE_EXTRACT_JUDGE_STORY_CUT_H_

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace pare {

// One kept paragraph, line or block. White space need not be collapsed.
struct Passage {
  std::string_view text;
  bool heading = false;  // known to be a heading (of the page's markup)
};

struct StoryCut {
  size_t first = 0;    // the first passage that goes; passages.size(): nothing is cut
  double score = 0.0;  // natural log-odds of another story at `first`; 0 where nothing is cut
  std::string reason;  // for a reader: `dateline "TOKYO –"; 4 % of its words known from …`
};

// `title` may be empty. Pure, thread-safe, linear in bytes. Does not throw; any bytes will do.
StoryCut FindStoryCut(std::span<const Passage> passages, std::string_view title);

}  // namespace pare

#endif  // PARE_EXTRACT_JUDGE_STORY_CUT_H_
