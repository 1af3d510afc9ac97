// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/parser.h"

#include <gtest/gtest.h>

#include <iterator>
#include <string>
#include <string_view>
#include <utility>

namespace pare {
namespace {

ParsedRules Parse(std::string text, std::string* errors = nullptr) {
  ParsedRules out;
  Diagnostics diagnostics;
  ParseRules({"rules/news.rules", std::move(text), true}, out, diagnostics);
  if (errors != nullptr) {
    *errors = diagnostics.text();
  } else {
    EXPECT_EQ(diagnostics.text(), "");
  }
  return out;
}

std::string ErrorsOf(std::string text) {
  std::string errors;
  Parse(std::move(text), &errors);
  return errors;
}

TEST(RuleParser, EveryKindIsRead) {
  const ParsedRules p = Parse(
      "##.a\n#@#.a\n#body#.a\n#title#.a\n#author#.a\n#date#.a\n#line#\"a\"\n#cut#\"a\"\n"
      "#lead#\"a\"\n#@line#\"a\"\n#@cut#/a/\n#@lead#\"a\"\n");
  ASSERT_EQ(p.rules.size(), 12u);
  for (size_t i = 0; i < p.rules.size(); ++i) {
    EXPECT_EQ(static_cast<size_t>(p.rules[i].rule.kind), i);
  }
}

TEST(RuleParser, HostsAndExcludedHostsAreReadInLowerCase) {
  const ParsedRules parsed = Parse("Example.com , ~shop.example.com # @ # .a");
  const Rule& rule = parsed.rules.at(0).rule;
  EXPECT_EQ(rule.hosts, std::vector<std::string>{"example.com"});
  EXPECT_EQ(rule.not_hosts, std::vector<std::string>{"shop.example.com"});
  EXPECT_EQ(rule.kind, RuleKind::kElementExcept);
  EXPECT_EQ(rule.pattern, ".a");
}

TEST(RuleParser, EveryOptionIsRead) {
  const ParsedRule r =
      Parse("#line#\"a\" $ role=comment,lang=en,de,where=head|tail,near=\"b, c\",min=2,max=30%,"
            "evidence,id=x").rules.at(0);
  const RuleOptions& o = r.rule.options;
  EXPECT_EQ(o.role, Role::kComment);
  EXPECT_EQ(o.langs, (std::vector<std::string>{"en", "de"}));
  EXPECT_EQ(o.where, kHead | kTail);
  EXPECT_EQ(o.near, "b, c");
  EXPECT_EQ(r.near.parts.size(), 2u);
  EXPECT_EQ(o.min, 2u);
  EXPECT_DOUBLE_EQ(o.max, 0.3);
  EXPECT_TRUE(o.evidence);
  EXPECT_EQ(r.rule.origin.name, "x");
}

TEST(RuleParser, IndonesianIsALanguageAndIdAnOption) {
  const ParsedRules p = Parse("##.a $ lang=hi,id,vi,id=name\n##.b $ id=other,lang=id");
  ASSERT_EQ(p.rules.size(), 2u);
  EXPECT_EQ(p.rules[0].rule.options.langs, (std::vector<std::string>{"hi", "id", "vi"}));
  EXPECT_EQ(p.rules[1].rule.options.langs, (std::vector<std::string>{"id"}));
  EXPECT_NE(ErrorsOf("##.a $ lang=en,max"), "");
  EXPECT_NE(ErrorsOf("##.a $ role=ad,id"), "");
}

TEST(RuleParser, FieldKindsTakeHostsLanguagesAndIds) {
  const ParsedRules p = Parse("example.com#body##main .story $ lang=en,id=story");
  EXPECT_EQ(p.rules.at(0).rule.kind, RuleKind::kBody);
  EXPECT_EQ(p.rules[0].rule.pattern, "#main .story");
  EXPECT_EQ(p.rules[0].rule.origin.name, "story");
}

TEST(RuleParser, WhatIsParsedOutlivesTheFile) {
  ParsedRules out;
  Diagnostics diagnostics;
  {
    const RuleFile file{"some/long/name/of/a.rules",
                        "##.a-class-with-a-name-that-is-long $ role=ad\n!+ \"a line of text\"\n"};
    ParseRules(file, out, diagnostics);
  }
  const ParsedRules moved = std::move(out);
  EXPECT_EQ(moved.rules.at(0).rule.pattern, ".a-class-with-a-name-that-is-long");
  EXPECT_EQ(moved.tests.at(0).file, "some/long/name/of/a.rules");
  EXPECT_EQ(moved.tests[0].text, "!+ \"a line of text\"");
}

TEST(RuleParser, AnIdIsItsElementNotAKind) {
  EXPECT_EQ(Parse("###comments").rules.at(0).rule.pattern, "#comments");
}

TEST(RuleParser, DollarsInQuotesBracketsAndSlashesAreNoOptions) {
  EXPECT_EQ(Parse("##a[href$=\"x $ y\"] $ role=ad").rules.at(0).rule.pattern,
            "a[href$=\"x $ y\"]");
  EXPECT_EQ(Parse("##a[href $= x]").rules.at(0).rule.options.role, std::nullopt);
  EXPECT_EQ(Parse("#line#\"only $ 5\" $role=ad").rules.at(0).rule.options.role, Role::kAd);
  const ParsedRule r = Parse("#line#/^a $ [/]b\\/ $/ $ min=2").rules.at(0);
  EXPECT_EQ(r.regex, "^a $ [/]b\\/ $");
  EXPECT_EQ(r.rule.options.min, 2u);
}

TEST(RuleParser, RulesAreNumberedBySectionNameAndTheFirstSectionIsTheFiles) {
  const ParsedRules p = Parse("##.a\n[x]\n##.b\n[y]\n##.c\n[x]\n##.d\n");
  const char* const names[] = {"news/1", "x/1", "y/1", "x/2"};
  for (size_t i = 0; i < 4; ++i) EXPECT_EQ(p.rules.at(i).rule.origin.name, names[i]);
  EXPECT_EQ(p.rules[3].rule.origin.line, 7u);
  EXPECT_EQ(p.rules[1].section, p.rules[3].section);
}

TEST(RuleParser, AGuardStandsBehindEachSelectorOfItsSection) {
  const ParsedRules p = Parse(
      "##.a\n[x] :not(h1, :has(pre)):first-child \n##.b, .c > .d\n#@#.e\n#line#\"f\"\n[y]\n"
      "##.g\n[x]\n#title#.h\n");
  const char* const guarded[] = {".a", ".b:not(h1, :has(pre)):first-child, "
                                       ".c > .d:not(h1, :has(pre)):first-child",
                                 ".e:not(h1, :has(pre)):first-child", "", ".g",
                                 ".h:not(h1, :has(pre)):first-child"};
  ASSERT_EQ(p.rules.size(), std::size(guarded));
  for (size_t i = 0; i < p.rules.size(); ++i) {
    SelectorList list;
    if (*guarded[i] != '\0') ParseSelector(guarded[i], list);
    EXPECT_EQ(p.rules[i].selector, list) << guarded[i];
    const bool has_guard = i != 0 && i != 3 && i != 4;
    EXPECT_EQ(p.rules[i].rule.guard, has_guard ? ":not(h1, :has(pre)):first-child" : "") << i;
  }
}

TEST(RuleParser, MistakesInGuardsAreShownWhereTheyStand) {
  const std::pair<const char*, const char*> mistakes[] = {
      {"[x] :not()\n##.a", "1:10: expected an element"},
      {"[x] :hover\n##.a", "1:5: unknown pseudo-class `:hover`"},
      {"[x] .b\n##.a", "1:5: expected a guard"},
      {"[x] :empty, :root\n##.a", "1:5: expected a guard"},
      {"[x] :empty > a\n##.a", "1:5: expected a guard"},
      {"[x] :upward(2)\n##.a", "1:5: expected a guard"},
      {"[x]]\n##.a", "1:4: expected a guard"},
      {"[x] :empty\n#line#\"a\"", "1:5: a guard is for selectors, and [x] has none"},
      {"[x]\n##.a\n[x] :empty", "3:5: the section was opened before"},
      {"[x] :empty\n##.a\n[x] :empty", "3:5: the section was opened before"},
      {"[x] :empty\n##.a, .b:upward(2)", "2:3: `:upward()` has no place"}};
  for (const auto& [text, what] : mistakes) {
    const std::string errors = ErrorsOf(text);
    EXPECT_NE(errors.find(std::string("rules:") + what), std::string::npos) << text << errors;
    EXPECT_EQ(errors.find("rules:", errors.find("rules:") + 1), std::string::npos) << errors;
  }
}

TEST(RuleParser, CommentsBlankLinesByteOrderMarkAndCrlfAreNoTrouble) {
  const ParsedRules p =
      Parse("\xEF\xBB\xBF! a comment\r\n\r\n!\r\n!--- ruler ---\r\n##.a $ role=ad\r\n");
  ASSERT_EQ(p.rules.size(), 1u);
  EXPECT_EQ(p.rules[0].rule.options.role, Role::kAd);
}

TEST(RuleParser, TestsAreRead) {
  const ParsedRules p = Parse("[s]\n!+ \"say \\\"hi\\\"\"\n!- <p class=x>\n");
  ASSERT_EQ(p.tests.size(), 2u);
  EXPECT_TRUE(p.tests[0].must_match);
  EXPECT_EQ(p.tests[0].subject, "say \"hi\"");
  EXPECT_FALSE(p.tests[1].must_match);
  EXPECT_TRUE(p.tests[1].html);
}

TEST(RuleParser, AnErrorShowsFileLineColumnAndPlace) {
  EXPECT_EQ(ErrorsOf("! x\n##.комм $ role=coment"),
            "rules/news.rules:2:16: unknown role `coment`; expected one of body title byline date "
            "caption comment related navigation share ad signup notice clutter\n"
            "  ##.комм $ role=coment\n"
            "                 ^");
}

TEST(RuleParser, AllErrorsAreReported) {
  const std::string errors = ErrorsOf("##.a $ roel=ad, max=3\n#lien#\"a\"\n##p:foo\n");
  for (const char* place : {":1:8: unknown option `roel`", ":1:21: expected a percentage",
                            ":2:2: unknown kind `lien`", ":3:4: unknown pseudo-class `:foo`"}) {
    EXPECT_NE(errors.find(place), std::string::npos) << place << "\nin\n" << errors;
  }
}

TEST(RuleParser, MistakesAreErrors) {
  const char* const mistakes[] = {
      "just text", "a#b", "##", "## $ role=ad", "#line#", "#line#\"\"", "#line#\"{any}\"",
      "#line#\"a", "#line#\"{foo}\"", "#line#\"a } b\"", "#line#a", "#line#/a", "#line#//",
      "#line#/(/", "#line#/(?=a)/", "#line#/a/i", "#line#\"a\" b", "#line#\"a\"$role=ad",
      "#blah#.a", "##.a $", "##.a $ ", "##.a $ role", "##.a $ role=", "##.a $ role=ad,role=ad",
      "##.a $ evidence=1", "##.a $ min=2", "##.a $ near=\"x\"", "##.a $ where=tail",
      "#body#.a $ role=body", "#title#.a $ max=9%", "#author#.a $ evidence", "#date#.a $ min=2",
      "#body#.a $ where=head", "#title#.a $ near=\"x\"", "#date#.a $ words=3", "#body#\"a\"",
      "#title#/a/", "#body#", "#@body#.a", "#Body#.a", "#@#.a $ role=ad",
      "#@line#\"a\" $ min=2", "#@#.a $ evidence", "#line#\"a\" $ max=0%",
      "#line#\"a\" $ max=101%", "#line#\"a\" $ max=30", "#line#\"a\" $ min=0",
      "#line#\"a\" $ min=-1", "#line#\"a\" $ where=top", "#line#\"a\" $ where=", "##.a $ lang=EN",
      "##.a $ lang=english", "#line#\"a\" $ near=\"x", "#line#\"a\" $ near=x",
      "#line#\"a\" $ near=\"!\"", "##.a $ id=", "##.a $ id=x\n##.b $ id=x", "exa mple.com##.a",
      ".com##.a", "https://example.com##.a", "a.com,##.a", ",a.com##.a", "[a", "[]", "[a b]",
      "!+ word", "!+ \"a", "!- \"a\" b", "##.a $ role=ad role=ad", "##..a", "##.a > > .b",
      "##.a,", "##> .a", "##.2col", "##[", "##[a", "##[a=]", "##[a=1]",
      "##[a=\"b]", "##[a!=b]", "##[a=b x]", "##[a^=\"\"]", "##[a~=\"b c\"]", "##a::before",
      "##p:", "##.a!", "##.\\"};
  for (const char* mistake : mistakes) EXPECT_NE(ErrorsOf(mistake), "") << mistake;
}

TEST(RuleParser, BuiltInRegularExpressionsAreCheckedLater) {
  ParsedRules out;
  Diagnostics diagnostics;
  ParseRules({"a.rules", "#line#/(/", false}, out, diagnostics);
  EXPECT_TRUE(diagnostics.empty());
}

TEST(RuleParser, NoBytesAreFatal) {
  uint32_t seed = 1;
  const std::string_view alphabet = "#.@\"/\\[]{}()$,=~:> !+-\n\r\t<linecutrodwhm%\xC3\xA9\xFF";
  for (int round = 0; round < 20000; ++round) {
    std::string text = round % 2 == 0 ? "#line#" : "##";
    for (int i = 0; i < 24; ++i) {
      seed = seed * 1664525 + 1013904223;
      text += alphabet[(seed >> 16) % alphabet.size()];
    }
    ErrorsOf(text);
  }
}

}  // namespace
}  // namespace pare
