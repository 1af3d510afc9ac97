// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Selectors against markup, in short.
#ifndef PARE_TESTS_RULES_SELECTOR_HELPERS_H_
#define PARE_TESTS_RULES_SELECTOR_HELPERS_H_

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "extract/input/dom.h"
#include "extract/limits.h"
#include "extract/page.h"
#include "extract/rules/selector.h"
#include "extract/rules/selector_index.h"

namespace pare {

inline SelectorList MustParse(std::string_view text) {
  SelectorList list;
  const auto error = ParseSelector(text, list);
  EXPECT_FALSE(error.has_value()) << text << ": " << error->what;
  return list;
}

// `html` must outlive the page.
inline Page PageOf(std::string_view html) {
  Page page;
  page.source = html;
  ParseDom(page, Limits{});
  return page;
}

// An index of one selector each for the rules 0, 1, 2 ...
inline SelectorIndex IndexOf(const std::vector<std::string_view>& selectors) {
  SelectorIndex index;
  for (uint32_t rule = 0; rule < selectors.size(); ++rule) {
    index.Add(MustParse(selectors[rule]), rule);
  }
  index.Finish();
  return index;
}

struct MatchResult {
  std::vector<ElementMatch> matches;
  std::vector<uint32_t> over_budget;
};

inline MatchResult MatchAll(const SelectorIndex& index, size_t rules, const Tree& tree) {
  MatchResult result;
  index.Match(tree, std::vector<uint8_t>(rules, 1), result.matches, result.over_budget);
  return result;
}

// The elements that `selector` selects in `html`, in document order: the id of each, or its name.
inline std::string Selected(std::string_view selector, std::string_view html) {
  const Page page = PageOf(html);
  const MatchResult result = MatchAll(IndexOf({selector}), 1, page.tree);
  EXPECT_TRUE(result.over_budget.empty()) << selector;
  std::string names;
  for (const ElementMatch& m : result.matches) {
    const std::string_view id = page.tree.ValueOf(m.node, "id");
    if (!names.empty()) names += ' ';
    names += id.empty() ? page.tree.NameOf(m.node) : id;
  }
  return names;
}

}  // namespace pare

#endif  // PARE_TESTS_RULES_SELECTOR_HELPERS_H_
