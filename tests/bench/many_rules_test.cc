// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "bench/many_rules.h"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "extract/rules/rule_set.h"

namespace pare::bench {
namespace {

RuleSet Compiled(size_t count) {
  auto rules = RuleSet::Compile({{{.name = "many.rules", .text = ManyRules(count)}}});
  if (!rules.ok()) ADD_FAILURE() << rules.status().message();
  return *std::move(rules);
}

// The kinds that the header counts, told by how the rule is written.
std::string KindOf(const Rule& rule) {
  const std::string_view pattern = rule.pattern;
  const auto has = [pattern](std::string_view part) {
    return pattern.find(part) != std::string_view::npos;
  };
  if (rule.kind == RuleKind::kLine) return "line";
  if (!rule.hosts.empty()) return "on hosts";
  if (has(":has(")) return "has";
  if (has(" ")) return "inside";
  if (has("=")) return "part";
  return pattern[0] == '#' ? "id" : "class";
}

TEST(ManyRules, AreTheSameEachTime) {
  EXPECT_EQ(ManyRules(500), ManyRules(500));
  EXPECT_EQ(ManyRules(500).find(ManyRules(499)), 0u) << "a longer file begins with the shorter";
}

TEST(ManyRules, CompileToSoManyRules) {
  EXPECT_EQ(Compiled(0).rules().size(), 0u);
  EXPECT_EQ(Compiled(10000).rules().size(), 10000u);
}

TEST(ManyRules, AreMixedAsStated) {
  std::map<std::string, int> kinds;
  const RuleSet rules = Compiled(1000);
  for (const Rule& rule : rules.rules()) ++kinds[KindOf(rule)];
  const std::map<std::string, int> stated = {{"class", 460}, {"id", 260}, {"part", 120},
                                             {"inside", 60}, {"has", 40}, {"on hosts", 40},
                                             {"line", 20}};
  EXPECT_EQ(kinds, stated);
}

TEST(ManyRules, AreAllDifferent) {
  std::set<std::string> seen;
  const RuleSet rules = Compiled(10000);
  for (const Rule& rule : rules.rules()) {
    EXPECT_TRUE(seen.insert(std::to_string(static_cast<int>(rule.kind)) + " " +
                            std::string(rule.pattern)).second)
        << rule.pattern;
  }
}

}  // namespace
}  // namespace pare::bench
