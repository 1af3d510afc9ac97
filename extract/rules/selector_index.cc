// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/selector_index.h"

#include <bitset>
#include <utility>

#include "extract/text/ascii.h"

namespace pare {
namespace {

using Kind = SimpleSelector::Kind;

bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

// Calls fn(word) for each white-space separated word until it returns true; returns whether it did.
template <class F>
bool AnyWord(std::string_view text, F&& fn) {
  for (size_t i = 0; i < text.size();) {
    if (IsSpace(text[i])) {
      ++i;
      continue;
    }
    const size_t begin = i;
    while (i < text.size() && !IsSpace(text[i])) ++i;
    if (fn(text.substr(begin, i - begin))) return true;
  }
  return false;
}


bool ValueMatches(AttributeTest test, std::string_view value, std::string_view wanted) {
  switch (test) {
    case AttributeTest::kExists:
      return true;
    case AttributeTest::kEquals:
      return value == wanted;
    case AttributeTest::kIncludes:
      return AnyWord(value, [wanted](std::string_view word) { return word == wanted; });
    case AttributeTest::kDash:
      return value.substr(0, wanted.size()) == wanted &&
             (value.size() == wanted.size() || value[wanted.size()] == '-');
    case AttributeTest::kPrefix:
      return value.substr(0, wanted.size()) == wanted;
    case AttributeTest::kSuffix:
      return value.size() >= wanted.size() &&
             value.substr(value.size() - wanted.size()) == wanted;
    case AttributeTest::kSubstring:
      return value.find(wanted) != std::string_view::npos;
  }
  return false;
}

bool AttributeMatches(const Tree& tree, NodeId n, const SimpleSelector& s) {
  for (const Attribute& a : tree.AttributesOf(n)) {
    if (a.name != s.name) continue;
    if (!s.ignore_case) return ValueMatches(s.test, a.value, s.value);
    std::string lower(a.value);
    LowerAscii(lower);
    return ValueMatches(s.test, lower, s.value);
  }
  return false;
}

bool SimpleMatches(const Tree& tree, NodeId n, const SimpleSelector& s) {
  switch (s.kind) {
    case Kind::kType:
      return tree.nodes[n].tag == s.tag && (s.tag != Tag::kUnknown || tree.nodes[n].text == s.name);
    case Kind::kId:
      return tree.ValueOf(n, "id") == s.name;
    case Kind::kClass:
      return ValueMatches(AttributeTest::kIncludes, tree.ValueOf(n, "class"), s.name);
    case Kind::kAttribute:
      return AttributeMatches(tree, n, s);
  }
  return false;
}

bool CompoundMatches(const Tree& tree, NodeId n, const CompoundSelector& compound) {
  for (const SimpleSelector& s : compound.conditions) {
    if (!SimpleMatches(tree, n, s)) return false;
  }
  return true;
}

}  // namespace

// One walk over one tree.
//
// What stands on a path from the root is asked about again and again by the elements below it, so
// every answer is remembered, by compound and depth, for the node it was given for. No question is
// then worked out twice, and a page of any shape costs at most nodes times compounds.
class TreeMatcher {
 public:
  TreeMatcher(const SelectorIndex& index, const Tree& tree, std::span<const uint8_t> active,
              std::vector<ElementMatch>& out)
      : index_(index), tree_(tree), active_(active), out_(out), depth_(tree.nodes.size()),
        answers_(index.part_count_), tried_at_(index.entries_.size(), kNoNode),
        matched_at_(active.size(), kNoNode) {}

  void Run() {
    for (NodeId n = 0; n < tree_.nodes.size(); ++n) {
      const NodeId parent = tree_.nodes[n].parent;
      depth_[n] = parent == kNoNode ? 0 : depth_[parent] + 1;
      if (tree_.IsElement(n)) TryElement(n);
    }
  }

 private:
  struct Answer {
    NodeId self_of = kNoNode;   // the node for which `self` was worked out
    NodeId above_of = kNoNode;  // the node for which `above` was
    bool self = false;          // the node matches this compound and those on its left
    bool above = false;         // a proper ancestor of the node does
  };

  void TryElement(NodeId n) {
    const Node& node = tree_.nodes[n];
    Try(index_.everywhere_, n);
    Try(index_.by_tag_[static_cast<size_t>(node.tag)], n);
    if (node.tag == Tag::kUnknown) Try(index_.by_unknown_tag_.Find(node.text), n);
    for (const Attribute& a : tree_.AttributesOf(n)) {
      if (a.name == "class") {
        AnyWord(a.value, [this, n](std::string_view word) {
          Try(index_.by_class_.Find(word), n);
          return false;
        });
      } else if (a.name == "id") {
        Try(index_.by_id_.Find(a.value), n);
      }
      TryAttribute(index_.by_attribute_.Find(a.name), a.value, n);
    }
  }

  void TryAttribute(std::span<const uint32_t> candidates, std::string_view value, NodeId n) {
    if (candidates.empty()) return;
    std::bitset<SelectorIndex::kTrigrams + 1> held;
    held.set(SelectorIndex::kNoTrigram);
    for (size_t i = 2; i < value.size(); ++i) {
      held.set(SelectorIndex::TrigramAt(value.data() + i - 2));
    }
    for (const uint32_t& entry : candidates) {
      if (held[index_.entries_[entry].trigram]) Try({&entry, 1}, n);
    }
  }

  void Try(std::span<const uint32_t> candidates, NodeId n) {
    for (const uint32_t entry : candidates) {
      const uint32_t rule = index_.entries_[entry].rule;
      if (active_[rule] == 0 || tried_at_[entry] == n) continue;
      tried_at_[entry] = n;
      if (matched_at_[rule] == n || !Matches(index_.entries_[entry], 0, n)) continue;
      matched_at_[rule] = n;
      out_.push_back({n, rule});
    }
  }

  Answer& AnswerAt(const SelectorIndex::Entry& entry, size_t i, NodeId n) {
    std::vector<Answer>& column = answers_[entry.first_part + i - 1];
    if (column.size() <= depth_[n]) column.resize(depth_[n] + 1);
    return column[depth_[n]];
  }

  // Whether compounds[i] matches `n`, and those on its left what they should.
  bool Matches(const SelectorIndex::Entry& entry, size_t i, NodeId n) {
    if (i > 0) {
      const Answer& known = AnswerAt(entry, i, n);
      if (known.self_of == n) return known.self;
    }
    const CompoundSelector& compound = entry.selector.compounds[i];
    bool result = CompoundMatches(tree_, n, compound);
    if (result && compound.left == Combinator::kChild) {
      const NodeId parent = tree_.nodes[n].parent;
      result = IsElement(parent) && Matches(entry, i + 1, parent);
    } else if (result && compound.left == Combinator::kDescendant) {
      result = MatchesAbove(entry, i + 1, n);
    }
    if (i > 0) {
      Answer& answer = AnswerAt(entry, i, n);
      answer.self_of = n;
      answer.self = result;
    }
    return result;
  }

  // Whether a proper ancestor of `n` matches compounds[i] and those on its left.
  bool MatchesAbove(const SelectorIndex::Entry& entry, size_t i, NodeId n) {
    bool result = false;
    NodeId top = n;
    for (;;) {
      const Answer& known = AnswerAt(entry, i, top);
      if (known.above_of == top) {
        result = known.above;
        break;
      }
      const NodeId parent = tree_.nodes[top].parent;
      if (!IsElement(parent)) break;
      if (Matches(entry, i, parent)) {
        result = true;
        break;
      }
      top = parent;
    }
    for (NodeId below = n;; below = tree_.nodes[below].parent) {
      Answer& answer = AnswerAt(entry, i, below);
      answer.above_of = below;
      answer.above = result;
      if (below == top) return result;
    }
  }

  bool IsElement(NodeId n) const { return n != kNoNode && tree_.IsElement(n); }

  const SelectorIndex& index_;
  const Tree& tree_;
  std::span<const uint8_t> active_;
  std::vector<ElementMatch>& out_;
  std::vector<uint32_t> depth_;
  std::vector<std::vector<Answer>> answers_;  // by part, then by depth
  std::vector<NodeId> tried_at_;              // by entry
  std::vector<NodeId> matched_at_;            // by rule
};

uint32_t SelectorIndex::TrigramAt(const char* p) {
  const auto at = [p](int i) { return uint32_t{static_cast<unsigned char>(LowerAscii(p[i]))}; };
  return (at(0) * 961 + at(1) * 31 + at(2)) % kTrigrams;
}

void SelectorIndex::Add(SelectorList list, uint32_t rule) {
  for (ComplexSelector& selector : list.alternatives) {
    const auto number = static_cast<uint32_t>(entries_.size());
    const SimpleSelector* key = nullptr;
    for (const SimpleSelector& s : selector.compounds[0].conditions) {
      const auto rank = [](Kind kind) {
        return kind == Kind::kId ? 3 : kind == Kind::kClass ? 2 : kind == Kind::kAttribute ? 1 : 0;
      };
      if (key == nullptr || rank(s.kind) > rank(key->kind)) key = &s;
    }
    if (key == nullptr) {
      everywhere_.push_back(number);
    } else if (key->kind == Kind::kId) {
      by_id_.Add(key->name, number);
    } else if (key->kind == Kind::kClass) {
      by_class_.Add(key->name, number);
    } else if (key->kind == Kind::kAttribute) {
      by_attribute_.Add(key->name, number);
    } else if (key->tag == Tag::kUnknown) {
      by_unknown_tag_.Add(key->name, number);
    } else {
      by_tag_[static_cast<size_t>(key->tag)].push_back(number);
    }
    const bool has_trigram =
        key != nullptr && key->kind == Kind::kAttribute && key->value.size() >= 3;
    const uint32_t trigram = has_trigram ? TrigramAt(key->value.data()) : kNoTrigram;
    const auto parts = static_cast<uint32_t>(selector.compounds.size() - 1);
    entries_.push_back({std::move(selector), rule, trigram, part_count_});
    part_count_ += parts;
  }
}

void SelectorIndex::Finish() {
  by_id_.Finish();
  by_class_.Finish();
  by_attribute_.Finish();
  by_unknown_tag_.Finish();
}

void SelectorIndex::Match(const Tree& tree, std::span<const uint8_t> active,
                          std::vector<ElementMatch>& out) const {
  if (!empty()) TreeMatcher(*this, tree, active, out).Run();
}

}  // namespace pare
