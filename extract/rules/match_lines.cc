// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>

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
      : set_(set), page_(page), words_before_(words_before), runs_(set.sections.size()),
        near_(set.pattern_count - set.rules.size()) {}

  // Takes every pattern's hits, block after block.
  void Add(uint32_t block, uint32_t pattern) {
    if (pattern >= set_.rules.size()) {
      near_[pattern - set_.rules.size()].push_back(block);
      return;
    }
    const uint32_t section = set_.section_of[pattern];
    if (set_.section_has_min[section] == 0 || IsException(set_.rules[pattern].kind)) return;
    std::vector<uint32_t>& blocks = runs_[section].blocks;
    if (blocks.empty() || blocks.back() != block) blocks.push_back(block);
  }

  void Finish() {
    for (Runs& runs : runs_) runs.Measure();
  }

  bool Holds(const LineMatch& match) const {
    const RuleOptions& options = set_.rules[match.rule].options;
    return page_.blocks[match.block].words <= options.words &&
           (options.where & PlaceOf(match.block)) != 0 &&
           (options.min <= 1 ||
            runs_[set_.section_of[match.rule]].LengthAt(match.block) >= options.min) &&
           (set_.near_of[match.rule] == kNoRule ||
            HasNeighbour(near_[set_.near_of[match.rule] - set_.rules.size()], match.block));
  }

 private:
  // Where the block's first word stands. On a page shorter than five words the first is the head
  // and the last the tail.
  uint8_t PlaceOf(uint32_t block) const {
    const uint64_t at = words_before_[block], total = words_before_.back();
    if (total == 0) return kAnywhere;
    if (5 * at < total) return kHead;
    return 5 * at >= 4 * total ? kTail : kMiddle;
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

}  // namespace

std::vector<LineMatch> MatchLines(const CompiledRules& set, const Page& page,
                                  std::span<const uint8_t> active,
                                  std::span<const uint32_t> words_before) {
  std::vector<LineMatch> matches;
  if (set.lines.empty()) return matches;
  LineContext context(set, page, words_before);
  LineMatcher::Scratch scratch;
  std::vector<uint32_t> ids;
  for (uint32_t b = 0; b < page.blocks.size(); ++b) {
    ids.clear();
    const Block& block = page.blocks[b];
    set.lines.Match(page.TextOf(block), block.words, active, scratch, ids);
    std::sort(ids.begin(), ids.end());
    for (const uint32_t id : ids) {
      context.Add(b, id);
      if (id < set.rules.size()) matches.push_back({b, id});
    }
  }
  context.Finish();
  std::erase_if(matches, [&context](const LineMatch& m) { return !context.Holds(m); });
  return matches;
}

}  // namespace pare
