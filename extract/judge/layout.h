// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Which blocks of a page are laid out alike.
#ifndef PARE_EXTRACT_JUDGE_LAYOUT_H_
#define PARE_EXTRACT_JUDGE_LAYOUT_H_

#include <cstdint>
#include <vector>

#include "extract/page.h"

namespace pare {

struct Layout {
  std::vector<uint32_t> path;  // for each block, the number of its path, 0..paths-1
  uint32_t paths = 0;
};

// Two blocks have the same path where the elements from the root down to them have the same tags and
// classes; in text mode where they are of one kind. Linear in nodes and their classes.
Layout ComputeLayout(const Page& page);

}  // namespace pare

#endif  // PARE_EXTRACT_JUDGE_LAYOUT_H_
