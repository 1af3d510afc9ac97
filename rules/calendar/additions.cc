// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "rules/calendar/additions.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "extract/rules/calendar.h"
#include "extract/text/fold.h"

namespace pare {
namespace {

struct UseName {
  std::string_view name;
  CalendarUse use;
};
// The other uses come from ICU alone.
constexpr UseName kUseNames[] = {
    {"month", kMonthName}, {"doubtful_month", kDoubtfulMonth}, {"month_mark", kMonthMark},
    {"before_month_number", kBeforeMonthNumber},
    {"weekday", kWeekdayName}, {"short_weekday", kShortWeekday}, {"day_end", kDayEnd},
    {"before_day", kBeforeDay}, {"before_month", kBeforeMonth}, {"before_year", kBeforeYear},
    {"after_year", kAfterYear}, {"meridiem", kMeridiem}, {"time_zone", kTimeZone},
    {"before_time", kBeforeTime}, {"hour_word", kHourWord}, {"minute_word", kMinuteWord},
    {"second_word", kSecondWord}, {"time_unit", kTimeUnit}, {"quantity", kQuantity},
    {"after_quantity", kAfterQuantity}, {"roughly", kRoughly}, {"ago_before", kAgoBefore},
    {"ago_after", kAgoAfter}, {"relative", kRelative}, {"last", kLast},
    {"multiplier", kMultiplier}};

}  // namespace

std::string AddAdditions(std::istream& in, TableBuilder& table, KnownWords& known) {
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line[0] == '!') continue;
    const size_t colon = std::min(line.find(':'), line.size());
    const std::string_view name = std::string_view(line).substr(0, colon);
    const auto* const found = std::find_if(std::begin(kUseNames), std::end(kUseNames),
                                           [name](const UseName& u) { return u.name == name; });
    if (found == std::end(kUseNames)) return std::to_string(number) + ": unknown use";
    for (size_t begin = colon + 1; begin < line.size();) {
      const size_t end = std::min(line.find(',', begin), line.size());
      const std::string_view phrase = std::string_view(line).substr(begin, end - begin);
      if (Fold(phrase).empty()) return std::to_string(number) + ": an empty phrase";
      if (!table.Add(phrase, found->use)) return std::to_string(number) + ": the table is full";
      known.Add(phrase, found->use);
      begin = end + 1;
    }
  }
  return "";
}

}  // namespace pare
