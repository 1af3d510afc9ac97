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
#include "bench/arguments.h"
#include "bench/data.h"
#include "bench/run.h"
#include "bench/score.h"
#include "extract/emit/text.h"
#include "extract/extractor.h"
#include "extract/rule_tools/prepare.h"
#include "extract/rule_tools/stats.h"
#include "extract/rules/hits.h"

namespace pare::bench {
namespace {

namespace fs = std::filesystem;

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

// Which of the files touch a page: leaving out another changes nothing on it.
class FilesAtWork {
 public:
  // `variants`: as MakeVariants gives them. They outlive this.
  explicit FilesAtWork(const std::vector<Variant>& variants)
      : rules_(variants.front().extractor.rules()), always_(variants.size()) {
    always_.front() = always_.back() = 1;
    for (const Rule& rule : rules_.rules()) {
      const auto of_file = std::find_if(
          variants.begin(), variants.end(),
          [&rule](const Variant& variant) { return variant.name == rule.origin.file; });
      variant_of_.push_back(static_cast<size_t>(of_file - variants.begin()));
      // What has no hits can still act.
      if (!IsMeasured(rule)) always_[variant_of_.back()] = 1;
    }
  }

  // By variant.
  std::vector<uint8_t> On(std::string_view bytes, const GoldPage& gold, InputKind input) const {
    Page page;
    PreparePage(bytes, gold.url, input, kRulesPass, rules_, page);
    std::vector<uint8_t> at_work = always_;
    for (const RuleHit& hit : rules_.HitsOn(page)) at_work[variant_of_[hit.rule]] = 1;
    return at_work;
  }

 private:
  const RuleSet& rules_;
  std::vector<size_t> variant_of_;  // by rule: where its file is left out
  std::vector<uint8_t> always_;     // by variant
};

// Of the values that are numbers; 0 if none is.
double MeanOf(const std::vector<double>& values) {
  double sum = 0;
  size_t count = 0;
  for (const double value : values) {
    if (std::isnan(value)) continue;
    sum += value;
    ++count;
  }
  return count == 0 ? 0 : sum / static_cast<double>(count);
}

// Mean word F1 of each variant, in their order.
absl::StatusOr<std::vector<double>> MeasureSet(const std::vector<Variant>& variants,
                                               const PageSet& set, unsigned threads) {
  const FilesAtWork files(variants);
  const InputKind input = IsTextSet(set) ? InputKind::kText : InputKind::kHtml;
  std::vector<std::vector<double>> f1(variants.size(),
                                      std::vector<double>(set.pages.size(), NAN));
  const absl::Status status = ForEachPage(set, threads, [&](size_t i, const std::string& bytes) {
    const GoldPage& gold = set.pages[i];
    const std::vector<uint8_t> at_work = files.On(bytes, gold, input);
    for (size_t v = 0; v < variants.size(); ++v) {
      if (at_work[v] == 0) {
        f1[v][i] = f1[0][i];
        continue;
      }
      const Article article =
          variants[v].extractor.Extract(bytes, {.url = gold.url, .charset = {}});
      const PageScore score = ScorePage(gold, ToText(article));
      if (score.words.has_value()) f1[v][i] = score.words->f1;
    }
  });
  if (!status.ok()) return status;
  std::vector<double> means;
  for (const std::vector<double>& of_variant : f1) means.push_back(MeanOf(of_variant));
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
    std::printf("%-28s", variants[v].name.c_str());
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
  if (const auto code = ParseArguments(app, argc, argv)) return *code;
  if (const absl::Status status = Run(flags); !status.ok()) {
    std::fprintf(stderr, "effect: %s\n", std::string(status.message()).c_str());
    return kMisuse;
  }
  return 0;
}

}  // namespace
}  // namespace pare::bench

int main(int argc, char** argv) { return pare::bench::Main(argc, argv); }
