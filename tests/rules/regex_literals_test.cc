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

// As they are written here: "^at" at a line's start, "|at" at a word's, "at" anywhere.
std::vector<std::string> Written(const std::vector<RequiredLiteral>& literals) {
  std::vector<std::string> written;
  for (const RequiredLiteral& literal : literals) {
    const bool line = literal.place == LiteralPlace::kLineStart;
    const bool word = literal.place == LiteralPlace::kWordStart;
    written.push_back((line ? "^" : word ? "|" : "") + literal.text);
  }
  return written;
}

// Whether the folded text holds the literal in its place, by the definition.
bool Holds(const Folding& folding, const RequiredLiteral& literal) {
  const std::string_view folded = folding.text;
  const auto beyond = [folded](size_t i) { return static_cast<unsigned char>(folded[i]) >= 128; };
  for (size_t at = folded.find(literal.text); at != std::string_view::npos;
       at = folded.find(literal.text, at + 1)) {
    if (literal.place == LiteralPlace::kAnywhere || at == 0) return true;
    if (literal.place == LiteralPlace::kLineStart) return false;
    if (folded[at - 1] == ' ' || beyond(at - 1) || beyond(at) || !folding.plain) return true;
  }
  return false;
}

TEST(RegexLiteralsTest, FindsWhatNoMatchCanDoWithout) {
  const struct {
    const char* source;
    std::vector<std::string> literals;
  } kCases[] = {
      {"^Photo: ", {"^photo"}},
      {"Photo: ", {"photo"}},
      {"^(?i:read|see) also:", {"^read", "^see"}},
      {"^(?i:read also|see too) ?[:：] ?\\S", {"^read also", "^see too"}},
      {"(?i)\\bnewsletters?\\b", {"|newsletter"}},
      {"(?i)^(?:get|receive) .+\\bin your inbox", {"^get", "^receive"}},
      {"^.+\\bin your inbox", {"|in your inbox"}},
      {"^(?:a|by) ", {}},
      {"^by ", {"^by"}},
      {"[0-9]+ comments", {"|comments"}},
      {"[0-9]+ ?comments", {"comments"}},
      {"foo(?:bar)?bazes", {"bazes"}},
      {"foo(?:bar )?bazes", {"bazes"}},
      {"foo (?:bar )?bazes", {"|bazes"}},
      {"^(?:the )?story", {"|story"}},
      {"^[-–•]* ?(?:“)?story", {"^story"}},
      {"(?m)^story", {"|story"}},
      {"(?m)^by .*", {}},
      {"^?story", {"story"}},
      {"(?:abc|)", {}},
      {"(?:abc|de)", {}},
      {"abc|xyz", {"abc", "xyz"}},
      {"ab+cde", {"cde"}},
      {"abc?", {}},
      {"\\bcolou?r\\b", {"|colo"}},
      {"\\bübersicht", {"|übersicht"}},
      {"^e-?mail", {"^e mail", "^email"}},
      {"^[Ff]acebook", {"^facebook"}},
      {"^[aă]bone", {"^abone", "^ăbone"}},
      {"[ -]abone", {"|abone"}},
      {"[a-]abone", {"abone"}},
      {"abc{2,3}d", {"abc"}},
      {"abc{,3}d", {"abc 3 d"}},
      {"(?:abc){0,2}", {}},
      {"^-{00}foo", {"^00 foo"}},
      {"^-{1,02}foo", {"^1 02 foo"}},
      {"^-{1}foo", {"^foo"}},
      {"foo[[:x]|bar", {"bar", "foo"}},
      {"all rights\\.reserved", {"all rights reserved"}},
      {"責任編集[:：]", {"|責任編集"}},
      {"(?i)ÜBERSICHT", {"|übersicht"}},
      {"\\x41bcd", {}},
      {"[a\\]bc]def", {"def"}},
      {"[[:alpha:]]def", {"def"}},
      {"\\p{Lu}[\\pL]+def", {"def"}},
      {"(abc", {}},
      {"abc)", {}},
  };
  for (const auto& c : kCases) {
    EXPECT_EQ(Written(RequiredLiterals(c.source)), c.literals) << c.source;
  }
}

// Whatever the expression: where it matches, the folded line holds one of its literals in its place.
TEST(RegexLiteralsTest, NeverRulesOutALineThatMatches) {
  const std::vector<std::string> parts = {
      "foo", "Bar", "é", "日本", "(?i:", "(?:", "(", ")", "|", "?", "*", "+", "{2}", "{0,3}", "[a-f]",
      "[^o]", "\\b", "^", "$", " ", "-", ".", "\\.", "(?i)", "x", "oo", "ß", "\\w", "\\pL", "a{", "}", "k", "_",
      "[Ff]", "[ -]", "[.-]?", "(?i:k)", "\\s", "(?:- )?", "(?m)",
      "[[:x]", "{00}", "{1,02}"};
  const std::vector<std::string> words = {"foo", "FOO", "bar", "Bar", "é",  "É", "日本", " ", "-",
                                          ".",   "x",   "oo",  "ß",   "ss", "a", "{",    "}", "\u00AD",
                                          "k",   "\u212A", "f",   "ſ",   "_", "\n", "{00}", "{1,02}", ":", "["};
  std::mt19937 random(7);
  const auto pick = [&random](const std::vector<std::string>& from) {
    return from[random() % from.size()];
  };
  size_t tried = 0, matched = 0, known = 0;
  for (int i = 0; i < 100000; ++i) {
    std::string source, line;
    for (size_t n = random() % 8 + 1; n > 0; --n) source += pick(parts);
    re2::RE2::Options quiet(re2::RE2::Quiet);
    const re2::RE2 regex(source, quiet);
    const std::vector<RequiredLiteral> literals = RequiredLiterals(source);
    if (!regex.ok()) continue;
    known += literals.empty() ? 0 : 1;
    for (int k = 0; k < 5; ++k) {
      line.clear();
      for (size_t n = random() % 6 + 1; n > 0; --n) line += pick(words);
      ++tried;
      if (!re2::RE2::PartialMatch(line, regex)) continue;
      ++matched;
      std::string room;
      const Folding folding = FoldTo(line, room);
      const bool held = literals.empty() ||
                        std::any_of(literals.begin(), literals.end(), [&](const auto& literal) {
                          return Holds(folding, literal);
                        });
      ASSERT_TRUE(std::all_of(literals.begin(), literals.end(), [](const auto& literal) {
        return literal.text.size() >= LeastLiteral(literal.place);
      })) << source;
      ASSERT_TRUE(held) << "/" << source << "/ matches \"" << line << "\"";
    }
  }
  EXPECT_GT(tried, 20000u);
  EXPECT_GT(matched, 5000u);
  EXPECT_GT(known, 2000u);
}

TEST(LiteralIndexTest, FindsWhatASearchForEachFinds) {
  std::mt19937 random(11);
  const std::vector<std::string> letters = {"a", "b", "c", "é", " "};
  const auto text = [&random, &letters](size_t least, size_t most) {
    std::string s;
    for (size_t n = least + random() % (most - least + 1); n > 0; --n) {
      s += letters[random() % letters.size()];
    }
    return s;
  };
  size_t hits = 0;
  for (int round = 0; round < 300; ++round) {
    LiteralIndex index;
    std::vector<RequiredLiteral> literals;
    for (uint32_t i = 0; i < 20; ++i) {
      const auto place = static_cast<LiteralPlace>(random() % 3);
      literals.push_back({text(LeastLiteral(place), 5), place});
      index.Add(literals.back(), i);
    }
    index.Finish();
    for (int k = 0; k < 20; ++k) {
      const std::string line = text(0, 30);
      const bool ascii = line.find("é") == std::string::npos;
      const Folding folding{.text = line, .ascii = ascii, .plain = ascii || random() % 4 != 0};
      std::vector<uint32_t> found, wanted;
      index.Find(folding, found);
      std::sort(found.begin(), found.end());
      found.erase(std::unique(found.begin(), found.end()), found.end());
      for (uint32_t i = 0; i < literals.size(); ++i) {
        if (Holds(folding, literals[i])) wanted.push_back(i);
      }
      ASSERT_EQ(found, wanted) << line;
      hits += wanted.size();
    }
  }
  EXPECT_GT(hits, 1000u);
}

}  // namespace
}  // namespace pare
