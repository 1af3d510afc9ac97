// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/trigram_index.h"

#include <algorithm>

namespace pare {

void TrigramIndex::Announce(uint32_t attribute, std::string_view wanted) {
  const auto trigrams = static_cast<uint32_t>(wanted.size() - kTrigram + 1);
  OfAttribute& of = At(attribute);
  of.stride = ++of.values > kMostWithStride ? 1 : std::min(of.stride, trigrams);
  // No value is filed twice under a trigram, so that a page of "aaaa" does not find each value at each
  // place: what is filed is shorter than the way from a trigram to its like.
  for (uint32_t i = 1; i < trigrams; ++i) {
    for (uint32_t gap = 1; gap <= std::min(i, of.stride - 1); ++gap) {
      if (SameTrigram(wanted.data() + i, wanted.data() + i - gap)) of.stride = gap;
    }
  }
  for (uint32_t i = 0; i < trigrams; ++i) ++uses_[KeyOf(attribute, wanted.data() + i)];
}

uint32_t TrigramIndex::RarestIn(uint32_t attribute, std::string_view wanted) const {
  const uint32_t stride = attributes_[attribute].stride;
  const auto uses = [&](size_t first) {
    uint32_t sum = 0;
    for (size_t i = first; i < first + stride; ++i) {
      sum += uses_.at(KeyOf(attribute, wanted.data() + i));
    }
    return sum;
  };
  size_t rarest = 0;
  uint32_t least = uses(0);
  for (size_t i = 1; i + stride + kTrigram - 1 <= wanted.size(); ++i) {
    const uint32_t sum = uses(i);
    if (sum < least) {
      rarest = i;
      least = sum;
    }
  }
  return static_cast<uint32_t>(rarest);
}

TrigramIndex::Filed TrigramIndex::Add(uint32_t attribute, std::string_view wanted,
                                      uint32_t number) {
  OfAttribute& of = At(attribute);
  of.glances.resize(kGlances / 64);
  const Filed filed{RarestIn(attribute, wanted), of.stride};
  for (uint32_t at = filed.first; at < filed.first + filed.count; ++at) {
    const char* const p = wanted.data() + at;
    const Key key = KeyOf(attribute, p);
    by_trigram_.Add({key.data(), key.size()}, number);
    const uint32_t glance = GlanceOf(p);
    of.glances[glance / 64] |= uint64_t{1} << glance % 64;
  }
  return filed;
}

void TrigramIndex::Finish() {
  by_trigram_.Finish();
  uses_ = {};
}

}  // namespace pare
