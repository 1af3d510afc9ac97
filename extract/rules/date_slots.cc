// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/date_slots.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>

#include "extract/rules/calendar.h"
#include "extract/rules/calendar_reader.h"

namespace pare {
namespace {

bool CanBegin(const TokenLine& line, size_t i, uint32_t openings) {
  return i < line.size() && (line[i].kind == TokenKind::kDigits ||
                             (UsesOfCalendarPhrases(line.Folded(i)) & openings) != 0);
}

// What both slots need. "Take" is as in CalendarReader.
class SlotReader {
 public:
  SlotReader(const TokenLine& line, std::vector<uint32_t>& ends)
      : line_(line), words_(line), ends_(ends) {}

 protected:
  void Add(size_t end) { ends_.push_back(static_cast<uint32_t>(end)); }

  // With a weekday and a time behind `end`, in either order.
  void AddWithTail(size_t end) {
    Add(end);
    bool weekday = false, time = false;
    for (size_t i = end;;) {
      size_t next = i;
      if (!time) {
        const size_t begin = words_.Take(i, kBeforeTime);
        // Behind a dash, 10.04.26 is the second date of a range.
        const bool dots = words_.GapBefore(i).find('-') == std::string::npos;
        const size_t after = words_.TakeTime(begin, dots);
        time = after != begin;
        if (time) next = after;
      }
      if (next == i && !weekday) {
        next = words_.TakeWeekday(i);
        weekday = next != i;
      }
      if (next == i) return;
      i = next;
      Add(i);
    }
  }

  const TokenLine& line_;
  const CalendarReader words_;

 private:
  std::vector<uint32_t>& ends_;
};

class DateReader : SlotReader {
 public:
  using SlotReader::SlotReader;

  void AppendDates(size_t begin) {
    AppendFrom(begin, false);
    bool weekday = false, time = false;
    for (size_t i = begin;;) {  // weekday and time in front, in either order
      size_t next = i;
      if (!weekday) {
        next = words_.TakeWeekday(i);
        weekday = next != i;
      }
      if (next == i && !time) {
        const size_t clock = words_.Take(i, kBeforeTime);
        next = words_.TakeTime(clock, false);
        time = next != clock;
        if (!time) return;
      }
      if (next == i) return;
      i = next;
      AppendFrom(i, weekday);
    }
  }

 private:
  struct Month {
    size_t end = 0;
    bool found = false;
    bool sure = true;     // no common word
    bool marked = false;  // 6月: the day must have its mark too
  };

  Month TakeMonth(size_t i) const {
    const size_t name = words_.Take(i, kMonthName);
    const size_t any = words_.Take(i, kMonthName | kDoubtfulMonth);
    if (any != i) return {any, true, name == any, false};
    if (words_.IsShort(i, 12)) {
      const size_t end = words_.Take(i + 1, kMonthMark);
      if (end != i + 1) return {end, true, true, true};
    }
    const size_t number = words_.Take(i, kBeforeMonthNumber);
    if (number != i && words_.IsShort(number, 12)) return {number + 1, true, true, false};
    return {i, false, true, false};
  }

  size_t TakeDay(size_t i) const {
    return words_.IsShort(i, 31) ? words_.Take(i + 1, kDayEnd) : i;
  }
  size_t TakeYear(size_t i) const {
    const size_t year = words_.Take(i, kBeforeYear);
    return words_.IsYear(year) ? words_.Take(year + 1, kAfterYear) : i;
  }

  // `weekday`: whether one stands in front, which makes any month sure.
  void AppendFrom(size_t begin, bool weekday) {
    const size_t i = words_.Take(begin, kBeforeDay);
    AppendMonthFirst(i, weekday);
    AppendDayFirst(i, weekday);
    AppendYearFirst(i);
    AppendNumeric(i);
  }

  void AppendMonthFirst(size_t i, bool weekday) {  // June 3rd, 2024; June 2024; 6月3日
    const Month month = TakeMonth(i);
    if (!month.found) return;
    const size_t year = TakeYear(month.end);
    if (year != month.end) AddWithTail(year);
    const size_t day = TakeDay(month.end);
    if (day == month.end || (month.marked && day == month.end + 1)) return;
    AddWithYear(day, month.sure || weekday);
  }

  void AppendDayFirst(size_t i, bool weekday) {  // 3 June 2024; 3rd of June; 3 de junio de 2024
    const size_t day = TakeDay(i);
    if (day == i) return;
    const Month month = TakeMonth(words_.Take(day, kBeforeMonth));
    if (month.found) AddWithYear(month.end, month.sure || weekday);
  }

  void AppendYearFirst(size_t i) {  // 2024. június 3.; 2024年6月3日
    const size_t year = TakeYear(i);
    if (year == i) return;
    const Month month = TakeMonth(year);
    if (!month.found) return;
    AddWithTail(month.end);
    const size_t day = TakeDay(month.end);
    if (day != month.end) AddWithTail(day);
  }

  void AddWithYear(size_t end, bool sure) {
    if (sure) AddWithTail(end);
    const size_t year = TakeYear(end);
    if (year != end) AddWithTail(year);
  }

  void AppendNumeric(size_t i) {  // 2024-06-03; 3.6.2024; 06/03/24
    constexpr std::string_view kGaps[] = {"-", "/", ".", ". ", " / ", " - "};
    if (!words_.IsDigits(i) || !words_.IsDigits(i + 1) || !words_.IsDigits(i + 2)) return;
    const std::string gap = words_.GapBefore(i + 1);
    if (std::find(std::begin(kGaps), std::end(kGaps), gap) == std::end(kGaps) ||
        words_.GapBefore(i + 2) != gap) {
      return;
    }
    const bool year_first =
        words_.IsYear(i) && words_.IsShort(i + 1, 12) && words_.IsShort(i + 2, 31);
    const bool year_last = words_.IsShort(i, 31) && words_.IsShort(i + 1, 31) &&
                           (words_.IsShort(i, 12) || words_.IsShort(i + 1, 12)) &&
                           (words_.IsYear(i + 2) || words_.IsTwoDigits(i + 2));
    if (year_first || year_last) AddWithTail(words_.Take(i + 3, kAfterYear));
  }
};

class AgoReader : SlotReader {
 public:
  using SlotReader::SlotReader;

  void AppendAgos(size_t begin) {
    const CalendarPhrases phrases = words_.PhrasesAt(begin);
    for (const CalendarPhrase& phrase : phrases) {
      if ((phrase.uses & kRelative) != 0) AddWithTail(phrase.end);
    }
    const size_t last = words_.Take(begin, kLast);
    if (last != begin && words_.Take(last, kTimeUnit) != last) Add(words_.Take(last, kTimeUnit));
    const size_t after_rough = TakeRoughly(begin);
    const size_t before = words_.Take(after_rough, kAgoBefore);
    AppendSpans(TakeRoughly(before), before != after_rough);
  }

 private:
  // `past`: whether a word in front has said so, as "vor" does.
  void AppendSpans(size_t i, bool past) {
    constexpr int kMostParts = 3;  // 1 day, 3 hours and 5 minutes ago
    for (int part = 0; part < kMostParts; ++part) {
      size_t unit = TakeQuantity(i);
      // "a couple of days"; but in "1y ago" the "y" is a year, though it is "and" in Spanish.
      if (words_.Take(unit, kTimeUnit | kPastUnit) == unit) {
        unit = words_.Take(unit, kAfterQuantity);
      }
      if (unit != i && words_.Take(unit, kPastUnit) != unit) Add(words_.Take(unit, kPastUnit));
      const size_t end = words_.Take(unit, kTimeUnit);
      if (end == unit) return;
      // "hours ago" is something; "年前" is "the year before" and much else.
      if (unit == i && line_[unit].kind == TokenKind::kIdeograph) return;
      const size_t after = words_.Take(end, kAgoAfter);
      if (after != end) return AddWithTail(after);
      if (past) Add(end);
      i = words_.Take(end, kAfterQuantity);
    }
  }

  size_t TakeRoughly(size_t i) const {
    constexpr int kMostWords = 3;
    for (int n = 0; n < kMostWords; ++n) i = words_.Take(i, kRoughly);
    return i;
  }

  // 3   3.5   a few   zwei
  size_t TakeQuantity(size_t i) const {
    if (words_.IsDigits(i)) {
      const std::string gap = words_.GapBefore(i + 1);
      const bool decimals = words_.IsDigits(i + 1) && (gap == "." || gap == ",");
      return i + (decimals ? 2 : 1);
    }
    for (int n = 0; n < 2; ++n) i = words_.Take(i, kQuantity);
    return i;
  }
};

}  // namespace

void AppendDateEnds(const TokenLine& line, size_t begin, std::vector<uint32_t>& ends) {
  if (CanBegin(line, begin, kDateOpenings)) DateReader(line, ends).AppendDates(begin);
}

void AppendAgoEnds(const TokenLine& line, size_t begin, std::vector<uint32_t>& ends) {
  if (CanBegin(line, begin, kAgoOpenings)) AgoReader(line, ends).AppendAgos(begin);
}

}  // namespace pare
