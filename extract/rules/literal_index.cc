// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/literal_index.h"

#include <utility>

namespace pare {

void LiteralIndex::Add(const RequiredLiteral& literal, uint32_t value) {
  const char* p = literal.text.data();
  const uint32_t bucket = literal.place == LiteralPlace::kLineStart
                              ? BucketAt<LiteralPlace::kLineStart>(p)
                              : BucketAt<LiteralPlace::kAnywhere>(p);
  groups_[static_cast<size_t>(literal.place)].growing[{bucket, literal.text}].push_back(value);
}

void LiteralIndex::Group::Finish(TextTable& literals) {
  std::vector<uint32_t> first_entries(growing.empty() ? 0 : kBuckets + 1), all_values;
  std::vector<uint64_t> bits(growing.empty() ? 0 : kBuckets / 64);
  std::vector<Entry> list;
  for (const auto& [key, its_values] : growing) {
    const auto& [bucket, text] = key;
    list.push_back({literals.Add(text), static_cast<uint32_t>(all_values.size()),
                    static_cast<uint32_t>(its_values.size()),
                    static_cast<unsigned char>(text.back())});
    all_values.insert(all_values.end(), its_values.begin(), its_values.end());
    ++first_entries[bucket + 1];
    bits[bucket / 64] |= uint64_t{1} << bucket % 64;
  }
  for (size_t b = 1; b < first_entries.size(); ++b) first_entries[b] += first_entries[b - 1];
  growing = {};
  first = Table<uint32_t>(std::move(first_entries));
  used = Table<uint64_t>(std::move(bits));
  entries = Table<Entry>(std::move(list));
  values = Table<uint32_t>(std::move(all_values));
}

void LiteralIndex::Finish() {
  for (Group& group : groups_) group.Finish(literals_);
  literals_.Finish();
}

}  // namespace pare
