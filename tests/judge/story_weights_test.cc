// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/judge/story_weights.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "tests/judge/model_file_bytes.h"

namespace pare {

std::string_view BuiltinStoryWeightsBytes();  // defined by the build

namespace {

constexpr double kLeast = -1000;  // below all that is said here

// A tree of one question.
StoryTree Stump(StoryFeature feature, float threshold, float low, float high) {
  StoryTree tree{};
  tree.splits.fill({.feature = StoryFeature::kKnown, .left = -1, .right = -1, .threshold = 0});
  tree.splits[0] = {.feature = feature, .left = -1, .right = -2, .threshold = threshold};
  tree.leaves[0] = low;
  tree.leaves[1] = high;
  return tree;
}

// Bias 0.5; each word before weighs 2.
std::string Bytes(const std::vector<StoryTree>& trees) {
  std::array<float, kStoryFeatures> linear{};
  linear[static_cast<size_t>(StoryFeature::kWordsBefore)] = 2;
  std::string payload = Raw(0.5) + Raw(linear) + Raw(static_cast<uint32_t>(trees.size()));
  for (const StoryTree& tree : trees) payload += Raw(tree);
  return ModelFileBytes("PAREST01", StoryFeatureHash(), payload);
}

std::string FaultOf(std::string_view bytes) {
  const auto weights = StoryWeights::Read(bytes);
  return weights.ok() ? "" : std::string(weights.status().message());
}

std::string FaultOf(const StoryTree& tree) {
  return FaultOf(Bytes({Stump(StoryFeature::kLine, 0, 0, 1), tree}));
}

// Builtin() does not ask for the checksum; this does. And it refuses weights whose features are not
// those of the code.
TEST(StoryWeightsTest, TheBuiltInOnesAreUndamagedAndMadeForTheseFeatures) {
  const auto weights = StoryWeights::Read(BuiltinStoryWeightsBytes());
  ASSERT_TRUE(weights.ok()) << weights.status();
  EXPECT_GT(weights->trees(), 0u);
  EXPECT_EQ(StoryWeights::Builtin().trees(), weights->trees());
}

TEST(StoryWeightsTest, TheBuiltInOnesDescribeEachFeatureAsTheCodeDoes) {
  const std::string& about = StoryWeights::Builtin().description();
  size_t at = about.find("\"features\": [");
  ASSERT_NE(at, std::string::npos);
  for (const StoryFeatureInfo& f : kStoryFeatureInfo) {
    at = about.find("\"" + std::string(f.name) + ": " + std::string(f.description) + "\"", at);
    ASSERT_NE(at, std::string::npos) << f.name;
  }
  EXPECT_NE(about.find("\"name\": \"" + std::string(kStoryWeightsName) + "\""), std::string::npos);
  EXPECT_NE(about.find("trained on"), std::string::npos);
  EXPECT_NE(about.find("on unseen folds"), std::string::npos);
}

TEST(StoryWeightsTest, SumsUpBiasFeaturesAndLeaves) {
  StoryTree deep = Stump(StoryFeature::kKnown, 0.25f, 0.125f, 4);
  deep.splits[0].right = 1;
  deep.splits[1] = {.feature = StoryFeature::kLine, .left = -2, .right = 6, .threshold = 0.5f};
  deep.splits[6] = {.feature = StoryFeature::kLine, .left = -1, .right = -8, .threshold = 1};
  deep.leaves[7] = 16;
  const auto weights = StoryWeights::Read(Bytes({Stump(StoryFeature::kDigits, 0, -1, 1), deep}));
  ASSERT_TRUE(weights.ok()) << weights.status();
  EXPECT_EQ(weights->description(), "{}");
  StoryCandidate c;
  const auto set = [&c](StoryFeature f, double v) { c.features[static_cast<size_t>(f)] = v; };
  EXPECT_DOUBLE_EQ(weights->LogOdds(c, kLeast), 0.5 - 1 + 0.125);
  set(StoryFeature::kWordsBefore, 3);
  set(StoryFeature::kKnown, 0.5);
  EXPECT_DOUBLE_EQ(weights->LogOdds(c, kLeast), 0.5 + 6 - 1 + 4);
  set(StoryFeature::kLine, 2);
  EXPECT_DOUBLE_EQ(weights->LogOdds(c, kLeast), 0.5 + 6 - 1 + 16);
  EXPECT_LE(weights->LogOdds(c, 30), 30);
  EXPECT_DOUBLE_EQ(weights->LogOdds(c, 21), 0.5 + 6 - 1 + 16) << "above the least is exact";
}

TEST(StoryWeightsTest, NeedNoTrees) {
  const auto weights = StoryWeights::Read(Bytes({}));
  ASSERT_TRUE(weights.ok()) << weights.status();
  EXPECT_DOUBLE_EQ(weights->LogOdds(StoryCandidate(), kLeast), 0.5);
}

TEST(StoryWeightsTest, WhatAreNoWeightsIsRefused) {
  const std::string good = Bytes({Stump(StoryFeature::kLine, 0, 0, 1)});
  ASSERT_EQ(FaultOf(good), "");
  EXPECT_EQ(FaultOf(""), "story weights: not a model file");
  EXPECT_EQ(FaultOf("PAREST01"), "story weights: cut short");
  std::string judge = good;
  judge.replace(0, 8, "PAREJDG3");
  EXPECT_EQ(FaultOf(judge), "story weights: not a model file");
  for (size_t length = 0; length < good.size(); ++length) {
    EXPECT_NE(FaultOf(std::string_view(good).substr(0, length)), "") << length;
  }
  for (size_t at = 0; at < good.size(); ++at) {
    if (at >= 12 && at < 14) continue;  // the description may be anything
    std::string bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 0x40);
    EXPECT_NE(FaultOf(bad), "") << at;
  }
  EXPECT_EQ(FaultOf(good + "x"), "story weights: damaged: its checksum is wrong");
}

TEST(StoryWeightsTest, WeightsForOtherFeaturesSaySo) {
  EXPECT_EQ(FaultOf(ModelFileBytes("PAREST01", StoryFeatureHash() + 1, "")),
            "story weights: made for other features");
}

TEST(StoryWeightsTest, PartsThatDoNotFitAreRefusedWhateverTheirChecksum) {
  const std::string head = Raw(0.0) + Raw(std::array<float, kStoryFeatures>());
  const std::string tree = Raw(Stump(StoryFeature::kLine, 0, 0, 1));
  const auto fault = [](const std::string& payload) {
    return FaultOf(ModelFileBytes("PAREST01", StoryFeatureHash(), payload));
  };
  ASSERT_EQ(fault(head + Raw(uint32_t{1}) + tree), "");
  for (const std::string& payload :
       {std::string(), head, head + Raw(uint32_t{1}), head + Raw(uint32_t{2}) + tree,
        head + Raw(~uint32_t{0}) + tree, head + Raw(uint32_t{1}) + tree + "x"}) {
    EXPECT_EQ(fault(payload), "story weights: its parts do not fit") << payload.size();
  }
}

TEST(StoryWeightsTest, ATreeThatLeadsNowhereIsRefused) {
  const StoryTree good = Stump(StoryFeature::kLine, 0, 0, 1);
  ASSERT_EQ(FaultOf(good), "");
  StoryTree tree = good;
  tree.splits[6].feature = StoryFeature::kCount;
  EXPECT_EQ(FaultOf(tree), "story weights: a tree asks for no feature");
  for (const int8_t child : {int8_t{7}, int8_t{127}, int8_t{-9}, int8_t{-128}}) {
    tree = good;
    tree.splits[3].left = child;
    EXPECT_EQ(FaultOf(tree), "story weights: a child lies outside its tree") << int{child};
    tree = good;
    tree.splits[3].right = child;
    EXPECT_EQ(FaultOf(tree), "story weights: a child lies outside its tree") << int{child};
  }
  for (const int8_t child : {int8_t{0}, int8_t{2}, int8_t{3}}) {
    tree = good;
    tree.splits[3].right = child;
    EXPECT_EQ(FaultOf(tree), "story weights: a child does not come behind its parent")
        << int{child};
  }
}

TEST(StoryWeightsTest, WhatIsNoNumberIsRefused) {
  for (const float no : {std::nanf(""), std::numeric_limits<float>::infinity()}) {
    StoryTree tree = Stump(StoryFeature::kLine, no, 0, 1);
    EXPECT_EQ(FaultOf(tree), "story weights: a threshold is no number");
    tree = Stump(StoryFeature::kLine, 0, 0, no);
    EXPECT_EQ(FaultOf(tree), "story weights: a leaf is no number");
    std::array<float, kStoryFeatures> linear{};
    linear.back() = no;
    EXPECT_EQ(FaultOf(ModelFileBytes("PAREST01", StoryFeatureHash(),
                                     Raw(0.0) + Raw(linear) + Raw(uint32_t{0}))),
              "story weights: a weight is no number");
  }
}

}  // namespace
}  // namespace pare
