// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/judge/story_cut.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "extract/judge/story_evidence.h"
#include "extract/judge/story_weights.h"

namespace pare {
namespace {

// The log-odds at which a story is cut, and so much less as will do for a lead and for a line like a
// title where a sure story follows: other stories are likely before it too, and its own title is.
// Chosen on unseen folds by host so that at most 2 of 337 clean bodies are touched and nine tenths
// of the tails go; 99.93 % of the bodies' paragraphs are kept then, and 99.95 % would cost two
// hundredths of the tails. bench/train/story.py prints what other bars cost and gain.
constexpr double kSure = 2.35;
constexpr double kLessForLead = 1.75;
constexpr double kLessForTitle = 2.0;
// A lead is no stray line, and ends where the next story begins.
constexpr size_t kLeastLeadWords = 20;
constexpr size_t kMostLeadWords = 600;
constexpr double kNever = -100;  // in log-odds
// Between a title and its story stands a byline at most.
constexpr size_t kTitlePassages = 2;

// Whether the story of `first` begins at the candidate before it already.
bool BeginsBefore(const StoryCandidate& before, double score, const StoryCandidate& first) {
  const bool lead = first.words_before - before.words_before >= kLeastLeadWords;
  const bool title =
      (before[StoryFeature::kLine] > 0 || before[StoryFeature::kTitleQuestion] > 0) &&
      first.passage - before.passage <= kTitlePassages;
  return (lead && score > kSure - kLessForLead) || (title && score > kSure - kLessForTitle);
}

std::string Percent(double share) {
  return absl::StrCat(static_cast<int>(std::lround(share * 100)), " %");
}

// Collapses white space, so that the reason is one line.
std::string OneLine(std::string_view text) {
  std::string line;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) > ' ') {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  return line;
}

std::string Reason(const StoryCandidate& c, bool story_follows) {
  std::string reason;
  if (c.dateline.shape != DatelineShape::kNone) {
    reason = "dateline \"" + OneLine(c.dateline.text) + "\"";
  } else if (c[StoryFeature::kBylineNext] > 0) {
    reason = "a title and a byline";
  } else if (c[StoryFeature::kTitleLine] > 0 || c[StoryFeature::kTitleQuestion] > 0) {
    reason = "a line like a title";
  } else {
    reason = "a change of subject";
  }
  reason += "; " + Percent(c.known) +
            " of its words are known from the article, where " + Percent(c.usual_known) +
            " are usual";
  if (story_follows) reason += "; another story follows it";
  return reason;
}

}  // namespace

StoryCut FindStoryCut(std::span<const Passage> passages, std::string_view title) {
  StoryCut cut{.first = passages.size(), .score = 0.0, .reason = {}};
  const std::vector<StoryCandidate> candidates = CollectStoryEvidence(passages, title);
  const StoryWeights& weights = StoryWeights::Builtin();
  std::vector<double> scores(candidates.size());
  size_t sure = candidates.size();
  for (size_t i = 0; i < candidates.size() && sure == candidates.size(); ++i) {
    scores[i] = candidates[i].bare_dateline
                    ? kNever
                    : weights.LogOdds(candidates[i], kSure - std::max(kLessForLead, kLessForTitle));
    if (scores[i] > kSure) sure = i;
  }
  if (sure == candidates.size()) return cut;
  size_t first = sure;
  for (size_t i = sure; i-- > 0;) {
    if (candidates[first].words_before - candidates[i].words_before > kMostLeadWords) break;
    if (BeginsBefore(candidates[i], scores[i], candidates[first])) first = i;
  }
  cut.first = candidates[first].passage;
  cut.score = scores[first];
  cut.reason = Reason(candidates[first], first != sure);
  return cut;
}

}  // namespace pare
