// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/number_slots.h"

#include <string>
#include <string_view>

#include "extract/rules/calendar.h"

namespace pare {
namespace {

class NumberReader {
 public:
  NumberReader(const TokenLine& line, std::vector<uint32_t>& ends) : line_(line), ends_(ends) {}

  void AppendNumbers(size_t begin) {
    if (!IsDigits(begin)) return;
    Add(begin + 1, false);
    const size_t end = line_[begin].folded_length <= 3 ? AddGroups(begin + 1) : begin + 1;
    if (!IsDigits(end) || line_[end].folded_length > 2) return;
    const std::string gap = PlainGap(line_.Gap(end));
    if (gap == "." || gap == ",") Add(end + 1, true);
  }

 private:
  bool IsDigits(size_t i) const { return i < line_.size() && line_[i].kind == TokenKind::kDigits; }

  // Groups of three, or in India of two before the last of three. Returns the end of the longest.
  size_t AddGroups(size_t begin) {
    constexpr size_t kMostGroups = 6;  // more than a quintillion
    const std::string gap = IsDigits(begin) ? PlainGap(line_.Gap(begin)) : std::string();
    if (gap != "," && gap != "." && gap != "'" && gap != " ") return begin;
    bool by_three = true, by_two = gap == ",";
    size_t end = begin;
    for (size_t i = begin; i < begin + kMostGroups && IsDigits(i); ++i) {
      if (PlainGap(line_.Gap(i)) != gap) break;
      const uint32_t length = line_[i].folded_length;
      if (length == 3 && (by_three || by_two)) Add(end = i + 1, false);
      by_three = by_three && length == 3;
      by_two = by_two && length == 2;
      if (!by_three && !by_two) break;
    }
    return end;
  }

  void Add(size_t end, bool decimals) {
    ends_.push_back(static_cast<uint32_t>(end));
    const size_t after = CalendarPhraseEnd(line_, end, kMultiplier);
    if (after != end && MayMultiply(end, after, decimals)) {
      ends_.push_back(static_cast<uint32_t>(after));
    }
  }

  // A word that stands right behind a number or one space away. A single letter must touch the
  // number, or be held to it by a no-break space ("5 m" are metres), or follow decimals ("1,2 k").
  bool MayMultiply(size_t word, size_t after, bool decimals) const {
    const std::string_view gap = line_.Gap(word);
    if (gap.empty()) return true;
    const bool letter = after == word + 1 && line_[word].folded_length == 1;
    return PlainGap(gap) == " " && !(letter && gap == " " && !decimals);
  }

  const TokenLine& line_;
  std::vector<uint32_t>& ends_;
};

}  // namespace

void AppendNumberEnds(const TokenLine& line, size_t begin, std::vector<uint32_t>& ends) {
  NumberReader(line, ends).AppendNumbers(begin);
}

}  // namespace pare
