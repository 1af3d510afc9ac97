// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// What rules take on one page whose body is known, and whether that was body.
#ifndef PARE_EXTRACT_RULE_TOOLS_PRECISION_H_
#define PARE_EXTRACT_RULE_TOOLS_PRECISION_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/page.h"
#include "extract/rule_tools/align.h"
#include "extract/rule_tools/guideline.h"
#include "extract/rule_tools/labelled.h"
#include "extract/rules/rule_set.h"

namespace pare {

// A block that a rule hit. It is a false hit if the gold body has the block; for rules of role
// body, which keep, if it has not.
struct LabelledHit {
  RuleId rule = kNoRule;
  uint32_t words = 0;
  bool wrong = false;
  uint64_t text_hash = 0;  // of the folded text
  std::string text;        // its beginning (see kExcerptBytes), of false hits alone
};
inline constexpr size_t kExcerptBytes = 400;

struct MeasuredPage {
  std::vector<LabelledHit> hits;
  RoleMarks roles;
};

// Makes the page's blocks, as the passes up to the rules do, and labels what the rules hit. Blocks
// without words are left out: nothing tells whether the gold has them. Requires gold.text.
MeasuredPage MeasurePage(const RuleSet& rules, const GoldPage& gold, std::string_view bytes,
                     InputKind input);

// The same for a page whose blocks are made, and the blocks' labels.
MeasuredPage LabelHits(const RuleSet& rules, const GoldPage& gold, const Page& page,
                   const std::vector<InGold>& labels);

// The page's blocks against the gold.
std::vector<InGold> LabelPage(const Page& page, std::string_view gold_text);

}  // namespace pare

#endif  // PARE_EXTRACT_RULE_TOOLS_PRECISION_H_
