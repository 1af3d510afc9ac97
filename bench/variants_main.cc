// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// variants SEEDS_DIR: extracts every variant of the texts of a folder and says which come out as
// their verdicts want. See README.md.
//
// Exit codes: 0 all exact, 1 some wrong, 2 misuse or unreadable data.
#include <array>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "bench/data.h"
#include "bench/seeds.h"
#include "bench/variants.h"
#include "extract/emit/text.h"
#include "extract/extractor.h"

namespace pare::bench {
namespace {

constexpr int kWrong = 1;
constexpr int kMisuse = 2;
constexpr uint64_t kSeeds = 5;  // so many choices of names and digits

struct Count {
  int exact = 0, all = 0;
};

void Check(const Extractor& extractor, const Variant& variant,
           std::array<Count, kVariantKinds>& counts) {
  const std::string source = SourceOf(variant.text);
  const std::vector<std::string> problems =
      CheckSeed(GoldOf(variant.text), source, ToText(extractor.Extract(source)));
  Count& count = counts[static_cast<size_t>(variant.kind)];
  ++count.all;
  if (problems.empty()) ++count.exact;
  std::printf("%s: %s\n", variant.text.name.c_str(), problems.empty() ? "exact" : "WRONG");
  for (const std::string& problem : problems) std::printf("    %s\n", problem.c_str());
}

int Report(const std::array<Count, kVariantKinds>& counts) {
  bool wrong = false;
  for (int kind = 0; kind < kVariantKinds; ++kind) {
    const Count& count = counts[static_cast<size_t>(kind)];
    if (count.all == 0) continue;
    const std::string name(VariantKindName(static_cast<VariantKind>(kind)));
    std::printf("%-14s %d of %d exact\n", name.c_str(), count.exact, count.all);
    wrong = wrong || count.exact < count.all;
  }
  return wrong ? kWrong : 0;
}

int Main(const std::filesystem::path& folder) {
  const absl::StatusOr<std::vector<SeedGold>> golds = ReadSeeds(folder);
  if (!golds.ok()) {
    std::fprintf(stderr, "variants: %s\n", golds.status().ToString().c_str());
    return kMisuse;
  }
  std::vector<LabelledText> texts;
  for (const SeedGold& gold : *golds) {
    const absl::StatusOr<std::string> text = ReadBytes(folder / gold.name);
    if (!text.ok()) {
      std::fprintf(stderr, "variants: %s\n", text.status().ToString().c_str());
      return kMisuse;
    }
    texts.push_back(LabelText(gold, *text));
  }
  const absl::StatusOr<Extractor> extractor = Extractor::Create();
  if (!extractor.ok()) {
    std::fprintf(stderr, "variants: %s\n", extractor.status().ToString().c_str());
    return kMisuse;
  }
  std::array<Count, kVariantKinds> counts;
  for (uint64_t seed = 1; seed <= kSeeds; ++seed) {
    for (const Variant& variant : MakeVariants(texts, seed)) {
      const bool words =
          variant.kind == VariantKind::kNames || variant.kind == VariantKind::kNumbers;
      if (seed == 1 || words) Check(*extractor, variant, counts);
    }
  }
  return Report(counts);
}

}  // namespace
}  // namespace pare::bench

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: variants SEEDS_DIR\n", stderr);
    return pare::bench::kMisuse;
  }
  return pare::bench::Main(argv[1]);
}
