// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The words of dates, of spans of time and of numbers, in all languages at once.
//
// They are data: most come from Unicode's CLDR by way of ICU, the others from
// rules/calendar/words.txt. rules/calendar/generate.cc folds them and writes them as one table when
// the project is built, so that a start of the program pays nothing for them.
#ifndef PARE_EXTRACT_RULES_CALENDAR_H_
#define PARE_EXTRACT_RULES_CALENDAR_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "absl/container/inlined_vector.h"
#include "extract/rules/tokens.h"

namespace pare {

// What a phrase can be; a bit set, as "second" is a unit and "am" a meridiem and a "on the".
enum CalendarUse : uint32_t {
  kMonthName = 1 << 0,
  kDoubtfulMonth = 1 << 1,   // a short name that is a common word elsewhere: out, set, lis
  kMonthMark = 1 << 2,       // after the month's number: 6月
  kBeforeMonthNumber = 1 << 3,  // tháng 6
  kWeekdayName = 1 << 4,
  kShortWeekday = 1 << 5,    // one character, in brackets only: (月)
  kDayEnd = 1 << 6,          // 21st, 1er, 3日
  kBeforeDay = 1 << 7,       // den 3. juni
  kBeforeMonth = 1 << 8,     // 3rd of May
  kBeforeYear = 1 << 9,      // junio de 2024
  kAfterYear = 1 << 10,      // 2024 г.
  kMeridiem = 1 << 11,       // am, 下午, in the evening
  kTimeZone = 1 << 12,       // GMT
  kBeforeTime = 1 << 13,     // Friday at 5; the T of 2024-01-31T12:00
  kHourWord = 1 << 14,       // 14h30, 10 Uhr
  kMinuteWord = 1 << 15,     // 14时30分
  kSecondWord = 1 << 16,
  kTimeUnit = 1 << 17,       // hours
  kPastUnit = 1 << 18,       // a unit that says "ago" by its ending: órája
  kQuantity = 1 << 19,       // a, an, two, few
  kAfterQuantity = 1 << 20,  // a couple of; 1 day and 3 hours
  kRoughly = 1 << 21,        // about, almost, over
  kAgoBefore = 1 << 22,      // vor 3 Stunden
  kAgoAfter = 1 << 23,       // 3 hours ago
  kRelative = 1 << 24,       // yesterday, just now, last week: an {ago} of their own
  kLast = 1 << 25,           // last + unit
  kMultiplier = 1 << 26,     // 1.2 million
};

// The end of the longest phrase that has one of `uses` and begins at token `begin`; `begin` if
// there is none. One or two probes of a hash table for each token of the phrase, one probe for most
// tokens that begin none. Thread-safe.
size_t CalendarPhraseEnd(const TokenLine& line, size_t begin, uint32_t uses);

// All phrases that begin at token `begin`, shortest first: those who ask for many uses of one place
// walk the table once.
struct CalendarPhrase {
  uint32_t end = 0;  // the token behind it
  uint32_t uses = 0;
};
using CalendarPhrases = absl::InlinedVector<CalendarPhrase, 8>;
CalendarPhrases CalendarPhrasesAt(const TokenLine& line, size_t begin);

// The uses of all phrases that begin with this folded token.
uint32_t UsesOfCalendarPhrases(std::string_view folded);

}  // namespace pare

#endif  // PARE_EXTRACT_RULES_CALENDAR_H_
