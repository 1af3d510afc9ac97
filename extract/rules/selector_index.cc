// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/selector_index.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "extract/text/ascii.h"
#include "extract/text/bytes.h"
#include "extract/text/hash.h"

namespace pare {
namespace {

using Kind = SimpleSelector::Kind;

// The better a key tells elements apart, the higher; 0 for what is no key.
int RankOf(const SimpleSelector& s, size_t trigram) {
  switch (s.kind) {
    case Kind::kId:
      return 5;
    case Kind::kClass:
      return 4;
    case Kind::kAttribute:
      return s.value.size() >= trigram ? 3 : 2;
    case Kind::kType:
      return 1;
    default:
      return 0;
  }
}

// The one condition that decides by itself whether an element is selected, if there is just one.
const SimpleSelector* OnlyConditionOf(const ComplexSelector& selector) {
  if (selector.upward > 0 || !selector.upward_to.empty() || selector.compounds.size() != 1 ||
      selector.compounds[0].conditions.size() != 1) {
    return nullptr;
  }
  return &selector.compounds[0].conditions[0];
}

// The conditions of which an element must meet one to be matched by `compound`, and the rank of the
// worst of them; none, and 0, if there are no such conditions.
struct Keys {
  std::vector<const SimpleSelector*> conditions;
  int rank = 0;
};

Keys KeysOf(const CompoundSelector& compound, size_t trigram) {
  Keys best;
  for (const SimpleSelector& s : compound.conditions) {
    Keys keys;
    if (s.kind == Kind::kIs) {
      keys.rank = INT32_MAX;
      for (const ComplexSelector& inner : s.list) {
        const Keys more = KeysOf(inner.compounds[0], trigram);
        keys.conditions.insert(keys.conditions.end(), more.conditions.begin(),
                               more.conditions.end());
        keys.rank = std::min(keys.rank, more.rank);
      }
    } else {
      keys = {{&s}, RankOf(s, trigram)};
    }
    if (keys.rank > best.rank) best = std::move(keys);
  }
  return best;
}

}  // namespace

SelectorIndex::TrigramKey SelectorIndex::TrigramOf(uint32_t attribute, const char* p) {
  return {LowerAscii(p[0]),
          static_cast<char>(attribute),
          static_cast<char>(attribute >> 8),
          static_cast<char>(attribute >> 16),
          LowerAscii(p[1]),
          LowerAscii(p[2])};
}

uint32_t SelectorIndex::SketchOf(char kind, std::string_view name) {
  return QuickHash(name, static_cast<unsigned char>(kind)) % kSketches;
}

// Files every entry under its keys.
class SelectorIndex::Filing {
 public:
  explicit Filing(SelectorIndex& index) : index_(index) {}

  void Run() {
    std::vector<Keys> keys;
    keys.reserve(index_.entries_.size());
    for (const Entry& entry : index_.entries_) {
      keys.push_back(KeysOf(entry.selector.compounds[0], kTrigram));
      for (const SimpleSelector* s : keys.back().conditions) Count(*s);
    }
    for (uint32_t number = 0; number < keys.size(); ++number) {
      for (const SimpleSelector* s : keys[number].conditions) File(*s, number);
      if (keys[number].conditions.empty()) index_.everywhere_.push_back(number);
      if (keys[number].rank <= 1) {
        Entry& entry = index_.entries_[number];
        entry.first_need = static_cast<uint32_t>(index_.needs_.size());
        index_.CollectNeeds(entry.selector);
        entry.need_count = static_cast<uint32_t>(index_.needs_.size()) - entry.first_need;
      }
    }
  }

 private:
  static bool IsByTrigram(const SimpleSelector& s) {
    return s.kind == Kind::kAttribute && s.value.size() >= kTrigram;
  }

  uint32_t NumberOf(const std::string& attribute) {
    const auto next = static_cast<uint32_t>(numbers_.size());
    const auto [found, is_new] = numbers_.try_emplace(attribute, next);
    if (is_new) {
      index_.attribute_numbers_.Add(attribute, next);
      index_.by_attribute_.emplace_back();
    }
    return found->second;
  }

  void Count(const SimpleSelector& s) {
    if (!IsByTrigram(s)) return;
    const uint32_t attribute = NumberOf(s.name);
    for (size_t i = 0; i + kTrigram <= s.value.size(); ++i) {
      ++uses_[TrigramOf(attribute, s.value.data() + i)];
    }
  }

  // Of the three-byte stretches of a value the one that the fewest others have: the ones that many
  // rules share ("com", "ent") are those that many pages have. Where it begins.
  uint32_t RarestIn(const SimpleSelector& s) {
    const uint32_t attribute = NumberOf(s.name);
    const auto uses = [&](size_t i) { return uses_[TrigramOf(attribute, s.value.data() + i)]; };
    size_t rarest = 0;
    for (size_t i = 1; i + kTrigram <= s.value.size(); ++i) {
      if (uses(i) < uses(rarest)) rarest = i;
    }
    return static_cast<uint32_t>(rarest);
  }

  void File(const SimpleSelector& s, uint32_t number) {
    if (s.kind == Kind::kId) {
      index_.by_id_.Add(s.name, number);
    } else if (s.kind == Kind::kClass) {
      index_.by_class_.Add(s.name, number);
    } else if (IsByTrigram(s)) {
      const uint32_t at = RarestIn(s);
      const char* const bytes = s.value.data() + at;
      const TrigramKey key = TrigramOf(NumberOf(s.name), bytes);
      index_.by_trigram_.Add({key.data(), key.size()}, number);
      index_.trigram_glances_.set(
          GlanceOf(NumberOf(s.name), static_cast<uint32_t>(LoadBytes(bytes, kTrigram))));
      Entry& entry = index_.entries_[number];
      if (entry.value_only && s.test == AttributeTest::kSubstring) entry.trigram_at = at;
    } else if (s.kind == Kind::kAttribute) {
      index_.by_attribute_[NumberOf(s.name)].push_back(number);
    } else if (s.tag == Tag::kUnknown) {
      index_.by_unknown_tag_.Add(s.name, number);
    } else {
      index_.by_tag_[static_cast<size_t>(s.tag)].push_back(number);
    }
  }

  SelectorIndex& index_;
  absl::flat_hash_map<std::string, uint32_t> numbers_;   // of attributes
  absl::flat_hash_map<TrigramKey, uint32_t> uses_;
};

// What a page must have somewhere for `selector` to match. Behind :is() with several alternatives
// and :not() nothing is sure.
void SelectorIndex::CollectNeeds(const ComplexSelector& selector) {
  for (const CompoundSelector& compound : selector.compounds) {
    for (const SimpleSelector& s : compound.conditions) {
      if (s.kind == Kind::kId) needs_.push_back(SketchOf('#', s.name));
      if (s.kind == Kind::kClass) needs_.push_back(SketchOf('.', s.name));
      if (s.kind == Kind::kAttribute) needs_.push_back(SketchOf('[', s.name));
      const bool all_needed = s.kind == Kind::kIs || s.kind == Kind::kHas;
      if (all_needed && s.list.size() == 1) CollectNeeds(s.list[0]);
    }
  }
}

bool SelectorIndex::AddPlain(const SelectorList& list, uint32_t rule) {
  const auto is_plain = [](const ComplexSelector& s) {
    const SimpleSelector* only = OnlyConditionOf(s);
    return only != nullptr && (only->kind == Kind::kClass || only->kind == Kind::kId);
  };
  if (!std::ranges::all_of(list.alternatives, is_plain)) return false;
  for (const ComplexSelector& selector : list.alternatives) {
    const SimpleSelector& s = *OnlyConditionOf(selector);
    (s.kind == Kind::kClass ? plain_classes_ : plain_ids_).Add(s.name, rule);
  }
  return true;
}

void SelectorIndex::FinishPlain() {
  plain_classes_.Finish();
  plain_ids_.Finish();
}

void SelectorIndex::AddOther(SelectorList list, uint32_t rule) {
  const auto first = static_cast<uint32_t>(entries_.size());
  for (ComplexSelector& selector : list.alternatives) {
    NumberMemos(selector, memo_counts_);
    const SimpleSelector* only = OnlyConditionOf(selector);
    const bool value_only = only != nullptr && only->kind == Kind::kAttribute;
    entries_.push_back({.selector = std::move(selector), .rule = rule, .first = first,
                        .value_only = value_only});
  }
}

void SelectorIndex::Add(SelectorList list, uint32_t rule) {
  if (!AddPlain(list, rule)) AddOther(std::move(list), rule);
}

void SelectorIndex::Finish() {
  FinishPlain();
  FinishOthers();
}

void SelectorIndex::FinishOthers() {
  Filing(*this).Run();
  by_id_.Finish();
  by_class_.Finish();
  attribute_numbers_.Finish();
  by_trigram_.Finish();
  by_unknown_tag_.Finish();
}

}  // namespace pare
