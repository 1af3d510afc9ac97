// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/slots.h"

#include <algorithm>
#include <array>

#include "extract/rules/address.h"
#include "extract/rules/calendar.h"
#include "extract/rules/date_slots.h"
#include "extract/rules/name_slots.h"
#include "extract/rules/number_slots.h"

namespace pare {
namespace {

constexpr std::array<SlotSize, static_cast<size_t>(Slot::kCount)> kSizes = {{
    {1, 12},               // {n}
    {2, 40},               // {date}
    {1, 32},               // {ago}
    {1, kMostNameTokens},  // {name}
    {2, 24},               // {host}
    {2, 96},               // {url}
    {1, 12},               // {any}
    {2, kMostNameTokens},  // {name} with capitals
}};

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
  if (run.empty() || end - begin < SizeOf(slot).least) return;
  if (slot == Slot::kHost ? IsBareHost(run) : IsAddress(run)) {
    ends.push_back(static_cast<uint32_t>(end));
  }
}

void AppendAnyEnds(Slot slot, const TokenLine& line, size_t begin, std::vector<uint32_t>& ends) {
  switch (slot) {
    case Slot::kNumber:
      return AppendNumberEnds(line, begin, ends);
    case Slot::kDate:
      return AppendDateEnds(line, begin, ends);
    case Slot::kAgo:
      return AppendAgoEnds(line, begin, ends);
    case Slot::kName:
      AppendUncasedNameEnds(line, begin, ends);
      return AppendCasedNameEnds(line, begin, ends);
    case Slot::kCasedName:
      return AppendCasedNameEnds(line, begin, ends);
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

}  // namespace

SlotSize SizeOf(Slot slot) { return kSizes[static_cast<size_t>(slot)]; }

uint32_t SlotsThatMayBegin(const TokenLine& line) {
  const auto bit = [](Slot slot) { return 1u << static_cast<uint32_t>(slot); };
  if (line.size() == 0) return 0;
  uint32_t slots = bit(Slot::kAny);
  const bool digits = line[0].kind == TokenKind::kDigits;
  if (digits) {
    slots |= bit(Slot::kNumber) | bit(Slot::kDate) | bit(Slot::kAgo);
  } else {
    slots |= bit(Slot::kName);
    const uint32_t uses = UsesOfCalendarPhrases(line.Folded(0));
    if ((uses & kDateOpenings) != 0) slots |= bit(Slot::kDate);
    if ((uses & kAgoOpenings) != 0) slots |= bit(Slot::kAgo);
  }
  if (line.size() == 1) return slots;
  if (line[0].kind == TokenKind::kLetters) slots |= bit(Slot::kCasedName);
  if (!HasSpace(line.Gap(1))) slots |= bit(Slot::kHost) | bit(Slot::kUrl);
  return slots;
}

void AppendSlotEnds(Slot slot, const TokenLine& line, size_t begin, std::vector<uint32_t>& ends) {
  if (begin >= line.size()) return;
  const size_t before = ends.size();
  AppendAnyEnds(slot, line, begin, ends);
  if (ends.size() == before) return;
  // Lines too long for a phrase are not looked at, so what a slot takes must have a bound; a line
  // of words that repeat, such as "1 day and 2 days and ...", could pass it.
  const size_t last = begin + SizeOf(slot).most;
  ends.erase(std::remove_if(ends.begin() + static_cast<ptrdiff_t>(before), ends.end(),
                            [last](uint32_t end) { return end > last; }),
             ends.end());
}

}  // namespace pare
