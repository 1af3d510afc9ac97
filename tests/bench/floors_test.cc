// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "bench/floors.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace pare::bench {
namespace {

using Strings = std::vector<std::string>;

bool Contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

TEST(ParseFloorsTest, SkipsCommentsAndEmptyLines) {
  const auto floors = ParseFloors("# set figure value\n\nnews f1 0.9\n news/forum  p\t0.75\n");
  ASSERT_TRUE(floors.ok());
  ASSERT_EQ(floors->size(), 2u);
  EXPECT_EQ((*floors)[1].set, "news/forum");
  EXPECT_EQ((*floors)[1].figure, "p");
  EXPECT_EQ((*floors)[1].value, 0.75);
}

TEST(ParseFloorsTest, NamesTheLineThatIsWrong) {
  for (const char* bad : {"a f1 1\nb f1", "a f1 1\nb f1 high", "a f1 1\nb f1 1 2"}) {
    const auto floors = ParseFloors(bad);
    ASSERT_FALSE(floors.ok()) << bad;
    EXPECT_TRUE(Contains(std::string(floors.status().message()), "line 2"))
        << std::string(floors.status().message());
  }
}

TEST(CheckFloorsTest, NamesWhatIsBelow) {
  const Figures figures = {{"news", {{"f1", 0.8}, {"p", 0.9}}}};
  EXPECT_EQ(CheckFloors({{"news", "f1", 0.81}, {"news", "p", 0.9}}, figures),
            (Strings{"news f1: 0.8000, floor 0.8100"}));
}

TEST(CheckFloorsTest, AFloorCopiedFromAPrintHolds) {
  EXPECT_TRUE(CheckFloors({{"news", "f1", 0.9041}}, {{"news", {{"f1", 0.90407}}}}).empty());
  EXPECT_EQ(CheckFloors({{"news", "f1", 0.9041}}, {{"news", {{"f1", 0.90402}}}}).size(), 1u);
}

TEST(CheckFloorsTest, WhatWasNotMeasuredFails) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const Figures figures = {{"news", {{"with", nan}}}};
  EXPECT_EQ(CheckFloors({{"news", "with", 0}, {"news", "f1", 0}, {"blogs", "f1", 0}}, figures)
                .size(),
            3u);
}

}  // namespace
}  // namespace pare::bench
