// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "bench/story.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "bench/words.h"

namespace pare::bench {
namespace {

bool Holds(const std::string& output, const std::string& paragraph) {
  return StoryOutput(output).Holds(SplitWords(paragraph));
}

TEST(StoryOutputTest, AShortParagraphIsThereWhenItsWordsStandInARow) {
  EXPECT_TRUE(Holds("Today: the cat sat down.", "The cat sat"));
  EXPECT_FALSE(Holds("The cat then sat", "The cat sat"));
  EXPECT_FALSE(Holds("The cat sated", "The cat sat"));
  EXPECT_FALSE(Holds("", "The cat sat"));
}

TEST(StoryOutputTest, ALongParagraphIsThereWithFourFifthsOfItsShingles) {
  // Eight words, five shingles: four of them are enough, three are not.
  const std::string paragraph = "a b c d e f g h";
  EXPECT_TRUE(Holds(paragraph, paragraph));
  EXPECT_TRUE(Holds("a b c d e f g", paragraph));
  EXPECT_FALSE(Holds("a b c d e f", paragraph));
}

TEST(StoryOutputTest, ShinglesMayStandApart) {
  EXPECT_TRUE(Holds("b c d e f g h\n\na b c d", "a b c d e f g h"));
}

StoryCase TwoStories() {
  return {"1", "dateline+title tight", "One two three.\n\nFour five.\n\nLONDON - Rain fell.",
          "One two three.\n\nFour five."};
}

TEST(ScoreStoryTest, CountsParagraphsOfBodyAndTail) {
  const StoryScore all = ScoreStory(TwoStories(), TwoStories().text);
  EXPECT_EQ(all.body, 2u);
  EXPECT_EQ(all.body_kept, 2u);
  EXPECT_EQ(all.tail, 1u);
  EXPECT_EQ(all.tail_left, 1u);
  EXPECT_FALSE(all.Exact());
  EXPECT_TRUE(ScoreStory(TwoStories(), TwoStories().body).Exact());
  EXPECT_EQ(ScoreStory(TwoStories(), "Four five.").body_kept, 1u);
}

TEST(ScoreStoryTest, ATailParagraphThatTheBodyHoldsTooDoesNotCount) {
  const StoryCase c{"1", "bare", "Rain fell on Monday.\nRain fell.", "Rain fell on Monday."};
  EXPECT_EQ(ScoreStory(c, c.text).tail, 0u);
}

StoryScore Row(const std::string& kind, size_t body_kept, size_t tail, size_t tail_left) {
  StoryScore row;
  row.kind = kind;
  row.body = 4;
  row.body_kept = body_kept;
  row.tail = tail;
  row.tail_left = tail_left;
  return row;
}

TEST(SummariseStoriesTest, GroupsByTheFirstOpeningAndBySpacing) {
  const auto groups = SummariseStories({Row("clean", 4, 0, 0), Row("clean tight", 3, 0, 0),
                                        Row("title+byline+bare tight", 4, 4, 1),
                                        Row("dateline", 4, 2, 0), Row("bare", 4, 0, 0)});
  ASSERT_EQ(groups.size(), 6u);
  EXPECT_EQ(groups.at("all").cases, 5u);
  EXPECT_DOUBLE_EQ(groups.at("all").BodyKept(), 19.0 / 20);
  EXPECT_DOUBLE_EQ(groups.at("all").TailCut(), 5.0 / 6);
  EXPECT_DOUBLE_EQ(groups.at("all").Exact(), 3.0 / 5);
  EXPECT_EQ(groups.at("clean").cases, 3u);  // a case without a tail is clean whatever its kind
  EXPECT_TRUE(std::isnan(groups.at("clean").TailCut()));
  EXPECT_DOUBLE_EQ(groups.at("title").TailCut(), 0.75);
  EXPECT_EQ(groups.at("tight").cases, 2u);
  EXPECT_EQ(groups.at("spaced").cases, 3u);
  EXPECT_DOUBLE_EQ(FalseCuts(groups), 1.0 / 3);
}

}  // namespace
}  // namespace pare::bench
