// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "extract/blocks/html_blocks.h"
#include "extract/input/dom.h"
#include "extract/rules/hits.h"
#include "extract/rules/rule_set.h"
#include "tests/rules/page_builder.h"

namespace pare {
namespace {

RuleSet Compile(std::string builtin, std::string user = "") {
  const RuleFile files[] = {{"builtin.rules", std::move(builtin), false},
                            {"user.rules", std::move(user), true}};
  auto set = RuleSet::Compile(files);
  EXPECT_TRUE(set.ok()) << set.status();
  return std::move(*set);
}

// One character a block: `.` no verdict, `+` kept, else the first letter of the role, in upper case
// where a user's rule gave it.
std::string Judge(const RuleSet& set, Page& page) {
  set.Apply(page);
  std::string out;
  for (const Judgement& j : page.judgements) {
    constexpr std::string_view kLetters = "btydc!rnsagok";  // c caption, ! comment, k clutter
    EXPECT_EQ(j.settled, j.last.by == Giver::kRule);
    EXPECT_EQ(j.first.rule, j.last.rule);
    if (!j.settled) {
      out += '.';
    } else if (j.last.kept) {
      EXPECT_EQ(j.last.role, Role::kBody);
      out += '+';
    } else {
      out += kLetters[static_cast<size_t>(j.last.role)];
    }
  }
  return out;
}

std::string JudgeLines(const RuleSet& set, std::vector<std::string_view> lines) {
  PageBuilder builder;
  for (const std::string_view line : lines) builder.Line(line);
  Page page = builder.Build();
  return Judge(set, page);
}

// div.a ( "one"  p.b ( "two" )  "three" )  "four", and an article to measure against.
Page NestedPage() {
  return PageBuilder()
      .Open("div", {{"class", "a"}}).Text("one")
      .Open("p", {{"class", "b"}}).Text("two").Close()
      .Text("three").Close()
      .Text("four").Words(40).Build();
}

std::string JudgeNested(std::string builtin, std::string user = "") {
  Page page = NestedPage();
  return Judge(Compile(std::move(builtin), std::move(user)), page);
}

TEST(Apply, AnElementRuleGivesItsRoleToAllBlocksInside) {
  EXPECT_EQ(JudgeNested("##.a"), "kkk..");
  EXPECT_EQ(JudgeNested("##.a $ role=comment"), "!!!..");
  EXPECT_EQ(JudgeNested("##.b $ role=ad"), ".a...");
  EXPECT_EQ(JudgeNested("##.c"), ".....");
}

TEST(Apply, AnInlineElementHasABlockInItThatItHoldsAllOf) {
  const auto judge = [](std::string html) {
    Page page;
    page.source = html;
    ParseDom(page, Limits());
    BuildHtmlBlocks(page);
    return Judge(Compile("##.skip $ role=navigation"), page);
  };
  EXPECT_EQ(judge("<div><a class=skip href=/x>To the text</a></div><p>Text."), "n.");
  EXPECT_EQ(judge("<div><b class=skip><i>To</i> the text</b></div><p>Text."), "n.");
  EXPECT_EQ(judge("<div><a class=skip href=/x>To the text</a> or stay</div><p>Text."), "..");
}

TEST(Apply, ARuleOfRoleBodyKeeps) { EXPECT_EQ(JudgeNested("##.b $ role=body"), ".+..."); }

TEST(Apply, TheInnerElementWinsThenTheEarlierRule) {
  EXPECT_EQ(JudgeNested("##.a $ role=comment\n##.b $ role=ad"), "!a!..");
  EXPECT_EQ(JudgeNested("##.b $ role=ad\n##.a $ role=comment"), "!a!..");
  EXPECT_EQ(JudgeNested("##.b $ role=ad\n##p $ role=share"), ".a...");
}

TEST(Apply, WordsBindsALineRuleToShortLines) {
  EXPECT_EQ(JudgeLines(Compile("#line#/share/ $ role=share,words=3"),
                       {"share this page", "share this whole page", "more words than enough here",
                        "and more of them to measure against in this page here"}),
            "s...");
}

TEST(Apply, WordsBindsAnElementRuleToSmallElements) {
  EXPECT_EQ(JudgeNested("##.a $ words=3"), "kkk..");
  EXPECT_EQ(JudgeNested("##.a $ words=2"), ".....");
  EXPECT_EQ(JudgeNested("##.a $ role=ad,words=2\n##p $ role=share,words=2"), ".s...");
  EXPECT_EQ(JudgeNested("##.a\n#@#.a $ words=2"), "kkk..");
  Page page = NestedPage();
  Compile("##.a $ role=date,evidence,words=2").Apply(page);
  EXPECT_EQ(page.judgements[0].evidence, 0u);
  EXPECT_EQ(Compile("##.a $ words=3").HitsOn(page).size(), 3u);
  EXPECT_TRUE(Compile("##.a $ words=2").HitsOn(page).empty());
}

TEST(Apply, CutTakesTheLineAndAllAfterIt) {
  const RuleSet set = Compile("#cut#\"the end\" $ role=related\n#line#\"share\" $ role=share");
  EXPECT_EQ(JudgeLines(set, {"a", "b", "The End", "c", "share", "d"}), "..rrsr");
}

TEST(Apply, LeadTakesTheLineAndAllBeforeIt) {
  const RuleSet set = Compile("#lead#\"skip to content\" $ role=navigation");
  EXPECT_EQ(JudgeLines(set, {"a", "Skip to content", "b", "Skip to content", "c"}), "nnnn.");
}

TEST(Apply, CutAndLeadAreExceptedByTheirOwnExceptions) {
  EXPECT_EQ(JudgeLines(Compile("#cut#\"x\"\n#@cut#\"x\""), {"a", "x", "b"}), "...");
  EXPECT_EQ(JudgeLines(Compile("#@cut#\"x\"", "#cut#\"x\""), {"a", "x", "b"}), ".kk");
  EXPECT_EQ(JudgeLines(Compile("#cut#\"x\"", "#@cut#\"x\""), {"a", "x", "b"}), "...");
  EXPECT_EQ(JudgeLines(Compile("#lead#\"x\"\n#@lead#\"x\""), {"a", "x", "b"}), "...");
  EXPECT_EQ(JudgeLines(Compile("#cut#\"x\"\n#@line#\"b\""), {"a", "x", "b", "c"}), ".k+k");
  EXPECT_EQ(JudgeLines(Compile("#cut#\"x\"\n#@line#\"x\""), {"a", "x", "b"}), ".+.");
}

TEST(Apply, HostsMatchWithTheirSubdomainsAndExclusions) {
  const RuleSet set = Compile("example.com,~shop.example.com##.b $ role=ad\n~other.org##.a");
  const auto judge = [&set](std::string host) {
    Page page = NestedPage();
    page.host = std::move(host);
    return Judge(set, page);
  };
  EXPECT_EQ(judge("example.com"), "kak..");
  EXPECT_EQ(judge("news.example.com"), "kak..");
  EXPECT_EQ(judge("shop.example.com"), "kkk..");
  EXPECT_EQ(judge("a.shop.example.com"), "kkk..");
  EXPECT_EQ(judge("myexample.com"), "kkk..");
  EXPECT_EQ(judge("www.other.org"), ".....");
  EXPECT_EQ(judge(""), "kkk..");
}

TEST(Apply, LangActsWhereTheLanguageIsListedOrUnknown) {
  const RuleSet set = Compile("##.a $ lang=en,de");
  for (const std::string lang : {"", "en", "de", "fr"}) {
    Page page = NestedPage();
    page.lang = lang;
    EXPECT_EQ(Judge(set, page), lang == "fr" ? "....." : "kkk..") << lang;
  }
}

TEST(Apply, WhereIsByTheFirstWord) {
  const std::vector<std::string_view> lines = {"x", "b c d e", "x", "f g", "x", "h"};
  EXPECT_EQ(JudgeLines(Compile("#line#\"x\" $ where=head"), lines), "k.....");
  EXPECT_EQ(JudgeLines(Compile("#line#\"x\" $ where=body"), lines), "..k...");
  EXPECT_EQ(JudgeLines(Compile("#line#\"x\" $ where=tail"), lines), "....k.");
  EXPECT_EQ(JudgeLines(Compile("#line#\"x\" $ where=head|tail"), lines), "k...k.");
}

TEST(Apply, NearLooksThreeLinesBothWaysAndNotAtTheLineItself) {
  const RuleSet set = Compile("#line#\"{name}\" $ near=\"{n} comments\"");
  EXPECT_EQ(JudgeLines(set, {"Jane Doe", "a", "b", "2 comments", "c", "d", "Jane Doe"}), "k.....k");
  EXPECT_EQ(JudgeLines(set, {"Jane Doe", "a", "b", "c", "2 comments"}), ".....");
  EXPECT_EQ(JudgeLines(Compile("#line#\"x\" $ near=\"x\""), {"x", "a", "b", "c", "d", "x", "x"}),
            ".....kk");
}

TEST(Apply, MinNeedsARunOfLinesOfTheSection) {
  const RuleSet set = Compile(
      "[s]\n#line#\"share\" $ min=3\n#line#\"print\" $ min=2,role=share\n#line#\"save\" $ evidence"
      "\n[t]\n#line#\"x\" $ role=ad");
  EXPECT_EQ(JudgeLines(set, {"share", "print", "a", "share", "print", "save", "b", "share", "x"}),
            ".s.ks...a");
}

TEST(Apply, ARuleThatWouldTakeTooMuchIsUndoneAndTheNextOneActs) {
  const RuleSet set = Compile("##.a $ role=comment\n##div $ role=ad,max=100%");
  Page page = PageBuilder().Open("div", {{"class", "a"}}).Words(30).Close().Words(10).Build();
  EXPECT_EQ(Judge(set, page), "a.");
  ASSERT_EQ(page.undone_rules.size(), 1u);
  EXPECT_EQ(page.undone_rules[0].rule, 0u);
  EXPECT_EQ(page.undone_rules[0].reason, UndoneReason::kMax);
  EXPECT_DOUBLE_EQ(page.undone_rules[0].share, 0.75);
}

TEST(Apply, MaxCountsAllBlocksOfARuleTogetherAndNoneTwice) {
  const RuleSet set = Compile("##.a $ max=50%\n#line#\"x y\" $ role=ad,max=10%");
  Page once = PageBuilder()
                  .Open("div", {{"class", "a"}}).Open("p", {{"class", "a"}}).Words(15)
                  .Close().Close().Words(15).Text("x y").Text("x y").Build();
  EXPECT_EQ(Judge(set, once), "k...");
  ASSERT_EQ(once.undone_rules.size(), 1u);
  EXPECT_EQ(once.undone_rules[0].rule, 1u);
}

TEST(Apply, MaxLeavesOutWhatExceptionsKeep) {
  const RuleSet set = Compile("##.a $ role=comment", "#@#.b");
  Page page = PageBuilder()
                  .Open("div", {{"class", "a"}}).Open("p", {{"class", "b"}}).Words(30).Close()
                  .Words(5).Close().Words(10).Build();
  EXPECT_EQ(Judge(set, page), "+!.");
}

TEST(Apply, MaxDoesNotActOnTinyPagesNorOnRulesThatKeep) {
  EXPECT_EQ(JudgeLines(Compile("#line#\"a b c\""), {"a b c", "d"}), "k.");
  Page page = PageBuilder().Open("div").Words(50).Build();
  EXPECT_EQ(Judge(Compile("##div $ role=body"), page), "+");
}

TEST(Apply, AnUndoneCutTakesNothing) {
  Page page = PageBuilder().Line("the end").Words(40).Build();
  EXPECT_EQ(Judge(Compile("#cut#\"the end\""), page), "..");
  ASSERT_EQ(page.undone_rules.size(), 1u);
  EXPECT_EQ(page.undone_rules[0].rule, 0u);
}

TEST(Apply, ARuleOverItsBudgetTakesNothingAndIsReportedAmongTheUndone) {
  // Each of many elements in one another has all of the text, which is searched each time.
  const std::string text(4000, 'x');
  PageBuilder builder;
  builder.Words(40);
  for (int i = 0; i < 10'000; ++i) builder.Open("div", {{"class", "a"}});
  Page page = builder.Text(text).Words(100).Build();
  const RuleSet set = Compile(
      "##.a $ role=ad\n#@#div:has-text(/x y/)\n##div:has-text(/y/)\n#title#:has-text(/x y/)\n"
      "##.a $ role=share,max=90%");
  EXPECT_EQ(Judge(set, page), ".ss");
  ASSERT_EQ(page.undone_rules.size(), 4u);
  for (RuleId id = 0; id < 4; ++id) {
    EXPECT_EQ(page.undone_rules[id].rule, id);
    EXPECT_EQ(page.undone_rules[id].reason, id == 0 ? UndoneReason::kMax : UndoneReason::kBudget);
  }
}

TEST(Apply, EvidenceSetsBitsAndGivesNoVerdict) {
  const RuleSet set = Compile(
      "##.a $ role=comment,evidence\n#line#\"two\" $ role=ad,evidence\n#cut#\"three\" $ evidence");
  Page page = NestedPage();
  EXPECT_EQ(Judge(set, page), ".....");
  const auto bit = [](Role role) { return 1u << static_cast<uint32_t>(role); };
  EXPECT_EQ(page.judgements[0].evidence, bit(Role::kComment));
  EXPECT_EQ(page.judgements[1].evidence, bit(Role::kComment) | bit(Role::kAd));
  EXPECT_EQ(page.judgements[2].evidence, bit(Role::kComment) | bit(Role::kClutter));
  EXPECT_EQ(page.judgements[3].evidence, bit(Role::kClutter));
}

TEST(Apply, EmptyPagesAndEmptySetsAreNoTrouble) {
  Page empty;
  EXPECT_EQ(Judge(Compile("##.a\n#line#\"x\"\n#cut#\"y\""), empty), "");
  Page page = NestedPage();
  EXPECT_EQ(Judge(Compile(""), page), ".....");
}

TEST(RuleSet, AllMistakesOfAllFilesAreInTheStatus) {
  const RuleFile files[] = {{"a.rules", "##\n##.a $ x", false}, {"b.rules", "?", true}};
  const auto set = RuleSet::Compile(files);
  ASSERT_FALSE(set.ok());
  const std::string message(set.status().message());
  for (const char* place : {"a.rules:1:3:", "a.rules:2:8:", "b.rules:1:2:"}) {
    EXPECT_NE(message.find(place), std::string::npos) << message;
  }
}

TEST(RuleSet, InlineTestsThatHoldPass) {
  const RuleSet set = Compile(
      "[s]\n#line#\"{n} comments\" $ where=tail,near=\"x\",min=9,lang=xx\n##.c p#x\n#@line#\"keep\""
      "\n!+ \"24 Comments\"\n!- \"24 Comments by the minister\"\n!- \"keep\"\n"
      "!+ <div class=\"c\">text<p id=x>\n!- <div class=\"c\"><p>\n!- <p id=x>\n"
      "[other]\n!- \"24 comments\"\n");
  EXPECT_TRUE(set.RunInlineTests().ok()) << set.RunInlineTests();
}

TEST(RuleSet, InlineTestsThatFailAreNamed) {
  const RuleSet set = Compile("[s]\n#line#\"a\"\n!+ \"b\"\n!- \"A\"\n!+ <p>\n#line#/(/");
  const std::string message(set.RunInlineTests().message());
  for (const char* part : {"builtin.rules:3:4: no line rule of [s] matches",
                           "builtin.rules:4:4: must not match, but s/1 (line 2) does: \"a\"",
                           "builtin.rules:5:4: no element rule of [s] matches",
                           "builtin.rules:6:2: not a regular expression of RE2"}) {
    EXPECT_NE(message.find(part), std::string::npos) << part << "\nin\n" << message;
  }
}

}  // namespace
}  // namespace pare
