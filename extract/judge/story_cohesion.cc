// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/judge/story_cohesion.h"

#include <algorithm>
#include <cstdint>
#include <numeric>

namespace pare {
namespace {

constexpr size_t kTopicWords = 12;
constexpr size_t kCommonPart = 6;      // common: in one of so many passages before
constexpr double kPeakWeight = 10;     // windows with less show no peak
constexpr uint32_t kNever = UINT32_MAX;

// The most spread words of the first half.
std::vector<bool> TopicWords(const StoryWords& words, size_t passages) {
  const double all = words.weight_before(passages);
  const double half = std::max(all / 2, std::min(all, 100.0));
  std::vector<uint32_t> count(words.distinct()), last(words.distinct(), kNever);
  for (size_t p = 0; p < passages && (p == 0 || words.weight_before(p) < half); ++p) {
    for (size_t k = words.begin(p); k < words.begin(p + 1); ++k) {
      const ContentWord w = words.words()[k];
      if (w.weight == 0.5f || last[w.id] == p) continue;  // words of four letters are no topic
      last[w.id] = static_cast<uint32_t>(p);
      ++count[w.id];
    }
  }
  std::vector<uint32_t> ids(words.distinct());
  std::iota(ids.begin(), ids.end(), 0u);
  const size_t top = std::min(kTopicWords, ids.size());
  std::partial_sort(ids.begin(), ids.begin() + static_cast<ptrdiff_t>(top), ids.end(),
                    [&](uint32_t a, uint32_t b) {
                      return count[a] != count[b] ? count[a] > count[b] : a < b;
                    });
  std::vector<bool> topic(ids.size());
  for (size_t i = 0; i < top && count[ids[i]] > 1; ++i) topic[ids[i]] = true;
  return topic;
}

}  // namespace

StoryCohesion::StoryCohesion(const StoryWords& words, size_t passages, std::string_view title)
    : topic_(TopicWords(words, passages)),
      title_(words.Marked(title)),
      windows_(passages),
      rests_(passages) {
  FillWindows(words, title);
  FillRests(words);
}

// In one walk.
void StoryCohesion::FillWindows(const StoryWords& words, std::string_view) {
  std::vector<uint32_t> last(words.distinct(), kNever);   // the passage a word was last seen in
  std::vector<uint32_t> first(words.distinct(), kNever);  // … first
  std::vector<uint32_t> spread(words.distinct());         // the number of passages before with it
  const auto all = words.words();
  size_t full = 0;  // passages before that have words
  for (size_t p = 0; p < windows_.size(); ++p) {
    StoryWindow& w = windows_[p];
    const auto add = [&w](StoryShare s, double weight) {
      w.shares[static_cast<size_t>(s)] += weight;
    };
    w.end = p;
    for (size_t k = words.begin(p); k < all.size() && w.weight < kWindowWeight; ++k) {
      while (words.begin(w.end) <= k) ++w.end;
      const ContentWord word = all[k];
      w.weight += word.weight;
      const double own = k < words.begin(p + 1) ? word.weight : 0.0;
      w.own_weight += own;
      if (topic_[word.id]) w.own_topic += own;
      const uint32_t l = last[word.id];
      const bool known = l != kNever;
      if (known) {
        add(StoryShare::kKnown, word.weight);
        w.own_known += own;
        const double since = words.weight_before(p) - words.weight_before(l + 1);
        if (since < kRecentWeight) {
          add(StoryShare::kRecent, word.weight);
          w.own_recent += own;
        }
        if (words.weight_before(first[word.id]) < kRecentWeight) {
          add(StoryShare::kOpening, word.weight);
        }
        if (spread[word.id] > 1 && spread[word.id] * kCommonPart >= full) {
          add(StoryShare::kCommon, word.weight);
        }
      }
      if (title_[word.id]) add(StoryShare::kTitle, word.weight);
      if (topic_[word.id]) add(StoryShare::kTopic, word.weight);
      if (words.IsLong(word.id)) add(known ? StoryShare::kLong : StoryShare::kNewLong, word.weight);
      if (words.IsName(word.id)) add(known ? StoryShare::kName : StoryShare::kNewName, word.weight);
    }
    for (double& share : w.shares) share /= std::max(w.weight, 1e-9);
    full += words.begin(p + 1) > words.begin(p);
    for (size_t k = words.begin(p); k < words.begin(p + 1); ++k) {
      const uint32_t id = all[k].id;
      if (first[id] == kNever) first[id] = static_cast<uint32_t>(p);
      if (last[id] != p) ++spread[id];
      last[id] = static_cast<uint32_t>(p);
    }
  }
}

// A word that first occurs in passage f is known to all that begins behind f: what occurrences add
// to ranges of passages is summed up from the changes at the ranges' ends.
void StoryCohesion::FillRests(const StoryWords& words) {
  const size_t n = rests_.size();
  std::vector<StoryRest> change(n + 2);
  std::vector<uint32_t> first(words.distinct(), kNever), second(words.distinct(), kNever),
      last(words.distinct(), kNever);
  const auto all = words.words();
  std::vector<double> recurring(n + 2);
  for (size_t p = 0; p < n; ++p) {
    for (size_t k = words.begin(p); k < words.begin(p + 1); ++k) {
      const auto [id, weight] = all[k];
      const double w = weight;
      const bool is_long = words.IsLong(id), is_name = words.IsName(id);
      // Ranges are given as (from, to]: the passages that begin behind `from` and not behind `to`.
      const auto add = [&](double StoryRest::*what, size_t from, size_t to, double value) {
        change[from].*what += value;
        change[to + 1].*what -= value;
      };
      constexpr size_t kStart = 0;
      if (first[id] == kNever) first[id] = static_cast<uint32_t>(p);
      const size_t f = first[id];
      add(&StoryRest::weight, kStart, p, w);
      if (topic_[id]) add(&StoryRest::topic, kStart, p, w);
      if (title_[id]) add(&StoryRest::title, kStart, p, w);
      if (f < p) {
        add(&StoryRest::known, f + 1, p, w);
        add(&StoryRest::again, kStart, f, w);
      }
      if (is_long) {
        if (f < p) add(&StoryRest::known_long, f + 1, p, w);
        add(&StoryRest::new_long, kStart, f, w);
      }
      if (is_name) {
        if (f < p) add(&StoryRest::known_name, f + 1, p, w);
        add(&StoryRest::new_name, kStart, f, w);
      }
      const uint32_t l = last[id];
      if (l != kNever && l != p) {
        if (second[id] == kNever) {
          second[id] = static_cast<uint32_t>(p);
          recurring[p + 1] += w;
        } else {
          add(&StoryRest::alive, l + 1, p, w);
        }
        if (words.weight_before(p) - words.weight_before(l + 1) < kRecentWeight) {
          add(&StoryRest::chains, l + 1, p, w);
        }
      }
      last[id] = static_cast<uint32_t>(p);
    }
  }
  StoryRest sum;
  double recur = 0;
  for (size_t p = 0; p < n; ++p) {
    for (double StoryRest::*m :
         {&StoryRest::weight, &StoryRest::topic, &StoryRest::title, &StoryRest::known,
          &StoryRest::again, &StoryRest::known_long, &StoryRest::new_long, &StoryRest::known_name,
          &StoryRest::new_name, &StoryRest::alive, &StoryRest::chains}) {
      sum.*m += change[p].*m;
    }
    recur += recurring[p];
    StoryRest& r = rests_[p] = sum;
    const double scale = 1 / std::max(sum.weight, 1e-9);
    for (double StoryRest::*m :
         {&StoryRest::topic, &StoryRest::title, &StoryRest::known, &StoryRest::again,
          &StoryRest::known_long, &StoryRest::new_long, &StoryRest::known_name,
          &StoryRest::new_name}) {
      r.*m *= scale;
    }
    r.alive /= std::max(recur, 1e-9);
    r.chains /= std::max(1.0, std::min({kRecentWeight, sum.weight, words.weight_before(p)}));
  }
  double peak = 0;
  for (size_t p = n; p-- > 0;) {
    rests_[p].peak_topic = peak;
    if (windows_[p].weight >= kPeakWeight) peak = std::max(peak, windows_[p][StoryShare::kTopic]);
  }
}

}  // namespace pare
