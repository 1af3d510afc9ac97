// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "bench/variants.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace pare::bench {
namespace {

using Numbers = std::vector<uint32_t>;

const std::string kLong =
    " and then goes on for long enough to be a paragraph of the story, as these do.";

std::string ParagraphOf(const std::string& opening) { return opening + kLong; }

// Lines 1 to 3 keep, 4 to 6 a widget, 7 and 8 stories.
LabelledText Tight() {
  const std::string text = ParagraphOf("One") + "\n" + ParagraphOf("Two") + "\n" +
                           ParagraphOf("Three") + "\nComments\n5\nLoading\n\n" +
                           ParagraphOf("TOKYO – Four") + "\n\n" + ParagraphOf("PARIS – Five") +
                           "\n";
  return LabelText({"a", {1, 2, 3}, {4, 5, 6, 8, 10}, {}}, text);
}

LabelledText OneLine(const std::string& line) { return LabelText({"b", {1}, {}, {}}, line); }

std::vector<std::string> Openings(const LabelledText& text) {
  std::vector<std::string> out;
  for (const LabelledLine& line : text.lines) {
    const size_t end = line.text.find(kLong);
    out.push_back(line.text.substr(0, end));
  }
  return out;
}

std::vector<Variant> OfKind(std::vector<Variant> variants, VariantKind kind) {
  std::erase_if(variants, [kind](const Variant& v) { return v.kind != kind; });
  return variants;
}

TEST(LabelTextTest, TextAndVerdictsGoThereAndBack) {
  const LabelledText text = Tight();
  const SeedGold gold = GoldOf(text);
  EXPECT_EQ(gold.keep, (Numbers{1, 2, 3}));
  EXPECT_EQ(gold.drop, (Numbers{4, 5, 6, 8, 10}));
  const LabelledText again = LabelText(gold, SourceOf(text));
  EXPECT_EQ(Openings(again), Openings(text));
  EXPECT_EQ(GoldOf(again).drop, gold.drop);
}

TEST(LabelTextTest, TrailingStoriesBeginAtADroppedDateline) {
  const LabelledText text = Tight();
  EXPECT_FALSE(text.lines[5].story);
  EXPECT_TRUE(text.lines[6].story);
  EXPECT_TRUE(text.lines[7].story);
  EXPECT_FALSE(OneLine("TOKYO – A story that stays.").lines[0].story);
}

TEST(VariantsTest, AWidgetGoesToTheHeadAndBetweenParagraphsAndStoriesStayLast) {
  const std::vector<Variant> moved =
      OfKind(MakeVariants(std::vector{Tight()}, 1), VariantKind::kWidgetMoved);
  ASSERT_EQ(moved.size(), 3u);  // it stood at the end already
  using Strings = std::vector<std::string>;
  EXPECT_EQ(Openings(moved[0].text), (Strings{"Comments", "5", "Loading", "One", "Two", "Three",
                                              "TOKYO – Four", "PARIS – Five"}));
  EXPECT_EQ(Openings(moved[2].text), (Strings{"One", "Two", "Comments", "5", "Loading", "Three",
                                              "TOKYO – Four", "PARIS – Five"}));
  EXPECT_EQ(GoldOf(moved[2].text).keep, (Numbers{1, 2, 6}));
}

TEST(VariantsTest, StoriesAreSwappedAndLeftOut) {
  const std::vector<Variant> stories =
      OfKind(MakeVariants(std::vector{Tight()}, 1), VariantKind::kStories);
  ASSERT_EQ(stories.size(), 3u);
  EXPECT_EQ(Openings(stories[0].text)[6], "PARIS – Five");
  EXPECT_EQ(Openings(stories[0].text)[7], "TOKYO – Four");
  EXPECT_EQ(Openings(stories[1].text).back(), "PARIS – Five");
  EXPECT_EQ(stories[1].text.lines.size(), 7u);
}

TEST(VariantsTest, LeftoversAndStoriesGoIntoOtherTextsButCaptionsStay) {
  const LabelledText plain = LabelText({"c", {1, 2}, {3}, {}}, ParagraphOf("Six") + "\n" +
                                       ParagraphOf("Seven") + "\nA caption of the harbour wall\n");
  const std::vector<Variant> all = MakeVariants(std::vector{Tight(), plain}, 1);
  const std::vector<Variant> leftovers = OfKind(all, VariantKind::kLeftovers);
  ASSERT_EQ(leftovers.size(), 2u);  // the caption has not gone into the other text
  EXPECT_EQ(Openings(leftovers[0].text)[1], "Comments");
  EXPECT_EQ(Openings(leftovers[1].text).back(), "Loading");
  const std::vector<Variant> more = OfKind(all, VariantKind::kMoreStories);
  ASSERT_EQ(more.size(), 1u);
  EXPECT_EQ(Openings(more[0].text).back(), "PARIS – Five");
  EXPECT_TRUE(more[0].text.lines[3].gap);
}

TEST(RenameNamesTest, NamesChangeTheSameWayThroughoutAndOtherWordsDoNot) {
  const std::string line =
      "When Oxbarrow met in May, the mayor of Oxbarrow, Jane Doe, told the Oxbarrowan Council that "
      "every council does so. OXBARROW agreed, see www.Oxbarrow.example for more of it.";
  const std::string out = RenameNames(OneLine(line), 3).lines[0].text;
  const std::string name = out.substr(5, out.find(' ', 5) - 5);
  EXPECT_NE(name, "Oxbarrow");
  EXPECT_TRUE(out.starts_with("When " + name + " met in May, the mayor of " + name + ", "));
  EXPECT_NE(out.find("the " + name + "an Council that every council"), std::string::npos) << out;
  EXPECT_NE(out.find("www.Oxbarrow.example"), std::string::npos);
  EXPECT_EQ(out.find("OXBARROW"), std::string::npos);
  EXPECT_EQ(out, RenameNames(OneLine(line), 3).lines[0].text);
  EXPECT_NE(out, RenameNames(OneLine(line), 4).lines[0].text);
}

TEST(RenameNamesTest, LabelsInCapitalInitialsAreNoNames) {
  const std::string line = "Load More Replies";
  EXPECT_EQ(RenameNames(OneLine(line), 1).lines[0].text, line);
}

TEST(ChangeNumbersTest, DigitsChangeButDatesStayValid) {
  std::set<std::string> seen;
  for (uint64_t seed = 1; seed <= 200; ++seed) {
    const std::string out =
        ChangeNumbers(OneLine("Jan 31, 2026: 24 of 4,318 at 12:45 in the 1970s"), seed)
            .lines[0]
            .text;
    ASSERT_EQ(out.size(), 47u) << out;
    const int day = std::stoi(out.substr(4, 2));
    EXPECT_TRUE(day >= 10 && day <= 28) << out;
    const int year = std::stoi(out.substr(8, 4));
    EXPECT_TRUE(year >= 2001 && year <= 2026) << out;
    EXPECT_EQ(out[29], '1') << out;
    EXPECT_EQ(out[32], '1') << out;
    EXPECT_EQ(out.substr(out.size() - 2), "0s") << out;
    seen.insert(out);
  }
  EXPECT_GT(seen.size(), 100u);
}

TEST(ChangeNumbersTest, ALoneOneStaysAndNoneBecomesOne) {
  for (uint64_t seed = 1; seed <= 50; ++seed) {
    const std::string out = ChangeNumbers(OneLine("1 year ago, 4 replies"), seed).lines[0].text;
    EXPECT_EQ(out.substr(0, 12), "1 year ago, ");
    EXPECT_NE(out[12], '1');
    EXPECT_NE(out[12], '0');
  }
}

TEST(VariantsTest, AnyBytesAndNoLinesWillDo) {
  const LabelledText bytes = LabelText({"d", {1}, {2}, {}}, "\xff\xfe\xc3 By\n\x80 12\xe2\n\n");
  EXPECT_FALSE(MakeVariants(std::vector{bytes, LabelText({}, "")}, 1).empty());
}

}  // namespace
}  // namespace pare::bench
