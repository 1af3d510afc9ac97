// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// rule_speed: what rules cost: loading them, and applying them to the pages of a labelled set, with
// the built-in rules and with thousands of others. See README.md.
//
// Exit codes: 0 done, 1 a bound is broken, 2 misuse or unreadable data.
#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "bench/arguments.h"
#include "bench/data.h"
#include "bench/many_rules.h"
#include "bench/timing.h"
#include "extract/extractor.h"
#include "extract/rule_tools/prepare.h"

namespace pare::bench {
namespace {

constexpr int kBoundBroken = 1;
constexpr size_t kRounds = 5;  // the median of five shrugs off two disturbed rounds
constexpr size_t kDefaultPages = 200;
constexpr size_t kManyRules = 10000;

// What ten thousand rules may cost: times the built-in ones' time, and of the whole extraction.
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

void AddCost(const Extractor& extractor, const InputPage& page, RuleCost& cost) {
  const Article article = extractor.Extract(page.bytes, {.url = page.url, .charset = {}});
  for (const Timing& t : article.timings) {
    cost.whole += t.milliseconds;
    if (t.pass == kRulesPass) cost.rules += t.milliseconds;
  }
}

// Prints how long `load` takes: the first time, which is what a process pays that has just begun,
// and the median.
template <class F>
void TimeLoading(const char* what, F&& load) {
  std::vector<double> times;
  for (size_t i = 0; i < kRounds; ++i) times.push_back(1e3 * SecondsOf(load));
  std::printf("loading %-36s first %8.3f ms, median %8.3f ms\n", what, times[0], MedianOf(times));
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

// The first two are those that Report() compares.
absl::StatusOr<std::vector<Contender>> MakeContenders() {
  struct Choice {
    const char* name;
    bool builtin, many;
  };
  constexpr Choice kChoices[] = {{"built-in", true, false},
                                 {"10,000 others", false, true},
                                 {"built-in and 10,000", true, true},
                                 {"none", false, false}};
  std::vector<Contender> contenders;
  for (const Choice& choice : kChoices) {
    absl::StatusOr<Contender> c = MakeContender(choice.name, choice.builtin, choice.many);
    if (!c.ok()) return c.status();
    contenders.push_back(*std::move(c));
  }
  return contenders;
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
  std::printf("10,000 others: %.2f times the built-in rules' time (at most %.1f), "
              "%.1f%% of the whole (at most %.0f%%): %s\n",
              ratio, kMostOfBuiltin, 100 * many.Share(), 100 * kMostOfWhole,
              good ? "good" : "BROKEN");
  return good;
}

absl::StatusOr<bool> Run(const std::string& folder, size_t limit) {
  const RuleFile many[] = {{.name = "many.rules", .text = ManyRules(kManyRules)}};
  TimeLoading("the built-in rules, as laid out", [] { (void)RuleSet::Builtin(); });
  TimeLoading("the built-in rules, from their text",
              [] { (void)RuleSet::Compile(BuiltinRules()); });
  TimeLoading("10,000 others, from their text", [&many] { (void)RuleSet::Compile(many); });

  const absl::StatusOr<std::vector<InputPage>> pages = LoadPages(folder, limit);
  if (!pages.ok()) return pages.status();
  absl::StatusOr<std::vector<Contender>> contenders = MakeContenders();
  if (!contenders.ok()) return contenders.status();
  for (size_t round = 0; round < kRounds; ++round) {
    // One after the other over all pages: page by page each would find the caches full of the others'
    // rules.
    for (Contender& c : *contenders) {
      c.rounds.emplace_back();
      for (const InputPage& page : *pages) AddCost(c.extractor, page, c.rounds.back());
    }
  }
  return Report(*contenders, pages->size());
}

int Main(int argc, char** argv) {
  std::string folder;
  size_t limit = kDefaultPages;
  CLI::App app("Times the rules on the pages of a labelled set.", "rule_speed");
  app.add_option("SET_DIR", folder, "folder of a labelled set")->required();
  app.add_option("--limit", limit, "only the first N pages, default 200");
  if (const auto code = ParseArguments(app, argc, argv)) return *code;
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
