// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The rules that are built in: they compile, and the tests that stand beside them hold.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extract/blocks/html_blocks.h"
#include "extract/input/dom.h"
#include "extract/limits.h"
#include "extract/page.h"
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

// All that can be told of a rule.
std::string Describe(const Rule& r) {
  std::string text = r.origin.file + ":" + std::to_string(r.origin.line) + " " + r.origin.name +
                     (r.origin.user ? " user" : "") + " " +
                     std::to_string(static_cast<int>(r.kind)) + " " + std::string(r.pattern);
  for (const auto* list : {&r.hosts, &r.not_hosts, &r.options.langs}) {
    text += " |";
    for (const std::string& s : *list) text += " " + s;
  }
  const RuleOptions& o = r.options;
  return text + " | " + (o.role ? std::to_string(static_cast<int>(*o.role)) : "-") + " " +
         std::to_string(o.where) + " " + o.near + " " + std::to_string(o.min) + " " +
         std::to_string(o.words) + " " + std::to_string(o.max) + (o.evidence ? " evidence" : "");
}

// A page on which rules of every sort have something to say.
Page MakePage() {
  static const std::string html =
      "<html lang=en><head><title>The quiet harbour</title></head><body>"
      "<div class=share-buttons><a>Share</a></div><h1>The quiet harbour</h1>"
      "<p class=byline>By Jane Doe</p><p>3 June 2024</p>"
      "<p>The harbour board met on Tuesday and heard from three engineers about the sea wall, "
      "which has stood for a hundred years and leaks in a dozen places.</p>"
      "<figure><img><figcaption>Photo: Jane Doe</figcaption></figure>"
      "<p>Lesen Sie auch: Die Brücke bleibt zu</p><p>24 Comments</p><p>Читайте также</p>"
      "<div id=disqus_thread><p>First!</p></div><p>Related stories</p><p>A bridge too low</p>"
      "<p>Ferries to stop at noon</p><p>All rights reserved</p></body></html>";
  Page page;
  page.source = html;
  page.lang = "en";
  ParseDom(page, Limits());
  BuildHtmlBlocks(page);
  return page;
}

std::string Verdicts(const RuleSet& rules) {
  Page page = MakePage();
  rules.Apply(page);
  std::string text;
  for (const Judgement& j : page.judgements) {
    text += std::to_string(j.last.rule) + " " + std::to_string(static_cast<int>(j.last.role)) +
            " " + std::to_string(j.evidence) + "\n";
  }
  for (const UndoneRule& undone : page.undone_rules) text += std::to_string(undone.rule) + "\n";
  return text;
}

void ExpectSame(const RuleSet& a, const RuleSet& b) {
  ASSERT_EQ(a.rules().size(), b.rules().size());
  for (RuleId id = 0; id < a.rules().size(); ++id) {
    ASSERT_EQ(Describe(a.rules()[id]), Describe(b.rules()[id]));
  }
  EXPECT_EQ(Verdicts(a), Verdicts(b));
}

TEST(BuiltinRulesTest, WhatWasLaidOutAtBuildIsWhatTheFilesSay) {
  ExpectSame(RuleSet::Builtin(), *RuleSet::Compile(BuiltinRules()));
}

TEST(BuiltinRulesTest, OthersOnTopAreAsIfTheyStoodInOneSet) {
  const RuleFile mine{.name = "mine.rules",
                      .text = "[mine]\n#@line#\"24 comments\"\n##figure $ role=ad\n"
                              "#line#\"a bridge too low\" $ role=notice,near=\"related stories\"\n"
                              "##h1 $ role=title,evidence\n##body $ role=ad,max=10%\n"
                              "example.com,~a.example.com#line#\"x\" $ lang=en,de,words=3\n",
                      .user = true};
  std::vector<RuleFile> all(BuiltinRules().begin(), BuiltinRules().end());
  all.push_back(mine);
  const auto layered = RuleSet::BuiltinAnd({&mine, 1});
  ASSERT_TRUE(layered.ok());
  ExpectSame(*layered, *RuleSet::Compile(all));
  EXPECT_NE(Verdicts(*layered), Verdicts(RuleSet::Builtin()));
}

TEST(BuiltinRulesTest, MistakesInOthersAreReported) {
  const RuleFile bad{.name = "bad.rules", .text = "#line#\"x\" $ rol=ad\n", .user = true};
  EXPECT_FALSE(RuleSet::BuiltinAnd({&bad, 1}).ok());
}

}  // namespace
}  // namespace pare
