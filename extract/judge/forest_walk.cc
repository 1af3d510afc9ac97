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

// Of kTogether trees at most.
void WalkTogether(const FeatureMatrix& m, std::span<const WalkTree> trees,
                  std::span<int32_t> sums) {
  static_assert(WalkTree::kDepth == 6);
  const uint8_t* columns[kTogether][WalkTree::kDepth];
  for (size_t t = 0; t < trees.size(); ++t) {
    for (size_t level = 0; level < WalkTree::kDepth; ++level) {
      const Split& s = trees[t].splits[level];
      columns[t][level] = m.Column(s.feature, s.shift);
    }
  }
  const Bytes d;
  const size_t lanes = hn::Lanes(d);
  HWY_ALIGN uint16_t rows[hn::MaxLanes(d)], lows[hn::MaxLanes(d)], highs[hn::MaxLanes(d)];
  ByteSums low, high;
  low.Clear();
  low.Add(hn::Iota(d, 0));
  low.Store(rows);
  const auto above = static_cast<int32_t>(trees.size()) * WalkTree::kHighIsAbove;
  for (size_t row = 0; row < sums.size(); row += lanes) {
    low.Clear();
    high.Clear();
    for (size_t t = 0; t < trees.size(); ++t) {
      const WalkTree& tree = trees[t];
      const auto no = [&](size_t k) { return No(columns[t][k] + row, tree.splits[k]); };
      auto place = hn::IfThenElseZero(no(0), hn::Set(d, 1));
      place = hn::Or(place, hn::IfThenElseZero(no(1), hn::Set(d, 2)));
      place = hn::Or(place, hn::IfThenElseZero(no(2), hn::Set(d, 4)));
      place = hn::Or(place, hn::IfThenElseZero(no(3), hn::Set(d, 8)));
      const auto lower = no(4), upper = no(5);
      low.Add(LookUp(tree.low, place, lower, upper));
      high.Add(LookUp(tree.high, place, lower, upper));
    }
    low.Store(lows);
    high.Store(highs);
    for (size_t i = 0; i < lanes; ++i) {
      const size_t r = row + rows[i];
      if (r < sums.size()) sums[r] += lows[i] + 256 * (highs[i] - above);
    }
  }
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
