// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// How well the story cut takes away unrelated stories that follow an article, and only them.
//
// A case is an article's body followed by the leads of none to three other stories. A paragraph
// counts as there when at least 80 % of its 4-word shingles stand in the output, or, where it has
// fewer than eight words, its words in a row.
#ifndef PARE_BENCH_STORY_H_
#define PARE_BENCH_STORY_H_

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "bench/score.h"

namespace pare::bench {

struct StoryCase {
  std::string id;
  std::string kind;  // "clean", or how each story opens: "dateline+title tight"
  std::string text;  // begins with `body`
  std::string body;
};

// An output, ready to be asked for paragraphs. Not thread-safe: the vocabulary grows.
class StoryOutput {
 public:
  explicit StoryOutput(std::string_view text);
  // `words` as SplitWords gives them, not empty.
  bool Holds(const std::vector<std::string>& words);

 private:
  Vocabulary vocabulary_;
  std::vector<Shingle> shingles_;  // sorted
  std::string flat_;
};

// Paragraphs of one case.
struct StoryScore {
  std::string id;
  std::string kind;
  size_t body = 0, body_kept = 0;
  size_t tail = 0, tail_left = 0;  // tail paragraphs whose words the body also holds do not count
  bool Exact() const { return body_kept == body && tail_left == 0; }
};
StoryScore ScoreStory(const StoryCase& c, std::string_view output);

// Sums over cases.
struct StorySummary {
  size_t cases = 0, body = 0, body_kept = 0, tail = 0, tail_cut = 0, exact = 0;
  double BodyKept() const;  // share of the body's paragraphs still there; 0 where there is none
  double TailCut() const;   // share of the tail's paragraphs that are gone; NaN where there is none
  double Exact() const;     // share of cases with all of the body and none of the tail
};

// By group: "all"; "clean" or how the first story opens; "tight" or "spaced". False cuts are the
// cases of "clean" that are not exact.
std::map<std::string, StorySummary> SummariseStories(const std::vector<StoryScore>& rows);

// Share of the cases of "clean" that lost a paragraph; 1 where there is no such case.
double FalseCuts(const std::map<std::string, StorySummary>& groups);

}  // namespace pare::bench

#endif  // PARE_BENCH_STORY_H_
