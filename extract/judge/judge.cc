// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/judge/judge.h"

#include <vector>

#include "extract/judge/features.h"
#include "extract/judge/model.h"
#include "extract/judge/select.h"

namespace pare {
namespace {

// A page's headline is its title, not its body: 94 % of the article bodies of a labelled web set
// leave it out.
bool IsHeadline(const FeatureRow& f) {
  return f[Feature::kIsTitle] > 0 && f[Feature::kHeading] > 0;
}

// The role of a block that is not body: for explanations, and for outputs that ask for it.
Role RoleOfDropped(const FeatureRow& f) {
  if (f[Feature::kIsTitle] > 0) return Role::kTitle;
  if (f[Feature::kHintComment] > 0) return Role::kComment;
  if (f[Feature::kInFigure] > 0) return Role::kCaption;
  if (f[Feature::kInNav] > 0 || f[Feature::kInFooter] > 0) return Role::kNavigation;
  if (f[Feature::kHintRelated] > 0) return Role::kRelated;
  if (f[Feature::kAllLink] > 0) return Role::kNavigation;
  return Role::kClutter;
}

// A line of code without a word (a fence, a bracket) goes with the line before it, or else after.
void FollowCode(Page& page) {
  const auto code = [&page](size_t i) {
    return i < page.blocks.size() && page.blocks[i].kind == BlockKind::kPreformatted;
  };
  for (size_t i = 0; i < page.blocks.size(); ++i) {
    Judgement& j = page.judgements[i];
    if (!code(i) || page.blocks[i].words > 0 || j.settled) continue;
    const size_t other = i > 0 && code(i - 1) ? i - 1 : i + 1;
    if (code(other)) j.first = j.last = page.judgements[other].last;
  }
}

}  // namespace

void JudgeBlocks(Page& page) {
  const Layout layout = ComputeLayout(page);
  const std::vector<FeatureRow> rows = ComputeFeatures(page, layout);
  const std::vector<float> scores = ScoreBlocks(page, rows, layout);
  std::vector<size_t> open;  // the blocks that no rule has settled
  std::vector<Candidate> candidates;
  uint32_t certain = 0, page_words = 0;
  for (size_t i = 0; i < scores.size(); ++i) {
    page.judgements[i].score = scores[i];
    page_words += page.blocks[i].words;
    if (page.judgements[i].settled) {
      if (page.judgements[i].last.kept) certain += page.blocks[i].words;
      continue;
    }
    open.push_back(i);
    // What cannot be body is up for choice as one that never is.
    if (IsHeadline(rows[i])) page.judgements[i].score = 0;
    candidates.push_back({page.judgements[i].score, page.blocks[i].words});
  }
  const std::vector<bool> kept = SelectBlocks(candidates, certain, page_words);
  for (size_t k = 0; k < open.size(); ++k) {
    Judgement& j = page.judgements[open[k]];
    const Role role = kept[k] ? Role::kBody : RoleOfDropped(rows[open[k]]);
    j.first = j.last = {.kept = kept[k], .role = role, .by = Giver::kJudge, .rule = kNoRule};
  }
  FollowCode(page);
}

}  // namespace pare
