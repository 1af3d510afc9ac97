// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rule_tools/precision.h"

#include <functional>

#include "extract/rule_tools/prepare.h"
#include "extract/rules/hits.h"
#include "extract/rules/options.h"
#include "extract/text/fold.h"

namespace pare {
namespace {

// The beginning of `text`, cut at a character.
std::string Excerpt(std::string_view text) {
  if (text.size() <= kExcerptBytes) return std::string(text);
  size_t end = kExcerptBytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return std::string(text.substr(0, end)) + "…";
}

}  // namespace

std::vector<InGold> LabelPage(const Page& page, std::string_view gold_text) {
  WordNumbers numbers;
  WordLines blocks;
  for (const Block& block : page.blocks) blocks.Add(page.TextOf(block), numbers);
  return LabelBlocks(blocks, LinesOf(gold_text, numbers));
}

MeasuredPage LabelHits(const RuleSet& rules, const GoldPage& gold, const Page& page,
                   const std::vector<InGold>& labels) {
  MeasuredPage result;
  std::string room;
  for (const RuleHit& hit : rules.HitsOn(page)) {
    if (labels[hit.block] == InGold::kNoWords) continue;
    const Block& block = page.blocks[hit.block];
    const std::string_view text = page.TextOf(block);
    const std::string_view folded = FoldTo(text, room).text;
    const bool keeps = RoleGivenBy(rules.rules()[hit.rule]) == Role::kBody;
    const bool wrong = (labels[hit.block] == InGold::kYes) != keeps;
    result.hits.push_back({hit.rule, block.words, wrong, std::hash<std::string_view>()(folded),
                           wrong ? Excerpt(text) : std::string()});
  }
  result.roles = MarkRoles(page, gold, labels);
  return result;
}

MeasuredPage MeasurePage(const RuleSet& rules, const GoldPage& gold, std::string_view bytes,
                     InputKind input) {
  Page page;
  PreparePage(bytes, gold.url, input, kJudgePass, rules, page);
  return LabelHits(rules, gold, page, LabelPage(page, gold.text.value_or("")));
}

}  // namespace pare
