// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// What the benchmarks that time pare have in common.
#ifndef PARE_BENCH_TIMING_H_
#define PARE_BENCH_TIMING_H_

#include <algorithm>
#include <chrono>
#include <vector>

namespace pare::bench {

// How long fn() takes.
template <class F>
double SecondsOf(F&& fn) {
  const auto begin = std::chrono::steady_clock::now();
  fn();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

// Of some values, an odd number of them.
inline double MedianOf(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

// Tells the compiler that `p` is looked at, so that the work behind it cannot be left out.
inline void Keep(const void* p) { asm volatile("" : : "g"(p) : "memory"); }

}  // namespace pare::bench

#endif  // PARE_BENCH_TIMING_H_
