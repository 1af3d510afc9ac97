// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/judge/features.h"

#include <algorithm>
#include <cstring>

#include "extract/judge/feature_context.h"

namespace pare {
namespace {

std::vector<uint32_t> LiveBlocks(const Page& page) {
  std::vector<uint32_t> live;
  live.reserve(page.blocks.size());
  for (uint32_t b = 0; b < page.blocks.size(); ++b) {
    const Judgement& j = page.judgements[b];
    if (!j.settled || j.last.kept) live.push_back(b);
  }
  return live;
}

// Two ideographs say about as much as one word of another script: without this a line of Chinese
// would look twice as long as it is.
Mass MassOf(const Block& b, const Judgement& j, const TextShape& shape) {
  const uint32_t words = b.words - std::min(shape[ShapeClass::kIdeograph], b.words) / 2;
  Mass m;
  m.blocks = 1;
  m.words = words;
  m.link_words =
      static_cast<uint32_t>(uint64_t{b.link_words} * words / std::max<uint64_t>(b.words, 1));
  if (m.words >= kLongWords && m.link_words * 3 < m.words) m.long_words = m.words;
  m.headings = b.kind == BlockKind::kHeading;
  m.media = b.media;
  m.controls = b.controls;
  m.dates = b.time || (j.evidence >> static_cast<uint32_t>(Role::kDate) & 1) != 0;
  return m;
}

// Of a thousand words of running text, English has some sixty that are "the" or "and"; other languages
// that are written in Latin letters have none or one, as have lists of English names and products: of
// the texts of an English set, one in ninety is taken for one in another language. Capitals and ends of
// lines are left out: there would be no more to tell from.
constexpr size_t kSampledWords = 1000, kFewestSampled = 40, kSampledForOne = 300;

// Whether the running text is English, as far as there is enough to tell.
bool ReadsAsEnglish(const Page& page, std::span<const uint32_t> live) {
  size_t words = 0, found = 0;
  for (const uint32_t b : live) {
    if (page.blocks[b].words < kLongWords) continue;
    std::string_view rest = page.TextOf(page.blocks[b]);
    while (!rest.empty() && words < kSampledWords) {
      const size_t end = std::min(rest.find(' '), rest.size() - 1);
      words += end > 0;
      found += rest.starts_with("the ") || rest.starts_with("and ");
      rest.remove_prefix(end + 1);
    }
  }
  return words < kFewestSampled || found * kSampledForOne >= words;
}

bool IsOfLearnedLanguage(const FeatureContext& c) {
  const std::string& lang = c.page.lang;
  if (!lang.empty() && lang != "en") return false;
  size_t latin = 0, wide = 0;
  for (const TextShape& s : c.shapes) {
    latin += s.latin;
    wide += s.wide;
  }
  return latin >= wide && (!lang.empty() || ReadsAsEnglish(c.page, c.out.live));
}

}  // namespace

void FeatureMatrix::Fill(Feature f, uint8_t value) { std::memset((*this)[f], value, blocks_); }

FeatureRow FeatureMatrix::CopyOfRow(size_t i) const {
  FeatureRow row;
  for (size_t f = 0; f < kFeatureCount; ++f) row[f] = Column(f, 0)[i];
  return row;
}

PageFeatures::PageFeatures(const Page& page) : live(LiveBlocks(page)) {}

PageFeatures ComputeFeatures(const Page& page) {
  PageFeatures features(page);
  FeatureContext c{.page = page, .out = features, .shapes = {}, .masses = {}, .total = {}};
  c.shapes.reserve(c.rows());
  c.masses.reserve(c.rows());
  for (size_t i = 0; i < c.rows(); ++i) {
    const Block& b = c.BlockAt(i);
    c.shapes.push_back(
        ShapeOf(page.TextOf(b), b.words <= kLookedAtWords ? &features.words.tokens : nullptr));
    features.words.EndRange();
    c.masses.push_back(MassOf(c.BlockAt(i), c.JudgementAt(i), c.shapes.back()));
    c.total.Add(c.masses.back());
  }
  for (const Judgement& j : page.judgements) {
    c.has_picture |= j.settled && j.last.role == Role::kCaption;
  }
  features.learned_language = IsOfLearnedLanguage(c);
  features.matrix = FeatureMatrix(c.rows());
  FillTextFeatures(c);
  FillTitleFeatures(c);
  c.shapes = std::vector<TextShape>();  // of a large page they take much room, which elements want next
  features.elements = ComputeElements(page, features.live, c.masses);
  if (!page.tree.nodes.empty()) FillElementFeatures(c);
  FillRecordFeatures(c);
  FillSequenceFeatures(c);
  FillPageFeatures(c);
  return features;
}

}  // namespace pare
