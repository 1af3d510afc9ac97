// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Compiles rule files while the library is built, and writes what RuleSet::Builtin() reads.
//   lay_out_rules OUTPUT NAME PATH [NAME PATH]...
// Exit codes: 0 done, 1 the rules have mistakes, which are printed, 2 a file cannot be read or
// written.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "extract/rules/rule_set.h"

int main(int argc, char** argv) {
  std::vector<pare::RuleFile> files;
  for (int i = 2; i + 1 < argc; i += 2) {
    std::ifstream in(argv[i + 1], std::ios::binary);
    std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    if (in.bad() || text.empty()) {
      std::fprintf(stderr, "%s: cannot be read, or is empty\n", argv[i + 1]);
      return 2;
    }
    files.push_back({.name = argv[i], .text = std::move(text), .user = false});
  }
  const auto rules = pare::RuleSet::Compile(files);
  if (!rules.ok()) {
    std::fprintf(stderr, "%s\n", std::string(rules.status().message()).c_str());
    return 1;
  }
  const std::string image = rules->Image();
  std::ofstream out(argc > 1 ? argv[1] : "", std::ios::binary);
  out.write(image.data(), static_cast<std::streamsize>(image.size()));
  out.close();
  return out ? 0 : 2;
}
