// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// What --explain prints.
#ifndef PARE_EXTRACT_CLI_EXPLAIN_H_
#define PARE_EXTRACT_CLI_EXPLAIN_H_

#include <cstddef>
#include <string>

#include "extract/article.h"

namespace pare {

struct ExplainStyle {
  bool colour = false;
  size_t columns = 0;  // lines are cut to this many; 0: not cut
};

// One aligned line a block: verdict, role, who gave it, words, text. Then a line each for the story
// cut's reason, undone rules, limits and the outcome.
std::string Explain(const Article& article, const ExplainStyle& style);

}  // namespace pare

#endif  // PARE_EXTRACT_CLI_EXPLAIN_H_
