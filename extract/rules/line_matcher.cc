// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/line_matcher.h"

#include <algorithm>
#include <utility>

namespace pare {

void LineMatcher::AddPhrase(const Phrase& phrase, uint32_t id) {
  CompiledPhrase compiled;
  compiled.id = id;
  compiled.first_part = static_cast<uint32_t>(new_parts_.size());
  compiled.part_count = static_cast<uint32_t>(phrase.parts.size());
  for (const PhrasePart& part : phrase.parts) {
    Part& p = new_parts_.emplace_back();
    p.literal = part.literal;
    p.slot = part.slot;
    if (part.literal) {
      const auto next = static_cast<uint32_t>(new_words_.size());
      const auto [known, fresh] = numbers_.try_emplace(part.word, next);
      if (fresh) new_words_.push_back(known->first);  // keys of this map never move
      p.word = known->second;
      compiled.words |= WordBit(p.word);
    }
    compiled.least += part.literal ? 1 : SizeOf(part.slot).least;
    compiled.most += part.literal ? 1 : SizeOf(part.slot).most;
  }
  most_ = std::max(most_, compiled.most);
  new_phrases_.push_back(compiled);
}

void LineMatcher::AddRegex(std::string source, uint32_t id, uint32_t words) {
  regexes_.Add(std::move(source), id, words);
}

void LineMatcher::Finish() {
  for (uint32_t i = 0; i < new_words_.size(); ++i) words_.Add(new_words_[i], i);
  std::vector<std::vector<uint32_t>> by_first(new_words_.size()), by_inner(new_words_.size());
  std::vector<uint32_t> slots_alone;
  for (uint32_t i = 0; i < new_phrases_.size(); ++i) {
    const auto begin = new_parts_.begin() + new_phrases_[i].first_part;
    const auto end = begin + new_phrases_[i].part_count;
    const auto key = std::find_if(begin, end, [](const Part& part) { return part.literal; });
    (key == end ? slots_alone : (key == begin ? by_first : by_inner)[key->word]).push_back(i);
  }
  words_.Finish();
  regexes_.Finish();
  new_words_ = {};
  numbers_ = {};
  by_first_word_ = ListTable(by_first);
  by_inner_word_ = ListTable(by_inner);
  slots_alone_ = Table<uint32_t>(std::move(slots_alone));
  parts_ = Table<Part>(std::move(new_parts_));
  phrases_ = Table<CompiledPhrase>(std::move(new_phrases_));
}

void LineMatcher::MatchPhrases(std::string_view line, std::span<const uint8_t> active,
                               Scratch& scratch, std::vector<uint32_t>& ids) const {
  if (phrases_.empty() || HasMoreWordsThan(line, most_)) return;
  scratch.line.Cut(line, most_);
  const size_t size = scratch.line.size();
  if (size == 0 || size > most_) return;
  if (++scratch.line_number == 0 || scratch.tried_in.size() != phrases_.size()) {
    scratch.tried_in.assign(phrases_.size(), 0);
    scratch.line_number = 1;
  }
  scratch.words.clear();
  scratch.word_bits = 0;
  scratch.slots.assign(static_cast<size_t>(Slot::kCount) * size, {});
  scratch.ends.clear();
  for (size_t i = 0; i < size; ++i) {
    const std::span<const uint32_t> found = words_.Find(scratch.line.Folded(i));
    scratch.words.push_back(found.empty() ? kNoWord : found[0]);
    if (!found.empty()) scratch.word_bits |= WordBit(found[0]);
  }
  Try(slots_alone_.Range(0, slots_alone_.size()), active, scratch, ids);
  if (scratch.words[0] != kNoWord) Try(by_first_word_[scratch.words[0]], active, scratch, ids);
  for (size_t i = 1; i < size; ++i) {
    if (scratch.words[i] != kNoWord) Try(by_inner_word_[scratch.words[i]], active, scratch, ids);
  }
}

void LineMatcher::Try(std::span<const uint32_t> candidates, std::span<const uint8_t> active,
                      Scratch& scratch, std::vector<uint32_t>& ids) const {
  const size_t size = scratch.line.size();
  for (const uint32_t i : candidates) {
    const CompiledPhrase& phrase = phrases_[i];
    if ((phrase.words & ~scratch.word_bits) != 0) continue;
    if (size < phrase.least || size > phrase.most || active[phrase.id] == 0) continue;
    if (std::exchange(scratch.tried_in[i], scratch.line_number) == scratch.line_number) continue;
    if (Fits(phrase, scratch)) ids.push_back(phrase.id);
  }
}

std::span<const uint32_t> LineMatcher::SlotEnds(Slot slot, size_t at, Scratch& scratch) {
  Scratch::Ends& ends = scratch.slots[static_cast<size_t>(slot) * scratch.line.size() + at];
  if (ends.first == UINT32_MAX) {
    ends.first = static_cast<uint32_t>(scratch.ends.size());
    AppendSlotEnds(slot, scratch.line, at, scratch.ends);
    ends.count = static_cast<uint32_t>(scratch.ends.size()) - ends.first;
  }
  return std::span(scratch.ends).subspan(ends.first, ends.count);
}

bool LineMatcher::Fits(const CompiledPhrase& phrase, Scratch& scratch) const {
  const size_t size = scratch.line.size();
  const Part* const parts = parts_.begin() + phrase.first_part;
  // Most candidates share one word with the line and no more; the last part often tells.
  const Part& last = parts[phrase.part_count - 1];
  if (last.literal && scratch.words[size - 1] != last.word) return false;
  scratch.reached.assign(size + 1, 0);
  scratch.reached[0] = 1;
  for (size_t p = 0; p < phrase.part_count; ++p) {
    scratch.next.assign(size + 1, 0);
    bool any = false;
    for (size_t at = 0; at < size; ++at) {
      if (scratch.reached[at] == 0) continue;
      if (parts[p].literal) {
        if (scratch.words[at] != parts[p].word) continue;
        scratch.next[at + 1] = 1;
        any = true;
        continue;
      }
      const std::span<const uint32_t> ends = SlotEnds(parts[p].slot, at, scratch);
      for (const uint32_t end : ends) scratch.next[end] = 1;
      any = any || !ends.empty();
    }
    if (!any) return false;
    scratch.reached.swap(scratch.next);
  }
  return scratch.reached[size] != 0;
}

}  // namespace pare
