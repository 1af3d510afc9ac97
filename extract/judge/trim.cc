// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/judge/trim.h"

#include <utility>
#include <vector>

#include "extract/judge/story_cut.h"

namespace pare {

void TrimStories(Page& page) {
  std::vector<Passage> passages;
  std::vector<size_t> blocks;  // of the passages
  for (size_t i = 0; i < page.blocks.size(); ++i) {
    if (!page.judgements[i].last.kept) continue;
    passages.push_back({.text = page.TextOf(page.blocks[i]),
                        .heading = page.blocks[i].kind == BlockKind::kHeading});
    blocks.push_back(i);
  }
  StoryCut cut = FindStoryCut(passages, page.title);
  if (cut.first == passages.size()) return;
  page.story_cut_reason = std::move(cut.reason);
  for (size_t k = cut.first; k < blocks.size(); ++k) {
    page.judgements[blocks[k]].last = {
        .kept = false, .role = Role::kRelated, .by = Giver::kStoryCut, .rule = kNoRule};
  }
}

}  // namespace pare
