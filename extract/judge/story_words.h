// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The content words of a text by passage, for the story cut (see story_evidence.h for what a
// content word is).
#ifndef PARE_EXTRACT_JUDGE_STORY_WORDS_H_
#define PARE_EXTRACT_JUDGE_STORY_WORDS_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "extract/judge/story_cut.h"

namespace pare {

// What content words weigh, but for 1.
inline constexpr float kShortWeight = 0.5f;       // words of just so many letters as make content
inline constexpr float kIdeographsWeight = 0.4f;  // pairs: a sentence would have fewer words

struct ContentWord {
  uint32_t id;   // dense, in order of first occurrence
  float weight;  // 1, kShortWeight or kIdeographsWeight
};

// Not thread-safe while it is built; afterwards immutable.
class StoryWords {
 public:
  explicit StoryWords(std::span<const Passage> passages);

  // The content words of all passages in order; those of passage p are [begin(p), begin(p + 1)).
  std::span<const ContentWord> words() const { return words_; }
  size_t begin(size_t passage) const { return begin_[passage]; }
  // The weight of all content words before the passage.
  double weight_before(size_t passage) const { return weight_before_[passage]; }
  // All words, not just content words, before the passage.
  size_t words_before(size_t passage) const { return words_before_[passage]; }
  size_t distinct() const { return ids_.size(); }
  // Seven letters or more: such words are seldom common ones, in any language that has letters.
  bool IsLong(uint32_t id) const { return long_[id]; }
  // Mostly written with a capital within sentences: a name, or in German a noun. Never in scripts
  // without case.
  bool IsName(uint32_t id) const { return name_[id]; }

  // Which ids occur in `text` (such as the title): one flag for each id.
  std::vector<bool> Marked(std::string_view text) const;

 private:
  // Adds the words of a passage, with what they say of names; returns the number of all words.
  size_t AddAscii(std::string_view text, std::vector<uint32_t>& capitals);
  size_t AddFolded(std::string_view text, std::vector<uint32_t>& capitals);
  uint32_t Add(uint64_t hash, float weight, bool is_long, std::vector<uint32_t>& capitals);

  std::vector<ContentWord> words_;
  std::vector<bool> long_, name_;  // by id
  std::vector<size_t> begin_, words_before_;
  std::vector<double> weight_before_;
  absl::flat_hash_map<uint64_t, uint32_t> ids_;  // by hash: a rare collision does no harm
  std::string room_;                    // scratch, of the passage under way
  std::vector<uint32_t> capital_ids_;   // likewise
};

}  // namespace pare

#endif  // PARE_EXTRACT_JUDGE_STORY_WORDS_H_
