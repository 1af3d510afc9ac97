// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/date_slots.h"

#include <initializer_list>
#include <string_view>

#include "extract/rules/calendar.h"

namespace pare {
namespace {

// Reads a date from tokens. Functions that "take" return the token behind what they took, or the
// one they were given if it is not there.
class DateReader {
 public:
  DateReader(const TokenLine& line, std::vector<uint32_t>& ends) : line_(line), ends_(ends) {}

  void AppendDates(size_t begin) {
    size_t i = begin;
    const size_t after_time = TakeTime(i);
    if (after_time != i) i = Skip(after_time, kBeforeTime);
    if (Has(i, kWeekdayName)) AppendFrom(i + 1);
    AppendFrom(i);
  }

  void AppendAgos(size_t begin) {
    if (Has(begin, kNearDay)) AddWithTime(begin + 1);
    if (Has(begin, kJust) && Has(begin + 1, kNow)) Add(begin + 2);
    if (Has(begin, kLast) && Has(begin + 1, kTimeUnit)) Add(begin + 2);
    size_t i = begin;
    for (int n = 0; n < 3 && Has(i, kRoughly); ++n) ++i;
    for (int parts = 0; parts < 3; ++parts) {  // 1 day, 3 hours and 5 minutes ago
      i = TakeQuantity(i);
      if (!Has(i, kTimeUnit)) return;
      ++i;
      if (Has(i, kAgoWord)) return Add(i + 1);
      i = Skip(i, kAfterQuantity);
    }
  }

 private:
  bool Has(size_t i, uint16_t uses) const {
    return i < line_.size() && (CalendarUsesOf(line_.Folded(i)) & uses) != 0;
  }
  size_t Skip(size_t i, uint16_t uses) const { return Has(i, uses) ? i + 1 : i; }
  void Add(size_t end) { ends_.push_back(static_cast<uint32_t>(end)); }

  bool IsDigits(size_t i) const { return i < line_.size() && line_[i].kind == TokenKind::kDigits; }
  // The number at `i` if it has at most four digits and lies in [low, high]; else -1.
  int Number(size_t i, int low, int high) const {
    if (!IsDigits(i) || line_[i].folded_length > 4) return -1;
    int value = 0;
    for (const char c : line_.Folded(i)) value = value * 10 + (c - '0');
    return value >= low && value <= high ? value : -1;
  }
  bool IsShort(size_t i, int high) const {
    return Number(i, 1, high) > 0 && line_[i].folded_length <= 2;
  }
  bool IsDay(size_t i) const { return IsShort(i, 31); }
  bool IsYear(size_t i) const { return Number(i, 1800, 2199) > 0; }

  bool IsGap(size_t i, std::initializer_list<std::string_view> gaps) const {
    if (i >= line_.size()) return false;
    for (const std::string_view gap : gaps) {
      if (line_.Gap(i) == gap) return true;
    }
    return false;
  }
  bool IsWord(size_t i, std::initializer_list<std::string_view> words) const {
    if (i >= line_.size()) return false;
    for (const std::string_view word : words) {
      if (line_.Folded(i) == word) return true;
    }
    return false;
  }

  size_t TakeDay(size_t i) const { return IsDay(i) ? Skip(i + 1, kOrdinalEnd) : i; }

  void AppendFrom(size_t i) {
    if (Has(i, kMonthName)) {  // June 3rd, 2024; June 2024
      if (IsYear(i + 1)) AddWithTime(i + 2);
      const size_t after_day = TakeDay(i + 1);
      if (after_day != i + 1) AddWithYear(after_day);
    }
    const size_t after_day = TakeDay(i);
    if (after_day != i) {  // 3 June 2024; the 3rd of June
      const size_t month = Skip(after_day, kBeforeMonth);
      if (Has(month, kMonthName)) AddWithYear(month + 1);
    }
    AppendNumeric(i);
  }

  void AppendNumeric(size_t i) {
    if (IsYear(i) && IsWord(i + 1, {"年", "년"}) && IsShort(i + 2, 12) &&
        IsWord(i + 3, {"月", "월"}) && IsDay(i + 4) && IsWord(i + 5, {"日", "일"})) {
      return AddWithTime(i + 6);
    }
    if (!IsGap(i + 1, {"-", "/", ".", ". ", "–"}) || !IsGap(i + 2, {line_.Gap(i + 1)})) return;
    const bool year_first = IsYear(i) && IsShort(i + 1, 12) && IsDay(i + 2);
    const bool year_last = IsDay(i) && IsDay(i + 1) && (IsShort(i, 12) || IsShort(i + 1, 12)) &&
                           (IsYear(i + 2) || IsTwoDigits(i + 2));
    if (year_first || year_last) AddWithTime(i + 3);
  }
  bool IsTwoDigits(size_t i) const { return IsDigits(i) && line_[i].folded_length == 2; }

  void AddWithYear(size_t end) {
    AddWithTime(end);
    if (IsYear(end)) AddWithTime(end + 1);
  }

  void AddWithTime(size_t end) {
    Add(end);
    const size_t time = Skip(end, kBeforeTime);
    const size_t after = TakeTime(time);
    if (after != time) Add(after);
  }

  // 10:30   10:30:05.120   5 p.m.   10.30 am GMT   12:00+01:00   12:00Z
  size_t TakeTime(size_t i) const {
    if (Number(i, 0, 24) < 0 || line_[i].folded_length > 2) return i;
    size_t end = i + 1;
    const bool colon = IsGap(end, {":"});
    if ((colon || IsGap(end, {"."})) && IsTwoDigits(end) && Number(end, 0, 59) >= 0) {
      ++end;
      if (IsGap(end, {":"}) && IsTwoDigits(end)) {
        ++end;
        if (IsGap(end, {"."}) && IsDigits(end)) ++end;
      }
    }
    const size_t after_meridiem = TakeMeridiem(end);
    if (after_meridiem == end && (end == i + 1 || !colon)) return i;  // a number, or 10.30
    return TakeZone(after_meridiem);
  }

  size_t TakeMeridiem(size_t i) const {
    if (Has(i, kMeridiem)) return i + 1;
    if (IsWord(i, {"a", "p"}) && IsWord(i + 1, {"m"}) && IsGap(i + 1, {"."})) return i + 2;
    return i;
  }

  size_t TakeZone(size_t i) const {
    i = Skip(i, kTimeZone);
    if (!IsDigits(i) || !IsGap(i, {"+", "-", " +", " -", " (+", "−"})) return i;
    ++i;
    return IsGap(i, {":"}) && IsTwoDigits(i) ? i + 1 : i;
  }

  // 3   a few   a couple of
  size_t TakeQuantity(size_t i) const {
    if (IsDigits(i)) return i + 1;
    for (int n = 0; n < 2 && Has(i, kQuantity); ++n) ++i;
    return Skip(i, kAfterQuantity);
  }

  const TokenLine& line_;
  std::vector<uint32_t>& ends_;
};

}  // namespace

void AppendDateEnds(const TokenLine& line, size_t begin, std::vector<uint32_t>& ends) {
  DateReader(line, ends).AppendDates(begin);
}

void AppendAgoEnds(const TokenLine& line, size_t begin, std::vector<uint32_t>& ends) {
  DateReader(line, ends).AppendAgos(begin);
}

}  // namespace pare
