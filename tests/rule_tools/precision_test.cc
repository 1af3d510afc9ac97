// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rule_tools/precision.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "extract/rules/hits.h"

namespace pare {
namespace {

constexpr const char* kStory =
    "<p>The mayor of the old town has opened the new bridge over the river this morning.</p>"
    "<p>It took four years to build and cost the town more than all its schools together.</p>";

RuleSet Rules(const std::string& text) {
  const RuleFile file{"my.rules", text, true};
  auto rules = RuleSet::Compile(std::span(&file, 1));
  EXPECT_TRUE(rules.ok()) << rules.status();
  return *std::move(rules);
}

// By the rule's pattern: its hits, and how many of them are false ("2/1").
std::map<std::string, std::string> Measured(const std::string& rules, const std::string& html,
                                            const std::string& gold) {
  const RuleSet set = Rules(rules);
  GoldPage page;
  page.text = gold;
  std::map<std::string, std::pair<int, int>> counts;
  for (const LabelledHit& hit : MeasurePage(set, page, html, InputKind::kHtml).hits) {
    auto& [hits, wrong] = counts[std::string(set.rules()[hit.rule].pattern)];
    ++hits;
    wrong += hit.wrong ? 1 : 0;
    EXPECT_EQ(hit.text.empty(), !hit.wrong);
  }
  std::map<std::string, std::string> out;
  for (const auto& [pattern, c] : counts) {
    out[pattern] = std::to_string(c.first) + "/" + std::to_string(c.second);
  }
  return out;
}
using Counts = std::map<std::string, std::string>;

TEST(PrecisionTest, AHitIsFalseIfTheGoldHasTheBlock) {
  EXPECT_EQ(Measured("##.x $ role=share,max=100%", "<p class=x>Share this page</p>" +
                     std::string(kStory) + "<p class=x>A closing line of the story</p>",
                     "The mayor of the old town has opened\nA closing line of the story"),
            (Counts{{".x", "2/1"}}));
}

TEST(PrecisionTest, OfRulesThatKeepItIsFalseIfTheGoldHasItNot) {
  EXPECT_EQ(Measured("##.x $ role=body,evidence",
                     "<p class=x>Share this page</p><p class=x>A closing line of the story</p>",
                     "A closing line of the story"),
            (Counts{{".x", "2/1"}}));
}

TEST(PrecisionTest, RulesAreMeasuredWhetherOrNotTheyWin) {
  EXPECT_EQ(Measured("##.x $ role=share\n#line#\"share this page\" $ role=ad\n#@#.x",
                     "<p class=x>Share this page</p>" + std::string(kStory), "none"),
            (Counts{{".x", "1/0"}, {"\"share this page\"", "1/0"}}));
}

TEST(PrecisionTest, ARuleOverItsMaxHasNoHitsOnThePage) {
  const std::string page = "<div class=x>" + std::string(kStory) + "</div><p>Menu</p>";
  EXPECT_EQ(Measured("##.x", page, "none"), Counts());
  EXPECT_EQ(Measured("##.x $ evidence", page, "none"), (Counts{{".x", "2/0"}}));
  EXPECT_EQ(Measured("##.x $ max=100%", page, "none"), (Counts{{".x", "2/0"}}));
}

TEST(PrecisionTest, AnElementWithinAnotherCountsOnce) {
  EXPECT_EQ(Measured("##.x $ max=100%",
                     "<div class=x><p class=x>Share it</p><p>Print it</p></div>" +
                         std::string(kStory), "none"),
            (Counts{{".x", "2/0"}}));
}

TEST(PrecisionTest, ACutTakesAllFromItsFirstLineAndALeadAllToItsLast) {
  const std::string page = "<p>Menu</p><p>Top</p>" + std::string(kStory) +
                           "<p>Related</p><p>One more</p><p>Related</p><p>Another</p>";
  EXPECT_EQ(Measured("#cut#\"related\"\n#lead#\"top\"", page, "none"),
            (Counts{{"\"related\"", "4/0"}, {"\"top\"", "2/0"}}));
}

TEST(PrecisionTest, BlocksWithoutWordsAreLeftOut) {
  EXPECT_EQ(Measured("##.x", "<p class=x>* * *</p><p class=x>Share</p>" + std::string(kStory),
                     "none"),
            (Counts{{".x", "1/0"}}));
}

TEST(PrecisionTest, PlainlyMarkedRolesAreComparedWithTheGold) {
  GoldPage gold;
  gold.text = "Bridge Opened Today\nThe mayor of the old town has opened the new bridge";
  gold.author = "Jane Doe";
  const std::string html =
      "<title>Bridge Opened Today</title><h1>Bridge Opened Today</h1><p>By Jane Doe</p>"
      "<p>3 June 2024</p><figure><figcaption>The bridge at night</figcaption></figure>" +
      std::string(kStory) + "<ol class=\"x commentlist\"><li>First!</li></ol>";
  const RoleMarks marks =
      MeasurePage(Rules("##.nothing"), gold, html, InputKind::kHtml).roles;
  const auto bit = [](Role role) { return 1u << static_cast<uint32_t>(role); };
  EXPECT_EQ(marks.marked, bit(Role::kTitle) | bit(Role::kByline) | bit(Role::kDate) |
                              bit(Role::kCaption) | bit(Role::kComment));
  EXPECT_EQ(marks.in_gold, bit(Role::kTitle));
}

TEST(PrecisionTest, AGuidelineHoldsARoleThatMoreThanAFifthOfItsPagesHave) {
  const auto held = [](uint32_t with, uint32_t without) {
    Guideline guideline;
    const uint32_t title = 1u << static_cast<uint32_t>(Role::kTitle);
    for (uint32_t i = 0; i < with; ++i) guideline.Add({title, title});
    for (uint32_t i = 0; i < without; ++i) guideline.Add({title, 0});
    guideline.Add({0, 0});
    return guideline.Holds(Role::kTitle);
  };
  EXPECT_TRUE(held(10, 0));
  EXPECT_TRUE(held(3, 9));
  EXPECT_FALSE(held(2, 8));
  EXPECT_FALSE(held(9, 0)) << "too few pages to tell";
}

}  // namespace
}  // namespace pare
