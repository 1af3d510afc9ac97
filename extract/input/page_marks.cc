// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Every byte of every page goes through it, so it is vector code.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "extract/input/page_marks.cc"
#include "extract/text/vector_target.h"
// After it, which says what targets there are.
#include <hwy/foreach_target.h>
// After it, as Highway asks.
#include <hwy/highway.h>

#include <bit>
#include <cstring>

#include "extract/input/page_marks.h"

HWY_BEFORE_NAMESPACE();
namespace pare::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// What a byte is. It is all that both its halves may be: kLow[byte & 15] & kHigh[byte >> 4].
enum : uint8_t {
  kControl = 0x01,    // 00 to 0F but for white space; carriage returns with them
  kSeparator = 0x02,  // 10 to 1F
  kAmpersand = 0x04,
  kLess = 0x08,
  kMaybeNul = 0x20,  // also 02, C0 and C2: to be looked at, as are those of the next line
  kMaybeOdd = 0x40,  // 7F, BF, EF
  kQuote = 0x80,
};
constexpr uint8_t kAny = kControl | kSeparator;
constexpr uint8_t kLow[16] = {kAny | kMaybeNul, kAny, kAny | kQuote | kMaybeNul, kAny,
                              kAny, kAny, kAny | kAmpersand, kAny | kQuote,
                              kAny, kSeparator, kSeparator, kAny,
                              kSeparator | kLess, kAny, kAny, kAny | kMaybeOdd};
constexpr uint8_t kHigh[16] = {kControl | kMaybeNul, kSeparator, kAmpersand | kQuote, kLess,
                               0, 0, 0, kMaybeOdd,
                               0, 0, 0, kMaybeOdd,
                               kMaybeNul, 0, kMaybeOdd, 0};

// Whether a byte that may be odd is: a control; or, with the one that follows it, of a C1 control
// (C2 80 to C2 9F), or of a non-character: U+FDD0 to U+FDEF (EF B7 ...), or U+FFFE, U+FFFF and
// their like of all planes (... BF BE, ... BF BF).
bool IsOddAt(const uint8_t* s) {
  switch (s[0]) {
    case 0xC2:
      return s[1] < 0xA0;
    case 0xEF:
      return s[1] == 0xB7;
    case 0xBF:
      return s[1] == 0xBE || s[1] == 0xBF;
    default:
      return true;
  }
}

// A block is what one word of the marks is about.
constexpr size_t kBlock = 64;

struct BlockBits {
  uint64_t stops = 0, quotes = 0;
  uint64_t maybe = 0;  // of the stops, those that are none if they are not odd
};

#if HWY_TARGET == HWY_SCALAR

BlockBits BitsOf(const uint8_t* s) {
  BlockBits bits;
  for (size_t i = 0; i < kBlock; ++i) {
    const auto kind = static_cast<int8_t>(kLow[s[i] & 15] & kHigh[s[i] >> 4]);
    bits.stops |= uint64_t{kind > 0} << i;
    bits.maybe |= uint64_t{kind >= kMaybeNul} << i;
    bits.quotes |= uint64_t{kind < 0} << i;
  }
  return bits;
}

#else

using Bytes = hn::CappedTag<uint8_t, kBlock>;
using Numbers = hn::RebindToSigned<Bytes>;

HWY_INLINE uint64_t WordOf(hn::Mask<Numbers> mask) {
  static_assert(std::endian::native == std::endian::little);
  uint64_t bits = 0;  // Highway may write all eight bytes
  hn::StoreMaskBits(Numbers(), mask, reinterpret_cast<uint8_t*>(&bits));
  return bits;
}

// Adds the bits of the bytes of a block from the `i`th on, as many as a vector has.
HWY_INLINE void AddBits(const uint8_t* s, size_t i, BlockBits& bits) {
  const Bytes d;
  const Numbers numbers;
  const auto v = hn::LoadU(d, s + i);
  const auto kind = hn::BitCast(
      numbers, hn::And(hn::TableLookupBytes(hn::LoadDup128(d, kLow), hn::And(v, hn::Set(d, 15))),
                       hn::TableLookupBytes(hn::LoadDup128(d, kHigh), hn::ShiftRight<4>(v))));
  bits.stops |= WordOf(hn::Gt(kind, hn::Zero(numbers))) << i;
  bits.maybe |= WordOf(hn::Gt(kind, hn::Set(numbers, kMaybeNul - 1))) << i;
  bits.quotes |= WordOf(hn::Lt(kind, hn::Zero(numbers))) << i;
}

HWY_INLINE BlockBits BitsOf(const uint8_t* s) {
  const size_t lanes = hn::Lanes(Bytes());
  BlockBits bits;
  AddBits(s, 0, bits);  // written out: compilers would leave it a loop, with shifts to compute
  if (lanes <= kBlock / 2) AddBits(s, lanes, bits);
  for (size_t i = 2 * lanes; i < kBlock; i += lanes) AddBits(s, i, bits);
  return bits;
}

#endif

// Marks the block at `s`, which a byte follows on; returns whether it has NULs.
HWY_INLINE bool MarkBlock(const uint8_t* s, uint64_t& stops, uint64_t& quotes) {
  BlockBits bits = BitsOf(s);
  bool nul = false;
  for (uint64_t rest = bits.maybe; rest != 0; rest &= rest - 1) {
    const auto i = static_cast<size_t>(std::countr_zero(rest));
    nul = nul || s[i] == 0;
    if (!IsOddAt(s + i)) bits.stops &= ~(uint64_t{1} << i);
  }
  stops = bits.stops;
  quotes = bits.quotes;
  return nul;
}

bool Mark(std::string_view html, uint64_t* stops, uint64_t* quotes) {
  const auto* s = reinterpret_cast<const uint8_t*>(html.data());
  const size_t size = html.size();
  bool nul = false;
  size_t i = 0;
  for (; i + kBlock < size; i += kBlock) nul |= MarkBlock(s + i, *stops++, *quotes++);
  // What is left, and spaces behind it.
  uint8_t rest[kBlock + 1];
  std::memset(rest, ' ', sizeof rest);
  if (i < size) std::memcpy(rest, s + i, size - i);
  return MarkBlock(rest, *stops, *quotes) || nul;
}

}  // namespace pare::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace pare {

std::vector<MarkPageVariant> MarkPageVariants() { return PARE_VARIANTS(Mark); }

PageMarks::PageMarks(std::string_view html)
    : stops_(new uint64_t[html.size() / 64 + 1]), quotes_(new uint64_t[html.size() / 64 + 1]) {
  static const MarkPageVariant kMark = MarkPageVariants().front();
  const size_t last = html.size() / 64;
  stops_[last] = quotes_[last] = 0;
  has_nul_ = kMark(html, stops_.get(), quotes_.get());
  const uint64_t behind = uint64_t{1} << html.size() % 64;
  stops_[last] |= behind;
  quotes_[last] |= behind;
}

}  // namespace pare
#endif
