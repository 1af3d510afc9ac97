// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Attribute values that selectors ask for, by three bytes that stand in them: a value of a page that
// has none of these has no value that is asked for, and needs no more than a look at each place.
#ifndef PARE_EXTRACT_RULES_TRIGRAM_INDEX_H_
#define PARE_EXTRACT_RULES_TRIGRAM_INDEX_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "extract/rules/string_index.h"
#include "extract/text/ascii.h"

namespace pare {

// Attributes are numbers here. Announce() everything, then Add() it, Finish() once; then immutable and
// safe to share between threads. Upper and lower case of ASCII are the same throughout.
class TrigramIndex {
 public:
  static constexpr size_t kTrigram = 3;

  // A value that is going to be added; it has kTrigram bytes or more.
  void Announce(uint32_t attribute, std::string_view wanted);

  // Where in a value the trigrams begin under which it is filed: so many in a row.
  struct Filed {
    uint32_t first = 0, count = 0;
  };
  Filed Add(uint32_t attribute, std::string_view wanted, uint32_t number);
  void Finish();

  // Calls fn(numbers, place) for trigrams of `value`, at `place`, under which something is filed. If a
  // value that was added stands in this one, one of its trigrams is among them. Linear.
  template <class F>
  void ForEach(uint32_t attribute, std::string_view value, F&& fn) const {
    if (attribute >= attributes_.size() || value.size() < kTrigram) return;
    const OfAttribute& of = attributes_[attribute];
    if (of.glances.empty()) return;
    const uint64_t* const glances = of.glances.data();
    const char* const begin = value.data();
    const auto try_at = [&](const char* p, uint32_t taken) {
      if ((glances[taken / 64] >> taken % 64 & 1) == 0) return;
      const Key key = KeyOf(attribute, p);
      fn(by_trigram_.Find({key.data(), key.size()}), static_cast<size_t>(p - begin));
    };
    const char* p = begin;
    const char* const last = begin + (value.size() - kTrigram);
    uint32_t taken = GlanceOf(p);
    try_at(p, taken);
    if (of.stride > 1) {
      for (; last - p >= static_cast<std::ptrdiff_t>(of.stride);) {
        p += of.stride;
        try_at(p, GlanceOf(p));
      }
      return;
    }
    while (p != last) {
      ++p;
      taken = TakeIn(taken, p[kTrigram - 1]);
      try_at(p, taken);
    }
  }

  static bool SameTrigram(const char* a, const char* b) { return KeyOf(0, a) == KeyOf(0, b); }

 private:
  // Where all values of an attribute have more than three bytes, not every place of a page's value need
  // be looked at: each is filed under as many trigrams in a row as the places are apart. Of many values
  // that would be so many trigrams that pages have most of them.
  static constexpr uint32_t kMostStride = 8;
  static constexpr uint32_t kMostWithStride = 32;

  using Key = std::array<char, 6>;
  static Key KeyOf(uint32_t attribute, const char* p) {
    return {LowerAscii(p[0]),
            static_cast<char>(attribute),
            static_cast<char>(attribute >> 8),
            static_cast<char>(attribute >> 16),
            LowerAscii(p[1]),
            LowerAscii(p[2])};
  }

  // A number that tells most trigrams of a page apart from those that are keys: of the last three
  // bytes that were taken in.
  static constexpr uint32_t kGlances = 1u << 15;
  static uint32_t TakeIn(uint32_t taken, char byte) {
    return (taken << 5 ^ (static_cast<unsigned char>(byte) | 0x20u)) % kGlances;
  }
  static uint32_t GlanceOf(const char* p) { return TakeIn(TakeIn(TakeIn(0, p[0]), p[1]), p[2]); }

  struct OfAttribute {
    uint32_t stride = kMostStride;
    uint32_t values = 0;
    std::vector<uint64_t> glances;  // a bit for each GlanceOf() a key; empty if there is none
  };
  OfAttribute& At(uint32_t attribute) {
    if (attribute >= attributes_.size()) attributes_.resize(attribute + size_t{1});
    return attributes_[attribute];
  }
  // Of the trigrams of a value, as many in a row as are filed, those that the fewest others have: the
  // ones that many rules share ("com", "ent") are those that many pages have.
  uint32_t RarestIn(uint32_t attribute, std::string_view wanted) const;

  std::vector<OfAttribute> attributes_;
  StringIndex by_trigram_;
  absl::flat_hash_map<Key, uint32_t> uses_;  // until Finish()
};

}  // namespace pare

#endif  // PARE_EXTRACT_RULES_TRIGRAM_INDEX_H_
