// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "extract/text/byte_masks.cc"
#include "extract/text/vector_target.h"
// After it, which says what targets there are.
#include <hwy/foreach_target.h>
// After it, as Highway asks.
#include <hwy/highway.h>

#include <bit>
#include <cstring>

#include "extract/text/byte_masks.h"

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

HWY_INLINE void FillAt(hn::Vec<Bytes> v, size_t at, ByteMasks& masks) {
  const Bytes d;
  const auto within = [d](hn::Vec<Bytes> x, int first, int count) {
    return hn::Lt(hn::Sub(x, hn::Set(d, static_cast<uint8_t>(first))),
                  hn::Set(d, static_cast<uint8_t>(count)));
  };
  const auto digit = within(v, '0', 10);
  const auto letter = within(hn::Or(v, hn::Set(d, 0x20)), 'a', 26);
  static_assert(std::endian::native == std::endian::little);
  const auto store = [d, at](hn::Mask<Bytes> mask, uint64_t* words) {
    uint64_t bits = 0;  // Highway may write all eight bytes
    hn::StoreMaskBits(d, mask, reinterpret_cast<uint8_t*>(&bits));
    std::memcpy(reinterpret_cast<uint8_t*>(words) + at / 8, &bits, hn::Lanes(d) / 8);
  };
  store(hn::Or(digit, letter), masks.alnum);
  store(digit, masks.digit);
  store(within(v, 0x80, 0x80), masks.wide);
}

void Fill(std::string_view text, ByteMasks& masks) {
  const auto* s = reinterpret_cast<const uint8_t*>(text.data());
  const size_t size = text.size(), lanes = hn::Lanes(Bytes());
  // All words but the last are written whole.
  const size_t last = size / 64;
  if (last < ByteMasks::kWords) masks.alnum[last] = masks.digit[last] = masks.wide[last] = 0;
  const Bytes d;
  size_t i = 0;
  for (; i + lanes <= size; i += lanes) FillAt(hn::LoadU(d, s + i), i, masks);
  if (i == size) return;
  uint8_t rest[hn::MaxLanes(d)] = {};
  std::memcpy(rest, s + i, size - i);
  FillAt(hn::LoadU(d, rest), i, masks);
}

#endif

}  // namespace pare::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace pare {

std::vector<FillMasksVariant> FillMasksVariants() { return PARE_VARIANTS(Fill); }

void FillMasks(std::string_view text, ByteMasks& masks) {
  static const FillMasksVariant kFill = FillMasksVariants().front();
  kFill(text, masks);
}

}  // namespace pare
#endif
