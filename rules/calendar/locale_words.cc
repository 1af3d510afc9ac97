// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "rules/calendar/locale_words.h"

#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>
#include <unicode/numberformatter.h>
#include <unicode/rbnf.h>
#include <unicode/reldatefmt.h>
#include <unicode/smpdtfmt.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "extract/rules/calendar.h"

namespace pare {
namespace {

std::string Utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

std::string Tokens(std::string_view phrase) {
  TokenLine line;
  line.Cut(phrase, phrase.size());
  return JoinTokens(line, 0, line.size());
}

size_t CountLetters(std::string_view tokens) {
  return static_cast<size_t>(std::count_if(tokens.begin(), tokens.end(), [](char c) {
    return c != ' ' && (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

// One locale's words, on their way into the table.
class LocaleWords {
 public:
  LocaleWords(const icu::Locale& locale, const KnownWords& known, TableBuilder& table)
      : locale_(locale), known_(known), table_(table) {}

  bool AddAll() {
    AddNames();
    AddDayPeriods();
    for (const auto style : {UDAT_STYLE_LONG, UDAT_STYLE_SHORT, UDAT_STYLE_NARROW}) {
      AddSpans(style);
    }
    AddNumberWords();
    AddMultipliers(icu::number::Notation::compactShort());
    AddMultipliers(icu::number::Notation::compactLong());
    return ok_ && U_SUCCESS(status_);
  }

 private:
  void Add(const std::string& phrase, uint32_t use) { ok_ = table_.Add(phrase, use) && ok_; }

  void AddNames() {
    const icu::DateFormatSymbols symbols(locale_, status_);
    for (const auto context :
         {icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::STANDALONE}) {
      for (const auto width : {icu::DateFormatSymbols::WIDE, icu::DateFormatSymbols::ABBREVIATED}) {
        int32_t count = 0;
        const icu::UnicodeString* names = symbols.getMonths(count, context, width);
        for (int32_t i = 0; i < count; ++i) {
          AddMonth(Utf8(names[i]), width == icu::DateFormatSymbols::WIDE);
        }
        names = symbols.getWeekdays(count, context, width);
        for (int32_t i = 0; i < count; ++i) {
          const std::string name = Utf8(names[i]);
          Add(name, CountLetters(Tokens(name)) > 1 ? kWeekdayName : kShortWeekday);
        }
      }
    }
  }

  void AddMonth(const std::string& name, bool wide) {
    const std::string tokens = Tokens(name);
    // "6月" and "tháng 6" are matched as numbers with a mark.
    if (std::any_of(tokens.begin(), tokens.end(), [](char c) { return c >= '0' && c <= '9'; })) {
      return;
    }
    const bool doubtful = !wide && known_.Has(tokens, kDoubtfulMonth);
    Add(name, doubtful ? kDoubtfulMonth : kMonthName);
    if (std::string_view(locale_.getLanguage()) == "he") {
      Add("ב" + name, kMonthName);  // "3 ביוני": the preposition is part of the word
    }
  }

  // am and pm, and what else tells the parts of the day apart: "in the evening", "凌晨".
  void AddDayPeriods() {
    for (const char16_t* const pattern : {u"a", u"b", u"bbbb", u"B", u"BBBB"}) {
      icu::SimpleDateFormat format(icu::UnicodeString(pattern), locale_, status_);
      if (U_FAILURE(status_)) return;
      format.setTimeZone(*icu::TimeZone::getGMT());
      for (int hour = 0; hour < 24; ++hour) {
        icu::UnicodeString text;
        Add(Utf8(format.format(hour * 3600e3, text)), kMeridiem);
      }
    }
  }

  // "3 hours ago" and "yesterday". The numbers reach every plural form of these languages.
  void AddSpans(UDateRelativeDateTimeFormatterStyle style) {
    icu::RelativeDateTimeFormatter format(locale_, nullptr, style, UDISPCTX_CAPITALIZATION_NONE,
                                          status_);
    if (U_FAILURE(status_)) return;
    for (const auto unit : {UDAT_REL_UNIT_YEAR, UDAT_REL_UNIT_QUARTER, UDAT_REL_UNIT_MONTH,
                            UDAT_REL_UNIT_WEEK, UDAT_REL_UNIT_DAY, UDAT_REL_UNIT_HOUR,
                            UDAT_REL_UNIT_MINUTE, UDAT_REL_UNIT_SECOND}) {
      for (const double n : {0.0, 1.0, 2.0, 3.0, 5.0, 11.0, 20.0, 21.0, 22.0, 100.0, 1.5}) {
        icu::UnicodeString automatic, past, future;
        AddSpan(n, Utf8(format.format(-n, unit, automatic, status_)), "");
        if (n == 0) continue;
        const std::string ahead = Utf8(format.formatNumeric(n, unit, future, status_));
        AddSpan(n, Utf8(format.formatNumeric(-n, unit, past, status_)), ahead);
      }
    }
    for (int day = UDAT_REL_UNIT_SUNDAY; day <= UDAT_REL_UNIT_SATURDAY; ++day) {
      icu::UnicodeString text;
      format.format(-1, static_cast<URelativeDateTimeUnit>(day), text, status_);
      AddSpan(1, Utf8(text), "");
    }
  }

  // `text`: `n` units ago. `ahead`: in `n` units, if known. Where the two differ by their signs
  // alone ("-2 h") there is no word to tell the past by.
  void AddSpan(double n, const std::string& text, const std::string& ahead) {
    if (Tokens(text) == Tokens(ahead)) return;
    TokenLine line;
    line.Cut(text, text.size());
    size_t number = 0;
    while (number < line.size() && line[number].kind != TokenKind::kDigits) ++number;
    size_t after = number;
    while (after < line.size() && line[after].kind == TokenKind::kDigits) ++after;
    const std::string opening = JoinTokens(line, 0, number);
    std::string unit = JoinTokens(line, after, line.size());
    const bool marked_before = known_.Has(opening, kAgoBefore);
    const bool marked_after = known_.TakeAgoAfter(unit);
    const bool clean = opening.empty() || marked_before || known_.Has(opening, kRoughly);
    if (number == line.size() || (n <= 1 && (n == 0 || unit.empty()))) return AddRelative(text);
    if (!clean || unit.empty()) return;
    if (marked_before || marked_after) return Add(unit, kTimeUnit);
    if (!ahead.empty()) Add(unit, kPastUnit);
  }

  void AddRelative(const std::string& text) {
    const std::string tokens = Tokens(text);
    if (!IsOrdinary(tokens)) Add(text, kRelative);
  }

  // Words for now that are ordinary words of other languages: Hungarian, Danish, Italian, and an
  // abbreviation.
  static bool IsOrdinary(std::string_view tokens) {
    return tokens == "most" || tokens == "nu" || tokens == "ora" || tokens == "no";
  }

  // "two" hours ago; with every ending that the language has for it.
  void AddNumberWords() {
    icu::RuleBasedNumberFormat format(icu::URBNF_SPELLOUT, locale_, status_);
    if (U_FAILURE(status_)) return;
    for (int32_t set = 0; set < format.getNumberOfRuleSetNames(); ++set) {
      const icu::UnicodeString name = format.getRuleSetName(set);
      if (name.indexOf(u"cardinal") < 0 || name.indexOf(u"financial") >= 0) continue;
      for (int32_t n = 1; n <= 12; ++n) {
        icu::UnicodeString text;
        icu::FieldPosition position;
        Add(Utf8(format.format(n, name, text, position, status_)), kQuantity);
      }
    }
  }

  // The letters and words behind a shortened number: 1.2K, 1,2 Mio., 1.2万, 1.2 million.
  void AddMultipliers(const icu::number::Notation& notation) {
    const auto format = icu::number::NumberFormatter::withLocale(locale_).notation(notation);
    for (int exponent = 3; exponent <= 12; ++exponent) {
      for (const double n : {1.0, 1.2, 2.0, 3.0, 5.0}) {
        const auto formatted = format.formatDouble(n * std::pow(10.0, exponent), status_);
        const std::string text = Utf8(formatted.toString(status_));
        TokenLine line;
        line.Cut(text, text.size());
        size_t word = 0;
        while (word < line.size() && line[word].kind == TokenKind::kDigits) ++word;
        if (word > 0) Add(JoinTokens(line, word, line.size()), kMultiplier);
      }
    }
  }

  const icu::Locale& locale_;
  const KnownWords& known_;
  TableBuilder& table_;
  UErrorCode status_ = U_ZERO_ERROR;
  bool ok_ = true;
};

}  // namespace

void KnownWords::Add(std::string_view phrase, uint32_t use) {
  by_use_[use].push_back(Tokens(phrase));
}

bool KnownWords::Has(const std::string& tokens, uint32_t use) const {
  const auto list = by_use_.find(use);
  return list != by_use_.end() &&
         std::find(list->second.begin(), list->second.end(), tokens) != list->second.end();
}

bool KnownWords::TakeAgoAfter(std::string& tokens) const {
  const auto list = by_use_.find(kAgoAfter);
  if (list == by_use_.end()) return false;
  size_t longest = 0;
  for (const std::string& mark : list->second) {
    const bool ends = tokens.size() > mark.size() && tokens.ends_with(mark) &&
                      tokens[tokens.size() - mark.size() - 1] == ' ';
    if (ends) longest = std::max(longest, mark.size());
  }
  if (longest == 0) return false;
  tokens.resize(tokens.size() - longest - 1);
  return true;
}

std::string JoinTokens(const TokenLine& line, size_t begin, size_t end) {
  std::string out;
  for (size_t i = begin; i < end; ++i) {
    if (i > begin) out.push_back(' ');
    out += line.Folded(i);
  }
  return out;
}

bool AddLocaleWords(const char* language_tag, const KnownWords& known, TableBuilder& table) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale = icu::Locale::forLanguageTag(language_tag, status);
  const icu::DateFormatSymbols symbols(locale, status);
  if (U_FAILURE(status)) return false;
  // ICU falls back to its root locale, silently, for languages that it has no data for.
  const std::string found = symbols.getLocale(ULOC_VALID_LOCALE, status).getName();
  return U_SUCCESS(status) && !found.empty() && found != "root" &&
         LocaleWords(locale, known, table).AddAll();
}

}  // namespace pare
