// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// {date} and {ago}: a small grammar over the words of extract/rules/calendar.h.
#ifndef PARE_EXTRACT_RULES_DATE_SLOTS_H_
#define PARE_EXTRACT_RULES_DATE_SLOTS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "extract/rules/tokens.h"

namespace pare {

// Both append the ends that AppendSlotEnds asks for. A date has at least two of year, month and
// day; a weekday before it and a time on either side belong to it. A time, a year or a weekday
// alone is none.
void AppendDateEnds(const TokenLine& line, size_t begin, std::vector<uint32_t>& ends);
void AppendAgoEnds(const TokenLine& line, size_t begin, std::vector<uint32_t>& ends);

}  // namespace pare

#endif  // PARE_EXTRACT_RULES_DATE_SLOTS_H_
