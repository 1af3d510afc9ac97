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
#include <vector>

#include "extract/rules/table.h"

namespace pare {

// Add() everything, Finish() once, then Find() from any thread. The index owns copies of its keys;
// the empty string is never found.
class StringIndex {
 public:
  void Add(std::string_view key, uint32_t value);
  void Finish();

  bool empty() const { return values_.empty(); }
  // The values of `key` in the order they were added; empty if there are none. One probe.
  std::span<const uint32_t> Find(std::string_view key) const;

  template <class Archive>
  void Store(Archive& archive) {
    archive(seen_);
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

  static uint32_t Hash(std::string_view key);
  // A number below kSketches that tells most keys apart at a glance.
  static size_t Sketch(std::string_view key);

  std::vector<Entry> entries_;  // until Finish()
  Table<uint64_t> seen_;  // a bit for each sketch of a key: nearly all look-ups end here
  TextTable keys_;
  Table<uint32_t> values_;
  Table<Slot> slots_;  // a power of two, at most half full
};

}  // namespace pare

#endif  // PARE_EXTRACT_RULES_STRING_INDEX_H_
