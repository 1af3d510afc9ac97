// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Reads the pieces of dates from tokens: numbers, weekdays, times of day.
#ifndef PARE_EXTRACT_RULES_CALENDAR_READER_H_
#define PARE_EXTRACT_RULES_CALENDAR_READER_H_

#include <cstddef>
#include <cstdint>
#include <string>

#include "extract/rules/calendar.h"
#include "extract/rules/tokens.h"

namespace pare {

// Functions that "take" return the token behind what they took, or the one they were given if it is
// not there. Any token number is fine, also those past the end. Does not own the line. For one
// thread.
class CalendarReader {
 public:
  explicit CalendarReader(const TokenLine& line) : line_(line) {}

  // Good until another place is asked about.
  const CalendarPhrases& PhrasesAt(size_t i) const {
    if (i != phrases_at_) {
      phrases_ = CalendarPhrasesAt(line_, i);
      phrases_at_ = i;
    }
    return phrases_;
  }

  // The longest phrase that has one of `uses`.
  size_t Take(size_t i, uint32_t uses) const {
    size_t end = i;
    for (const CalendarPhrase& phrase : PhrasesAt(i)) {
      if ((phrase.uses & uses) != 0) end = phrase.end;
    }
    return end;
  }

  bool IsDigits(size_t i) const { return i < line_.size() && line_[i].kind == TokenKind::kDigits; }
  // The number at `i` if it has at most four digits and lies in [low, high]; else -1.
  int Number(size_t i, int low, int high) const;
  // From 1 to `high`, one or two digits.
  bool IsShort(size_t i, int high) const {
    return Number(i, 1, high) > 0 && line_[i].folded_length <= 2;
  }
  bool IsTwoDigits(size_t i) const { return IsDigits(i) && line_[i].folded_length == 2; }
  bool IsYear(size_t i) const { return Number(i, 1800, 2199) > 0; }

  // The plain gap before token `i`; "" at the line's end too.
  std::string GapBefore(size_t i) const {
    return i < line_.size() ? PlainGap(line_.Gap(i)) : std::string();
  }

  // Monday   星期一   (月)   （月・祝）
  size_t TakeWeekday(size_t i) const;

  // 10:30   10:30:05.120   5 p.m.   10.30 am GMT   12:00+01:00   12:00Z   14h30   10 Uhr   下午3点
  // `dots`: whether 10.30 is a time without more.
  size_t TakeTime(size_t i, bool dots) const;

 private:
  size_t TakeBracketedWeekday(size_t i) const;
  size_t TakeClock(size_t i, bool dots, bool& sure) const;
  size_t TakeMinutesInWords(size_t i) const;
  size_t TakeZone(size_t i) const;

  const TokenLine& line_;
  // Where was asked last: most places are asked for several uses in a row.
  mutable size_t phrases_at_ = SIZE_MAX;
  mutable CalendarPhrases phrases_;
};

}  // namespace pare

#endif  // PARE_EXTRACT_RULES_CALENDAR_READER_H_
