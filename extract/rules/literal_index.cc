// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/literal_index.h"

#include <algorithm>
#include <utility>

namespace pare {
namespace {

constexpr bool IsBeyondAscii(char c) { return static_cast<unsigned char>(c) >= 128; }

}  // namespace

template <LiteralPlace kPlace>
uint32_t LiteralIndex::BucketAt(const char* p) {
  const auto at = [p](size_t i) { return uint32_t{static_cast<unsigned char>(p[i])}; };
  const uint32_t key = at(0) << 16 | at(1) << 8 | (LeastLiteral(kPlace) > 2 ? at(2) : 0);
  return key * 0x9E3779B1u >> 20;  // 2^32 / golden ratio, top 12 bits
}

void LiteralIndex::Add(const RequiredLiteral& literal, uint32_t value) {
  const char* p = literal.text.data();
  const uint32_t bucket = literal.place == LiteralPlace::kLineStart
                              ? BucketAt<LiteralPlace::kLineStart>(p)
                              : BucketAt<LiteralPlace::kAnywhere>(p);
  groups_[static_cast<size_t>(literal.place)].growing.push_back(
      {literals_.Add(literal.text), bucket, value, static_cast<unsigned char>(literal.text.back())});
}

void LiteralIndex::Group::Finish() {
  std::stable_sort(growing.begin(), growing.end(),
                   [](const Entry& a, const Entry& b) { return a.bucket < b.bucket; });
  std::vector<uint32_t> first_entries(growing.empty() ? 0 : kBuckets + 1);
  std::vector<uint64_t> bits(growing.empty() ? 0 : kBuckets / 64);
  for (const Entry& e : growing) {
    ++first_entries[e.bucket + 1];
    bits[e.bucket / 64] |= uint64_t{1} << e.bucket % 64;
  }
  for (size_t b = 1; b < first_entries.size(); ++b) first_entries[b] += first_entries[b - 1];
  first = Table<uint32_t>(std::move(first_entries));
  used = Table<uint64_t>(std::move(bits));
  entries = Table<Entry>(std::move(growing));
}

void LiteralIndex::Finish() {
  literals_.Finish();
  for (Group& group : groups_) group.Finish();
}

void LiteralIndex::AppendFrom(const Group& group, uint32_t bucket, std::string_view text,
                              size_t at, std::vector<uint32_t>& values) const {
  for (uint32_t e = group.first[bucket]; e < group.first[bucket + 1]; ++e) {
    const Entry& entry = group.entries[e];
    const size_t end = at + entry.literal.length;
    if (end > text.size() || static_cast<unsigned char>(text[end - 1]) != entry.last) continue;
    if (text.substr(at, entry.literal.length) == literals_.At(entry.literal)) {
      values.push_back(entry.value);
    }
  }
}

template <LiteralPlace kPlace>
void LiteralIndex::FindAt(std::string_view text, size_t at, std::vector<uint32_t>& values) const {
  if (at + LeastLiteral(kPlace) > text.size()) return;
  const Group& group = GroupOf(kPlace);
  const uint32_t bucket = BucketAt<kPlace>(text.data() + at);
  if (group.Uses(bucket)) AppendFrom(group, bucket, text, at, values);
}

void LiteralIndex::Find(const Folding& folding, std::vector<uint32_t>& values) const {
  const std::string_view folded = folding.text;
  using enum LiteralPlace;
  if (!GroupOf(kLineStart).entries.empty()) FindAt<kLineStart>(folded, 0, values);
  if (!GroupOf(kWordStart).entries.empty()) {
    if (folding.ascii) {
      for (size_t i = 0; i < folded.size(); ++i) {
        FindAt<kWordStart>(folded, i, values);
        while (i < folded.size() && folded[i] != ' ') ++i;
      }
    } else {
      for (size_t i = 0; i < folded.size(); ++i) {
        if (!folding.plain || i == 0 || folded[i - 1] == ' ' || IsBeyondAscii(folded[i - 1]) ||
            IsBeyondAscii(folded[i])) {
          FindAt<kWordStart>(folded, i, values);
        }
      }
    }
  }
  if (GroupOf(kAnywhere).entries.empty()) return;
  for (size_t i = 0; i < folded.size(); ++i) FindAt<kAnywhere>(folded, i, values);
}

}  // namespace pare
