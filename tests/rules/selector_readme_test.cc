// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The tables of selectors in rules/README.md: every example is one.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

#include "extract/rules/selector.h"

namespace pare {
namespace {

// What stands in backquotes in the first cells of the tables of the section "Selectors".
std::vector<std::string> Examples() {
  std::ifstream in(PARE_SOURCE_DIR "/rules/README.md");
  std::vector<std::string> examples;
  bool in_section = false;
  for (std::string line; std::getline(in, line);) {
    if (line.rfind("## ", 0) == 0) in_section = line == "## Selectors";
    if (!in_section || line.rfind("| `", 0) != 0) continue;
    std::string code;
    bool in_code = false;
    for (size_t i = 2; i < line.size() && (in_code || line[i] != '|'); ++i) {
      if (line[i] == '`') {
        if (in_code) examples.push_back(code);
        code.clear();
        in_code = !in_code;
      } else if (line.compare(i, 2, "\\|") == 0) {
        code += line[++i];  // how Markdown writes a bar in a table
      } else {
        code += line[i];
      }
    }
  }
  return examples;
}

TEST(SelectorReadme, EveryExampleIsASelector) {
  const std::vector<std::string> examples = Examples();
  EXPECT_GT(examples.size(), 40u);
  for (const std::string& example : examples) {
    SelectorList list;
    const auto error = ParseSelector(example, list);
    EXPECT_FALSE(error.has_value()) << example << ": " << error->what;
  }
}

// What is read by the parser is in the tables.
TEST(SelectorReadme, EveryPseudoClassIsInTheTables) {
  SelectorList list;
  const auto error = ParseSelector(":hover", list);
  ASSERT_TRUE(error.has_value());
  std::string all;
  for (const std::string& example : Examples()) all += example + " ";
  const std::string known = error->what.substr(error->what.find("one of ") + 7);
  size_t count = 0;
  for (size_t at = 0; at < known.size(); ++count) {
    const size_t end = std::min(known.find(' ', at), known.size());
    const std::string name = known.substr(at, end - at);
    EXPECT_NE(all.find(name), std::string::npos) << name;
    at = end + 1;
  }
  EXPECT_EQ(count, 19u);
}

}  // namespace
}  // namespace pare
