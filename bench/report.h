// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Results as people and programs read them. Each function appends to `out`; the same results give
// the same bytes.
#ifndef PARE_BENCH_REPORT_H_
#define PARE_BENCH_REPORT_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "bench/floors.h"
#include "bench/score.h"
#include "bench/story.h"

namespace pare::bench {

struct PageSetResult {
  std::string name;
  std::vector<PageScore> rows;
};

struct StoryResult {
  std::string name;
  std::vector<StoryScore> rows;
};

struct SeedResult {
  std::string name;
  std::vector<std::string> problems;  // none: exact
};

// A table: a line for each type (where there are several) and one for all; then the `worst` pages.
void PrintPageSet(const PageSetResult& result, size_t worst, std::string& out);

void PrintStories(const StoryResult& result, size_t worst, std::string& out);

void PrintSeeds(const std::vector<SeedResult>& seeds, std::string& out);

// The figures by the names that floors use; see README.md.
void AddFigures(const PageSetResult& result, Figures& figures);
void AddFigures(const StoryResult& result, Figures& figures);
void AddFigures(const std::vector<SeedResult>& seeds, Figures& figures);

// {"figures": {set: {figure: value}}, "pages": {set: [row]}, "stories": {name: [row]},
// "seeds": {name: [problem]}}; what is not a number is null.
void WriteJson(const std::vector<PageSetResult>& sets, const std::vector<StoryResult>& stories,
               const std::vector<SeedResult>& seeds, const Figures& figures, std::string& out);

}  // namespace pare::bench

#endif  // PARE_BENCH_REPORT_H_
