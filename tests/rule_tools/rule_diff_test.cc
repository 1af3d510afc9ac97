// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rule_tools/rule_diff.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace pare {
namespace {

constexpr std::string_view kStory =
    "<title>The ferry</title><article>"
    "<p>The ferry over the harbour is late again, the board said on Tuesday, and will be late for "
    "the rest of the week.</p>"
    "<p class=zanzibar>The Zanzibar Gazette is printed weekly, and sold on the pier for a coin or "
    "two by those who wait for the boat.</p>"
    "<p>Buses will run every ten minutes until the new ferry comes, and will wait for the last of "
    "the boats from the island.</p>"
    "<p class=share-me>View all 24 comments</p>"
    "<p>The bearings were last replaced when the ferry was built, and have rusted since, as the "
    "captain told the board.</p></article>";

RuleDiff Diff(std::string text, std::string_view url = {}) {
  auto diff = DiffRules({.name = "own.rules", .text = std::move(text), .user = true}, kStory,
                        {.url = url, .charset = {}});
  EXPECT_TRUE(diff.ok()) << diff.status().message();
  return *std::move(diff);
}

std::vector<std::string> Changed(const RuleDiff& diff, Change change) {
  std::vector<std::string> out;
  for (size_t i = 0; i < diff.changes.size(); ++i) {
    if (diff.changes[i] == change) {
      out.push_back(std::string(diff.after.TextOf(diff.after.pieces[i]).substr(0, 12)));
    }
  }
  return out;
}

using Texts = std::vector<std::string>;

TEST(RuleDiffTest, WhatARuleTakesOutIsFound) {
  const RuleDiff diff = Diff("##.zanzibar $ role=ad\n");
  EXPECT_EQ(Changed(diff, Change::kTakenOut), Texts({"The Zanzibar"}));
  EXPECT_TRUE(Changed(diff, Change::kGivenBack).empty());
  EXPECT_TRUE(Changed(diff, Change::kRole).empty());
  EXPECT_TRUE(diff.without_hit.empty());
}

TEST(RuleDiffTest, WhatAnExceptionGivesBackIsFound) {
  EXPECT_EQ(Changed(Diff("#@#.share-me\n"), Change::kGivenBack), Texts({"View all 24 "}));
}

TEST(RuleDiffTest, AnotherRoleAloneIsTold) {
  const RuleDiff diff =
      Diff("##.share-me $ role=share\n#line#\"view all {n} comments\" $ role=share\n");
  EXPECT_EQ(Changed(diff, Change::kRole), Texts({"View all 24 "}));
  EXPECT_TRUE(Changed(diff, Change::kTakenOut).empty());
}

TEST(RuleDiffTest, RulesThatMeetNothingAreNamed) {
  const RuleDiff diff = Diff(
      "[own]\n"
      "##.zanzibar $ role=ad\n"
      "##.nowhere\n"
      "example.com##.zanzibar $ role=share\n"
      "#line#\"view all 24 comments\" $ role=share,where=head\n"
      "#line#\"view all 24 comments\" $ role=comment,evidence\n"
      "#@#.nowhere\n"
      "##article $ max=10%\n");
  Texts names;
  for (const RuleOrigin& rule : diff.without_hit) names.push_back(rule.name);
  EXPECT_EQ(names, Texts({"own/2", "own/3", "own/4", "own/6"}));
}

TEST(RuleDiffTest, FieldsAreChangesToo) {
  EXPECT_FALSE(Diff("##.nowhere\n").Any());
  const RuleDiff diff = Diff("#author#.zanzibar\n");
  EXPECT_TRUE(diff.Any());
  EXPECT_EQ(diff.before.author, "");
  EXPECT_EQ(diff.after.author.substr(0, 12), "The Zanzibar");
}

TEST(RuleDiffTest, TheUrlDecidesOnHosts) {
  const std::string text = "example.com##.zanzibar $ role=ad\n";
  EXPECT_TRUE(Changed(Diff(text), Change::kTakenOut).empty());
  EXPECT_EQ(Changed(Diff(text, "https://example.com/1"), Change::kTakenOut),
            Texts({"The Zanzibar"}));
}

TEST(RuleDiffTest, MistakesComeBackWithTheirCarets) {
  const RuleFile file{.name = "own.rules", .text = "##.a $ nosuch\n", .user = true};
  const auto diff = DiffRules(file, kStory, {});
  ASSERT_FALSE(diff.ok());
  EXPECT_NE(diff.status().message().find("own.rules:1:8: "), std::string_view::npos);
}

TEST(RuleDiffTest, NoPageIsTooOdd) {
  const RuleFile file{.name = "own.rules", .text = "##p\n#cut#\"a\"\n", .user = true};
  for (const std::string_view page : {"", "a", "\xff\xfe", "%PDF-1.7 x"}) {
    const auto diff = DiffRules(file, page, {});
    ASSERT_TRUE(diff.ok());
    EXPECT_EQ(diff->changes.size(), diff->after.pieces.size());
  }
}

TEST(HunksTest, HaveContextAndAreJoinedWhereTheyTouch) {
  const auto hunks = [](std::string_view marks) {
    std::vector<Change> changes;
    for (const char c : marks) changes.push_back(c == '-' ? Change::kTakenOut : Change::kNone);
    std::string out;
    for (const Hunk& h : HunksOf(changes, 2)) {
      out += std::to_string(h.begin) + "-" + std::to_string(h.end) + " ";
    }
    return out;
  };
  EXPECT_EQ(hunks(""), "");
  EXPECT_EQ(hunks("     "), "");
  EXPECT_EQ(hunks("-"), "0-1 ");
  EXPECT_EQ(hunks(".....-....."), "3-8 ");
  EXPECT_EQ(hunks("-....-....."), "0-8 ") << "0-3 and 3-8 touch";
  EXPECT_EQ(hunks("-.....-...."), "0-3 4-9 ");
  EXPECT_EQ(hunks("..........-"), "8-11 ");
}

}  // namespace
}  // namespace pare
