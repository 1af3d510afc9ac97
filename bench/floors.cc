// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "bench/floors.h"

#include <cmath>
#include <limits>
#include <sstream>

#include "absl/status/status.h"
#include "absl/strings/str_format.h"

namespace pare::bench {
namespace {

// Figures are printed with four digits; a floor copied from a print must hold.
double Rounded(double value) { return std::round(value * 1e4); }

}  // namespace

absl::StatusOr<std::vector<Floor>> ParseFloors(std::string_view text) {
  std::vector<Floor> floors;
  std::istringstream lines{std::string(text)};
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) {
    std::istringstream parts(line);
    Floor floor;
    if (!(parts >> floor.set) || floor.set.starts_with('#')) continue;
    std::string rest;
    if (!(parts >> floor.figure >> floor.value) || parts >> rest) {
      return absl::InvalidArgumentError(
          absl::StrFormat("floors, line %d: want `set figure value`", number));
    }
    floors.push_back(floor);
  }
  return floors;
}

std::vector<std::string> CheckFloors(const std::vector<Floor>& floors, const Figures& figures) {
  std::vector<std::string> problems;
  for (const Floor& floor : floors) {
    double value = std::numeric_limits<double>::quiet_NaN();
    if (const auto set = figures.find(floor.set); set != figures.end()) {
      const auto figure = set->second.find(floor.figure);
      if (figure != set->second.end()) value = figure->second;
    }
    if (std::isnan(value)) {
      problems.push_back(absl::StrFormat("%s %s: not measured, floor %.4f", floor.set,
                                         floor.figure, floor.value));
    } else if (Rounded(value) < Rounded(floor.value)) {
      problems.push_back(absl::StrFormat("%s %s: %.4f, floor %.4f", floor.set, floor.figure,
                                         value, floor.value));
    }
  }
  return problems;
}

}  // namespace pare::bench
