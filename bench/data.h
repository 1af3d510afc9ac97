// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The benchmarks' labelled data as it lies on disk. Beside the sets of pages that
// extract/rule_tools/labelled.h reads, a data folder holds
//   NAME.jsonl.gz          cases for the story cut: id, kind, text, body
// and a folder of seeds holds NAME.txt and gold.json ({NAME.txt: {keep, drop, either}}).
//
// Errors are NotFound for what is not there, InvalidArgument for what cannot be read; both name
// the file. All functions are thread-safe.
#ifndef PARE_BENCH_DATA_H_
#define PARE_BENCH_DATA_H_

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "bench/score.h"
#include "bench/seeds.h"
#include "bench/story.h"
#include "extract/rule_tools/labelled.h"

namespace pare::bench {

// The first `limit` cases.
absl::StatusOr<std::vector<StoryCase>> ReadStories(const std::filesystem::path& file,
                                                   size_t limit);

// Sorted by name.
absl::StatusOr<std::vector<SeedGold>> ReadSeeds(const std::filesystem::path& folder);

// A page to be timed.
struct InputPage {
  std::string bytes;
  std::string url;
};
// The first `limit` pages of a set, unzipped; at least one.
absl::StatusOr<std::vector<InputPage>> LoadPages(const std::filesystem::path& folder,
                                                 size_t limit);

}  // namespace pare::bench

#endif  // PARE_BENCH_DATA_H_
