// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/string_index.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "extract/text/hash.h"

namespace pare {

void StringIndex::Add(std::string_view key, uint32_t value) {
  entries_.push_back({QuickHash(key), keys_.Add(key), value});
}

void StringIndex::Finish() {
  const auto key_of = [this](Text key) { return keys_.Growing(key); };
  std::stable_sort(entries_.begin(), entries_.end(), [key_of](const Entry& a, const Entry& b) {
    if (a.hash != b.hash) return a.hash < b.hash;
    return key_of(a.key) < key_of(b.key);
  });
  std::vector<uint64_t> seen(kSketches / 64);
  std::vector<uint64_t> hashes(std::bit_ceil(entries_.size() / 8 + 1));
  std::vector<Slot> slots(std::bit_ceil(2 * entries_.size() + 1));
  std::vector<uint32_t> values;
  values.reserve(entries_.size());
  const uint32_t mask = static_cast<uint32_t>(slots.size()) - 1;
  Slot* last = nullptr;
  for (const Entry& e : entries_) {
    const std::string_view key = key_of(e.key);
    if (key.empty()) continue;
    if (last == nullptr || last->hash != e.hash || key_of(last->key) != key) {
      uint32_t at = e.hash & mask;
      while (slots[at].count != 0) at = (at + 1) & mask;
      last = &slots[at];
      *last = {e.hash, e.key, static_cast<uint32_t>(values.size()), 0};
      const size_t sketch = Sketch(key);
      seen[sketch / 64] |= uint64_t{1} << sketch % 64;
      const auto [word, bit] = BitOf(e.hash, hashes.size());
      hashes[word] |= bit;
    }
    ++last->count;
    values.push_back(e.value);
  }
  entries_ = {};
  keys_.Finish();
  seen_ = Table<uint64_t>(std::move(seen));
  seen_hashes_ = Table<uint64_t>(std::move(hashes));
  slots_ = Table<Slot>(std::move(slots));
  values_ = Table<uint32_t>(std::move(values));
}

std::span<const uint32_t> StringIndex::FindSeen(std::string_view key) const {
  const uint32_t hash = QuickHash(key);
  const auto [word, bit] = BitOf(hash, seen_hashes_.size());
  if ((seen_hashes_[word] & bit) == 0) return {};
  const uint32_t mask = static_cast<uint32_t>(slots_.size()) - 1;
  for (uint32_t at = hash & mask; slots_[at].count != 0; at = (at + 1) & mask) {
    const Slot& slot = slots_[at];
    if (slot.hash == hash && keys_.At(slot.key) == key) {
      return values_.Range(slot.first, slot.first + slot.count);
    }
  }
  return {};
}

}  // namespace pare
