// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// A read-only hash map from strings to lists of numbers: what makes the cost of matching grow with
// the page and not with the number of rules.
#ifndef PARE_EXTRACT_RULES_STRING_INDEX_H_
#define PARE_EXTRACT_RULES_STRING_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/rules/table.h"

namespace pare {

// Pages choose what is looked up but not what is stored, so a poor hash cannot be turned into long
// probe chains.
//
// Add() everything, Finish() once, then Find() from any thread. The index owns copies of its keys;
// the empty string is never found.
class StringIndex {
 public:
  void Add(std::string_view key, uint32_t value);
  void Finish();

  bool empty() const { return values_.empty(); }
  // The values of `key` in the order they were added; empty if there are none. One probe.
  std::span<const uint32_t> Find(std::string_view key) const {
    if (values_.empty() || key.empty()) return {};
    const size_t sketch = Sketch(key);
    if ((seen_[sketch / 64] >> sketch % 64 & 1) == 0) return {};
    return FindSeen(key);
  }

  template <class Archive>
  void Store(Archive& archive) {
    archive(seen_);
    archive(seen_hashes_);
    keys_.Store(archive);
    archive(values_);
    archive(slots_);
  }

 private:
  struct Slot {
    uint32_t hash = 0;
    Text key;             // in keys_
    uint32_t first = 0;   // index into values_
    uint32_t count = 0;   // 0: the slot is free
  };
  struct Entry {
    uint32_t hash = 0;
    Text key;
    uint32_t value = 0;
  };

  static constexpr size_t kSketches = size_t{1} << 14;

  // The bit of a hash among so many words of 64, a power of two. By its high bits: the low ones choose
  // the slot.
  static std::pair<size_t, uint64_t> BitOf(uint32_t hash, size_t words) {
    return {(hash >> 6) & (words - 1), uint64_t{1} << (hash >> 26)};
  }
  // A number below kSketches that tells most keys apart at a glance. The key is not empty.
  static size_t Sketch(std::string_view key) {
    const size_t first = static_cast<unsigned char>(key.front());
    const size_t last = static_cast<unsigned char>(key.back());
    return ((key.size() & 15) << 10 | (first & 31) << 5 | (last & 31)) & (kSketches - 1);
  }
  // Find() for a key whose sketch is that of a key here.
  std::span<const uint32_t> FindSeen(std::string_view key) const;

  std::vector<Entry> entries_;  // until Finish()
  Table<uint64_t> seen_;  // a bit for each sketch of a key: most look-ups end here
  // Likewise for each hash, eight bits or more to a key: small enough to stay at hand, as the slots of
  // ten thousand keys are not. Nearly all others end here.
  Table<uint64_t> seen_hashes_;
  TextTable keys_;
  Table<uint32_t> values_;
  Table<Slot> slots_;  // a power of two, at most half full
};

}  // namespace pare

#endif  // PARE_EXTRACT_RULES_STRING_INDEX_H_
