// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// How the words of a text hold together, seen from each passage: what its window and what the whole
// rest share with what precedes, and how the rest holds together by itself.
#ifndef PARE_EXTRACT_JUDGE_STORY_COHESION_H_
#define PARE_EXTRACT_JUDGE_STORY_COHESION_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "extract/judge/story_words.h"

namespace pare {

inline constexpr double kWindowWeight = 28;   // content words of a window
inline constexpr double kRecentWeight = 120;  // content words that are "recent"

// Shares of the weight of a window's content words.
enum class StoryShare : size_t {
  kKnown,     // occur anywhere before
  kRecent,    // in the 120 content words before
  kTopic,     // are among the twelve most spread words of the first half
  kTitle,     // are in the title
  kOpening,   // occur in the first 120 content words of the text
  kCommon,    // occur in a sixth or more of the passages before, and in two
  kLong,      // are long words that occur before
  kNewLong,   // are long words that do not
  kName,      // are names that occur before
  kNewName,   // are names that do not
};
inline constexpr size_t kStoryShares = 10;

struct StoryWindow {
  double weight = 0;
  size_t end = 0;  // the passage after the last one it reaches into
  double shares[kStoryShares] = {};
  // The same of those of its words that are the passage's own.
  double own_weight = 0, own_known = 0, own_recent = 0, own_topic = 0;
  double operator[](StoryShare s) const { return shares[static_cast<size_t>(s)]; }
};

// The rest: all from the passage to the end. Shares of the weight of its content words.
struct StoryRest {
  double weight = 0;
  double known = 0;     // occur before the passage
  double known_long = 0, new_long = 0;
  double known_name = 0, new_name = 0;
  double again = 0;     // do not occur before the passage, but earlier in the rest
  double topic = 0;     // see StoryShare
  double peak_topic = 0;  // the greatest topic share of a window behind the passage
  double peak_known = 0;  // the greatest share of a passage's own words behind it that occur before
                          // that passage
  double alive = 0;     // of the words in two passages or more before: those that occur in the rest
  double chains = 0;    // weight of the words that recur across the passage's beginning within 120
                        // content words, in recent windows
};

class StoryCohesion {
 public:
  StoryCohesion(const StoryWords& words, size_t passages, std::string_view title);
  std::span<const StoryWindow> windows() const { return windows_; }
  std::span<const StoryRest> rests() const { return rests_; }

 private:
  void FillWindows(const StoryWords& words);
  void FillRests(const StoryWords& words);

  std::vector<uint8_t> traits_;  // by word id: those that do not depend on the passage
  std::vector<StoryWindow> windows_;
  std::vector<StoryRest> rests_;
};

}  // namespace pare

#endif  // PARE_EXTRACT_JUDGE_STORY_COHESION_H_
