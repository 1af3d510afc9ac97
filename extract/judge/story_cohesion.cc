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

// What occurrences add to ranges of passages is summed up from the changes at the ranges' ends. The
// word of an occurrence in passage p that was first seen in passage f is known to the passages
// (f, p], and new to those up to f.
class RestSums {
 public:
  RestSums(const StoryWords& words, size_t passages)
      : words_(words), change_(passages + 2), recurring_(passages + 2), seen_(words.distinct()) {}

  void Add(ContentWord word, size_t p, bool topic, bool title) {
    const double w = word.weight;
    Seen& seen = seen_[word.id];
    if (seen.first == kNever) seen.first = static_cast<uint32_t>(p);
    const size_t f = seen.first;
    const auto part = [&](double StoryRest::*known, double StoryRest::*fresh) {
      if (f < p) Range(known, f + 1, p, w);
      Range(fresh, 0, f, w);
    };
    Range(&StoryRest::weight, 0, p, w);
    if (topic) Range(&StoryRest::topic, 0, p, w);
    if (title) Range(&StoryRest::title, 0, p, w);
    if (f < p) part(&StoryRest::known, &StoryRest::again);
    if (words_.IsLong(word.id)) part(&StoryRest::known_long, &StoryRest::new_long);
    if (words_.IsName(word.id)) part(&StoryRest::known_name, &StoryRest::new_name);
    if (seen.last != kNever && seen.last != p) AddRecurrence(seen, p, w);
    seen.last = static_cast<uint32_t>(p);
  }

  // The sums of passage p as shares; to be called for 0, 1, 2…
  StoryRest Next(size_t p) {
    for (double StoryRest::*m : kSummed) sum_.*m += change_[p].*m;
    recurring_sum_ += recurring_[p];
    StoryRest r = sum_;
    for (double StoryRest::*m : kShared) r.*m /= std::max(sum_.weight, 1e-9);
    r.alive /= std::max(recurring_sum_, 1e-9);
    r.chains /= std::max(1.0, std::min({kRecentWeight, sum_.weight, words_.weight_before(p)}));
    return r;
  }

 private:
  struct Seen {
    uint32_t first = kNever, last = kNever;  // passages
    bool twice = false;                      // in two passages
  };
  static constexpr double StoryRest::*kShared[] = {
      &StoryRest::topic,    &StoryRest::title,      &StoryRest::known,    &StoryRest::again,
      &StoryRest::known_long, &StoryRest::new_long, &StoryRest::known_name, &StoryRest::new_name};
  static constexpr double StoryRest::*kSummed[] = {
      &StoryRest::topic,    &StoryRest::title,      &StoryRest::known,    &StoryRest::again,
      &StoryRest::known_long, &StoryRest::new_long, &StoryRest::known_name, &StoryRest::new_name,
      &StoryRest::weight,   &StoryRest::alive,      &StoryRest::chains};

  // From the passage `from` to the passage `to`.
  void Range(double StoryRest::*what, size_t from, size_t to, double value) {
    change_[from].*what += value;
    change_[to + 1].*what -= value;
  }

  void AddRecurrence(Seen& seen, size_t p, double w) {
    if (seen.twice) {
      Range(&StoryRest::alive, seen.last + 1, p, w);
    } else {
      seen.twice = true;
      recurring_[p + 1] += w;
    }
    if (words_.weight_before(p) - words_.weight_before(seen.last + 1) < kRecentWeight) {
      Range(&StoryRest::chains, seen.last + 1, p, w);
    }
  }

  const StoryWords& words_;
  std::vector<StoryRest> change_;
  std::vector<double> recurring_;
  std::vector<Seen> seen_;
  StoryRest sum_;
  double recurring_sum_ = 0;
};

}  // namespace

StoryCohesion::StoryCohesion(const StoryWords& words, size_t passages, std::string_view title)
    : topic_(TopicWords(words, passages)),
      title_(words.Marked(title)),
      windows_(passages),
      rests_(passages) {
  FillWindows(words);
  FillRests(words);
}

// In one walk.
void StoryCohesion::FillWindows(const StoryWords& words) {
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

void StoryCohesion::FillRests(const StoryWords& words) {
  const size_t n = rests_.size();
  RestSums sums(words, n);
  for (size_t p = 0; p < n; ++p) {
    for (size_t k = words.begin(p); k < words.begin(p + 1); ++k) {
      const ContentWord word = words.words()[k];
      sums.Add(word, p, topic_[word.id], title_[word.id]);
    }
  }
  for (size_t p = 0; p < n; ++p) rests_[p] = sums.Next(p);
  double topic = 0, known = 0;
  for (size_t p = n; p-- > 0;) {
    rests_[p].peak_topic = topic;
    rests_[p].peak_known = known;
    const StoryWindow& w = windows_[p];
    if (w.weight >= kPeakWeight) topic = std::max(topic, w[StoryShare::kTopic]);
    if (w.own_weight >= kPeakWeight) known = std::max(known, w.own_known / w.own_weight);
  }
}

}  // namespace pare
