// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/reserve_ahead.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace pare {
namespace {

struct Growth {
  size_t times = 0, capacity = 0;
};

// What becomes of an array that gets `each(i)` elements at each of so many places.
template <class F>
Growth Fill(size_t places, F&& each) {
  std::vector<int> elements;
  Growth growth;
  for (size_t i = 0; i < places; ++i) {
    ReserveAhead(elements, each(i), i, places);
    EXPECT_GE(elements.capacity(), elements.size() + each(i));
    growth.times += elements.capacity() != growth.capacity;
    growth.capacity = elements.capacity();
    elements.resize(elements.size() + each(i));
  }
  return growth;
}

TEST(ReserveAhead, AnEvenPageGrowsSeldomAndFitsInTheEnd) {
  const Growth even = Fill(1'000'000, [](size_t) { return 1; });
  EXPECT_LT(even.times, 15u);
  EXPECT_LT(even.capacity, 1'300'000u);
}

TEST(ReserveAhead, WhatEndsEarlyOrBeginsLateGrowsNoOftenerThanByHalf) {
  const Growth early = Fill(1'000'000, [](size_t i) { return i < 10'000 ? 1 : 0; });
  EXPECT_LE(early.capacity, 4 * 10'000u);
  const Growth late = Fill(1'000'000, [](size_t i) { return i < 990'000 ? 0 : 1; });
  EXPECT_LT(late.times, 30u);
}

TEST(ReserveAhead, StringsToo) {
  std::string text = "a";
  ReserveAhead(text, 100, 1, 2);
  EXPECT_GE(text.capacity(), 200u);
  EXPECT_EQ(text, "a");
}

}  // namespace
}  // namespace pare
