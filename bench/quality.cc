// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// quality: how well pare extracts, measured on labelled data. See README.md.
//
// Exit codes: 0 done, 1 a figure is below its floor, 2 misuse or unreadable data.
#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <iterator>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "bench/arguments.h"
#include "bench/data.h"
#include "bench/floors.h"
#include "bench/fold_models.h"
#include "bench/output.h"
#include "bench/predictions.h"
#include "bench/report.h"
#include "bench/run.h"
#include "extract/extractor.h"
#include "extract/role.h"

namespace pare::bench {
namespace {

namespace fs = std::filesystem;

constexpr int kBelowFloor = 1;
struct Flags {
  std::string data;
  std::string seeds;
  std::string json;
  std::string predictions;
  std::string score_predictions;
  std::string blocks, models;
  Judging judging;
  std::string floors;
  std::vector<std::string> sets;
  size_t limit = kNoLimit;
  size_t worst = 0;
  unsigned threads = std::max(1u, std::thread::hardware_concurrency());
};

struct Results {
  std::vector<PageSetResult> sets;
  std::vector<StoryResult> stories;
  std::vector<SeedResult> seeds;
  Figures figures;
};

void AddFlags(CLI::App& app, Flags& flags) {
  app.add_option("DATA_DIR", flags.data, "folder of labelled sets")->required();
  app.add_option("--seeds", flags.seeds, "folder of texts with a gold.json, line by line");
  app.add_option("--set", flags.sets, "only this set or story file; repeatable")
      ->allow_extra_args(false);
  app.add_option("--limit", flags.limit, "only the first N pages or cases of each set");
  app.add_option("--worst", flags.worst, "list the N worst pages of each set");
  app.add_option("--json", flags.json, "write all rows to this file");
  app.add_option("--predictions", flags.predictions, "write SET.jsonl to this folder");
  app.add_option("--score-predictions", flags.score_predictions,
                 "score the SET.jsonl of this folder instead of running pare; page sets only");
  app.add_option("--blocks", flags.blocks,
                 "write each block's score and truth to SET.blocks.jsonl in this folder");
  app.add_option("--models", flags.models,
                 "folder of fold models: each page by the one that has not seen its host");
  const auto choose = [&flags](const std::string& word) {
    const auto it = std::find(kProfileNames.begin(), kProfileNames.end(), word);
    if (it == kProfileNames.end()) throw CLI::ValidationError("--profile", "unknown: " + word);
    flags.judging.profile = static_cast<Profile>(it - kProfileNames.begin());
  };
  app.add_option_function<std::string>("--profile", choose,
                                       "the guideline to judge by: auto, article or page");
  const auto give_out = [&flags](const std::string& list) {
    if (const auto unknown = AddRoles(list, flags.judging.with)) {
      throw CLI::ValidationError("--with", "unknown: " + std::string(*unknown));
    }
  };
  app.add_option_function<std::string>("--with", give_out, "give these roles out too: title, ...");
  app.add_option("--floor", flags.floors, "file of `set figure value`; exit 1 where below");
  app.add_option("--threads", flags.threads, "default: one per core")
      ->check(CLI::Range(1u, 1024u));
}

// Does nothing where no folder is named.
absl::Status WriteLines(const fs::path& folder, const std::string& name, std::string_view lines) {
  if (folder.empty()) return absl::OkStatus();
  std::error_code ignored;  // the write that follows will tell
  fs::create_directories(folder, ignored);
  return WriteFile(folder / (name + ".jsonl"), lines);
}

bool Wanted(const Flags& flags, std::string_view name) {
  return flags.sets.empty() ||
         std::find(flags.sets.begin(), flags.sets.end(), name) != flags.sets.end();
}

// Extracts and scores, or scores only.
absl::StatusOr<PageSetRun> RunOrScore(const Extractors& extractor, const Flags& flags,
                                      const PageSet& set) {
  if (flags.score_predictions.empty()) {
    return RunPageSet(extractor, set,
                      {.blocks = !flags.blocks.empty(), .threads = flags.threads});
  }
  const fs::path file = fs::path(flags.score_predictions) / (SetName(set.folder) + ".jsonl");
  absl::StatusOr<PageSetResult> result = ScorePredictions(set, file);
  if (!result.ok()) return result.status();
  return PageSetRun{*std::move(result), {}, {}};
}

absl::Status RunOnePageSet(const Extractors& extractor, const Flags& flags, const fs::path& folder,
                           Results& results) {
  const absl::StatusOr<PageSet> set = ReadPageSet(folder, flags.limit);
  if (!set.ok()) return set.status();
  absl::StatusOr<PageSetRun> run = RunOrScore(extractor, flags, *set);
  if (!run.ok()) return run.status();
  std::string out;
  PrintPageSet(run->result, flags.worst, out);
  if (const absl::Status s = Print(out); !s.ok()) return s;
  AddFigures(run->result, results.figures);
  results.sets.push_back(std::move(run->result));
  const std::string& name = results.sets.back().name;
  const absl::Status status = WriteLines(flags.blocks, name + ".blocks", run->blocks);
  if (!status.ok()) return status;
  return WriteLines(flags.predictions, name, run->predictions);
}

absl::Status RunOneStoryFile(const Extractor& extractor, const Flags& flags, const fs::path& file,
                             Results& results) {
  const absl::StatusOr<std::vector<StoryCase>> cases = ReadStories(file, flags.limit);
  if (!cases.ok()) return cases.status();
  const StoryRun run = RunStories(extractor, SetName(file), *cases, flags.threads);
  std::string out;
  for (const StoryResult* result : {&run.whole, &run.cut_only}) {
    PrintStories(*result, flags.worst, out);
    AddFigures(*result, results.figures);
    results.stories.push_back(*result);
  }
  if (const absl::Status s = Print(out); !s.ok()) return s;
  const fs::path to = flags.predictions;
  const absl::Status status = WriteLines(to, run.whole.name, run.whole_predictions);
  if (!status.ok()) return status;
  return WriteLines(to, run.cut_only.name, run.cut_only_predictions);
}

absl::Status RunSeedFolder(const Extractor& extractor, const Flags& flags, Results& results) {
  absl::StatusOr<std::vector<SeedResult>> seeds = RunSeeds(extractor, flags.seeds);
  if (!seeds.ok()) return seeds.status();
  results.seeds = std::move(*seeds);
  std::string out;
  PrintSeeds(results.seeds, out);
  AddFigures(results.seeds, results.figures);
  return Print(out);
}

// A name that is not there would otherwise pass for a set without pages.
absl::Status CheckNames(const Flags& flags, const DataFolder& data) {
  if (data.sets.empty() && data.stories.empty()) {
    return absl::NotFoundError("no labelled sets in " + flags.data);
  }
  for (const std::string& name : flags.sets) {
    const auto is_it = [&name](const fs::path& path) { return SetName(path) == name; };
    if (std::none_of(data.sets.begin(), data.sets.end(), is_it) &&
        std::none_of(data.stories.begin(), data.stories.end(), is_it)) {
      return absl::NotFoundError("no set " + name + " in " + flags.data);
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<Extractors> MakeExtractors(const Flags& flags, std::vector<Model>& models) {
  if (!flags.models.empty()) {
    absl::StatusOr<std::vector<Model>> read = ReadFoldModels(flags.models);
    if (!read.ok()) return read.status();
    models = *std::move(read);
    return Extractors::OfFolds(models, flags.judging);
  }
  ExtractorOptions options;
  options.judging = flags.judging;
  absl::StatusOr<Extractor> one = Extractor::Create(std::move(options));
  if (!one.ok()) return one.status();
  return Extractors(*std::move(one));
}

absl::Status RunAll(const Flags& flags, Results& results) {
  const absl::StatusOr<DataFolder> data = ListDataFolder(flags.data);
  if (!data.ok()) return data.status();
  if (absl::Status s = CheckNames(flags, *data); !s.ok()) return s;
  std::vector<Model> models;
  const absl::StatusOr<Extractors> extractor = MakeExtractors(flags, models);
  if (!extractor.ok()) return extractor.status();
  for (const fs::path& folder : data->sets) {
    if (!Wanted(flags, SetName(folder))) continue;
    if (absl::Status s = RunOnePageSet(*extractor, flags, folder, results); !s.ok()) return s;
  }
  for (const fs::path& file : data->stories) {
    if (!Wanted(flags, SetName(file)) || !flags.score_predictions.empty()) continue;
    if (absl::Status s = RunOneStoryFile(extractor->First(), flags, file, results); !s.ok()) return s;
  }
  if (!flags.seeds.empty()) {
    if (absl::Status s = RunSeedFolder(extractor->First(), flags, results); !s.ok()) return s;
  }
  if (flags.json.empty()) return absl::OkStatus();
  std::string json;
  WriteJson(results.sets, results.stories, results.seeds, results.figures, json);
  return WriteFile(flags.json, json);
}

// Floors of sets that --set left out are left out too.
bool FloorApplies(const Flags& flags, const Floor& floor) {
  std::string_view set = std::string_view(floor.set).substr(0, floor.set.find('/'));
  if (set == "seeds") return flags.sets.empty() || !flags.seeds.empty();
  if (set.ends_with(".cut")) set.remove_suffix(4);
  return Wanted(flags, set);
}

// How many figures are below their floors; each is named on standard error.
size_t CountBelowFloors(const Flags& flags, const std::vector<Floor>& all,
                        const Figures& figures) {
  std::vector<Floor> floors;
  std::copy_if(all.begin(), all.end(), std::back_inserter(floors),
               [&flags](const Floor& floor) { return FloorApplies(flags, floor); });
  const std::vector<std::string> problems = CheckFloors(floors, figures);
  for (const std::string& problem : problems) {
    std::fprintf(stderr, "quality: below floor: %s\n", problem.c_str());
  }
  return problems.size();
}

int Fail(const absl::Status& status) {
  std::fprintf(stderr, "quality: %s\n", std::string(status.message()).c_str());
  return kMisuse;
}

int Main(int argc, char** argv) {
  Flags flags;
  CLI::App app("Measures how well pare extracts, on labelled data.", "quality");
  AddFlags(app, flags);
  if (const auto code = ParseArguments(app, argc, argv)) return *code;
  if (!flags.score_predictions.empty() &&
      !(flags.predictions.empty() && flags.blocks.empty() && flags.seeds.empty())) {
    return Fail(absl::InvalidArgumentError(
        "--score-predictions runs nothing: no --predictions, --blocks or --seeds beside it"));
  }
  std::vector<Floor> floors;
  if (!flags.floors.empty()) {  // read before the run: a typing mistake should not cost minutes
    const absl::StatusOr<std::string> text = ReadBytes(flags.floors);
    if (!text.ok()) return Fail(text.status());
    absl::StatusOr<std::vector<Floor>> parsed = ParseFloors(*text);
    if (!parsed.ok()) return Fail(parsed.status());
    floors = std::move(*parsed);
  }
  Results results;
  if (const absl::Status status = RunAll(flags, results); !status.ok()) return Fail(status);
  return CountBelowFloors(flags, floors, results.figures) > 0 ? kBelowFloor : 0;
}

}  // namespace
}  // namespace pare::bench

int main(int argc, char** argv) { return pare::bench::Main(argc, argv); }
