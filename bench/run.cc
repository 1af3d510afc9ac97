// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "bench/run.h"

#include <algorithm>
#include <utility>

#include "absl/status/status.h"
#include "bench/blocks.h"
#include "bench/host_fold.h"
#include "bench/predictions.h"
#include "extract/emit/text.h"
#include "extract/rule_tools/parallel.h"
#include "extract/rule_tools/prepare.h"

namespace pare::bench {

absl::StatusOr<Extractors> Extractors::OfFolds(const std::vector<Model>& models,
                                                const Judging& judging) {
  std::vector<Extractor> extractors;
  for (const Model& model : models) {
    ExtractorOptions options;
    options.judging = judging;
    options.model = &model;
    absl::StatusOr<Extractor> extractor = Extractor::Create(std::move(options));
    if (!extractor.ok()) return extractor.status();
    extractors.push_back(*std::move(extractor));
  }
  Extractors out(std::move(extractors.front()));
  for (size_t k = 1; k < extractors.size(); ++k) {
    out.extractors_.push_back(std::move(extractors[k]));
  }
  return out;
}

const Extractor& Extractors::For(const GoldPage& gold, const std::string& bytes) const {
  if (extractors_.size() == 1) return extractors_.front();
  Page page;
  if (gold.url.empty()) {
    PreparePage(bytes, "", InputKind::kHtml, kRulesPass, extractors_.front().rules(), page);
  }
  const std::string host = HostOfPage(gold, page);
  return extractors_[FoldOf(host, gold.id)];
}

absl::StatusOr<PageSetRun> RunPageSet(const Extractors& extractors, const PageSet& set,
                                      const PageSetOptions& options) {
  const size_t count = set.pages.size();
  PageSetRun run;
  run.result.name = SetName(set.folder);
  run.result.rows.resize(count);
  std::vector<std::string> lines(count), blocks(count);
  const auto run_page = [&](size_t i, const std::string& bytes) {
    const GoldPage& gold = set.pages[i];
    const Extractor& extractor = extractors.For(gold, bytes);
    const Article article = extractor.Extract(bytes, {.url = gold.url, .charset = {}});
    const std::string text = ToText(article);
    PageScore& row = run.result.rows[i] = ScorePage(gold, text);
    if (article.kind != PageKind::kAuto) row.kind = kPageKindNames[static_cast<size_t>(article.kind)];
    if (options.blocks) blocks[i] = BlockLine(gold, article);
    lines[i] = PredictionLine(gold.id, text);
  };
  if (const absl::Status s = ForEachPage(set, options.threads, run_page); !s.ok()) return s;
  for (const std::string& line : lines) run.predictions += line;
  for (const std::string& line : blocks) run.blocks += line;
  return run;
}

StoryRun RunStories(const Extractor& extractor, const std::string& name,
                    const std::vector<StoryCase>& cases, unsigned threads) {
  StoryRun run;
  run.whole.name = name;
  run.cut_only.name = name + ".cut";
  run.whole.rows.resize(cases.size());
  run.cut_only.rows.resize(cases.size());
  std::vector<std::string> whole(cases.size()), cut_only(cases.size());
  ParallelFor(cases.size(), threads, [&](size_t i) {
    const StoryCase& c = cases[i];
    const Article article = extractor.Extract(c.text);
    const std::string text = ToText(article);
    const std::string rest = WithoutStoryCut(c.text, article);
    run.whole.rows[i] = ScoreStory(c, text);
    run.cut_only.rows[i] = ScoreStory(c, rest);
    whole[i] = PredictionLine(c.id, text);
    cut_only[i] = PredictionLine(c.id, rest);
  });
  for (size_t i = 0; i < cases.size(); ++i) {
    run.whole_predictions += whole[i];
    run.cut_only_predictions += cut_only[i];
  }
  return run;
}

absl::StatusOr<std::vector<SeedResult>> RunSeeds(const Extractor& extractor,
                                                 const std::filesystem::path& folder) {
  const absl::StatusOr<std::vector<SeedGold>> golds = ReadSeeds(folder);
  if (!golds.ok()) return golds.status();
  std::vector<SeedResult> results;
  for (const SeedGold& gold : *golds) {
    const absl::StatusOr<std::string> text = ReadBytes(folder / gold.name);
    if (!text.ok()) return text.status();
    results.push_back({gold.name, CheckSeed(gold, *text, ToText(extractor.Extract(*text)))});
  }
  return results;
}

std::string WithoutStoryCut(std::string_view source, const Article& article) {
  std::vector<std::pair<size_t, size_t>> cuts;  // begin and end
  for (const Piece& piece : article.pieces) {
    if (piece.last.kept || piece.last.by != Giver::kStoryCut) continue;
    const size_t begin = std::min<size_t>(piece.source.offset, source.size());
    cuts.emplace_back(begin, begin + std::min<size_t>(piece.source.length, source.size() - begin));
  }
  std::sort(cuts.begin(), cuts.end());
  std::string rest;
  size_t at = 0;
  for (const auto& [begin, end] : cuts) {
    if (begin > at) rest.append(source.substr(at, begin - at));
    rest += '\n';  // what stood on both sides must not run together
    at = std::max(at, end);
  }
  rest.append(source.substr(at));
  return rest;
}

}  // namespace pare::bench
