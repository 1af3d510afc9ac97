// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Labelled data as it lies on disk. A data folder holds
//   SET/gold.jsonl.gz      one page a line: id, url, type, text, with, without, ... (null: unknown)
//   SET/html/ID.html.gz    the page's bytes, or SET/text/ID.txt.gz
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

namespace pare::bench {

inline constexpr size_t kNoLimit = SIZE_MAX;

// The bytes of a file, unzipped where it is gzip.
absl::StatusOr<std::string> ReadBytes(const std::filesystem::path& file);

struct DataFolder {
  std::vector<std::filesystem::path> sets;     // sorted by name
  std::vector<std::filesystem::path> stories;  // sorted by name
};
absl::StatusOr<DataFolder> ListDataFolder(const std::filesystem::path& folder);

// The name of a set or of a story file: the last part of the path without .jsonl.gz.
std::string SetName(const std::filesystem::path& path);

struct PageSet {
  std::filesystem::path folder;
  std::vector<GoldPage> pages;
};
// The first `limit` pages.
absl::StatusOr<PageSet> ReadPageSet(const std::filesystem::path& folder, size_t limit);
absl::StatusOr<std::string> ReadPage(const PageSet& set, const GoldPage& page);

// The first `limit` cases.
absl::StatusOr<std::vector<StoryCase>> ReadStories(const std::filesystem::path& file,
                                                   size_t limit);

// Sorted by name.
absl::StatusOr<std::vector<SeedGold>> ReadSeeds(const std::filesystem::path& folder);

}  // namespace pare::bench

#endif  // PARE_BENCH_DATA_H_
