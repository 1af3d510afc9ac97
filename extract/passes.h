// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The one way through the house: the ordered list of passes.
#ifndef PARE_EXTRACT_PASSES_H_
#define PARE_EXTRACT_PASSES_H_

#include <span>
#include <string_view>

#include "extract/judge/model.h"
#include "extract/limits.h"
#include "extract/page.h"
#include "extract/rules/rule_set.h"

namespace pare {

// What passes work with: the same for all pages.
struct Tools {
  const Limits& limits;
  const RuleSet& rules;
  const Model* model;  // needed from kJudgePass on
};

// A pass takes the page and leaves it richer; no pass runs another, none runs twice.
struct Pass {
  std::string_view name;
  void (*run)(Page& page, const Tools& tools);
};

// The name of the pass that applies the rules.
inline constexpr std::string_view kRulesPass = "rules";

// The name of the first pass that weighs features: what stands before it is what training needs.
inline constexpr std::string_view kJudgePass = "judge";

// The passes for a decoded page (page.source, page.input and, if known, page.url are set), in the
// order in which they run.
std::span<const Pass> PassesFor(InputKind input);

}  // namespace pare

#endif  // PARE_EXTRACT_PASSES_H_
