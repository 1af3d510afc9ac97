// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/line_matcher.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace pare {
namespace {

class Matcher {
 public:
  explicit Matcher(std::vector<std::string_view> patterns) : active_(patterns.size(), 1) {
    for (uint32_t i = 0; i < patterns.size(); ++i) {
      if (patterns[i].front() == '/') {
        const std::string_view source = patterns[i].substr(1, patterns[i].size() - 2);
        matcher_.AddRegex(std::string(source), i, UINT32_MAX);
        continue;
      }
      Phrase phrase;
      const auto error = ParsePhrase(patterns[i], phrase);
      EXPECT_FALSE(error.has_value()) << patterns[i] << ": " << error->what;
      matcher_.AddPhrase(phrase, i);
    }
    matcher_.Finish();
  }
  std::vector<uint32_t> Match(std::string_view line) {
    std::vector<uint32_t> ids;
    matcher_.Match(line, 1, active_, scratch_, ids);
    return ids;
  }
  std::vector<uint8_t> active_;

 private:
  LineMatcher matcher_;
  LineMatcher::Scratch scratch_;
};

void ExpectPhrase(std::string_view phrase, std::vector<std::string_view> must,
                  std::vector<std::string_view> must_not) {
  Matcher matcher({phrase});
  for (const auto line : must) EXPECT_FALSE(matcher.Match(line).empty()) << phrase << ": " << line;
  for (const auto line : must_not) {
    EXPECT_TRUE(matcher.Match(line).empty()) << phrase << ": " << line;
  }
}

TEST(Phrase, MatchesTheWholeLineAfterFolding) {
  ExpectPhrase("Load more replies!",
               {"load more replies", "  LOAD MORE  REPLIES… ", "Ｌｏａｄ more\u00A0replies",
                "load mo\u00ADre replies"},
               {"load more", "please load more replies", "load more replies now", "", "loadmore"});
}

TEST(Phrase, NumberSlot) {
  ExpectPhrase("{n} comments",
               {"24 Comments", "(1,234) comments", "1 234 comments", "1\u202F234 comments",
                "1.2K comments", "1,2 тыс comments", "12k comments", "1.234.567 comments",
                "1'234 comments", "２４ comments", "٢٤ comments", "0 comments", "3.5m comments"},
               {"no comments", "comments", "24 25 comments", "x24 comments", "1,23,4 comments",
                "24x comments", "12 345 6 comments"});
}

TEST(Phrase, NumberSlotInScriptsWithoutSpaces) {
  ExpectPhrase("共{n}条评论", {"共12条评论", "共 12 条评论", "共1.2万条评论"}, {"共条评论", "12条评论"});
  ExpectPhrase("댓글 {n}개", {"댓글 12개"}, {"댓글 개"});
  ExpectPhrase("{n}ความคิดเห็น", {"12ความคิดเห็น", "12 ความคิดเห็น"}, {"ความคิดเห็น"});
}

TEST(Phrase, DateSlot) {
  ExpectPhrase("{date}",
               {"January 2, 2024", "Jan. 2nd, 2024", "2 January 2024", "Mon, 3 Jun 2024", "June 3",
                "3 June", "June 2024", "3rd of May 2021", "2024-01-31", "31/12/2024", "12/31/24",
                "31.12.2024", "31. 12. 2024", "2024-01-31T12:00:00Z", "2024-01-31 12:00:00+01:00",
                "2024-01-31T12:00:00.000Z", "Jan 2, 2024 at 5:30 p.m. EST", "3 June 2024, 5 pm",
                "10:30 AM, Jan 5, 2024", "2024年1月2日", "2024년 1월 2일", "May 5, 2024 | 10:30"},
               {"2024", "June", "Monday", "10:30", "24/7", "1/2", "32 June", "99/99/2024", "3.5.1",
                "June 3, 2024 update", "1-800-555", "June 3 2024 2025"});
}

TEST(Phrase, AgoSlot) {
  ExpectPhrase("{ago}",
               {"4 years ago", "an hour ago", "just now", "now", "yesterday", "a few seconds ago",
                "2h ago", "5 mins ago", "about 2 hours ago", "1 day, 3 hours ago", "moments ago",
                "a couple of days ago", "more than a year ago", "Yesterday at 5:30 pm",
                "last week"},
               {"3 min read", "ago", "5 minutes", "hours", "know", "years ago today", "2h",
                "long ago"});
}

TEST(Phrase, NameSlot) {
  ExpectPhrase("by {name}",
               {"By Jane Doe", "by Jean Dupont", "By J. Smith", "By J.R. Smith", "By John A. Smith",
                "By Max von der Mustermann", "by Jean-Luc Dupont", "By John O'Brien",
                "by JOHN SMITH", "By Иван Иванов", "By Ali bin Ahmad", "By: Jane Doe.",
                "By Muhammad al-Masri", "By Éva Ünal"},
               {"by jane doe", "By Jane", "By the way", "By Jane Doe and friends",
                "By Jane Doe, John Smith", "By Covid19 Desk", "By J. S.", "by 3 People",
                "By Aa Bb Cc Dd Ee", "By Jane van", "By - Jane"});
}

TEST(Phrase, HostAndUrlSlots) {
  ExpectPhrase("source {host}",
               {"Source: example.com", "source: www.example.co.uk", "Source: https://example.com/",
                "Source (example.com).", "Source: EXAMPLE.COM", "Source: xn--bcher-kva.example.de"},
               {"Source: example", "Source: node.js", "Source: example.com/a", "Source: e.g",
                "Source: end.Next", "Source: a@example.com x", "Source: example..com"});
  ExpectPhrase("read {url}",
               {"Read https://example.com/a/b?c=1&d=2#e", "read http://localhost:80/x",
                "Read example.com/story-1", "Read www.example.com"},
               {"Read either/or", "Read https://", "Read example.com more"});
}

TEST(Phrase, AnySlotTakesOneToTwelveWords) {
  ExpectPhrase("more from {any}",
               {"More from us", "More from a b c d e f g h i j k l", "more from from from"},
               {"More from", "More from a b c d e f g h i j k l m", "and more from us"});
  ExpectPhrase("{any} said {any} on {date}", {"Jane said so said he on on June 3"},
               {"said so on June 3", "Jane said on June 3"});
}

TEST(Phrase, ManySlotsOnOneLineAreNotTriedInEveryOrder) {
  std::string phrase, line;
  for (int i = 0; i < 16; ++i) phrase += "{any} a ";
  for (int i = 0; i < 150; ++i) line += "a ";
  ExpectPhrase(phrase + "b", {}, {line});
  ExpectPhrase(phrase, {line}, {});
}

TEST(LineMatcher, ReportsEveryPatternThatMatchesAndNoOther) {
  Matcher matcher({"share", "share {any}", "{any} this", "{n} shares", "/(?i)^share/", "{name}"});
  EXPECT_EQ(matcher.Match("Share"), (std::vector<uint32_t>{0, 4}));
  EXPECT_EQ(matcher.Match("share this"), (std::vector<uint32_t>{1, 2, 4}));
  EXPECT_EQ(matcher.Match("12 shares"), (std::vector<uint32_t>{3}));
  EXPECT_EQ(matcher.Match("Jane Doe"), (std::vector<uint32_t>{5}));
  EXPECT_TRUE(matcher.Match("nothing of that").empty());
}

TEST(LineMatcher, InactivePatternsAreNotTried) {
  Matcher matcher({"share", "/share/"});
  matcher.active_ = {0, 1};
  EXPECT_EQ(matcher.Match("share"), (std::vector<uint32_t>{1}));
  matcher.active_ = {0, 0};
  EXPECT_TRUE(matcher.Match("share").empty());
}

TEST(LineMatcher, RegularExpressionsSeeTheRawLine) {
  Matcher matcher({"/^[A-Z]{3}: \\d+%$/", "/é/", "/(?i)É/"});
  EXPECT_EQ(matcher.Match("ABC: 12%"), (std::vector<uint32_t>{0}));
  EXPECT_EQ(matcher.Match("caf\u00E9"), (std::vector<uint32_t>{1, 2}));
  EXPECT_TRUE(matcher.Match("abc: 12%").empty());
}

TEST(LineMatcher, RegularExpressionsDoNotSeeAListMarkAtTheStart) {
  Matcher matcher({"/^All rights/", "/•/", "/^$/"});
  const std::vector<uint32_t> rights = {0}, inner = {1}, nothing = {2};
  for (const auto line : {"All rights reserved", "• All rights reserved", "※All rights", "▪   All rights"}) {
    EXPECT_EQ(matcher.Match(line), rights) << line;
  }
  EXPECT_EQ(matcher.Match("•• a"), inner) << "one mark";
  EXPECT_EQ(matcher.Match("a • b"), inner);
  EXPECT_EQ(matcher.Match("• "), nothing);
  EXPECT_EQ(matcher.Match("▶ All rights"), std::vector<uint32_t>()) << "an arrow says something";
}

TEST(LineMatcher, ManyRegularExpressionsAnswerAsEachWould) {
  Matcher matcher({"/a+b/", "/^x/", "/[/", "/y$/", "/(?i)HELLO/", "/\\bend\\b/", "/$/"});
  matcher.active_[6] = 0;
  const auto sorted = [&matcher](std::string_view line) {
    std::vector<uint32_t> ids = matcher.Match(line);
    std::sort(ids.begin(), ids.end());
    return ids;
  };
  EXPECT_EQ(sorted("x aab hello y"), (std::vector<uint32_t>{0, 1, 3, 4}));
  EXPECT_EQ(sorted("the end."), (std::vector<uint32_t>{5}));
  EXPECT_EQ(sorted("ending"), (std::vector<uint32_t>{}));
  EXPECT_EQ(sorted(""), (std::vector<uint32_t>{}));
}

TEST(LineMatcher, ASharedExpressionKeepsTheLimitOfEachOfItsIds) {
  LineMatcher matcher;
  matcher.AddRegex("end", 0, 3);
  matcher.AddRegex("end", 1, UINT32_MAX);
  matcher.Finish();
  LineMatcher::Scratch scratch;
  const std::vector<uint8_t> active(2, 1);
  std::vector<uint32_t> few, many;
  matcher.Match("the end", 2, active, scratch, few);
  matcher.Match("this is the very end", 5, active, scratch, many);
  EXPECT_EQ(few, (std::vector<uint32_t>{0, 1}));
  EXPECT_EQ(many, (std::vector<uint32_t>{1}));
}

// Expressions with words that must follow others, which several of them share in either order.
TEST(LineMatcher, RegularExpressionsWithWordsInOrderAnswerAsEachWould) {
  const std::vector<std::string_view> sources = {
      "\\bhouse.* garden", "\\bgarden.* house",        "^house\\b.* tree",
      "\\btree\\b",        "^(?:(?:house|tree) ?){2,}$", "(?i)\\bhouse .*\\bgarden.*\\btree"};
  std::vector<std::string> patterns;
  for (const std::string_view source : sources) patterns.push_back("/" + std::string(source) + "/");
  Matcher matcher({patterns.begin(), patterns.end()});
  std::mt19937 random(3);
  const std::vector<std::string_view> words = {"house", "garden", "tree", "House", "x", "\u00e9"};
  size_t hits = 0;
  for (int round = 0; round < 5000; ++round) {
    std::string line;
    for (size_t n = random() % 6; n > 0; --n) {
      line += words[random() % words.size()];
      if (random() % 4 != 0) line += ' ';
    }
    std::vector<uint32_t> wanted;
    for (uint32_t i = 0; i < sources.size(); ++i) {
      if (LazyRegex(std::string(sources[i])).Matches(line)) wanted.push_back(i);
    }
    ASSERT_EQ(matcher.Match(line), wanted) << line;
    hits += wanted.size();
  }
  EXPECT_GT(hits, 2000u);
}

TEST(LineMatcher, NoBytesAreFatal) {
  Matcher matcher({"{n} {date} {any}", "{name} {ago}", "{host} {url} a", "{any} a {any}", "{date}",
                   "{url}", "{name}"});
  const std::string_view pieces[] = {"1", "2024", ".", " ", "-", "J", "june", "a.com", "/", "\xFF",
                                     "é", "\xE2\x80", "https://", "ago", "T", ":", "+", "条", "a"};
  uint32_t seed = 1;
  for (int round = 0; round < 50000; ++round) {
    std::string line;
    for (int i = 0; i < 12; ++i) {
      seed = seed * 1664525 + 1013904223;
      line += pieces[(seed >> 16) % std::size(pieces)];
    }
    matcher.Match(line);
  }
}

}  // namespace
}  // namespace pare
