// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/selector_index.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_map.h"

namespace pare {
namespace {

using Kind = SimpleSelector::Kind;

// The better a key tells elements apart, the higher; 0 for what is no key.
int RankOf(const SimpleSelector& s) {
  switch (s.kind) {
    case Kind::kId:
      return 5;
    case Kind::kClass:
      return 4;
    case Kind::kAttribute:
      return s.value.size() >= TrigramIndex::kTrigram ? 3 : 2;
    case Kind::kType:
      return 1;
    default:
      return 0;
  }
}

bool IsOneCompound(const ComplexSelector& selector) {
  return !GoesUp(selector) && selector.compounds.size() == 1;
}

// The conditions of which an element must meet one to be matched by `compound`, and the rank of the
// worst of them; none, and 0, if there are no such conditions.
struct Keys {
  std::vector<const SimpleSelector*> conditions;
  int rank = 0;
};

Keys KeysOf(const CompoundSelector& compound) {
  Keys best;
  for (const SimpleSelector& s : compound.conditions) {
    Keys keys;
    if (s.kind == Kind::kIs) {
      keys.rank = INT32_MAX;
      for (const ComplexSelector& inner : s.list) {
        const Keys more = KeysOf(inner.compounds[0]);
        keys.conditions.insert(keys.conditions.end(), more.conditions.begin(),
                               more.conditions.end());
        keys.rank = std::min(keys.rank, more.rank);
      }
    } else {
      keys = {{&s}, RankOf(s)};
    }
    if (keys.rank > best.rank) best = std::move(keys);
  }
  return best;
}

bool IsLaterSiblingOfAny(const ComplexSelector& selector) {
  return !GoesUp(selector) && selector.compounds[0].conditions.empty() &&
         selector.compounds[0].left == Combinator::kLaterSibling;
}

// Takes the condition out of `compound` that is its key, if that is one on an attribute alone.
std::optional<SimpleSelector> TakeValue(CompoundSelector& compound) {
  const Keys keys = KeysOf(compound);
  if (keys.conditions.size() != 1 || keys.conditions[0]->kind != Kind::kAttribute) return {};
  for (auto s = compound.conditions.begin(); s != compound.conditions.end(); ++s) {
    if (&*s != keys.conditions[0]) continue;
    std::optional<SimpleSelector> value = std::move(*s);
    compound.conditions.erase(s);
    return value;
  }
  return {};  // it stands in an :is()
}

}  // namespace

// Files every entry under its keys.
class SelectorIndex::Filing {
 public:
  explicit Filing(SelectorIndex& index) : index_(index) {}

  void Run() {
    std::vector<Keys> keys;
    keys.reserve(index_.entries_.size());
    for (const Entry& entry : index_.entries_) {
      keys.push_back(KeysOf(entry));
      for (const SimpleSelector* s : keys.back().conditions) Announce(*s);
    }
    for (uint32_t number = 0; number < keys.size(); ++number) {
      for (const SimpleSelector* s : keys[number].conditions) File(*s, number);
      if (keys[number].conditions.empty()) index_.everywhere_.push_back(number);
      Entry& entry = index_.entries_[number];
      if (keys[number].rank <= 1) {
        entry.first_need = static_cast<uint32_t>(index_.needs_.size());
        CollectNeeds(entry.selector);
        entry.need_count = static_cast<uint32_t>(index_.needs_.size()) - entry.first_need;
      }
    }
  }

 private:
  static Keys KeysOf(const Entry& entry) {
    if (entry.value.has_value()) return {{&*entry.value}, RankOf(*entry.value)};
    return pare::KeysOf(entry.selector.compounds[entry.later_siblings ? 1 : 0]);
  }

  static bool IsByTrigram(const SimpleSelector& s) {
    return s.kind == Kind::kAttribute && s.value.size() >= TrigramIndex::kTrigram;
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

  void Announce(const SimpleSelector& s) {
    if (IsByTrigram(s)) index_.by_trigram_.Announce(NumberOf(s.name), s.value);
  }

  void File(const SimpleSelector& s, uint32_t number) {
    if (s.kind == Kind::kId) {
      index_.by_id_.Add(s.name, number);
    } else if (s.kind == Kind::kClass) {
      index_.by_class_.Add(s.name, number);
    } else if (IsByTrigram(s)) {
      const auto filed = index_.by_trigram_.Add(NumberOf(s.name), s.value, number);
      Entry& entry = index_.entries_[number];
      if (entry.value.has_value() && s.test == AttributeTest::kSubstring) entry.trigrams = filed;
    } else if (s.kind == Kind::kAttribute) {
      index_.by_attribute_[NumberOf(s.name)].push_back(number);
    } else if (s.tag == Tag::kUnknown) {
      index_.by_unknown_tag_.Add(s.name, number);
    } else {
      index_.by_tag_[static_cast<size_t>(s.tag)].push_back(number);
    }
  }

  // What a page must have somewhere for `selector` to match. Behind :is() with several alternatives
  // and :not() nothing is sure.
  void CollectNeeds(const ComplexSelector& selector) {
    for (const CompoundSelector& compound : selector.compounds) {
      for (const SimpleSelector& s : compound.conditions) {
        if (s.kind == Kind::kId) Need(s.name, index_.needed_ids_);
        if (s.kind == Kind::kClass) Need(s.name, index_.needed_classes_);
        if (s.kind == Kind::kAttribute) Need(s.name, index_.needed_attributes_);
        const bool all_needed = s.kind == Kind::kIs || s.kind == Kind::kHas;
        if (all_needed && s.list.size() == 1) CollectNeeds(s.list[0]);
      }
    }
  }

  void Need(const std::string& name, StringIndex& index) {
    const auto [known, is_new] = needs_.try_emplace({&index, name}, index_.need_count_);
    if (is_new) index.Add(name, index_.need_count_++);
    index_.needs_.push_back(known->second);
  }

  SelectorIndex& index_;
  absl::flat_hash_map<std::string, uint32_t> numbers_;   // of attributes
  absl::flat_hash_map<std::pair<const StringIndex*, std::string>, uint32_t> needs_;
};

bool SelectorIndex::AddPlain(const SelectorList& list, uint32_t rule) {
  const auto is_plain = [](const ComplexSelector& s) {
    if (!IsOneCompound(s) || s.compounds[0].conditions.size() != 1) return false;
    const Kind kind = s.compounds[0].conditions[0].kind;
    return kind == Kind::kClass || kind == Kind::kId;
  };
  if (!std::ranges::all_of(list.alternatives, is_plain)) return false;
  for (const ComplexSelector& selector : list.alternatives) {
    const SimpleSelector& s = selector.compounds[0].conditions[0];
    (s.kind == Kind::kClass ? plain_classes_ : plain_ids_).Add(s.name, rule);
  }
  return true;
}

void SelectorIndex::FinishPlain() {
  plain_classes_.Finish();
  plain_ids_.Finish();
}

uint32_t SelectorIndex::AddGuard(ComplexSelector guard) {
  NumberMemos(guard, memo_counts_);
  guards_.push_back(std::move(guard));
  return static_cast<uint32_t>(guards_.size()) - 1;
}

void SelectorIndex::AddOther(SelectorList list, uint32_t rule, uint32_t guard) {
  const auto first = static_cast<uint32_t>(entries_.size());
  for (ComplexSelector& selector : list.alternatives) {
    NumberMemos(selector, memo_counts_);
    Entry& entry = entries_.emplace_back();
    entry.selector = std::move(selector);
    entry.rule = rule;
    entry.first = first;
    entry.guard = guard;
    entry.later_siblings = IsLaterSiblingOfAny(entry.selector);
    if (!entry.later_siblings) entry.value = TakeValue(entry.selector.compounds[0]);
    entry.value_only = entry.value.has_value() && IsOneCompound(entry.selector) &&
                       entry.selector.compounds[0].conditions.empty();
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
  needed_classes_.Finish();
  needed_ids_.Finish();
  needed_attributes_.Finish();
}

}  // namespace pare
