// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Pages whose body is known, as they lie on disk. A data folder holds sets, and a set
//   SET/gold.jsonl.gz      one page a line: id, url, type, title, author, text, with, without
//                          (null: unknown)
//   SET/html/ID.html.gz    the page's bytes, or SET/text/ID.txt.gz
//
// Errors are NotFound for what is not there, InvalidArgument for what cannot be read; both name
// the file. All functions are thread-safe.
#ifndef PARE_EXTRACT_RULE_TOOLS_LABELLED_H_
#define PARE_EXTRACT_RULE_TOOLS_LABELLED_H_

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace pare {

inline constexpr size_t kNoLimit = SIZE_MAX;

// The bytes of a file, unzipped where it is gzip.
absl::StatusOr<std::string> ReadBytes(const std::filesystem::path& file);

struct DataFolder {
  std::vector<std::filesystem::path> sets;     // sorted by name
  std::vector<std::filesystem::path> stories;  // NAME.jsonl.gz beside them, sorted by name
};
absl::StatusOr<DataFolder> ListDataFolder(const std::filesystem::path& folder);

// The name of a set or of a file NAME.jsonl.gz: the last part of the path, without that ending.
std::string SetName(const std::filesystem::path& path);

// What the gold says of a page. `text` is absent where the set does not give one.
struct GoldPage {
  std::string id;
  std::string url;     // "" if unknown
  std::string type;    // "-" if unknown
  std::string title;   // "" if unknown
  std::string author;  // "" if unknown
  std::optional<std::string> text;
  std::vector<std::string> with;     // must appear
  std::vector<std::string> without;  // must not appear
};

struct PageSet {
  std::filesystem::path folder;
  std::vector<GoldPage> pages;
};
// The first `limit` pages.
absl::StatusOr<PageSet> ReadPageSet(const std::filesystem::path& folder, size_t limit);
absl::StatusOr<std::string> ReadPage(const PageSet& set, const GoldPage& page);

// Calls fn(i, bytes) for each page, on up to `threads` threads, in no given order. fn must be safe
// to call from several threads. The error is that of the first page, in the set's order, that
// cannot be read; fn is called for the others all the same.
absl::Status ForEachPage(const PageSet& set, unsigned threads,
                         const std::function<void(size_t i, const std::string& bytes)>& fn);

// Whether the set's pages are texts rather than HTML.
bool IsTextSet(const PageSet& set);

}  // namespace pare

#endif  // PARE_EXTRACT_RULE_TOOLS_LABELLED_H_
