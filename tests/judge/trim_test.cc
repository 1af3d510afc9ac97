// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/judge/trim.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "extract/text/words.h"

namespace pare {
namespace {

constexpr std::string_view kArticle[] = {
    "The harbour council voted on Tuesday to rebuild the old stone breakwater, which winter storms "
    "have damaged for three years in a row.",
    "Engineers told the council that the breakwater had lost a third of its stone, and that the "
    "harbour would silt up within ten years if nothing was done.",
    "The fishing fleet has shrunk to forty boats, half of what the harbour held a generation ago, "
    "but it still employs every tenth worker of the town.",
    "The council will borrow most of the money for the stone, and the fishing fleet's owners have "
    "promised to pay a higher harbour fee while the engineers are at work.",
    "Engineers expect that rebuilding the breakwater will take two summers, because the stone can "
    "be laid only when the winter storms are over.",
    "The first stone for the harbour's breakwater will be laid in April, the council said, after "
    "the engineers have measured the storm damage once more."};
constexpr size_t kLength = std::size(kArticle);
constexpr std::string_view kOther =
    "TOKYO – Astronomers using a radio telescope have detected unusually regular signals from a "
    "distant galaxy cluster, puzzling theorists who believed such pulses impossible. Several "
    "observatories confirmed the measurements during follow-up observations.";
constexpr std::string_view kMore =
    "Researchers caution that instruments sometimes produce spurious periodic patterns, although "
    "independent teams found none.";

Page Kept(InputKind input, const std::vector<std::string_view>& lines) {
  Page page;
  page.input = input;
  for (const std::string_view line : lines) {
    Block b;
    b.text = {static_cast<uint32_t>(page.text.size()), static_cast<uint32_t>(line.size())};
    b.words = static_cast<uint32_t>(CountWords(line));
    page.text += line;
    page.blocks.push_back(b);
    Judgement j;
    j.first = j.last = {.kept = true, .role = Role::kBody, .by = Giver::kJudge};
    page.judgements.push_back(j);
  }
  return page;
}

std::vector<std::string_view> Lines(std::vector<std::string_view> more = {}) {
  std::vector<std::string_view> out(std::begin(kArticle), std::end(kArticle));
  out.insert(out.end(), more.begin(), more.end());
  return out;
}

TEST(TrimTest, AnotherStoryAndAllAfterItAreRelatedAndNotKept) {
  for (const InputKind input : {InputKind::kHtml, InputKind::kText}) {
    Page page = Kept(input, Lines({kOther, kMore}));
    TrimStories(page);
    EXPECT_NE(page.story_cut_reason, "");
    for (size_t i = 0; i < page.blocks.size(); ++i) {
      const Judgement& j = page.judgements[i];
      EXPECT_EQ(j.last.kept, i < kLength) << i;
      EXPECT_EQ(j.last.by, i < kLength ? Giver::kJudge : Giver::kStoryCut) << i;
      EXPECT_EQ(j.last.role, i < kLength ? Role::kBody : Role::kRelated) << i;
      EXPECT_TRUE(j.first.kept) << "the first verdict is never taken back";
    }
  }
}

TEST(TrimTest, WithoutAnotherStoryNothingChanges) {
  Page page = Kept(InputKind::kHtml, Lines());
  TrimStories(page);
  EXPECT_EQ(page.story_cut_reason, "");
  for (const Judgement& j : page.judgements) EXPECT_TRUE(j.last.kept);
}

TEST(TrimTest, APageWithoutBlocksOrWithNothingKeptIsLeftAlone) {
  Page empty;
  TrimStories(empty);
  EXPECT_EQ(empty.story_cut_reason, "");
  Page page = Kept(InputKind::kHtml, Lines({kOther}));
  for (Judgement& j : page.judgements) j.last.kept = false;
  TrimStories(page);
  EXPECT_EQ(page.story_cut_reason, "");
  for (const Judgement& j : page.judgements) EXPECT_EQ(j.last.by, Giver::kJudge);
}

TEST(TrimTest, OnAPageWhatIsDroppedAlreadyIsNoPassage) {
  Page page = Kept(InputKind::kHtml, Lines({kOther}));
  page.judgements[kLength].last = {.kept = false, .role = Role::kClutter, .by = Giver::kJudge};
  TrimStories(page);
  EXPECT_EQ(page.story_cut_reason, "");
  EXPECT_EQ(page.judgements[kLength].last.by, Giver::kJudge);
}

TEST(TrimTest, ARulesDropStandsBehindTheCut) {
  for (const InputKind input : {InputKind::kHtml, InputKind::kText}) {
    Page page = Kept(input, Lines({kOther, "Advertisement", kMore}));
    Judgement& ad = page.judgements[kLength + 1];
    ad.settled = true;
    ad.first = ad.last = {.kept = false, .role = Role::kAd, .by = Giver::kRule, .rule = 0};
    TrimStories(page);
    EXPECT_EQ(ad.last.by, Giver::kRule);
    EXPECT_EQ(page.judgements[kLength + 2].last.by, Giver::kStoryCut);
  }
}

TEST(TrimTest, WhatARuleKeepsStays) {
  for (const InputKind input : {InputKind::kHtml, InputKind::kText}) {
    Page page = Kept(input, Lines({kOther, kMore}));
    for (size_t i = kLength; i < page.blocks.size(); ++i) {
      Judgement& kept = page.judgements[i];
      kept.settled = true;
      kept.first = kept.last = {.kept = true, .role = Role::kBody, .by = Giver::kRule, .rule = 0};
    }
    TrimStories(page);
    for (const Judgement& j : page.judgements) EXPECT_TRUE(j.last.kept);
    EXPECT_EQ(page.story_cut_reason, "") << "nothing was cut";
  }
}

}  // namespace
}  // namespace pare
