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
      if (w.weight == kShortWeight || last[w.id] == p) continue;  // words of four letters are no topic
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

// What occurrences add to ranges of passages is summed up from the changes at the ranges' ends. The
// word of an occurrence in passage p that was first seen in passage f is known to the passages
// (f, p], and new to those up to f.
class RestSums {
 public:
  // `traits`: of each word, those that do not depend on the passage.
  RestSums(const StoryWords& words, std::span<const uint8_t> traits, size_t passages)
      : words_(words), traits_(traits), change_(passages + 2), recurring_(passages + 2),
        seen_(words.distinct()) {}

  // Adds the words of passage p; to be called for 0, 1, 2…
  void Add(size_t p) {
    double weight = 0, topic = 0;
    for (size_t k = words_.begin(p); k < words_.begin(p + 1); ++k) {
      const ContentWord word = words_.words()[k];
      weight += word.weight;
      if ((traits_[word.id] & kIsTopic) != 0) topic += word.weight;
      Add(word, p);
    }
    Range(&StoryRest::weight, 0, p, weight);
    Range(&StoryRest::topic, 0, p, topic);
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
      &StoryRest::topic,      &StoryRest::known,    &StoryRest::again,
      &StoryRest::known_long, &StoryRest::new_long, &StoryRest::known_name, &StoryRest::new_name};
  static constexpr double StoryRest::*kSummed[] = {
      &StoryRest::topic,      &StoryRest::known,    &StoryRest::again,
      &StoryRest::known_long, &StoryRest::new_long, &StoryRest::known_name, &StoryRest::new_name,
      &StoryRest::weight,   &StoryRest::alive,      &StoryRest::chains};

  void Add(ContentWord word, size_t p) {
    const double w = word.weight;
    Seen& seen = seen_[word.id];
    if (seen.first == kNever) seen.first = static_cast<uint32_t>(p);
    const size_t f = seen.first;
    const auto part = [&](double StoryRest::*known, double StoryRest::*fresh) {
      if (f < p) Range(known, f + 1, p, w);
      Range(fresh, 0, f, w);
    };
    if (f < p) part(&StoryRest::known, &StoryRest::again);
    if ((traits_[word.id] & kIsLong) != 0) part(&StoryRest::known_long, &StoryRest::new_long);
    if ((traits_[word.id] & kIsName) != 0) part(&StoryRest::known_name, &StoryRest::new_name);
    if (seen.last != kNever && seen.last != p) AddRecurrence(seen, p, w);
    seen.last = static_cast<uint32_t>(p);
  }

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
  std::span<const uint8_t> traits_;
  std::vector<StoryRest> change_;
  std::vector<double> recurring_;
  std::vector<Seen> seen_;
  StoryRest sum_;
  double recurring_sum_ = 0;
};

// The weights of the words that add to each share, as how many words there are of each weight: sums
// of weights are exact, and counts of several shares go into one number.
class ShareCounts {
 public:
  void Add(float weight, uint8_t traits) {
    const size_t kind = static_cast<size_t>(weight != 1) +
                        static_cast<size_t>(weight < kShortWeight);
    for (size_t half = 0; half < 2; ++half) counts_[kind][half] += kOnes[traits][half];
  }

  double operator[](StoryShare share) const {
    const size_t s = static_cast<size_t>(share);
    const auto count = [&](size_t kind) {
      return static_cast<double>(counts_[kind][s / kInHalf] >> kBits * (s % kInHalf) & kMost);
    };
    return count(0) + kShortWeight * count(1) + double{kIdeographsWeight} * count(2);
  }

 private:
  static constexpr size_t kInHalf = kStoryShares / 2, kBits = 12;
  static constexpr uint64_t kMost = (uint64_t{1} << kBits) - 1;
  static_assert(kWindowWeight / kIdeographsWeight < kMost && kInHalf * kBits < 64);
  using Halves = std::array<uint64_t, 2>;

  // By traits: 1 for each share that a word with them adds to.
  static constexpr auto kOnes = [] {
    std::array<Halves, 256> table{};
    for (unsigned t = 0; t < table.size(); ++t) {
      const auto set = [&row = table[t]](StoryShare share, bool on) {
        const size_t s = static_cast<size_t>(share);
        row[s / kInHalf] |= uint64_t{on} << kBits * (s % kInHalf);
      };
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

  std::array<Halves, 3> counts_{};  // by weight: 1, kShortWeight, kIdeographsWeight
};

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
    : traits_(words.distinct()), windows_(passages), rests_(passages) {
  const std::vector<bool> is_topic = TopicWords(words, passages), is_title = words.Marked(title);
  for (uint32_t id = 0; id < traits_.size(); ++id) {
    traits_[id] = static_cast<uint8_t>(is_topic[id] * kIsTopic | is_title[id] * kIsTitle |
                                       words.IsLong(id) * kIsLong | words.IsName(id) * kIsName);
  }
  FillWindows(words);
  FillRests(words);
}

// In one walk.
void StoryCohesion::FillWindows(const StoryWords& words) {
  std::vector<SeenWord> seen(words.distinct());
  for (uint32_t id = 0; id < seen.size(); ++id) seen[id].traits = traits_[id];
  const auto all = words.words();
  uint32_t full = 0;  // passages before that have words
  for (size_t p = 0; p < windows_.size(); ++p) {
    const size_t begin = words.begin(p), own_end = words.begin(p + 1);
    const double before = words.weight_before(p);
    StoryWindow w = {.end = p};
    ShareCounts shares;
    size_t k = begin;
    const auto take_until = [&](size_t end) {
      for (; k < end && w.weight < kWindowWeight; ++k) {
        shares.Add(all[k].weight, seen[all[k].id].TraitsAt(before, full));
        w.weight += all[k].weight;
      }
    };
    take_until(own_end);
    w.own_weight = w.weight;
    w.own_known = shares[StoryShare::kKnown];
    w.own_recent = shares[StoryShare::kRecent];
    w.own_topic = shares[StoryShare::kTopic];
    take_until(all.size());
    w.end = FirstFrom(words, p, windows_.size(), k);
    for (size_t s = 0; s < kStoryShares; ++s) {
      w.shares[s] = shares[static_cast<StoryShare>(s)] / std::max(w.weight, 1e-9);
    }
    windows_[p] = w;
    full += own_end > begin;
    for (size_t i = begin; i < own_end; ++i) {
      seen[all[i].id].See(static_cast<uint32_t>(p), before, words.weight_before(p + 1));
    }
  }
}

void StoryCohesion::FillRests(const StoryWords& words) {
  const size_t n = rests_.size();
  RestSums sums(words, traits_, n);
  for (size_t p = 0; p < n; ++p) sums.Add(p);
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
