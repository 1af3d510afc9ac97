// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "extract/judge/forest_walk.cc"
#include "extract/text/vector_target.h"
// After it, which says what targets there are.
#include <hwy/foreach_target.h>
// After it, as Highway asks.
#include <hwy/highway.h>

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
using Shorts = hn::Repartition<int16_t, Bytes>;
using Sums = hn::Repartition<int32_t, Bytes>;

// 32-bit sums of as many rows as there are bytes in a vector. Which row stands where depends on the
// width; Rows() tells.
struct Accumulator {
  hn::Vec<Sums> part[4];

  HWY_INLINE void Clear() {
    for (auto& p : part) p = hn::Zero(Sums());
  }
  HWY_INLINE void Add(hn::Vec<Bytes> low, hn::Vec<Bytes> high) {
    const Bytes bytes;
    const hn::Half<Shorts> half;
    const auto first = hn::BitCast(Shorts(), hn::InterleaveLower(bytes, low, high));
    const auto second = hn::BitCast(Shorts(), hn::InterleaveUpper(bytes, low, high));
    part[0] = hn::Add(part[0], hn::PromoteTo(Sums(), hn::LowerHalf(half, first)));
    part[1] = hn::Add(part[1], hn::PromoteTo(Sums(), hn::UpperHalf(half, first)));
    part[2] = hn::Add(part[2], hn::PromoteTo(Sums(), hn::LowerHalf(half, second)));
    part[3] = hn::Add(part[3], hn::PromoteTo(Sums(), hn::UpperHalf(half, second)));
  }
  HWY_INLINE void Store(int32_t* out) const {
    const size_t lanes = hn::Lanes(Sums());
    for (size_t p = 0; p < 4; ++p) hn::StoreU(part[p], Sums(), out + p * lanes);
  }
};

HWY_INLINE hn::Mask<Bytes> Yes(const FeatureMatrix& m, const Split& s, size_t row) {
  const Bytes d;
  return hn::Gt(hn::LoadU(d, m.Column(s.feature, s.shift) + row), hn::Set(d, s.threshold));
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

void Walk(const FeatureMatrix& m, std::span<const WalkTree> trees, std::span<int32_t> sums) {
  static_assert(WalkTree::kDepth == 6);
  const Bytes d;
  const size_t lanes = hn::Lanes(d);
  HWY_ALIGN int32_t out[hn::MaxLanes(d)];
  HWY_ALIGN int32_t rows[hn::MaxLanes(d)];
  Accumulator accumulator;
  accumulator.Clear();
  accumulator.Add(hn::Iota(d, 0), hn::Zero(d));
  accumulator.Store(rows);
  for (size_t row = 0; row < sums.size(); row += lanes) {
    accumulator.Clear();
    for (const WalkTree& tree : trees) {
      auto place = hn::IfThenElseZero(Yes(m, tree.splits[0], row), hn::Set(d, 1));
      place = hn::Or(place, hn::IfThenElseZero(Yes(m, tree.splits[1], row), hn::Set(d, 2)));
      place = hn::Or(place, hn::IfThenElseZero(Yes(m, tree.splits[2], row), hn::Set(d, 4)));
      place = hn::Or(place, hn::IfThenElseZero(Yes(m, tree.splits[3], row), hn::Set(d, 8)));
      const auto lower = Yes(m, tree.splits[4], row), upper = Yes(m, tree.splits[5], row);
      accumulator.Add(LookUp(tree.low, place, lower, upper),
                      LookUp(tree.high, place, lower, upper));
    }
    accumulator.Store(out);
    for (size_t i = 0; i < lanes; ++i) {
      const size_t r = row + static_cast<size_t>(rows[i]);
      if (r < sums.size()) sums[r] += out[i];
    }
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
