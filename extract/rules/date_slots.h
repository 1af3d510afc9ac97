// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// {date} and {ago}: a small grammar over the words of extract/rules/calendar.h, the same for all
// languages. That words of several languages may mix does no harm: no sentence comes of it.
#ifndef PARE_EXTRACT_RULES_DATE_SLOTS_H_
#define PARE_EXTRACT_RULES_DATE_SLOTS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "extract/rules/calendar.h"
#include "extract/rules/tokens.h"

namespace pare {

// What phrases of the calendar the first word may be of, where it is no number.
inline constexpr uint32_t kDateOpenings =
    kBeforeDay | kMonthName | kDoubtfulMonth | kBeforeMonthNumber | kBeforeYear | kWeekdayName |
    kShortWeekday | kBeforeTime | kMeridiem;
inline constexpr uint32_t kAgoOpenings = kRelative | kLast | kRoughly | kAgoBefore | kQuantity |
                                         kTimeUnit | kPastUnit | kAfterQuantity;

// Both append the ends that AppendSlotEnds asks for. A date has at least two of year, month and
// day, in the order day-month-year, month-day-year or year-month-day; a weekday and a time on
// either side belong to it. A time, a year or a weekday alone is none, nor is a day with a short
// month name that is a common word elsewhere ("5 out", "set 5"): those need a year or a weekday in
// front.
void AppendDateEnds(const TokenLine& line, size_t begin, std::vector<uint32_t>& ends);

// A span of time that a word says is past, or a word that is one by itself ("yesterday"), which may
// have a time behind it.
void AppendAgoEnds(const TokenLine& line, size_t begin, std::vector<uint32_t>& ends);

}  // namespace pare

#endif  // PARE_EXTRACT_RULES_DATE_SLOTS_H_
