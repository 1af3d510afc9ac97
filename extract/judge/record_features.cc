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
    const Path& p = paths[c.out.elements.path[i]];
    c[Feature::kPathBlocks][i] = Log8(p.mass.blocks);
    c[Feature::kPathLong][i] = Share8(p.mass.long_words, c.total.long_words);
    c[Feature::kPathLinkShare][i] = Share8(p.mass.link_words, p.mass.words);
    c[Feature::kPathWords][i] = Log8(p.mass.words / p.mass.blocks);
    c[Feature::kPathEndMarks][i] = Share8(p.ends, p.mass.blocks);
    c[Feature::kPathRepeats][i] = Share8(p.repeats, p.mass.blocks);
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

void FillInner(FeatureContext& c, size_t i, const Element& e) {
  const Group& g = c.out.elements.groups[e.group];
  c[Feature::kRecordSize][i] = Log8(g.size);
  c[Feature::kRecordWords][i] = Log8(g.mass.words / g.size);
  c[Feature::kRecordLinkShare][i] = Share8(g.mass.link_words, g.mass.words);
  c[Feature::kRecordLong][i] = Share8(g.mass.long_words, g.mass.words);
  c[Feature::kRecordPlace][i] = Share8(e.place, g.size);
  c[Feature::kRecordPageShare][i] = Share8(g.mass.words, c.total.words);
}

void FillSeveral(FeatureContext& c, size_t i, const Element& e, size_t first_row) {
  const Group& g = c.out.elements.groups[e.group];
  c[Feature::kGroupSize][i] = Log8(g.size);
  c[Feature::kGroupWords][i] = Log8(g.mass.words / g.size);
  c[Feature::kGroupLinkShare][i] = Share8(g.mass.link_words, g.mass.words);
  c[Feature::kGroupLong][i] = Share8(g.mass.long_words, g.mass.words);
  c[Feature::kGroupBlocks][i] = Log8(g.mass.blocks / g.size);
  c[Feature::kGroupPlace][i] = Share8(e.place, g.size);
  c[Feature::kGroupPageShare][i] = Share8(g.mass.words, c.total.words);
  c[Feature::kGroupHeadings][i] = Share8(g.with_heading, g.size);
  c[Feature::kGroupMedia][i] = Share8(g.with_media, g.size);
  c[Feature::kGroupDates][i] = Share8(g.with_date, g.size);
  c[Feature::kGroupControls][i] = Share8(g.with_controls, g.size);
  c[Feature::kGroupEven][i] = Share8(g.mass.words / g.size, g.most_words);
  c[Feature::kGroupPlaceInside][i] = Log8(i - first_row);
}

void FillOuter(FeatureContext& c, size_t i, const Element& e) {
  const Group& g = c.out.elements.groups[e.group];
  c[Feature::kOuterSize][i] = Log8(g.size);
  c[Feature::kOuterWords][i] = Log8(g.mass.words / g.size);
  c[Feature::kOuterLinkShare][i] = Share8(g.mass.link_words, g.mass.words);
  c[Feature::kOuterLong][i] = Share8(g.mass.long_words, g.mass.words);
  c[Feature::kOuterPageShare][i] = Share8(g.mass.words, c.total.words);
}

void FillRecords(FeatureContext& c) {
  const auto& elements = c.out.elements.elements;
  const std::vector<Records> records = RecordsOf(c.out.elements);
  std::vector<size_t> first_row(elements.size(), SIZE_MAX);
  for (size_t i = 0; i < c.rows(); ++i) {
    const Records& r = records[c.out.elements.of_row[i]];
    if (r.inner != kNoElement) FillInner(c, i, elements[r.inner]);
    if (r.outer != kNoElement) FillOuter(c, i, elements[r.outer]);
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
