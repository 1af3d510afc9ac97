// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The rules that are built in: they compile, and the tests that stand beside them hold.
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "extract/rules/rule_set.h"

namespace pare {
namespace {

TEST(BuiltinRulesTest, CompileAndPassTheirOwnTests) {
  const auto rules = RuleSet::Compile(BuiltinRules());
  ASSERT_TRUE(rules.ok()) << rules.status().message();
  EXPECT_GT(rules->rules().size(), 500u);
  const absl::Status tests = rules->RunInlineTests();
  EXPECT_TRUE(tests.ok()) << tests.message();
}

TEST(BuiltinRulesTest, NoRuleStandsTwice) {
  const auto rules = RuleSet::Compile(BuiltinRules());
  std::set<std::string> seen;
  for (const Rule& r : rules->rules()) {
    const RuleOptions& o = r.options;
    const std::string key = std::to_string(static_cast<int>(r.kind)) + std::string(r.pattern) +
                            "|" + o.near + "|" + std::to_string(o.where) +
                            (o.evidence ? "e" : "v") + std::to_string(o.min) +
                            (o.evidence ? std::to_string(static_cast<int>(
                                              o.role.value_or(Role::kClutter)))
                                        : "");
    EXPECT_TRUE(seen.insert(key).second)
        << r.origin.file << ":" << r.origin.line << " " << r.pattern;
  }
}

}  // namespace
}  // namespace pare
