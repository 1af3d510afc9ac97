// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/literal_index.h"

#include <algorithm>

namespace pare {

uint32_t LiteralIndex::BucketAt(const char* p) {
  const auto at = [p](int i) { return uint32_t{static_cast<unsigned char>(p[i])}; };
  return (at(0) << 16 | at(1) << 8 | at(2)) * 0x9E3779B1u >> 19;  // 2^32 / golden ratio, top 13 bits
}

void LiteralIndex::Add(std::string_view literal, uint32_t value) {
  entries_.push_back({static_cast<uint32_t>(literals_.size()),
                      static_cast<uint32_t>(literal.size()), BucketAt(literal.data()), value});
  literals_ += literal;
}

void LiteralIndex::Finish() {
  std::stable_sort(entries_.begin(), entries_.end(),
                   [](const Entry& a, const Entry& b) { return a.bucket < b.bucket; });
  first_.assign(kBuckets + 1, 0);
  for (const Entry& e : entries_) ++first_[e.bucket + 1];
  for (uint32_t b = 0; b < kBuckets; ++b) first_[b + 1] += first_[b];
}

void LiteralIndex::Find(std::string_view text, std::vector<uint32_t>& values) const {
  if (empty()) return;
  for (size_t i = 0; i + 2 < text.size(); ++i) {
    const uint32_t bucket = BucketAt(text.data() + i);
    for (uint32_t e = first_[bucket]; e < first_[bucket + 1]; ++e) {
      const Entry& entry = entries_[e];
      const std::string_view literal =
          std::string_view(literals_).substr(entry.offset, entry.length);
      if (text.substr(i, literal.size()) == literal) values.push_back(entry.value);
    }
  }
}

}  // namespace pare
