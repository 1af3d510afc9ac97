// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// How numbers become the bytes that features are. In whole numbers wherever they come from counts,
// so that every machine gives the same bytes.
#ifndef PARE_EXTRACT_JUDGE_SCALE_H_
#define PARE_EXTRACT_JUDGE_SCALE_H_

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>

namespace pare {

namespace internal {
constexpr uint8_t ComputeLog8(uint64_t x) {
  const uint64_t v = std::min<uint64_t>(x, (1u << 20) - 1) + 1;
  const auto e = static_cast<unsigned>(std::bit_width(v)) - 1;
  const uint64_t steps = 16 * e + (((v << 4) >> e) & 15);
  return static_cast<uint8_t>(std::min<uint64_t>(steps, 255));
}
inline constexpr auto kLog8 = [] {
  std::array<uint8_t, 1024> table{};
  for (size_t x = 0; x < table.size(); ++x) table[x] = ComputeLog8(x);
  return table;
}();
}  // namespace internal

// 16 * log2(1 + x), straight between powers of two: 0 -> 0, 1 -> 16, 3 -> 32; 255 from 63,487 on.
constexpr uint8_t Log8(uint64_t x) {
  return x < internal::kLog8.size() ? internal::kLog8[x] : internal::ComputeLog8(x);
}

// The least x with Log8(x) == value, for a value that Log8 gives.
constexpr uint64_t LeastOfLog8(uint8_t value) {
  const uint64_t steps = uint64_t{16} + value % 16;
  return ((steps << (value / 16)) + 15) / 16 - 1;
}

// part / whole as 0..255; 0 where there is no whole. Both must be under 2^32: then a division of
// doubles rounds down to what one of integers gives, as their quotient is at least 2^-32 away from the
// next whole number; and it takes a quarter of the time.
constexpr uint8_t Share8(uint64_t part, uint64_t whole) {
  if (part == 0 || whole == 0) return 0;  // most are
  if (part >= whole) return 255;
  const auto scaled = static_cast<int64_t>(part * 255 + whole / 2);
  return static_cast<uint8_t>(static_cast<double>(scaled) /
                              static_cast<double>(static_cast<int64_t>(whole)));
}

// Likewise, of sums that are no integers.
inline uint8_t PartOf8(double part, double whole) {
  return whole <= 0 ? 0 : static_cast<uint8_t>(std::lround(std::clamp(part / whole, 0.0, 1.0) * 255));
}

constexpr uint8_t Count8(uint64_t x) { return static_cast<uint8_t>(std::min<uint64_t>(x, 255)); }

// 128 + x, cut off at both ends.
constexpr uint8_t Signed8(int64_t x) {
  return static_cast<uint8_t>(std::clamp<int64_t>(x + 128, 0, 255));
}

// What log-odds are as a probability.
inline float Probability(float log_odds) { return 1.0f / (1.0f + std::exp(-log_odds)); }

}  // namespace pare

#endif  // PARE_EXTRACT_JUDGE_SCALE_H_
