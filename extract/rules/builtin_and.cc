// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// By itself, since the program that lays the built-in rules out has all of RuleSet but these.
#include <utility>

#include "extract/rules/compiled_rules.h"
#include "extract/rules/rule_set.h"

namespace pare {

absl::StatusOr<RuleSet> RuleSet::BuiltinAnd(std::span<const RuleFile> files) {
  absl::StatusOr<RuleSet> others = Compile(files);
  if (!others.ok()) return others.status();
  RuleSet set = Builtin();
  if (others->rules().size() > 0) {
    set.compiled_->layers.push_back(std::move(others->compiled_->layers.front()));
  }
  return set;
}

}  // namespace pare
