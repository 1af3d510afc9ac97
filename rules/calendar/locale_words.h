// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// What ICU's locale data (CLDR) knows of dates, spans of time and numbers, taken apart into the
// words of extract/rules/calendar.h.
#ifndef PARE_RULES_CALENDAR_LOCALE_WORDS_H_
#define PARE_RULES_CALENDAR_LOCALE_WORDS_H_

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rules/calendar/table_builder.h"

namespace pare {

// The languages, and countries whose names of months or ways of counting are their own.
inline constexpr const char* kCalendarLocales[] = {
    "en", "en-GB", "en-IN", "de", "de-AT", "fr", "fr-CA", "es", "es-MX", "es-AR", "pt", "pt-PT",
    "it", "nl", "pl", "ru", "uk", "el", "tr", "sv", "da", "nb", "nn", "fi", "cs", "ro", "hu",
    "zh-Hans", "zh-Hant", "zh-Hant-HK", "ja", "ko", "ar", "ar-EG", "ar-LB", "ar-DZ", "ar-MA", "he",
    "hi", "id", "vi"};

// The hand-written words, by which what ICU writes is taken apart: "vor" of "vor 3 Stunden".
class KnownWords {
 public:
  void Add(std::string_view phrase, uint32_t use);

  // `tokens`: as JoinTokens() gives them.
  bool Has(const std::string& tokens, uint32_t use) const;
  // Takes the longest kAgoAfter phrase off the end of `tokens`; false if there is none, or nothing
  // else.
  bool TakeAgoAfter(std::string& tokens) const;

 private:
  std::map<uint32_t, std::vector<std::string>> by_use_;
};

// The tokens [begin, end) of `line`, folded, joined by single spaces.
std::string JoinTokens(const TokenLine& line, size_t begin, size_t end);

// Adds all words of a locale. False if ICU lacks it, or if the table is full.
bool AddLocaleWords(const char* language_tag, const KnownWords& known, TableBuilder& table);

}  // namespace pare

#endif  // PARE_RULES_CALENDAR_LOCALE_WORDS_H_
