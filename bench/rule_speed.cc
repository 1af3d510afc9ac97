// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// rule_speed: what rules cost: loading them, and applying them to the pages of a labelled set, with
// the built-in rules and with thousands of others. See README.md.
//
// Exit codes: 0 done, 1 a bound is broken, 2 misuse or unreadable data.
#include <CLI/CLI.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "bench/data.h"
#include "bench/many_rules.h"
#include "extract/extractor.h"

namespace pare::bench {
namespace {

constexpr int kBoundBroken = 1;
constexpr int kMisuse = 2;
constexpr size_t kRounds = 5;
constexpr size_t kDefaultPages = 200;
constexpr size_t kManyRules = 10000;

// What ten thousand rules may cost: times the built-in ones' share, and of the whole extraction.
constexpr double kMostOfBuiltin = 2.0;
constexpr double kMostOfWhole = 0.25;

struct RuleCost {
  double rules = 0, whole = 0;  // milliseconds over all pages
  double Share() const { return whole > 0 ? rules / whole : 0; }
};

struct Contender {
  const char* name;
  Extractor extractor;
  std::vector<RuleCost> rounds;

  RuleCost Median() const {
    std::vector<RuleCost> sorted = rounds;
    std::sort(sorted.begin(), sorted.end(),
              [](const RuleCost& a, const RuleCost& b) { return a.rules < b.rules; });
    return sorted[sorted.size() / 2];
  }
};

struct InputPage {
  std::string bytes;
  std::string url;
};

void AddCost(const Extractor& extractor, const InputPage& page, RuleCost& cost) {
  const Article article = extractor.Extract(page.bytes, {.url = page.url, .charset = {}});
  for (const Timing& t : article.timings) {
    cost.whole += t.milliseconds;
    if (t.pass == "rules") cost.rules += t.milliseconds;
  }
}

double MillisecondsToLoad(std::span<const RuleFile> files) {
  std::vector<double> times;
  for (size_t i = 0; i < kRounds; ++i) {
    const auto begin = std::chrono::steady_clock::now();
    const auto rules = RuleSet::Compile(files);
    const auto end = std::chrono::steady_clock::now();
    if (!rules.ok()) return -1;
    times.push_back(std::chrono::duration<double, std::milli>(end - begin).count());
  }
  // The first is what a process pays that has just begun.
  std::printf("first %.2f ms, ", times[0]);
  std::sort(times.begin(), times.end());
  return times[kRounds / 2];
}

absl::StatusOr<Contender> MakeContender(const char* name, bool builtin, bool many) {
  ExtractorOptions options;
  options.timings = true;
  options.builtin_rules = builtin;
  if (many) options.rules.push_back({.name = "many.rules", .text = ManyRules(kManyRules)});
  absl::StatusOr<Extractor> extractor = Extractor::Create(std::move(options));
  if (!extractor.ok()) return extractor.status();
  return Contender{name, *std::move(extractor), {}};
}

absl::StatusOr<std::vector<InputPage>> Load(const std::string& folder, size_t limit) {
  const absl::StatusOr<PageSet> set = ReadPageSet(folder, limit);
  if (!set.ok()) return set.status();
  std::vector<InputPage> pages;
  for (const GoldPage& gold : set->pages) {
    absl::StatusOr<std::string> bytes = ReadPage(*set, gold);
    if (!bytes.ok()) return bytes.status();
    pages.push_back({*std::move(bytes), gold.url});
  }
  if (pages.empty()) return absl::NotFoundError("no pages in " + folder);
  return pages;
}

// Prints the table; whether all bounds hold.
bool Report(const std::vector<Contender>& contenders, size_t pages) {
  std::printf("%-24s%10s%14s%14s%10s\n", "", "rules", "rules ms/page", "whole ms/page", "share");
  for (const Contender& c : contenders) {
    const RuleCost cost = c.Median();
    std::printf("%-24s%10zu%14.3f%14.3f%9.1f%%\n", c.name, c.extractor.rules().rules().size(),
                cost.rules / static_cast<double>(pages), cost.whole / static_cast<double>(pages),
                100 * cost.Share());
  }
  const RuleCost builtin = contenders[0].Median(), many = contenders[1].Median();
  const double ratio = many.rules / builtin.rules;
  const bool good = ratio <= kMostOfBuiltin && many.Share() <= kMostOfWhole;
  std::printf("many against built-in: %.2f x (at most %.1f), %.1f%% of the whole (at most %.0f%%): %s\n",
              ratio, kMostOfBuiltin, 100 * many.Share(), 100 * kMostOfWhole, good ? "good" : "BROKEN");
  return good;
}

absl::StatusOr<bool> Run(const std::string& folder, size_t limit) {
  const RuleFile many[] = {{.name = "many.rules", .text = ManyRules(kManyRules)}};
  std::printf("loading the built-in rules: ");
  const double builtin_load = MillisecondsToLoad(BuiltinRules());
  std::printf("median %.2f ms\nloading %zu rules: ", builtin_load, kManyRules);
  std::printf("median %.2f ms\n", MillisecondsToLoad(many));

  const absl::StatusOr<std::vector<InputPage>> pages = Load(folder, limit);
  if (!pages.ok()) return pages.status();
  std::vector<Contender> contenders;
  for (const auto& [name, with_builtin, with_many] :
       {std::tuple{"built-in", true, false}, std::tuple{"10,000 others", false, true},
        std::tuple{"built-in and 10,000", true, true}, std::tuple{"none", false, false}}) {
    absl::StatusOr<Contender> c = MakeContender(name, with_builtin, with_many);
    if (!c.ok()) return c.status();
    contenders.push_back(*std::move(c));
  }
  for (size_t round = 0; round < kRounds; ++round) {
    for (Contender& c : contenders) c.rounds.emplace_back();
    // They take turns on each page, so that what slows the machine slows all of them.
    for (const InputPage& page : *pages) {
      for (Contender& c : contenders) AddCost(c.extractor, page, c.rounds.back());
    }
  }
  return Report(contenders, pages->size());
}

int Main(int argc, char** argv) {
  std::string folder;
  size_t limit = kDefaultPages;
  CLI::App app("Times the rules on the pages of a labelled set.", "rule_speed");
  app.add_option("SET_DIR", folder, "folder of a labelled set")->required();
  app.add_option("--limit", limit, "only the first N pages, default 200");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    return app.exit(e) == 0 ? 0 : kMisuse;
  }
  const absl::StatusOr<bool> good = Run(folder, limit);
  if (!good.ok()) {
    std::fprintf(stderr, "rule_speed: %s\n", std::string(good.status().message()).c_str());
    return kMisuse;
  }
  return *good ? 0 : kBoundBroken;
}

}  // namespace
}  // namespace pare::bench

int main(int argc, char** argv) { return pare::bench::Main(argc, argv); }
