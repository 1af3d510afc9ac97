// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The hand-written words: rules/calendar/words.txt.
#ifndef PARE_RULES_CALENDAR_ADDITIONS_H_
#define PARE_RULES_CALENDAR_ADDITIONS_H_

#include <istream>
#include <string>

#include "rules/calendar/locale_words.h"
#include "rules/calendar/table_builder.h"

namespace pare {

// Adds the phrases of `in` to `table` and to `known`. A line is "! comment", empty, or "use:
// phrase, phrase". Returns "LINE: what is wrong", or "" if all is well.
std::string AddAdditions(std::istream& in, TableBuilder& table, KnownWords& known);

}  // namespace pare

#endif  // PARE_RULES_CALENDAR_ADDITIONS_H_
