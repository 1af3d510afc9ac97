// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Quality floors: figures that may rise but not fall.
#ifndef PARE_BENCH_FLOORS_H_
#define PARE_BENCH_FLOORS_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace pare::bench {

struct Floor {
  std::string set;     // "news", or a type or group of it: "news/forum"
  std::string figure;  // "f1"
  double value = 0;
};

// Measured figures: set, then figure.
using Figures = std::map<std::string, std::map<std::string, double>>;

// A line each: set, figure, value, parted by white space. Empty lines and those that begin with #
// are skipped. An error names the line.
absl::StatusOr<std::vector<Floor>> ParseFloors(std::string_view text);

// A message for each figure that is below its floor when both are rounded to four digits, is not a
// number, or was not measured.
std::vector<std::string> CheckFloors(const std::vector<Floor>& floors, const Figures& figures);

}  // namespace pare::bench

#endif  // PARE_BENCH_FLOORS_H_
