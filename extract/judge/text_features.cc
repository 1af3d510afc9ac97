// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <bit>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "extract/judge/feature_context.h"
#include "extract/judge/scale.h"

namespace pare {
namespace {

static_assert(static_cast<size_t>(Feature::kHintClutter) - static_cast<size_t>(Feature::kHintBody) ==
              static_cast<size_t>(Role::kClutter));

uint32_t Letters(const TextShape& s) {
  return s[ShapeClass::kLower] + s[ShapeClass::kLetter] + s[ShapeClass::kIdeograph];
}

uint32_t Visible(const TextShape& s) {
  uint32_t sum = 0;
  for (const uint32_t n : s.counts) sum += n;
  return sum - s[ShapeClass::kSpace];
}

bool IsSign(ShapeClass k) { return k > ShapeClass::kIdeograph; }
bool IsOpening(ShapeClass k) { return k == ShapeClass::kOpening || k == ShapeClass::kClosing; }

void FillShares(FeatureContext& c, size_t i) {
  const TextShape& s = c.shapes[i];
  const Block& b = c.BlockAt(i);
  const uint32_t words = std::max(b.words, 1u);
  const FeatureMatrix::Row row = c.RowAt(i);
  row[Feature::kWords] = Log8(c.masses[i].words);
  row[Feature::kWordLength] = Count8(Letters(s) * 8 / std::max(s.words, 1u));
  row[Feature::kLinkShare] = Share8(b.link_words, b.words);
  row[Feature::kLinks] = Count8(b.links);
  row[Feature::kBoldShare] = Share8(b.bold_words, b.words);
  row[Feature::kSentences] = Log8(s.sentences);
  row[Feature::kCommas] = Share8(s[ShapeClass::kComma], words);
  row[Feature::kColons] = Share8(s[ShapeClass::kColon], words);
  row[Feature::kCapitals] = Share8(s.capitals, words);
  row[Feature::kShouted] = Share8(s.shouted, words);
  row[Feature::kNumbers] = Share8(s.numbers, words);
  row[Feature::kSeparators] = Share8(s[ShapeClass::kSeparator], words);
  row[Feature::kDashes] = Share8(s[ShapeClass::kDash], words);
  row[Feature::kBrackets] = Share8(s[ShapeClass::kOpening] + s[ShapeClass::kClosing], words);
  row[Feature::kIdeographs] = Share8(s[ShapeClass::kIdeograph], words);
  const uint32_t visible = Visible(s);
  row[Feature::kDigits] = Share8(s[ShapeClass::kDigit], visible);
  row[Feature::kMarks] = Share8(visible - Letters(s) - s[ShapeClass::kDigit], visible);
}

void FillEnds(FeatureContext& c, size_t i) {
  const TextShape& s = c.shapes[i];
  const FeatureMatrix::Row row = c.RowAt(i);
  row[Feature::kEndMark] = s.end_mark;
  row[Feature::kColonEnd] = s.colon_end;
  row[Feature::kQuestionEnd] = s.question;
  row[Feature::kEllipsisEnd] = s.ellipsis;
  row[Feature::kClosingEnd] = s.last == ShapeClass::kClosing;
  row[Feature::kLowerStart] = s.lower_start;
  row[Feature::kDigitStart] = s.first == ShapeClass::kDigit;
  row[Feature::kMarkStart] = IsSign(s.first) && !IsOpening(s.first);
  row[Feature::kQuoteStart] = IsOpening(s.first);
  row[Feature::kCurrency] = s[ShapeClass::kCurrency] > 0;
  row[Feature::kGapBefore] = static_cast<uint8_t>(c.BlockAt(i).gap);
  // The gap before the next row, be there dropped blocks between or not.
  c[Feature::kGapAfter][i] =
      i + 1 < c.rows() ? static_cast<uint8_t>(c.BlockAt(i + 1).gap) : uint8_t{4};
}

void FillKinds(FeatureContext& c, size_t i) {
  const Block& b = c.BlockAt(i);
  const FeatureMatrix::Row row = c.RowAt(i);
  row[Feature::kHeading] = b.kind == BlockKind::kHeading ? b.level : 0;
  row[Feature::kListItem] = b.kind == BlockKind::kListItem ? std::max<uint8_t>(b.level, 1) : 0;
  row[Feature::kNumbered] = b.marker > 0;
  row[Feature::kTableRow] = b.kind == BlockKind::kTableRow;
  row[Feature::kPreformatted] = b.kind == BlockKind::kPreformatted;
  row[Feature::kQuote] = b.kind == BlockKind::kQuote;
  row[Feature::kHidden] = b.hidden;
  row[Feature::kMedia] = b.media;
  row[Feature::kControls] = b.controls;
  row[Feature::kTime] = b.time;
  // One feature a role, in the order of the roles.
  for (uint32_t hints = c.JudgementAt(i).evidence; hints != 0; hints &= hints - 1) {
    const auto role = static_cast<size_t>(std::countr_zero(hints));
    row[static_cast<Feature>(static_cast<size_t>(Feature::kHintBody) + role)] = 1;
  }
}

void FillRepeated(FeatureContext& c) {
  absl::flat_hash_map<uint64_t, uint32_t> seen;
  seen.reserve(c.rows());
  for (size_t i = 0; i < c.rows(); ++i) ++seen[c.shapes[i].hash];
  for (size_t i = 0; i < c.rows(); ++i) {
    const FeatureMatrix::Row row = c.RowAt(i);
    row[Feature::kRepeated] = Count8(seen[c.shapes[i].hash] - 1);
  }
}

// Set by hand: hardly any subheading has 18 words, and a page of six blocks of some length is prose.
constexpr uint32_t kCaptionWordsAlone = 18, kCaptionWordsWithPicture = 12,
                   kCaptionWordsTwoSentences = 10;
constexpr uint32_t kProseBlocks = 6;

// A caption that has lost its picture: a whole sentence, or two, without the end mark that its
// neighbours have. The longer it is, the less it can be a heading; a second sentence in it, or a
// picture's trace on the page, speaks for it too.
bool IsLoneCaption(const FeatureContext& c, size_t i) {
  const Block& b = c.BlockAt(i);
  const TextShape& s = c.shapes[i];
  const bool plain = b.kind == BlockKind::kParagraph || b.kind == BlockKind::kLine;
  if (!plain || i == 0 || i + 1 == c.rows() || s.end_mark || s.colon_end) return false;
  if (b.link_words * 3 > b.words || s.capitals * 2 > b.words) return false;
  const uint32_t least = s.sentences > 0   ? kCaptionWordsTwoSentences
                         : c.has_picture ? kCaptionWordsWithPicture
                                         : kCaptionWordsAlone;
  return b.words >= least && c.shapes[i - 1].end_mark && c.shapes[i + 1].end_mark;
}

void FillLoneCaptions(FeatureContext& c) {
  uint32_t sized = 0, ended = 0;  // blocks over seven words, and those of them with an end mark
  for (size_t i = 0; i < c.rows(); ++i) {
    if (c.BlockAt(i).words < 8) continue;
    ++sized;
    ended += c.shapes[i].end_mark;
  }
  // Captions themselves have no end mark; where pictures were, they may be many.
  if (sized < kProseBlocks || ended * 10 < sized * (c.has_picture ? 7 : 9)) return;
  uint8_t* lone = c[Feature::kLoneCaption];
  for (size_t i = 0; i < c.rows(); ++i) lone[i] = IsLoneCaption(c, i);
}

// Sets of word hashes so small that a table of their lowest bytes in front of a search is all they
// need.
class WordSet {
 public:
  explicit WordSet(std::vector<uint32_t> hashes) : hashes_(std::move(hashes)) {
    std::sort(hashes_.begin(), hashes_.end());
    hashes_.erase(std::unique(hashes_.begin(), hashes_.end()), hashes_.end());
    for (const uint32_t h : hashes_) may_hold_[h % may_hold_.size()] = true;
  }
  size_t size() const { return hashes_.size(); }
  // The number of a word, below size(); size() of one that is not in it.
  size_t Find(uint32_t h) const {
    if (!may_hold_[h % may_hold_.size()]) return size();
    const auto at = std::lower_bound(hashes_.begin(), hashes_.end(), h);
    return at != hashes_.end() && *at == h ? static_cast<size_t>(at - hashes_.begin()) : size();
  }

 private:
  std::vector<uint32_t> hashes_;
  std::array<bool, 256> may_hold_{};
};

// All of the title, or the greater part of it in a row. The title is searched only where it is short
// against the block, which keeps all searches of a page linear.
bool IsMostOf(std::span<const uint32_t> block, std::span<const uint32_t> title) {
  if (std::equal(block.begin(), block.end(), title.begin(), title.end())) return true;
  if (block.size() < 3 || block.size() * 2 <= title.size()) return false;
  return std::search(title.begin(), title.end(), block.begin(), block.end()) != title.end();
}

}  // namespace

void FillTextFeatures(FeatureContext& c) {
  for (size_t i = 0; i < c.rows(); ++i) {
    FillShares(c, i);
    FillKinds(c, i);
  }
  for (size_t i = 0; i < c.rows(); ++i) FillEnds(c, i);
  FillRepeated(c);
  FillLoneCaptions(c);
}

void FillTitleFeatures(FeatureContext& c) {
  std::vector<uint32_t> title;
  ShapeOf(c.page.title, &title);
  if (title.empty()) return;
  const WordSet words(title);
  std::vector<size_t> last_row(words.size(), c.rows());  // that has the word
  for (size_t i = 0; i < c.rows(); ++i) {
    // A text longer than kLookedAtWords is no title, however much of the title is in it.
    if (c.BlockAt(i).words > kLookedAtWords) continue;
    const std::span<const uint32_t> hashes = c.out.words[i];
    size_t found = 0, distinct = 0;
    for (const uint32_t h : hashes) {
      const size_t word = words.Find(h);
      if (word == words.size()) continue;
      ++found;
      distinct += last_row[word] != i;
      last_row[word] = i;
    }
    if (found == 0) continue;
    const FeatureMatrix::Row row = c.RowAt(i);
    row[Feature::kTitleShare] = Share8(found, hashes.size());
    row[Feature::kTitleCovered] = Share8(distinct, words.size());
    row[Feature::kIsTitle] = IsMostOf(hashes, title);
  }
}

}  // namespace pare
