// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Prints what the judge sees of each block of a labelled set, for training. The features are those
// of the program itself; bench/train reads them.
//
//   features [--as-text | --whole-gold] [--without-gold | --small] [--models DIR]
//            [--strict] [--blank] [--forget] SET_DIR > FILE
//   features --names                 a line a feature: name, scale, description
//
//   --as-text       each page's blocks, a line each, read as a text
//   --whole-gold    the gold bodies as texts, of which all is to be kept
//   --strict        the set's guideline is that of the article profile
//   --blank         3 pages in 10 are looked at without lexical evidence, as are pages in languages
//                   that the models have never seen
//   --forget        each page does without half of the rules that drop blocks, another half on each
//                   page: what they find is then left for the judge to learn
//   --models DIR    the models of the folds that training has made so far, DIR/0 to DIR/4: each page
//                   is looked at by the one that has not seen its host
//   --without-gold  the blocks of the gold are taken away first: pages without an article
//   --small         a run of a few blocks of the gold and the others nearest to it: the short pages,
//                   notes and fragments that labelled sets have few of
//
// A page is a line of JSON {"id", "type", "host", "fold", "features", "rows", "size"} and then `size`
// bytes, little endian, of sections in this order; R is the number of rows, that is, of the blocks
// that no rule has dropped:
//   u8   features, R a feature; those that models fill in are 0 without --models
//   u32  R words, as the program counts them
//   u8   R in_gold: 1 the block is in the gold, 0 it is not, 2 it has no words
//   u8   R settled: 1 a rule keeps it
//   u32  markup tokens: R + 1 begins, then tokens; word tokens likewise
//   u32  benchmark words: R + 1 begins, then word numbers of this page
//   u32  gold: how many word numbers, then these
#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>
#include <string>
#include <thread>

#include "absl/strings/str_cat.h"
#include "bench/arguments.h"
#include "bench/data.h"
#include "bench/fold_models.h"
#include "bench/host_fold.h"
#include "bench/output.h"
#include "bench/words.h"
#include "extract/emit/json_writer.h"
#include "extract/judge/body_features.h"
#include "extract/judge/features.h"
#include "extract/judge/lexical.h"
#include "extract/judge/scale.h"
#include "extract/judge/score.h"
#include "extract/rule_tools/align.h"
#include "extract/rule_tools/prepare.h"

namespace pare::bench {
namespace {

// Of the pages that --blank takes lexical evidence from.
constexpr uint64_t kBlankedTenths = 3;
// At most, on a small page: blocks of the gold, and others on either side.
constexpr uint64_t kSmallGold = 12, kSmallOthers = 12;

struct Mode {
  bool as_text = false, whole_gold = false;
  bool without_gold = false, small = false;
  bool strict = false;        // the set's guideline, for what the models fill in
  bool blank = false;         // lexical evidence is withheld on some pages
  bool forget = false;        // half of the rules are
  std::vector<Model> models;  // by fold
};

void AppendNumbers(std::span<const uint32_t> numbers, std::string& out) {
  out.append(reinterpret_cast<const char*>(numbers.data()), numbers.size_bytes());
}

std::vector<InGold> Labels(const Page& page, const GoldPage& gold) {
  WordNumbers numbers;
  WordLines lines;
  for (const Block& b : page.blocks) lines.Add(page.TextOf(b), numbers);
  return LabelBlocks(lines, LinesOf(gold.text.value_or(""), numbers));
}

// Keeps the blocks of which `keep(block)` holds, and their labels.
template <typename Keep>
void KeepBlocks(Page& page, std::vector<InGold>& labels, const Keep& keep) {
  size_t to = 0;
  for (size_t b = 0; b < page.blocks.size(); ++b) {
    if (!keep(b)) continue;
    page.blocks[to] = page.blocks[b];
    page.judgements[to] = page.judgements[b];
    labels[to++] = labels[b];
  }
  page.blocks.resize(to);
  page.judgements.resize(to);
  labels.resize(to);
}

// How many, and where the run begins, follow from `seed`.
void KeepSmallPart(Page& page, std::vector<InGold>& labels, uint64_t seed) {
  std::vector<size_t> gold;
  for (size_t b = 0; b < labels.size(); ++b) {
    if (labels[b] == InGold::kYes) gold.push_back(b);
  }
  if (gold.empty()) return KeepBlocks(page, labels, [](size_t) { return false; });
  const size_t count = std::min(gold.size(), 1 + seed % kSmallGold);
  const size_t first = seed / kSmallGold % (gold.size() - count + 1);
  const size_t begin = gold[first], end = gold[first + count - 1] + 1;
  const size_t before = seed / 1009 % (kSmallOthers + 1), behind = seed / 10007 % (kSmallOthers + 1);
  std::vector<bool> kept(labels.size());
  std::fill(kept.begin() + begin, kept.begin() + end, true);
  const auto keep_others = [&](size_t b, size_t& left) {
    const Judgement& j = page.judgements[b];
    if (left == 0 || labels[b] == InGold::kYes || (j.settled && !j.last.kept)) return;
    kept[b] = true;
    --left;
  };
  size_t left = before;
  for (size_t b = begin; b-- > 0;) keep_others(b, left);
  left = behind;
  for (size_t b = end; b < labels.size(); ++b) keep_others(b, left);
  KeepBlocks(page, labels, [&](size_t b) { return kept[b]; });
}

// Takes back what half of the rules have dropped; which half follows from `seed`.
void ForgetRules(uint64_t seed, Page& page) {
  for (Judgement& j : page.judgements) {
    const bool forgotten = QuickHash(absl::StrCat(j.last.rule), seed) % 2 == 0;
    if (j.settled && !j.last.kept && forgotten) j.settled = false;
  }
}

// The text of the gold that is left.
std::string GoldText(const Page& page, const std::vector<InGold>& labels) {
  std::string text;
  for (size_t b = 0; b < labels.size(); ++b) {
    if (labels[b] == InGold::kYes) text.append(page.TextOf(page.blocks[b])).push_back('\n');
  }
  return text;
}

void AppendTokens(const Page& page, const PageFeatures& f, std::string& out) {
  const LexicalTokens tokens = TokensOf(page, f);
  TokenRanges markup;
  for (size_t i = 0; i < f.live.size(); ++i) {
    ForEachMarkupToken(f.elements, tokens, i,
                       [&markup](uint32_t t) { markup.tokens.push_back(t); });
    markup.EndRange();
  }
  for (const TokenRanges* ranges : std::initializer_list<const TokenRanges*>{&markup, &tokens.words}) {
    AppendNumbers(ranges->begin, out);
    AppendNumbers(ranges->tokens, out);
  }
}

void AppendBenchWords(const Page& page, const PageFeatures& f, std::string_view gold,
                      std::string& out) {
  Vocabulary vocabulary;
  TokenRanges words;
  for (const uint32_t b : f.live) {
    for (const uint32_t id : vocabulary.IdsOf(SplitWords(page.TextOf(page.blocks[b])))) {
      words.tokens.push_back(id);
    }
    words.EndRange();
  }
  AppendNumbers(words.begin, out);
  AppendNumbers(words.tokens, out);
  const auto ids = vocabulary.IdsOf(SplitWords(gold));
  const auto count = static_cast<uint32_t>(ids.size());
  AppendNumbers({&count, 1}, out);
  AppendNumbers(ids, out);
}

std::string Sections(const Page& page, const PageFeatures& f, const std::vector<InGold>& labels,
                     std::string_view gold) {
  std::string out;
  const size_t rows = f.live.size();
  for (size_t k = 0; k < kFeatureCount; ++k) {
    out.append(reinterpret_cast<const char*>(f.matrix.Column(k, 0)), rows);
  }
  std::vector<uint32_t> words;
  for (size_t i = 0; i < rows; ++i) words.push_back(page.blocks[f.live[i]].words);
  AppendNumbers(words, out);
  for (const uint32_t b : f.live) {
    const InGold l = labels[b];
    out.push_back(l == InGold::kYes ? 1 : l == InGold::kNo ? 0 : 2);
  }
  for (const uint32_t b : f.live) out.push_back(page.judgements[b].settled);
  AppendTokens(page, f, out);
  AppendBenchWords(page, f, gold, out);
  return out;
}

// The blocks of a page, a line each: what a dump of it looks like.
std::string DumpOf(const Page& page) {
  std::string dump;
  for (const Block& b : page.blocks) {
    if (b.hidden) continue;
    for (const char c : page.TextOf(b)) dump += c == '\n' || c == '\t' ? ' ' : c;
    dump += '\n';
  }
  return dump;
}

// Fills in what the models say, in the order of ScorePage(). A forest without trees is one that is
// yet to be trained.
void LookAt(const Page& page, const Model& model, const Mode& mode, bool blank, PageFeatures& f) {
  if (blank) {
    f.matrix.Fill(Feature::kMarkup, Signed8(0));
    f.matrix.Fill(Feature::kVocabulary, Signed8(0));
  } else {
    FillLexical(page, model, f);
  }
  const Forest& first = model.look(page.input).first;
  if (first.trees() > 0) {
    const LogOddsByProfile log_odds = LogOddsOf(page, first, f);
    FillBody(page, log_odds.article, log_odds.page, f);
    FillKinds(page, model, PageKind::kAuto, f);
    FillFirst(page, mode.strict ? log_odds.article : log_odds.page, f);
  }
  f.matrix.Fill(Feature::kStrict, mode.strict);
}

std::string Describe(std::string_view bytes, const GoldPage& gold, InputKind input,
                     const Mode& mode, const RuleSet& rules) {
  std::string dump;
  Page html;
  if (mode.as_text || mode.whole_gold) {
    PreparePage(bytes, "", InputKind::kHtml, kRulesPass, rules, html);
    dump = mode.as_text ? DumpOf(html) : gold.text.value_or("");
    bytes = dump;
  }
  Page page;
  // Without the page's address: a filter does not know it.
  PreparePage(bytes, "", input, kJudgePass, rules, page);
  if (mode.forget) ForgetRules(Fnv1a("forget", Fnv1a(gold.id)), page);
  std::vector<InGold> labels = Labels(page, gold);
  if (mode.without_gold) {
    KeepBlocks(page, labels, [&](size_t b) { return labels[b] != InGold::kYes; });
  }
  std::string gold_text = gold.text.value_or("");
  if (mode.small) KeepSmallPart(page, labels, Fnv1a("small", Fnv1a(gold.id)));
  if (mode.small || mode.without_gold) gold_text = GoldText(page, labels);
  PageFeatures f = ComputeFeatures(page);
  const std::string host = HostOfPage(gold, mode.as_text || mode.whole_gold ? html : page);
  const uint32_t fold = FoldOf(host, gold.id);
  const bool blank = mode.blank && Fnv1a("blank", Fnv1a(gold.id)) % 10 < kBlankedTenths;
  if (!mode.models.empty()) LookAt(page, mode.models[fold], mode, blank, f);
  const std::string sections = Sections(page, f, labels, gold_text);
  std::string out = "{\"id\":";
  AppendJsonString(gold.id, out);
  out += ",\"type\":";
  AppendJsonString(gold.type, out);
  out += ",\"host\":";
  AppendJsonString(host, out);
  absl::StrAppend(&out, ",\"fold\":", fold);
  absl::StrAppend(&out, ",\"features\":", kFeatureCount, ",\"rows\":", f.live.size(), ",\"size\":", sections.size(), "}\n");
  return out + sections;
}

void PrintNames() {
  constexpr std::string_view kScales[] = {"flag", "share", "log", "count", "signed"};
  for (const FeatureInfo& f : kFeatureInfo) {
    std::printf("%s\t%s\t%s\n", std::string(f.name).c_str(),
                std::string(kScales[static_cast<size_t>(f.scale)]).c_str(),
                std::string(f.description).c_str());
  }
}

int Fail(const absl::Status& status) {
  std::fprintf(stderr, "features: %s\n", std::string(status.message()).c_str());
  return kMisuse;
}

int PrintSet(const std::filesystem::path& folder, const Mode& mode) {
  const auto set = ReadPageSet(folder, kNoLimit);
  if (!set.ok()) return Fail(set.status());
  const RuleSet rules = RuleSet::Builtin();
  const InputKind input =
      mode.as_text || mode.whole_gold || IsTextSet(*set) ? InputKind::kText : InputKind::kHtml;
  std::vector<std::string> records(set->pages.size());
  const absl::Status status =
      ForEachPage(*set, std::thread::hardware_concurrency(), [&](size_t i, const std::string& bytes) {
        const GoldPage& gold = set->pages[i];
        records[i] = Describe(bytes, gold, input, mode, rules);
      });
  if (!status.ok()) return Fail(status);
  for (const std::string& record : records) {
    if (const absl::Status s = Print(record); !s.ok()) return Fail(s);
  }
  return 0;
}

int Main(int argc, char** argv) {
  Mode mode;
  std::string folder, models;
  bool names = false;
  CLI::App app("Prints what the judge sees of each block of a labelled set.", "features");
  app.add_option("SET_DIR", folder, "a labelled set");
  app.add_flag("--names", names, "print the features instead, a line each");
  CLI::Option* as_text = app.add_flag("--as-text", mode.as_text, "the pages' blocks as texts");
  app.add_flag("--whole-gold", mode.whole_gold, "the gold bodies as texts")->excludes(as_text);
  CLI::Option* without_gold =
      app.add_flag("--without-gold", mode.without_gold, "pages without their gold");
  app.add_flag("--small", mode.small, "a few blocks of each page")->excludes(without_gold);
  app.add_flag("--strict", mode.strict, "by the guideline of the article profile");
  app.add_flag("--blank", mode.blank, "some pages without lexical evidence");
  app.add_flag("--forget", mode.forget, "without half of the rules");
  app.add_option("--models", models, "folder of the folds' models");
  if (const auto code = ParseArguments(app, argc, argv)) return *code;
  if (names) return PrintNames(), 0;
  if (!models.empty()) {
    auto read = ReadFoldModels(models);
    if (!read.ok()) return Fail(read.status());
    mode.models = *std::move(read);
  }
  return PrintSet(folder, mode);
}

}  // namespace
}  // namespace pare::bench

int main(int argc, char** argv) { return pare::bench::Main(argc, argv); }
