// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/literal_index.h"

#include <utility>

namespace pare {

void LiteralIndex::Add(const RequiredLiteral& literal, uint32_t value) {
  const uint32_t bucket = BucketAt(literal.place, literal.text.data());
  groups_[static_cast<size_t>(literal.place)].growing[{bucket, literal.text}].push_back(value);
}

void LiteralIndex::Group::Finish(LiteralPlace place, TextTable& literals) {
  std::vector<uint32_t> first_entries(growing.empty() ? 0 : kBuckets + 1), all_values;
  std::vector<uint64_t> bits(growing.empty() ? 0 : kStarts / 64);
  const auto set_start = [&bits, place](const std::string& text) {
    const uint32_t start = StartAt(place, text, 0);
    bits[start / 64] |= uint64_t{1} << start % 64;
  };
  std::vector<Entry> list;
  for (const auto& [key, its_values] : growing) {
    const auto& [bucket, text] = key;
    list.push_back({.head = EightBytesAt(text, 0),
                    .head_mask = EightBytesAt(std::string(text.size(), '\xFF'), 0),
                    .literal = literals.Add(text),
                    .first_value = static_cast<uint32_t>(all_values.size()),
                    .value_count = static_cast<uint32_t>(its_values.size())});
    all_values.insert(all_values.end(), its_values.begin(), its_values.end());
    ++first_entries[bucket + 1];
    set_start(text);
    if (text.size() > LeastLiteral(place)) continue;
    for (int byte = 1; byte < 256; ++byte) set_start(text + static_cast<char>(byte));
  }
  for (size_t b = 1; b < first_entries.size(); ++b) first_entries[b] += first_entries[b - 1];
  growing = {};
  first = Table<uint32_t>(std::move(first_entries));
  starts = Table<uint64_t>(std::move(bits));
  entries = Table<Entry>(std::move(list));
  values = Table<uint32_t>(std::move(all_values));
}

void LiteralIndex::Finish() {
  for (size_t p = 0; p < kPlaces; ++p) groups_[p].Finish(static_cast<LiteralPlace>(p), literals_);
  literals_.Finish();
}

}  // namespace pare
