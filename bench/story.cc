// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "bench/story.h"

#include <algorithm>
#include <limits>

#include "bench/words.h"

namespace pare::bench {
namespace {

constexpr size_t kShortParagraphWords = 8;
constexpr double kShareThere = 0.8;

// Calls fn(words) for each line of `text` that has words.
template <class F>
void ForEachParagraph(std::string_view text, F&& fn) {
  while (true) {
    const size_t end = text.find('\n');
    const std::vector<std::string> words = SplitWords(text.substr(0, end));
    if (!words.empty()) fn(words);
    if (end == std::string_view::npos) return;
    text.remove_prefix(end + 1);
  }
}

double Share(size_t part, size_t whole) {
  return static_cast<double>(part) / static_cast<double>(std::max<size_t>(1, whole));
}

std::string FirstOpening(std::string_view kind) {
  return std::string(kind.substr(0, kind.find_first_of(" +")));
}

}  // namespace

StoryOutput::StoryOutput(std::string_view text) {
  const std::vector<std::string> words = SplitWords(text);
  flat_ = Flatten(words);
  shingles_ = ShinglesOf(vocabulary_.IdsOf(words), false);
  std::sort(shingles_.begin(), shingles_.end());
}

bool StoryOutput::Holds(const std::vector<std::string>& words) {
  if (words.size() < kShortParagraphWords) return flat_.find(Flatten(words)) != std::string::npos;
  const std::vector<Shingle> wanted = ShinglesOf(vocabulary_.IdsOf(words), false);
  const auto found = std::count_if(wanted.begin(), wanted.end(), [this](const Shingle& s) {
    return std::binary_search(shingles_.begin(), shingles_.end(), s);
  });
  return static_cast<double>(found) >= kShareThere * static_cast<double>(wanted.size());
}

StoryScore ScoreStory(const StoryCase& c, std::string_view output) {
  StoryScore row;
  row.id = c.id;
  row.kind = c.kind;
  StoryOutput out(output);
  ForEachParagraph(c.body, [&](const std::vector<std::string>& words) {
    ++row.body;
    if (out.Holds(words)) ++row.body_kept;
  });
  const std::string flat_body = Flatten(SplitWords(c.body));
  const std::string_view tail =
      std::string_view(c.text).substr(std::min(c.body.size(), c.text.size()));
  ForEachParagraph(tail, [&](const std::vector<std::string>& words) {
    // What the body says too cannot be asked to be gone.
    if (flat_body.find(Flatten(words)) != std::string::npos) return;
    ++row.tail;
    if (out.Holds(words)) ++row.tail_left;
  });
  return row;
}

double StorySummary::BodyKept() const { return Share(body_kept, body); }
double StorySummary::TailCut() const {
  return tail > 0 ? Share(tail_cut, tail) : std::numeric_limits<double>::quiet_NaN();
}
double StorySummary::Exact() const { return Share(exact, cases); }

std::map<std::string, StorySummary> SummariseStories(const std::vector<StoryScore>& rows) {
  std::map<std::string, StorySummary> groups;
  for (const StoryScore& row : rows) {
    const bool tight = std::string_view(row.kind).ends_with("tight");
    const std::string opening = row.tail == 0 ? "clean" : FirstOpening(row.kind);
    for (const std::string& name : {std::string("all"), opening,
                                    std::string(tight ? "tight" : "spaced")}) {
      StorySummary& g = groups[name];
      ++g.cases;
      g.body += row.body;
      g.body_kept += row.body_kept;
      g.tail += row.tail;
      g.tail_cut += row.tail - row.tail_left;
      g.exact += row.Exact() ? 1 : 0;
    }
  }
  return groups;
}

double FalseCuts(const std::map<std::string, StorySummary>& groups) {
  const auto it = groups.find("clean");
  return 1 - (it == groups.end() ? 0.0 : it->second.Exact());
}

}  // namespace pare::bench
