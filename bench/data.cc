// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "bench/data.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "extract/rule_tools/labelled_json.h"

namespace pare::bench {
namespace {

namespace fs = std::filesystem;
using simdjson::dom::element;

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

}  // namespace

absl::StatusOr<std::vector<StoryCase>> ReadStories(const fs::path& file, size_t limit) {
  std::vector<StoryCase> cases;
  const absl::Status status = ForEachObject(file, limit, [&cases](const element& object) {
    cases.push_back({StringIn(object, "id"), StringIn(object, "kind"), StringIn(object, "text"),
                     StringIn(object, "body")});
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

absl::StatusOr<std::vector<InputPage>> LoadPages(const fs::path& folder, size_t limit) {
  const absl::StatusOr<PageSet> set = ReadPageSet(folder, limit);
  if (!set.ok()) return set.status();
  std::vector<InputPage> pages;
  for (const GoldPage& gold : set->pages) {
    absl::StatusOr<std::string> bytes = ReadPage(*set, gold);
    if (!bytes.ok()) return bytes.status();
    pages.push_back({*std::move(bytes), gold.url});
  }
  if (pages.empty()) return absl::NotFoundError("no pages in " + folder.string());
  return pages;
}

}  // namespace pare::bench
