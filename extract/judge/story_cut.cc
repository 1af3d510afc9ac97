// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/judge/story_cut.h"

#include <cmath>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "extract/judge/story_evidence.h"
#include "extract/judge/story_weights.h"

namespace pare {
namespace {

// The log-odds at which a story is cut; see bench/README.md for what it costs and gains.
constexpr double kSure = 2.4;
// Where a sure story follows, other stories are likely before it too: so much less will do there.
constexpr double kLessBeforeSure = 1.75;
// A story before the sure one is a lead, not a stray line, and ends where the next one begins.
constexpr size_t kLeastLeadWords = 20;
constexpr size_t kMostLeadWords = 600;

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
  std::vector<double> scores(candidates.size());
  size_t sure = candidates.size();
  for (size_t i = 0; i < candidates.size() && sure == candidates.size(); ++i) {
    scores[i] = StoryLogOdds(kStoryWeights, candidates[i]);
    if (scores[i] > kSure) sure = i;
  }
  if (sure == candidates.size()) return cut;
  size_t first = sure;
  for (size_t i = sure; i-- > 0;) {
    const size_t lead = candidates[first].words_before - candidates[i].words_before;
    if (lead > kMostLeadWords) break;
    if (lead >= kLeastLeadWords && scores[i] > kSure - kLessBeforeSure) first = i;
  }
  cut.first = candidates[first].passage;
  cut.score = scores[first];
  cut.reason = Reason(candidates[first], first != sure);
  return cut;
}

}  // namespace pare
