// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Selectors that match nothing on any page, as far as that is plain from the selector alone.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "extract/rule_tools/lint_rule.h"
#include "extract/rules/rule_line.h"
#include "extract/rules/selector.h"

namespace pare {
namespace {

using Kind = SimpleSelector::Kind;

// Elements that hold nothing, whatever the markup says.
constexpr TagSet kVoid(Tag::kArea, Tag::kBase, Tag::kBr, Tag::kCol, Tag::kEmbed, Tag::kHr,
                       Tag::kImg, Tag::kInput, Tag::kLink, Tag::kMeta, Tag::kParam, Tag::kSource,
                       Tag::kTrack, Tag::kWbr);

bool IsSibling(Combinator c) {
  return c == Combinator::kNextSibling || c == Combinator::kLaterSibling;
}
bool IsInside(Combinator c) { return c == Combinator::kDescendant || c == Combinator::kChild; }

bool Has(const CompoundSelector& compound, Kind kind) {
  return std::any_of(compound.conditions.begin(), compound.conditions.end(),
                     [kind](const SimpleSelector& s) { return s.kind == kind; });
}

// Whether all of `wanted` stand among `given`: who meets these then meets those.
bool AllAmong(const std::vector<SimpleSelector>& wanted, const std::vector<SimpleSelector>& given) {
  return std::all_of(wanted.begin(), wanted.end(), [&given](const SimpleSelector& s) {
    return std::find(given.begin(), given.end(), s) != given.end();
  });
}

// Whether a condition of the form an+b leaves no place at all: :nth-child(0), :nth-child(-n).
bool IsNoPlace(const SimpleSelector& s) {
  return s.kind >= Kind::kNthChild && s.kind <= Kind::kNthLastOfType && s.step <= 0 &&
         s.offset <= 0;
}
bool IsFirstPlace(const SimpleSelector& s) {
  return s.kind == Kind::kNthChild && s.step == 0 && s.offset == 1 && s.list.empty();
}

std::optional<std::string> WhyNever(const std::vector<ComplexSelector>& list);

// Why one condition rules everything out.
std::optional<std::string> WhyNever(const SimpleSelector& s, const CompoundSelector& compound) {
  if (IsNoPlace(s)) return "places count from 1";
  if (s.kind == Kind::kIs) return WhyNever(s.list);
  if (s.kind != Kind::kNot) return std::nullopt;
  for (const ComplexSelector& c : s.list) {
    if (c.compounds.size() == 1 && !GoesUp(c) &&
        AllAmong(c.compounds[0].conditions, compound.conditions)) {
      return "its :not() rules out what stands beside it";
    }
  }
  return std::nullopt;
}

// Why two conditions on one element rule each other out.
std::optional<std::string> WhyNever(const SimpleSelector& a, const SimpleSelector& b) {
  if (a.kind != b.kind) return std::nullopt;
  if (a.kind == Kind::kId && a.name != b.name) return "an element has one id";
  if (a.kind == Kind::kType && a.name != b.name) return "an element has one name";
  if (a.kind == Kind::kAttribute && a.name == b.name && a.test == AttributeTest::kEquals &&
      b.test == AttributeTest::kEquals && !a.ignore_case && !b.ignore_case && a.value != b.value) {
    return "an attribute has one value";
  }
  return std::nullopt;
}

std::optional<std::string> WhyNever(const CompoundSelector& compound) {
  const auto& all = compound.conditions;
  for (size_t i = 0; i < all.size(); ++i) {
    if (auto why = WhyNever(all[i], compound)) return why;
    for (size_t j = 0; j < i; ++j) {
      if (auto why = WhyNever(all[j], all[i])) return why;
    }
  }
  if (compound.left != Combinator::kNone && Has(compound, Kind::kRoot)) {
    return "nothing stands above or beside :root";
  }
  if (IsSibling(compound.left) && std::any_of(all.begin(), all.end(), IsFirstPlace)) {
    return "the first child has no sibling before it";
  }
  if (Has(compound, Kind::kEmpty) &&
      (Has(compound, Kind::kHasText) || Has(compound, Kind::kMinTextLength))) {
    return "an :empty element has no text";
  }
  return std::nullopt;
}

std::optional<std::string> WhyNever(const ComplexSelector& selector) {
  for (size_t i = 0; i < selector.compounds.size(); ++i) {
    const CompoundSelector& compound = selector.compounds[i];
    if (auto why = WhyNever(compound)) return why;
    if (!IsInside(compound.left) || i + 1 == selector.compounds.size()) continue;
    for (const SimpleSelector& s : selector.compounds[i + 1].conditions) {
      if (s.kind == Kind::kType && kVoid.contains(s.tag)) {
        return "<" + s.name + "> holds nothing";
      }
    }
  }
  return std::nullopt;
}

// Why all of a list do. Recursion is bounded by kMaxNesting.
std::optional<std::string> WhyNever(const std::vector<ComplexSelector>& list) {
  std::optional<std::string> why;
  for (const ComplexSelector& selector : list) {
    why = WhyNever(selector);
    if (!why.has_value()) return std::nullopt;
  }
  return why;
}

// Where in the pattern each of its alternatives begins.
std::vector<size_t> PlacesOfAlternatives(std::string_view pattern) {
  std::vector<size_t> places = {0};
  ForEachOutermostByte(pattern, [&](size_t i) {
    if (pattern[i] != ',') return;
    places.push_back(std::min(pattern.find_first_not_of(" \t", i + 1), pattern.size()));
  });
  return places;
}

}  // namespace

void CheckSelectors(std::span<const LintRule> rules, FindingList& out) {
  for (const LintRule& rule : rules) {
    const auto& alternatives = rule.parsed->selector.alternatives;
    const std::vector<size_t> places = PlacesOfAlternatives(rule.rule().pattern);
    for (size_t i = 0; i < alternatives.size(); ++i) {
      const auto why = WhyNever(alternatives[i]);
      if (!why.has_value()) continue;
      out.Add(rule, rule.pattern + places[std::min(i, places.size() - 1)],
              LintCheck::kNeverMatches, Severity::kError, "can never match: " + *why);
    }
  }
}

}  // namespace pare
