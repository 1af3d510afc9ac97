// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/judge/forest_parts.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

#include "extract/judge/features.h"

namespace pare {
namespace {

static_assert(std::endian::native == std::endian::little);  // as model files are

template <class T>
bool Take(std::string_view& bytes, size_t count, std::vector<T>& out) {
  if (bytes.size() / sizeof(T) < count) return false;
  out.resize(count);
  if (count > 0) std::memcpy(out.data(), bytes.data(), count * sizeof(T));
  bytes.remove_prefix(count * sizeof(T));
  return true;
}

template <class T>
bool Take(std::string_view& bytes, T& out) {
  if (bytes.size() < sizeof(T)) return false;
  std::memcpy(&out, bytes.data(), sizeof(T));
  bytes.remove_prefix(sizeof(T));
  return true;
}

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
