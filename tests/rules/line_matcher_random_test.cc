// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "extract/rules/line_matcher.h"
#include "tests/rules/naive_phrase.h"

namespace pare {
namespace {

constexpr std::string_view kPhrasePieces[] = {
    "{n}", "{date}", "{ago}", "{name}", "{host}", "{any}", "by", "comments", "共", "条", "vor", "on"};
constexpr std::string_view kTextPieces[] = {
    "12",   "1.2K", "3 June 2024", "2024年6月3日", "vor 5 Stunden", "yesterday", "Jane Doe",
    "山田", "太郎", "example.com", "by",           "comments",      "共",        "条",
    "vor",  "on",   "Über",        "10:30",        "3",             "2024",      "ago",
    "June", "(月)", "محمد علي"};
constexpr std::string_view kGaps[] = {" ", " ", " ", ", ", "", ": "};

class Generator {
 public:
  template <size_t kSize>
  std::string Text(const std::string_view (&pieces)[kSize], size_t most) {
    std::string text;
    for (size_t n = 1 + random_() % most; n > 0; --n) {
      text += pieces[random_() % kSize];
      text += kGaps[random_() % std::size(kGaps)];
    }
    return text;
  }

 private:
  std::minstd_rand random_{20240603};
};

TEST(LineMatcherRandom, FindsWhatTheDefinitionSays) {
  Generator generator;
  size_t matches = 0;
  for (int round = 0; round < 1000; ++round) {
    LineMatcher matcher;
    std::vector<Phrase> phrases;
    while (phrases.size() < 12) {
      Phrase phrase;
      if (ParsePhrase(generator.Text(kPhrasePieces, 4), phrase).has_value()) continue;
      matcher.AddPhrase(phrase, static_cast<uint32_t>(phrases.size()));
      phrases.push_back(std::move(phrase));
    }
    matcher.Finish();
    const std::vector<uint8_t> active(phrases.size(), 1);
    LineMatcher::Scratch scratch;
    for (int i = 0; i < 40; ++i) {
      const std::string text = generator.Text(kTextPieces, 4);
      std::vector<uint32_t> found, expected;
      matcher.Match(text, 1, active, scratch, found);
      std::sort(found.begin(), found.end());
      for (uint32_t id = 0; id < phrases.size(); ++id) {
        if (NaivelyMatches(phrases[id], text)) expected.push_back(id);
      }
      ASSERT_EQ(found, expected) << text;
      matches += found.size();
    }
  }
  EXPECT_GT(matches, 2000u);  // the generated lines are near enough to the phrases
}

// Of a line of more than some tokens the first alone are looked at, as long as they can tell. Each
// phrase by itself: what begins with {any} has all lines looked at.
TEST(LineMatcherRandom, FindsItInLongLinesToo) {
  for (const std::string_view pattern :
       {"{any} stone {any} {any} {any}", "by {any} on {any} {any} {any}",
        "{date} by {any} {any} {any}", "{n} of {any} {any} {any}", "{name} by {any} {any} {any}",
        "by {name} and {any} {any} {any}", "vor {any} {any} {any}", "{url}", "via {url}",
        "{host} {any} {any} {any}"}) {
    Phrase phrase;
    ASSERT_FALSE(ParsePhrase(pattern, phrase).has_value()) << pattern;
    LineMatcher matcher;
    matcher.AddPhrase(phrase, 0);
    matcher.Finish();
    LineMatcher::Scratch scratch;
    size_t matches = 0;
    for (const std::string_view start :
         {"", "by nobody on", "3 June 2024, 10:30 by", "12 of", "Jane van der Doe by",
          "by Jane Doe and", "vor", "by", "on", "example.com",
          "a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6e7.example.com/x-",
          "via a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6e7.example.com/x-"}) {
      std::string line(start);
      for (size_t words = 0; words < 55; ++words) {
        std::vector<uint32_t> found;
        matcher.Match(line, 1, std::vector<uint8_t>{1}, scratch, found);
        ASSERT_EQ(!found.empty(), NaivelyMatches(phrase, line)) << pattern << ": " << line;
        if (words > 28) matches += found.size();
        line += start.ends_with('-') ? "" : " ";  // an address goes on
        line += words % 3 == 0 ? "stone" : "bridge";
        line += start.ends_with('-') ? "-" : "";
      }
    }
    EXPECT_GT(matches, 0u) << pattern;
  }
}

}  // namespace
}  // namespace pare
