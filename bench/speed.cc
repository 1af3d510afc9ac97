// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// speed: pare against a bare copy and a bare parse of the same pages, on one thread; where its time
// goes; and what a second thread gives. See README.md.
//
// Exit codes: 0 done, 1 pare is slower than --least asks, 2 misuse or unreadable data.
#include <CLI/CLI.hpp>
#include <gumbo.h>
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdio>
#include <cstring>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "bench/arguments.h"
#include "bench/data.h"
#include "bench/output.h"
#include "bench/timing.h"
#include "extract/extractor.h"

namespace pare::bench {
namespace {

constexpr int kTooSlow = 1;
constexpr size_t kDefaultRounds = 5;  // the median of five shrugs off two disturbed rounds
constexpr size_t kDefaultPages = 200;

struct Options {
  std::string folder;
  size_t limit = kDefaultPages;
  size_t rounds = kDefaultRounds;
  double least = 0;
  bool threads = false;
  std::string json;
};

enum Contestant : size_t { kCopy, kGumbo, kPare, kContestants };
constexpr std::array<const char*, kContestants> kNames = {"memcpy", "gumbo", "pare"};
using Seconds = std::array<double, kContestants>;

struct PassTime {
  std::string_view pass;
  double seconds = 0;
};

// Peaks of the process, in MiB. They only ever rise: pare goes first, so that its own is seen before
// Gumbo's.
struct Memory {
  double loaded = 0, pare = 0, gumbo = 0;
};

struct Measured {
  std::vector<Seconds> rounds;       // over all pages
  std::vector<PassTime> passes;      // likewise, of one more round
  std::vector<double> with_threads;  // by round: how many times as fast two threads are as one
  Memory memory;
};

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

Article RunPare(const Extractor& extractor, const InputPage& page) {
  PageHints hints;
  hints.url = page.url;
  Article article = extractor.Extract(page.bytes, hints);
  Keep(&article);
  return article;
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

// Of each contestant over all pages, one after the other. Page by page in turn, each would find the
// heap, the caches and the branch predictor as the other left them: Gumbo's thousands of small pieces
// made whoever came next an eighth slower.
Seconds TimeRound(const Extractor& extractor, const std::vector<InputPage>& pages,
                  std::vector<char>& scratch) {
  const auto over_all = [&pages](auto&& run) {
    return SecondsOf([&] {
      for (const InputPage& page : pages) run(page);
    });
  };
  Seconds seconds{};
  seconds[kCopy] = over_all([&](const InputPage& page) { RunCopy(page, scratch); });
  seconds[kGumbo] = over_all([](const InputPage& page) { RunGumbo(page); });
  seconds[kPare] = over_all([&](const InputPage& page) { RunPare(extractor, page); });
  return seconds;
}

absl::StatusOr<std::vector<PassTime>> TimePasses(const std::vector<InputPage>& pages) {
  ExtractorOptions options;
  options.timings = true;
  const absl::StatusOr<Extractor> extractor = Extractor::Create(std::move(options));
  if (!extractor.ok()) return extractor.status();
  for (const InputPage& page : pages) RunPare(*extractor, page);  // compiles what is asked for first
  std::vector<PassTime> passes;
  for (const InputPage& page : pages) {
    const Article article = RunPare(*extractor, page);
    for (const Timing& timing : article.timings) {
      auto at = std::find_if(passes.begin(), passes.end(),
                             [&](const PassTime& p) { return p.pass == timing.pass; });
      if (at == passes.end()) at = passes.insert(at, {timing.pass, 0});
      at->seconds += timing.milliseconds / 1e3;
    }
  }
  return passes;
}

// The time that so many threads take for all pages, each taking the next one.
double TimeThreads(const Extractor& extractor, const std::vector<InputPage>& pages, size_t count) {
  std::atomic<size_t> next = 0;
  const auto work = [&] {
    for (size_t i; (i = next.fetch_add(1)) < pages.size();) RunPare(extractor, pages[i]);
  };
  return SecondsOf([&] {
    std::vector<std::jthread> others;
    for (size_t t = 1; t < count; ++t) others.emplace_back(work);
    work();
  });
}

absl::StatusOr<Measured> Measure(const Options& options, const std::vector<InputPage>& pages) {
  const absl::StatusOr<Extractor> extractor = Extractor::Create();
  if (!extractor.ok()) return extractor.status();
  size_t largest = 1;
  for (const InputPage& page : pages) largest = std::max(largest, page.bytes.size());
  std::vector<char> scratch(largest, 1);
  Measured measured;
  measured.memory.loaded = PeakMegabytes();
  for (const InputPage& page : pages) RunPare(*extractor, page);
  measured.memory.pare = PeakMegabytes();
  for (const InputPage& page : pages) RunGumbo(page);
  measured.memory.gumbo = PeakMegabytes();
  for (size_t r = 0; r < options.rounds; ++r) {
    measured.rounds.push_back(TimeRound(*extractor, pages, scratch));
  }
  for (size_t r = 0; options.threads && r < options.rounds; ++r) {
    const double one = TimeThreads(*extractor, pages, 1);
    measured.with_threads.push_back(one / TimeThreads(*extractor, pages, 2));
  }
  absl::StatusOr<std::vector<PassTime>> passes = TimePasses(pages);
  if (!passes.ok()) return passes.status();
  measured.passes = *std::move(passes);
  return measured;
}

// Prints the tables; returns how many times as fast as Gumbo pare is.
double Report(const Measured& measured, size_t pages, double megabytes) {
  double times = 0;
  const auto n = static_cast<double>(pages);
  std::printf("%-8s%12s%12s%12s%12s%14s%22s\n", "", "MB/s", "min", "max", "ms/page",
              "x gumbo speed", "min-max over rounds");
  for (size_t c = 0; c < kContestants; ++c) {
    std::vector<double> seconds, ratios;
    for (const Seconds& round : measured.rounds) {
      seconds.push_back(round[c]);
      ratios.push_back(round[kGumbo] / round[c]);
    }
    const Spread time = SpreadOf(seconds);
    const Spread ratio = SpreadOf(ratios);
    std::printf("%-8s%12.1f%12.1f%12.1f%12.4f%14.3f%13.3f-%.3f\n", kNames[c],
                megabytes / time.median, megabytes / time.max, megabytes / time.min,
                1e3 * time.median / n, ratio.median, ratio.min, ratio.max);
    if (c == kPare) times = ratio.median;
  }
  double all = 0;
  for (const PassTime& pass : measured.passes) all += pass.seconds;
  std::printf("pare by pass, ms/page:");
  for (const PassTime& pass : measured.passes) {
    std::printf(" %s %.3f (%.0f %%)", std::string(pass.pass).c_str(), 1e3 * pass.seconds / n,
                100 * pass.seconds / all);
  }
  std::printf("\n");
  if (!measured.with_threads.empty()) {
    const Spread ratio = SpreadOf(measured.with_threads);
    std::printf("two threads: %.2f x one (%.2f-%.2f)\n", ratio.median, ratio.min, ratio.max);
  }
  const Memory& memory = measured.memory;
  std::printf("peak RSS, MiB: pages loaded %.1f, after pare %.1f, after gumbo %.1f\n", memory.loaded,
              memory.pare, memory.gumbo);
  return times;
}

// The same for other programs; seconds are those of all pages.
std::string JsonOf(const Measured& measured, size_t pages, size_t bytes) {
  std::vector<std::string> rounds, passes;
  for (const Seconds& round : measured.rounds) {
    rounds.push_back(absl::StrCat("{\"memcpy\":", round[kCopy], ",\"gumbo\":", round[kGumbo],
                                  ",\"pare\":", round[kPare], "}"));
  }
  for (const PassTime& pass : measured.passes) {
    passes.push_back(absl::StrCat("\"", std::string(pass.pass), "\":", pass.seconds));
  }
  const Memory& memory = measured.memory;
  return absl::StrCat(
      "{\"pages\":", pages, ",\"bytes\":", bytes, ",\"rounds\":[", absl::StrJoin(rounds, ","),
      "],\"passes\":{", absl::StrJoin(passes, ","), "},\"two_threads\":[",
      absl::StrJoin(measured.with_threads, ","), "],\"rss\":{\"loaded\":", memory.loaded,
      ",\"pare\":", memory.pare, ",\"gumbo\":", memory.gumbo, "}}\n");
}

// How many times as fast as Gumbo pare is.
absl::StatusOr<double> Run(const Options& options) {
  const absl::StatusOr<std::vector<InputPage>> pages = LoadPages(options.folder, options.limit);
  if (!pages.ok()) return pages.status();
  size_t bytes = 0;
  for (const InputPage& page : *pages) bytes += page.bytes.size();
  const double megabytes = static_cast<double>(bytes) / 1e6;
  std::printf("%s: %zu pages, %.1f MB, %zu rounds\n", SetName(options.folder).c_str(),
              pages->size(), megabytes, options.rounds);
  const absl::StatusOr<Measured> measured = Measure(options, *pages);
  if (!measured.ok()) return measured.status();
  if (!options.json.empty()) {
    const std::string json = JsonOf(*measured, pages->size(), bytes);
    if (const absl::Status s = WriteFile(options.json, json); !s.ok()) return s;
  }
  return Report(*measured, pages->size(), megabytes);
}

int Main(int argc, char** argv) {
  Options options;
  CLI::App app("Times pare on the pages of a labelled set.", "speed");
  app.add_option("SET_DIR", options.folder, "folder of a labelled set")->required();
  app.add_option("--limit", options.limit, "only the first N pages, default 200");
  app.add_option("--rounds", options.rounds, "how often each page is taken, default 5")
      ->check(CLI::Range(1, 1000));
  app.add_option("--least", options.least, "how many times as fast as Gumbo pare has to be");
  app.add_flag("--threads", options.threads, "also time two threads against one");
  app.add_option("--json", options.json, "write all figures to this file");
  if (const auto code = ParseArguments(app, argc, argv)) return *code;
  const absl::StatusOr<double> times = Run(options);
  if (!times.ok()) {
    std::fprintf(stderr, "speed: %s\n", std::string(times.status().message()).c_str());
    return kMisuse;
  }
  if (*times >= options.least) return 0;
  std::fprintf(stderr, "speed: %.2f times Gumbo's speed, and it has to be %.2f\n", *times,
               options.least);
  return kTooSlow;
}

}  // namespace
}  // namespace pare::bench

int main(int argc, char** argv) { return pare::bench::Main(argc, argv); }
