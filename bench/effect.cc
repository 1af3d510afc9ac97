// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// effect: what each built-in rule file is worth: word F1 on labelled sets, and seeds that come out
// exact, with all files, with each left out, and with none. See README.md.
//
// Exit codes: 0 done, 2 misuse or unreadable data.
#include <CLI/CLI.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "bench/data.h"
#include "bench/parallel.h"
#include "bench/run.h"
#include "bench/score.h"
#include "extract/emit/text.h"
#include "extract/extractor.h"
#include "extract/input/decode.h"
#include "extract/passes.h"
#include "extract/rules/hits.h"

namespace pare::bench {
namespace {

namespace fs = std::filesystem;

constexpr int kMisuse = 2;

struct Flags {
  std::string data, seeds;
  std::vector<std::string> sets;
  size_t limit = kNoLimit;
  unsigned threads = std::max(1u, std::thread::hardware_concurrency());
};

// One choice of rule files.
struct Variant {
  std::string name;  // "all", "none", or the file that is left out
  Extractor extractor;
};

absl::StatusOr<Variant> MakeVariant(std::string name, std::string_view left_out) {
  ExtractorOptions options;
  options.builtin_rules = false;
  if (name != "none") {
    for (const RuleFile& file : BuiltinRules()) {
      if (file.name != left_out) options.rules.push_back(file);
    }
  }
  absl::StatusOr<Extractor> extractor = Extractor::Create(std::move(options));
  if (!extractor.ok()) return extractor.status();
  return Variant{std::move(name), *std::move(extractor)};
}

// "all" first, then each file left out, "none" last.
absl::StatusOr<std::vector<Variant>> MakeVariants() {
  std::vector<Variant> variants;
  std::vector<std::pair<std::string, std::string>> wanted = {{"all", ""}};
  for (const RuleFile& file : BuiltinRules()) wanted.emplace_back(file.name, file.name);
  wanted.emplace_back("none", "");
  for (const auto& [name, left_out] : wanted) {
    absl::StatusOr<Variant> variant = MakeVariant(name, left_out);
    if (!variant.ok()) return variant.status();
    variants.push_back(*std::move(variant));
  }
  return variants;
}

// The rule files of which any rule touches a page: leaving out another changes nothing on it.
class FilesAtWork {
 public:
  explicit FilesAtWork(const RuleSet& rules) : rules_(rules) {
    for (const Rule& rule : rules.rules()) {
      const auto found = std::find(files_.begin(), files_.end(), rule.origin.file);
      file_of_.push_back(static_cast<size_t>(found - files_.begin()));
      if (found == files_.end()) files_.emplace_back(rule.origin.file);
    }
  }

  std::vector<std::string> On(std::string_view bytes, const GoldPage& gold,
                              InputKind input) const {
    Page page;
    const auto decoded = Decode(bytes, {.html = input == InputKind::kHtml}, page.decoded);
    page.source = decoded->text;
    page.input = input;
    page.url = gold.url;
    for (const Pass& pass : PassesFor(input)) {
      if (pass.name == kRulesPass) break;
      pass.run(page, Limits(), rules_);
    }
    std::vector<uint8_t> seen(files_.size());
    for (const RuleHit& hit : FindRuleHits(rules_, page)) seen[file_of_[hit.rule]] = 1;
    std::vector<std::string> out;
    for (size_t i = 0; i < files_.size(); ++i) {
      if (seen[i] != 0) out.push_back(files_[i]);
    }
    return out;
  }

 private:
  const RuleSet& rules_;
  std::vector<std::string> files_;
  std::vector<size_t> file_of_;  // by rule
};

// Word F1 of each variant, in their order.
absl::StatusOr<std::vector<double>> MeasureSet(const std::vector<Variant>& variants,
                                               const PageSet& set, unsigned threads) {
  const FilesAtWork at_work(variants.front().extractor.rules());
  const InputKind input = fs::exists(set.folder / "html") ? InputKind::kHtml : InputKind::kText;
  const size_t count = set.pages.size();
  std::vector<std::vector<double>> f1(count, std::vector<double>(variants.size(), NAN));
  std::vector<absl::Status> statuses(count);
  ParallelFor(count, threads, [&](size_t i) {
    const GoldPage& gold = set.pages[i];
    const absl::StatusOr<std::string> bytes = ReadPage(set, gold);
    if (!bytes.ok()) {
      statuses[i] = bytes.status();
      return;
    }
    const std::vector<std::string> files = at_work.On(*bytes, gold, input);
    for (size_t v = 0; v < variants.size(); ++v) {
      const std::string& name = variants[v].name;
      const bool same = v > 0 && v + 1 < variants.size() &&
                        std::find(files.begin(), files.end(), name) == files.end();
      if (same) {
        f1[i][v] = f1[i][0];
        continue;
      }
      const Article article =
          variants[v].extractor.Extract(*bytes, {.url = gold.url, .charset = {}});
      const PageScore score = ScorePage(gold, ToText(article));
      if (score.words.has_value()) f1[i][v] = score.words->f1;
    }
  });
  std::vector<double> means(variants.size());
  for (const absl::Status& status : statuses) {
    if (!status.ok()) return status;
  }
  for (size_t v = 0; v < variants.size(); ++v) {
    size_t scored = 0;
    for (size_t i = 0; i < count; ++i) {
      if (std::isnan(f1[i][v])) continue;
      means[v] += f1[i][v];
      ++scored;
    }
    means[v] /= static_cast<double>(std::max<size_t>(1, scored));
  }
  return means;
}

struct Column {
  std::string name;
  std::vector<double> values;  // by variant
};

absl::StatusOr<Column> MeasureSeeds(const std::vector<Variant>& variants, const fs::path& folder) {
  Column column{"seeds", {}};
  for (const Variant& variant : variants) {
    const auto seeds = RunSeeds(variant.extractor, folder);
    if (!seeds.ok()) return seeds.status();
    column.values.push_back(static_cast<double>(std::count_if(
        seeds->begin(), seeds->end(), [](const SeedResult& s) { return s.problems.empty(); })));
  }
  return column;
}

// First and last row in full; between them what each file adds, that is, what is lost without it.
void Print(const std::vector<Variant>& variants, const std::vector<Column>& columns) {
  std::printf("%-28s", "");
  for (const Column& c : columns) std::printf("%12s", c.name.c_str());
  std::printf("\n");
  for (size_t v = 0; v < variants.size(); ++v) {
    const bool whole = v == 0 || v + 1 == variants.size();
    std::printf("%-28s", whole ? variants[v].name.c_str() : variants[v].name.c_str());
    for (const Column& c : columns) {
      if (c.name == "seeds") {
        std::printf("%12.0f", c.values[v]);
      } else if (whole) {
        std::printf("%12.4f", c.values[v]);
      } else {
        std::printf("%+12.4f", c.values[0] - c.values[v]);
      }
    }
    std::printf("\n");
  }
}

absl::Status Run(const Flags& flags) {
  const absl::StatusOr<DataFolder> folder = ListDataFolder(flags.data);
  if (!folder.ok()) return folder.status();
  const absl::StatusOr<std::vector<Variant>> variants = MakeVariants();
  if (!variants.ok()) return variants.status();
  std::vector<Column> columns;
  for (const fs::path& path : folder->sets) {
    const std::string name = SetName(path);
    if (!flags.sets.empty() &&
        std::find(flags.sets.begin(), flags.sets.end(), name) == flags.sets.end()) {
      continue;
    }
    const absl::StatusOr<PageSet> set = ReadPageSet(path, flags.limit);
    if (!set.ok()) return set.status();
    absl::StatusOr<std::vector<double>> values = MeasureSet(*variants, *set, flags.threads);
    if (!values.ok()) return values.status();
    columns.push_back({name, *std::move(values)});
  }
  if (!flags.seeds.empty()) {
    absl::StatusOr<Column> seeds = MeasureSeeds(*variants, flags.seeds);
    if (!seeds.ok()) return seeds.status();
    columns.push_back(*std::move(seeds));
  }
  if (columns.empty()) return absl::NotFoundError("no labelled set in " + flags.data);
  Print(*variants, columns);
  return absl::OkStatus();
}

int Main(int argc, char** argv) {
  Flags flags;
  CLI::App app("Measures what each built-in rule file is worth.", "effect");
  app.add_option("DATA_DIR", flags.data, "folder of labelled sets")->required();
  app.add_option("--seeds", flags.seeds, "folder of texts with a gold.json, line by line");
  app.add_option("--set", flags.sets, "only this set; repeatable")->allow_extra_args(false);
  app.add_option("--limit", flags.limit, "only the first N pages of each set");
  app.add_option("--threads", flags.threads, "default: one per core")->check(CLI::Range(1, 1024));
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    return app.exit(e) == 0 ? 0 : kMisuse;
  }
  if (const absl::Status status = Run(flags); !status.ok()) {
    std::fprintf(stderr, "effect: %s\n", std::string(status.message()).c_str());
    return kMisuse;
  }
  return 0;
}

}  // namespace
}  // namespace pare::bench

int main(int argc, char** argv) { return pare::bench::Main(argc, argv); }
