// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/judge/scale.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>

namespace pare {
namespace {

TEST(ScaleTest, LogsRiseAndShareHasNoNoughtBelow) {
  EXPECT_EQ(Log8(0), 0);
  EXPECT_EQ(Log8(1), 16);
  EXPECT_EQ(Log8(3), 32);
  EXPECT_EQ(Log8(UINT64_MAX), 255);
  for (uint64_t x = 0; x < 70000; ++x) ASSERT_LE(Log8(x), Log8(x + 1)) << x;
  for (uint64_t x = 0; x < 70000; ++x) {
    const uint64_t least = LeastOfLog8(Log8(x));
    ASSERT_LE(least, x);
    ASSERT_EQ(Log8(least), Log8(x)) << x;
  }
  EXPECT_EQ(Share8(0, 0), 0);
  EXPECT_EQ(Share8(1, 2), 128);
  EXPECT_EQ(Share8(7, 3), 255);
  // As integers divide, to the last digit, up to the largest numbers that it takes.
  for (uint64_t whole = 1; whole < uint64_t{1} << 32; whole = whole * 5 / 3 + 1) {
    for (uint64_t step = 0; step <= 255; ++step) {
      for (const uint64_t off : {uint64_t{0}, uint64_t{1}}) {  // around where the share changes
        const uint64_t part = std::min(whole, (step * whole + whole / 2) / 255 + off);
        ASSERT_EQ(Share8(part, whole), (part * 255 + whole / 2) / whole) << part << "/" << whole;
      }
    }
  }
  EXPECT_EQ(Signed8(-1000), 0);
  EXPECT_EQ(Signed8(1), 129);
}

}  // namespace
}  // namespace pare
