// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The variants that change words: names and numbers.
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>

#include "bench/variants.h"
#include "bench/words.h"

namespace pare::bench {
namespace {

// Prose, whose capitals are names; in shorter lines they may be a label's style.
constexpr size_t kProseBytes = 80;
constexpr size_t kShortestName = 3;    // characters: initials and most abbreviations stay
constexpr size_t kShortestStem = 4;
constexpr size_t kLongestEnding = 2;   // "-n", "-an": adjectives follow their noun
constexpr size_t kShortestCapital = 4;  // of a name in capitals

// Placeholder names of persons, and places that do not exist. Four letters or more: shorter ones
// in capitals open no dateline.
constexpr std::array<std::string_view, 40> kNames = {
    "Jane",     "John",     "Mary",    "Erika",    "Jean",     "Marie",   "Ivan",    "Anna",
    "Juan",     "Maria",    "Mario",   "Paola",    "Smith",    "Jones",   "Brown",   "Mustermann",
    "Dupont",   "Ivanov",   "Garcia",  "Rossi",    "Nowak",    "Tanaka",  "Yamada",  "Kowalski",
    "Harbury",  "Eastmere", "Colden",  "Northam",  "Wexley",   "Ardmoor", "Silvery", "Tamberg",
    "Oldhaven", "Penrick",  "Marwick", "Kestrel",  "Lindholm", "Brackley", "Thornby", "Velden"};
// Where a text has more names than the table.
constexpr std::array<std::string_view, 5> kEndings = {"", "ton", "wick", "berg", "field"};

constexpr std::array<std::string_view, 27> kCalendar = {
    "january", "february",  "march",   "april",    "may",      "june",   "july",
    "august",  "september", "october", "november", "december", "monday", "tuesday",
    "wednesday", "thursday", "friday", "saturday", "sunday",   "jan",    "feb",
    "sep",     "sept",      "oct",     "nov",      "dec",      "aug"};
constexpr size_t kMonths = 12;

bool IsCalendarWord(std::string_view word) {
  return std::find(kCalendar.begin(), kCalendar.end(), Lower(word)) != kCalendar.end();
}

bool IsMonth(std::string_view word) {
  const std::string lower = Lower(word);
  const auto at = std::find(kCalendar.begin(), kCalendar.end(), lower) - kCalendar.begin();
  return static_cast<size_t>(at) < kMonths || (at >= 19 && at < 27);
}

struct Word {
  size_t begin, end;  // bytes of the line
  size_t characters;
  bool capital;   // a capital, then small letters
  bool capitals;  // nothing but capitals
  bool small;     // opens with a small letter
};

// Runs of letters.
std::vector<Word> WordsOf(std::string_view line) {
  std::vector<Word> words;
  bool inside = false;
  const auto size = static_cast<int32_t>(line.size());
  for (int32_t i = 0; i < size;) {
    const auto begin = static_cast<size_t>(i);
    UChar32 c;
    U8_NEXT(line.data(), i, size, c);
    if (c < 0 || u_isalpha(c) == 0) {
      inside = false;
      continue;
    }
    const bool upper = u_isupper(c) != 0;
    if (!inside) words.push_back({begin, begin, 0, upper, true, u_islower(c) != 0});
    inside = true;
    Word& word = words.back();
    word.capitals = word.capitals && upper;
    word.capital = word.capital && (word.characters == 0 || !upper);
    ++word.characters;
    word.end = static_cast<size_t>(i);
  }
  return words;
}

bool InHost(std::string_view line, const Word& w) {
  const auto letter = [&](size_t i) {
    return i < line.size() && u_isalpha(static_cast<unsigned char>(line[i])) != 0;
  };
  return (w.begin > 1 && line[w.begin - 1] == '.' && letter(w.begin - 2)) ||
         (w.end < line.size() && line[w.end] == '.' && letter(w.end + 1));
}

// After a space and a letter, a digit or a comma, so neither after a sentence's end nor a quote.
bool InMidSentence(std::string_view line, const Word& w) {
  if (w.begin < 2 || line[w.begin - 1] != ' ') return false;
  const auto before = static_cast<unsigned char>(line[w.begin - 2]);
  return before == ',' || (before < 0x80 && u_isalnum(before) != 0);
}

std::string Title(std::string_view capitals) {
  std::string word = Lower(capitals);
  for (size_t i = 0; i < word.size() && i < 1; ++i) word[i] = capitals[i];
  return word;
}

std::string Capitals(std::string word) {
  for (char& c : word) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return word;
}

// The names of a text: words capitalised in mid-sentence, the places of datelines and the names
// below "By", but for those of the calendar and for words that also occur in small letters.
std::set<std::string> NamesOf(const LabelledText& text) {
  std::set<std::string> names, small;
  for (size_t n = 0; n < text.lines.size(); ++n) {
    const std::string_view line = text.lines[n].text;
    const bool named = n > 0 && Lower(Trim(text.lines[n - 1].text)) == "by";
    const size_t dash = line.find(" – ");
    for (const Word& w : WordsOf(line)) {
      const std::string_view word = line.substr(w.begin, w.end - w.begin);
      if (w.small) small.emplace(word);
      if (w.characters < kShortestName || IsCalendarWord(word) || InHost(line, w)) continue;
      if (line.size() < kProseBytes && !named) continue;
      if (w.capital && (named || InMidSentence(line, w))) names.emplace(word);
      const bool place = dash < kProseBytes && w.end <= dash && WordsOf(line)[0].capitals;
      if (w.capitals && w.characters >= kShortestCapital && place) names.insert(Title(word));
    }
  }
  std::erase_if(names, [&](const std::string& name) { return small.contains(Lower(name)); });
  return names;
}

std::map<std::string, std::string> Replacements(const std::set<std::string>& names,
                                                uint64_t seed) {
  std::vector<std::string_view> table(kNames.begin(), kNames.end());
  std::mt19937_64 random(seed);
  // Not std::shuffle, whose order differs between libraries.
  for (size_t i = table.size(); i > 1; --i) std::swap(table[i - 1], table[random() % i]);
  std::map<std::string, std::string> out;
  size_t used = 0;
  const std::string* stem = nullptr;
  for (const std::string& name : names) {  // in order, so that a stem precedes what it opens
    if (stem != nullptr && name.starts_with(*stem) &&
        name.size() <= stem->size() + kLongestEnding) {
      out[name] = out[*stem] + name.substr(stem->size());
      continue;
    }
    const std::string_view ending = kEndings[(used / table.size()) % kEndings.size()];
    out[name] = std::string(table[used % table.size()]) + std::string(ending);
    ++used;
    stem = name.size() >= kShortestStem ? &name : nullptr;
  }
  return out;
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// What a run of digits is, from what stands around it.
struct DigitRun {
  bool year, day, time;
  bool glued;  // a letter follows: "21st", "1970s"
};

DigitRun ReadRun(std::string_view line, size_t begin, size_t end) {
  const std::string_view run = line.substr(begin, end - begin);
  DigitRun r{};
  r.year = run.size() == 4 && (run.starts_with("19") || run.starts_with("20"));
  const auto at = [&](size_t i) { return i < line.size() ? line[i] : ' '; };
  r.time = at(end) == ':' || (begin > 0 && line[begin - 1] == ':');
  r.glued = u_isalpha(static_cast<unsigned char>(at(end))) != 0;
  for (const Word& w : WordsOf(line)) {
    if (!IsMonth(line.substr(w.begin, w.end - w.begin)) || run.size() > 2) continue;
    const bool before = w.end < begin && begin - w.end <= 2;  // "May 3", "Sept. 3"
    const bool after = w.begin > end && w.begin - end <= 2;   // "3 May", "3. Mai"
    r.day = r.day || before || after;
  }
  return r;
}

// Other digits, the same for the same run. A day is at most the 28th; a time's parts stay below
// 20; a lone 1 stays, for a noun's singular hangs on it, and no other number becomes 1; what
// letters follow ("3rd", "1970s") keeps its last digit.
std::string OtherDigits(std::string_view run, const DigitRun& r, uint64_t seed) {
  if (run == "1") return "1";
  uint64_t hash = 14695981039346656037u ^ seed;  // FNV-1a
  for (const char c : run) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  std::mt19937_64 random(hash);
  const auto pick = [&](uint64_t low, uint64_t high) { return low + random() % (high - low + 1); };
  std::string out(run);
  if (r.year) {
    out = std::to_string(run.starts_with("19") ? pick(1950, 1999) : pick(2001, 2026));
  } else if (run.size() == 1) {
    out = std::to_string(pick(2, 9));
  } else if (r.day) {
    out = std::to_string(pick(10, 28));
  } else {
    for (size_t i = 0; i < out.size(); ++i) {
      const bool leading = i == 0 && run[0] != '0';
      out[i] = static_cast<char>('0' + (r.time && i == 0 ? 1 : pick(leading ? 1 : 0, 9)));
    }
  }
  if (r.glued) out.back() = run.back();
  return out;
}

}  // namespace

LabelledText RenameNames(const LabelledText& text, uint64_t seed) {
  const std::map<std::string, std::string> other = Replacements(NamesOf(text), seed);
  LabelledText result = text;
  for (LabelledLine& line : result.lines) {
    const std::string old = std::move(line.text);
    line.text.clear();
    size_t done = 0;
    for (const Word& w : WordsOf(old)) {
      const std::string word = old.substr(w.begin, w.end - w.begin);
      const bool capitals = w.capitals && w.characters >= kShortestCapital;
      const auto it = other.find(capitals ? Title(word) : word);
      if (it == other.end() || InHost(old, w)) continue;
      line.text.append(old, done, w.begin - done);
      line.text += capitals ? Capitals(it->second) : it->second;
      done = w.end;
    }
    line.text.append(old, done);
  }
  return result;
}

LabelledText ChangeNumbers(const LabelledText& text, uint64_t seed) {
  LabelledText result = text;
  for (LabelledLine& line : result.lines) {
    const std::string old = line.text;
    for (size_t begin = 0; begin < old.size();) {
      size_t end = begin;
      while (end < old.size() && IsDigit(old[end])) ++end;
      if (end > begin) {
        const std::string_view run = std::string_view(old).substr(begin, end - begin);
        const std::string other = OtherDigits(run, ReadRun(old, begin, end), seed);
        line.text.replace(begin, run.size(), other);
      }
      begin = end + 1;
    }
  }
  return result;
}

}  // namespace pare::bench
