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
    uint8_t blocks = 0, long_share = 0, link_share = 0, words = 0, end_marks = 0, repeated = 0;
  };
  std::vector<Path> paths(c.out.elements.paths);
  for (size_t i = 0; i < c.rows(); ++i) {
    Path& p = paths[c.out.elements.path[i]];
    p.mass.Add(c.masses[i]);
    p.ends += c[Feature::kEndMark][i];
    p.repeats += c[Feature::kRepeated][i] > 0;
  }
  uint32_t most = 0;
  for (Path& p : paths) {
    p.blocks = Log8(p.mass.blocks);
    p.long_share = Share8(p.mass.long_words, c.total.long_words);
    p.link_share = Share8(p.mass.link_words, p.mass.words);
    p.words = Log8(p.mass.words / p.mass.blocks);
    p.end_marks = Share8(p.ends, p.mass.blocks);
    p.repeated = Share8(p.repeats, p.mass.blocks);
    most = std::max(most, p.mass.long_words);
  }
  for (size_t i = 0; i < c.rows(); ++i) {
    const FeatureMatrix::Row row = c.RowAt(i);
    const Path& p = paths[c.out.elements.path[i]];
    row[Feature::kPathBlocks] = p.blocks;
    row[Feature::kPathLong] = p.long_share;
    row[Feature::kPathLinkShare] = p.link_share;
    row[Feature::kPathWords] = p.words;
    row[Feature::kPathEndMarks] = p.end_marks;
    row[Feature::kPathRepeats] = p.repeated;
  }
  c.out.matrix.Fill(Feature::kBestPathShare, Share8(most, c.total.long_words));
}

// For each element the innermost record it is in, the innermost of several blocks, and the
// outermost of several blocks; kNoElement where there is none: without one there is none of those
// behind it either.
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

// What features say of a group, the same for all that is in it.
struct GroupBytes {
  uint8_t size = 0, words = 0, link_share = 0, long_share = 0, page_share = 0;
  uint8_t blocks = 0, headings = 0, media = 0, dates = 0, controls = 0, even = 0;
};

// By group, of those of records.
std::vector<GroupBytes> BytesOfGroups(const FeatureContext& c) {
  std::vector<GroupBytes> bytes(c.out.elements.groups.size());
  for (size_t k = 0; k < bytes.size(); ++k) {
    const Group& g = c.out.elements.groups[k];
    if (g.size < kRecords) continue;
    bytes[k] = {.size = Log8(g.size),
                .words = Log8(g.mass.words / g.size),
                .link_share = Share8(g.mass.link_words, g.mass.words),
                .long_share = Share8(g.mass.long_words, g.mass.words),
                .page_share = Share8(g.mass.words, c.total.words),
                .blocks = Log8(g.mass.blocks / g.size),
                .headings = Share8(g.with_heading, g.size),
                .media = Share8(g.with_media, g.size),
                .dates = Share8(g.with_date, g.size),
                .controls = Share8(g.with_controls, g.size),
                .even = Share8(g.mass.words / g.size, g.most_words)};
  }
  return bytes;
}

void FillGroup(FeatureMatrix::Row row, const GroupBytes& g, const RecordFeatures& f) {
  row[f.size] = g.size;
  row[f.words] = g.words;
  row[f.link_share] = g.link_share;
  row[f.long_share] = g.long_share;
  row[f.page_share] = g.page_share;
}

void FillSeveral(FeatureMatrix::Row row, const GroupBytes& g) {
  FillGroup(row, g, kSeveral);
  row[Feature::kGroupBlocks] = g.blocks;
  row[Feature::kGroupHeadings] = g.headings;
  row[Feature::kGroupMedia] = g.media;
  row[Feature::kGroupDates] = g.dates;
  row[Feature::kGroupControls] = g.controls;
  row[Feature::kGroupEven] = g.even;
}

void FillRecords(FeatureContext& c) {
  const auto& elements = c.out.elements.elements;
  const std::vector<Records> records = RecordsOf(c.out.elements);
  const std::vector<GroupBytes> groups = BytesOfGroups(c);
  const auto place = [&](const Element& e) {
    return Share8(e.place, c.out.elements.groups[e.group].size);
  };
  std::vector<size_t> first_row(elements.size(), SIZE_MAX);
  for (size_t i = 0; i < c.rows(); ++i) {
    const Records& r = records[c.out.elements.of_row[i]];
    if (r.inner == kNoElement) continue;
    const FeatureMatrix::Row row = c.RowAt(i);
    const Element& inner = elements[r.inner];
    FillGroup(row, groups[inner.group], kInner);
    row[Feature::kRecordPlace] = place(inner);
    if (r.several == kNoElement) continue;
    const Element& several = elements[r.several];
    first_row[r.several] = std::min(first_row[r.several], i);
    FillGroup(row, groups[elements[r.outer].group], kOuter);
    FillSeveral(row, groups[several.group]);
    row[Feature::kGroupPlace] = place(several);
    row[Feature::kGroupPlaceInside] = Log8(i - first_row[r.several]);
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
