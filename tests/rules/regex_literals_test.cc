// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/regex_literals.h"

#include <gtest/gtest.h>
#include <re2/re2.h>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "extract/rules/literal_index.h"
#include "extract/text/fold.h"

namespace pare {
namespace {

using Literals = std::vector<std::string>;

TEST(RegexLiteralsTest, FindsWhatNoMatchCanDoWithout) {
  const struct {
    const char* source;
    Literals literals;
  } kCases[] = {
      {"^Photo: ", {"photo"}},
      {"^(?i:read|see) also:", {"also"}},
      {"^(?i:read also|see too) ?[:：] ?\\S", {"read also", "see too"}},
      {"(?i)\\bnewsletters?\\b", {"newsletter"}},
      {"(?i)^(?:get|receive) .+\\bin your inbox", {"in your inbox"}},
      {"^(?:a|by) ", {}},
      {"[0-9]+ comments", {"comments"}},
      {"foo(?:bar)?bazes", {"bazes"}},
      {"(?:abc|)", {}},
      {"(?:abc|de)", {}},
      {"abc|xyz", {"abc", "xyz"}},
      {"ab+cde", {"cde"}},
      {"abc?", {}},
      {"\\bcolou?r\\b", {"colo"}},
      {"abc{2,3}d", {"abc"}},
      {"abc{,3}d", {"abc 3 d"}},
      {"(?:abc){0,2}", {}},
      {"all rights\\.reserved", {"all rights reserved"}},
      {"責任編集[:：]", {"責任編集"}},
      {"(?i)ÜBERSICHT", {"übersicht"}},
      {"\\x41bcd", {}},
      {"[a\\]bc]def", {"def"}},
      {"[[:alpha:]]def", {"def"}},
      {"\\p{Lu}[\\pL]+def", {"def"}},
      {"(abc", {}},
      {"abc)", {}},
  };
  for (const auto& c : kCases) EXPECT_EQ(RequiredLiterals(c.source), c.literals) << c.source;
}

// Whatever the expression: where it matches, the folded line holds one of its literals.
TEST(RegexLiteralsTest, NeverRulesOutALineThatMatches) {
  const std::vector<std::string> parts = {
      "foo", "Bar", "é", "日本", "(?i:", "(?:", "(", ")", "|", "?", "*", "+", "{2}", "{0,3}", "[a-f]",
      "[^o]", "\\b", "^", "$", " ", "-", ".", "\\.", "(?i)", "x", "oo", "ß", "\\w", "\\pL", "a{", "}"};
  const std::vector<std::string> words = {"foo", "FOO", "bar", "Bar", "é",  "É", "日本", " ", "-",
                                          ".",   "x",   "oo",  "ß",   "ss", "a", "{",    "}", "\u00AD"};
  std::mt19937 random(7);
  const auto pick = [&random](const std::vector<std::string>& from) {
    return from[random() % from.size()];
  };
  size_t tried = 0, matched = 0, known = 0;
  for (int i = 0; i < 60000; ++i) {
    std::string source, line;
    for (size_t n = random() % 8 + 1; n > 0; --n) source += pick(parts);
    re2::RE2::Options quiet(re2::RE2::Quiet);
    const re2::RE2 regex(source, quiet);
    const Literals literals = RequiredLiterals(source);
    if (!regex.ok()) continue;
    known += literals.empty() ? 0 : 1;
    for (int k = 0; k < 5; ++k) {
      line.clear();
      for (size_t n = random() % 6 + 1; n > 0; --n) line += pick(words);
      ++tried;
      if (!re2::RE2::PartialMatch(line, regex)) continue;
      ++matched;
      const std::string folded = Fold(line);
      const bool held = literals.empty() ||
                        std::any_of(literals.begin(), literals.end(), [&](const std::string& s) {
                          return folded.find(s) != std::string::npos;
                        });
      ASSERT_TRUE(held) << "/" << source << "/ matches \"" << line << "\"";
    }
  }
  EXPECT_GT(tried, 20000u);
  EXPECT_GT(matched, 5000u);
  EXPECT_GT(known, 2000u);
}

TEST(LiteralIndexTest, FindsWhatASearchForEachFinds) {
  std::mt19937 random(11);
  const auto text = [&random](size_t least, size_t most) {
    std::string s;
    for (size_t n = least + random() % (most - least + 1); n > 0; --n) {
      s += static_cast<char>('a' + random() % 3);
    }
    return s;
  };
  for (int round = 0; round < 200; ++round) {
    LiteralIndex index;
    std::vector<std::string> literals;
    for (uint32_t i = 0; i < 20; ++i) {
      literals.push_back(text(3, 6));
      index.Add(literals.back(), i);
    }
    index.Finish();
    for (int k = 0; k < 20; ++k) {
      const std::string line = text(0, 30);
      std::vector<uint32_t> found, wanted;
      index.Find(line, found);
      std::sort(found.begin(), found.end());
      found.erase(std::unique(found.begin(), found.end()), found.end());
      for (uint32_t i = 0; i < literals.size(); ++i) {
        if (line.find(literals[i]) != std::string::npos) wanted.push_back(i);
      }
      ASSERT_EQ(found, wanted) << line;
    }
  }
}

}  // namespace
}  // namespace pare
