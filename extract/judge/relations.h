// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Which blocks belong together: what the second look (extract/judge/model.h) takes means over.
#ifndef PARE_EXTRACT_JUDGE_RELATIONS_H_
#define PARE_EXTRACT_JUDGE_RELATIONS_H_

#include <cstdint>
#include <vector>

#include "extract/judge/features.h"
#include "extract/page.h"

namespace pare {

// Numbers by row; equal numbers belong together.
struct RowRelations {
  std::vector<uint32_t> parent;   // the element around the row's own one
  std::vector<uint32_t> group;    // the group of the innermost record of several blocks; behind the
                                  // groups' numbers, where it is in none, that of its parent
  std::vector<uint32_t> section;  // from a heading to the next, numbered in page order
};

RowRelations RelationsOf(const Page& page, const PageFeatures& features);

}  // namespace pare

#endif  // PARE_EXTRACT_JUDGE_RELATIONS_H_
