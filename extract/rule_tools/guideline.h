// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// What a set's makers counted as body: some keep the title, captions, bylines or dates. A rule that
// takes a title is not wrong because the gold of such a set has it.
//
// That is measured on the set itself and without the rules, by blocks that are plainly of a role:
//   title    the page's title, word for word
//   byline   the gold's author, with or without "by"; what rel=author, itemprop=author or a class
//            with "byline" marks
//   date     in <time>; or a short line with a year and another number
//   caption  in <figcaption>, or in an element whose class has "caption"
//   comment  in an element with the id or class that comment lists usually have
// Other roles (share bars, menus, advertisements ...) no guideline counts as body.
//
// A table of known sets would be shorter, but would say nothing of another's data.
#ifndef PARE_EXTRACT_RULE_TOOLS_GUIDELINE_H_
#define PARE_EXTRACT_RULE_TOOLS_GUIDELINE_H_

#include <array>
#include <cstdint>
#include <vector>

#include "extract/page.h"
#include "extract/rule_tools/align.h"
#include "extract/rule_tools/labelled.h"

namespace pare {

// Of one page. Bits 1 << Role: it has such a block; the gold has one of them.
struct RoleMarks {
  uint32_t marked = 0;
  uint32_t in_gold = 0;
};
RoleMarks MarkRoles(const Page& page, const GoldPage& gold, const std::vector<InGold>& labels);

// Of a set: the pages with such a block, and those of them whose gold has one. By page, since a
// page repeats its title in menus and teasers, and the gold holds it once.
struct Guideline {
  struct Count {
    uint32_t pages = 0;
    uint32_t in_gold = 0;
  };
  std::array<Count, static_cast<size_t>(Role::kCount)> roles = {};

  void Add(const RoleMarks& marks);

  // Whether the gold holds the role often. Where a set's makers leave titles, bylines and captions
  // out, up to a sixth of the pages have one all the same; where they take them in, it is half and
  // more. Fewer than kFewPages pages tell nothing, and the role counts as left out of the body.
  bool Holds(Role role) const;
  static constexpr double kOften = 0.2;
  static constexpr uint32_t kFewPages = 10;
};

}  // namespace pare

#endif  // PARE_EXTRACT_RULE_TOOLS_GUIDELINE_H_
