// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The words of dates and of spans of time, as data. Another language is added by adding its words.
#ifndef PARE_EXTRACT_RULES_CALENDAR_H_
#define PARE_EXTRACT_RULES_CALENDAR_H_

#include <cstdint>
#include <string_view>

namespace pare {

// What a word can be in a date; a bit set, as "second" is a unit and "a" opens "a.m.".
enum CalendarUse : uint16_t {
  kMonthName = 1 << 0,
  kWeekdayName = 1 << 1,
  kOrdinalEnd = 1 << 2,    // 21st
  kMeridiem = 1 << 3,      // am, pm
  kTimeZone = 1 << 4,      // GMT
  kBeforeTime = 1 << 5,    // Friday at 5; the T of 2024-01-31T12:00
  kBeforeMonth = 1 << 6,   // 3rd of May
  kTimeUnit = 1 << 7,      // hours
  kQuantity = 1 << 8,      // a, an, two, few
  kAfterQuantity = 1 << 9,  // a couple of
  kRoughly = 1 << 10,      // about, almost, over
  kAgoWord = 1 << 11,      // 3 hours ago
  kNearDay = 1 << 12,      // yesterday, today: an {ago} of their own
  kLast = 1 << 13,         // last week
  kJust = 1 << 14,         // the first word of "just now" ...
  kNow = 1 << 15,          // ... and its second
};

// The CalendarUse bits of a folded word; 0 if it has none. O(log n); thread-safe.
uint16_t CalendarUsesOf(std::string_view folded);

}  // namespace pare

#endif  // PARE_EXTRACT_RULES_CALENDAR_H_
