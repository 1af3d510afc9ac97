// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// What each rule by itself would take on a page: for measuring rules, not for judging pages.
#ifndef PARE_EXTRACT_RULES_HITS_H_
#define PARE_EXTRACT_RULES_HITS_H_

#include <cstdint>

#include "extract/page.h"

namespace pare {

// A rule speaks of a block, whether or not another rule wins it.
struct RuleHit {
  uint32_t block = 0;
  RuleId rule = kNoRule;

  friend constexpr auto operator<=>(const RuleHit&, const RuleHit&) = default;
};

}  // namespace pare

#endif  // PARE_EXTRACT_RULES_HITS_H_
