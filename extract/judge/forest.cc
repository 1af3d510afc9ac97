// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/judge/forest.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

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

bool Forest::Read(std::string_view& bytes) {
  uint32_t trees = 0;
  if (!Take(bytes, trees) || !Take(bytes, depth_) || !Take(bytes, bias_) || !Take(bytes, unit_)) {
    return false;
  }
  if (depth_ > kMaxDepth || trees > 100000) return false;
  const size_t count = static_cast<size_t>(trees) << depth_;
  std::vector<Split> splits;
  std::vector<int16_t> answers;
  if (!Take(bytes, static_cast<size_t>(trees) * depth_, splits) || !Take(bytes, count, answers) ||
      !Take(bytes, count, counts_)) {
    return false;
  }
  if (!std::all_of(splits.begin(), splits.end(), IsSound)) return false;
  trees_.clear();
  trees_.reserve(trees);
  for (size_t t = 0; t < trees; ++t) {
    trees_.push_back(WalkTreeOf(std::span(splits).subspan(t * depth_, depth_),
                                std::span(answers).subspan(t << depth_, size_t{1} << depth_)));
  }
  const auto asks = [](const WalkTree& tree) {
    return std::any_of(std::begin(tree.splits), std::end(tree.splits), [](const Split& s) {
      return s.feature == static_cast<uint16_t>(Feature::kStrict);
    });
  };
  const auto strict = std::find_if(trees_.begin(), trees_.end(), asks);
  strict_begin_ = static_cast<uint32_t>(strict - trees_.begin());
  return std::all_of(strict, trees_.end(), asks) && std::isfinite(bias_) && std::isfinite(unit_);
}

void Forest::Add(const FeatureMatrix& m, uint32_t from, uint32_t to,
                 std::span<int32_t> sums) const {
  const auto trees = std::span(trees_).subspan(from, to - from);
  if (sums.size() != 1) return WalkForest(m, trees, sums);
  // One row, as with the forests that look at a page: nothing to do side by side.
  for (const WalkTree& tree : trees) sums[0] += tree.AnswerFor(m, 0, depth_);
}

ForestExplainer::ForestExplainer(const Forest& forest) : forest_(forest) {
  const uint32_t depth = forest.depth_, leaves = 1u << depth;
  means_.resize(forest.trees_.size() << (depth + 1));
  std::vector<double> sum(leaves), weight(leaves);
  for (size_t t = 0; t < forest.trees_.size(); ++t) {
    const size_t first = t << depth;
    for (uint32_t leaf = 0; leaf < leaves; ++leaf) {
      // The inverse of Log8, and one more, so that no answer is impossible.
      weight[leaf] = std::exp2(forest.counts_[first + leaf] / 16.0);
      sum[leaf] = weight[leaf] * forest.trees_[t].Answer(leaf);
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
  for (size_t t = 0; t < forest_.trees_.size(); ++t) {
    const float* means = means_.data() + (t << (depth + 1));
    uint32_t known = 0;
    for (uint32_t level = 0; level < depth; ++level) {
      const Split& s = forest_.trees_[t].splits[level];
      if (s.threshold == 255) continue;  // no byte is greater: the tree is not as deep as others
      const float before = means[(1u << level) + known];
      if (m.Column(s.feature, s.shift)[row] > s.threshold) known |= 1u << level;
      log_odds[QuestionOf(s.feature, s.shift)] += means[(2u << level) + known] - before;
    }
  }
}

}  // namespace pare
