// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Many strings, looked for in one text in one pass.
#ifndef PARE_EXTRACT_RULES_LITERAL_INDEX_H_
#define PARE_EXTRACT_RULES_LITERAL_INDEX_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/rules/table.h"

namespace pare {

// Add() everything, Finish() once, then Find() from any thread. Owns copies of its strings.
class LiteralIndex {
 public:
  // `literal` has at least three bytes.
  void Add(std::string_view literal, uint32_t value);
  void Finish();

  bool empty() const { return entries_.empty(); }
  // Appends the value of each literal that stands anywhere in `text`; values may repeat. Linear in
  // the text, for a fixed set: three bytes at each place tell nearly all literals apart.
  void Find(std::string_view text, std::vector<uint32_t>& values) const;

  template <class Archive>
  void Store(Archive& archive) {
    literals_.Store(archive);
    archive(entries_);
    archive(first_);
    archive(used_);
  }

 private:
  struct Entry {
    Text literal;
    uint32_t bucket = 0;
    uint32_t value = 0;
    uint32_t fourth = 0;  // its fourth byte, which tells most of a bucket apart; 0 where it ends
  };
  static constexpr uint32_t kBuckets = 1 << 13;
  static uint32_t BucketAt(const char* p);

  std::vector<Entry> growing_;  // until Finish()
  TextTable literals_;
  Table<Entry> entries_;   // by bucket
  Table<uint32_t> first_;  // by bucket: its first entry; one more at the end
  Table<uint64_t> used_;   // a bit a bucket: whether it has any
};

}  // namespace pare

#endif  // PARE_EXTRACT_RULES_LITERAL_INDEX_H_
