// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/judge/story_cut.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

#include "extract/judge/dateline.h"

namespace pare {
namespace {

using Lines = std::vector<std::string>;

StoryCut Cut(const Lines& lines, std::string_view title = "") {
  std::vector<Passage> passages;
  for (const std::string& line : lines) passages.push_back({.text = line});
  return FindStoryCut(passages, title);
}

Lines Join(Lines a, const Lines& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

// An article on one subject, 8 paragraphs.
Lines Article() {
  return {
      "The harbour council voted on Tuesday to rebuild the old stone breakwater, which winter "
      "storms have damaged for three years in a row.",
      "Engineers told the council that the breakwater had lost a third of its stone, and that the "
      "harbour would silt up within ten years if nothing was done.",
      "\"Without the breakwater there is no harbour,\" said the council's chairwoman, Jane Doe. "
      "\"And without the harbour there is no fishing fleet in this town.\"",
      "The fishing fleet has shrunk to forty boats, half of what the harbour held a generation "
      "ago, but it still employs every tenth worker of the town.",
      "The council will borrow most of the money for the stone, and the fishing fleet's owners "
      "have promised to pay a higher harbour fee while the engineers are at work.",
      "Engineers expect that rebuilding the breakwater will take two summers, because the stone "
      "can be laid only when the winter storms are over.",
      "Some owners of fishing boats fear that the harbour fee will stay when the breakwater is "
      "finished. The council promised to review the fee every year.",
      "The first stone for the harbour's breakwater will be laid in April, the council said, "
      "after the engineers have measured the storm damage once more."};
}

// The lead of a story on something else.
std::string Lead() {
  return "Astronomers using a radio telescope have detected unusually regular signals from a "
         "distant galaxy cluster, puzzling theorists who believed such pulses impossible. "
         "Several observatories confirmed the measurements during follow-up observations.";
}

TEST(StoryCut, LeavesAnArticleOnOneSubjectWhole) {
  const StoryCut cut = Cut(Article());
  EXPECT_EQ(cut.first, 8u);
  EXPECT_EQ(cut.reason, "");
  EXPECT_EQ(cut.score, 0.0);
}

TEST(StoryCut, CutsAtADatelineOfAnotherStory) {
  const StoryCut cut = Cut(Join(Article(), {"TOKYO – " + Lead()}));
  EXPECT_EQ(cut.first, 8u);
  EXPECT_GT(cut.score, 0.0);
  EXPECT_EQ(cut.reason.find("dateline \"TOKYO –\"; "), 0u) << cut.reason;
  EXPECT_NE(cut.reason.find("are known from the article"), std::string::npos) << cut.reason;
}

TEST(StoryCut, CutsAtATitleWithAByline) {
  const StoryCut cut =
      Cut(Join(Article(), {"Regular Pulses Puzzle Observers", "By John Smith", Lead()}));
  EXPECT_EQ(cut.first, 8u);
  EXPECT_EQ(cut.reason.find("a title and a byline; "), 0u) << cut.reason;
}

TEST(StoryCut, CutsAllFromTheFirstOfSeveralStories) {
  const StoryCut cut = Cut(Join(
      Article(), {"WASHINGTON (Reuters) - " + Lead(), "Cheese Makers Celebrate Record Exports",
                  "By Jane Doe",
                  "Alpine dairies shipped more wheels abroad than ever, according to customs "
                  "figures published yesterday, thanks to growing appetite in Asian markets"}));
  EXPECT_EQ(cut.first, 8u) << cut.reason;
}

TEST(StoryCut, AStoryBehindAPagesHeadIsNotAnotherOne) {
  Lines lines = {"Home", "Sign in to read all of our news without advertisements this summer and "
                 "support the work of our local newsroom", "Four years ago", "News and weather"};
  Lines story = Article();
  story[0] = "OSLO (AP) — " + story[0];
  lines = Join(lines, {Lead(), Lead()});
  EXPECT_EQ(Cut(Join(lines, story)).first, lines.size() + story.size());
}

TEST(StoryCut, KeepsAStoryThatOpensWithADateline) {
  Lines lines = Article();
  lines[0] = "OSLO (AP) — " + lines[0];
  EXPECT_EQ(Cut(lines).first, 8u);
  EXPECT_EQ(Cut(Join(lines, {"TOKYO – " + Lead()})).first, 8u);
}

TEST(StoryCut, ADatelineWithoutABreakInVocabularyIsNoCut) {
  Lines lines = Article();
  lines[5] = "HARBOUR TOWN – " + lines[5];
  EXPECT_EQ(Cut(lines).first, 8u);
}

TEST(StoryCut, ATextFullOfDatelinesIsNotCut) {
  Lines lines = Article();
  for (const char* place : {"TOKYO", "PARIS", "CAIRO", "LIMA", "DELHI", "QUITO"}) {
    lines.push_back(std::string(place) + " – " + Lead());
  }
  const StoryCut cut = Cut(lines);
  EXPECT_EQ(cut.reason.find("dateline"), std::string::npos) << cut.reason;
}

TEST(StoryCut, KeepsHeadingsQuestionsAndListsOfTheArticle) {
  const Lines lines = Join(
      Article(),
      {"What will the breakwater cost?",
       "The engineers put the cost of the breakwater at nine million, of which the council has "
       "four; the fishing fleet's fee will bring another million in the next five years.",
       "- two hundred tons of stone for the breakwater", "- new lights for the harbour",
       "Note – the harbour stays open while the engineers rebuild the breakwater this summer."});
  EXPECT_EQ(Cut(lines).first, lines.size());
}

TEST(StoryCut, TheTitleHelpsToTellTheStoriesApart) {
  const Lines lines = Join(Article(), {Lead(), Lead() + " Its cause remains unknown."});
  EXPECT_GE(Cut(lines).first, 8u);
  EXPECT_EQ(Cut(lines, "Council to rebuild harbour breakwater").first, 8u);
}

TEST(StoryCut, ShortTextsAndOddInputAreLeftWhole) {
  EXPECT_EQ(Cut({}).first, 0u);
  EXPECT_EQ(Cut({""}).first, 1u);
  EXPECT_EQ(Cut({"A line.", "TOKYO – Another line."}).first, 2u);
  EXPECT_EQ(Cut(Lines(50, "")).first, 50u);
  EXPECT_EQ(Cut(Lines(50, "\xff\xfe\x80 \xe4\xba")).first, 50u);
  EXPECT_EQ(Cut(Lines(200, "the same line again and again")).first, 200u);
}

TEST(StoryCut, TakesLinearTime) {
  Lines lines;
  for (int i = 0; i < 100000; ++i) lines.push_back("word" + std::to_string(i) + " TOKYO – (AP) a");
  lines.push_back(std::string(2000000, 'x'));
  const auto start = std::chrono::steady_clock::now();
  Cut(lines);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
}

TEST(Dateline, KnowsTheShapesOfManyLanguages) {
  const struct { const char *text, *dateline; } kCases[] = {
      {"TOKYO – The", "TOKYO –"},
      {"  WASHINGTON (Reuters) - The", "WASHINGTON (Reuters) -"},
      {"LOS ANGELES, CA – The", "LOS ANGELES, CA –"},
      {"ST. PAUL, Minn. (AP) — A", "ST. PAUL, Minn. (AP) —"},
      {"MOSCOW January 3, 2026 – The", "MOSCOW January 3, 2026 –"},
      {"BERLIN, 3. Mai (dpa) – Der", "BERLIN, 3. Mai (dpa) –"},
      {"Berlin (dpa) - Der", "Berlin (dpa) -"},
      {"SÃO PAULO — O", "SÃO PAULO —"},
      {"ΑΘΗΝΑ – Η", "ΑΘΗΝΑ –"},
      {"МОСКВА, 3 мая — ТАСС.", "МОСКВА, 3 мая —"},
      {"Москва, 3 мая. /ТАСС/. В", "Москва, 3 мая. /ТАСС/"},
      {"(AP) — The", "(AP) —"},
      {"北京3月5日电 国务院", "北京3月5日电"},
      {"（巴黎5日讯）法", "（巴黎5日讯"},
      {"【東京共同】政府", "【東京共同】"},
      {"(서울=연합뉴스) 정부", "(서울=연합뉴스)"},
      {"القاهرة (رويترز) - قال", "القاهرة (رويترز) -"},
  };
  for (const auto& c : kCases) {
    const Dateline dateline = FindDateline(c.text);
    EXPECT_EQ(dateline.shape, DatelineShape::kStrong) << c.text;
    EXPECT_EQ(dateline.text, c.dateline) << c.text;
  }
  EXPECT_EQ(FindDateline("PARIS: The").shape, DatelineShape::kWeak);
}

TEST(Dateline, LabelsNamesAndSentencesAreNone) {
  for (const char* text :
       {"Note – see below", "NOTE: see below", "Monday: rain", "JavaScript – The language",
        "FAQ – what is it", "AI: it is", "MODEL NAME 3: new", "It is 3 - 4", "John Smith – a man", "Step (1) - do",
        "Bread (white) - 3 slices", "【免责声明】本文", "- TOKYO – in a list", "", " ", "–",
        "\xe2\x80", "TOKYO–no space"}) {
    EXPECT_EQ(FindDateline(text).shape, DatelineShape::kNone) << text;
  }
}

TEST(Byline, IsALineOfItsOwn) {
  for (const char* text : {"By Jane Doe", "BY JANE DOE AND JOHN SMITH", "Von Max Mustermann",
                           "Par Jean Dupont", "Автор: Иван Иванов", "作者：张三",
                           "文／山田太郎"}) {
    EXPECT_TRUE(IsByline(text)) << text;
  }
  for (const char* text :
       {"By the way, this is a sentence.", "By", "", "Byzantium fell", "By the time that the "
        "council had voted on all of it the night was over"}) {
    EXPECT_FALSE(IsByline(text)) << text;
  }
}

}  // namespace
}  // namespace pare
