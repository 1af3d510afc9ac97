// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/selector_matcher.h"

#include <algorithm>

#include "extract/rules/selector_attribute.h"
#include "extract/text/ascii.h"
#include "extract/text/css_words.h"

namespace pare {
namespace {

using Kind = SimpleSelector::Kind;

void NumberLists(ComplexSelector& selector, MemoCounts& counts);

// Answers for compounds[0] are remembered in :upward() alone, where ancestors are asked. Elsewhere
// the numbers begin with compounds[1], so that the many selectors of one compound need none; what
// is below zero wraps around and comes back when the compound's number is added.
void NumberCompounds(ComplexSelector& selector, bool with_first, MemoCounts& counts) {
  selector.memo = counts.compounds - (with_first ? 0 : 1);
  counts.compounds += static_cast<uint32_t>(selector.compounds.size()) - (with_first ? 0 : 1);
  NumberLists(selector, counts);
}

void NumberLists(ComplexSelector& selector, MemoCounts& counts) {
  for (CompoundSelector& compound : selector.compounds) {
    for (SimpleSelector& s : compound.conditions) {
      for (ComplexSelector& inner : s.list) {
        if (s.kind == Kind::kHas) {
          inner.memo = counts.has++;
          NumberLists(inner, counts);
        } else {
          NumberCompounds(inner, false, counts);
        }
      }
      if (s.kind == Kind::kHasText) s.memo = counts.texts++;
      const bool is_nth = s.kind == Kind::kNthChild || s.kind == Kind::kNthLastChild;
      if (is_nth && !s.list.empty()) s.memo = counts.places++;
    }
  }
  for (ComplexSelector& inner : selector.upward_to) NumberCompounds(inner, true, counts);
}

}  // namespace

void NumberMemos(ComplexSelector& selector, MemoCounts& counts) {
  NumberCompounds(selector, false, counts);
}

SelectorMatcher::SelectorMatcher(TreeFacts& facts, const MemoCounts& counts)
    : facts_(facts), tree_(facts.tree()), memos_(counts.compounds), places_(counts.places),
      has_(counts.has), texts_(counts.texts) {}

NodeId SelectorMatcher::Select(const ComplexSelector& selector, NodeId n) {
  if (!Complex(selector, 0, n)) return kNoNode;
  if (!selector.upward_to.empty()) {
    NodeId nearest = kNoNode;
    for (const ComplexSelector& s : selector.upward_to) {
      const NodeId found = Nearest(s, 0, n);
      if (found != kNoNode && (nearest == kNoNode || found > nearest)) nearest = found;
    }
    return nearest;
  }
  for (uint32_t i = 0; i < selector.upward && n != kNoNode; ++i) {
    Spend(1);
    n = tree_.nodes[n].parent;
  }
  return IsElement(n) ? n : kNoNode;
}

bool SelectorMatcher::IsFirstBefore(const ComplexSelector& selector, NodeId n) {
  const NodeId parent = tree_.nodes[n].parent;
  if (MemoAt(selector, 1, n).range_of == parent || !Complex(selector, 1, n)) return false;
  MemoAt(selector, 1, n).range_of = parent;
  return true;
}

SelectorMatcher::Memo& SelectorMatcher::MemoAt(const ComplexSelector& s, size_t i, NodeId n) {
  std::vector<Memo>& column = memos_[s.memo + static_cast<uint32_t>(i)];
  const uint32_t depth = facts_.DepthOf(n);
  if (column.size() <= depth) column.resize(depth + 1);
  return column[depth];
}

bool SelectorMatcher::Compound(const CompoundSelector& compound, NodeId n) {
  for (const SimpleSelector& s : compound.conditions) {
    if (!Spend(1) || !Simple(s, n)) return false;
  }
  return true;
}

bool SelectorMatcher::Complex(const ComplexSelector& s, size_t i, NodeId n) {
  if (!Spend(1) || !Compound(s.compounds[i], n)) return false;
  switch (s.compounds[i].left) {
    case Combinator::kNone:
      return true;
    case Combinator::kDescendant:
      return Nearest(s, i + 1, n) != kNoNode;
    case Combinator::kChild: {
      const NodeId parent = tree_.nodes[n].parent;
      return IsElement(parent) && Known(s, i + 1, parent);
    }
    case Combinator::kNextSibling: {
      const NodeId previous = facts_.PlaceOf(n).previous;
      return previous != kNoNode && Known(s, i + 1, previous);
    }
    case Combinator::kLaterSibling:
      return Earlier(s, i + 1, n);
  }
  return false;
}

bool SelectorMatcher::Known(const ComplexSelector& s, size_t i, NodeId n) {
  const Memo& known = MemoAt(s, i, n);
  if (known.self_of == n) return known.self;
  const bool result = Complex(s, i, n);
  Memo& memo = MemoAt(s, i, n);
  memo.self_of = n;
  memo.self = result;
  return result;
}

bool SelectorMatcher::AnyOf(const std::vector<ComplexSelector>& list, NodeId n) {
  return std::any_of(list.begin(), list.end(),
                     [this, n](const ComplexSelector& s) { return Complex(s, 0, n); });
}

NodeId SelectorMatcher::Nearest(const ComplexSelector& s, size_t i, NodeId n) {
  NodeId found = kNoNode;
  NodeId top = n;
  while (Spend(1)) {
    const Memo& known = MemoAt(s, i, top);
    if (known.range_of == top) {
      found = known.found;
      break;
    }
    const NodeId parent = tree_.nodes[top].parent;
    if (!IsElement(parent)) break;
    if (Known(s, i, parent)) {
      found = parent;
      break;
    }
    top = parent;
  }
  for (NodeId below = n;; below = tree_.nodes[below].parent) {
    Memo& memo = MemoAt(s, i, below);
    memo.range_of = below;
    memo.found = found;
    if (below == top) return found;
  }
}

// Remembers the first sibling that matches, which answers for all later ones in any order.
bool SelectorMatcher::Earlier(const ComplexSelector& s, size_t i, NodeId n) {
  const NodeId parent = tree_.nodes[n].parent;
  Memo& start = MemoAt(s, i, n);
  if (start.range_of != parent) {
    start.range_of = parent;
    start.scanned = parent + 1;
    start.found = kNoNode;
  }
  if (start.found != kNoNode) return start.found < n;
  NodeId sibling = start.scanned;
  NodeId found = kNoNode;
  for (; sibling < n && found == kNoNode && Spend(1); sibling = tree_.nodes[sibling].end) {
    if (tree_.IsElement(sibling) && Known(s, i, sibling)) found = sibling;
  }
  Memo& memo = MemoAt(s, i, n);
  memo.scanned = sibling;
  memo.found = found;
  return found != kNoNode;
}

bool SelectorMatcher::Simple(const SimpleSelector& s, NodeId n) {
  switch (s.kind) {
    case Kind::kType:
      return tree_.nodes[n].tag == s.tag &&
             (s.tag != Tag::kUnknown || tree_.nodes[n].text() == s.name);
    case Kind::kId:
      return tree_.ValueOf(n, "id") == s.name;
    case Kind::kClass: {
      const std::string_view value = tree_.ValueOf(n, "class");
      return SpendBytes(value.size()) && ValueMatches(AttributeTest::kIncludes, value, s.name);
    }
    case Kind::kAttribute:
      return Attribute(s, n);
    case Kind::kIs:
      return AnyOf(s.list, n);
    case Kind::kNot:
      return !AnyOf(s.list, n);
    case Kind::kHas:
      return std::any_of(s.list.begin(), s.list.end(),
                         [this, n](const ComplexSelector& inner) { return Has(inner, n); });
    case Kind::kNthChild:
    case Kind::kNthLastChild:
    case Kind::kNthOfType:
    case Kind::kNthLastOfType:
      return Nth(s, n);
    case Kind::kRoot:
      return !IsElement(tree_.nodes[n].parent);
    case Kind::kEmpty:
      return Empty(n);
    case Kind::kHasText:
      return HasText(s, n);
    case Kind::kMinTextLength:
      return HasMinLength(s, n);
  }
  return false;
}

bool SelectorMatcher::Attribute(const SimpleSelector& s, NodeId n) {
  for (const pare::Attribute& a : tree_.AttributesOf(n)) {
    if (a.name == s.name) return HasValue(s, a);
  }
  return false;
}

bool SelectorMatcher::HasValue(const SimpleSelector& s, const pare::Attribute& a) {
  if (!SpendBytes(a.value.size())) return false;
  if (!s.ignore_case) return ValueMatches(s.test, a.value, s.value);
  // Many conditions ask the same of an element.
  if (lowered_ != a.value.data() || lower_.size() != a.value.size()) {
    lower_.assign(a.value);
    LowerAscii(lower_);
    lowered_ = a.value.data();
  }
  return ValueMatches(s.test, lower_, s.value);
}

bool SelectorMatcher::StandsAt(const SimpleSelector& s, std::string_view value, size_t at) {
  const std::string_view part = value.substr(at, s.value.size());
  return SpendBytes(part.size()) &&
         (s.ignore_case ? EqualsIgnoringCase(part, s.value) : part == s.value);
}

bool SelectorMatcher::Nth(const SimpleSelector& s, NodeId n) {
  uint32_t place = 0;
  if (!s.list.empty()) {
    place = PlaceAmong(s, n);
    if (place == 0) return false;
  } else {
    const SiblingPlace& all = facts_.PlaceOf(n);
    place = s.kind == Kind::kNthChild       ? all.from_start
            : s.kind == Kind::kNthLastChild ? all.from_end
            : s.kind == Kind::kNthOfType    ? all.of_type_start
                                            : all.of_type_end;
  }
  const int64_t steps = int64_t{place} - s.offset;
  return s.step == 0 ? steps == 0 : steps % s.step == 0 && steps / s.step >= 0;
}

uint32_t SelectorMatcher::PlaceAmong(const SimpleSelector& s, NodeId n) {
  std::vector<PlaceMemo>& column = places_[s.memo];
  const uint32_t depth = facts_.DepthOf(n);
  if (column.size() <= depth) column.resize(depth + 1);
  const NodeId parent = tree_.nodes[n].parent;
  if (column[depth].parent != parent) {
    std::vector<NodeId> members;
    const NodeId end = tree_.nodes[parent].end;
    for (NodeId c = parent + 1; c < end && Spend(1); c = tree_.nodes[c].end) {
      if (tree_.IsElement(c) && AnyOf(s.list, c)) members.push_back(c);
    }
    column[depth] = {parent, std::move(members)};
  }
  const std::vector<NodeId>& members = column[depth].members;
  const auto at = std::lower_bound(members.begin(), members.end(), n);
  if (at == members.end() || *at != n) return 0;
  return static_cast<uint32_t>(s.kind == Kind::kNthChild ? at - members.begin() + 1
                                                         : members.end() - at);
}

bool SelectorMatcher::Empty(NodeId n) {
  const NodeId end = tree_.nodes[n].end;
  for (NodeId c = n + 1; c < end; ++c) {
    const std::string_view text = tree_.nodes[c].text();
    if (tree_.IsElement(c) || !SpendBytes(text.size()) ||
        !std::all_of(text.begin(), text.end(), IsCssSpace)) {
      return false;
    }
  }
  return true;
}

bool SelectorMatcher::HasText(const SimpleSelector& s, NodeId n) {
  const std::string_view text = facts_.TextOf(n);
  if (s.regex.regex != nullptr) {
    return SpendBytes(text.size()) && s.regex.regex->Matches(text);
  }
  TextMemo& memo = texts_[s.memo];
  const std::string_view page = facts_.PageText();
  if (!memo.listed && memo.searched + text.size() <= page.size()) {
    memo.searched += text.size();
    return SpendBytes(text.size()) && FindText(text, s.value) != std::string_view::npos;
  }
  // As much was read as the page has: texts are nested. From now on it is read no more.
  if (!memo.listed) {
    memo.listed = true;
    if (!SpendBytes(page.size())) return false;
    for (size_t at = 0; (at = FindText(page, s.value, at)) != std::string_view::npos; ++at) {
      if (!SpendBytes(s.value.size())) return false;
      memo.places.push_back(static_cast<uint32_t>(at));
    }
  }
  const auto begin = static_cast<uint32_t>(text.data() - page.data());
  const auto at = std::lower_bound(memo.places.begin(), memo.places.end(), begin);
  return at != memo.places.end() && *at + s.value.size() <= begin + text.size();
}

bool SelectorMatcher::HasMinLength(const SimpleSelector& s, NodeId n) {
  const auto wanted = static_cast<size_t>(s.offset);
  const std::string_view text = facts_.TextUpTo(n, 4 * wanted);
  if (text.size() < wanted) return false;
  if (text.size() / 4 >= wanted) return true;  // no code point has more than four bytes
  const auto begins = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
  return SpendBytes(text.size()) &&
         static_cast<size_t>(std::count_if(text.begin(), text.end(), begins)) >= wanted;
}

}  // namespace pare
