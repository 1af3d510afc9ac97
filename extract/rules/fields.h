// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Rules that take a field from an element: body, title, author, date. For extract/rules/*.cc alone.
#ifndef PARE_EXTRACT_RULES_FIELDS_H_
#define PARE_EXTRACT_RULES_FIELDS_H_

#include <cstdint>
#include <vector>

#include "extract/page.h"
#include "extract/rules/page_hits.h"

namespace pare {

// The rule that a page's field is taken by.
struct Field {
  static constexpr uint32_t kNoHit = UINT32_MAX;
  uint32_t rule = kNoHit;     // index into PageHits::rules; kNoHit: no rule found the field
  std::vector<NodeId> nodes;  // the elements it is taken from, in document order, none in another

  bool found() const { return rule != kNoHit; }
  // Whether `node` is one of the elements, or in one.
  bool Holds(const Tree& tree, NodeId node) const;
};

struct Fields {
  Field body, title, author, date;
};

// Chooses for each field, among the rules that find text, the strongest: a user's before a built-in
// one, one that names hosts before one for all pages, then the earlier. Writes page.title,
// page.author and page.date where a rule has found them. A title, author or date rule that would
// take more of the page's words than its `max` (of `total`; 0: no rule is too greedy) is marked
// undone in `hits`, and the next one is tried.
Fields TakeFields(Page& page, PageHits& hits, ElementWords& words, uint32_t total);

}  // namespace pare

#endif  // PARE_EXTRACT_RULES_FIELDS_H_
