// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/line_matcher.h"

#include <algorithm>
#include <utility>

namespace pare {

void LineMatcher::AddPhrase(const Phrase& phrase, uint32_t id) {
  const auto number = static_cast<uint32_t>(phrases_.size());
  CompiledPhrase compiled;
  compiled.id = id;
  compiled.first_part = static_cast<uint32_t>(parts_.size());
  compiled.part_count = static_cast<uint32_t>(phrase.parts.size());
  uint32_t key = kNoWord;
  for (const PhrasePart& part : phrase.parts) {
    Part& p = parts_.emplace_back();
    p.literal = part.literal;
    p.slot = part.slot;
    if (part.literal) {
      p.word = static_cast<uint32_t>(new_words_.size());
      new_words_.push_back(part.word);  // numbered for good in Finish()
      if (key == kNoWord) key = p.word;
    }
    compiled.least += part.literal ? 1 : SizeOf(part.slot).least;
    compiled.most += part.literal ? 1 : SizeOf(part.slot).most;
  }
  most_ = std::max(most_, compiled.most);
  if (key == kNoWord) slots_alone_.push_back(number);
  phrases_.push_back(compiled);
}

void LineMatcher::AddRegex(std::string source, uint32_t id, uint32_t words) {
  regexes_.Add(std::move(source), id, words);
}

void LineMatcher::Finish() {
  // Equal words get one number: the rank of the word among the distinct ones.
  std::vector<uint32_t> order(new_words_.size());
  for (uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(),
            [this](uint32_t a, uint32_t b) { return new_words_[a] < new_words_[b]; });
  std::vector<uint32_t> number(order.size());
  uint32_t distinct = 0;
  for (size_t i = 0; i < order.size(); ++i) {
    if (i == 0 || new_words_[order[i]] != new_words_[order[i - 1]]) {
      words_.Add(new_words_[order[i]], distinct++);
    }
    number[order[i]] = distinct - 1;
  }
  words_.Finish();
  new_words_ = {};
  for (Part& part : parts_) {
    if (part.literal) part.word = number[part.word];
  }
  by_first_word_.resize(distinct);
  by_inner_word_.resize(distinct);
  for (uint32_t i = 0; i < phrases_.size(); ++i) {
    const auto begin = parts_.begin() + phrases_[i].first_part;
    const auto end = begin + phrases_[i].part_count;
    const auto key = std::find_if(begin, end, [](const Part& part) { return part.literal; });
    if (key != end) (key == begin ? by_first_word_ : by_inner_word_)[key->word].push_back(i);
  }
}

void LineMatcher::Match(std::string_view line, uint32_t words, std::span<const uint8_t> active,
                        Scratch& scratch, std::vector<uint32_t>& ids) const {
  regexes_.Match(line, words, active, ids);
  if (phrases_.empty() || HasMoreWordsThan(line, most_)) return;
  scratch.line.Cut(line, most_);
  const size_t size = scratch.line.size();
  if (size == 0 || size > most_) return;
  if (++scratch.line_number == 0 || scratch.tried_in.size() != phrases_.size()) {
    scratch.tried_in.assign(phrases_.size(), 0);
    scratch.line_number = 1;
  }
  scratch.words.clear();
  for (size_t i = 0; i < size; ++i) {
    const std::span<const uint32_t> found = words_.Find(scratch.line.Folded(i));
    scratch.words.push_back(found.empty() ? kNoWord : found[0]);
  }
  Try(slots_alone_, active, scratch, ids);
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
    if (size < phrase.least || size > phrase.most || active[phrase.id] == 0) continue;
    if (std::exchange(scratch.tried_in[i], scratch.line_number) == scratch.line_number) continue;
    if (Fits(phrase, scratch)) ids.push_back(phrase.id);
  }
}

bool LineMatcher::Fits(const CompiledPhrase& phrase, Scratch& scratch) const {
  const size_t size = scratch.line.size();
  const Part* const parts = parts_.data() + phrase.first_part;
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
      scratch.ends.clear();
      AppendSlotEnds(parts[p].slot, scratch.line, at, scratch.ends);
      for (const uint32_t end : scratch.ends) scratch.next[end] = 1;
      any = any || !scratch.ends.empty();
    }
    if (!any) return false;
    scratch.reached.swap(scratch.next);
  }
  return scratch.reached[size] != 0;
}

}  // namespace pare
