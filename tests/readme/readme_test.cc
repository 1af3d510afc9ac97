// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The README and that of the rule language say nothing that is not so: their commands print what
// they show, their code is the code that is built, their flags exist, their rules are rules, and
// the JSON schema names every field.
#include <gtest/gtest.h>
#include <simdjson.h>

#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "tests/cli/process.h"

namespace pare {
namespace {

const std::string kRoot = PARE_SOURCE_DIR;

std::string Read(const std::string& path) { return TempFolder::Read(kRoot + "/" + path); }

// The insides of the fenced blocks in that language ("": of those that name none).
std::vector<std::string> Fenced(const std::string& markdown, const std::string& language) {
  std::vector<std::string> out;
  std::istringstream in(markdown);
  bool inside = false, wanted = false;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("```")) {
      wanted = !inside && line == "```" + language;
      inside = !inside;
      if (wanted) out.emplace_back();
    } else if (wanted) {
      out.back() += line + "\n";
    }
  }
  return out;
}

struct Example {
  std::string command;
  std::string shown;  // what is said to be printed, up to a line "…"
  bool whole = true;  // nothing is left out
};

std::vector<Example> Examples(const std::string& console) {
  std::vector<Example> out;
  std::istringstream in(console);
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("$ ")) {
      out.push_back({line.substr(2), "", true});
    } else if (out.empty()) {
      ADD_FAILURE() << "output without a command: " << line;
    } else if (line == "…") {
      out.back().whole = false;
    } else if (out.back().whole) {
      out.back().shown += line + "\n";
    }
  }
  return out;
}

// These build or install, and are run by other tests or by nothing: too slow, or not for a test.
bool Skipped(const std::string& command) {
  static const std::vector<std::string> kPrograms = {"make ", "cmake ", "git ", "cd ", "sudo "};
  return std::any_of(kPrograms.begin(), kPrograms.end(),
                     [&](const std::string& p) { return command.starts_with(p); });
}

TEST(ReadmeTest, CommandsPrintWhatItShows) {
  const std::string folder = std::filesystem::path(PARE_BINARY).parent_path().string();
  const std::string before = "cd '" + kRoot + "' && export PATH='" + folder + "':\"$PATH\" && ";
  for (const char* file : {"README.md", "rules/README.md"}) {
    size_t run = 0;
    for (const std::string& console : Fenced(Read(file), "console")) {
      for (const Example& example : Examples(console)) {
        if (Skipped(example.command)) continue;
        ++run;
        const Outcome outcome = Shell(before + "{ " + example.command + "; } 2>&1");
        const std::string printed =
            example.whole ? outcome.out : outcome.out.substr(0, example.shown.size());
        EXPECT_EQ(printed, example.shown) << file << ": $ " << example.command;
      }
    }
    EXPECT_GE(run, 4u) << file;
  }
}

TEST(ReadmeTest, CodeIsTheSample) {
  const std::string readme = Read("README.md");
  const std::vector<std::string> code = Fenced(readme, "cpp");
  ASSERT_EQ(code.size(), 1u);
  EXPECT_EQ(code[0], Read("samples/library/clean_page.cc"));
  const std::vector<std::string> cmake = Fenced(readme, "cmake");
  ASSERT_EQ(cmake.size(), 1u);
  EXPECT_NE(Read("samples/library/CMakeLists.txt").find(cmake[0]), std::string::npos)
      << "samples/library/CMakeLists.txt has no such lines:\n"
      << cmake[0];
}

TEST(ReadmeTest, FlagsExist) {
  std::string help = Shell("\"$PARE\" --help").out;
  for (const char* verb : {"check", "list", "test", "stats"}) {
    help += Shell("\"$PARE\" rules " + std::string(verb) + " --help").out;
  }
  const std::regex flag("--[a-z][a-z-]*");
  std::set<std::string> known;
  for (std::sregex_iterator i(help.begin(), help.end(), flag), end; i != end; ++i) {
    known.insert(i->str());
  }
  for (const char* file : {"README.md", "rules/README.md"}) {
    // A flag stands after a space, a bracket or a backquote; `field--name` is a class.
    const std::string readme = Read(file);
    const std::regex named_flag("[ (\\[`](--[a-z][a-z-]*)");
    size_t named = 0;
    for (std::sregex_iterator i(readme.begin(), readme.end(), named_flag), end; i != end; ++i) {
      EXPECT_TRUE(known.contains((*i)[1])) << file << ": " << (*i)[1];
      ++named;
    }
    EXPECT_GE(named, 5u) << file;
  }
}

// The fenced blocks without a language that hold rules: they compile, and their tests pass.
TEST(ReadmeTest, RulesAreRules) {
  const TempFolder temp;
  for (const char* file : {"README.md", "rules/README.md"}) {
    size_t checked = 0;
    for (const std::string& block : Fenced(Read(file), "")) {
      // But for a mistake as it is reported, and the grammar.
      if (block.starts_with("my.rules:") || block.starts_with("file ")) continue;
      ++checked;
      const Outcome o = Shell("\"$PARE\" rules check " + temp.Write("block.rules", block));
      EXPECT_EQ(o.status, 0) << file << ":\n" << block << o.out;
    }
    EXPECT_GE(checked, 1u) << file;
  }
}

TEST(ReadmeTest, EveryRuleFileIsInTheTableOfTheFolder) {
  const std::string readme = Read("rules/README.md");
  for (const auto& entry : std::filesystem::directory_iterator(kRoot + "/rules")) {
    if (entry.path().extension() != ".rules") continue;
    EXPECT_NE(readme.find("`" + entry.path().stem().string() + "`"), std::string::npos)
        << entry.path();
  }
}

// The parser's own lists, as it gives them where it meets what is on none.
TEST(ReadmeTest, TheGrammarNamesEveryKindRoleAndOption) {
  std::string grammar;
  for (const std::string& block : Fenced(Read("rules/README.md"), "")) {
    if (block.starts_with("file ")) grammar = block;
  }
  ASSERT_NE(grammar, "");
  const auto named = [&grammar](const std::string& rule, const std::string& after) {
    const std::string said = Shell("echo '" + rule + "' | \"$PARE\" rules check -").out;
    const size_t begin = said.find(after), end = said.find('\n', begin);
    if (begin == std::string::npos) return size_t{0};
    std::istringstream words(said.substr(begin + after.size(), end - begin - after.size()));
    size_t count = 0;
    for (std::string word; words >> word; ++count) {
      if (word == "or") continue;
      if (word.back() == ',') word.pop_back();
      EXPECT_NE(grammar.find("\"" + word + "\""), std::string::npos) << word;
    }
    return count;
  };
  EXPECT_GE(named("#nosuch#x", "expected nothing (##), "), 11u);
  EXPECT_GE(named("##x $ role=nosuch", "expected one of "), 13u);
  EXPECT_GE(named("##x $ nosuch", "expected one of "), 9u);
}

TEST(ReadmeTest, LinkedFilesExist) {
  for (const std::string file : {"README.md", "rules/README.md", "bench/README.md",
                                 "samples/README.md", "extract/emit/README.md"}) {
    const std::string text = Read(file);
    const std::filesystem::path folder = std::filesystem::path(kRoot + "/" + file).parent_path();
    const std::regex link("\\]\\(([^)#:]+)\\)");
    for (std::sregex_iterator i(text.begin(), text.end(), link), end; i != end; ++i) {
      EXPECT_TRUE(std::filesystem::exists(folder / (*i)[1].str())) << file << ": " << (*i)[1];
    }
  }
}

// The keys of all objects in `json`, at any depth.
std::set<std::string> Keys(const std::string& json) {
  std::set<std::string> out;
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  if (parser.parse(json).get(root) != simdjson::SUCCESS) {
    ADD_FAILURE() << "no JSON: " << json.substr(0, 200);
    return out;
  }
  std::vector<simdjson::dom::element> waiting = {root};
  while (!waiting.empty()) {
    const simdjson::dom::element element = waiting.back();
    waiting.pop_back();
    simdjson::dom::object object;
    simdjson::dom::array array;
    if (element.get(object) == simdjson::SUCCESS) {
      for (const auto field : object) {
        out.insert(std::string(field.key));
        waiting.push_back(field.value);
      }
    } else if (element.get(array) == simdjson::SUCCESS) {
      for (const simdjson::dom::element item : array) waiting.push_back(item);
    }
  }
  return out;
}

TEST(JsonSchemaTest, NamesEveryKey) {
  const std::string schema = Read("extract/emit/README.md");
  const Outcome outcome =
      Shell("cd '" + kRoot + "'; printf '%%PDF-1.4\\n' | \"$PARE\" --output json --timings" +
            " samples/pages/*/input.html samples/texts/*/input.txt -");
  std::set<std::string> keys;
  std::istringstream in(outcome.out);
  for (std::string line; std::getline(in, line);) keys.merge(Keys(line));
  EXPECT_TRUE(keys.contains("timings_ms") && keys.contains("parse") && keys.contains("reason") &&
              keys.contains("file") && keys.contains("detail") && keys.contains("level"));
  for (const std::string& key : keys) {
    EXPECT_NE(schema.find("`" + key + "`"), std::string::npos) << key;
  }
}

}  // namespace
}  // namespace pare
