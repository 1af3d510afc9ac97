// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// A page as it is before a pass: for tools that look at what that pass will see.
#ifndef PARE_EXTRACT_RULE_TOOLS_PREPARE_H_
#define PARE_EXTRACT_RULE_TOOLS_PREPARE_H_

#include <string_view>

#include "extract/page.h"
#include "extract/passes.h"

namespace pare {

// Decodes `bytes` and runs the passes before the one named `pass`, with the usual limits, on
// `page`, which must be new and may view `bytes` then.
void PreparePage(std::string_view bytes, std::string_view url, InputKind input,
                 std::string_view pass, const RuleSet& rules, Page& page);

}  // namespace pare

#endif  // PARE_EXTRACT_RULE_TOOLS_PREPARE_H_
