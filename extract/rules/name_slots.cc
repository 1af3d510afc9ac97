// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/name_slots.h"

#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "extract/text/words.h"

namespace pare {
namespace {

bool IsOneOf(std::string_view text, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

// ---- Scripts with capitals

// A word of up to eight bytes as a number, so that lists of words are searched without calls.
constexpr uint64_t Packed(std::string_view word) {
  uint64_t packed = 0;
  for (const char c : word) packed = packed << 8 | static_cast<unsigned char>(c);
  return packed;
}

bool IsParticle(std::string_view folded) {
  static constexpr auto kParticles = [] {
    std::array words = {
        Packed("al"),  Packed("ap"),  Packed("bin"), Packed("bint"),  Packed("da"),    Packed("dal"),
        Packed("das"), Packed("de"),  Packed("del"), Packed("degli"), Packed("della"), Packed("den"),
        Packed("der"), Packed("des"), Packed("di"),  Packed("do"),    Packed("dos"),   Packed("du"),
        Packed("e"),   Packed("el"),  Packed("ibn"), Packed("la"),    Packed("le"),    Packed("les"),
        Packed("los"), Packed("op"),  Packed("san"), Packed("ter"),   Packed("ten"),   Packed("van"),
        Packed("vom"), Packed("von"), Packed("y"),   Packed("zu"),    Packed("zum"),   Packed("zur")};
    std::sort(words.begin(), words.end());
    return words;
  }();
  constexpr size_t kMostBytes = 5;
  return folded.size() <= kMostBytes &&
         std::binary_search(kParticles.begin(), kParticles.end(), Packed(folded));
}

// What joins the parts of one name: Jean-Luc, O'Brien, J.R.
bool IsNameJoint(std::string_view gap) {
  if (gap.size() == 1) return gap[0] == '-' || gap[0] == '\'' || gap[0] == '.';
  return gap.size() == 3 && IsOneOf(gap, {"’", "‘", "\u2010", "\u2011"});
}

bool IsOneCharacter(std::string_view text) {
  constexpr size_t kMostBytes = 4;
  return text.size() <= kMostBytes &&
         std::count_if(text.begin(), text.end(), [](char c) {
           return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
         }) == 1;
}

// One word of a name from token `i`: returns its end, or `i` if there is none. `initial`: a single
// letter, so that a full stop may follow.
size_t NameWordEnd(const TokenLine& line, size_t i, bool& initial) {
  const size_t begin = i;
  bool upper = false;
  initial = true;
  do {
    if (line[i].kind != TokenKind::kLetters) return begin;
    upper = upper || line[i].upper;
    initial = initial && line[i].upper && IsOneCharacter(line.Raw(i));
    ++i;
  } while (i < line.size() && IsNameJoint(line.Gap(i)));
  // A digit right behind the letters ("Covid19") makes it no name.
  if (i < line.size() && line.Gap(i).empty()) return begin;
  return upper ? i : begin;
}

// ---- Scripts without capitals

UScriptCode ScriptAt(const TokenLine& line, size_t i) {
  if (i >= line.size() || line[i].kind == TokenKind::kDigits) return USCRIPT_COMMON;
  size_t at = 0;
  UErrorCode status = U_ZERO_ERROR;
  const char32_t c = NextCodePoint(line.Folded(i), at);
  if (c == 0x30FC) return USCRIPT_KATAKANA;  // the long vowel mark, which hiragana has too
  return uscript_getScript(static_cast<UChar32>(c), &status);
}

bool IsHan(UScriptCode script) { return script == USCRIPT_HAN; }
bool IsKana(UScriptCode script) {
  return script == USCRIPT_KATAKANA || script == USCRIPT_HIRAGANA;
}

// The end of the run of up to `most` tokens from `begin` that touch and are all of a script.
template <class IsScript>
size_t RunEnd(const TokenLine& line, size_t begin, size_t most, IsScript is_script) {
  size_t i = begin;
  while (i < line.size() && i - begin < most && (i == begin || line.Gap(i).empty()) &&
         is_script(ScriptAt(line, i))) {
    ++i;
  }
  return i;
}

bool IsSpaceBefore(const TokenLine& line, size_t i) {
  return i < line.size() && IsAllSpace(line.Gap(i));
}

void AppendHanNames(const TokenLine& line, size_t begin, std::vector<uint32_t>& ends) {
  constexpr size_t kMostTogether = 4, kMostApart = 3;
  const size_t run = RunEnd(line, begin, kMostTogether, IsHan);
  for (size_t end = begin + 2; end <= run; ++end) ends.push_back(static_cast<uint32_t>(end));
  if (run == begin || run - begin > kMostApart || !IsSpaceBefore(line, run)) return;
  const bool kana = IsKana(ScriptAt(line, run));
  const size_t given = kana ? RunEnd(line, run, kMostApart, IsKana)
                            : RunEnd(line, run, kMostApart, IsHan);
  for (size_t end = run + 1; end <= given; ++end) {
    if (end - begin > 2) ends.push_back(static_cast<uint32_t>(end));
  }
}

void AppendKanaNames(const TokenLine& line, size_t begin, std::vector<uint32_t>& ends) {
  constexpr int kMostParts = 4;
  size_t end = RunEnd(line, begin, kMostNameTokens, IsKana);
  for (int part = 1; part < kMostParts && end < line.size(); ++part) {
    if (!IsOneOf(line.Gap(end), {"・", "･", "＝", "="})) return;
    const size_t next = RunEnd(line, end, kMostNameTokens, IsKana);
    if (next == end || next - begin > kMostNameTokens) return;
    end = next;
    ends.push_back(static_cast<uint32_t>(end));
  }
}

void AppendHangulNames(const TokenLine& line, size_t begin, std::vector<uint32_t>& ends) {
  constexpr size_t kSyllableBytes = 3;
  const size_t bytes = line[begin].folded_length;
  const bool apart = begin + 1 == line.size() || !line.Gap(begin + 1).empty();
  if (bytes >= 2 * kSyllableBytes && bytes <= 4 * kSyllableBytes && apart) {
    ends.push_back(static_cast<uint32_t>(begin + 1));
  }
}

void AppendNamesOfWords(const TokenLine& line, size_t begin, UScriptCode script,
                        std::vector<uint32_t>& ends) {
  constexpr size_t kMostWords = 4;
  for (size_t i = begin; i < line.size() && i < begin + kMostWords; ++i) {
    if (ScriptAt(line, i) != script) return;
    if (i > begin && !IsAllSpace(line.Gap(i)) && line.Gap(i) != "-" && line.Gap(i) != "־") return;
    const bool apart = i + 1 == line.size() || !line.Gap(i + 1).empty();  // no digits behind it
    if (i > begin && apart) ends.push_back(static_cast<uint32_t>(i + 1));
  }
}

}  // namespace

void AppendCasedNameEnds(const TokenLine& line, size_t begin, std::vector<uint32_t>& ends) {
  constexpr int kMostWords = 4;
  constexpr int kMostParticles = 3;  // "de la", "van der", "bin Abd al"
  const size_t limit = begin + kMostNameTokens;
  if (begin > 0 && line.Gap(begin).empty()) return;
  int words = 0, particles = 0;
  bool full_word = false;  // not an initial
  bool after_initial = false;
  for (size_t i = begin; i < line.size() && i < limit;) {
    if (i > begin) {
      const std::string_view gap = line.Gap(i);
      const bool stop = after_initial && !gap.empty() && gap[0] == '.';
      if (!IsAllSpace(gap.substr(stop ? 1 : 0))) return;
    }
    if (words > 0 && !line[i].upper && IsParticle(line.Folded(i)) && i + 1 < line.size() &&
        !line.Gap(i + 1).empty() && !IsNameJoint(line.Gap(i + 1))) {
      if (++particles > kMostParticles) return;
      after_initial = false;
      ++i;
      continue;
    }
    bool initial = false;
    const size_t end = NameWordEnd(line, i, initial);
    if (end == i || end > limit || ++words > kMostWords) return;
    after_initial = initial || line.Folded(end - 1) == "jr" || line.Folded(end - 1) == "sr";
    full_word = full_word || !initial;
    if (words >= 2 && full_word) ends.push_back(static_cast<uint32_t>(end));
    i = end;
  }
}

void AppendUncasedNameEnds(const TokenLine& line, size_t begin, std::vector<uint32_t>& ends) {
  if (static_cast<unsigned char>(line.Folded(begin)[0]) < 128) return;
  switch (const UScriptCode script = ScriptAt(line, begin)) {
    case USCRIPT_HAN:
      return AppendHanNames(line, begin, ends);
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
      return AppendKanaNames(line, begin, ends);
    case USCRIPT_HANGUL:
      return AppendHangulNames(line, begin, ends);
    case USCRIPT_ARABIC:
    case USCRIPT_HEBREW:
    case USCRIPT_DEVANAGARI:
      return AppendNamesOfWords(line, begin, script, ends);
    default:
      return;
  }
}

}  // namespace pare
