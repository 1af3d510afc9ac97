// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Many strings, looked for in one text in one pass.
#ifndef PARE_EXTRACT_RULES_LITERAL_INDEX_H_
#define PARE_EXTRACT_RULES_LITERAL_INDEX_H_

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/rules/regex_literals.h"
#include "extract/rules/table.h"
#include "extract/text/fold.h"

namespace pare {

// Add() everything, Finish() once, then Find() from any thread. Owns copies of its strings.
class LiteralIndex {
 public:
  struct Hit {
    uint32_t value = 0;
    uint32_t at = 0;  // where in the folded text the literal begins
  };

  // The literal's text has at least LeastLiteral(place) bytes.
  void Add(const RequiredLiteral& literal, uint32_t value);
  void Finish();

  // Appends a hit for each time that a literal stands in the folded text in its place, for each of its
  // values. Linear in the text, for a fixed set: the first bytes tell nearly all literals apart.
  void Find(const Folding& folding, std::vector<Hit>& hits) const;

  template <class Archive>
  void Store(Archive& archive) {
    literals_.Store(archive);
    for (Group& group : groups_) group.Store(archive);
  }

 private:
  static constexpr size_t kPlaces = 3;
  static constexpr uint32_t kBuckets = 1 << 12;

  struct Entry {
    Text literal;
    uint32_t first_value = 0, value_count = 0;  // in `values` of the group
    uint32_t last = 0;  // its last byte, which tells most of a bucket apart
  };

  // The literals of one place, by the hash of their first bytes.
  struct Group {
    // Until Finish(): by bucket and text, so that entries lie as they are asked for.
    std::map<std::pair<uint32_t, std::string>, std::vector<uint32_t>> growing;
    Table<Entry> entries;        // by bucket
    Table<uint32_t> values;
    Table<uint32_t> first;       // by bucket: its first entry; one more at the end
    Table<uint64_t> used;        // a bit a bucket: whether it has any

    void Finish(TextTable& literals);
    // Whether any of the literals may begin with the bytes of this bucket.
    bool Uses(uint32_t bucket) const { return (used[bucket / 64] >> bucket % 64 & 1) != 0; }
    template <class Archive>
    void Store(Archive& archive) {
      archive(entries);
      archive(values);
      archive(first);
      archive(used);
    }
  };

  // Of the first bytes at p, as many as the shortest literal of the place has.
  template <LiteralPlace kPlace>
  static uint32_t BucketAt(const char* p);
  // Appends the hits of the place's literals at `at`, where enough bytes are left.
  template <LiteralPlace kPlace>
  void FindAt(std::string_view text, size_t at, std::vector<Hit>& hits) const;
  void AppendFrom(const Group& group, uint32_t bucket, std::string_view text, size_t at,
                  std::vector<Hit>& hits) const;
  const Group& GroupOf(LiteralPlace place) const { return groups_[static_cast<size_t>(place)]; }

  TextTable literals_;
  std::array<Group, kPlaces> groups_;  // by LiteralPlace
};

}  // namespace pare

#endif  // PARE_EXTRACT_RULES_LITERAL_INDEX_H_
