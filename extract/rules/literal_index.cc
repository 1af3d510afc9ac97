// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/literal_index.h"

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

void LiteralIndex::AppendFrom(const Group& group, uint32_t bucket, std::string_view text,
                              size_t at, std::vector<Hit>& hits) const {
  for (uint32_t e = group.first[bucket]; e < group.first[bucket + 1]; ++e) {
    const Entry& entry = group.entries[e];
    const size_t end = at + entry.literal.length;
    if (end > text.size() || static_cast<unsigned char>(text[end - 1]) != entry.last) continue;
    if (text.substr(at, entry.literal.length) != literals_.At(entry.literal)) continue;
    for (uint32_t v = entry.first_value; v < entry.first_value + entry.value_count; ++v) {
      hits.push_back({group.values[v], static_cast<uint32_t>(at)});
    }
  }
}

template <LiteralPlace kPlace>
void LiteralIndex::FindAt(std::string_view text, size_t at, std::vector<Hit>& hits) const {
  if (at + LeastLiteral(kPlace) > text.size()) return;
  const Group& group = GroupOf(kPlace);
  const uint32_t bucket = BucketAt<kPlace>(text.data() + at);
  if (group.Uses(bucket)) AppendFrom(group, bucket, text, at, hits);
}

void LiteralIndex::Find(const Folding& folding, std::vector<Hit>& hits) const {
  const std::string_view folded = folding.text;
  using enum LiteralPlace;
  if (!GroupOf(kLineStart).entries.empty()) FindAt<kLineStart>(folded, 0, hits);
  if (!GroupOf(kWordStart).entries.empty()) {
    if (folding.ascii) {
      for (size_t i = 0; i < folded.size(); ++i) {
        FindAt<kWordStart>(folded, i, hits);
        while (i < folded.size() && folded[i] != ' ') ++i;
      }
    } else {
      for (size_t i = 0; i < folded.size(); ++i) {
        if (!folding.plain || i == 0 || folded[i - 1] == ' ' || IsBeyondAscii(folded[i - 1]) ||
            IsBeyondAscii(folded[i])) {
          FindAt<kWordStart>(folded, i, hits);
        }
      }
    }
  }
  if (GroupOf(kAnywhere).entries.empty()) return;
  for (size_t i = 0; i < folded.size(); ++i) FindAt<kAnywhere>(folded, i, hits);
}

}  // namespace pare
