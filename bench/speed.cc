// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// speed: pare against a bare copy and a bare parse of the same pages, on one thread. See README.md.
//
// Exit codes: 0 done, 1 pare is slower than --least asks, 2 misuse or unreadable data.
#include <CLI/CLI.hpp>
#include <gumbo.h>
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "bench/arguments.h"
#include "bench/data.h"
#include "extract/extractor.h"

namespace pare::bench {
namespace {

constexpr int kTooSlow = 1;
constexpr size_t kRounds = 5;  // the median of five shrugs off two disturbed rounds
constexpr size_t kDefaultPages = 200;

enum Contestant : size_t { kCopy, kGumbo, kPare, kContestants };
constexpr std::array<const char*, kContestants> kNames = {"memcpy", "gumbo", "pare"};

// Tells the compiler that `p` is looked at, so that the work behind it cannot be left out.
void Keep(const void* p) { asm volatile("" : : "g"(p) : "memory"); }

void RunCopy(const InputPage& page, std::vector<char>& scratch) {
  std::memcpy(scratch.data(), page.bytes.data(), page.bytes.size());
  Keep(scratch.data());
}

void RunGumbo(const InputPage& page) {
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  GumboOutput* output =
      gumbo_parse_with_options(&options, page.bytes.data(), page.bytes.size());
  Keep(output);
  gumbo_destroy_output(&options, output);
}

void RunPare(const Extractor& extractor, const InputPage& page) {
  PageHints hints;
  hints.url = page.url;
  const Article article = extractor.Extract(page.bytes, hints);
  Keep(&article);
}

template <class F>
double Seconds(F&& fn) {
  const auto begin = std::chrono::steady_clock::now();
  fn();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

double PeakMegabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

struct Spread {
  double median = 0, min = 0, max = 0;
};

Spread SpreadOf(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return {values[values.size() / 2], values.front(), values.back()};
}

// Seconds of each contestant over all pages. They take turns on each page, so that whatever slows
// the machine for a while slows all of them.
std::array<double, kContestants> TimeRound(const Extractor& extractor,
                                           const std::vector<InputPage>& pages,
                                           std::vector<char>& scratch) {
  std::array<double, kContestants> seconds{};
  for (const InputPage& page : pages) {
    seconds[kCopy] += Seconds([&] { RunCopy(page, scratch); });
    seconds[kGumbo] += Seconds([&] { RunGumbo(page); });
    seconds[kPare] += Seconds([&] { RunPare(extractor, page); });
  }
  return seconds;
}

// Prints the table; returns how many times as fast as Gumbo pare is.
double Report(const std::vector<std::array<double, kContestants>>& rounds, size_t pages,
              double megabytes) {
  double times = 0;
  std::printf("%-8s%12s%12s%12s%12s%14s%22s\n", "", "MB/s", "min", "max", "ms/page",
              "x gumbo speed", "min-max over rounds");
  for (size_t c = 0; c < kContestants; ++c) {
    std::vector<double> seconds, ratios;
    for (const auto& round : rounds) {
      seconds.push_back(round[c]);
      ratios.push_back(round[kGumbo] / round[c]);
    }
    const Spread time = SpreadOf(seconds);
    const Spread ratio = SpreadOf(ratios);
    std::printf("%-8s%12.1f%12.1f%12.1f%12.4f%14.3f%13.3f-%.3f\n", kNames[c],
                megabytes / time.median, megabytes / time.max, megabytes / time.min,
                1e3 * time.median / static_cast<double>(pages), ratio.median, ratio.min,
                ratio.max);
    if (c == kPare) times = ratio.median;
  }
  return times;
}

// How many times as fast as Gumbo pare is.
absl::StatusOr<double> Run(const std::string& folder, size_t limit) {
  const absl::StatusOr<std::vector<InputPage>> pages = LoadPages(folder, limit);
  if (!pages.ok()) return pages.status();
  const absl::StatusOr<Extractor> extractor = Extractor::Create();
  if (!extractor.ok()) return extractor.status();
  size_t bytes = 0, largest = 1;
  for (const InputPage& page : *pages) {
    bytes += page.bytes.size();
    largest = std::max(largest, page.bytes.size());
  }
  std::vector<char> scratch(largest, 1);
  const double megabytes = static_cast<double>(bytes) / 1e6;
  std::printf("%s: %zu pages, %.1f MB, %zu rounds\n", SetName(folder).c_str(), pages->size(),
              megabytes, kRounds);
  // The peak only ever rises: pare goes first, so that its own is seen before Gumbo's.
  const double loaded = PeakMegabytes();
  for (const InputPage& page : *pages) RunPare(*extractor, page);
  const double after_pare = PeakMegabytes();
  for (const InputPage& page : *pages) RunGumbo(page);
  const double after_gumbo = PeakMegabytes();
  std::vector<std::array<double, kContestants>> rounds;
  for (size_t r = 0; r < kRounds; ++r) rounds.push_back(TimeRound(*extractor, *pages, scratch));
  const double times = Report(rounds, pages->size(), megabytes);
  std::printf("peak RSS, MiB: pages loaded %.1f, after pare %.1f, after gumbo %.1f, end %.1f\n",
              loaded, after_pare, after_gumbo, PeakMegabytes());
  return times;
}

int Main(int argc, char** argv) {
  std::string folder;
  size_t limit = kDefaultPages;
  double least = 0;
  CLI::App app("Times pare on the pages of a labelled set.", "speed");
  app.add_option("SET_DIR", folder, "folder of a labelled set")->required();
  app.add_option("--limit", limit, "only the first N pages, default 200");
  app.add_option("--least", least, "how many times as fast as Gumbo pare has to be");
  if (const auto code = ParseArguments(app, argc, argv)) return *code;
  const absl::StatusOr<double> times = Run(folder, limit);
  if (!times.ok()) {
    std::fprintf(stderr, "speed: %s\n", std::string(times.status().message()).c_str());
    return kMisuse;
  }
  if (*times >= least) return 0;
  std::fprintf(stderr, "speed: %.2f times Gumbo's speed, and it has to be %.2f\n", *times, least);
  return kTooSlow;
}

}  // namespace
}  // namespace pare::bench

int main(int argc, char** argv) { return pare::bench::Main(argc, argv); }
