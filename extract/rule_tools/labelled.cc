// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rule_tools/labelled.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>
#include <system_error>
#include <utility>

#include "absl/status/status.h"
#include "extract/rule_tools/labelled_json.h"
#include "extract/rule_tools/parallel.h"

namespace pare {
namespace {

namespace fs = std::filesystem;
using simdjson::dom::element;

constexpr std::string_view kJsonLines = ".jsonl.gz";
constexpr size_t kChunk = size_t{1} << 16;

}  // namespace

absl::Status Unreadable(const fs::path& file, const std::string& why) {
  return absl::InvalidArgumentError(file.string() + ": " + why);
}

std::string StringIn(const element& object, const char* key) {
  std::string_view value;
  if (object[key].get(value) != simdjson::SUCCESS) return {};
  return std::string(value);
}

std::vector<std::string> StringsIn(const element& object, const char* key) {
  std::vector<std::string> out;
  simdjson::dom::array values;
  if (object[key].get(values) != simdjson::SUCCESS) return out;
  for (const element value : values) {
    std::string_view s;
    if (value.get(s) == simdjson::SUCCESS) out.emplace_back(s);
  }
  return out;
}

absl::Status ForEachObject(const fs::path& file, size_t limit,
                           const std::function<void(const element&)>& take) {
  absl::StatusOr<std::string> bytes = ReadBytes(file);
  if (!bytes.ok()) return bytes.status();
  simdjson::dom::parser parser;
  std::string_view rest = *bytes;
  for (size_t number = 1; number <= limit && !rest.empty(); ++number) {
    const size_t end = std::min(rest.find('\n'), rest.size());
    element object;
    const auto error = parser.parse(rest.data(), end).get(object);
    if (error != simdjson::SUCCESS) {
      return Unreadable(file, "line " + std::to_string(number) + ": " +
                                  simdjson::error_message(error));
    }
    take(object);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return absl::OkStatus();
}

absl::StatusOr<std::string> ReadBytes(const fs::path& file) {
  const std::unique_ptr<gzFile_s, int (*)(gzFile)> in(gzopen(file.c_str(), "rb"), &gzclose);
  if (in == nullptr) return absl::NotFoundError(file.string() + ": cannot be opened");
  std::string bytes;
  std::array<char, kChunk> chunk;
  while (true) {
    const int n = gzread(in.get(), chunk.data(), static_cast<unsigned>(chunk.size()));
    if (n < 0) {
      int code = 0;
      return Unreadable(file, gzerror(in.get(), &code));
    }
    if (n == 0) return bytes;
    bytes.append(chunk.data(), static_cast<size_t>(n));
  }
}

absl::StatusOr<DataFolder> ListDataFolder(const fs::path& folder) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    return absl::NotFoundError("no such data folder: " + folder.string());
  }
  DataFolder data;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    std::error_code ignored;
    const std::string name = it->path().filename().string();
    if (fs::exists(it->path() / "gold.jsonl.gz", ignored)) {
      data.sets.push_back(it->path());
    } else if (name.ends_with(kJsonLines)) {
      data.stories.push_back(it->path());
    }
  }
  if (error) return Unreadable(folder, error.message());
  std::sort(data.sets.begin(), data.sets.end());
  std::sort(data.stories.begin(), data.stories.end());
  return data;
}

std::string SetName(const fs::path& path) {
  // A folder may be given with a slash at its end.
  std::string name = (path.has_filename() ? path : path.parent_path()).filename().string();
  if (name.ends_with(kJsonLines)) name.resize(name.size() - kJsonLines.size());
  return name;
}

absl::StatusOr<PageSet> ReadPageSet(const fs::path& folder, size_t limit) {
  PageSet set{folder, {}};
  const absl::Status status =
      ForEachObject(folder / "gold.jsonl.gz", limit, [&set](const element& object) {
        GoldPage page;
        page.id = StringIn(object, "id");
        page.url = StringIn(object, "url");
        page.type = StringIn(object, "type");
        if (page.type.empty()) page.type.push_back('-');
        page.title = StringIn(object, "title");
        page.author = StringIn(object, "author");
        std::string_view text;
        if (object["text"].get(text) == simdjson::SUCCESS) page.text = std::string(text);
        page.with = StringsIn(object, "with");
        page.without = StringsIn(object, "without");
        set.pages.push_back(std::move(page));
      });
  if (!status.ok()) return status;
  return set;
}

absl::StatusOr<std::string> ReadPage(const PageSet& set, const GoldPage& page) {
  const fs::path html = set.folder / "html" / (page.id + ".html.gz");
  std::error_code ignored;
  if (fs::exists(html, ignored)) return ReadBytes(html);
  return ReadBytes(set.folder / "text" / (page.id + ".txt.gz"));
}

absl::Status ForEachPage(const PageSet& set, unsigned threads,
                         const std::function<void(size_t i, const std::string& bytes)>& fn) {
  std::vector<absl::Status> statuses(set.pages.size());
  ParallelFor(set.pages.size(), threads, [&](size_t i) {
    const absl::StatusOr<std::string> bytes = ReadPage(set, set.pages[i]);
    if (bytes.ok()) {
      fn(i, *bytes);
    } else {
      statuses[i] = bytes.status();
    }
  });
  for (const absl::Status& status : statuses) {
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

bool IsTextSet(const PageSet& set) {
  std::error_code ignored;
  return !fs::exists(set.folder / "html", ignored);
}

}  // namespace pare
