// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Prints the story cut's evidence for each case of a file, for training (bench/train/story.py): a
// JSON object a case,
//   {"id": ..., "title": ..., "rows": [[passage, offset, words before, bare, [features...]], ...]}
// where `bare` is 1 for a bare dateline (StoryCandidate) and `offset` is the byte of the case's text
// at which the passage begins. The features are those of the program itself, from the passages that
// it sees of a text.
//   story_features CASES.jsonl.gz
//   story_features --names          a line a feature: name, description
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <string>

#include "absl/strings/str_cat.h"
#include "bench/data.h"
#include "bench/output.h"
#include "extract/emit/json_writer.h"
#include "extract/judge/story_evidence.h"
#include "extract/judge/trim.h"
#include "extract/rule_tools/prepare.h"

namespace pare::bench {
namespace {

std::string Describe(const StoryCase& story, const RuleSet& rules) {
  Page page;
  PreparePage(story.text, "", InputKind::kText, kJudgePass, rules, page);
  const StoryPassages seen = CollectStoryPassages(page);
  std::string out = "{\"id\":";
  AppendJsonString(story.id, out);
  out += ",\"title\":";
  AppendJsonString(page.title, out);
  out += ",\"rows\":[";
  const char* comma = "";
  for (const StoryCandidate& c : CollectStoryEvidence(seen.passages, page.title)) {
    absl::StrAppend(&out, comma, "[", c.passage, ",",
                    page.blocks[seen.blocks[c.passage]].source.offset, ",", c.words_before, ",",
                    static_cast<int>(c.bare_dateline), ",[");
    comma = "";
    for (const double value : c.features) {
      absl::StrAppend(&out, comma, static_cast<float>(value));
      comma = ",";
    }
    out += "]]";
  }
  return out + "]}\n";
}

int Main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: story_features [--names | CASES.jsonl.gz]\n");
    return 2;
  }
  if (std::strcmp(argv[1], "--names") == 0) {
    for (const StoryFeatureInfo& f : kStoryFeatureInfo) {
      std::printf("%s\t%s\n", std::string(f.name).c_str(), std::string(f.description).c_str());
    }
    return 0;
  }
  const auto cases = ReadStories(argv[1], kNoLimit);
  absl::Status status = cases.status();
  const RuleSet rules = RuleSet::Builtin();
  for (size_t i = 0; status.ok() && i < cases->size(); ++i) {
    status = Print(Describe((*cases)[i], rules));
  }
  if (status.ok()) return 0;
  std::fprintf(stderr, "story_features: %s\n", std::string(status.message()).c_str());
  return 2;
}

}  // namespace
}  // namespace pare::bench

int main(int argc, char** argv) { return pare::bench::Main(argc, argv); }
