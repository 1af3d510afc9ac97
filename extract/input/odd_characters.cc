// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// HasOddCharacters(): every byte of every page goes through it, so it is vector code.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "extract/input/odd_characters.cc"
#include "extract/text/vector_target.h"
// After it, which says what targets there are.
#include <hwy/foreach_target.h>
// After it, as Highway asks.
#include <hwy/highway.h>

#include <cstring>

#include "extract/input/char_refs.h"

HWY_BEFORE_NAMESPACE();
namespace pare::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// Of bytes and those that follow on them, any that is odd: a control but for white space; DEL; C1
// controls (C2 80 to C2 9F); the non-characters U+FDD0 to U+FDEF (EF B7 ...); U+FFFE, U+FFFF and
// their like of all planes (... BF BE, ... BF BF).
template <class D, class V = hn::Vec<D>>
HWY_INLINE hn::Mask<D> Odd(D d, V byte, V next) {
  const auto is = [d](V v, int c) { return hn::Eq(v, hn::Set(d, static_cast<uint8_t>(c))); };
  const auto under = [d](V v, int c) { return hn::Lt(v, hn::Set(d, static_cast<uint8_t>(c))); };
  // Nearly all of a page is plain ASCII, which two comparisons tell.
  const auto line = hn::Or(is(byte, '\n'), is(byte, '\t'));
  const auto plain = hn::Or(under(hn::Sub(byte, hn::Set(d, 0x20)), 0x5F), line);
  if (hn::AllTrue(d, plain)) return hn::Not(plain);
  const auto space = hn::Or(line, hn::Or(is(byte, '\r'), is(byte, '\f')));
  const auto control = hn::Or(hn::AndNot(space, under(byte, 0x20)), is(byte, 0x7F));
  const auto pair = hn::Or(hn::And(is(byte, 0xC2), under(next, 0xA0)),
                           hn::And(is(byte, 0xEF), is(next, 0xB7)));
  const auto last = hn::And(is(byte, 0xBF), hn::AndNot(under(next, 0xBE), under(next, 0xC0)));
  return hn::Or(control, hn::Or(pair, last));
}

bool HasOdd(std::string_view text) {
  const hn::ScalableTag<uint8_t> d;
  const auto* s = reinterpret_cast<const uint8_t*>(text.data());
  const size_t size = text.size(), lanes = hn::Lanes(d);
  size_t i = 0;
  for (; i + lanes < size; i += lanes) {
    if (!hn::AllFalse(d, Odd(d, hn::LoadU(d, s + i), hn::LoadU(d, s + i + 1)))) return true;
  }
  // What is left, and spaces behind it.
  uint8_t rest[hn::MaxLanes(d) + 1];
  std::memset(rest, ' ', sizeof rest);
  if (i < size) std::memcpy(rest, s + i, size - i);
  return !hn::AllFalse(d, Odd(d, hn::LoadU(d, rest), hn::LoadU(d, rest + 1)));
}

}  // namespace pare::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace pare {

std::vector<HasOddCharactersVariant> HasOddCharactersVariants() { return PARE_VARIANTS(HasOdd); }

bool HasOddCharacters(std::string_view text) {
  static const HasOddCharactersVariant kHasOdd = HasOddCharactersVariants().front();
  return kHasOdd(text);
}

}  // namespace pare
#endif
