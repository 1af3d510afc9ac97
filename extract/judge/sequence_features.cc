// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <bit>
#include <vector>

#include "extract/judge/feature_context.h"
#include "extract/judge/scale.h"

namespace pare {
namespace {

// Sums over the rows before each row.
struct Sums {
  uint32_t words = 0, link_words = 0, long_words = 0, ends = 0, hints = 0;
};

constexpr uint32_t kNotBody = ~(1u << static_cast<uint32_t>(Role::kBody));

std::vector<Sums> SumUp(const FeatureContext& c) {
  std::vector<Sums> sums(c.rows() + 1);
  for (size_t i = 0; i < c.rows(); ++i) {
    const Mass& m = c.masses[i];
    const Sums& s = sums[i];
    sums[i + 1] = {.words = s.words + m.words,
                   .link_words = s.link_words + m.link_words,
                   .long_words = s.long_words + m.long_words,
                   .ends = s.ends + c[Feature::kEndMark][i],
                   .hints = s.hints + ((c.JudgementAt(i).evidence & kNotBody) != 0)};
  }
  return sums;
}

void FillPlaces(FeatureContext& c, const std::vector<Sums>& sums) {
  const size_t n = c.rows();
  for (size_t i = 0; i < n; ++i) {
    const FeatureMatrix::Row row = c.RowAt(i);
    row[Feature::kPlace] = Share8(sums[i].words, c.total.words);
    row[Feature::kBlockPlace] = Share8(i, n);
    row[Feature::kFromStart] = Log8(i);
    row[Feature::kFromEnd] = Log8(n - 1 - i);
    row[Feature::kLongBefore] = Log8(sums[i].long_words);
    row[Feature::kLongAfter] = Log8(sums[n].long_words - sums[i + 1].long_words);
    row[Feature::kLongShareBefore] = Share8(sums[i].long_words, c.total.long_words);
    c[Feature::kHintsBefore][i] =
        Share8(sums[i].hints - sums[i < 10 ? 0 : i - 10].hints, std::min<size_t>(i, 10));
  }
}

constexpr size_t kNear = 3, kWide = 10;

void FillWindows(FeatureContext& c, const std::vector<Sums>& sums) {
  const size_t n = c.rows();
  for (size_t i = 0; i < n; ++i) {
    const auto window = [&](size_t reach, Sums& w) {
      const size_t from = i < reach ? 0 : i - reach, to = std::min(n, i + reach + 1);
      w = {.words = sums[to].words - sums[from].words,
           .link_words = sums[to].link_words - sums[from].link_words,
           .long_words = sums[to].long_words - sums[from].long_words,
           .ends = sums[to].ends - sums[from].ends};
      return to - from;
    };
    Sums w;
    size_t blocks = window(kNear, w);
    const FeatureMatrix::Row row = c.RowAt(i);
    // Without the block itself: what it says by itself is told elsewhere.
    row[Feature::kNearLong] = Log8(w.long_words - c.masses[i].long_words);
    c[Feature::kNearLinkShare][i] =
        Share8(w.link_words - c.masses[i].link_words, w.words - c.masses[i].words);
    row[Feature::kNearEndMarks] = Share8(w.ends - c[Feature::kEndMark][i], blocks - 1);
    blocks = window(kWide, w);
    row[Feature::kWideLong] = Log8(w.long_words - c.masses[i].long_words);
    row[Feature::kWideLinkShare] = Share8(w.link_words, w.words);
    row[Feature::kWideEndMarks] = Share8(w.ends, blocks);
    row[Feature::kWideWords] = Log8(w.words / blocks);
  }
}

// Rows in a row that are running text, or are not.
void FillRuns(FeatureContext& c, const std::vector<Sums>& sums) {
  const size_t n = c.rows();
  size_t previous = 0;  // where the run before begins
  for (size_t begin = 0; begin < n;) {
    size_t end = begin + 1;
    while (end < n && c.IsLong(end) == c.IsLong(begin)) ++end;
    size_t after = end;
    while (after < n && c.IsLong(after) == c.IsLong(end)) ++after;
    for (size_t i = begin; i < end; ++i) {
      const FeatureMatrix::Row row = c.RowAt(i);
      row[Feature::kRunBlocks] = Log8(end - begin);
      row[Feature::kRunWords] = Log8(sums[end].words - sums[begin].words);
      row[Feature::kPrevRunWords] = Log8(sums[begin].words - sums[previous].words);
      row[Feature::kNextRunWords] = Log8(sums[after].words - sums[end].words);
    }
    previous = begin;
    begin = end;
  }
}

// Writes the distance to the last row before (or, with `behind`, the next one behind) for which
// `is` holds; as far as from the page's end where there is none.
template <class F>
void FillDistance(FeatureContext& c, Feature f, bool behind, F&& is) {
  uint8_t* column = c[f];
  size_t distance = 0;
  for (size_t k = 0; k < c.rows(); ++k) {
    const size_t i = behind ? c.rows() - 1 - k : k;
    column[i] = Log8(distance);
    distance = is(i) ? 0 : distance + 1;
  }
}

void FillDistances(FeatureContext& c) {
  const auto is_long = [&c](size_t i) { return c.IsLong(i); };
  FillDistance(c, Feature::kSinceLong, false, is_long);
  FillDistance(c, Feature::kUntilLong, true, is_long);
  FillDistance(c, Feature::kSinceHint, false,
               [&c](size_t i) { return (c.JudgementAt(i).evidence & kNotBody) != 0; });
  const auto is_headline = [&c](size_t i) {
    return c[Feature::kIsTitle][i] > 0 && c.BlockAt(i).kind == BlockKind::kHeading;
  };
  FillDistance(c, Feature::kAfterTitle, false, is_headline);
  FillDistance(c, Feature::kBeforeTitle, true, is_headline);
  bool seen = false;
  for (size_t i = 0; i < c.rows(); ++i) seen |= is_headline(i);
  c.out.matrix.Fill(Feature::kTitleSeen, seen);
}

constexpr uint32_t kHeadingWords = 12;

// A heading, or a short line that looks like one: in bold, or (in text) without a sentence's end
// and with running text right behind it.
bool IsHeadingLike(const FeatureContext& c, size_t i) {
  const Block& b = c.BlockAt(i);
  if (b.kind == BlockKind::kHeading) return true;
  if (b.words == 0 || b.words > kHeadingWords || c[Feature::kEndMark][i] != 0) return false;
  if (b.kind == BlockKind::kParagraph) return b.bold_words * 10 >= b.words * 9;
  return b.kind == BlockKind::kLine && i + 1 < c.rows() && c.IsLong(i + 1);
}

uint8_t FirstHint(uint32_t evidence) {
  evidence &= kNotBody;
  return static_cast<uint8_t>(evidence == 0 ? 0 : std::countr_zero(evidence));
}

// The section of a row reaches from a heading to the next one.
void FillSections(FeatureContext& c, const std::vector<Sums>& sums) {
  const size_t n = c.rows();
  for (size_t begin = 0; begin < n;) {
    const bool headed = IsHeadingLike(c, begin);
    size_t end = begin + 1;
    while (end < n && !IsHeadingLike(c, end)) ++end;
    const Sums &a = sums[begin], &z = sums[end];
    const uint32_t words = z.words - a.words;
    for (size_t i = begin; i < end; ++i) {
      const FeatureMatrix::Row row = c.RowAt(i);
      row[Feature::kSinceHeading] = Log8(headed ? i - begin : 255);
      if (headed) {
        row[Feature::kHeadLevel] = c.BlockAt(begin).level;
        row[Feature::kHeadWords] = c[Feature::kWords][begin];
        row[Feature::kHeadLinkShare] = c[Feature::kLinkShare][begin];
        row[Feature::kHeadTitle] = c[Feature::kTitleShare][begin];
        row[Feature::kHeadHints] = FirstHint(c.JudgementAt(begin).evidence);
      }
      row[Feature::kSectionBlocks] = Log8(end - begin);
      row[Feature::kSectionWords] = Log8(words);
      row[Feature::kSectionLong] = Share8(z.long_words - a.long_words, words);
      row[Feature::kSectionLinkShare] = Share8(z.link_words - a.link_words, words);
      row[Feature::kSectionEndMarks] = Share8(z.ends - a.ends, end - begin);
      row[Feature::kSectionPlace] = Share8(a.words, c.total.words);
    }
    c[Feature::kHeadsLong][begin] = headed && begin + 1 < n && c.IsLong(begin + 1);
    begin = end;
  }
}

// The blocks that rules have dropped, which are no rows.
void FillDrops(FeatureContext& c) {
  const auto gap = [&c](size_t row) {  // how many were dropped right before it
    const size_t from = row == 0 ? 0 : c.out.live[row - 1] + 1;
    const size_t to = row < c.rows() ? c.out.live[row] : c.page.blocks.size();
    return to - from;
  };
  size_t since = 255;
  uint8_t role = 0;
  for (size_t i = 0; i < c.rows(); ++i) {
    const FeatureMatrix::Row row = c.RowAt(i);
    if (const size_t before = gap(i); before > 0) {
      since = 0;
      role = static_cast<uint8_t>(c.page.judgements[c.out.live[i] - 1].last.role);
      row[Feature::kDropsBefore] = Log8(before);
    }
    row[Feature::kDropsAfter] = Log8(gap(i + 1));
    row[Feature::kDropsSeen] = Log8(c.out.live[i] - i);
    row[Feature::kDropRole] = role;
    row[Feature::kSinceDrop] = Log8(since++);
  }
}

}  // namespace

void FillSequenceFeatures(FeatureContext& c) {
  if (c.rows() == 0) return;
  const std::vector<Sums> sums = SumUp(c);
  FillPlaces(c, sums);
  FillWindows(c, sums);
  FillRuns(c, sums);
  FillDistances(c);
  FillSections(c, sums);
  FillDrops(c);
}

}  // namespace pare
