// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Selectors as the standard defines them, word for word: recursive, without memory or index, slow.
#ifndef PARE_TESTS_RULES_NAIVE_SELECTOR_H_
#define PARE_TESTS_RULES_NAIVE_SELECTOR_H_

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/rules/selector.h"
#include "extract/text/ascii.h"
#include "extract/text/normalize.h"
#include "extract/tree.h"

namespace pare {

class NaiveSelector {
 public:
  explicit NaiveSelector(const Tree& tree, uint64_t most_steps = UINT64_MAX)
      : tree_(tree), most_steps_(most_steps) {}

  // Whether it gave up; its answers mean nothing then.
  bool gave_up() const { return steps_ > most_steps_; }

  // The elements that `list` selects, in document order, each once.
  std::vector<NodeId> Select(const SelectorList& list) {
    std::vector<NodeId> subjects;
    for (NodeId n = 0; n < tree_.nodes.size(); ++n) {
      for (const ComplexSelector& s : list.alternatives) {
        if (!tree_.IsElement(n) || !Matches(s, 0, n, kNoNode)) continue;
        const NodeId subject = Upward(s, n);
        if (subject != kNoNode) subjects.push_back(subject);
      }
    }
    std::sort(subjects.begin(), subjects.end());
    subjects.erase(std::unique(subjects.begin(), subjects.end()), subjects.end());
    return subjects;
  }

 private:
  using Kind = SimpleSelector::Kind;

  bool Element(NodeId n) const { return n != kNoNode && tree_.IsElement(n); }
  NodeId Parent(NodeId n) const { return tree_.nodes[n].parent; }

  // A vertical tab ends a name for some and is part of it for others: the parser makes elements of
  // unknown tag that are called `li`. They are no list items.
  bool HasType(NodeId n, Tag tag, std::string_view name) const {
    return tree_.nodes[n].tag == tag && tree_.NameOf(n) == name;
  }

  std::vector<NodeId> Children(NodeId parent) const {
    std::vector<NodeId> children;
    for (NodeId n = parent + 1; n < tree_.nodes[parent].end; ++n) {
      if (Parent(n) == parent && tree_.IsElement(n)) children.push_back(n);
    }
    return children;
  }

  std::vector<NodeId> Ancestors(NodeId n) const {
    std::vector<NodeId> ancestors;
    for (NodeId a = Parent(n); Element(a); a = Parent(a)) ancestors.push_back(a);
    return ancestors;
  }

  // The nodes from which `combinator` leads to `n`; all of them but the document are elements.
  std::vector<NodeId> LeftOf(NodeId n, Combinator combinator) const {
    if (combinator == Combinator::kDescendant) return Ancestors(n);
    if (combinator == Combinator::kChild) {
      return Element(Parent(n)) ? std::vector{Parent(n)} : std::vector<NodeId>();
    }
    std::vector<NodeId> siblings = Children(Parent(n));
    siblings.erase(std::find(siblings.begin(), siblings.end(), n), siblings.end());
    if (combinator == Combinator::kNextSibling && siblings.size() > 1) {
      siblings.erase(siblings.begin(), siblings.end() - 1);
    }
    return siblings;
  }

  // `scope`: what a relative selector is anchored at.
  bool Matches(const ComplexSelector& s, size_t i, NodeId n, NodeId scope) {
    if (++steps_ > most_steps_ || !Compound(s.compounds[i], n)) return false;
    const Combinator left = s.compounds[i].left;
    if (left == Combinator::kNone) return true;
    const std::vector<NodeId> candidates = LeftOf(n, left);
    return std::any_of(candidates.begin(), candidates.end(), [&](NodeId c) {
      return i + 1 == s.compounds.size() ? c == scope : Matches(s, i + 1, c, scope);
    });
  }

  bool Compound(const CompoundSelector& compound, NodeId n) {
    return std::all_of(compound.conditions.begin(), compound.conditions.end(),
                       [this, n](const SimpleSelector& s) { return Simple(s, n); });
  }

  bool AnyOf(const std::vector<ComplexSelector>& list, NodeId n) {
    return std::any_of(list.begin(), list.end(), [this, n](const ComplexSelector& s) {
      return Matches(s, 0, n, kNoNode);
    });
  }

  bool Simple(const SimpleSelector& s, NodeId n) {
    switch (s.kind) {
      case Kind::kType:
        return HasType(n, s.tag, s.name);
      case Kind::kId:
        return tree_.ValueOf(n, "id") == s.name;
      case Kind::kClass:
        return HasWord(tree_.ValueOf(n, "class"), s.name);
      case Kind::kAttribute:
        return Attribute(s, n);
      case Kind::kIs:
        return AnyOf(s.list, n);
      case Kind::kNot:
        return !AnyOf(s.list, n);
      case Kind::kHas:
        for (NodeId x = 0; x < tree_.nodes.size(); ++x) {
          for (const ComplexSelector& inner : s.list) {
            if (tree_.IsElement(x) && Matches(inner, 0, x, n)) return true;
          }
        }
        return false;
      case Kind::kRoot:
        return tree_.nodes[Parent(n)].tag == Tag::kDocument;
      case Kind::kEmpty:
        return Empty(n);
      case Kind::kHasText:
        return s.regex.regex == nullptr ? TextOf(n).find(s.value) != std::string::npos
                                        : s.regex.regex->Matches(TextOf(n));
      case Kind::kMinTextLength: {
        const std::string text = TextOf(n);
        return std::count_if(text.begin(), text.end(),
                             [](char c) { return (c & 0xC0) != 0x80; }) >= s.offset;
      }
      default:
        return Nth(s, n);
    }
  }

  static bool HasWord(std::string_view text, std::string_view word) {
    std::string spaced = " " + std::string(text) + " ";
    for (char& c : spaced) c = c == '\t' || c == '\n' || c == '\r' || c == '\f' ? ' ' : c;
    return word.find_first_of(" \t\n\r\f") == std::string_view::npos &&
           spaced.find(" " + std::string(word) + " ") != std::string::npos;
  }

  bool Attribute(const SimpleSelector& s, NodeId n) {
    for (const pare::Attribute& a : tree_.AttributesOf(n)) {
      if (a.name != s.name) continue;
      std::string value(a.value);
      if (s.ignore_case) LowerAscii(value);
      switch (s.test) {
        case AttributeTest::kExists:
          return true;
        case AttributeTest::kEquals:
          return value == s.value;
        case AttributeTest::kIncludes:
          return HasWord(value, s.value);
        case AttributeTest::kDash:
          return value == s.value || value.rfind(s.value + "-", 0) == 0;
        case AttributeTest::kPrefix:
          return value.rfind(s.value, 0) == 0;
        case AttributeTest::kSuffix:
          return value.size() >= s.value.size() &&
                 value.compare(value.size() - s.value.size(), s.value.size(), s.value) == 0;
        case AttributeTest::kSubstring:
          return value.find(s.value) != std::string::npos;
      }
    }
    return false;
  }

  bool Nth(const SimpleSelector& s, NodeId n) {
    std::vector<NodeId> siblings = Children(Parent(n));
    const bool of_type = s.kind == Kind::kNthOfType || s.kind == Kind::kNthLastOfType;
    const bool from_end = s.kind == Kind::kNthLastChild || s.kind == Kind::kNthLastOfType;
    std::erase_if(siblings, [&](NodeId c) {
      return of_type ? !HasType(c, tree_.nodes[n].tag, tree_.NameOf(n))
                     : !s.list.empty() && !AnyOf(s.list, c);
    });
    if (from_end) std::reverse(siblings.begin(), siblings.end());
    const auto at = std::find(siblings.begin(), siblings.end(), n);
    if (at == siblings.end()) return false;
    const int64_t place = at - siblings.begin() + 1;
    for (int64_t k = 0; k <= place + std::abs(int64_t{s.offset}); ++k) {
      if (s.step * k + s.offset == place) return true;
      if (++steps_ > most_steps_) return false;
    }
    return false;
  }

  bool Empty(NodeId n) const {
    for (NodeId c = n + 1; c < tree_.nodes[n].end; ++c) {
      if (tree_.IsElement(c)) return false;
      for (const char text : tree_.nodes[c].text()) {
        if (std::string_view(" \t\n\r\f").find(text) == std::string_view::npos) return false;
      }
    }
    return true;
  }

  std::string TextOf(NodeId n) {
    std::string raw, text;
    for (NodeId c = n + 1; c < tree_.nodes[n].end; ++c) {
      const Tag holder = tree_.nodes[Parent(c)].tag;
      if (tree_.IsElement(c) || holder == Tag::kScript || holder == Tag::kStyle) continue;
      raw += tree_.nodes[c].text();
    }
    steps_ += raw.size();
    bool space = false;
    AppendCollapsed(raw, 0, space, text);
    return text;
  }

  NodeId Upward(const ComplexSelector& s, NodeId n) {
    const std::vector<NodeId> ancestors = Ancestors(n);
    if (!s.upward_to.empty()) {
      for (const NodeId a : ancestors) {
        if (AnyOf(s.upward_to, a)) return a;
      }
      return kNoNode;
    }
    if (s.upward == 0) return n;
    return s.upward <= ancestors.size() ? ancestors[s.upward - 1] : kNoNode;
  }

  const Tree& tree_;
  const uint64_t most_steps_;
  uint64_t steps_ = 0;
};

}  // namespace pare

#endif  // PARE_TESTS_RULES_NAIVE_SELECTOR_H_
