// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/judge/story_evidence.h"

#include <algorithm>
#include <cmath>

#include "extract/judge/story_cohesion.h"
#include "extract/judge/story_shape.h"
#include "extract/judge/story_words.h"

namespace pare {
namespace {

constexpr double kLeastWindow = 3;  // less says nothing
// An article is hardly a lead before its third passage and sixtieth word.
constexpr size_t kLeastPassages = 3;
constexpr size_t kLeastWordsBefore = 60;
// And what precedes a cut is an article: two paragraphs with a sentence's end at least, and no
// fewer words than what follows. Else the story itself may begin here, behind a page's head.
constexpr size_t kLeastParagraphs = 2;

// Shares before anything is known of a text: the mean of many texts, counted as one window.
constexpr double kPrior[kStoryShares] = {0.55, 0.4};
constexpr double kPriorDeviation = 0.1;
// Usual shares of English texts; see PARE_STORY_SHAPE_FEATURES.
constexpr double kNormal[3] = {0.55, 0.35, 0.15};

// Means over ranges of windows in constant time.
class Means {
 public:
  explicit Means(std::span<const StoryWindow> windows) : sums_(windows.size() + 1) {
    for (size_t i = 0; i < windows.size(); ++i) {
      Sum& s = sums_[i + 1] = sums_[i];
      s.weight += windows[i].weight;
      for (size_t q = 0; q < kStoryShares; ++q) {
        s.share[q] += windows[i].shares[q] * windows[i].weight;
        s.square[q] += windows[i].shares[q] * windows[i].shares[q] * windows[i].weight;
      }
    }
  }

  // The mean of a share over windows [from, to), drawn to the prior by one window.
  double Usual(StoryShare share, size_t from, size_t to) const {
    const size_t q = static_cast<size_t>(share);
    return ((sums_[to].share[q] - sums_[from].share[q]) / kWindowWeight + kPrior[q]) /
           (Weight(from, to) / kWindowWeight + 1);
  }

  // The bare mean; 0 over no windows.
  double Bare(StoryShare share, size_t from, size_t to) const {
    const size_t q = static_cast<size_t>(share);
    const double weight = Weight(from, to);
    return weight > 0 ? (sums_[to].share[q] - sums_[from].share[q]) / weight : 0.0;
  }

  // Standard deviation, drawn to 0.1 by two windows.
  double Deviation(StoryShare share, size_t from, size_t to) const {
    const size_t q = static_cast<size_t>(share);
    const double weight = Weight(from, to) / kWindowWeight;
    const double mean = Bare(share, from, to);
    const double squares = (sums_[to].square[q] - sums_[from].square[q]) / kWindowWeight;
    const double spread = std::max(0.0, squares - mean * mean * weight);
    return std::sqrt((spread + 2 * kPriorDeviation * kPriorDeviation) / (weight + 2));
  }

 private:
  struct Sum {
    double weight = 0, share[kStoryShares] = {}, square[kStoryShares] = {};
  };
  double Weight(size_t from, size_t to) const { return sums_[to].weight - sums_[from].weight; }
  std::vector<Sum> sums_;
};

void AddShapes(std::span<const StoryShape> shapes, StoryCandidate& c) {
  const auto set = [&c](StoryFeature f, bool on) { c.features[static_cast<size_t>(f)] = on; };
  const size_t p = c.passage;
  const StoryShape& s = shapes[p];
  const bool line = s.Line();
  const bool byline = line && p + 1 < shapes.size() && shapes[p + 1].byline;
  const size_t body = p + (byline ? 2 : 1);
  const bool opens = line && body < shapes.size() && shapes[body].Paragraph();
  const bool title = opens && s.end == End::kOpen;
  c.dateline = s.dateline;
  c.bare_dateline = s.BareDateline();
  set(StoryFeature::kStrongDateline, s.dateline.shape == DatelineShape::kStrong);
  set(StoryFeature::kWeakDateline, s.dateline.shape == DatelineShape::kWeak);
  set(StoryFeature::kBylineNext, byline);
  set(StoryFeature::kTitleLine, title && s.words >= 6);
  set(StoryFeature::kTitleQuestion, opens && s.end == End::kCall);
  set(StoryFeature::kShort, s.words < kParagraphWords && !title && !s.byline);
  const StoryShape& last = shapes.back();
  const bool shaped = s.dateline.shape != DatelineShape::kNone || byline || opens;
  set(StoryFeature::kLoneEnd, p + 1 == shapes.size() && !shaped);
  set(StoryFeature::kCutShort, last.CutShort());
  set(StoryFeature::kEndBefore, shapes[p - 1].Ended());
  set(StoryFeature::kCutShortBefore, shapes[p - 1].CutShort());
  set(StoryFeature::kLineBefore, shapes[p - 1].Line() && shapes[p - 1].end == End::kOpen);
  set(StoryFeature::kLine, line && s.end == End::kOpen);
  set(StoryFeature::kLineLine, line && p + 2 < shapes.size() && shapes[p + 1].words < 10 &&
                                   !shapes[p + 1].Ended() && shapes[p + 2].Paragraph());
  set(StoryFeature::kOwnCutShort, s.CutShort());
  set(StoryFeature::kOwnEnd, s.Ended());
  set(StoryFeature::kAddress, s.address);
  set(StoryFeature::kAddressBefore, shapes[p - 1].address);
  set(StoryFeature::kLow, s.low);
  c.features[static_cast<size_t>(StoryFeature::kDigits)] = s.digits;
  set(StoryFeature::kNextParagraph, p + 1 < shapes.size() && shapes[p + 1].Paragraph());
}

// Sums over the shapes before each passage.
struct ShapeSums {
  size_t datelines = 0, titles = 0, bylines = 0, cut_short = 0, addresses = 0;
  size_t paragraphs = 0, ended = 0;  // of the paragraphs those with a sentence's end
  size_t words = 0, all_words = 0;   // of the paragraphs; of all passages
};

std::vector<ShapeSums> SumShapes(std::span<const StoryShape> shapes) {
  std::vector<ShapeSums> sums(shapes.size() + 1);
  for (size_t p = 0; p < shapes.size(); ++p) {
    const StoryShape& s = shapes[p];
    ShapeSums& sum = sums[p + 1] = sums[p];
    sum.datelines += s.dateline.shape != DatelineShape::kNone;
    sum.titles += s.Line() && p + 1 < shapes.size() &&
                  (shapes[p + 1].Paragraph() || shapes[p + 1].byline);
    sum.bylines += s.byline;
    sum.cut_short += s.CutShort();
    sum.paragraphs += s.Paragraph();
    sum.ended += s.Paragraph() && s.Ended();
    sum.addresses += s.address;
    sum.all_words += s.words;
    if (s.Paragraph()) sum.words += s.words;
  }
  return sums;
}

void AddSums(const std::vector<ShapeSums>& sums, std::span<const StoryShape> shapes,
             size_t cut_short, StoryCandidate& c) {
  const auto set = [&c](StoryFeature f, double v) { c.features[static_cast<size_t>(f)] = v; };
  const ShapeSums &at = sums[c.passage], &next = sums[c.passage + 1], &end = sums.back();
  const auto d = [](size_t v) { return static_cast<double>(v); };
  set(StoryFeature::kRestDatelines, std::log1p(d(end.datelines - next.datelines)));
  set(StoryFeature::kRestTitles, std::log1p(d(end.titles - next.titles)));
  set(StoryFeature::kRestBylines, std::log1p(d(end.bylines - next.bylines)));
  set(StoryFeature::kRestCutShort, std::log1p(d(end.cut_short - at.cut_short)));
  set(StoryFeature::kCutShortHabit, d(at.cut_short) / (d(at.paragraphs) + 1));
  const double mean = (d(at.words) + 50) / (d(at.paragraphs) + 1);
  const double rest = (d(end.words - at.words) + mean) / (d(end.paragraphs - at.paragraphs) + 1);
  set(StoryFeature::kLength, std::log((d(shapes[c.passage].words) + 1) / mean));
  set(StoryFeature::kLengthBefore, std::log(mean));
  set(StoryFeature::kRestAddress, std::log1p(d(end.addresses - at.addresses)));
  set(StoryFeature::kStoryPassages, std::log1p(d(cut_short - c.passage)));
  set(StoryFeature::kStoryWordsLong, std::log1p(d(sums[cut_short].all_words - at.all_words)));
  set(StoryFeature::kRestLength, std::log(rest / mean));
}

void AddShares(const Means& means, size_t from, size_t to, const StoryWindow& w,
               StoryCandidate& c) {
  const auto raised = [&](StoryShare s) {
    return w[s] + std::max(0.0, kNormal[static_cast<size_t>(s)] - means.Usual(s, from, to));
  };
  const auto gap = [&](StoryShare s) { return means.Usual(s, from, to) - w[s]; };
  const auto z = [&](StoryShare s) { return gap(s) / means.Deviation(s, from, to); };
  const auto set = [&c](StoryFeature f, double v) { c.features[static_cast<size_t>(f)] = v; };
  c.known = w[StoryShare::kKnown];
  c.usual_known = means.Usual(StoryShare::kKnown, from, to);
  set(StoryFeature::kKnown, raised(StoryShare::kKnown));
  set(StoryFeature::kKnownRecently, raised(StoryShare::kRecent));
  set(StoryFeature::kTopic, raised(StoryShare::kTopic));
  const double named = w[StoryShare::kTitle];
  const double usual_named = std::min(means.Bare(StoryShare::kTitle, from, to), 0.15);
  set(StoryFeature::kTitleBreak, (named < 0.02 ? usual_named : 0.0) - named);
  set(StoryFeature::kWindow, std::min(1.0, w.weight / kWindowWeight));
  set(StoryFeature::kUsualKnown, c.usual_known);
  set(StoryFeature::kUsualRecent, means.Usual(StoryShare::kRecent, from, to));
  set(StoryFeature::kUsualTopic, means.Usual(StoryShare::kTopic, from, to));
  set(StoryFeature::kKnownGap, gap(StoryShare::kKnown));
  set(StoryFeature::kRecentGap, gap(StoryShare::kRecent));
  set(StoryFeature::kTopicGap, gap(StoryShare::kTopic));
  set(StoryFeature::kTitleGap, gap(StoryShare::kTitle));
  set(StoryFeature::kOpeningGap, gap(StoryShare::kOpening));
  set(StoryFeature::kCommonGap, gap(StoryShare::kCommon));
  set(StoryFeature::kRareGap, gap(StoryShare::kKnown) - gap(StoryShare::kCommon));
  set(StoryFeature::kLongGap, gap(StoryShare::kLong));
  set(StoryFeature::kNewLongGap, gap(StoryShare::kNewLong));
  set(StoryFeature::kNewNameGap, gap(StoryShare::kNewName));
  set(StoryFeature::kName, w[StoryShare::kName]);
  set(StoryFeature::kNewName, w[StoryShare::kNewName]);
  set(StoryFeature::kKnownZ, z(StoryShare::kKnown));
  set(StoryFeature::kRecentZ, z(StoryShare::kRecent));
}

// Of the passage itself and of its neighbours: where exactly a story begins.
void AddOwn(const Means& means, size_t from, size_t to, std::span<const StoryWindow> windows,
            StoryCandidate& c) {
  const auto set = [&c](StoryFeature f, double v) { c.features[static_cast<size_t>(f)] = v; };
  const double known = means.Usual(StoryShare::kKnown, from, to);
  const double recent = means.Usual(StoryShare::kRecent, from, to);
  const double topic = means.Usual(StoryShare::kTopic, from, to);
  // Drawn to 0 by four content words.
  const auto gap = [](double usual, double sum, double weight) {
    return (usual * weight - sum) / (weight + 4);
  };
  const StoryWindow& w = windows[c.passage];
  const StoryWindow& before = windows[c.passage - 1];
  set(StoryFeature::kOwnKnownGap, gap(known, w.own_known, w.own_weight));
  set(StoryFeature::kOwnRecentGap, gap(recent, w.own_recent, w.own_weight));
  set(StoryFeature::kOwnTopicGap, gap(topic, w.own_topic, w.own_weight));
  set(StoryFeature::kOwnWeight, w.own_weight / kWindowWeight);
  set(StoryFeature::kBeforeKnownGap, gap(known, before.own_known, before.own_weight));
  set(StoryFeature::kBeforeTopicGap, gap(topic, before.own_topic, before.own_weight));
  const StoryWindow next = c.passage + 1 < windows.size() ? windows[c.passage + 1] : StoryWindow();
  set(StoryFeature::kNextKnownGap, gap(known, next.own_known, next.own_weight));
  set(StoryFeature::kNextTopicGap, gap(topic, next.own_topic, next.own_weight));
}

void AddRest(const Means& means, size_t from, size_t to, const StoryRest& r, double usual_chains,
             StoryCandidate& c) {
  const auto set = [&c](StoryFeature f, double v) { c.features[static_cast<size_t>(f)] = v; };
  const auto usual = [&](StoryShare s) { return means.Usual(s, from, to); };
  const auto part = [](double a, double b) { return (a + 0.005) / (a + b + 0.01); };
  set(StoryFeature::kRestKnown, r.known);
  set(StoryFeature::kRestKnownGap, usual(StoryShare::kKnown) - r.known);
  set(StoryFeature::kRestLong, part(r.known_long, r.new_long));
  set(StoryFeature::kRestName, part(r.known_name, r.new_name));
  set(StoryFeature::kRestAgain, r.again);
  set(StoryFeature::kRestTopic, r.topic);
  set(StoryFeature::kRestTopicGap, usual(StoryShare::kTopic) - r.topic);
  set(StoryFeature::kPeakTopic, r.peak_topic);
  set(StoryFeature::kPeakTopicGap, usual(StoryShare::kTopic) - r.peak_topic);
  set(StoryFeature::kPeakKnown, r.peak_known);
  set(StoryFeature::kPeakKnownGap, usual(StoryShare::kKnown) - r.peak_known);
  set(StoryFeature::kAlive, r.alive);
  set(StoryFeature::kChains, r.chains);
  set(StoryFeature::kChainsGap, usual_chains - r.chains);
}

// The passage behind the first one from p on that breaks off, or the end: there a lead that begins
// at p would end. `at` is the last answer, for a smaller p, or 0.
size_t NextCutShort(std::span<const StoryShape> shapes, size_t p, size_t& at) {
  if (at > p) return at;
  at = p;
  while (at < shapes.size() && !shapes[at].CutShort()) ++at;
  if (at < shapes.size()) ++at;
  return at;
}

}  // namespace

std::vector<StoryCandidate> CollectStoryEvidence(std::span<const Passage> passages,
                                                 std::string_view title) {
  const size_t n = passages.size();
  if (n <= kLeastPassages) return {};
  const StoryWords words(passages);
  if (words.words_before(n) <= kLeastWordsBefore) return {};
  const StoryCohesion cohesion(words, n, title);
  const std::span<const StoryWindow> windows = cohesion.windows();
  std::vector<size_t> lengths(n);
  for (size_t p = 0; p < n; ++p) lengths[p] = words.words_before(p + 1) - words.words_before(p);
  const std::vector<StoryShape> shapes = StoryShapes(passages, lengths, kLeastPassages);
  const std::vector<ShapeSums> sums = SumShapes(shapes);
  const Means means(windows);

  std::vector<StoryCandidate> candidates;
  size_t from = 0, to = 0;  // the windows that tell what is usual: not the first third's, and
                            // none that reaches into the candidate
  double chains = 0.5, chains_count = 1;
  size_t cut_short = 0;
  for (size_t p = 1; p < n; ++p) {
    while (from < p && words.weight_before(from) < words.weight_before(p) / 3) ++from;
    while (to < p && windows[to].end <= p) ++to;
    const size_t before = words.words_before(p);
    const size_t after = words.words_before(n) - before;
    const double usual_chains = chains / chains_count;
    if (before >= kLeastWordsBefore) {
      chains += cohesion.rests()[p].chains;
      ++chains_count;
    }
    if (p < kLeastPassages || before < kLeastWordsBefore || before < after ||
        sums[p].ended < kLeastParagraphs || windows[p].weight < kLeastWindow) {
      continue;
    }
    if (candidates.empty()) candidates.reserve(n - p);
    StoryCandidate c{.passage = p, .words_before = before, .dateline = {}};
    const auto set = [&c](StoryFeature f, double v) { c.features[static_cast<size_t>(f)] = v; };
    AddShares(means, std::min(from, to), to, windows[p], c);
    AddOwn(means, std::min(from, to), to, windows, c);
    AddRest(means, std::min(from, to), to, cohesion.rests()[p], usual_chains, c);
    AddShapes(shapes, c);
    AddSums(sums, shapes, NextCutShort(shapes, p, cut_short), c);
    set(StoryFeature::kPassagesAfter, std::log(static_cast<double>(n - p)));
    set(StoryFeature::kWordsAfter, std::log(static_cast<double>(after) + 1));
    set(StoryFeature::kWordsBefore, std::log(static_cast<double>(before) / 300.0));
    candidates.push_back(c);
  }
  return candidates;
}

}  // namespace pare
