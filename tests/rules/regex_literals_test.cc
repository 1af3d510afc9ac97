// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/regex_literals.h"

#include <gtest/gtest.h>
#include <re2/re2.h>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <utility>
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

// Where the folded text holds the literal in its place, by the definition.
std::vector<size_t> PlacesOf(const Folding& folding, const RequiredLiteral& literal) {
  const std::string_view folded = folding.text;
  const auto beyond = [folded](size_t i) { return static_cast<unsigned char>(folded[i]) >= 128; };
  std::vector<size_t> places;
  for (size_t at = folded.find(literal.text); at != std::string_view::npos;
       at = folded.find(literal.text, at + 1)) {
    const bool word = at == 0 || folded[at - 1] == ' ' || beyond(at - 1) || beyond(at) ||
                      !folding.plain;
    const bool right = literal.place == LiteralPlace::kAnywhere ||
                       (literal.place == LiteralPlace::kWordStart ? word : at == 0);
    if (right) places.push_back(at);
  }
  return places;
}

// Likewise any of them.
std::vector<size_t> PlacesOf(const Folding& folding, const std::vector<RequiredLiteral>& any) {
  std::vector<size_t> places;
  for (const RequiredLiteral& literal : any) {
    const std::vector<size_t> its = PlacesOf(folding, literal);
    places.insert(places.end(), its.begin(), its.end());
  }
  std::sort(places.begin(), places.end());
  return places;
}

// Whether the line may match as far as the literals tell.
bool MayMatch(const Folding& folding, const RequiredLiterals& literals) {
  if (literals.any.empty()) return true;
  const std::vector<size_t> any = PlacesOf(folding, literals.any);
  const std::vector<size_t> then = PlacesOf(folding, literals.then);
  if (literals.then.empty() || any.empty()) return !any.empty();
  return !then.empty() && any.front() < then.back();
}

TEST(RegexLiteralsTest, FindsWhatNoMatchCanDoWithout) {
  const struct {
    const char* source;
    std::vector<std::string> literals;
  } kCases[] = {
      {"^Photo: ", {"^photo"}},
      {"Photo: ", {"photo"}},
      {"^(?i:read|see) also:", {"^read also", "^see also"}},
      {"^(?i:read also|see too) ?[:：] ?\\S", {"^read also", "^see too"}},
      {"(?i)\\bnewsletters?\\b", {"|newsletter"}},
      {"(?i)^(?:get|receive) .+\\bin your inbox", {"^get", "^receive"}},
      {"^.+\\bin your inbox", {"|in your inbo"}},
      {"^(?:a|by) ", {}},
      {"^by ", {"^by"}},
      {"[0-9]+ comments", {"|comments"}},
      {"[0-9]+ ?comments", {"comments"}},
      {"foo(?:bar)?bazes", {"foobarbazes", "foobazes"}},
      {"foo(?:bar)*bazes", {"bazes"}},
      {"^se (?:også|mer) ?[:|»] ?\\S", {"^se mer", "^se også"}},
      {"(?:^|\\s)story", {"|story"}},
      {"foo(?: bar|-baz)+(?:qux)", {"|bar", "|baz"}},
      {"foo(?:bar )?bazes", {"|bazes", "foobazes"}},
      {"foo (?:bar )?bazes", {"|bar bazes", "|bazes"}},
      {"foo (?:bar )*bazes", {"|bazes"}},
      {"^(?:the )?story", {"^story", "^the story"}},
      {"^[-–•]* ?(?:“)?story", {"^story"}},
      {"(?m)^story", {"|story"}},
      {"(?m)^by .*", {}},
      {"^?story", {"story"}},
      {"(?:abc|)", {}},
      {"(?:abc|de)", {}},
      {"abc|xyz", {"abc", "xyz"}},
      {"ab+cde", {"cde"}},
      {"abc?", {}},
      {"\\bcolou?r\\b", {"|color", "|colour"}},
      {"\\bübersicht", {"|übersicht"}},
      {"^e-?mail", {"^e mail", "^email"}},
      {"^[Ff]acebook", {"^facebook"}},
      {"^[aă]bone", {"^abone", "^ăbone"}},
      {"[ -]abone", {"|abone"}},
      {"[a-]abone", {"abone"}},
      {"abc{2,3}d", {"abc"}},
      {"abc{,3}d", {"|3 d"}},
      {"(?:abc){0,2}", {}},
      {"^-{00}foo", {"^00 foo"}},
      {"^-{1,02}foo", {"^1 02 foo"}},
      {"^-{1}foo", {"^foo"}},
      {"foo[[:x]|bar", {"bar", "foo"}},
      {"all rights\\.reserved", {"|rights reser"}},
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
    EXPECT_EQ(Written(RequiredLiteralsOf(c.source).any), c.literals) << c.source;
  }
}

TEST(RegexLiteralsTest, FindsWhatComesBehind) {
  const struct {
    const char* source;
    std::vector<std::string> any, then;
  } kCases[] = {
      {"foo", {"foo"}, {}},
      {"(?i)^(?:get|receive) .+\\bin your inbox", {"^get", "^receive"}, {"|in your inbo"}},
      {"\\bhouse.* garden of", {"|house"}, {"|garden of"}},
      {"\\bhouse.*garden of", {"|house"}, {}},
      {"(?:\\btree.*\\bgarden)", {"|tree"}, {"|garden"}},
      {"(?:^tree.* garden|forest)", {"forest", "^tree"}, {}},
      {"(?:^tree.* garden)?", {}, {}},
      {"^tree(?:.* garden)?", {"^tree"}, {}},
      {"^(?:(?:mail|print)(?:[ ,]+|$)){2,}$", {"^mail", "^print"}, {"|mail", "|print"}},
      {"^(?:(?:mail|print),?){2,}$", {"^mail", "^print"}, {}},
      {"^(?:(?:mail|print) ?)+$", {"^mail", "^print"}, {}},
      {"^tree{2}[ -]garden", {"^tree"}, {"|garden"}},
  };
  for (const auto& c : kCases) {
    const RequiredLiterals literals = RequiredLiteralsOf(c.source);
    EXPECT_EQ(Written(literals.any), c.any) << c.source;
    EXPECT_EQ(Written(literals.then), c.then) << c.source;
  }
}

// Whatever the expression: where it matches, the folded line holds its literals in their places.
TEST(RegexLiteralsTest, NeverRulesOutALineThatMatches) {
  const std::vector<std::string> parts = {
      "foo", "Bar", "é", "日本", "(?i:", "(?:", "(", ")", "|", "?", "*", "+", "{2}", "{0,3}", "[a-f]",
      "[^o]", "\\b", "^", "$", " ", "-", ".", "\\.", "(?i)", "x", "oo", "ß", "\\w", "\\pL", "a{", "}", "k", "_",
      "[Ff]", "[ -]", "[.-]?", "(?i:k)", "\\s", "(?:- )?", "(?m)",
      "[[:x]", "{00}", "{1,02}", ".*", ".+", "{2,}", "(?:foo|bar x)"};
  const std::vector<std::string> words = {"foo", "FOO", "bar", "Bar", "é",  "É", "日本", " ", "-",
                                          ".",   "x",   "oo",  "ß",   "ss", "a", "{",    "}", "\u00AD",
                                          "k",   "\u212A", "f",   "ſ",   "_", "\n", "{00}", "{1,02}", ":", "["};
  // Fewer, so that longer expressions match too.
  const std::vector<std::string> long_parts = {"foo", "bar", "日本", "(?:foo|bar x)", "(?:foo ?)", ".*", ".*", ".+",
                                               "\\bfoo", "\\bbar", " foo", "(?:^|[ -])bar",
                                               " ", "(?:", ")", "|", "?", "{2,}", "\\b"};
  const std::vector<std::string> long_words = {"foo", "bar", "日本", " ", "x"};
  std::mt19937 random(7);
  const auto pick = [&random](const std::vector<std::string>& from) {
    return from[random() % from.size()];
  };
  size_t tried = 0, matched = 0, known = 0, known_twice = 0;
  for (int i = 0; i < 100000; ++i) {
    std::string source, line;
    const bool longer = i % 2 == 0;
    for (size_t n = random() % 10 + 1; n > 0; --n) source += pick(longer ? long_parts : parts);
    re2::RE2::Options quiet(re2::RE2::Quiet);
    const re2::RE2 regex(source, quiet);
    const RequiredLiterals literals = RequiredLiteralsOf(source);
    if (!regex.ok()) continue;
    known += literals.any.empty() ? 0 : 1;
    for (int k = 0; k < 5; ++k) {
      line.clear();
      for (size_t n = random() % (longer ? 12 : 6) + 1; n > 0; --n) line += pick(longer ? long_words : words);
      ++tried;
      if (!re2::RE2::PartialMatch(line, regex)) continue;
      ++matched;
      std::string room;
      const Folding folding = FoldTo(line, room);
      known_twice += literals.then.empty() ? 0 : 1;
      for (const auto& list : {literals.any, literals.then}) {
        ASSERT_TRUE(std::all_of(list.begin(), list.end(), [](const auto& literal) {
          return literal.text.size() >= LeastLiteral(literal.place);
        })) << source;
      }
      ASSERT_TRUE(MayMatch(folding, literals)) << "/" << source << "/ matches \"" << line << "\"";
    }
  }
  EXPECT_GT(tried, 20000u);
  EXPECT_GT(matched, 5000u);
  EXPECT_GT(known, 2000u);
  EXPECT_GT(known_twice, 100u);
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
  size_t all = 0;
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
      std::vector<LiteralIndex::Hit> hits;
      index.Find(folding, hits);
      std::vector<std::pair<uint32_t, size_t>> found, wanted;
      for (const LiteralIndex::Hit hit : hits) found.emplace_back(hit.value, hit.at);
      std::sort(found.begin(), found.end());
      for (uint32_t i = 0; i < literals.size(); ++i) {
        for (const size_t at : PlacesOf(folding, literals[i])) wanted.emplace_back(i, at);
      }
      ASSERT_EQ(found, wanted) << line;
      all += wanted.size();
    }
  }
  EXPECT_GT(all, 1000u);
}

}  // namespace
}  // namespace pare
