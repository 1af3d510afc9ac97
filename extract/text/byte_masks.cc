// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "extract/text/byte_masks.cc"
#include "extract/text/vector_target.h"
// After it, which says what targets there are.
#include <hwy/foreach_target.h>
// After it, as Highway asks.
#include <hwy/highway.h>

#include <atomic>
#include <bit>
#include <cstring>

#include "extract/text/byte_masks.h"
#include "extract/text/bytes.h"

HWY_BEFORE_NAMESPACE();
namespace pare::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET == HWY_SCALAR

void Fill(std::string_view text, ByteMasks& masks) {
  for (size_t i = 0; i < text.size(); ++i) {
    const auto set = [i](uint64_t* words, bool on) {
      if (i % 64 == 0) words[i / 64] = 0;
      words[i / 64] |= uint64_t{on} << i % 64;
    };
    const uint8_t byte = static_cast<uint8_t>(text[i]), lower = byte | 0x20;
    const bool digit = byte >= '0' && byte <= '9';
    set(masks.alnum, digit || (lower >= 'a' && lower <= 'z'));
    set(masks.digit, digit);
    set(masks.wide, byte >= 128);
  }
}

#else

using Bytes = hn::CappedTag<uint8_t, 64>;

// Of the bytes of a vector but for the first `skipped`, which stand at `at` in the text.
HWY_INLINE void FillAt(hn::Vec<Bytes> v, size_t skipped, size_t at, ByteMasks& masks) {
  const Bytes d;
  // By the lesser of two bytes: most processors compare none that are without a sign.
  const auto within = [d](hn::Vec<Bytes> x, int first, int count) {
    const auto from = hn::Sub(x, hn::Set(d, static_cast<uint8_t>(first)));
    return hn::Eq(hn::Min(from, hn::Set(d, static_cast<uint8_t>(count - 1))), from);
  };
  const auto digit = within(v, '0', 10);
  const auto letter = within(hn::Or(v, hn::Set(d, 0x20)), 'a', 26);
  static_assert(std::endian::native == std::endian::little);
  const auto store = [skipped, at](auto of, auto mask, uint64_t* words) {
    uint64_t bits = 0;  // Highway may write all eight bytes
    hn::StoreMaskBits(of, mask, reinterpret_cast<uint8_t*>(&bits));
    bits >>= skipped;
    std::memcpy(reinterpret_cast<uint8_t*>(words) + at / 8, &bits, hn::Lanes(of) / 8);
  };
  store(d, hn::Or(digit, letter), masks.alnum);
  store(d, digit, masks.digit);
  const hn::RebindToSigned<Bytes> sign;
  store(sign, hn::Lt(hn::BitCast(sign, v), hn::Zero(sign)), masks.wide);
}

void Fill(std::string_view text, ByteMasks& masks) {
  const Bytes d;
  const size_t size = text.size(), lanes = hn::Lanes(d);
  // All words but the last are written whole.
  const size_t last = size / 64;
  if (last < ByteMasks::kWords) masks.alnum[last] = masks.digit[last] = masks.wide[last] = 0;
  const auto* s = reinterpret_cast<const uint8_t*>(text.data());
  if (size < lanes) {
    HWY_ALIGN uint8_t all[hn::MaxLanes(d)] = {};
    for (size_t i = 0; i < size; i += 8) {
      const uint64_t bytes = EightBytesAt(text, i);
      std::memcpy(all + i, &bytes, sizeof bytes);
    }
    return FillAt(hn::Load(d, all), 0, 0, masks);
  }
  size_t i = 0;
  for (; i + lanes <= size; i += lanes) FillAt(hn::LoadU(d, s + i), 0, i, masks);
  // The last bytes once more, less those that have been taken.
  if (i < size) FillAt(hn::LoadU(d, s + size - lanes), lanes - (size - i), i, masks);
}

#endif

}  // namespace pare::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace pare {

std::vector<FillMasksVariant> FillMasksVariants() { return PARE_VARIANTS(Fill); }

namespace {

void ChooseAndFill(std::string_view text, ByteMasks& masks);

// The variant to run, once it has been chosen. No static of a function, whose guard costs a short
// text a tenth of its time.
constinit std::atomic<FillMasksVariant> fill{&ChooseAndFill};

void ChooseAndFill(std::string_view text, ByteMasks& masks) {
  const FillMasksVariant best = FillMasksVariants().front();
  fill.store(best, std::memory_order_relaxed);
  best(text, masks);
}

}  // namespace

void FillMasks(std::string_view text, ByteMasks& masks) {
  fill.load(std::memory_order_relaxed)(text, masks);
}

}  // namespace pare
#endif
