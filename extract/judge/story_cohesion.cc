// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/judge/story_cohesion.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>

namespace pare {
namespace {

constexpr size_t kTopicWords = 12;
constexpr uint32_t kCommonPart = 6;    // common: in one of so many passages before
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

// What is known of a word, as bits: whether it
enum Trait : uint8_t {
  kIsTopic = 1,
  kIsTitle = 2,
  kIsLong = 4,
  kIsName = 8,
  kIsKnown = 16,    // occurs before; those that follow imply it
  kIsRecent = 32,
  kIsOpening = 64,
  kIsCommon = 128,
};

// By traits: 1 for each share that a word with them adds to. A table, since what words are is hard to
// guess and a branch for each costs more than to add zeros.
constexpr auto kSharesOf = [] {
  std::array<std::array<double, kStoryShares>, 256> table{};
  for (unsigned t = 0; t < table.size(); ++t) {
    const auto set = [&row = table[t]](StoryShare s, bool on) { row[static_cast<size_t>(s)] = on; };
    const bool known = (t & kIsKnown) != 0;
    set(StoryShare::kKnown, known);
    set(StoryShare::kRecent, (t & kIsRecent) != 0);
    set(StoryShare::kTopic, (t & kIsTopic) != 0);
    set(StoryShare::kTitle, (t & kIsTitle) != 0);
    set(StoryShare::kOpening, (t & kIsOpening) != 0);
    set(StoryShare::kCommon, (t & kIsCommon) != 0);
    set(StoryShare::kLong, (t & kIsLong) != 0 && known);
    set(StoryShare::kNewLong, (t & kIsLong) != 0 && !known);
    set(StoryShare::kName, (t & kIsName) != 0 && known);
    set(StoryShare::kNewName, (t & kIsName) != 0 && !known);
  }
  return table;
}();

// A word as the passages so far have shown it.
struct SeenWord {
  double after = 0;          // the weight of the content words up to the end of the last with it
  uint32_t last = kNever;    // passage
  uint32_t spread = 0;       // in how many
  uint8_t traits = 0;        // those that do not depend on the passage that asks

  void See(uint32_t passage, double weight_before, double weight_after) {
    if (last == kNever) {
      traits |= static_cast<uint8_t>(kIsKnown | (weight_before < kRecentWeight ? kIsOpening : 0));
    }
    spread += last != passage;
    last = passage;
    after = weight_after;
  }

  // For a passage before which content words of so much weight stand, in `full` passages.
  uint8_t TraitsAt(double weight_before, uint32_t full) const {
    const auto known = static_cast<unsigned>(traits & kIsKnown);
    const auto recent = static_cast<unsigned>(weight_before - after < kRecentWeight);
    const auto common = static_cast<unsigned>(spread > 1) & (spread * kCommonPart >= full);
    static_assert(kIsRecent == kIsKnown << 1);
    return static_cast<uint8_t>(traits | (known << 1 & recent * kIsRecent) | common * kIsCommon);
  }
};

// The first passage of [from, to] that begins at the word or behind it. By halves: passages without
// words may stand in rows of any length.
size_t FirstFrom(const StoryWords& words, size_t from, size_t to, size_t word) {
  while (from < to) {
    const size_t middle = from + (to - from) / 2;
    if (words.begin(middle) < word) {
      from = middle + 1;
    } else {
      to = middle;
    }
  }
  return from;
}

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
  std::vector<SeenWord> seen(words.distinct());
  for (uint32_t id = 0; id < seen.size(); ++id) {
    seen[id].traits = static_cast<uint8_t>(topic_[id] * kIsTopic | title_[id] * kIsTitle |
                                           words.IsLong(id) * kIsLong |
                                           words.IsName(id) * kIsName);
  }
  const auto all = words.words();
  uint32_t full = 0;  // passages before that have words
  for (size_t p = 0; p < windows_.size(); ++p) {
    const size_t begin = words.begin(p), own_end = words.begin(p + 1);
    const double before = words.weight_before(p);
    StoryWindow w = {.end = p};
    size_t k = begin;
    const auto take_until = [&](size_t end) {
      for (; k < end && w.weight < kWindowWeight; ++k) {
        const double weight = all[k].weight;
        const auto& shares = kSharesOf[seen[all[k].id].TraitsAt(before, full)];
        w.weight += weight;
        for (size_t s = 0; s < kStoryShares; ++s) w.shares[s] += weight * shares[s];
      }
    };
    take_until(own_end);
    w.own_weight = w.weight;
    w.own_known = w[StoryShare::kKnown];
    w.own_recent = w[StoryShare::kRecent];
    w.own_topic = w[StoryShare::kTopic];
    take_until(all.size());
    w.end = FirstFrom(words, p, windows_.size(), k);
    for (double& share : w.shares) share /= std::max(w.weight, 1e-9);
    windows_[p] = w;
    full += own_end > begin;
    for (size_t i = begin; i < own_end; ++i) {
      seen[all[i].id].See(static_cast<uint32_t>(p), before, words.weight_before(p + 1));
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
