// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Rules of the kinds body, title, author and date, on pages as the parser makes them.
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "extract/passes.h"
#include "extract/role.h"
#include "extract/rules/rule_set.h"

namespace pare {
namespace {

struct Judged {
  std::unique_ptr<std::string> html;
  std::unique_ptr<Page> page = std::make_unique<Page>();

  // What became of the block that is `text`: "kept", "dropped ROLE", "open", or "no such block".
  std::string Fate(std::string_view text) const {
    for (size_t b = 0; b < page->blocks.size(); ++b) {
      if (page->TextOf(page->blocks[b]) != text) continue;
      const Judgement& j = page->judgements[b];
      if (!j.settled) return "open";
      return j.last.kept ? "kept" : "dropped " + std::string(NameOf(j.last.role));
    }
    return "no such block";
  }
};

Judged JudgePage(std::string html, std::string user, std::string builtin = "",
           std::string url = "https://www.example.com/a") {
  const RuleFile files[] = {{"builtin.rules", std::move(builtin), false},
                            {"user.rules", std::move(user), true}};
  const auto set = RuleSet::Compile(files);
  EXPECT_TRUE(set.ok()) << set.status();
  Judged out;
  out.html = std::make_unique<std::string>(std::move(html));
  out.page->source = *out.html;
  out.page->url = std::move(url);
  for (const Pass& pass : PassesFor(InputKind::kHtml)) {
    pass.run(*out.page, {Limits(), *set, nullptr});
    if (pass.name == "rules") break;
  }
  return out;
}

// Enough text that no label is half of it.
const std::string kStory =
    "<p>The boats came home late, and the harbour was full of people who had waited for them since "
    "the early morning hours.</p>";

TEST(BodyRule, KeepsWhatIsInsideAndDropsWhatIsOutside) {
  const Judged j = JudgePage(
      "<p>Before<div class=story><p>One<div><p>Two</div></div><p>After", "#body#.story");
  EXPECT_EQ(j.Fate("Before"), "dropped clutter");
  EXPECT_EQ(j.Fate("One"), "kept");
  EXPECT_EQ(j.Fate("Two"), "kept");
  EXPECT_EQ(j.Fate("After"), "dropped clutter");
  EXPECT_TRUE(j.page->undone_rules.empty()) << "max is not for body rules";
}

TEST(BodyRule, TakesAllElementsThatMatch) {
  const Judged j = JudgePage(
      "<div class=s><p>One<div class=s><p>Two</div></div><p>Not<div class=s>Three", "#body#.s");
  for (const char* text : {"One", "Two", "Three"}) EXPECT_EQ(j.Fate(text), "kept") << text;
  EXPECT_EQ(j.Fate("Not"), "dropped clutter");
}

TEST(BodyRule, DoesNothingWhereItFindsNoWord) {
  for (const char* rule : {"#body#.none", "#body#.empty", "#body#.marks", "example.org#body#.s"}) {
    const Judged j = JudgePage(
        "<p>Out<div class=empty></div><div class=marks>***</div><div class=s>In", rule);
    EXPECT_EQ(j.Fate("Out"), "open") << rule;
    EXPECT_EQ(j.Fate("In"), "open") << rule;
  }
}

TEST(BodyRule, LeavesOtherRulesTheirSayInside) {
  const std::string html = "<div class=s>" + kStory + "<p class=w>Widget<p>share</div><p>Out";
  const Judged user =
      JudgePage(html, "#body#.s", "##.w $ role=related\n#line#\"share\" $ role=share");
  EXPECT_EQ(user.Fate("Widget"), "dropped related") << "a built-in rule under a user's body rule";
  EXPECT_EQ(user.Fate("share"), "dropped share");
  EXPECT_EQ(user.Fate("Out"), "dropped clutter");
  const Judged builtin = JudgePage(html, "##.w $ role=ad", "#body#.s");
  EXPECT_EQ(builtin.Fate("Widget"), "dropped ad");
}

TEST(BodyRule, OutsideItRanksAsItsFileAndLeavesRolesToOthersOfItsRank) {
  const std::string html = "<p class=a>A<p class=b>B<p class=c>C<div class=s>" + kStory + "</div>";
  const Judged j = JudgePage(html, "#body#.s\n##.a $ role=comment\n##.b $ role=body",
                             "##.c $ role=body");
  EXPECT_EQ(j.Fate("A"), "dropped comment");
  EXPECT_EQ(j.Fate("B"), "kept");
  EXPECT_EQ(j.Fate("C"), "dropped clutter");
  EXPECT_EQ(JudgePage(html, "##.c $ role=body", "#body#.s").Fate("C"), "kept");
}

TEST(BodyRule, ExceptionsProtectByRank) {
  const std::string html = "<p class=c>Out<div class=s>" + kStory + "</div>";
  EXPECT_EQ(JudgePage(html, "#body#.s\n#@#.c").Fate("Out"), "kept");
  EXPECT_EQ(JudgePage(html, "#@#.c", "#body#.s").Fate("Out"), "kept");
  EXPECT_EQ(JudgePage(html, "", "#body#.s\n#@line#\"out\"").Fate("Out"), "kept");
  EXPECT_EQ(JudgePage(html, "#body#.s", "#@#.c").Fate("Out"), "dropped clutter");
}

// Each line: the rule that is to win, and another that finds text too.
TEST(FieldRule, TheStrongestThatFindsTextIsUsed) {
  const std::string html = "<div class=s>" + kStory + "</div><div class=t>" + kStory +
                           "</div><h1 class=x>Winner</h1><h2 class=y>Loser</h2>";
  const struct { const char *user, *builtin, *why; } kCases[] = {
      {"#K#.W", "#K#.L", "a user's before a built-in one"},
      {"#K#.W", "example.com#K#.L", "also where the built-in one names the host"},
      {"#K#.L\nexample.com#K#.W", "", "one for the host before a general one"},
      {"", "#K#.L\nexample.com#K#.W", "likewise built in"},
      {"#K#.W\n#K#.L", "", "the earlier one"},
      {"#K#.none\n#K#.W", "#K#.L", "one that finds nothing is passed over"},
      {"example.org#K#.L\n#K#.W", "", "one for another host as well"},
      {"~example.com#K#.L\n#K#.W", "", "and one that leaves this host out"},
  };
  const auto with = [](std::string rules, std::string kind, char win, char lose) {
    for (size_t at; (at = rules.find('K')) != std::string::npos;) rules.replace(at, 1, kind);
    for (char& c : rules) c = c == 'W' ? win : c == 'L' ? lose : c;
    return rules;
  };
  for (const auto& c : kCases) {
    const Judged body =
        JudgePage(html, with(c.user, "body", 's', 't'), with(c.builtin, "body", 's', 't'));
    EXPECT_TRUE(body.page->judgements[0].last.kept && !body.page->judgements[1].last.kept) << c.why;
    for (const char* kind : {"title", "author", "date"}) {
      const Judged j =
          JudgePage(html, with(c.user, kind, 'x', 'y'), with(c.builtin, kind, 'x', 'y'));
      const Page& page = *j.page;
      EXPECT_EQ(kind[0] == 't' ? page.title : kind[0] == 'a' ? page.author : page.date, "Winner")
          << kind << ": " << c.why;
      EXPECT_NE(j.Fate("Winner"), "open") << kind << ": " << c.why;
      EXPECT_EQ(j.Fate("Loser"), "open") << kind << ": " << c.why;
    }
  }
}

TEST(FieldRule, TheTitleIsTheFirstElementWithText) {
  const Judged j = JudgePage(
      "<title>Head</title><h2></h2><h2> Boats \n come <i>home</i><br>late</h2><h2>Second</h2>" +
          kStory,
      "#title#h2");
  EXPECT_EQ(j.page->title, "Boats come home late");
  EXPECT_EQ(j.Fate("Boats come home late"), "no such block") << "a line break stays in the block";
  EXPECT_EQ(j.page->judgements[0].last.role, Role::kTitle);
  EXPECT_FALSE(j.page->judgements[0].last.kept);
  EXPECT_EQ(j.Fate("Second"), "open");
}

TEST(FieldRule, MetaGivesItsContentAndTimeItsDatetimeToDatesAlone) {
  const std::string html = "<meta itemprop=x content=' From \n meta '><time datetime=2024-03-05>5 "
                           "March</time><time>6 March</time>" + kStory;
  EXPECT_EQ(JudgePage(html, "#title#[itemprop=x]").page->title, "From meta");
  EXPECT_EQ(JudgePage(html, "#date#[itemprop=x]").page->date, "From meta");
  EXPECT_EQ(JudgePage(html, "#date#time").page->date, "2024-03-05");
  EXPECT_EQ(JudgePage(html, "#date#time + time").page->date, "6 March");
  EXPECT_EQ(JudgePage(html, "#title#time").page->title, "5 March");
}

TEST(FieldRule, SeveralAuthorsAreJoinedEachOnce) {
  const Judged j = JudgePage("<p class=by><a class=by>Jane Doe</a></p><p class=by>Max Mustermann<p "
                       "class=by>Jane  Doe<p class=by>" + kStory,
                       "#author#.by");
  EXPECT_EQ(j.page->author, "Jane Doe, Max Mustermann");
  EXPECT_EQ(j.Fate("Max Mustermann"), "dropped byline");
}

TEST(FieldRule, BlocksOfADateAreDates) {
  const Judged j = JudgePage("<div class=d><p>5 March</p><p>10:30</p></div>" + kStory, "#date#.d");
  EXPECT_EQ(j.page->date, "5 March 10:30");
  EXPECT_EQ(j.Fate("5 March"), "dropped date");
  EXPECT_EQ(j.Fate("10:30"), "dropped date");
}

TEST(FieldRule, WithoutAMatchTheHeadHasTheWord) {
  const std::string html =
      "<meta name=author content='Jane Doe'><title>Boats</title>"
      "<meta property=article:published_time content=2024-03-05>" + kStory;
  const Judged j = JudgePage(html, "#title#.none\n#author#.none\n#date#.none");
  EXPECT_EQ(j.page->title, "Boats");
  EXPECT_EQ(j.page->author, "Jane Doe");
  EXPECT_EQ(j.page->date, "2024-03-05");
}

TEST(FieldRule, OneThatWouldTakeMostOfThePageIsUndoneAndTheNextIsUsed) {
  const Judged j = JudgePage("<h1>Boats</h1><div>" + kStory + "</div>", "#title#body\n#title#h1");
  EXPECT_EQ(j.page->title, "Boats");
  ASSERT_EQ(j.page->undone_rules.size(), 1u);
  EXPECT_EQ(j.page->undone_rules[0].rule, 0u);
  EXPECT_DOUBLE_EQ(j.page->undone_rules[0].share, 1);
}

TEST(FieldRule, ExceptionsKeepItsBlocksAndTheFieldIsStillTaken) {
  const Judged j = JudgePage("<h1>Boats</h1>" + kStory, "#title#h1\n#@#h1");
  EXPECT_EQ(j.page->title, "Boats");
  EXPECT_EQ(j.Fate("Boats"), "kept");
}

TEST(FieldRule, AFieldIsCutToABoundedLength) {
  std::string letters = "x";
  for (int i = 0; i < 1500; ++i) letters += "é";  // two bytes each
  const Judged j = JudgePage("<h1>" + letters + "</h1>" + kStory, "#title#h1");
  EXPECT_EQ(j.page->title, letters.substr(0, 1999)) << "cut at 2000 bytes, but in no letter";
}

TEST(FieldRule, ManyNestedElementsWithoutTextAreReadOnce) {
  std::string html;
  for (int i = 0; i < 30000; ++i) html += i % 400 == 399 ? "</div>" : "<div>";
  const Judged j = JudgePage(html + kStory, "#title#div\n#author#div\n#date#div\n#body#div");
  EXPECT_FALSE(j.page->judgements.empty());
}

}  // namespace
}  // namespace pare
