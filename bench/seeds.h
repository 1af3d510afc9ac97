// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Texts of which each line is known to belong or not: is the output exactly the lines to keep?
#ifndef PARE_BENCH_SEEDS_H_
#define PARE_BENCH_SEEDS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pare::bench {

// Line numbers from 1. Lines in none of the lists are blank.
struct SeedGold {
  std::string name;  // file name
  std::vector<uint32_t> keep;
  std::vector<uint32_t> drop;
  std::vector<uint32_t> either;  // right both kept and dropped
};

// What is wrong with `output`, a message each; empty if it is exact: it holds all lines to keep,
// in order, unchanged but for white space at their ends, and beside them only lines of `either`.
// Quadratic in lines: for a handful of short texts.
std::vector<std::string> CheckSeed(const SeedGold& gold, std::string_view text,
                                   std::string_view output);

}  // namespace pare::bench

#endif  // PARE_BENCH_SEEDS_H_
