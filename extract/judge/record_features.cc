// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <vector>

#include "extract/judge/feature_context.h"
#include "extract/judge/scale.h"

namespace pare {
namespace {

void FillPaths(FeatureContext& c) {
  struct Path {
    Mass mass;
    uint32_t ends = 0, repeats = 0;
  };
  std::vector<Path> paths(c.out.elements.paths);
  for (size_t i = 0; i < c.rows(); ++i) {
    Path& p = paths[c.out.elements.path[i]];
    p.mass.Add(c.masses[i]);
    p.ends += c.shapes[i].end_mark;
    p.repeats += c[Feature::kRepeated][i] > 0;
  }
  uint32_t most = 0;
  for (size_t i = 0; i < c.rows(); ++i) {
    const FeatureMatrix::Row row = c.RowAt(i);
    const Path& p = paths[c.out.elements.path[i]];
    row[Feature::kPathBlocks] = Log8(p.mass.blocks);
    row[Feature::kPathLong] = Share8(p.mass.long_words, c.total.long_words);
    row[Feature::kPathLinkShare] = Share8(p.mass.link_words, p.mass.words);
    row[Feature::kPathWords] = Log8(p.mass.words / p.mass.blocks);
    row[Feature::kPathEndMarks] = Share8(p.ends, p.mass.blocks);
    row[Feature::kPathRepeats] = Share8(p.repeats, p.mass.blocks);
    most = std::max(most, p.mass.long_words);
  }
  c.out.matrix.Fill(Feature::kBestPathShare, Share8(most, c.total.long_words));
}

// For each element the innermost record it is in, the innermost of several blocks, and the
// outermost of several blocks; kNoElement where there is none.
struct Records {
  uint32_t inner = kNoElement, several = kNoElement, outer = kNoElement;
};

std::vector<Records> RecordsOf(const PageElements& page) {
  std::vector<Records> records(page.elements.size());
  for (uint32_t e = 1; e < page.elements.size(); ++e) {
    records[e] = records[page.elements[e].parent];
    if (page.groups[page.elements[e].group].size < kRecords) continue;
    records[e].inner = e;
    if (page.elements[e].mass.blocks < kSeveralBlocks) continue;
    records[e].several = e;
    if (records[e].outer == kNoElement) records[e].outer = e;
  }
  return records;
}

// The features that are asked of records of either kind.
struct RecordFeatures {
  Feature size, words, link_share, long_share, page_share;
};
constexpr RecordFeatures kInner = {Feature::kRecordSize, Feature::kRecordWords,
                                   Feature::kRecordLinkShare, Feature::kRecordLong,
                                   Feature::kRecordPageShare};
constexpr RecordFeatures kSeveral = {Feature::kGroupSize, Feature::kGroupWords,
                                     Feature::kGroupLinkShare, Feature::kGroupLong,
                                     Feature::kGroupPageShare};
constexpr RecordFeatures kOuter = {Feature::kOuterSize, Feature::kOuterWords,
                                   Feature::kOuterLinkShare, Feature::kOuterLong,
                                   Feature::kOuterPageShare};

const Group& FillGroup(FeatureContext& c, size_t i, const Element& e, const RecordFeatures& f) {
  const FeatureMatrix::Row row = c.RowAt(i);
  const Group& g = c.out.elements.groups[e.group];
  row[f.size] = Log8(g.size);
  row[f.words] = Log8(g.mass.words / g.size);
  row[f.link_share] = Share8(g.mass.link_words, g.mass.words);
  row[f.long_share] = Share8(g.mass.long_words, g.mass.words);
  row[f.page_share] = Share8(g.mass.words, c.total.words);
  return g;
}

void FillSeveral(FeatureContext& c, size_t i, const Element& e, size_t first_row) {
  const Group& g = FillGroup(c, i, e, kSeveral);
  const FeatureMatrix::Row row = c.RowAt(i);
  row[Feature::kGroupBlocks] = Log8(g.mass.blocks / g.size);
  row[Feature::kGroupPlace] = Share8(e.place, g.size);
  row[Feature::kGroupHeadings] = Share8(g.with_heading, g.size);
  row[Feature::kGroupMedia] = Share8(g.with_media, g.size);
  row[Feature::kGroupDates] = Share8(g.with_date, g.size);
  row[Feature::kGroupControls] = Share8(g.with_controls, g.size);
  row[Feature::kGroupEven] = Share8(g.mass.words / g.size, g.most_words);
  row[Feature::kGroupPlaceInside] = Log8(i - first_row);
}

void FillRecords(FeatureContext& c) {
  const auto& elements = c.out.elements.elements;
  const std::vector<Records> records = RecordsOf(c.out.elements);
  std::vector<size_t> first_row(elements.size(), SIZE_MAX);
  for (size_t i = 0; i < c.rows(); ++i) {
    const Records& r = records[c.out.elements.of_row[i]];
    if (r.inner != kNoElement) {
      const Element& e = elements[r.inner];
      c[Feature::kRecordPlace][i] = Share8(e.place, FillGroup(c, i, e, kInner).size);
    }
    if (r.outer != kNoElement) FillGroup(c, i, elements[r.outer], kOuter);
    if (r.several == kNoElement) continue;
    first_row[r.several] = std::min(first_row[r.several], i);
    FillSeveral(c, i, elements[r.several], first_row[r.several]);
  }
}

// What the greatest group of records of several blocks says of the page.
void FillGreatest(FeatureContext& c) {
  const Group* greatest = nullptr;
  for (const Group& g : c.out.elements.groups) {
    if (g.size < kRecords || g.mass.blocks < g.size * kSeveralBlocks) continue;
    if (greatest == nullptr || g.mass.words > greatest->mass.words) greatest = &g;
  }
  if (greatest == nullptr) return;
  const Group& g = *greatest;
  FeatureMatrix& m = c.out.matrix;
  m.Fill(Feature::kGroupShare, Share8(g.mass.words, c.total.words));
  m.Fill(Feature::kGroupRecords, Log8(g.size));
  m.Fill(Feature::kGroupMeanWords, Log8(g.mass.words / g.size));
  m.Fill(Feature::kGroupLongMean, Log8(g.mass.long_words / g.size));
  m.Fill(Feature::kGroupLinks, Share8(g.mass.link_words, g.mass.words));
  m.Fill(Feature::kGroupWithDates, Share8(g.with_date, g.size));
  m.Fill(Feature::kGroupWithMedia, Share8(g.with_media, g.size));
}

}  // namespace

void FillRecordFeatures(FeatureContext& c) {
  FillPaths(c);
  FillRecords(c);
  FillGreatest(c);
}

}  // namespace pare
