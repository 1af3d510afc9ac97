// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/slots.h"

#include <algorithm>
#include <array>

#include "extract/rules/address.h"
#include "extract/rules/date_slots.h"

namespace pare {
namespace {

constexpr std::array<SlotSize, static_cast<size_t>(Slot::kCount)> kSizes = {{
    {1, 8},   // {n}
    {2, 24},  // {date}
    {1, 16},  // {ago}
    {2, 16},  // {name}
    {2, 24},  // {host}
    {2, 96},  // {url}
    {1, 12},  // {any}
}};

bool IsOneOf(std::string_view text, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

// ---- {n}

// What may stand between the three-digit groups of a number.
bool IsGroupGap(std::string_view gap) {
  return IsOneOf(gap, {",", ".", "'", "’", " ", "\u00A0", "\u2009", "\u202F"});
}

// Words that multiply a number. Longer ones may stand apart from it.
bool IsGluedMultiplier(std::string_view folded) { return IsOneOf(folded, {"k", "m", "b"}); }
bool IsMultiplier(std::string_view folded) {
  return IsOneOf(folded, {"mn", "mln", "mio", "mil", "tys", "тыс", "млн", "千", "万", "萬", "億",
                          "亿", "천", "만"});
}

void AppendNumberEnds(const TokenLine& line, size_t begin, std::vector<uint32_t>& ends) {
  const auto is_digits = [&line](size_t i) {
    return i < line.size() && line[i].kind == TokenKind::kDigits;
  };
  if (!is_digits(begin)) return;
  const size_t limit = begin + SizeOf(Slot::kNumber).most;
  const auto add = [&](size_t end) {
    ends.push_back(static_cast<uint32_t>(end));
    if (end >= line.size() || end >= limit) return;
    const std::string_view gap = line.Gap(end), word = line.Folded(end);
    if ((gap.empty() && IsGluedMultiplier(word)) ||
        ((gap.empty() || IsAllSpace(gap)) && IsMultiplier(word))) {
      ends.push_back(static_cast<uint32_t>(end + 1));
    }
  };
  add(begin + 1);
  size_t end = begin + 1;
  if (line[begin].folded_length <= 3) {
    const std::string_view gap = is_digits(end) ? line.Gap(end) : std::string_view();
    while (is_digits(end) && end + 1 < limit && line.Gap(end) == gap && IsGroupGap(gap) &&
           line[end].folded_length == 3) {
      add(++end);
    }
  }
  if (is_digits(end) && IsOneOf(line.Gap(end), {".", ","}) && line[end].folded_length <= 2) {
    add(end + 1);  // decimals
  }
}

// ---- {name}

bool IsParticle(std::string_view folded) {
  return IsOneOf(folded, {"al", "ap", "bin", "bint", "da", "dal", "das", "de", "degli",
                          "del", "della", "den", "der", "des", "di", "do", "dos", "du", "e", "el",
                          "ibn", "la", "le", "les", "los", "op", "san", "ter", "ten", "van",
                          "vom", "von", "y", "zu", "zum", "zur"});
}

// What joins the parts of one name: Jean-Luc, O'Brien, J.R.
bool IsNameJoint(std::string_view gap) {
  return IsOneOf(gap, {"-", "'", "’", "‘", ".", "\u2010", "\u2011"});
}

bool IsOneCharacter(std::string_view text) {
  return std::count_if(text.begin(), text.end(), [](char c) {
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

void AppendNameEnds(const TokenLine& line, size_t begin, std::vector<uint32_t>& ends) {
  constexpr int kMostWords = 4;
  constexpr int kMostParticles = 3;  // "de la", "van der", "bin Abd al"
  const size_t limit = begin + SizeOf(Slot::kName).most;
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

// ---- {host}, {url}

// The whole run of non-white characters in which token `begin` is the first, without punctuation
// around it; "" if it is not the first. `end` becomes the token behind the run.
std::string_view RunAt(const TokenLine& line, size_t begin, size_t most, size_t& end) {
  if (begin > 0 && !HasSpace(line.Gap(begin))) return {};
  end = begin + 1;
  while (end < line.size() && !HasSpace(line.Gap(end))) {
    if (++end - begin > most) return {};
  }
  const std::string_view raw = line.raw();
  size_t stop = line[end - 1].end;
  if (stop < raw.size() && raw[stop] == '/') ++stop;
  return raw.substr(line[begin].begin, stop - line[begin].begin);
}

void AppendAddressEnds(Slot slot, const TokenLine& line, size_t begin,
                       std::vector<uint32_t>& ends) {
  size_t end = begin;
  const std::string_view run = RunAt(line, begin, SizeOf(slot).most, end);
  if (run.empty()) return;
  if (slot == Slot::kHost ? IsBareHost(run) : IsAddress(run)) {
    ends.push_back(static_cast<uint32_t>(end));
  }
}

}  // namespace

SlotSize SizeOf(Slot slot) { return kSizes[static_cast<size_t>(slot)]; }

void AppendSlotEnds(Slot slot, const TokenLine& line, size_t begin, std::vector<uint32_t>& ends) {
  if (begin >= line.size()) return;
  switch (slot) {
    case Slot::kNumber:
      return AppendNumberEnds(line, begin, ends);
    case Slot::kDate:
      return AppendDateEnds(line, begin, ends);
    case Slot::kAgo:
      return AppendAgoEnds(line, begin, ends);
    case Slot::kName:
      return AppendNameEnds(line, begin, ends);
    case Slot::kHost:
    case Slot::kUrl:
      return AppendAddressEnds(slot, line, begin, ends);
    case Slot::kAny: {
      const size_t last = std::min(line.size(), begin + SizeOf(slot).most);
      for (size_t end = begin + 1; end <= last; ++end) ends.push_back(static_cast<uint32_t>(end));
      return;
    }
    case Slot::kCount:
      return;
  }
}

}  // namespace pare
