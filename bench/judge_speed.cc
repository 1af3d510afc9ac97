// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// judge_speed: what judging costs. See README.md.
#include <CLI/CLI.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "bench/data.h"
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

// Milliseconds of a round over all pages.
struct Round {
  double features = 0, lexical = 0, looks = 0, whole = 0;
};

template <class F>
double Time(F&& fn) {
  const auto start = std::chrono::steady_clock::now();
  fn();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

Round RunOnce(std::vector<std::unique_ptr<Prepared>>& pages, const Model& model) {
  Round round;
  for (const auto& prepared : pages) {
    Page& page = prepared->page;
    std::unique_ptr<PageFeatures> f;
    round.features += Time([&] { f = std::make_unique<PageFeatures>(ComputeFeatures(page)); });
    round.lexical += Time([&] { FillLexical(page, model, *f); });
    round.looks += Time([&] { ScorePage(page, model, *f); });  // lexical evidence again included
    round.whole += Time([&] { JudgeBlocks(page, model, {}); });
  }
  return round;
}

double Median(std::vector<Round>& rounds, double Round::*field) {
  std::nth_element(rounds.begin(), rounds.begin() + kRounds / 2, rounds.end(),
                   [field](const Round& a, const Round& b) { return a.*field < b.*field; });
  return rounds[kRounds / 2].*field;
}

int Main(int argc, char** argv) {
  std::string folder;
  size_t limit = 200;
  CLI::App app("Times judging, page by page, on one thread.", "judge_speed");
  app.add_option("SET_DIR", folder, "a labelled set")->required();
  app.add_option("--limit", limit, "only the first N pages");
  CLI11_PARSE(app, argc, argv);
  const auto inputs = LoadPages(folder, limit);
  if (!inputs.ok()) {
    std::fprintf(stderr, "judge_speed: %s\n", std::string(inputs.status().message()).c_str());
    return 2;
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
  const auto print = [&](const char* what, double ms) {
    std::printf("%-22s %8.3f ms/page %8.3f ms/300 blocks\n", what, ms / n,
                ms * 300 / static_cast<double>(blocks));
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
