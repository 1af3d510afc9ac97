// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/judge/model.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/judge/reasons.h"
#include "tests/judge/model_builder.h"

namespace pare {

std::string_view BuiltinModelBytes();  // defined by the build

namespace {

// Builtin() does not ask for the checksum; this does.
TEST(ModelTest, TheBuiltInModelIsUndamaged) {
  const auto model = Model::Read(BuiltinModelBytes());
  EXPECT_TRUE(model.ok()) << model.status();
}

TEST(ModelTest, TheBuiltInModelIsMadeForTheseFeatures) {
  // Read() refuses a model whose features are not those of the code.
  const Model& model = Model::Builtin();
  EXPECT_GT(model.look(InputKind::kHtml).first.trees(), 0u);
  EXPECT_GT(model.look(InputKind::kHtml).second.trees(), 0u);
  EXPECT_GT(model.look(InputKind::kText).second.trees(), 0u);
  for (const InputKind input : {InputKind::kHtml, InputKind::kText}) {
    for (const PageForest& kind : model.kinds(input)) EXPECT_GT(kind.trees(), 0u);
  }
}

TEST(ModelTest, TheBuiltInModelDescribesEachFeatureAsTheCodeDoes) {
  const std::string& about = Model::Builtin().description();
  for (const FeatureInfo& f : kFeatureInfo) {
    const std::string name = "\"" + std::string(f.name) + " (";
    const size_t at = about.find(name);
    ASSERT_NE(at, std::string::npos) << f.name;
    EXPECT_NE(about.find(std::string(f.description), at), std::string::npos) << f.name;
  }
  EXPECT_NE(about.find("\"name\": \"" + std::string(kJudgeName) + "\""), std::string::npos);
  EXPECT_NE(about.find("trained on"), std::string::npos);
  EXPECT_NE(about.find("word F1 on unseen hosts"), std::string::npos);
}

TEST(ModelTest, AModelOfOneTreeIsRead) {
  const std::string bytes = ModelBuilder().Html({{Feature::kWords, 0, 10, -3.0f, 3.0f}}).Bytes();
  const auto model = Model::Read(bytes);
  ASSERT_TRUE(model.ok()) << model.status();
  EXPECT_EQ(model->look(InputKind::kHtml).first.trees(), 1u);
  EXPECT_EQ(model->description(), "{}");
}

TEST(ModelTest, WhatIsNoModelIsRefused) {
  const std::string good = ModelBuilder().Bytes();
  ASSERT_TRUE(Model::Read(good).ok());
  EXPECT_FALSE(Model::Read("").ok());
  EXPECT_FALSE(Model::Read("PAREJDG3").ok());
  EXPECT_FALSE(Model::Read(good + "x").ok()) << "something is left over";
  for (size_t length = 0; length < good.size(); length += 997) {
    EXPECT_FALSE(Model::Read(std::string_view(good).substr(0, length)).ok()) << length;
  }
  for (size_t at = 0; at < good.size(); at += 499) {
    if (at >= 12 && at < 14) continue;  // the description may be anything
    std::string bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 0x40);
    EXPECT_FALSE(Model::Read(bad).ok()) << at;
  }
}

TEST(ModelTest, AModelForOtherFeaturesSaysSo) {
  std::string other = ModelBuilder().Bytes();
  other[8 + 4 + 2] = static_cast<char>(other[8 + 4 + 2] + 1);  // behind a description of two bytes
  EXPECT_EQ(Model::Read(other).status().message(), "model: made for other features");
}

TEST(ForestTest, ATreeAsksEachRowAndItsNeighbours) {
  const auto model =
      Model::Read(ModelBuilder().Html({{Feature::kWords, 0, 10, -3.0f, 3.0f},
                                       {Feature::kWords, -1, 10, 0.0f, 0.5f}}).Bytes());
  ASSERT_TRUE(model.ok()) << model.status();
  const Forest& forest = model->look(InputKind::kHtml).first;
  // More rows than walk through a tree together.
  constexpr size_t kRows = 150;
  FeatureMatrix m(kRows);
  for (size_t i = 0; i < kRows; ++i) m[Feature::kWords][i] = i % 3 == 0 ? 20 : 10;
  std::vector<int32_t> sums(kRows, 0);
  forest.Add(m, 0, forest.trees(), sums);
  for (size_t i = 0; i < kRows; ++i) {
    const float expected = (i % 3 == 0 ? 3.0f : -3.0f) + (i % 3 == 1 ? 0.5f : 0.0f);
    EXPECT_NEAR(forest.LogOdds(sums[i]), expected, 1e-3) << i;
  }
}

TEST(PageForestTest, SumsUpWhatItsTreesSayOfAPage) {
  const auto model = Model::Read(ModelBuilder()
                                     .HtmlPresence({{Feature::kPageWords, 0, 10, -3.0f, 3.0f},
                                                    {Feature::kTypeForum, 0, 0, 0.5f, -1.0f},
                                                    {Feature::kPageWords, 0, 20, 0.25f, 2.0f}})
                                     .Bytes());
  ASSERT_TRUE(model.ok()) << model.status();
  const PageForest& forest = model->presence(InputKind::kHtml);
  ASSERT_EQ(forest.trees(), 3u);
  FeatureMatrix m(2);
  EXPECT_NEAR(forest.LogOdds(m.CopyOfRow(0)), -2.25f, 1e-3);
  m.Fill(Feature::kPageWords, 11);
  m.Fill(Feature::kTypeForum, 1);
  EXPECT_NEAR(forest.LogOdds(m.CopyOfRow(1)), 2.25f, 1e-3);
  EXPECT_NEAR(forest.LogOdds(m.CopyOfRow(2)), -2.25f, 1e-3) << "behind the last block";
}

TEST(PageForestTest, AsksNothingAboutNeighbours) {
  const std::string bytes =
      ModelBuilder().HtmlPresence({{Feature::kWords, 1, 10, -3.0f, 3.0f}}).Bytes();
  EXPECT_FALSE(Model::Read(bytes).ok());
}

TEST(ForestTest, ExplanationsSumUpToTheScore) {
  const Model& model = Model::Builtin();
  for (const Forest* forest : {&model.look(InputKind::kHtml).first,
                               &model.look(InputKind::kText).second}) {
    const ForestExplainer explainer(*forest);
    FeatureMatrix m(3);
    for (size_t f = 0; f < kFeatureCount; ++f) {
      for (size_t i = 0; i < 3; ++i) {
        m[static_cast<Feature>(f)][i] = static_cast<uint8_t>((f * 37 + i * 91) % 256);
      }
    }
    std::vector<int32_t> sums(3, 0);
    forest->Add(m, 0, forest->trees(), sums);
    std::vector<std::vector<float>> parts(3, std::vector<float>(ForestExplainer::kQuestions));
    std::vector<float> total(3, 0.0f);
    for (size_t i = 0; i < 3; ++i) {
      explainer.Add(m, i, parts[i]);
      for (const float part : parts[i]) total[i] += part;
    }
    // What is common to all rows, the mean answer, is nobody's contribution.
    EXPECT_NEAR(forest->LogOdds(sums[1]) - forest->LogOdds(sums[0]), total[1] - total[0], 2e-3);
    EXPECT_NEAR(forest->LogOdds(sums[2]) - forest->LogOdds(sums[0]), total[2] - total[0], 2e-3);
  }
}

TEST(ReasonsTest, AFeatureIsDescribedWithItsValue) {
  EXPECT_EQ(DescribeFeature(Feature::kWords, 0, 16), "words 1");
  EXPECT_EQ(DescribeFeature(Feature::kInNav, 0, 1), "in nav or menu");
  EXPECT_EQ(DescribeFeature(Feature::kInNav, 0, 0), "not: in nav or menu");
  EXPECT_EQ(DescribeFeature(Feature::kLinkShare, -1, 255),
            "the block before: share of its words in links 100 %");
  EXPECT_EQ(DescribeFeature(Feature::kHeading, 2, 3), "2 blocks behind: is a heading: its level 3");
  EXPECT_EQ(DescribeFeature(Feature::kMarkup, 0, 140), "its classes, ids and addresses speak for it");
}

}  // namespace
}  // namespace pare
