// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Verdicts on sample texts hold when names, numbers, places and company of their lines change: see
// bench/variants.h. The verdicts come from claims.txt (samples_test.cc): "+" keep, "-" drop; what
// is not claimed, claimed in part or a known miss may come out or not.
#include "bench/variants.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "bench/seeds.h"
#include "extract/emit/text.h"
#include "extract/extractor.h"

namespace pare::bench {
namespace {

// Related headlines with a "By" and a name under each are told from the headlines of an article by
// standing in a row. A variant can tear the row; what is left of it may then stay, a known miss.
bool IsOfTornRun(std::string_view line) {
  return line == "Ferry inn wins its long quarrel with the herring gulls" || line == "By" ||
         line == "Jane Doe" || line == "John Smith";
}

namespace fs = std::filesystem;

constexpr const char* kSamples[] = {"comment-widget-tail", "image-captions", "trailing-stories",
                                    "summary-list", "dateline-opening"};
constexpr uint64_t kSeeds = 5;  // so many choices of names and digits

std::string Read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

LabelledText ReadSample(const std::string& name) {
  const fs::path folder = fs::path(PARE_SOURCE_DIR) / "samples/texts" / name;
  std::map<std::string, bool> keep;
  std::istringstream claims(Read(folder / "claims.txt"));
  for (std::string line; std::getline(claims, line);) {
    if (line.starts_with("+ ") || line.starts_with("- ")) keep[line.substr(2)] = line[0] == '+';
  }
  const std::string text = Read(folder / "input.txt");
  SeedGold gold;
  gold.name = name;
  std::istringstream lines(text);
  uint32_t number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    const auto it = keep.find(line);
    if (it != keep.end() && !IsOfTornRun(line)) (it->second ? gold.keep : gold.drop).push_back(number);
  }
  return LabelText(gold, text);
}

TEST(SampleVariantsTest, VerdictsHold) {
  std::vector<LabelledText> texts;
  for (const char* name : kSamples) {
    texts.push_back(ReadSample(name));
    ASSERT_FALSE(GoldOf(texts.back()).keep.empty()) << name;
  }
  const auto extractor = Extractor::Create();
  ASSERT_TRUE(extractor.ok());
  for (uint64_t seed = 1; seed <= kSeeds; ++seed) {
    for (const Variant& variant : MakeVariants(texts, seed)) {
      const bool words =
          variant.kind == VariantKind::kNames || variant.kind == VariantKind::kNumbers;
      if (seed > 1 && !words) continue;
      const std::string source = SourceOf(variant.text);
      const auto wrong =
          CheckSeed(GoldOf(variant.text), source, ToText(extractor->Extract(source)));
      EXPECT_TRUE(wrong.empty()) << variant.text.name << ": " << wrong.front();
    }
  }
}

}  // namespace
}  // namespace pare::bench
