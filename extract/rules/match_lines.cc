// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <utility>

#include "extract/rules/compiled_rules.h"
#include "extract/rules/options.h"

namespace pare {
namespace {

constexpr uint32_t kNearBlocks = 3;  // how far near= looks, before and after

// The blocks that line rules of one section hit, and how long the unbroken run is that each is in.
struct Runs {
  std::vector<uint32_t> blocks;
  std::vector<uint32_t> lengths;

  void Measure() {
    std::sort(blocks.begin(), blocks.end());
    blocks.erase(std::unique(blocks.begin(), blocks.end()), blocks.end());
    lengths.resize(blocks.size());
    for (size_t begin = 0; begin < blocks.size();) {
      size_t end = begin + 1;
      while (end < blocks.size() && blocks[end] == blocks[end - 1] + 1) ++end;
      std::fill(lengths.begin() + static_cast<ptrdiff_t>(begin),
                lengths.begin() + static_cast<ptrdiff_t>(end), static_cast<uint32_t>(end - begin));
      begin = end;
    }
  }

  uint32_t LengthAt(uint32_t block) const {
    const auto found = std::lower_bound(blocks.begin(), blocks.end(), block);
    return lengths[static_cast<size_t>(found - blocks.begin())];
  }
};

class LineContext {
 public:
  LineContext(const CompiledRules& set, const Page& page, std::span<const uint32_t> words_before)
      : set_(set), page_(page), words_before_(words_before), runs_(set.section_has_min.size()),
        near_(set.pattern_count - set.rules.size()) {}

  // Takes the hits: those of phrases block after block, then those of regular expressions.
  void Add(uint32_t block, uint32_t pattern) {
    if (pattern >= set_.rules.size()) {
      near_[pattern - set_.rules.size()].push_back(block);
      return;
    }
    const PackedRule& rule = set_.rules.Packed(pattern);
    if (set_.section_has_min[rule.section] == 0 || IsException(rule.kind)) return;
    runs_[rule.section].blocks.push_back(block);
  }

  void Finish() {
    for (Runs& runs : runs_) runs.Measure();
  }

  // Whether there is a block at all where it may act. All phrases have been added; so below.
  bool MayActAnywhere(uint32_t rule) const {
    const uint32_t near = set_.rules.Packed(rule).near_pattern;
    return near == kNoRule || !near_[near - set_.rules.size()].empty();
  }

  // Whether a regular expression is worth a search in this block, which has this place.
  bool MayAct(uint32_t rule, uint32_t block, uint8_t place) const {
    const PackedRule& packed = set_.rules.Packed(rule);
    return (packed.where & place) != 0 && IsNear(packed, block);
  }

  bool Holds(const LineMatch& match) const {
    const PackedRule& rule = set_.rules.Packed(match.rule);
    return page_.blocks[match.block].words <= rule.words &&
           (rule.where & PlaceOf(match.block)) != 0 &&
           (rule.min <= 1 || runs_[rule.section].LengthAt(match.block) >= rule.min) &&
           IsNear(rule, match.block);
  }

  // Where the block's first word stands. On a page shorter than five words the first is the head
  // and the last the tail.
  uint8_t PlaceOf(uint32_t block) const {
    const uint64_t at = words_before_[block], total = words_before_.back();
    if (total == 0) return kAnywhere;
    if (5 * at < total) return kHead;
    return 5 * at >= 4 * total ? kTail : kMiddle;
  }

 private:
  bool IsNear(const PackedRule& rule, uint32_t block) const {
    return rule.near_pattern == kNoRule ||
           HasNeighbour(near_[rule.near_pattern - set_.rules.size()], block);
  }

  static bool HasNeighbour(const std::vector<uint32_t>& blocks, uint32_t block) {
    const uint32_t first = block < kNearBlocks ? 0 : block - kNearBlocks;
    for (auto b = std::lower_bound(blocks.begin(), blocks.end(), first);
         b != blocks.end() && *b <= block + kNearBlocks; ++b) {
      if (*b != block) return true;
    }
    return false;
  }

  const CompiledRules& set_;
  const Page& page_;
  std::span<const uint32_t> words_before_;
  std::vector<Runs> runs_;                    // by section
  std::vector<std::vector<uint32_t>> near_;   // by near= pattern: the blocks that match it
};

// What the lines of a page fold to.
class FoldedLines {
 public:
  explicit FoldedLines(const Page& page) {
    text_.reserve(page.text.size());
    lines_.reserve(page.blocks.size());
  }

  void Add(const Folding& folding) {
    text_ += folding.text;
    lines_.push_back({text_.size(), folding.plain});
  }

  Folding operator[](size_t i) const {
    const size_t begin = i == 0 ? 0 : lines_[i - 1].end;
    return {.text = std::string_view(text_).substr(begin, lines_[i].end - begin),
            .plain = lines_[i].plain};
  }

 private:
  struct Line {
    size_t end = 0;  // in text_
    bool plain = true;
  };
  std::string text_;
  std::vector<Line> lines_;
};

}  // namespace

std::vector<LineMatch> MatchLines(const CompiledRules& set, const Page& page,
                                  std::span<const uint8_t> active,
                                  std::span<const uint32_t> words_before) {
  std::vector<LineMatch> matches;
  if (set.lines.empty()) return matches;
  LineContext context(set, page, words_before);
  LineMatcher::Scratch scratch;
  std::vector<uint32_t> ids;
  const auto take = [&](uint32_t block) {
    for (const uint32_t id : ids) {
      context.Add(block, id);
      if (id < set.rules.size()) matches.push_back({block, id});
    }
    ids.clear();
  };
  FoldedLines folded(page);
  for (uint32_t b = 0; b < page.blocks.size(); ++b) {
    folded.Add(set.lines.MatchPhrases(page.TextOf(page.blocks[b]), active, scratch, ids));
    take(b);
  }
  RegexSet::Alive alive(
      [&](uint32_t id) { return active[id] != 0 && context.MayActAnywhere(id); });
  for (uint32_t b = 0; b < page.blocks.size(); ++b) {
    const Block& block = page.blocks[b];
    const uint8_t place = context.PlaceOf(b);
    const auto useful = [&](uint32_t id) {
      return active[id] != 0 && context.MayAct(id, b, place);
    };
    set.lines.MatchRegexes(page.TextOf(block), folded[b], block.words, alive, useful, scratch, ids);
    take(b);
  }
  context.Finish();
  std::erase_if(matches, [&context](const LineMatch& m) { return !context.Holds(m); });
  std::sort(matches.begin(), matches.end(), [](const LineMatch& x, const LineMatch& y) {
    return std::pair(x.block, x.rule) < std::pair(y.block, y.rule);
  });
  return matches;
}

}  // namespace pare
