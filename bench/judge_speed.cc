// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// judge_speed: what judging costs. See README.md.
#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "bench/arguments.h"
#include "bench/data.h"
#include "bench/timing.h"
#include "extract/judge/features.h"
#include "extract/judge/judge.h"
#include "extract/judge/score.h"
#include "extract/rule_tools/prepare.h"

namespace pare::bench {
namespace {

constexpr int kRounds = 7;

struct Prepared {
  std::string bytes;
  Page page;
};

// Seconds of a round over all pages.
struct Round {
  double features = 0, lexical = 0, looks = 0, whole = 0;
};

Round RunOnce(std::vector<std::unique_ptr<Prepared>>& pages, const Model& model) {
  Round round;
  for (const auto& prepared : pages) {
    Page& page = prepared->page;
    std::unique_ptr<PageFeatures> f;
    round.features += SecondsOf([&] { f = std::make_unique<PageFeatures>(ComputeFeatures(page)); });
    round.lexical += SecondsOf([&] { FillLexical(page, model, *f); });
    round.looks += SecondsOf([&] { ScorePage(page, model, *f); });  // lexical evidence again included
    round.whole += SecondsOf([&] { JudgeBlocks(page, &model, {}); });
  }
  return round;
}

double Median(const std::vector<Round>& rounds, double Round::*field) {
  std::vector<double> values;
  for (const Round& round : rounds) values.push_back(round.*field);
  return MedianOf(values);
}

int Main(int argc, char** argv) {
  std::string folder;
  size_t limit = 200;
  CLI::App app("Times judging, page by page, on one thread.", "judge_speed");
  app.add_option("SET_DIR", folder, "a labelled set")->required();
  app.add_option("--limit", limit, "only the first N pages");
  if (const auto code = ParseArguments(app, argc, argv)) return *code;
  const auto inputs = LoadPages(folder, limit);
  if (!inputs.ok()) {
    std::fprintf(stderr, "judge_speed: %s\n", std::string(inputs.status().message()).c_str());
    return kMisuse;
  }
  const RuleSet rules = RuleSet::Builtin();
  const Model& model = Model::Builtin();
  std::vector<std::unique_ptr<Prepared>> pages;
  size_t blocks = 0;
  for (const InputPage& input : *inputs) {
    pages.push_back(std::make_unique<Prepared>());
    pages.back()->bytes = input.bytes;
    PreparePage(pages.back()->bytes, input.url, InputKind::kHtml, kJudgePass, rules,
                pages.back()->page);
    blocks += pages.back()->page.blocks.size();
  }
  std::vector<Round> rounds;
  for (int r = 0; r < kRounds; ++r) rounds.push_back(RunOnce(pages, model));
  const double n = static_cast<double>(pages.size());
  const double lexical = Median(rounds, &Round::lexical);
  const auto print = [&](const char* what, double seconds) {
    std::printf("%-22s %8.3f ms/page %8.3f ms/300 blocks\n", what, 1e3 * seconds / n,
                1e3 * seconds * 300 / static_cast<double>(blocks));
  };
  std::printf("%zu pages, %.0f blocks a page\n", pages.size(), static_cast<double>(blocks) / n);
  print("features", Median(rounds, &Round::features));
  print("names and words", lexical);
  print("looks", Median(rounds, &Round::looks) - lexical);
  print("judging, all of it", Median(rounds, &Round::whole));
  return 0;
}

}  // namespace
}  // namespace pare::bench

int main(int argc, char** argv) { return pare::bench::Main(argc, argv); }
