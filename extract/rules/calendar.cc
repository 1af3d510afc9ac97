// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/calendar.h"

#include <algorithm>
#include <iterator>

namespace pare {
namespace {

struct CalendarEntry {
  std::string_view word;  // folded
  uint16_t uses;
};

// In the order of their bytes. English.
constexpr CalendarEntry kWords[] = {
    {"a", kQuantity}, {"about", kRoughly}, {"aedt", kTimeZone}, {"aest", kTimeZone},
    {"ago", kAgoWord}, {"almost", kRoughly}, {"am", kMeridiem}, {"an", kQuantity},
    {"and", kAfterQuantity}, {"apr", kMonthName}, {"april", kMonthName}, {"around", kRoughly},
    {"at", kBeforeTime}, {"aug", kMonthName}, {"august", kMonthName}, {"bst", kTimeZone},
    {"cdt", kTimeZone}, {"cest", kTimeZone}, {"cet", kTimeZone}, {"couple", kQuantity},
    {"cst", kTimeZone}, {"ct", kTimeZone}, {"d", kTimeUnit}, {"day", kTimeUnit},
    {"days", kTimeUnit}, {"dec", kMonthName}, {"decade", kTimeUnit}, {"decades", kTimeUnit},
    {"december", kMonthName}, {"edt", kTimeZone}, {"eest", kTimeZone}, {"eet", kTimeZone},
    {"eight", kQuantity}, {"est", kTimeZone}, {"et", kTimeZone}, {"feb", kMonthName},
    {"february", kMonthName}, {"few", kQuantity}, {"five", kQuantity}, {"four", kQuantity},
    {"fri", kWeekdayName}, {"friday", kWeekdayName}, {"gmt", kTimeZone}, {"h", kTimeUnit},
    {"hour", kTimeUnit}, {"hours", kTimeUnit}, {"hr", kTimeUnit}, {"hrs", kTimeUnit},
    {"ist", kTimeZone}, {"jan", kMonthName}, {"january", kMonthName}, {"jst", kTimeZone},
    {"jul", kMonthName}, {"july", kMonthName}, {"jun", kMonthName}, {"june", kMonthName},
    {"just", kJust}, {"last", kLast}, {"less", kRoughly}, {"m", kTimeUnit}, {"mar", kMonthName},
    {"march", kMonthName}, {"may", kMonthName}, {"mdt", kTimeZone}, {"min", kTimeUnit},
    {"mins", kTimeUnit}, {"minute", kTimeUnit}, {"minutes", kTimeUnit}, {"mo", kTimeUnit},
    {"moment", kTimeUnit}, {"moments", kTimeUnit}, {"mon", kWeekdayName}, {"monday", kWeekdayName},
    {"month", kTimeUnit}, {"months", kTimeUnit}, {"more", kRoughly}, {"mos", kTimeUnit},
    {"msk", kTimeZone}, {"mst", kTimeZone}, {"mt", kTimeZone}, {"nd", kOrdinalEnd},
    {"nearly", kRoughly}, {"nine", kQuantity}, {"nov", kMonthName}, {"november", kMonthName},
    {"now", kNow}, {"oct", kMonthName}, {"october", kMonthName},
    {"of", kBeforeMonth | kAfterQuantity}, {"one", kQuantity}, {"over", kRoughly},
    {"pdt", kTimeZone}, {"pm", kMeridiem}, {"pst", kTimeZone}, {"pt", kTimeZone},
    {"rd", kOrdinalEnd}, {"s", kTimeUnit}, {"sat", kWeekdayName}, {"saturday", kWeekdayName},
    {"sec", kTimeUnit}, {"second", kTimeUnit}, {"seconds", kTimeUnit}, {"secs", kTimeUnit},
    {"sep", kMonthName}, {"sept", kMonthName}, {"september", kMonthName}, {"seven", kQuantity},
    {"several", kQuantity}, {"six", kQuantity}, {"st", kOrdinalEnd}, {"sun", kWeekdayName},
    {"sunday", kWeekdayName}, {"t", kBeforeTime}, {"ten", kQuantity}, {"th", kOrdinalEnd},
    {"than", kRoughly}, {"three", kQuantity}, {"thu", kWeekdayName}, {"thur", kWeekdayName},
    {"thurs", kWeekdayName}, {"thursday", kWeekdayName}, {"today", kNearDay}, {"tue", kWeekdayName},
    {"tues", kWeekdayName}, {"tuesday", kWeekdayName}, {"two", kQuantity}, {"utc", kTimeZone},
    {"w", kTimeUnit}, {"wed", kWeekdayName}, {"wednesday", kWeekdayName}, {"week", kTimeUnit},
    {"weeks", kTimeUnit}, {"wk", kTimeUnit}, {"wks", kTimeUnit}, {"y", kTimeUnit},
    {"year", kTimeUnit}, {"years", kTimeUnit}, {"yesterday", kNearDay}, {"yr", kTimeUnit},
    {"yrs", kTimeUnit}, {"z", kTimeZone},
};

constexpr bool IsSorted() {
  for (size_t i = 1; i < std::size(kWords); ++i) {
    if (!(kWords[i - 1].word < kWords[i].word)) return false;
  }
  return true;
}
static_assert(IsSorted());

}  // namespace

uint16_t CalendarUsesOf(std::string_view folded) {
  const auto* found = std::lower_bound(
      std::begin(kWords), std::end(kWords), folded,
      [](const CalendarEntry& e, std::string_view word) { return e.word < word; });
  return found != std::end(kWords) && found->word == folded ? found->uses : 0;
}

}  // namespace pare
