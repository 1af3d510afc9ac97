// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// What the first look takes for the story, as features of the page. Blocks count by their words and
// one more, so that pictures and rules of a page count a little too.
#include "extract/judge/body_features.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "extract/judge/scale.h"

namespace pare {
namespace {

constexpr Feature kMeans[] = {
#define PARE_Y(x, id, scale) Feature::k##id,
    PARE_BODY_MEANS(PARE_Y, )
#undef PARE_Y
};

uint8_t LogOf(double x) { return Log8(static_cast<uint64_t>(std::lround(x))); }

// Rows more likely story than not, in runs.
struct Runs {
  size_t blocks = 0, count = 0, first = 0, last = 0;
  double words = 0, longest = 0;
};

Runs RunsOf(std::span<const float> log_odds, std::span<const double> weight) {
  Runs r;
  double run = 0;
  for (size_t i = 0; i < weight.size(); ++i) {
    if (log_odds[i] <= 0) {
      run = 0;
      continue;
    }
    if (r.blocks == 0) r.first = i;
    r.count += run == 0;
    r.last = i;
    ++r.blocks;
    r.words += weight[i];
    run += weight[i];
    r.longest = std::max(r.longest, run);
  }
  return r;
}

void FillRuns(const Runs& r, FeatureMatrix& m) {
  const size_t span = r.blocks == 0 ? 0 : r.last - r.first + 1;
  m.Fill(Feature::kBodyBlocks, Log8(r.blocks));
  m.Fill(Feature::kBodyMeanWords, LogOf(r.words / static_cast<double>(std::max<size_t>(r.blocks, 1))));
  m.Fill(Feature::kBodyRuns, Log8(r.count));
  m.Fill(Feature::kBodyRunWords, LogOf(r.longest));
  m.Fill(Feature::kBodyRunShare, PartOf8(r.longest, r.words));
  m.Fill(Feature::kBodyBegin, Log8(r.blocks == 0 ? m.blocks() : r.first));
  m.Fill(Feature::kBodyEnd, Log8(r.blocks == 0 ? m.blocks() : m.blocks() - 1 - r.last));
  m.Fill(Feature::kBodySpan, Share8(span, m.blocks()));
  m.Fill(Feature::kBodyDense, Share8(r.blocks, span));
}

void FillMeans(std::span<const double> body, double all, FeatureMatrix& m) {
  auto out = static_cast<size_t>(Feature::kBodyLinkShare);
  for (const Feature f : kMeans) {
    const uint8_t* column = m[f];
    double sum = 0;
    for (size_t i = 0; i < body.size(); ++i) sum += body[i] * column[i];
    const double flag = kFeatureInfo[static_cast<size_t>(f)].scale == Scale::kFlag ? 255 : 1;
    m.Fill(static_cast<Feature>(out++), Count8(static_cast<uint64_t>(std::lround(flag * sum / all))));
  }
}

}  // namespace

void FillBody(const Page& page, std::span<const float> story, std::span<const float> broad,
              PageFeatures& features) {
  const size_t rows = features.live.size();
  if (rows == 0) return;
  FeatureMatrix& m = features.matrix;
  std::vector<double> weight(rows), body(rows);
  double words = 0, all = 0, all_broad = 0, certain = 0, doubt = 0;
  for (size_t i = 0; i < rows; ++i) {
    weight[i] = page.blocks[features.live[i]].words + 1.0;
    const double p = Probability(story[i]);
    body[i] = weight[i] * p;
    words += weight[i];
    all += body[i];
    all_broad += weight[i] * Probability(broad[i]);
    certain += weight[i] * std::abs(2 * p - 1);
    doubt += weight[i] * p * (1 - p);
  }
  m.Fill(Feature::kBodyShare, PartOf8(all, words));
  m.Fill(Feature::kBodyWords, LogOf(all));
  m.Fill(Feature::kBodyBroad, PartOf8(all, all_broad));
  m.Fill(Feature::kBodyCertain, PartOf8(certain, words));
  m.Fill(Feature::kBodyDoubt, PartOf8(2 * doubt, all));
  FillRuns(RunsOf(story, weight), m);
  FillMeans(body, std::max(all, 1e-6), m);
}

}  // namespace pare
