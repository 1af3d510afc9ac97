// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rule_tools/align.h"

#include <algorithm>
#include <array>

#include "extract/text/fold.h"
#include "extract/text/words.h"

namespace pare {
namespace {

constexpr size_t kAnchorWords = 3;
// An anchor's occurrences on the page times those in the gold: more, and it is not rare. A page
// often has its body's beginning twice or thrice.
constexpr size_t kMostPairs = 4;
// A gap of up to so many pairs of words is aligned exactly, at a byte a pair.
constexpr size_t kMostCells = size_t{1} << 19;
constexpr uint32_t kRun = 3;

struct Pair {
  uint32_t page = 0, gold = 0;
};

struct Gap {
  uint32_t page_begin, page_end, gold_begin, gold_end;
};

class Aligner {
 public:
  Aligner(std::span<const uint32_t> page, std::span<const uint32_t> gold)
      : page_(page), gold_(gold), place_(page.size(), kUnaligned) {}

  std::vector<uint32_t> Run() {
    gaps_.push_back({0, static_cast<uint32_t>(page_.size()), 0,
                     static_cast<uint32_t>(gold_.size())});
    while (!gaps_.empty()) {
      Gap gap = gaps_.back();
      gaps_.pop_back();
      if (RunOn(gap)) Fill(gap);
    }
    return std::move(place_);
  }

 private:
  // Lets the pairs at the gap's ends run on into it. False if nothing is left on one side.
  bool RunOn(Gap& gap) {
    const auto some = [&gap] {
      return gap.page_begin < gap.page_end && gap.gold_begin < gap.gold_end;
    };
    const auto is_pair = [this](uint32_t page, uint32_t gold) { return place_[page] == gold; };
    if (gap.page_begin > 0 && gap.gold_begin > 0 &&
        is_pair(gap.page_begin - 1, gap.gold_begin - 1)) {
      while (some() && page_[gap.page_begin] == gold_[gap.gold_begin]) {
        place_[gap.page_begin++] = gap.gold_begin++;
      }
    }
    if (gap.page_end < page_.size() && gap.gold_end < gold_.size() &&
        is_pair(gap.page_end, gap.gold_end)) {
      while (some() && page_[gap.page_end - 1] == gold_[gap.gold_end - 1]) {
        place_[--gap.page_end] = --gap.gold_end;
      }
    }
    return some();
  }

  void Fill(const Gap& gap) {
    const size_t cells = size_t{gap.page_end - gap.page_begin} * (gap.gold_end - gap.gold_begin);
    if (cells <= kMostCells) {
      FillExactly(gap);
      return;
    }
    const std::vector<Pair> chain = LongestChain(Anchors(gap));
    if (chain.empty()) return;
    Gap rest = gap;
    for (const Pair& anchor : chain) {
      // An anchor may overlap the one before: then the equal words at the gap's end are its own.
      if (anchor.page < rest.page_begin || anchor.gold < rest.gold_begin) continue;
      gaps_.push_back({rest.page_begin, anchor.page, rest.gold_begin, anchor.gold});
      rest.page_begin = anchor.page;
      rest.gold_begin = anchor.gold;
      for (size_t k = 0; k < kAnchorWords; ++k) place_[rest.page_begin++] = rest.gold_begin++;
    }
    gaps_.push_back(rest);
  }

  static uint64_t KeyAt(std::span<const uint32_t> words, uint32_t at) {
    uint64_t key = 0;
    for (size_t k = 0; k < kAnchorWords; ++k) {
      key = (key ^ words[at + k]) * 0x9E3779B97F4A7C15u;
      key ^= key >> 29;
    }
    return key;
  }

  struct Places {
    std::array<uint32_t, kMostPairs> page, gold;
    uint32_t page_count = 0, gold_count = 0;
  };

  // Pairs of places of the same rare run of words, by page, then backwards by gold.
  std::vector<Pair> Anchors(const Gap& gap) const {
    std::unordered_map<uint64_t, Places> places;
    for (uint32_t g = gap.gold_begin; g + kAnchorWords <= gap.gold_end; ++g) {
      Places& at = places[KeyAt(gold_, g)];
      if (at.gold_count < kMostPairs) at.gold[at.gold_count] = g;
      ++at.gold_count;
    }
    for (uint32_t p = gap.page_begin; p + kAnchorWords <= gap.page_end; ++p) {
      const auto found = places.find(KeyAt(page_, p));
      if (found == places.end()) continue;
      Places& at = found->second;
      if (at.page_count < kMostPairs) at.page[at.page_count] = p;
      ++at.page_count;
    }
    std::vector<Pair> pairs;
    for (const auto& [key, at] : places) {
      if (size_t{at.page_count} * at.gold_count > kMostPairs) continue;
      for (uint32_t i = 0; i < at.page_count; ++i) {
        for (uint32_t k = 0; k < at.gold_count; ++k) pairs.push_back({at.page[i], at.gold[k]});
      }
    }
    std::sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) {
      return a.page != b.page ? a.page < b.page : a.gold > b.gold;
    });
    return pairs;
  }

  // The longest chain of pairs that ascends on both sides.
  static std::vector<Pair> LongestChain(const std::vector<Pair>& pairs) {
    std::vector<uint32_t> ends;  // by length: the pair that ends such a chain earliest in the gold
    std::vector<uint32_t> before(pairs.size(), kUnaligned);
    for (uint32_t i = 0; i < pairs.size(); ++i) {
      const auto at = std::lower_bound(
          ends.begin(), ends.end(), pairs[i].gold,
          [&pairs](uint32_t end, uint32_t gold) { return pairs[end].gold < gold; });
      if (at != ends.begin()) before[i] = *(at - 1);
      if (at == ends.end()) {
        ends.push_back(i);
      } else {
        *at = i;
      }
    }
    std::vector<Pair> chain;
    for (uint32_t i = ends.empty() ? kUnaligned : ends.back(); i != kUnaligned; i = before[i]) {
      chain.push_back(pairs[i]);
    }
    std::reverse(chain.begin(), chain.end());
    return chain;
  }

  // The alignment with the most points: one for a pair of equal words, one more where the words
  // before are a pair too.
  void FillExactly(const Gap& gap) {
    enum : uint8_t { kSkipPage = 1, kSkipGold = 2, kPair = 3, kStep = 3, kPairBefore = 4 };
    const uint32_t rows = gap.page_end - gap.page_begin, columns = gap.gold_end - gap.gold_begin;
    steps_.assign(size_t{rows} * columns, 0);
    // By column: the best score of what lies up to there, and the best that ends in a pair there.
    std::vector<uint32_t> best(columns + 1), paired(columns + 1);
    for (uint32_t i = 0; i < rows; ++i) {
      uint32_t best_before = 0, paired_before = 0;  // of the row above, one column to the left
      for (uint32_t k = 0; k < columns; ++k) {
        const uint32_t above = best[k + 1], paired_above = paired[k + 1];
        uint8_t& step = steps_[size_t{i} * columns + k];
        step = above >= best[k] ? kSkipPage : kSkipGold;
        uint32_t score = std::max(above, best[k]), pair = 0;
        if (page_[gap.page_begin + i] == gold_[gap.gold_begin + k]) {
          const bool runs_on = paired_before > 0 && paired_before + 2 > best_before + 1;
          pair = runs_on ? paired_before + 2 : best_before + 1;
          if (runs_on) step |= kPairBefore;
          if (pair >= score) {
            score = pair;
            step = static_cast<uint8_t>(kPair | (step & kPairBefore));
          }
        }
        best[k + 1] = score;
        paired[k + 1] = pair;
        best_before = above;
        paired_before = paired_above;
      }
    }
    bool pair_wanted = false;
    for (uint32_t i = rows, k = columns; i > 0 && k > 0;) {
      const uint8_t step = steps_[size_t{i - 1} * columns + (k - 1)];
      if (pair_wanted || (step & kStep) == kPair) {
        place_[gap.page_begin + i - 1] = gap.gold_begin + k - 1;
        pair_wanted = (step & kPairBefore) != 0;
        --i, --k;
      } else if ((step & kStep) == kSkipPage) {
        --i;
      } else {
        --k;
      }
    }
  }

  std::span<const uint32_t> page_, gold_;
  std::vector<uint32_t> place_;
  std::vector<Gap> gaps_;
  std::vector<uint8_t> steps_;
};

// Looks at one block after the other.
class Labeller {
 public:
  Labeller(const WordLines& page, const WordLines& gold)
      : page_(page), place_(Align(page.words, gold.words)),
        bounds_(gold.words.size() + 1) {
    for (const uint32_t begin : gold.begins) bounds_[begin] = kBegins | kEnds;
    for (uint32_t b = 0; b < page.lines(); ++b) {
      if (page.begins[b] == page.begins[b + 1]) continue;
      const uint32_t first = place_[page.begins[b]], last = place_[page.begins[b + 1] - 1];
      if (first != kUnaligned) bounds_[first] |= kBegins;
      if (last != kUnaligned) bounds_[last + 1] |= kEnds;
    }
  }

  InGold Label(uint32_t block) const {
    const uint32_t begin = page_.begins[block], end = page_.begins[block + 1];
    if (begin == end) return InGold::kNoWords;
    uint32_t in_runs = 0;
    for (uint32_t p = begin; p < end;) {
      uint32_t next = p + 1;
      if (place_[p] != kUnaligned) {
        while (next < end && place_[next] == place_[next - 1] + 1) ++next;
        if (next - p >= std::min(kRun, end - begin)) in_runs += next - p;
      }
      p = next;
    }
    if (end - begin >= kShortBlock) return Of(2 * in_runs >= end - begin);
    if (place_[begin] == kUnaligned || place_[end - 1] != place_[begin] + (end - begin - 1)) {
      return InGold::kNo;
    }
    const uint32_t from = place_[begin], to = place_[end - 1] + 1;
    return Of((bounds_[from] & kEnds) != 0 && (bounds_[to] & kBegins) != 0);
  }

 private:
  // A block, or a line of the gold, begins or ends there.
  enum Bound : uint8_t { kBegins = 1, kEnds = 2 };

  static InGold Of(bool yes) { return yes ? InGold::kYes : InGold::kNo; }

  const WordLines& page_;
  std::vector<uint32_t> place_;
  std::vector<uint8_t> bounds_;  // by place in the gold: what there is before the word
};

}  // namespace

uint32_t WordNumbers::Of(std::string_view word) {
  return numbers_.try_emplace(std::string(word), static_cast<uint32_t>(numbers_.size()))
      .first->second;
}

void WordLines::Add(std::string_view line, WordNumbers& numbers) {
  ForEachWord(Fold(line), [&](std::string_view word) { words.push_back(numbers.Of(word)); });
  begins.push_back(static_cast<uint32_t>(words.size()));
}

WordLines LinesOf(std::string_view text, WordNumbers& numbers) {
  WordLines lines;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    lines.Add(text.substr(0, end), numbers);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::vector<uint32_t> Align(std::span<const uint32_t> page, std::span<const uint32_t> gold) {
  return Aligner(page, gold).Run();
}

std::vector<InGold> LabelBlocks(const WordLines& page, const WordLines& gold) {
  const Labeller labeller(page, gold);
  std::vector<InGold> labels(page.lines());
  for (uint32_t b = 0; b < labels.size(); ++b) labels[b] = labeller.Label(b);
  return labels;
}

}  // namespace pare
