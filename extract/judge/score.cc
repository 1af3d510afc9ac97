// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/judge/score.h"

#include <algorithm>
#include <cmath>

#include "extract/judge/body_features.h"
#include "extract/judge/relations.h"
#include "extract/judge/scale.h"

namespace pare {
namespace {

// What a rule keeps, in log-odds: as certain as the model can be of a neighbour.
constexpr float kSettled = 4.0f;
constexpr float kMostCertain = 7.5f;

// Forests against one kind each are surer together than they should be: with this factor the
// logarithmic loss on unseen hosts is least.
constexpr float kKindScale = 0.8f;

// How far the article profile counts: nothing up to `from`, `most` from `full` on, by how likely the
// page is an article.
struct Strictness {
  float from, full, most;
};
// English, which was learned from most: articles of all sorts follow either guideline, at about even
// odds. On unseen hosts, to begin at .5 and not at .2 takes .0014 of word F1 from a set of articles
// that follow the article profile's, and gives collections .0033, listings .0019 and services .0014,
// some of which are taken for articles.
constexpr Strictness kStrict = {.from = 0.5f, .full = 0.9f, .most = 0.6f};
// Elsewhere what the page profile keeps of an article beyond the article profile's is mostly no
// article, and fewer articles are told. But it costs pages that are no articles. On unseen hosts of a
// Russian and two Chinese sets of articles word F1 is .863, .941 and .955 by these, .871, .940 and .955
// from 0 to .3, .844, .942 and .953 from .2 to .6; wcxb-dev in disguise (bench/train/disguise.py) has
// .8667, .8628 and .8704, its listings .703, .680 and .715.
constexpr Strictness kStrictElsewhere = {.from = 0.1f, .full = 0.4f, .most = 0.85f};
// Of a text less is told than of a page. Texts of those three sets have .778, .919 and .918 by these,
// .809, .925 and .922 from 0 to .4 and .85 at most, .677, .865 and .872 by the page profile alone;
// text-dev in disguise has .8475, .8238 and .8667.
constexpr Strictness kStrictTexts = {.from = 0.3f, .full = 0.8f, .most = 0.7f};

// How far the first look counts beside the second by the article profile. The second look has learned
// how pages are laid out that it knows. News in languages never seen do better without it (word F1 up
// to .011), English articles as well with half of it, and lists of all kinds, which the page profile
// is for, need it whole.
constexpr float kFirstForArticles = 0.67f;

// How much likelier by the page profile each block of a page is taken to be body than by itself, in
// log-odds, by the page's kind. Blocks of a page are wrong together: the tiles of a collection, each of
// which looks a little like a teaser, are body all or none, and a choice that takes them as independent
// leaves out too many. On unseen hosts, word F1 of collections goes from .6719 to .7012, of
// documentation from .9354 to .9382 and of services from .8443 to .8477 (standard errors .012, .0017
// and .0018); listings and products, some of which are taken for collections, lose .0015. For forums,
// products and listings neither .5 nor -.5 is a gain to speak of. A forest of its own, asked which pages
// want more of themselves kept, found these same collections and nothing else. Texts are given none: by
// two trainings text-dev has .8740 and .8720 with it, .8729 and .8718 without.
struct Breadth {
  PageKind kind;
  float log_odds;
};
constexpr Breadth kBreadths[] = {{PageKind::kCollection, 1.2f},
                                 {PageKind::kDocumentation, 0.5f},
                                 {PageKind::kService, 0.4f}};

float BreadthOf(const KindShares& kinds) {
  float sum = 0;
  for (const Breadth& b : kBreadths) sum += b.log_odds * kinds[static_cast<size_t>(b.kind)];
  return sum;
}

uint8_t SignedOf(float log_odds) {
  return Signed8(std::lround(std::clamp(log_odds, -kMostCertain, kMostCertain) * 16));
}

// Thirty-seconds of log-odds to sixteenths.
uint8_t SignedOfWeights(int32_t sum) { return Signed8(sum / 2); }

float LogOddsOfMean(double p) {
  p = std::clamp(p, 0.002, 0.998);
  return static_cast<float>(std::log(p / (1 - p)));
}

// Fills a feature with the mean probability, weighed by words, of the rows that share a number.
void FillMeans(std::span<const uint32_t> numbers, std::span<const double> body,
               std::span<const double> weight, uint8_t* out) {
  const uint32_t most = numbers.empty() ? 0 : *std::max_element(numbers.begin(), numbers.end());
  struct Sum {
    double body = 0, weight = 0;
    bool known = false;  // the mean
    uint8_t mean = 0;
  };
  std::vector<Sum> sums(most + size_t{1});
  for (size_t i = 0; i < numbers.size(); ++i) {
    sums[numbers[i]].body += body[i];
    sums[numbers[i]].weight += weight[i];
  }
  for (size_t i = 0; i < numbers.size(); ++i) {
    Sum& sum = sums[numbers[i]];
    if (!sum.known) sum.mean = SignedOf(LogOddsOfMean(sum.body / sum.weight));
    sum.known = true;
    out[i] = sum.mean;
  }
}

constexpr size_t kWide = 10;

// Fills what depends on the order of the rows.
void FillFirstSequence(std::span<const double> body, std::span<const double> weight,
                       FeatureMatrix& m) {
  const size_t n = body.size();
  std::vector<double> bodies(n + 1), weights(n + 1);
  for (size_t i = 0; i < n; ++i) {
    bodies[i + 1] = bodies[i] + body[i];
    weights[i + 1] = weights[i] + weight[i];
  }
  const double all = std::max(bodies[n], 1e-9);
  size_t since = 0;
  for (size_t i = 0; i < n; ++i) {
    const size_t from = i < kWide ? 0 : i - kWide, to = std::min(n, i + kWide + 1);
    const double w = weights[to] - weights[from] - weight[i];
    const double b = bodies[to] - bodies[from] - body[i];
    m[Feature::kFirstWide][i] = SignedOf(LogOddsOfMean(w > 0 ? b / w : 0));
    m[Feature::kFirstBefore][i] = PartOf8(bodies[i], all);
    m[Feature::kFirstSince][i] = Log8(since);
    since = body[i] * 2 > weight[i] ? 0 : since + 1;
  }
  size_t until = 0;
  for (size_t i = n; i-- > 0;) {
    m[Feature::kFirstUntil][i] = Log8(until);
    until = body[i] * 2 > weight[i] ? 0 : until + 1;
  }
  m.Fill(Feature::kFirstPage, PartOf8(bodies[n], weights[n]));
  m.Fill(Feature::kFirstWords, Log8(static_cast<uint64_t>(std::lround(bodies[n]))));
}

}  // namespace

void FillLexical(const Page& page, const Model& model, PageFeatures& features) {
  const LexicalTokens tokens = TokensOf(page, features);
  const auto& elements = features.elements.elements;
  const auto weigh = [](std::span<const uint32_t> range, std::span<const int8_t> weights,
                        uint32_t from) {
    int32_t sum = 0;
    for (const uint32_t t : range) sum += weights[t + from];
    return sum;
  };
  // By element: what its names weigh near by, and what its own and all above weigh from afar.
  std::vector<int32_t> near(elements.size()), far(elements.size());
  for (size_t e = 0; e < elements.size(); ++e) {
    const uint32_t same = tokens.same_as[e];
    near[e] = same < e ? near[same] : weigh(tokens.near_by_element[same], model.markup(), 0);
    far[e] = weigh(tokens.near_by_element[same], model.markup(), kTokenPart);
    if (e > 0) far[e] += far[elements[e].parent];
  }
  for (size_t i = 0; i < features.live.size(); ++i) {
    const uint32_t own = features.elements.of_row[i];
    int32_t sum = near[own] + weigh(tokens.links[i], model.markup(), 0);
    if (own != 0) {
      const uint32_t parent = elements[own].parent;
      sum += near[parent];
      if (parent != 0) sum += far[elements[parent].parent];
    }
    // Names of classes and ids are words of a site's own language, and conventions of its country:
    // what English pages taught of them counts half elsewhere. On unseen hosts of two Chinese sets and
    // a Russian one word F1 goes from .9547, .9381 and .8205 to .9566, .9393 and .8204; without them
    // it would be .9622, .9424 and .8204, but the model that is trained on all hosts would lose .012
    // on the last one.
    features.matrix[Feature::kMarkup][i] = SignedOfWeights(features.learned_language ? sum : sum / 2);
    features.matrix[Feature::kVocabulary][i] =
        SignedOfWeights(weigh(tokens.words[i], model.words(), 0));
  }
}

KindShares FillKinds(const Page& page, const Model& model, PageKind forced,
                     PageFeatures& features) {
  KindShares kinds{};
  if (features.live.empty()) return kinds;
  if (forced != PageKind::kAuto) {
    kinds[static_cast<size_t>(forced)] = 1;
  } else {
    const FeatureRow row = features.matrix.CopyOfRow(0);
    for (size_t k = 0; k < kPageKinds; ++k) {
      kinds[k] = kKindScale * model.kinds(page.input)[k].LogOdds(row);
    }
    // Below the greatest, so that the sum is at least 1.
    const float most = *std::max_element(kinds.begin(), kinds.end());
    float all = 0;
    for (float& k : kinds) all += k = std::exp(k - most);
    for (float& k : kinds) k /= all;
  }
  for (size_t k = 0; k < kPageKinds; ++k) {
    const auto f = static_cast<Feature>(static_cast<size_t>(Feature::kKindArticle) + k);
    features.matrix.Fill(f, PartOf8(kinds[k], 1));
  }
  return kinds;
}

float StrictnessOf(const Page& page, const KindShares& kinds, const PageFeatures& features) {
  const Profile profile = page.judging.profile;
  if (profile == Profile::kArticle) return 1;
  if (profile == Profile::kPage) return 0;
  const float article = kinds[static_cast<size_t>(PageKind::kArticle)];
  const bool learned = features.learned_language;
  const bool text = page.input == InputKind::kText;
  // English texts gain nothing by it: kinds are told from too little there.
  if (text && learned) return 0;
  const Strictness& by = learned ? kStrict : text ? kStrictTexts : kStrictElsewhere;
  return by.most * std::clamp((article - by.from) / (by.full - by.from), 0.0f, 1.0f);
}

std::vector<float> LogOddsByProfile::Between(float strict) const {
  std::vector<float> out(page.size());
  for (size_t i = 0; i < out.size(); ++i) out[i] = (1 - strict) * page[i] + strict * article[i];
  return out;
}

LogOddsByProfile LogOddsOf(const Page& page, const Forest& forest, PageFeatures& features) {
  const size_t rows = features.live.size();
  std::vector<int32_t> common(rows, 0), sums;
  forest.Add(features.matrix, 0, forest.strict_begin(), common);
  LogOddsByProfile out;
  for (const uint8_t profile : {uint8_t{0}, uint8_t{1}}) {
    features.matrix.Fill(Feature::kStrict, profile);
    sums = common;
    forest.Add(features.matrix, forest.strict_begin(), forest.trees(), sums);
    std::vector<float>& log_odds = profile == 1 ? out.article : out.page;
    log_odds.resize(rows);
    for (size_t i = 0; i < rows; ++i) {
      const bool settled = page.judgements[features.live[i]].settled;
      log_odds[i] = settled ? kSettled : forest.LogOdds(sums[i]);
    }
  }
  return out;
}

void FillFirst(const Page& page, std::span<const float> log_odds, PageFeatures& features) {
  const size_t rows = features.live.size();
  FeatureMatrix& m = features.matrix;
  std::vector<double> weight(rows), body(rows);
  for (size_t i = 0; i < rows; ++i) {
    const float z = std::clamp(log_odds[i], -kMostCertain, kMostCertain);
    weight[i] = page.blocks[features.live[i]].words + 1.0;
    body[i] = weight[i] * Probability(z);
    m[Feature::kFirst][i] = SignedOf(z);
  }
  RowRelations r = RelationsOf(page, features);
  FillMeans(features.elements.path, body, weight, m[Feature::kFirstPath]);
  FillMeans(r.parent, body, weight, m[Feature::kFirstParent]);
  FillMeans(r.section, body, weight, m[Feature::kFirstSection]);
  FillMeans(r.group, body, weight, m[Feature::kFirstGroup]);
  FillFirstSequence(body, weight, m);
}

PageScores ScorePage(const Page& page, const Model& model, PageFeatures& features) {
  PageScores scores;
  const Look& look = model.look(page.input);
  FillLexical(page, model, features);
  const LogOddsByProfile first = LogOddsOf(page, look.first, features);
  FillBody(page, first.article, first.page, features);
  scores.kinds = FillKinds(page, model, page.judging.kind, features);
  scores.strict = StrictnessOf(page, scores.kinds, features);
  scores.has_article =
      model.presence(page.input).LogOdds(features.matrix.CopyOfRow(0)) >= 0;
  FillFirst(page, first.Between(scores.strict), features);
  scores.log_odds = LogOddsOf(page, look.second, features);
  std::vector<float>& article = scores.log_odds.article;
  const float breadth = page.input == InputKind::kText ? 0 : BreadthOf(scores.kinds);
  for (size_t i = 0; i < article.size(); ++i) {
    article[i] += kFirstForArticles * (first.article[i] - article[i]);
    scores.log_odds.page[i] += breadth;
  }
  return scores;
}

}  // namespace pare
