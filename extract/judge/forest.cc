// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/judge/forest.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

#include "extract/judge/forest_walk.h"

namespace pare {
namespace {

static_assert(std::endian::native == std::endian::little);  // as model files are

template <class T>
bool Take(std::string_view& bytes, size_t count, std::vector<T>& out) {
  if (bytes.size() / sizeof(T) < count) return false;
  out.resize(count);
  std::memcpy(out.data(), bytes.data(), count * sizeof(T));
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

WalkTree WalkTreeOf(std::span<const Split> splits, std::span<const int16_t> answers) {
  WalkTree tree{};
  for (size_t i = 0; i < Forest::kMaxDepth; ++i) {
    tree.splits[i] = i < splits.size() ? splits[i] : Split{.threshold = 255};  // nothing is greater
  }
  for (size_t i = 0; i < answers.size(); ++i) {
    const auto answer = static_cast<uint16_t>(answers[i]);
    tree.low[i] = static_cast<uint8_t>(answer);
    tree.high[i] = static_cast<uint8_t>(answer >> 8);
  }
  return tree;
}

}  // namespace

Forest::Forest() = default;
Forest::Forest(Forest&&) noexcept = default;
Forest& Forest::operator=(Forest&&) noexcept = default;
Forest::~Forest() = default;

bool Forest::Read(std::string_view& bytes) {
  if (!Take(bytes, trees_) || !Take(bytes, depth_) || !Take(bytes, bias_) || !Take(bytes, unit_)) {
    return false;
  }
  if (depth_ > kMaxDepth || trees_ > 100000) return false;
  const size_t answers = static_cast<size_t>(trees_) << depth_;
  if (!Take(bytes, static_cast<size_t>(trees_) * depth_, splits_) ||
      !Take(bytes, answers, answers_) || !Take(bytes, answers, counts_)) {
    return false;
  }
  if (!std::all_of(splits_.begin(), splits_.end(), IsSound)) return false;
  const auto asks = [this](uint32_t tree) {
    const auto first = splits_.begin() + static_cast<ptrdiff_t>(tree) * depth_;
    return std::any_of(first, first + depth_, [](const Split& s) {
      return s.feature == static_cast<uint16_t>(Feature::kStrict);
    });
  };
  strict_begin_ = 0;
  while (strict_begin_ < trees_ && !asks(strict_begin_)) ++strict_begin_;
  for (uint32_t t = strict_begin_; t < trees_; ++t) {
    if (!asks(t)) return false;
  }
  for (size_t t = 0; t < trees_; ++t) {
    walk_.push_back(WalkTreeOf(std::span(splits_).subspan(t * depth_, depth_),
                               std::span(answers_).subspan(t << depth_, size_t{1} << depth_)));
  }
  return std::isfinite(bias_) && std::isfinite(unit_);
}

void Forest::Add(const FeatureMatrix& m, uint32_t from, uint32_t to,
                 std::span<int32_t> sums) const {
  if (sums.size() > 1) {
    WalkForest(m, std::span(walk_).subspan(from, to - from), sums);
    return;
  }
  // One row, as with the forests that look at a page: nothing to do side by side.
  for (uint32_t t = from; t < to && !sums.empty(); ++t) {
    size_t place = 0;
    for (uint32_t level = 0; level < depth_; ++level) {
      const Split& s = splits_[t * depth_ + level];
      place |= static_cast<size_t>(*m.Column(s.feature, s.shift) > s.threshold) << level;
    }
    sums[0] += answers_[(static_cast<size_t>(t) << depth_) + place];
  }
}

ForestExplainer::ForestExplainer(const Forest& forest) : forest_(forest) {
  const uint32_t depth = forest.depth_, leaves = 1u << depth;
  means_.resize(static_cast<size_t>(forest.trees_) << (depth + 1));
  std::vector<double> sum(leaves), weight(leaves);
  for (uint32_t t = 0; t < forest.trees_; ++t) {
    const size_t first = static_cast<size_t>(t) << depth;
    for (uint32_t leaf = 0; leaf < leaves; ++leaf) {
      // The inverse of Log8, and one more, so that no answer is impossible.
      weight[leaf] = std::exp2(forest.counts_[first + leaf] / 16.0);
      sum[leaf] = weight[leaf] * forest.answers_[first + leaf];
    }
    // The last question is asked last: level by level the upper half is folded onto the lower one.
    for (uint32_t level = depth + 1; level-- > 0;) {
      float* means = means_.data() + (2 * first) + (1u << level);
      for (uint32_t known = 0; known < (1u << level); ++known) {
        means[known] = static_cast<float>(sum[known] / weight[known]) * forest.unit_;
      }
      for (uint32_t known = 0; level > 0 && known < (1u << (level - 1)); ++known) {
        sum[known] += sum[known + (1u << (level - 1))];
        weight[known] += weight[known + (1u << (level - 1))];
      }
    }
  }
}

void ForestExplainer::Add(const FeatureMatrix& m, size_t row, std::span<float> log_odds) const {
  const uint32_t depth = forest_.depth_;
  for (uint32_t t = 0; t < forest_.trees_; ++t) {
    const float* means = means_.data() + (static_cast<size_t>(t) << (depth + 1));
    uint32_t known = 0;
    for (uint32_t level = 0; level < depth; ++level) {
      const Split& s = forest_.splits_[t * depth + level];
      if (s.threshold == 255) continue;  // no byte is greater: the tree is not as deep as others
      const float before = means[(1u << level) + known];
      if (m.Column(s.feature, s.shift)[row] > s.threshold) known |= 1u << level;
      log_odds[QuestionOf(s.feature, s.shift)] += means[(2u << level) + known] - before;
    }
  }
}

}  // namespace pare
