// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Prints what the judge sees of each block of a labelled set, for fitting: a JSON object a page,
//   {"id": ..., "blocks": [[text, path, settled, [features...]], ...]}
// where `path` numbers the blocks' paths on the page and `settled` is 1 or -1 where a rule keeps or
// drops the block, else 0. The features are those of the program itself; fit.py reads them.
//   features [--names | --whole-gold] SET_DIR
// --whole-gold: the gold bodies as texts, of which all is to be kept.
#include <cstdio>
#include <cstring>
#include <string>

#include "absl/strings/str_cat.h"
#include "bench/data.h"
#include "extract/emit/json_writer.h"
#include "extract/judge/features.h"
#include "extract/judge/layout.h"
#include "extract/rule_tools/prepare.h"

namespace pare::bench {
namespace {

std::string Describe(std::string_view bytes, const GoldPage& gold, InputKind input,
                     const RuleSet& rules) {
  Page page;
  PreparePage(bytes, gold.url, input, kJudgePass, rules, page);
  const Layout layout = ComputeLayout(page);
  const auto rows = ComputeFeatures(page, layout);
  std::string out = "{\"id\":";
  AppendJsonString(gold.id, out);
  out += ",\"blocks\":[";
  for (size_t i = 0; i < rows.size(); ++i) {
    const Judgement& j = page.judgements[i];
    out += i > 0 ? ",[" : "[";
    AppendJsonString(page.TextOf(page.blocks[i]), out);
    absl::StrAppend(&out, ",", layout.path[i], ",", j.settled ? (j.last.kept ? 1 : -1) : 0, ",[");
    for (size_t k = 0; k < kFeatureCount; ++k) {
      absl::StrAppend(&out, k > 0 ? "," : "", rows[i].values[k]);
    }
    out += "]]";
  }
  return out + "]}\n";
}

int Main(int argc, char** argv) {
  if (argc == 2 && std::strcmp(argv[1], "--names") == 0) {
    for (const std::string_view name : kFeatureNames) {
      std::printf("%.*s\n", static_cast<int>(name.size()), name.data());
    }
    return 0;
  }
  const bool gold_only = argc == 3 && std::strcmp(argv[1], "--whole-gold") == 0;
  if (argc != 2 && !gold_only) {
    std::fprintf(stderr, "usage: features [--names | --whole-gold] SET_DIR\n");
    return 2;
  }
  const std::filesystem::path folder = argv[argc - 1];
  const auto set = ReadPageSet(folder, kNoLimit);
  if (!set.ok()) {
    std::fprintf(stderr, "features: %s\n", std::string(set.status().message()).c_str());
    return 2;
  }
  const RuleSet rules = RuleSet::Builtin();
  const InputKind input = gold_only || IsTextSet(*set) ? InputKind::kText : InputKind::kHtml;
  for (const GoldPage& gold : set->pages) {
    const auto bytes = gold_only ? absl::StatusOr<std::string>(gold.text.value_or(""))
                                 : ReadPage(*set, gold);
    if (!bytes.ok()) continue;
    const std::string line = Describe(*bytes, gold, input, rules);
    std::fwrite(line.data(), 1, line.size(), stdout);
  }
  return 0;
}

}  // namespace
}  // namespace pare::bench

int main(int argc, char** argv) { return pare::bench::Main(argc, argv); }
