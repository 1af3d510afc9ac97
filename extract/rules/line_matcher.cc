// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/line_matcher.h"

#include <algorithm>
#include <bit>

namespace pare {
namespace {

constexpr uint32_t kSlots = static_cast<uint32_t>(Slot::kCount);

}  // namespace

uint64_t LineMatcher::WordBit(std::string_view word) {
  const auto at = [word](size_t i) { return uint32_t{static_cast<unsigned char>(word[i])}; };
  const uint32_t key = at(0) << 16 | at(word.size() - 1) << 8 | static_cast<uint32_t>(word.size());
  return uint64_t{1} << ((key * 0x9E3779B1u) >> 26);  // 2^32 / golden ratio, top 6 bits
}

std::string_view LineMatcher::WithoutListMark(std::string_view line) {
  static constexpr std::string_view kMarks[] = {"•", "·", "●", "◆", "■", "▪", "※"};
  if (line.empty() || static_cast<unsigned char>(line.front()) < 128) return line;
  for (const std::string_view mark : kMarks) {
    if (!line.starts_with(mark)) continue;
    line.remove_prefix(mark.size());
    return line.substr(std::min(line.find_first_not_of(' '), line.size()));
  }
  return line;
}

void LineMatcher::Files::Add(uint32_t key, const CompiledPhrase& phrase) {
  if (key >= growing_.size()) growing_.resize(key + size_t{1});
  growing_[key].push_back(phrase);
}

void LineMatcher::Files::Finish(std::vector<CompiledPhrase>& phrases) {
  std::vector<uint32_t> first(1, static_cast<uint32_t>(phrases.size()));
  for (const std::vector<CompiledPhrase>& list : growing_) {
    phrases.insert(phrases.end(), list.begin(), list.end());
    first.push_back(static_cast<uint32_t>(phrases.size()));
  }
  growing_ = {};
  first_ = Table<uint32_t>(std::move(first));
}

void LineMatcher::WordFiles::Add(const std::string& word, const CompiledPhrase& phrase) {
  const auto next = static_cast<uint32_t>(growing_.size());
  const auto [known, fresh] = growing_.try_emplace(word, next);
  if (fresh) numbers_.Add(word, next);
  files_.Add(known->second, phrase);
}

void LineMatcher::WordFiles::Finish(std::vector<CompiledPhrase>& phrases) {
  growing_ = {};
  numbers_.Finish();
  files_.Finish(phrases);
}

void LineMatcher::AddPhrase(const Phrase& phrase, uint32_t id) {
  CompiledPhrase compiled;
  compiled.id = id;
  compiled.first_part = static_cast<uint32_t>(new_parts_.size());
  compiled.part_count = static_cast<uint32_t>(phrase.parts.size());
  for (const PhrasePart& part : phrase.parts) {
    new_parts_.push_back({part.literal, part.slot, words_.Add(part.word)});
    if (part.literal) compiled.words |= WordBit(part.word);
    compiled.least += part.literal ? 1 : SizeOf(part.slot).least;
    compiled.most += part.literal ? 1 : SizeOf(part.slot).most;
  }
  most_ = std::max(most_, compiled.most);
  if (!phrase.parts.front().literal && compiled.most > kShortLine) {
    long_slots_ |= 1u << static_cast<uint32_t>(phrase.parts.front().slot);
  }
  const auto key = std::find_if(phrase.parts.begin(), phrase.parts.end(),
                                [](const PhrasePart& part) { return part.literal; });
  if (key == phrase.parts.end()) {
    by_slot_.Add(static_cast<uint32_t>(phrase.parts.front().slot), compiled);
  } else if (key == phrase.parts.begin()) {
    by_first_word_.Add(key->word, compiled);
  } else {
    by_inner_word_.Add(key->word, compiled);
  }
}

void LineMatcher::AddRegex(std::string source, uint32_t id, uint32_t words) {
  regexes_.Add(std::move(source), id, words);
}

void LineMatcher::Finish() {
  std::vector<CompiledPhrase> phrases;
  by_first_word_.Finish(phrases);
  by_inner_word_.Finish(phrases);
  by_slot_.Finish(phrases);
  words_.Finish();
  regexes_.Finish();
  parts_ = Table<Part>(std::move(new_parts_));
  phrases_ = Table<CompiledPhrase>(std::move(phrases));
}

void LineMatcher::Begin(std::string_view line, size_t most, Scratch& scratch) {
  scratch.line.Cut(line, most);
  ++scratch.lines;
  scratch.ends.clear();
  const size_t slots = scratch.line.size() * kSlots;
  if (scratch.slots.size() < slots) scratch.slots.resize(slots);
}

Folding LineMatcher::MatchPhrases(std::string_view line, std::span<const uint8_t> active,
                                  Scratch& scratch, std::vector<uint32_t>& ids) const {
  Begin(line, kShortLine, scratch);
  const bool is_long = scratch.line.size() > kShortLine;
  if (!is_long || MayMatchLong(active, scratch)) {
    if (is_long) Begin(line, most_, scratch);
    MatchCut(active, scratch, ids);
  }
  return scratch.line.folding();
}

void LineMatcher::MatchCut(std::span<const uint8_t> active, Scratch& scratch,
                           std::vector<uint32_t>& ids) const {
  const size_t size = scratch.line.size();
  if (size == 0 || size > most_) return;
  scratch.word_bits = 0;
  for (size_t i = 0; i < size; ++i) scratch.word_bits |= WordBit(scratch.line.Folded(i));
  uint32_t slots = SlotsThatMayBegin(scratch.line);
  for (; slots != 0; slots &= slots - 1) {
    const auto slot = static_cast<uint32_t>(std::countr_zero(slots));
    const Candidates candidates = by_slot_[slot];
    if (candidates.first == candidates.second) continue;
    if (!SlotEnds(static_cast<Slot>(slot), 0, scratch).empty()) Try(candidates, active, scratch, ids);
  }
  Try(by_first_word_[scratch.line.Folded(0)], active, scratch, ids);
  for (size_t i = 1; i < size; ++i) {
    const std::string_view token = scratch.line.Folded(i);
    const Candidates candidates = by_inner_word_[token];
    if (candidates.first == candidates.second) continue;
    bool again = false;  // the line has had this word: its phrases have been tried
    for (size_t j = 1; j < i && !again; ++j) again = scratch.line.Folded(j) == token;
    if (!again) Try(candidates, active, scratch, ids);
  }
}

bool LineMatcher::MayMatchLong(std::span<const uint8_t> active, Scratch& scratch) const {
  uint32_t slots = long_slots_ & SlotsThatMayBegin(scratch.line);
  for (; slots != 0; slots &= slots - 1) {
    const auto slot = static_cast<Slot>(std::countr_zero(slots));
    // An address may be longer than what has been cut, its host too.
    if (slot == Slot::kUrl || !SlotEnds(slot, 0, scratch).empty()) return true;
  }
  const Candidates candidates = by_first_word_[scratch.line.Folded(0)];
  return std::any_of(phrases_.begin() + candidates.first, phrases_.begin() + candidates.second,
                     [&](const CompiledPhrase& phrase) {
                       return phrase.most > kShortLine && active[phrase.id] != 0 &&
                              BeginsWithWords(phrase, scratch.line);
                     });
}

bool LineMatcher::BeginsWithWords(const CompiledPhrase& phrase, const TokenLine& line) const {
  const Part* const parts = parts_.begin() + phrase.first_part;
  const size_t count = std::min<size_t>(phrase.part_count, line.size());
  for (size_t i = 0; i < count && parts[i].literal; ++i) {
    if (!IsWord(parts[i], line, i)) return false;
  }
  return true;
}

void LineMatcher::Try(Candidates candidates, std::span<const uint8_t> active, Scratch& scratch,
                      std::vector<uint32_t>& ids) const {
  const size_t size = scratch.line.size();
  for (uint32_t i = candidates.first; i < candidates.second; ++i) {
    const CompiledPhrase& phrase = phrases_[i];
    if ((phrase.words & ~scratch.word_bits) != 0) continue;
    if (size < phrase.least || size > phrase.most || active[phrase.id] == 0) continue;
    const Part& first = parts_[phrase.first_part];
    if (!first.literal && SlotEnds(first.slot, 0, scratch).empty()) continue;
    const Part& last = parts_[phrase.first_part + phrase.part_count - 1];
    if (last.literal && !IsWord(last, scratch.line, size - 1)) continue;
    if (Fits(phrase, scratch)) ids.push_back(phrase.id);
  }
}

std::span<const uint32_t> LineMatcher::SlotEnds(Slot slot, size_t at, Scratch& scratch) {
  Scratch::Ends& ends = scratch.slots[at * kSlots + static_cast<size_t>(slot)];
  if (ends.line != scratch.lines) {
    ends.line = scratch.lines;
    ends.first = static_cast<uint32_t>(scratch.ends.size());
    AppendSlotEnds(slot, scratch.line, at, scratch.ends);
    ends.count = static_cast<uint32_t>(scratch.ends.size()) - ends.first;
  }
  return std::span(scratch.ends).subspan(ends.first, ends.count);
}

bool LineMatcher::Fits(const CompiledPhrase& phrase, Scratch& scratch) const {
  const Part* first = parts_.begin() + phrase.first_part;
  const Part* last = first + phrase.part_count;
  // Words at the phrase's ends are one token each; most phrases are words alone.
  size_t begin = 0, end = scratch.line.size();
  for (; first != last && first->literal; ++first, ++begin) {
    if (begin == end || !IsWord(*first, scratch.line, begin)) return false;
  }
  for (; first != last && last[-1].literal; --last, --end) {
    if (begin == end || !IsWord(last[-1], scratch.line, end - 1)) return false;
  }
  if (first == last) return begin == end;
  if (begin >= end) return false;
  if (first + 1 == last) {
    const std::span<const uint32_t> ends = SlotEnds(first->slot, begin, scratch);
    return std::find(ends.begin(), ends.end(), end) != ends.end();
  }
  std::vector<uint32_t>& reached = scratch.reached;
  reached.assign(1, static_cast<uint32_t>(begin));
  for (; first != last; ++first) {
    scratch.next.clear();
    for (const uint32_t at : reached) {
      if (at >= end) continue;
      if (!first->literal) {
        const std::span<const uint32_t> ends = SlotEnds(first->slot, at, scratch);
        scratch.next.insert(scratch.next.end(), ends.begin(), ends.end());
      } else if (IsWord(*first, scratch.line, at)) {
        scratch.next.push_back(at + 1);
      }
    }
    if (scratch.next.empty()) return false;
    reached.swap(scratch.next);
    if (first->literal) continue;
    std::sort(reached.begin(), reached.end());
    reached.erase(std::unique(reached.begin(), reached.end()), reached.end());
  }
  return std::binary_search(reached.begin(), reached.end(), end);
}

}  // namespace pare
