// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The floors of the house: a file includes only what stands on its own floor or a lower one, and
// some libraries are known to one place alone.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <string>

namespace {

namespace fs = std::filesystem;

// Higher floors may include lower ones. The nouns (extract/*.h but for the facade) are the ground.
const std::map<std::string, int> kFloors = {
    {"extract/text", 0},  {"extract/input", 1}, {"extract/blocks", 2},     {"extract/meta", 3},
    {"extract/rules", 4}, {"extract/judge", 5}, {"extract/emit", 6},       {"extract/rule_tools", 8},
    {"extract/cli", 9}};
constexpr int kFacade = 7;

int FloorOf(const fs::path& path) {
  const std::string folder = path.parent_path().generic_string();
  if (folder == "extract") {
    const std::string stem = path.stem().string();
    if (stem == "extractor" || stem == "passes") return kFacade;
    // The article's nouns name the rules' nouns; both are without behaviour.
    return 0;
  }
  const auto it = kFloors.find(folder);
  return it == kFloors.end() ? -1 : it->second;
}

struct Include {
  fs::path file;
  std::string target;
  bool system;
};

std::vector<Include> Includes() {
  std::vector<Include> out;
  const fs::path root = PARE_SOURCE_DIR;
  const std::regex pattern("^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]");
  for (const auto& entry : fs::recursive_directory_iterator(root / "extract")) {
    const std::string ending = entry.path().extension().string();
    if (ending != ".h" && ending != ".cc") continue;
    std::ifstream in(entry.path());
    for (std::string line; std::getline(in, line);) {
      std::smatch m;
      if (std::regex_search(line, m, pattern)) {
        out.push_back({fs::relative(entry.path(), root), m[2].str(), m[1].str() == "<"});
      }
    }
  }
  return out;
}

TEST(LayersTest, IncludesGoDownward) {
  size_t seen = 0;
  for (const Include& i : Includes()) {
    if (i.target.rfind("extract/", 0) != 0) continue;
    ++seen;
    // The one noun that stands with its grammar rather than on the ground.
    if (i.target == "extract/rules/rule.h") continue;
    ASSERT_GE(FloorOf(i.file), 0) << i.file << ": give its folder a floor";
    EXPECT_LE(FloorOf(i.target), FloorOf(i.file)) << i.file << " includes " << i.target;
  }
  EXPECT_GT(seen, 100u);
}

TEST(LayersTest, SomeLibrariesAreKnownToOnePlace) {
  const std::map<std::string, std::string> only = {{"gumbo.h", "extract/input/dom.cc"},
                                                   {"unicode/ucnv.h", "extract/input/convert.cc"},
                                                   {"unicode/ucsdet.h", "extract/input/decode.cc"},
                                                   {"CLI/CLI.hpp", "extract/cli/flags.cc"}};
  for (const Include& i : Includes()) {
    const auto it = only.find(i.target);
    if (it != only.end()) {
      EXPECT_EQ(i.file.generic_string(), it->second) << i.target;
    }
  }
}

TEST(LayersTest, FilesStayOfAReadableSize) {
  const fs::path root = PARE_SOURCE_DIR;
  for (const char* folder : {"extract", "bench", "fuzz"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      const std::string ending = entry.path().extension().string();
      if (ending != ".h" && ending != ".cc") continue;
      std::ifstream in(entry.path());
      std::string third;  // behind the licence: what the file is
      for (int line = 0; line < 3; ++line) std::getline(in, third);
      if (third.starts_with("// Made by ")) continue;  // nobody reads tables
      in.seekg(0);
      const auto lines =
          std::count(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>(), '\n');
      EXPECT_LE(lines, 420) << entry.path();
    }
  }
}

}  // namespace
