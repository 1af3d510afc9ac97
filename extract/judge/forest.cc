// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/judge/forest.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace pare {
namespace {

WalkTree WalkTreeOf(std::span<const Split> splits, std::span<const int16_t> answers) {
  WalkTree tree{};
  for (size_t i = 0; i < WalkTree::kDepth; ++i) {
    tree.splits[i] = i < splits.size() ? splits[i] : kNoSplit;
  }
  for (size_t i = 0; i < answers.size(); ++i) tree.SetAnswer(i, answers[i]);
  return tree;
}

}  // namespace

bool Forest::Read(std::string_view& bytes) {
  ForestParts parts;
  if (!parts.Read(bytes)) return false;
  const uint32_t depth = parts.depth;
  trees_.clear();
  trees_.reserve(parts.trees);
  for (size_t t = 0; t < parts.trees; ++t) {
    trees_.push_back(
        WalkTreeOf(std::span(parts.splits).subspan(t * depth, depth),
                   std::span(parts.answers).subspan(t << depth, size_t{1} << depth)));
  }
  depth_ = depth;
  bias_ = parts.bias;
  unit_ = parts.unit;
  counts_ = std::move(parts.counts);
  const auto asks = [](const WalkTree& tree) {
    return std::any_of(std::begin(tree.splits), std::end(tree.splits), [](const Split& s) {
      return s.feature == static_cast<uint16_t>(Feature::kStrict);
    });
  };
  const auto strict = std::find_if(trees_.begin(), trees_.end(), asks);
  strict_begin_ = static_cast<uint32_t>(strict - trees_.begin());
  return std::all_of(strict, trees_.end(), asks);
}

void Forest::Add(const FeatureMatrix& m, uint32_t from, uint32_t to,
                 std::span<int32_t> sums) const {
  WalkForest(m, std::span(trees_).subspan(from, to - from), sums);
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
      // What lies beyond a question that is not asked is never reached.
      const bool asked =
          level > 0 && forest.trees_[t].splits[level - 1].threshold != kNoSplit.threshold;
      for (uint32_t known = 0; asked && known < (1u << (level - 1)); ++known) {
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
      if (s.threshold == kNoSplit.threshold) continue;
      const float before = means[(1u << level) + known];
      if (m.Column(s.feature, s.shift)[row] > s.threshold) known |= 1u << level;
      log_odds[QuestionOf(s.feature, s.shift)] += means[(2u << level) + known] - before;
    }
  }
}

}  // namespace pare
