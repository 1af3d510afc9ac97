// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/judge/trim.h"

#include <utility>

namespace pare {
namespace {

// Whether a block is one of the passages among which the story cut looks. In a text the lines that
// the judge has dropped are passages too: a foreign story's title and byline, short as they are, say
// best where it begins. On a page what is dropped is mostly furniture.
bool IsPassage(const Page& page, size_t i) {
  const Judgement& j = page.judgements[i];
  if (page.input == InputKind::kHtml) return j.last.kept;
  return page.blocks[i].words > 0 && (j.last.kept || !j.settled);
}

}  // namespace

StoryPassages CollectStoryPassages(const Page& page) {
  StoryPassages seen;
  for (size_t i = 0; i < page.blocks.size(); ++i) {
    if (!IsPassage(page, i)) continue;
    seen.passages.push_back({.text = page.TextOf(page.blocks[i]),
                             .heading = page.blocks[i].kind == BlockKind::kHeading});
    seen.blocks.push_back(i);
  }
  return seen;
}

void TrimStories(Page& page) {
  if ((page.limits & kLimitBlocks) != 0) return;
  const auto [passages, blocks] = CollectStoryPassages(page);
  StoryCut cut = FindStoryCut(passages, page.title);
  bool cuts = false;
  for (size_t k = cut.first; k < blocks.size(); ++k) {
    Judgement& j = page.judgements[blocks[k]];
    if (j.settled) continue;  // a rule keeps it
    j.last = {.kept = false, .role = Role::kRelated, .by = Giver::kStoryCut, .rule = kNoRule};
    cuts = true;
  }
  if (cuts) page.story_cut_reason = std::move(cut.reason);
}

}  // namespace pare
