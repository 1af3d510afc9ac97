// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Which rules are said to stand twice, or to be useless beside another.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extract/rule_tools/lint.h"

namespace pare {
namespace {

// "repeats 2" or "shadowed 1": the findings about overlap, by the line they are about.
std::string Overlaps(const std::string& text) {
  const RuleFile file{.name = "a.rules", .text = text, .user = true};
  std::string out;
  for (const Finding& f : LintRules({&file, 1}).findings) {
    if (f.check != LintCheck::kRepeats && f.check != LintCheck::kShadowed) continue;
    EXPECT_EQ(f.severity, Severity::kWarning);
    out += (out.empty() ? "" : ", ") + std::string(f.check == LintCheck::kRepeats ? "repeats "
                                                                                  : "shadowed ") +
           std::to_string(f.line);
  }
  return out;
}

TEST(LintOverlapTest, TheSameRuleInOtherWordsRepeats) {
  const std::vector<const char*> texts = {
      "#line#\"read more\" $ role=related\n#line#\"Read more…\" $ role=related\n",
      "#line#/^a/\n#line#/^a/\n",
      "##.a>.b\n##.a  >  .b\n",
      "##.a, .b\n##.b, .a\n",
      "##.a.b\n##.b.a\n",
      "a.example,b.example##.a\nb.example,a.example##.a\n",
      "##.a $ lang=en,de\n##.a $ lang=de,en\n",
      "##.a $ role=clutter\n##.a $ id=own\n",
      "##.a:has(> .b)\n##.a:has(>.b)\n",
      "#line#\"a\" $ near=\"b, c\"\n#line#\"a\" $ near=\"b c\"\n",
      "#@#.a\n#@#.a\n",
      "##.a $ evidence\n##.a $ evidence\n",
  };
  for (const char* text : texts) EXPECT_EQ(Overlaps(text), "repeats 2") << text;
}

TEST(LintOverlapTest, OtherRulesDoNot) {
  const std::vector<const char*> texts = {
      "#line#\"read more\"\n#cut#\"read more\"\n",
      "#line#\"read more\"\n#line#\"read {n} more\"\n",
      "#line#/^a/\n#line#/^A/\n",
      "##.a\n##.A\n",
      "##.a > .b\n##.b > .a\n",
      "##.a + .b\n##.a ~ .b\n",
      "a.example##.a\nb.example##.a\n",
      "##.a $ lang=en\n##.a $ lang=de\n",
      "##.a\n#@#.a\n",
      "##.a\n##.a $ evidence\n",
      "##.a $ evidence,role=ad\n##.a $ evidence,role=share\n",
      "#line#\"a\" $ near=\"b\"\n#line#\"a\" $ near=\"c\"\n",
      "#line#\"a\" $ where=head\n#line#\"a\" $ where=tail\n",
      "##.a:upward(1)\n##.a:upward(2)\n##.a\n",
  };
  for (const char* text : texts) EXPECT_EQ(Overlaps(text), "") << text;
}

TEST(LintOverlapTest, AWiderRuleThatStandsFirstShadowsWhateverTheRole) {
  const std::vector<const char*> texts = {
      "#line#\"read more\" $ role=related\n#line#\"read more\" $ role=ad,where=tail\n",
      "#line#\"read more\"\n#line#\"read more\" $ role=ad,near=\"share\"\n",
      "#line#\"read more\"\n#line#\"read more\" $ role=ad,min=2\n",
      "#line#\"read {any}\" $ words=9\n#line#\"read {any}\" $ role=ad,words=8\n",
      "##.a\nexample.com##.a $ role=ad\n",
      "example.com##.a\nnews.example.com##.a $ role=ad\n",
      "~example.org##.a\nexample.com##.a $ role=ad\n",
      "~example.org##.a\n~example.org,~example.com##.a $ role=ad\n",
      "##.a\n##.a $ role=ad,lang=en\n",
      "##.a\n##.a $ role=ad,max=30%\n",
      "##.a\n##div.a $ role=ad\n",
      "##.a\n##.b .a $ role=ad\n",
      "##.b .a\n##.b > .c > .a $ role=ad\n",
      "##.b, .a\n##.a $ role=ad\n",
      "#cut#\"see also\"\n#cut#\"see also\" $ role=related,where=tail\n",
  };
  for (const char* text : texts) EXPECT_EQ(Overlaps(text), "shadowed 2") << text;
}

TEST(LintOverlapTest, ANarrowerOneThatStandsFirstHasASayOfItsOwn) {
  const std::vector<const char*> texts = {
      "#line#\"read more\" $ role=ad,where=tail\n#line#\"read more\" $ role=related\n",
      "news.example.com##.a $ role=ad\nexample.com##.a\n",
      "##.a $ role=ad,lang=en\n##.a\n",
      "##div.a $ role=ad\n##.a\n",
      "##.a $ role=ad,max=30%\n##.a\n",
      "~example.com##.a\nexample.com##.a $ role=ad\n",
      "##.b > .a\n##.b .a $ role=ad\n",
      "##.a\n##.a, .b $ role=ad\n",
  };
  for (const char* text : texts) EXPECT_EQ(Overlaps(text), "") << text;
}

TEST(LintOverlapTest, WhereTheRoleIsTheSameTheNarrowerIsUselessWhereverItStands) {
  EXPECT_EQ(Overlaps("#line#\"a b\" $ where=tail\n#line#\"a b\"\n"), "shadowed 1");
  EXPECT_EQ(Overlaps("##div.a\n##.a\n"), "shadowed 1");
  EXPECT_EQ(Overlaps("#@#div.a\n#@#.a\n"), "shadowed 1");
  EXPECT_EQ(Overlaps("##div.a $ evidence\n##.a $ evidence\n"), "shadowed 1");
}

TEST(LintOverlapTest, WhatLiesWithinElementsOfTheSameRoleIsTakenAnyway) {
  EXPECT_EQ(Overlaps("##.comments $ role=comment\n##.comments .comment $ role=comment\n"),
            "shadowed 2");
  EXPECT_EQ(Overlaps("##.comments $ role=comment\n##.comments h3 + .comment $ role=comment\n"),
            "shadowed 2");
  EXPECT_EQ(Overlaps("##.comments $ role=comment\n##.comments .comment $ role=date\n"), "")
      << "the inner element wins";
  EXPECT_EQ(Overlaps("##.comments $ role=comment\n##.comments + .comment $ role=comment\n"), "")
      << "a sibling lies outside";
  EXPECT_EQ(Overlaps("##.comments $ role=comment,max=30%\n##.comments .x $ role=comment\n"), "")
      << "the outer rule may be undone alone";
  EXPECT_EQ(Overlaps("##.comments $ role=comment\n##.comments .x, .y $ role=comment\n"), "")
      << "not all of it";
}

TEST(LintOverlapTest, RunsOfOtherSectionsAreOtherRuns) {
  EXPECT_EQ(Overlaps("[a]\n#line#\"x y\" $ min=2\n#line#\"x y\" $ min=3\n"), "shadowed 3");
  EXPECT_EQ(Overlaps("[a]\n#line#\"x y\" $ min=2\n[b]\n#line#\"x y\" $ min=3\n"), "");
}

TEST(LintOverlapTest, OtherFilesAreNamedWithTheirFile) {
  const std::vector<RuleFile> files = {
      {.name = "a.rules", .text = "##.a\n", .user = true},
      {.name = "b.rules", .text = "\n##.a\n##.a\n", .user = false}};
  const LintReport report = LintRules(files);
  ASSERT_EQ(report.findings.size(), 2u);
  EXPECT_EQ(report.findings[0].file, 1u);
  EXPECT_NE(report.findings[0].text.find("repeats a/1 (a.rules:1)"), std::string::npos)
      << report.findings[0].text;
}

TEST(LintOverlapTest, RulesAreComparedWithTheirLikeAlone) {
  // Compared each with each, these would take a minute.
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "##.class-" + std::to_string(i) + " > .x\n";
  text += "##div.class-7 > .x\n";
  EXPECT_EQ(Overlaps(text), "shadowed 20001");
}

}  // namespace
}  // namespace pare
