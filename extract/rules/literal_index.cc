// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/literal_index.h"

#include <algorithm>
#include <utility>

namespace pare {

uint32_t LiteralIndex::BucketAt(const char* p) {
  const auto at = [p](int i) { return uint32_t{static_cast<unsigned char>(p[i])}; };
  return (at(0) << 16 | at(1) << 8 | at(2)) * 0x9E3779B1u >> 19;  // 2^32 / golden ratio, top 13 bits
}

void LiteralIndex::Add(std::string_view literal, uint32_t value) {
  const uint32_t fourth = literal.size() > 3 ? static_cast<unsigned char>(literal[3]) : 0;
  growing_.push_back({literals_.Add(literal), BucketAt(literal.data()), value, fourth});
}

void LiteralIndex::Finish() {
  std::stable_sort(growing_.begin(), growing_.end(),
                   [](const Entry& a, const Entry& b) { return a.bucket < b.bucket; });
  std::vector<uint32_t> first(growing_.empty() ? 0 : kBuckets + 1);
  for (const Entry& e : growing_) ++first[e.bucket + 1];
  for (size_t b = 1; b < first.size(); ++b) first[b] += first[b - 1];
  std::vector<uint64_t> used(kBuckets / 64);
  for (const Entry& e : growing_) used[e.bucket / 64] |= uint64_t{1} << e.bucket % 64;
  literals_.Finish();
  first_ = Table<uint32_t>(std::move(first));
  used_ = Table<uint64_t>(std::move(used));
  entries_ = Table<Entry>(std::move(growing_));
}

void LiteralIndex::Find(std::string_view text, std::vector<uint32_t>& values) const {
  if (entries_.empty()) return;
  for (size_t i = 0; i + 2 < text.size(); ++i) {
    const uint32_t bucket = BucketAt(text.data() + i);
    if ((used_[bucket / 64] >> bucket % 64 & 1) == 0) continue;
    const uint32_t fourth = i + 3 < text.size() ? static_cast<unsigned char>(text[i + 3]) : 0;
    for (uint32_t e = first_[bucket]; e < first_[bucket + 1]; ++e) {
      if (entries_[e].fourth != 0 && entries_[e].fourth != fourth) continue;
      const std::string_view literal = literals_.At(entries_[e].literal);
      if (text.substr(i, literal.size()) == literal) values.push_back(entries_[e].value);
    }
  }
}

}  // namespace pare
