// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/judge/select.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace pare {
namespace {

// A candidate by a guideline that is certain.
struct Sized {
  float score = 0;
  uint32_t words = 0;
};
using Candidates = std::vector<Sized>;
using Kept = std::vector<bool>;

std::vector<Candidate> ByPage(const Candidates& c) {
  std::vector<Candidate> out;
  for (const Sized& one : c) out.push_back({.page = one.score, .words = one.words});
  return out;
}

Kept Select(const Candidates& c, uint32_t certain = 0) {
  uint32_t words = certain;
  for (const Sized& one : c) words += one.words;
  return SelectBlocks(ByPage(c), certain, words, {}, true);
}

// The expected word F1 of a choice, as the header writes it.
double F1(const Candidates& c, const Kept& kept, uint32_t certain) {
  double right = certain, taken = certain, all = certain;
  for (size_t i = 0; i < c.size(); ++i) {
    all += double{c[i].score} * c[i].words;
    if (!kept[i]) continue;
    right += double{c[i].score} * c[i].words;
    taken += c[i].words;
  }
  return taken + all > 0 ? 2 * right / (taken + all) : 0;
}

bool IsPrefix(const Candidates& c, const Kept& kept) {
  for (size_t i = 0; i < c.size(); ++i) {
    for (size_t j = 0; j < c.size(); ++j) {
      const bool counted = c[i].words > 0 && c[j].words > 0;
      if (counted && kept[i] && !kept[j] && c[j].score > c[i].score) return false;
    }
  }
  return true;
}

// The best expected F1 over all subsets of the candidates; `prefixes`: over those that are one.
double BestF1(const Candidates& c, uint32_t certain, bool prefixes) {
  double best = 0;
  for (uint32_t mask = 0; mask < 1u << c.size(); ++mask) {
    Kept kept(c.size());
    for (size_t i = 0; i < c.size(); ++i) kept[i] = (mask >> i & 1) != 0;
    if (!prefixes || IsPrefix(c, kept)) best = std::max(best, F1(c, kept, certain));
  }
  return best;
}

// Probabilities and sizes that always look like an article, so that the choice is never refused;
// none so short that the choice does not heed F1.
Candidates RandomCandidates(std::mt19937& random, bool equal_size) {
  Candidates out(1 + random() % 10);
  for (Sized& c : out) {
    c.score = static_cast<float>(random() % 1000) / 1000;
    c.words = equal_size ? 40 : 6 + random() % 200;
  }
  out[0] = {0.9f, equal_size ? 40u : 400u};
  return out;
}

TEST(SelectTest, NoPrefixIsBetterThanTheOneChosen) {
  std::mt19937 random(1);
  for (int round = 0; round < 300; ++round) {
    const Candidates c = RandomCandidates(random, false);
    const Kept kept = Select(c);
    EXPECT_TRUE(IsPrefix(c, kept));
    EXPECT_NEAR(F1(c, kept, 0), BestF1(c, 0, true), 1e-9) << round;
  }
}

TEST(SelectTest, WithBlocksOfEqualSizeNoSubsetIsBetter) {
  std::mt19937 random(2);
  for (int round = 0; round < 300; ++round) {
    const Candidates c = RandomCandidates(random, true);
    EXPECT_NEAR(F1(c, Select(c), 0), BestF1(c, 0, false), 1e-9) << round;
  }
}

TEST(SelectTest, WithCertainWordsNoPrefixIsBetterAndNothingIsRefused) {
  std::mt19937 random(3);
  for (int round = 0; round < 300; ++round) {
    Candidates c = RandomCandidates(random, false);
    c[0].score = static_cast<float>(random() % 1000) / 1000;
    const uint32_t certain = 1 + random() % 300;
    EXPECT_NEAR(F1(c, Select(c, certain), certain), BestF1(c, certain, true), 1e-9) << round;
  }
}

TEST(SelectTest, AShortLineMustBeMoreLikelyBodyThanNot) {
  EXPECT_EQ(Select({{0.9f, 500}, {0.49f, 5}, {0.51f, 5}}), Kept({true, false, true}));
  EXPECT_EQ(Select({{0.9f, 500}, {0.49f, 6}}), Kept({true, true}));
}

TEST(SelectTest, BesideCertainWordsAnUnlikelyBlockIsLeft) {
  EXPECT_EQ(Select({{0.01f, 1000}}, 100), Kept({false}));
  EXPECT_EQ(Select({{0.99f, 1000}}, 100), Kept({true}));
}

TEST(SelectTest, NothingInNothingOut) {
  EXPECT_EQ(Select({}), Kept());
  EXPECT_EQ(Select({}, 50), Kept());
}

TEST(SelectTest, BlocksWithoutWordsAreNeverKept) {
  EXPECT_EQ(Select({{1.0f, 0}, {0.9f, 100}, {0.95f, 0}}), Kept({false, true, false}));
  EXPECT_EQ(Select({{1.0f, 0}, {1.0f, 0}}), Kept({false, false}));
  EXPECT_EQ(Select({{1.0f, 0}}, 10), Kept({false}));
}

TEST(SelectTest, NothingIsKeptWhereNothingIsLikely) {
  EXPECT_EQ(Select(Candidates(5, Sized{0.0f, 100})), Kept(5, false));
  EXPECT_EQ(Select({{0.9f, 1}}), Kept({false})) << "a word is no article";
  EXPECT_EQ(Select({{0.02f, 20}, {0.0f, 20}}), Kept({false, false}));
}

size_t CountKept(const std::vector<Candidate>& c, float strict) {
  uint32_t words = 0;
  for (const Candidate& one : c) words += one.words;
  const Kept kept = SelectBlocks(c, 0, words, {.strict = strict, .article_sharpness = 2}, true);
  return static_cast<size_t>(std::count(kept.begin(), kept.end(), true));
}

TEST(SelectTest, ByTheArticleProfileManyUnlikelyBlocksAreNotMuch) {
  std::vector<Candidate> c = {{.page = 0.9f, .article = 0.9f, .words = 100}};
  c.resize(41, {.page = 0.25f, .article = 0.25f, .words = 100});
  EXPECT_EQ(CountKept(c, 0), 41u) << "one in four of so many is much";
  EXPECT_EQ(CountKept(c, 1), 1u);
}

// A story and comments that only the page profile keeps. Half of either would be wrong by both.
TEST(SelectTest, TheGuidelinesAreWeighedAndNotMixed) {
  std::vector<Candidate> c = {{.page = 0.95f, .article = 0.95f, .words = 300}};
  c.resize(11, {.page = 0.9f, .article = 0.02f, .words = 60});
  EXPECT_EQ(CountKept(c, 0), 11u);
  EXPECT_EQ(CountKept(c, 1), 1u);
  for (float strict = 0; strict <= 1; strict += 0.05f) {
    const size_t kept = CountKept(c, strict);
    EXPECT_TRUE(kept == 1 || kept == 11) << strict;
  }
}

TEST(SelectTest, TheChoiceIsTheBestOfAllPrefixesOnAverage) {
  std::mt19937 random(4);
  for (int round = 0; round < 300; ++round) {
    const Candidates page = RandomCandidates(random, false);
    const float strict = static_cast<float>(random() % 101) / 100;
    std::vector<Candidate> both = ByPage(page);
    for (Candidate& c : both) c.article = c.page * static_cast<float>(random() % 100) / 100;
    Candidates article = page;
    for (size_t i = 0; i < article.size(); ++i) {
      const double odds = both[i].article / (1 - double{both[i].article});
      article[i].score = static_cast<float>(odds * odds / (1 + odds * odds));
    }
    const auto mean_f1 = [&](const Kept& kept) {
      return (1 - strict) * F1(page, kept, 10) + strict * F1(article, kept, 10);
    };
    Candidates mean = page;
    for (size_t i = 0; i < mean.size(); ++i) {
      mean[i].score = MeanOf(both[i].page, both[i].article, strict);
    }
    uint32_t words = 10;
    for (const Candidate& c : both) words += c.words;
    const Kept kept = SelectBlocks(both, 10, words, {.strict = strict, .article_sharpness = 2}, true);
    double best = 0;
    for (uint32_t mask = 0; mask < 1u << both.size(); ++mask) {
      Kept other(both.size());
      for (size_t i = 0; i < both.size(); ++i) other[i] = (mask >> i & 1) != 0;
      if (IsPrefix(mean, other)) best = std::max(best, mean_f1(other));
    }
    EXPECT_TRUE(IsPrefix(mean, kept));
    EXPECT_NEAR(mean_f1(kept), best, 1e-6) << round;
  }
}

TEST(SelectTest, WithoutAnArticleOnlyWhatARuleKeepsOrAWholePageIsKept) {
  const std::vector<Candidate> c = ByPage({{0.9f, 100}});
  EXPECT_EQ(SelectBlocks(c, 0, 1000, {}, false), Kept({false}));
  EXPECT_EQ(SelectBlocks(c, 0, 1000, {}, true), Kept({true}));
  EXPECT_EQ(SelectBlocks(c, 0, 120, {}, false), Kept({true}))
      << "there is nothing else on the page";
  EXPECT_EQ(SelectBlocks(c, 10, 1100, {}, false), Kept({true}));
}

TEST(SelectTest, TiesAreBrokenInPageOrderAndAlwaysAlike) {
  const Candidates c = {{0.5f, 60}, {0.5f, 60}, {0.5f, 60}, {0.5f, 60}};
  const Kept kept = Select(c);
  EXPECT_TRUE(std::is_sorted(kept.rbegin(), kept.rend())) << "the first ones go first";
  for (int i = 0; i < 10; ++i) EXPECT_EQ(Select(c), kept);
}

TEST(SelectTest, AllThatIsSureIsKeptAndAllElseIsNot) {
  EXPECT_EQ(Select({{0.999f, 80}, {0.001f, 80}, {0.999f, 10}, {0.001f, 300}}),
            Kept({true, false, true, false}));
}

}  // namespace
}  // namespace pare
