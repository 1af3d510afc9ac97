// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Runs pare over labelled data, for the quality benchmark.
#ifndef PARE_BENCH_RUN_H_
#define PARE_BENCH_RUN_H_

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "bench/data.h"
#include "bench/report.h"
#include "extract/extractor.h"

namespace pare::bench {

// {"id", "text"}, a line each, as the predictions files of extraction benchmarks are.
using PredictionLines = std::string;

struct PageSetRun {
  PageSetResult result;
  PredictionLines predictions;
  std::string blocks;  // see bench/blocks.h
};

struct PageSetOptions {
  bool blocks = false;  // fill PageSetRun::blocks
  unsigned threads = 1;
};

// Extracts by one extractor for all pages, or, for cross-validated figures, each page by the one
// whose model has not seen its host.
class Extractors {
 public:
  explicit Extractors(Extractor one) { extractors_.push_back(std::move(one)); }
  // From fold models; `models` must outlive this.
  static absl::StatusOr<Extractors> OfFolds(const std::vector<Model>& models, const Judging& judging);

  const Extractor& For(const GoldPage& gold, const std::string& bytes) const;
  const Extractor& First() const { return extractors_.front(); }

 private:
  std::vector<Extractor> extractors_;  // one, or kTrainingFolds
};

// Extracts and scores every page. The order of the rows is that of the set, whatever the number of
// threads.
absl::StatusOr<PageSetRun> RunPageSet(const Extractors& extractors, const PageSet& set,
                                      const PageSetOptions& options);

struct StoryRun {
  StoryResult whole;     // scored on the output
  StoryResult cut_only;  // scored on the input without what the story cut took; NAME.cut
  PredictionLines whole_predictions;
  PredictionLines cut_only_predictions;
};
StoryRun RunStories(const Extractor& extractor, const std::string& name,
                    const std::vector<StoryCase>& cases, unsigned threads);

absl::StatusOr<std::vector<SeedResult>> RunSeeds(const Extractor& extractor,
                                                 const std::filesystem::path& folder);

// `source`, which `article` was made from, without the pieces that the story cut took.
std::string WithoutStoryCut(std::string_view source, const Article& article);

}  // namespace pare::bench

#endif  // PARE_BENCH_RUN_H_
