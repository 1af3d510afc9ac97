// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// micro: the steps that most of pare's time goes into, one by one, on a page of samples/.
// Needs no labelled data. Google Benchmark's own flags apply (--benchmark_filter=...).
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

#include "extract/arena.h"
#include "extract/blocks/html_blocks.h"
#include "extract/extractor.h"
#include "extract/input/fast_tree.h"
#include "extract/input/page_marks.h"
#include "extract/judge/features.h"
#include "extract/judge/judge.h"
#include "extract/judge/trim.h"
#include "extract/rule_tools/prepare.h"
#include "extract/rules/rule_set.h"
#include "extract/text/fold.h"
#include "extract/text/shape.h"
#include "extract/text/words.h"

namespace pare {
namespace {

constexpr char kSample[] = PARE_SOURCE_DIR "/samples/pages/news-with-comments/input.html";

const std::string& Html() {
  static const std::string html = [] {
    std::ostringstream out;
    out << std::ifstream(kSample, std::ios::binary).rdbuf();
    if (out.str().empty()) std::abort();  // the sample has gone: nothing can be measured
    return out.str();
  }();
  return html;
}

const RuleSet& Rules() {
  static const RuleSet rules = RuleSet::Builtin();
  return rules;
}

// The page as the pass of that name finds it.
void Prepare(std::string_view pass, Page& page) {
  PreparePage(Html(), {}, InputKind::kHtml, pass, Rules(), page);
}

// Calls fn(text) in a loop; time counts by the text's bytes.
template <class F>
void OverText(benchmark::State& state, std::string_view text, F&& fn) {
  for (auto _ : state) fn(text);
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * text.size()));
}

// The page's text, as all passes on text see it.
const std::string& Text() {
  static const std::string text = [] {
    Page page;
    Prepare(kRulesPass, page);
    return page.text;
  }();
  return text;
}

void MarkPage(benchmark::State& state) {
  OverText(state, Html(), [](auto html) { benchmark::DoNotOptimize(PageMarks(html).NextStop(0)); });
}
BENCHMARK(MarkPage);

void FastTree(benchmark::State& state) {
  OverText(state, Html(), [](auto html) {
    Arena arena;
    Tree tree;
    benchmark::DoNotOptimize(BuildFastTree(html, Limits{}, arena, tree));
  });
}
BENCHMARK(FastTree);

void Folding_(benchmark::State& state) {
  std::string room;
  OverText(state, Text(), [&room](auto text) { benchmark::DoNotOptimize(FoldTo(text, room)); });
}
BENCHMARK(Folding_)->Name("Folding");

void Words(benchmark::State& state) {
  OverText(state, Text(), [](auto text) { benchmark::DoNotOptimize(CountWords(text)); });
}
BENCHMARK(Words);

void Shape(benchmark::State& state) {
  OverText(state, Text(), [](auto text) { benchmark::DoNotOptimize(ShapeOf(text, nullptr)); });
}
BENCHMARK(Shape);

void Blocks(benchmark::State& state) {
  Page page;
  Prepare("blocks", page);
  OverText(state, Html(), [&page](auto) {
    page.text.clear();
    page.blocks.clear();
    page.judgements.clear();
    BuildHtmlBlocks(page);
  });
}
BENCHMARK(Blocks);

// Calls fn(page) with the page as the pass finds it, which is made anew for each call: passes change it.
template <class F>
void OverPage(benchmark::State& state, std::string_view pass, F&& fn) {
  for (auto _ : state) {
    state.PauseTiming();
    Page page;
    Prepare(pass, page);
    state.ResumeTiming();
    fn(page);
  }
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * Html().size()));
}

void Judge(Page& page) { JudgeBlocks(page, &Model::Builtin(), Limits{}); }

void ApplyRules(benchmark::State& state) {
  OverPage(state, kRulesPass, [](Page& page) { Rules().Apply(page); });
}
BENCHMARK(ApplyRules);

void Features(benchmark::State& state) {
  OverPage(state, kJudgePass,
           [](Page& page) { benchmark::DoNotOptimize(ComputeFeatures(page)); });
}
BENCHMARK(Features);

void Judging(benchmark::State& state) { OverPage(state, kJudgePass, Judge); }
BENCHMARK(Judging);

// With the judging before it, which is what there is to cut: take Judging's time off.
void JudgingAndStoryCut(benchmark::State& state) {
  OverPage(state, kJudgePass, [](Page& page) {
    Judge(page);
    TrimStories(page);
  });
}
BENCHMARK(JudgingAndStoryCut);

void Extract(benchmark::State& state) {
  const auto extractor = Extractor::Create();
  OverText(state, Html(), [&extractor](auto html) {
    benchmark::DoNotOptimize(extractor->Extract(html, {}));
  });
}
BENCHMARK(Extract);

}  // namespace
}  // namespace pare

BENCHMARK_MAIN();
