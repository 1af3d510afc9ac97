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
#include "extract/text/words.h"

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
      {"[éf]+bar", {"bar"}},
      {"x(?:-)?foo", {"|foo", "xfoo"}},
      {"(?:.*\\b)?foo", {"foo"}},
      {"^read|read more", {"|more", "^read"}},
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
      {"^(?:(?:mail|print)(?:[ ,]+|$))+$", {"^mail", "^print"}, {}},
      {"(?m)^by .*\\bgarden", {"|garden"}, {}},
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

// ---- Random expressions, and lines that they may match

using Pieces = std::vector<std::string>;

// Of any syntax.
const Pieces kParts = {
    "foo",  "Bar",   "é",      "日本",   "(?i:",    "(?:",     "(",    ")",     "|",       "?",
    "*",    "+",     "{2}",    "{0,3}",  "[a-f]",   "[^o]",    "\\b",  "^",     "$",       " ",
    "-",    ".",     "\\.",    "(?i)",   "x",       "oo",      "ß",    "\\w",   "\\pL",     "a{",
    "}",    "k",     "_",      "[Ff]",   "[ -]",    "[.-]?",   "\\s",  "(?m)",  "(?i:k)",  "(?:- )?",
    "[[:x]", "{00}", "{1,02}", ".*",     ".+",      "{2,}",    "(?:foo|bar x)"};
const Pieces kWords = {"foo", "FOO", "bar", "Bar", "é",    "É",      "日本",   " ", "-", ".", "x",
                       "oo",  "ß",   "ss",  "a",   "{",    "}",      "\u00AD", "k", "f", "ſ", "_",
                       "\n",  ":",   "[",   "{00}", "{1,02}", "\u212A"};
// Of fewer words, so that longer ones match too.
const Pieces kLongParts = {"foo",    "bar", "日本", "(?:foo|bar x)",  "(?:foo ?)", ".*",
                           ".*",     ".+",  "\\bfoo", "\\bbar",       " foo",      "(?:^|[ -])bar",
                           " ",      "(?:", ")",    "|",              "?",         "{2,}",
                           "\\b",    "^",   "(?m)", "(?:foo(?:[ x]+|$))"};
const Pieces kLongWords = {"foo", "bar", "日本", " ", "x", "\n"};
// Of those that have two lists of literals, as a rule.
const Pieces kStrong = {"foo", "bar", "日本", "(?:foo|bar x)", "(?:foo[ x]*){2,}", "(?:bar|foo)+"};
const Pieces kMiddles = {".*", ".+", " ?", "(?: x)?.*", "[^o]*", "(?:.*x|x)"};
const Pieces kEdges = {"\\b", "\\b", "(?:^|[ -])", "", "(?m)^", "$"};

class Random {
 public:
  std::string Row(const Pieces& from, size_t most) {
    std::string row;
    for (size_t n = random_() % most + 1; n > 0; --n) row += One(from);
    return row;
  }
  std::string Expression(int kind) {
    if (kind == 0) {
      return One(kEdges) + One(kStrong) + One(kMiddles) + One(kEdges) + One(kStrong) + One(kEdges);
    }
    return Row(IsLong(kind) ? kLongParts : kParts, 10);
  }
  std::string Line(int kind) { return IsLong(kind) ? Row(kLongWords, 12) : Row(kWords, 6); }

 private:
  static bool IsLong(int kind) { return kind % 2 == 0; }
  const std::string& One(const Pieces& from) { return from[random_() % from.size()]; }
  std::mt19937 random_{7};
};

// Whatever the expression: where it matches, the folded line holds its literals in their places.
TEST(RegexLiteralsTest, NeverRulesOutALineThatMatches) {
  Random random;
  size_t tried = 0, matched = 0, known = 0, known_twice = 0;
  for (int i = 0; i < 100000; ++i) {
    const int kind = i % 8;
    const std::string source = random.Expression(kind);
    const re2::RE2 regex(source, re2::RE2::Quiet);
    const RequiredLiterals literals = RequiredLiteralsOf(source);
    if (!regex.ok()) continue;
    known += literals.any.empty() ? 0 : 1;
    for (const auto& list : {literals.any, literals.then}) {
      ASSERT_TRUE(std::all_of(list.begin(), list.end(), [](const auto& literal) {
        return literal.text.size() >= LeastLiteral(literal.place);
      })) << source;
    }
    for (int k = 0; k < 5; ++k) {
      const std::string line = random.Line(kind);
      ++tried;
      if (!re2::RE2::PartialMatch(line, regex)) continue;
      ++matched;
      known_twice += literals.then.empty() ? 0 : 1;
      std::string room;
      ASSERT_TRUE(MayMatch(FoldTo(line, room), literals))
          << "/" << source << "/ matches \"" << line << "\"";
    }
  }
  EXPECT_GT(tried, 20000u);
  EXPECT_GT(matched, 5000u);
  EXPECT_GT(known, 2000u);
  EXPECT_GT(known_twice, 300u);
}

// Long expressions of users, too; none of this takes a second.
TEST(RegexLiteralsTest, LongExpressionsAreReadInLinearTime) {
  std::string names = "[", letters = "[";
  for (int i = 0; i < 20000; ++i) names += "[:";
  for (char32_t c = 0x4E00; c < 0x9000; ++c) AppendCodePoint(c, letters);
  const std::string many = "(?:a|b)(?:c|d)(?:e|f)(?:g|h)(?:i|j)(?:k|l)" + std::string(200000, 'a');
  EXPECT_EQ(RequiredLiteralsOf(many).any.size(), 64u);
  EXPECT_TRUE(RequiredLiteralsOf(names + "x]").any.empty());
  EXPECT_TRUE(RequiredLiteralsOf(letters + "]").any.empty());
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
      const Folding folding{.text = line, .plain = ascii || random() % 4 != 0};
      std::vector<std::pair<uint32_t, size_t>> found, wanted;
      index.Find(folding, [&found](uint32_t value, size_t at) { found.emplace_back(value, at); });
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
