// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "extract/judge/forest_walk.cc"
#include "extract/text/vector_target.h"
// After it, which says what targets there are.
#include <hwy/foreach_target.h>
// After it, as Highway asks.
#include <hwy/highway.h>

#include <algorithm>

#include "extract/judge/forest_walk.h"

HWY_BEFORE_NAMESPACE();
namespace pare::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET == HWY_SCALAR

void Walk(const FeatureMatrix& m, std::span<const WalkTree> trees, std::span<int32_t> sums) {
  for (size_t row = 0; row < sums.size(); ++row) {
    for (const WalkTree& tree : trees) sums[row] += tree.AnswerFor(m, row);
  }
}

#else

// Rows at a time: half of the columns' slack.
using Bytes = hn::CappedTag<uint8_t, FeatureMatrix::kSlack / 2>;
using Shorts = hn::Repartition<uint16_t, Bytes>;

// Trees at a time: so many bytes add up to 16 bits.
constexpr size_t kTogether = 256;

// Sums of bytes, for as many rows as there are bytes in a vector. Which row stands where depends on
// the width; Walk() finds out.
struct ByteSums {
  hn::Vec<Shorts> lower, upper;

  HWY_INLINE void Clear() { lower = upper = hn::Zero(Shorts()); }
  HWY_INLINE void Add(hn::Vec<Bytes> v) {
    const Bytes d;
    lower = hn::Add(lower, hn::BitCast(Shorts(), hn::InterleaveLower(d, v, hn::Zero(d))));
    upper = hn::Add(upper, hn::BitCast(Shorts(), hn::InterleaveUpper(d, v, hn::Zero(d))));
  }
  HWY_INLINE void Store(uint16_t* out) const {
    hn::StoreU(lower, Shorts(), out);
    hn::StoreU(upper, Shorts(), out + hn::Lanes(Shorts()));
  }
};

HWY_INLINE hn::Mask<Bytes> No(const uint8_t* column, const Split& s) {
  const Bytes d;
  const auto v = hn::LoadU(d, column);
  return hn::Eq(hn::Min(v, hn::Set(d, s.threshold)), v);
}

// The bytes of a table of 64 that stand at 16 * (2 * upper + lower) + place.
HWY_INLINE hn::Vec<Bytes> LookUp(const uint8_t* table, hn::Vec<Bytes> place, hn::Mask<Bytes> lower,
                                 hn::Mask<Bytes> upper) {
  const Bytes d;
  const auto at = [&](size_t k) {
    return hn::TableLookupBytes(hn::LoadDup128(d, table + 16 * k), place);
  };
  return hn::IfThenElse(upper, hn::IfThenElse(lower, at(3), at(2)),
                        hn::IfThenElse(lower, at(1), at(0)));
}

// Up to kTogether trees, ready for all rows.
struct Together {
  std::span<const WalkTree> trees;
  const uint8_t* columns[kTogether][WalkTree::kDepth];
  uint16_t order[hn::MaxLanes(Bytes())];  // which row stands where in ByteSums

  Together(const FeatureMatrix& m, std::span<const WalkTree> these) : trees(these) {
    for (size_t t = 0; t < trees.size(); ++t) {
      for (size_t level = 0; level < WalkTree::kDepth; ++level) {
        const Split& s = trees[t].splits[level];
        columns[t][level] = m.Column(s.feature, s.shift);
      }
    }
    ByteSums rows;
    rows.Clear();
    rows.Add(hn::Iota(Bytes(), 0));
    rows.Store(order);
  }
};

// The answers of trees for as many rows as a vector has bytes.
struct Answers {
  ByteSums low, high;

  HWY_INLINE void Clear() {
    low.Clear();
    high.Clear();
  }
  // `columns`: of the tree's questions, from the first of the rows on.
  HWY_INLINE void Add(const WalkTree& tree, const uint8_t* const* columns, size_t row) {
    static_assert(WalkTree::kDepth == 6);
    const Bytes d;
    const auto no = [&](size_t k) { return No(columns[k] + row, tree.splits[k]); };
    auto place = hn::IfThenElseZero(no(0), hn::Set(d, 1));
    place = hn::Or(place, hn::IfThenElseZero(no(1), hn::Set(d, 2)));
    place = hn::Or(place, hn::IfThenElseZero(no(2), hn::Set(d, 4)));
    place = hn::Or(place, hn::IfThenElseZero(no(3), hn::Set(d, 8)));
    const auto lower = no(4), upper = no(5);
    low.Add(LookUp(tree.low, place, lower, upper));
    high.Add(LookUp(tree.high, place, lower, upper));
  }
};

// Adds them to the sums from `row` on, as far as there are rows.
HWY_INLINE void AddTo(std::span<int32_t> sums, const Answers& answers, const Together& together,
                      size_t row) {
  const Bytes d;
  HWY_ALIGN uint16_t lows[hn::MaxLanes(d)], highs[hn::MaxLanes(d)];
  answers.low.Store(lows);
  answers.high.Store(highs);
  const auto above = static_cast<int32_t>(together.trees.size()) * WalkTree::kHighIsAbove;
  for (size_t i = 0; i < hn::Lanes(d); ++i) {
    const size_t r = row + together.order[i];
    if (r < sums.size()) sums[r] += lows[i] + 256 * (highs[i] - above);
  }
}

// Of kTogether trees at most.
void WalkTogether(const FeatureMatrix& m, std::span<const WalkTree> trees,
                  std::span<int32_t> sums) {
  const Together together(m, trees);
  const size_t lanes = hn::Lanes(Bytes());
  // Two vectors at a time, so that what is read of a tree serves both.
  size_t row = 0;
  for (; row + lanes < sums.size(); row += 2 * lanes) {
    Answers first, second;
    first.Clear();
    second.Clear();
    for (size_t t = 0; t < trees.size(); ++t) {
      first.Add(trees[t], together.columns[t], row);
      second.Add(trees[t], together.columns[t], row + lanes);
    }
    AddTo(sums, first, together, row);
    AddTo(sums, second, together, row + lanes);
  }
  if (row >= sums.size()) return;
  Answers last;
  last.Clear();
  for (size_t t = 0; t < trees.size(); ++t) last.Add(trees[t], together.columns[t], row);
  AddTo(sums, last, together, row);
}

void Walk(const FeatureMatrix& m, std::span<const WalkTree> trees, std::span<int32_t> sums) {
  for (; !trees.empty(); trees = trees.subspan(std::min(kTogether, trees.size()))) {
    WalkTogether(m, trees.first(std::min(kTogether, trees.size())), sums);
  }
}

#endif

}  // namespace pare::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace pare {

std::vector<WalkForestVariant> WalkForestVariants() { return PARE_VARIANTS(Walk); }

void WalkForest(const FeatureMatrix& m, std::span<const WalkTree> trees, std::span<int32_t> sums) {
  static const WalkForestVariant kWalk = WalkForestVariants().front();
  kWalk(m, trees, sums);
}

}  // namespace pare
#endif
