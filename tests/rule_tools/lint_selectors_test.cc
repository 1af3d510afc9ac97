// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Selectors that are said to match nothing; and, as a check on that, their like that do.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extract/rule_tools/lint.h"

namespace pare {
namespace {

struct Example {
  const char* never;
  const char* sometimes;
};

size_t NeverMatching(const std::string& selector) {
  const RuleFile file{.name = "a.rules", .text = "##" + selector + " $ evidence\n", .user = true};
  size_t count = 0;
  for (const Finding& f : LintRules({&file, 1}).findings) {
    EXPECT_EQ(f.check, LintCheck::kNeverMatches) << f.text;
    EXPECT_EQ(f.severity, Severity::kError);
    ++count;
  }
  return count;
}

TEST(LintSelectorsTest, WhatContradictsItselfIsFound) {
  const std::vector<Example> examples = {
      {".a:not(.a)", ".a:not(.b)"},
      {".a.b:not(.b.a)", ".a:not(.b.a)"},
      {".a:not(p, .a)", ".a:not(p, .b .a)"},
      {".a:not(*)", ".a:not(p)"},
      {"#a#b", "#a#a"},
      {"p:is(div, .x)#a#b", "p:is(div, .x)#a"},
      {"[rel=a][rel=b]", "[rel=a][rel~=b]"},
      {"[rel=a][rel=b]", "[rel=a][rev=b]"},
      {".x :root", ":root .x"},
      {".x > :root", ":root > .x"},
      {"p:nth-child(0)", "p:nth-child(1)"},
      {"p:nth-child(-n)", "p:nth-child(-n+3)"},
      {"p + .x:first-child", "p + .x:last-child"},
      {"p ~ .x:first-child", "p .x:first-child"},
      {"img > a", "picture > a"},
      {"br .x", "br + .x"},
      {".x:empty:has-text(\"a\")", ".x:has-text(\"a\")"},
      {":is(#a#b, img > p)", ":is(#a#b, p)"},
      {".x:is(.y:not(.y))", ".x:is(.y:not(.x))"},
  };
  for (const Example& e : examples) {
    EXPECT_EQ(NeverMatching(e.never), 1u) << e.never;
    EXPECT_EQ(NeverMatching(e.sometimes), 0u) << e.sometimes;
  }
}

TEST(LintSelectorsTest, EachAlternativeIsLookedAt) {
  EXPECT_EQ(NeverMatching(".x, #a#b, .y, img p"), 2u);
}

}  // namespace
}  // namespace pare
