// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Many strings, looked for in one text in one pass.
#ifndef PARE_EXTRACT_RULES_LITERAL_INDEX_H_
#define PARE_EXTRACT_RULES_LITERAL_INDEX_H_

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/rules/regex_literals.h"
#include "extract/rules/table.h"
#include "extract/text/byte_masks.h"
#include "extract/text/bytes.h"
#include "extract/text/fold.h"

namespace pare {

// Add() everything, Finish() once, then Find() from any thread. Owns copies of its strings.
class LiteralIndex {
 public:
  // The literal's text has at least LeastLiteral(place) bytes.
  void Add(const RequiredLiteral& literal, uint32_t value);
  void Finish();

  // Calls hit(value, at) for each time that a literal stands in the folded text in its place, for each
  // of its values; `at` is where it begins. Linear in the text, for a fixed set: the first bytes tell
  // nearly all literals apart.
  template <class F>
  void Find(const Folding& folding, F&& hit) const;

  template <class Archive>
  void Store(Archive& archive) {
    literals_.Store(archive);
    for (Group& group : groups_) group.Store(archive);
  }

 private:
  static constexpr size_t kPlaces = 3;
  static constexpr uint32_t kBuckets = 1 << 12;
  static constexpr uint32_t kStarts = 1 << 15;

  struct Entry {
    // Its first eight bytes, which tell most of a bucket apart, and which bits of these it has.
    uint64_t head = 0, head_mask = 0;
    Text literal;
    uint32_t first_value = 0, value_count = 0;  // in `values` of the group
  };

  // The literals of one place, by the hash of their first bytes.
  struct Group {
    // Until Finish(): by bucket and text, so that entries lie as they are asked for.
    std::map<std::pair<uint32_t, std::string>, std::vector<uint32_t>> growing;
    Table<Entry> entries;        // by bucket
    Table<uint32_t> values;
    Table<uint32_t> first;       // by bucket: its first entry; one more at the end
    Table<uint64_t> starts;      // a bit for each StartAt() of a literal, whatever stands behind it

    void Finish(LiteralPlace place, TextTable& literals);
    // Whether any of the literals may begin with these bytes.
    bool MayStart(uint32_t start) const { return (starts[start / 64] >> start % 64 & 1) != 0; }
    template <class Archive>
    void Store(Archive& archive) {
      archive(entries);
      archive(values);
      archive(first);
      archive(starts);
    }
  };

  // Of the first bytes at p, as many as the shortest literal of the place has.
  static uint32_t BucketAt(LiteralPlace place, const char* p);
  // A glance that spares most places of a text a bucket: of one byte more, 0 for those behind the
  // end.
  static uint32_t StartAt(LiteralPlace place, std::string_view text, size_t at);
  // Likewise for the place's literals at `at`, where enough bytes are left.
  template <LiteralPlace kPlace, class F>
  void FindAt(std::string_view text, size_t at, F&& hit) const;
  // Calls fn(at) for each place that is LiteralPlace::kWordStart, everywhere in what is not plain.
  template <class F>
  static void ForEachWordStart(const Folding& folding, F&& fn);
  template <class F>
  void FindIn(const Group& group, uint32_t bucket, std::string_view text, size_t at, F&& hit) const;
  const Group& GroupOf(LiteralPlace place) const { return groups_[static_cast<size_t>(place)]; }

  TextTable literals_;
  std::array<Group, kPlaces> groups_;  // by LiteralPlace
};

inline uint32_t LiteralIndex::BucketAt(LiteralPlace place, const char* p) {
  const auto at = [p](size_t i) { return uint32_t{static_cast<unsigned char>(p[i])}; };
  const uint32_t key = at(0) << 16 | at(1) << 8 | (LeastLiteral(place) > 2 ? at(2) : 0);
  return key * 0x9E3779B1u >> 20;  // 2^32 / golden ratio, top 12 bits
}

inline uint32_t LiteralIndex::StartAt(LiteralPlace place, std::string_view text, size_t at) {
  const size_t bytes = LeastLiteral(place) + 1;
  uint32_t start = 0;
  if (text.size() - at >= sizeof start) {
    std::memcpy(&start, text.data() + at, sizeof start);
    if (bytes < sizeof start) start &= (1u << 8 * bytes) - 1;
  } else {
    std::memcpy(&start, text.data() + at, std::min(bytes, text.size() - at));
  }
  return start * 0x9E3779B1u >> 17;  // 2^32 / golden ratio, top 15 bits
}

template <class F>
void LiteralIndex::FindIn(const Group& group, uint32_t bucket, std::string_view text, size_t at,
                          F&& hit) const {
  const uint64_t head = EightBytesAt(text, at);
  for (uint32_t e = group.first[bucket]; e < group.first[bucket + 1]; ++e) {
    const Entry& entry = group.entries[e];
    if (((head ^ entry.head) & entry.head_mask) != 0) continue;
    if (text.substr(at, entry.literal.length) != literals_.At(entry.literal)) continue;
    for (uint32_t v = entry.first_value; v < entry.first_value + entry.value_count; ++v) {
      hit(group.values[v], static_cast<uint32_t>(at));
    }
  }
}

template <LiteralPlace kPlace, class F>
void LiteralIndex::FindAt(std::string_view text, size_t at, F&& hit) const {
  if (at + LeastLiteral(kPlace) > text.size()) return;
  const Group& group = GroupOf(kPlace);
  if (!group.MayStart(StartAt(kPlace, text, at))) return;
  FindIn(group, BucketAt(kPlace, text.data() + at), text, at, hit);
}

template <class F>
void LiteralIndex::ForEachWordStart(const Folding& folding, F&& fn) {
  size_t part_begin = 0;
  uint64_t before = 0;  // 1 where the byte before is an ASCII letter or digit
  ForEachMasked(folding.text, [&](std::string_view part, const ByteMasks& masks) {
    for (size_t w = 0; w < MaskWords(part.size()); ++w) {
      const size_t left = part.size() - 64 * w;
      const uint64_t all = left < 64 ? (uint64_t{1} << left) - 1 : ~uint64_t{0};
      const uint64_t behind = masks.alnum[w] << 1 | std::exchange(before, masks.alnum[w] >> 63);
      uint64_t starts = folding.plain ? all & (~behind | masks.wide[w]) : all;
      for (; starts != 0; starts &= starts - 1) {
        fn(part_begin + 64 * w + static_cast<size_t>(std::countr_zero(starts)));
      }
    }
    part_begin += part.size();
    return true;
  });
}

template <class F>
void LiteralIndex::Find(const Folding& folding, F&& hit) const {
  using enum LiteralPlace;
  const std::string_view folded = folding.text;
  if (!GroupOf(kLineStart).entries.empty()) FindAt<kLineStart>(folded, 0, hit);
  if (!GroupOf(kWordStart).entries.empty()) {
    ForEachWordStart(folding, [&](size_t at) { FindAt<kWordStart>(folded, at, hit); });
  }
  if (GroupOf(kAnywhere).entries.empty()) return;
  for (size_t i = 0; i < folded.size(); ++i) FindAt<kAnywhere>(folded, i, hit);
}

}  // namespace pare

#endif  // PARE_EXTRACT_RULES_LITERAL_INDEX_H_
