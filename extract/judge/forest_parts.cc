// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/judge/forest_parts.h"

#include <algorithm>
#include <cmath>

#include "extract/judge/features.h"
#include "extract/judge/model_file.h"

namespace pare {
namespace {

bool IsSound(const Split& s) {
  const int reach = static_cast<int>(FeatureMatrix::kReach);
  return s.feature < kFeatureCount && s.shift >= -reach && s.shift <= reach;
}

}  // namespace

bool ForestParts::Read(std::string_view& bytes) {
  if (!Take(bytes, trees) || !Take(bytes, depth) || !Take(bytes, bias) || !Take(bytes, unit)) {
    return false;
  }
  if (depth > kMaxDepth || trees > 100000) return false;
  const size_t count = static_cast<size_t>(trees) << depth;
  return Take(bytes, static_cast<size_t>(trees) * depth, splits) && Take(bytes, count, answers) &&
         Take(bytes, count, counts) && std::all_of(splits.begin(), splits.end(), IsSound) &&
         std::isfinite(bias) && std::isfinite(unit);
}

}  // namespace pare
