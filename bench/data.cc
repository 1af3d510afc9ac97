// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "bench/data.h"

#include <simdjson.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>
#include <system_error>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_format.h"

namespace pare::bench {
namespace {

namespace fs = std::filesystem;
using simdjson::dom::element;

constexpr std::string_view kJsonLines = ".jsonl.gz";
constexpr size_t kChunk = size_t{1} << 16;

absl::Status Unreadable(const fs::path& file, const std::string& why) {
  return absl::InvalidArgumentError(file.string() + ": " + why);
}

// "" for null and for what is not there.
std::string StringOr(const element& object, const char* key, const char* otherwise = "") {
  std::string_view value;
  if (object[key].get(value) != simdjson::SUCCESS) return otherwise;
  return std::string(value);
}

std::vector<std::string> Strings(const element& object, const char* key) {
  std::vector<std::string> out;
  simdjson::dom::array values;
  if (object[key].get(values) != simdjson::SUCCESS) return out;
  for (const element value : values) {
    std::string_view s;
    if (value.get(s) == simdjson::SUCCESS) out.emplace_back(s);
  }
  return out;
}

std::vector<uint32_t> Numbers(const element& object, const char* key) {
  std::vector<uint32_t> out;
  simdjson::dom::array values;
  if (object[key].get(values) != simdjson::SUCCESS) return out;
  for (const element value : values) {
    uint64_t n = 0;
    if (value.get(n) == simdjson::SUCCESS) out.push_back(static_cast<uint32_t>(n));
  }
  return out;
}

// Calls fn(element) for each of the first `limit` lines, none of them empty.
template <class F>
absl::Status ForEachObject(const fs::path& file, size_t limit, F&& fn) {
  absl::StatusOr<std::string> bytes = ReadBytes(file);
  if (!bytes.ok()) return bytes.status();
  simdjson::dom::parser parser;
  std::string_view rest = *bytes;
  for (size_t number = 1; number <= limit && !rest.empty(); ++number) {
    const size_t end = std::min(rest.find('\n'), rest.size());
    element object;
    const auto error = parser.parse(rest.data(), end).get(object);
    if (error != simdjson::SUCCESS) {
      return Unreadable(
          file, absl::StrFormat("line %d: %s", number, simdjson::error_message(error)));
    }
    fn(object);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return absl::OkStatus();
}

}  // namespace

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
        page.id = StringOr(object, "id");
        page.url = StringOr(object, "url");
        page.type = StringOr(object, "type");
        if (page.type.empty()) page.type = "-";
        std::string_view text;
        if (object["text"].get(text) == simdjson::SUCCESS) page.text = std::string(text);
        page.with = Strings(object, "with");
        page.without = Strings(object, "without");
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

absl::StatusOr<std::vector<StoryCase>> ReadStories(const fs::path& file, size_t limit) {
  std::vector<StoryCase> cases;
  const absl::Status status = ForEachObject(file, limit, [&cases](const element& object) {
    cases.push_back({StringOr(object, "id"), StringOr(object, "kind"), StringOr(object, "text"),
                     StringOr(object, "body")});
  });
  if (!status.ok()) return status;
  return cases;
}

absl::StatusOr<std::vector<SeedGold>> ReadSeeds(const fs::path& folder) {
  const fs::path file = folder / "gold.json";
  absl::StatusOr<std::string> bytes = ReadBytes(file);
  if (!bytes.ok()) return bytes.status();
  simdjson::dom::parser parser;
  simdjson::dom::object gold;
  const auto error = parser.parse(*bytes).get(gold);
  if (error != simdjson::SUCCESS) return Unreadable(file, simdjson::error_message(error));
  std::vector<SeedGold> seeds;
  for (const auto& [name, lines] : gold) {
    seeds.push_back({std::string(name), Numbers(lines, "keep"), Numbers(lines, "drop"),
                     Numbers(lines, "either")});
  }
  std::sort(seeds.begin(), seeds.end(),
            [](const SeedGold& a, const SeedGold& b) { return a.name < b.name; });
  return seeds;
}

}  // namespace pare::bench
