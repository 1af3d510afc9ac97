// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/regex_atoms.h"

#include <algorithm>

#include "extract/text/fold.h"
#include "extract/text/words.h"

namespace pare {
namespace {

bool IsGap(std::string_view character) {
  size_t at = 0;
  const char32_t c = NextCodePoint(character, at);
  return !IsInvisible(c) && ClassOf(c) == CharClass::kOther;
}

Atom AtomOf(std::string_view character) {
  if (IsGap(character)) return {.gap = true};
  return {.literals = {Fold(character)}};
}

}  // namespace

bool RegexScanner::OpenGroup() {
  ++at_;  // (
  if (!Take('?')) return true;
  if (Take('P') || Peek() == '<') {
    while (!AtEnd() && !Take('>')) ++at_;
    return true;
  }
  while (!AtEnd() && Peek() != ':' && Peek() != ')') multiline_ |= source_[at_++] == 'm';
  if (Take(')')) return false;
  Take(':');
  return true;
}

Atom RegexScanner::ReadAtom() {
  const char c = source_[at_];
  if (c == '[') return ReadClass();
  if (c == '\\') return ReadEscape();
  if (c == '.' || c == '^' || c == '$') {
    ++at_;
    if (c == '.') return {};
    // Behind `$` there is nothing, of which anything may be said, or under (?m) a line feed.
    return {.zero_width = At::kLineStart};
  }
  return ReadCharacter();
}

Atom RegexScanner::ReadCharacter() {
  const size_t begin = at_;
  NextCodePoint(source_, at_);
  return AtomOf(source_.substr(begin, at_ - begin));
}

Atom RegexScanner::ReadEscape() {
  ++at_;  // the backslash
  const char c = Peek();
  if (!AtEnd()) ++at_;
  const bool is_word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  if (!is_word && c > ' ') return AtomOf({&c, 1});
  if (c == 'b') return {.zero_width = At::kBoundary};
  if (c == 'A' || c == 'z') return {.zero_width = At::kLineStart};
  if (c == 'B') return {.zero_width = At::kAnywhere};
  if (c == 'p' || c == 'P') {
    if (Take('{')) {
      while (!AtEnd() && !Take('}')) ++at_;
    } else if (!AtEnd()) {
      ++at_;
    }
  } else if (c == 'x' || c == 'Q' || c == 'C' || (c >= '0' && c <= '9') || !is_word) {
    unknown_syntax_ = true;  // not used in rules; not worth reading
  }
  return {.gap = c == 's'};
}

// A class says something where all of its characters part words, or none does and they are few.
Atom RegexScanner::ReadClass() {
  constexpr size_t kMost = 32;  // characters, beyond which nothing is said
  ++at_;  // [
  bool gaps = !Take('^'), known = gaps;
  Atom all;
  for (bool first = true; !AtEnd() && (first || Peek() != ']'); first = false) {
    // RE2 knows names of up to seven bytes, and takes longer ones for errors.
    constexpr size_t kLongestName = 16;
    const bool named = source_.substr(at_, 2) == "[:";
    const size_t length = named ? source_.substr(at_ + 2, kLongestName).find(":]")
                                : std::string_view::npos;
    const size_t name_end = length == std::string_view::npos ? length : at_ + 2 + length;
    if (name_end != std::string_view::npos) {
      at_ = name_end + 2;
      gaps = known = false;
      continue;
    }
    // A range counts as its ends do, and what lies between may be a letter.
    const bool range = Peek() == '-' && !first && source_.substr(at_ + 1, 1) != "]";
    const Atom member = Peek() == '\\' ? ReadEscape() : ReadCharacter();
    gaps = gaps && !range && member.gap;
    known = known && !range && member.literals.size() == 1 && all.literals.size() < kMost;
    if (!known) continue;
    const std::string& literal = member.literals[0];
    if (std::find(all.literals.begin(), all.literals.end(), literal) == all.literals.end()) {
      all.literals.push_back(literal);
    }
  }
  at_ = std::min(at_ + 1, source_.size());
  if (!known) all.literals.clear();
  all.gap = gaps;
  return all;
}

Quantity RegexScanner::TakeQuantifier() {
  Quantity quantity = Quantity::kOnce;
  if (Take('?')) {
    quantity = Quantity::kMaybeOnce;
  } else if (Take('*')) {
    quantity = Quantity::kAnyNumber;
  } else if (Take('+')) {
    quantity = Quantity::kOnceOrMore;
  } else if (const size_t close = RepetitionEnd(); close != 0) {
    const std::string_view count = source_.substr(at_ + 1, close - at_ - 1);
    quantity = count[0] == '0'                                    ? Quantity::kAnyNumber
               : count[0] == '1' && (count[1] < '0' || count[1] > '9') ? Quantity::kOnceOrMore
                                                                  : Quantity::kTwiceOrMore;
    at_ = close;
  } else {
    return quantity;
  }
  Take('?');  // as few as possible
  return quantity;
}

// Where {2}, {2,} or {2,5} at the present place ends; 0 where the brace stands for itself, as it does
// to RE2 before numbers with a leading zero or of ten digits.
size_t RegexScanner::RepetitionEnd() const {
  constexpr size_t kMostDigits = 9;
  // Behind the number at `i`, `i` where there is none, 0 where it is no count.
  const auto number_end = [this](size_t i) -> size_t {
    size_t end = i;
    while (end < source_.size() && source_[end] >= '0' && source_[end] <= '9') ++end;
    const bool counts = end - i <= kMostDigits && (end - i < 2 || source_[i] != '0');
    return counts ? end : 0;
  };
  if (Peek() != '{') return 0;
  size_t end = number_end(at_ + 1);
  if (end == at_ + 1 || end == 0) return 0;
  if (end < source_.size() && source_[end] == ',') end = number_end(end + 1);
  if (end == 0) return 0;
  return end < source_.size() && source_[end] == '}' ? end + 1 : 0;
}

}  // namespace pare
