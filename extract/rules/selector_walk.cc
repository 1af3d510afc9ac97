// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>

#include "extract/rules/selector_attribute.h"
#include "extract/rules/selector_index.h"
#include "extract/text/bytes.h"
#include "extract/text/css_words.h"

namespace pare {

// One walk over one tree.
class TreeWalk {
 public:
  TreeWalk(const SelectorIndex& index, const Tree& tree, std::span<const uint8_t> active,
           std::vector<ElementMatch>& out)
      : index_(index), tree_(tree), active_(active), out_(out),
        class_numbers_(index.attribute_numbers_.Find("class")),
        id_numbers_(index.attribute_numbers_.Find("id")), facts_(tree),
        matcher_(facts_, index.memo_counts_), tried_at_(index.entries_.size(), kNoNode),
        matched_at_(index.entries_.size(), kNoNode), spent_(index.entries_.size()),
        guards_(index.guards_.size()),
        budget_(static_cast<int64_t>(SelectorIndex::kFreeSteps +
                                     SelectorIndex::kStepsPerUnit * facts_.size())) {}

  void Run(std::vector<uint32_t>& over_budget) {
    const size_t first = out_.size();
    for (NodeId n = 0; n < tree_.nodes.size(); ++n) {
      if (tree_.IsElement(n)) TryElement(n);
    }
    const auto begin = out_.begin() + static_cast<std::ptrdiff_t>(first);
    if (in_disorder_) {
      const auto key = [](const ElementMatch& m) { return std::pair(m.node, m.rule); };
      std::ranges::sort(begin, out_.end(), {}, key);
      out_.erase(std::unique(begin, out_.end()), out_.end());
    }
    LeaveUnguarded();
    if (over_.empty()) return;
    std::sort(over_.begin(), over_.end());
    over_.erase(std::unique(over_.begin(), over_.end()), over_.end());
    const auto is_over = [this](const ElementMatch& m) {
      return std::binary_search(over_.begin(), over_.end(), m.rule);
    };
    out_.erase(std::remove_if(begin, out_.end(), is_over), out_.end());
    over_budget.insert(over_budget.end(), over_.begin(), over_.end());
  }

 private:
  void TryElement(NodeId n) {
    const Node& node = tree_.nodes[n];
    element_begin_ = out_.size();
    crowded_ = element_begin_ + kCrowd;
    if (!index_.everywhere_.empty()) Try(Useful(index_.everywhere_, 0), n);
    if (node.tag != Tag::kUnknown) {
      const auto tag = static_cast<size_t>(node.tag);
      if (!index_.by_tag_[tag].empty()) Try(Useful(index_.by_tag_[tag], tag), n);
    } else if (!index_.by_unknown_tag_.empty()) {
      Try(index_.by_unknown_tag_.Find(node.text()), n);
    }
    for (const Attribute& a : tree_.AttributesOf(n)) {
      if (a.name == "class") {
        TryAttribute(a, class_numbers_, n);
      } else if (a.name == "id") {
        TryAttribute(a, id_numbers_, n);
      } else if (const auto numbers = index_.attribute_numbers_.Find(a.name); !numbers.empty()) {
        TryAttribute(a, numbers, n);
      }
    }
    if (out_.size() > element_begin_ + 1) Settle();
  }

  // Puts the matches of the element in order, each once. A class may be written a million times, so
  // it is done in between where they get many.
  void Settle() {
    const auto begin = out_.begin() + static_cast<std::ptrdiff_t>(element_begin_);
    std::sort(begin, out_.end(),
              [](const ElementMatch& a, const ElementMatch& b) { return a.rule < b.rule; });
    out_.erase(std::unique(begin, out_.end()), out_.end());
    crowded_ = element_begin_ + std::max(kCrowd, 2 * (out_.size() - element_begin_));
  }

  // Pages repeat their classes and the like: what is filed under one is looked up once, as a rule.
  struct Filed {
    Attribute attribute;
    std::array<std::span<const uint32_t>, 6> lists;  // of entries that are to be tried
    std::array<uint32_t, 6> entries;                 // likewise, whose value this is
    std::array<uint32_t, 10> rules;                  // that match for this attribute alone
    size_t list_count = 0, entry_count = 0, rule_count = 0;
  };

  void TryAttribute(const Attribute& a, std::span<const uint32_t> numbers, NodeId n) {
    Filed& filed = filed_[SlotOf(a)];
    if (filed.attribute.value != a.value || filed.attribute.name != a.name) {
      filed.attribute = a;
      filed.list_count = filed.entry_count = filed.rule_count = 0;
      if (!LookUp(a, numbers, filed, n)) filed.attribute = {};
      return;
    }
    for (size_t i = 0; i < filed.rule_count; ++i) out_.push_back({n, filed.rules[i]});
    for (size_t i = 0; i < filed.entry_count; ++i) TryEntry(filed.entries[i], n);
    for (size_t i = 0; i < filed.list_count; ++i) Try(filed.lists[i], n);
  }

  static size_t SlotOf(const Attribute& a) {
    const size_t size = a.value.size();
    uint64_t edge = size ^ a.name.size() << 16;
    if (size > 0) edge ^= EightBytesAt(a.value, size < 8 ? 0 : size - 8);
    return edge * 0x9E3779B97F4A7C15u >> (64 - kFiledBits);  // 2^64 divided by the golden ratio
  }

  // Tries all that is filed under an attribute, and notes it; false if that is too much to note.
  bool LookUp(const Attribute& a, std::span<const uint32_t> numbers, Filed& filed, NodeId n) {
    bool all = true;
    const auto note = [&all](auto& notes, size_t& count, const auto& value) {
      all = all && count < notes.size();
      if (all) notes[count++] = value;
    };
    const auto take_rule = [&](uint32_t rule) {
      if (active_[rule] == 0) return;
      out_.push_back({n, rule});
      if (out_.size() >= crowded_) Settle();
      note(filed.rules, filed.rule_count, rule);
    };
    // What is filed under the attribute as such, or under the three bytes at a place in its value.
    const auto take = [&](std::span<const uint32_t> list, std::optional<size_t> place = {}) {
      bool others = false;
      for (const uint32_t number : list) {
        const SelectorIndex::Entry& entry = index_.entries_[number];
        if (!entry.value.has_value()) {
          others = true;
          continue;
        }
        if (active_[entry.rule] == 0 || tried_at_[number] == n) continue;
        const bool by_place = place.has_value() && entry.trigrams.has_value();
        const bool has = by_place ? StandsAround(a, entry, *place) : HasValue(a, entry);
        // A part of the value that is not here may be elsewhere.
        if (has || !by_place) tried_at_[number] = n;
        if (!has) continue;
        if (entry.value_only && entry.guard == SelectorIndex::kNoGuard) {
          take_rule(entry.rule);
        } else {
          TryEntry(number, n);
          note(filed.entries, filed.entry_count, number);
        }
      }
      if (!others) return;
      Try(list, n);
      note(filed.lists, filed.list_count, list);
    };
    if (a.name == "class") {
      AnyWord(a.value, [&](std::string_view word) {
        std::ranges::for_each(index_.plain_classes_.Find(word), take_rule);
        if (const auto list = index_.by_class_.Find(word); !list.empty()) take(list);
        return false;
      });
    } else if (a.name == "id") {
      std::ranges::for_each(index_.plain_ids_.Find(a.value), take_rule);
      take(index_.by_id_.Find(a.value));
    }
    for (const uint32_t number : numbers) {
      take(index_.by_attribute_[number]);
      index_.by_trigram_.ForEach(number, a.value, take);
    }
    return all;
  }

  // Whether an attribute's value is the one that an entry asks for.
  bool HasValue(const Attribute& a, const SelectorIndex::Entry& entry) {
    return OnAccount(entry, [&] { return matcher_.HasValue(*entry.value, a); });
  }

  // Whether the part of the value that it asks for is where a trigram stands, at `place`, under which
  // it is filed.
  bool StandsAround(const Attribute& a, const SelectorIndex::Entry& entry, size_t place) {
    const SimpleSelector& wanted = *entry.value;
    const auto [first, count] = *entry.trigrams;
    for (size_t at = first; at < first + size_t{count} && at <= place; ++at) {
      const auto stands = [&] { return matcher_.StandsAt(wanted, a.value, place - at); };
      const bool may = count == 1 || TrigramIndex::SameTrigram(a.value.data() + place,
                                                               wanted.value.data() + at);
      if (may && OnAccount(entry, stands)) return true;
    }
    return false;
  }

  // What `ask` says, which asks the matcher, on the account of the entry's rule; false where that is
  // overdrawn before or by it.
  template <class F>
  bool OnAccount(const SelectorIndex::Entry& entry, F&& ask) {
    int64_t& spent = spent_[entry.first];
    if (spent > budget_) return false;
    const bool yes = Within(spent, ask);
    if (spent <= budget_) return yes;
    over_.push_back(entry.rule);
    return false;
  }

  // What `ask` says, counted in `spent`.
  template <class F>
  bool Within(int64_t& spent, F&& ask) {
    matcher_.set_steps_left(budget_ - spent);
    const bool yes = ask();
    spent = budget_ - matcher_.steps_left();
    return yes;
  }

  // A guard keeps its own account, and its last answer: many rules ask the same of an element.
  struct GuardState {
    NodeId asked = kNoNode;
    bool holds = false;
    int64_t spent = 0;
  };

  bool GuardHolds(const SelectorIndex::Entry& entry, NodeId n) {
    if (entry.guard == SelectorIndex::kNoGuard) return true;
    GuardState& guard = guards_[entry.guard];
    if (guard.asked != n && guard.spent <= budget_) {
      guard.asked = n;
      guard.holds = Within(guard.spent, [&] {
        return matcher_.Select(index_.guards_[entry.guard], n) != kNoNode;
      });
    }
    return guard.holds;
  }

  // The rules of a guard that went over its budget are over theirs.
  void LeaveUnguarded() {
    const auto is_over = [this](const GuardState& guard) { return guard.spent > budget_; };
    if (std::ranges::none_of(guards_, is_over)) return;
    for (const SelectorIndex::Entry& entry : index_.entries_) {
      if (entry.guard == SelectorIndex::kNoGuard || active_[entry.rule] == 0) continue;
      if (is_over(guards_[entry.guard])) over_.push_back(entry.rule);
    }
  }

  // Those of a list that every element, or every element of a tag, would try, that may match on
  // this page at all. Found once a page, so that many selectors such as div:has(> .x) cost no more
  // than a look at each.
  std::span<const uint32_t> Useful(const std::vector<uint32_t>& list, size_t tag) {
    std::optional<std::vector<uint32_t>>& useful = useful_[tag];
    if (!useful.has_value()) {
      useful.emplace();
      for (const uint32_t entry : list) {
        if (active_[index_.entries_[entry].rule] != 0 && HasNeeds(index_.entries_[entry])) {
          useful->push_back(entry);
        }
      }
    }
    return *useful;
  }

  bool HasNeeds(const SelectorIndex::Entry& entry) {
    if (entry.need_count == 0) return true;
    if (!present_.has_value()) FindPresent();
    const auto needs = std::span(index_.needs_).subspan(entry.first_need, entry.need_count);
    return std::all_of(needs.begin(), needs.end(), [this](uint32_t n) { return (*present_)[n]; });
  }

  void FindPresent() {
    present_.emplace(index_.need_count_);
    const auto note = [this](std::span<const uint32_t> numbers) {
      for (const uint32_t number : numbers) (*present_)[number] = true;
    };
    for (const Attribute& a : tree_.attributes) {
      note(index_.needed_attributes_.Find(a.name));
      if (a.name == "class" && !index_.needed_classes_.empty()) {
        AnyWord(a.value, [&](std::string_view word) {
          note(index_.needed_classes_.Find(word));
          return false;
        });
      } else if (a.name == "id") {
        note(index_.needed_ids_.Find(a.value));
      }
    }
  }

  void Try(std::span<const uint32_t> candidates, NodeId n) {
    for (const uint32_t entry : candidates) {
      const uint32_t rule = index_.entries_[entry].rule;
      const bool by_value = index_.entries_[entry].value.has_value();
      if (by_value || active_[rule] == 0 || tried_at_[entry] == n) continue;
      tried_at_[entry] = n;
      TryEntry(entry, n);
    }
  }

  // Tries an entry whose key element `n` has. What goes up has no guard.
  void TryEntry(uint32_t number, NodeId n) {
    const SelectorIndex::Entry& entry = index_.entries_[number];
    if (entry.later_siblings) return TryBefore(entry, n);
    const bool goes_up = GoesUp(entry.selector);
    if (!goes_up && (matched_at_[entry.first] == n || !GuardHolds(entry, n))) return;
    NodeId subject = n;
    const auto select = [&] {
      subject = matcher_.Select(entry.selector, n);
      return subject != kNoNode;
    };
    if (!entry.value_only && !OnAccount(entry, select)) return;
    if (goes_up) {
      in_disorder_ = true;
    } else {
      matched_at_[entry.first] = n;
    }
    out_.push_back({subject, entry.rule});
  }

  // Puts out what comes after `n`, where this is the first of its siblings that an entry of
  // later_siblings asks for.
  void TryBefore(const SelectorIndex::Entry& entry, NodeId n) {
    if (!OnAccount(entry, [&] { return matcher_.IsFirstBefore(entry.selector, n); })) return;
    in_disorder_ = true;
    const NodeId end = tree_.nodes[tree_.nodes[n].parent].end;
    for (NodeId c = tree_.nodes[n].end; c < end; c = tree_.nodes[c].end) {
      if (tree_.IsElement(c) && GuardHolds(entry, c)) out_.push_back({c, entry.rule});
    }
  }

  const SelectorIndex& index_;
  const Tree& tree_;
  std::span<const uint8_t> active_;
  std::vector<ElementMatch>& out_;
  const std::span<const uint32_t> class_numbers_, id_numbers_;
  TreeFacts facts_;
  SelectorMatcher matcher_;
  std::vector<NodeId> tried_at_;    // by entry
  std::vector<NodeId> matched_at_;  // by the rule's first entry
  std::vector<int64_t> spent_;      // likewise
  std::vector<GuardState> guards_;  // by number
  const int64_t budget_;
  static constexpr size_t kFiledBits = 8;
  std::array<Filed, size_t{1} << kFiledBits> filed_;
  std::vector<uint32_t> over_;
  static constexpr size_t kCrowd = 1000;
  size_t element_begin_ = 0;  // in out_: where the matches of the element begin, and
  size_t crowded_ = kCrowd;   // how many may be there before they are settled
  bool in_disorder_ = false;  // an ancestor was put out after its descendant
  // By tag; 0, under which no selector stands by its tag, is for every element. None until asked.
  std::array<std::optional<std::vector<uint32_t>>, kTagCount> useful_;
  // By number, of what entries need: whether the page has it. None until asked.
  std::optional<std::vector<bool>> present_;
};

void SelectorIndex::Match(const Tree& tree, std::span<const uint8_t> active,
                          std::vector<ElementMatch>& out,
                          std::vector<uint32_t>& over_budget) const {
  if (!empty()) TreeWalk(*this, tree, active, out).Run(over_budget);
}

}  // namespace pare
