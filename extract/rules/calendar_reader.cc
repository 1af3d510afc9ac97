// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/calendar_reader.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace pare {
namespace {

bool IsOneOf(std::string_view text, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

}  // namespace

int CalendarReader::Number(size_t i, int low, int high) const {
  if (!IsDigits(i) || line_[i].folded_length > 4) return -1;
  int value = 0;
  for (const char c : line_.Folded(i)) value = value * 10 + (c - '0');
  return value >= low && value <= high ? value : -1;
}

size_t CalendarReader::TakeWeekday(size_t i) const {
  const size_t end = Take(i, kWeekdayName);
  return end != i ? end : TakeBracketedWeekday(i);
}

size_t CalendarReader::TakeBracketedWeekday(size_t i) const {
  if (i == 0 || i >= line_.size()) return i;
  const std::string opening = GapBefore(i);
  if (opening.empty() || !IsOneOf(opening.substr(opening.size() - 1), {"(", "["})) return i;
  const size_t end = Take(Take(i, kShortWeekday), kShortWeekday);  // the second is a holiday's mark
  const std::string closing = PlainGap(line_.Gap(end));
  return end != i && !closing.empty() && IsOneOf(closing.substr(0, 1), {")", "]"}) ? end : i;
}

size_t CalendarReader::TakeTime(size_t i, bool dots) const {
  const size_t hour = Take(i, kMeridiem);
  bool sure = false;
  size_t end = TakeClock(hour, dots || hour != i, sure);
  if (end == hour) return i;
  const size_t after_meridiem = hour == i ? Take(end, kMeridiem) : end;
  const size_t after_words = Take(after_meridiem, kHourWord);
  if (after_words == end && !sure) return i;  // a mere number
  return TakeZone(after_words);
}

// The digits of a time. `sure` becomes whether they cannot be anything else.
size_t CalendarReader::TakeClock(size_t i, bool dots, bool& sure) const {
  if (Number(i, 0, 24) < 0 || line_[i].folded_length > 2) return i;
  size_t end = i + 1;
  const size_t after_word = Take(end, kHourWord);
  if (after_word != end) {
    sure = true;
    return TakeMinutesInWords(after_word);
  }
  const std::string gap = GapBefore(end);
  if (!IsOneOf(gap, {":", "."}) || !IsTwoDigits(end) || Number(end, 0, 59) < 0) return end;
  sure = dots || gap == ":";
  ++end;
  if (GapBefore(end) == gap && IsTwoDigits(end) && Number(end, 0, 60) >= 0) {
    ++end;
    if (IsOneOf(GapBefore(end), {".", ","}) && gap == ":" && IsDigits(end)) ++end;
  }
  return end;
}

// The 30 of 14h30, 30分 and 30分15秒.
size_t CalendarReader::TakeMinutesInWords(size_t i) const {
  if (Number(i, 0, 59) < 0) return i;
  const size_t after_word = Take(i + 1, kMinuteWord);
  if (after_word == i + 1) return IsTwoDigits(i) ? i + 1 : i;
  if (Number(after_word, 0, 60) < 0) return after_word;
  const size_t seconds = Take(after_word + 1, kSecondWord);
  return seconds == after_word + 1 ? after_word : seconds;
}

size_t CalendarReader::TakeZone(size_t i) const {
  i = Take(i, kTimeZone);
  if (!IsDigits(i) || !IsOneOf(GapBefore(i), {"+", "-", " +", " -", " (+", " (-"})) return i;
  ++i;
  return GapBefore(i) == ":" && IsTwoDigits(i) ? i + 1 : i;
}

}  // namespace pare
