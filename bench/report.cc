// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "bench/report.h"

#include <algorithm>
#include <limits>
#include <tuple>

#include "absl/strings/str_format.h"

namespace pare::bench {
namespace {

// "all" and each type. Types in the order of their bytes.
std::map<std::string, std::vector<const PageScore*>> ByType(const PageSetResult& result) {
  std::map<std::string, std::vector<const PageScore*>> by;
  for (const PageScore& row : result.rows) by[row.type].push_back(&row);
  return by;
}

std::vector<const PageScore*> All(const PageSetResult& result) {
  std::vector<const PageScore*> rows;
  for (const PageScore& row : result.rows) rows.push_back(&row);
  return rows;
}

void PrintSummary(const std::string& name, const Summary& s, std::string& out) {
  absl::StrAppendFormat(&out, "%-16s%6d%9.4f%9.4f%9.4f%11.4f%8.3f%9.3f\n", name, s.pages, s.f1,
                        s.p, s.r, s.shingle_f1, s.with, s.without);
}

void PrintWorst(const PageSetResult& result, size_t worst, std::string& out) {
  std::vector<const PageScore*> rows;
  for (const PageScore& row : result.rows) {
    if (row.words) rows.push_back(&row);
  }
  std::stable_sort(rows.begin(), rows.end(), [](const PageScore* a, const PageScore* b) {
    return a->words->f1 < b->words->f1;
  });
  rows.resize(std::min(worst, rows.size()));
  for (const PageScore* row : rows) {
    absl::StrAppendFormat(&out, "  %-28s%-14sF1 %.3f  P %.3f  R %.3f\n", row->id, row->type,
                          row->words->f1, row->words->p, row->words->r);
  }
}

void PrintStoryLine(const std::string& name, const StorySummary& g, std::string& out) {
  absl::StrAppendFormat(&out, "%-12s%6d%11.4f%10.4f%8.4f\n", name, g.cases, g.BodyKept(),
                        g.TailCut(), g.Exact());
}

void PrintWorstStories(const StoryResult& result, size_t worst, std::string& out) {
  const auto lost = [](const StoryScore& s) { return s.body - s.body_kept; };
  std::vector<const StoryScore*> rows;
  for (const StoryScore& row : result.rows) {
    if (!row.Exact()) rows.push_back(&row);
  }
  std::sort(rows.begin(), rows.end(), [&lost](const StoryScore* a, const StoryScore* b) {
    return std::make_tuple(lost(*a), a->tail_left, a->id, a->kind) >
           std::make_tuple(lost(*b), b->tail_left, b->id, b->kind);
  });
  rows.resize(std::min(worst, rows.size()));
  for (const StoryScore* row : rows) {
    absl::StrAppendFormat(&out, "  %-16s%-28s body paragraphs lost %d, tail paragraphs left %d\n",
                          row->id, row->kind, lost(*row), row->tail_left);
  }
}

std::map<std::string, double> FiguresOf(const Summary& s) {
  return {{"f1", s.f1},     {"p", s.p},
          {"r", s.r},       {"shingle_f1", s.shingle_f1},
          {"with", s.with}, {"absent", 1 - s.without}};
}

}  // namespace

void PrintPageSet(const PageSetResult& result, size_t worst, std::string& out) {
  absl::StrAppendFormat(&out, "%-16s%6s%9s%9s%9s%11s%8s%9s\n", result.name, "pages", "F1", "P",
                        "R", "shingle", "with", "without");
  const auto by = ByType(result);
  if (by.size() > 1) {
    for (const auto& [type, rows] : by) PrintSummary(type, Summarise(rows), out);
  }
  PrintSummary("all", Summarise(All(result)), out);
  PrintWorst(result, worst, out);
  out += '\n';
}

void PrintStories(const StoryResult& result, size_t worst, std::string& out) {
  const auto groups = SummariseStories(result.rows);
  absl::StrAppendFormat(&out, "%s\n%-12s%6s%11s%10s%8s\n", result.name, "", "cases", "body kept",
                        "tail cut", "exact");
  if (const auto all = groups.find("all"); all != groups.end()) {
    PrintStoryLine(all->first, all->second, out);
  }
  for (const auto& [name, group] : groups) {
    if (name != "all") PrintStoryLine(name, group, out);
  }
  const auto clean = groups.find("clean");
  absl::StrAppendFormat(&out, "false cuts %.4f of %d clean cases\n", FalseCuts(groups),
                        clean == groups.end() ? 0 : clean->second.cases);
  PrintWorstStories(result, worst, out);
  out += '\n';
}

void PrintSeeds(const std::vector<SeedResult>& seeds, std::string& out) {
  size_t exact = 0;
  for (const SeedResult& seed : seeds) {
    if (seed.problems.empty()) {
      ++exact;
      absl::StrAppendFormat(&out, "%s: exact\n", seed.name);
      continue;
    }
    absl::StrAppendFormat(&out, "%s: %d wrong\n", seed.name, seed.problems.size());
    for (const std::string& problem : seed.problems) {
      absl::StrAppendFormat(&out, "  %s\n", problem);
    }
  }
  absl::StrAppendFormat(&out, "seeds exact: %d of %d\n\n", exact, seeds.size());
}

void AddFigures(const PageSetResult& result, Figures& figures) {
  figures[result.name] = FiguresOf(Summarise(All(result)));
  for (const auto& [type, rows] : ByType(result)) {
    figures[result.name + "/" + type] = FiguresOf(Summarise(rows));
  }
}

void AddFigures(const StoryResult& result, Figures& figures) {
  for (const auto& [name, group] : SummariseStories(result.rows)) {
    figures[name == "all" ? result.name : result.name + "/" + name] = {
        {"body_kept", group.BodyKept()}, {"tail_cut", group.TailCut()}, {"exact", group.Exact()}};
  }
}

void AddFigures(const std::vector<SeedResult>& seeds, Figures& figures) {
  const auto exact = std::count_if(seeds.begin(), seeds.end(),
                                   [](const SeedResult& s) { return s.problems.empty(); });
  figures["seeds"] = {{"exact", seeds.empty() ? std::numeric_limits<double>::quiet_NaN()
                                              : static_cast<double>(exact) /
                                                    static_cast<double>(seeds.size())}};
}

}  // namespace pare::bench
