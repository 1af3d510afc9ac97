// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rule_tools/lint.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extract/rules/rule_set.h"

namespace pare {
namespace {

LintReport Lint(std::vector<std::string> texts) {
  std::vector<RuleFile> files;
  for (std::string& text : texts) {
    files.push_back({.name = std::string(1, static_cast<char>('a' + files.size())) + ".rules",
                     .text = std::move(text),
                     .user = true});
  }
  return LintRules(files);
}

// All findings' texts of one file, parted by line feeds.
std::string TextOf(const LintReport& report) {
  std::string text;
  for (const Finding& f : report.findings) text += f.text + "\n";
  return text;
}

struct Example {
  const char* fires;
  const char* does_not;
};

// Each pair: the first line has just this finding, the second has none.
void ExpectPairs(LintCheck check, Severity severity, const std::vector<Example>& examples) {
  for (const Example& e : examples) {
    const LintReport with = Lint({e.fires});
    ASSERT_EQ(with.findings.size(), 1u) << e.fires << "\n" << TextOf(with);
    EXPECT_EQ(with.findings[0].check, check) << e.fires << "\n" << TextOf(with);
    EXPECT_EQ(with.findings[0].severity, severity) << e.fires;
    const LintReport without = Lint({e.does_not});
    EXPECT_TRUE(without.findings.empty()) << e.does_not << "\n" << TextOf(without);
  }
}

TEST(LintTest, BrokenSyntaxIsAnErrorWithACaret) {
  const LintReport report = Lint({"[s]\n##.a\n##.b $ role=nosuch\n#line#\"x\" $ nosuch\n"});
  ASSERT_EQ(report.findings.size(), 2u) << TextOf(report);
  EXPECT_EQ(report.errors, 2u);
  EXPECT_EQ(report.rules, 1u) << "rules that parse are counted, and checked";
  EXPECT_EQ(report.findings[0].check, LintCheck::kSyntax);
  EXPECT_EQ(report.findings[0].line, 3u);
  EXPECT_EQ(report.findings[0].text.substr(0, 23), "a.rules:3:13: error: un");
  EXPECT_NE(report.findings[0].text.find("\n  ##.b $ role=nosuch\n              ^"),
            std::string::npos)
      << report.findings[0].text;
}

TEST(LintTest, BadRegularExpressionsAreErrors) {
  EXPECT_EQ(Lint({"#line#/^(a/\n"}).errors, 1u);
  EXPECT_EQ(Lint({"#line#/^(a)/\n"}).errors, 0u);
}

TEST(LintTest, FailingTestsAreErrorsOfTheirLine) {
  const LintReport report = Lint({"#line#\"reply\"\n!+ \"Reply\"\n!+ \"Answer\"\n!- \"reply!\"\n"});
  ASSERT_EQ(report.findings.size(), 2u) << TextOf(report);
  EXPECT_EQ(report.findings[0].check, LintCheck::kTest);
  EXPECT_EQ(report.findings[0].line, 3u);
  EXPECT_EQ(report.findings[0].text.substr(0, 20), "a.rules:3:4: error: ");
  EXPECT_EQ(report.findings[1].line, 4u);
}

TEST(LintTest, TestsRunInTheFilesThatParseThoughOthersDoNot) {
  const LintReport report = Lint({"##.a $ nosuch\n", "#line#\"reply\"\n!+ \"Answer\"\n"});
  ASSERT_EQ(report.findings.size(), 2u) << TextOf(report);
  EXPECT_EQ(report.findings[0].check, LintCheck::kSyntax);
  EXPECT_EQ(report.findings[1].check, LintCheck::kTest);
  EXPECT_EQ(report.findings[1].file, 1u);
}

TEST(LintTest, HostsThatAreLeftOutAgain) {
  ExpectPairs(LintCheck::kNeverMatches, Severity::kError,
              {{"example.com,~example.com##.a", "example.com,~shop.example.com##.a"},
               {"example.org,news.example.com,~example.com##.a", "example.org,~example.com##.a"}});
}

TEST(LintTest, LanguagesThatAreNone) {
  ExpectPairs(LintCheck::kNeverMatches, Severity::kError,
              {{"##.a $ lang=xx", "##.a $ lang=de"}, {"##.a $ lang=en,jp", "##.a $ lang=en,gsw"}});
}

TEST(LintTest, FewerWordsThanThePhraseHas) {
  ExpectPairs(LintCheck::kNeverMatches, Severity::kError,
              {{"#line#\"load more replies\" $ words=2", "#line#\"load more replies\" $ words=3"},
               {"#line#\"written by {name}\" $ words=2", "#line#\"written by {name}\" $ words=3"},
               {"#line#\"from {host}\" $ words=1", "#line#\"from {host}\" $ words=2"},
               {"#line#\"5min left\" $ words=1", "#line#\"5min left\" $ words=2"},
               {"#line#\"分享到\" $ words=2", "#line#\"分享到\" $ words=3"}});
}

TEST(LintTest, CutsThatAreAlwaysUndone) {
  ExpectPairs(LintCheck::kNeverMatches, Severity::kError,
              {{"#cut#\"see also\" $ where=head", "#cut#\"see also\" $ where=head,max=90%"},
               {"#cut#\"see also\" $ where=body,max=20%", "#cut#\"see also\" $ where=body"},
               {"#lead#\"see also\" $ where=tail", "#lead#\"see also\" $ where=head"},
               {"#cut#\"see also\" $ where=head,max=80%", "#cut#\"see also\" $ where=head|tail"},
               {"#lead#\"see also\" $ where=tail,max=70%",
                "#lead#\"see also\" $ where=tail,evidence"}});
}

TEST(LintTest, PhrasesThatAnyTextHolds) {
  ExpectPairs(LintCheck::kBroadPhrase, Severity::kWarning,
              {{"#line#\"the\"", "#line#\"reply\""},
               {"#line#\"Und\"", "#line#\"und\" $ near=\"teilen\""},
               {"#line#\"{n}\"", "#line#\"{n}\" $ where=tail"},
               {"#line#\"{name}\"", "#line#\"{name}\" $ min=2"},
               {"#line#\"by {any}\"", "#line#\"by {name}\""},
               {"#line#\"{n} {any}\"", "#line#\"{n} {any}\" $ evidence"},
               {"#cut#\"的\"", "#@line#\"的\""},
               {"#lead#\"{n}\"", "#lead#\"{date}\""}});
}

TEST(LintTest, SelectorsThatHoldTheArticle) {
  ExpectPairs(LintCheck::kBroadSelector, Severity::kError,
              {{"##article", "##article.teaser"},
               {"##main", "##main > .share"},
               {"##body", "##body.popup"},
               {"##*", "##* > .share"},
               {"##.content", "##.content-share"},
               {"###content", "###content-share"},
               {"##div.post", "##div.post-share"},
               {"##[class^=\"entry-\"]", "##[class^=\"entry-\"] $ evidence"},
               {"##:is(article, .share)", "##:is(article, .share) $ role=body"},
               {"##article:has(p)", "##article:has(form)"},
               {"##:not(.share) > article", "#@#article"},
               {"##article:not(.teaser)", "#body#article"},
               {"##.post", "example.com##.post"}});
}

TEST(LintTest, BareTagsAreWarnings) {
  ExpectPairs(LintCheck::kBroadSelector, Severity::kWarning,
              {{"##div", "##div.share"},
               {"##article p", "##header p"},
               {"##span:not(.byline)", "##span.share:not(.byline)"},
               {"##section", "##section:first-child"},
               {"##p:min-text-length(10)", "##p:has-text(\"Share\")"}});
}

TEST(LintTest, ExpensiveRegularExpressions) {
  ExpectPairs(LintCheck::kRegexCost, Severity::kWarning,
              {{"#line#/^photo.{0,90}credit/", "#line#/^photo.*credit/ $ words=20"},
               {"#line#/^\\pL+: comments/", "#line#/^[^:]+: comments/"},
               {"#line#/^[^:]+: \\d+$/", "#line#/^[^:]+: \\d+$/ $ near=\"comments\""},
               {"#line#/^[^:]+ \\((?:photo|tv)\\)/", "#line#/^[^:]+ \\((?:photo|film)\\)/"},
               {"#line#/.*comments/", "#line#/comments/ $ words=9"},
               {"#line#/(?i)^.*comments/ $ words=9", "#line#/(?i)^(?:all|no) comments/"},
               {"#line#/[^a]comments/", "#line#/(?:^|: )comments/"},
               {"#line#/\\^comments/", "#line#/\\Acomments/"}});
}

TEST(LintTest, TheReasonForTheSizeIsNamed) {
  EXPECT_NE(TextOf(Lint({"#line#/^.{0,90}$/"})).find("words=N"), std::string::npos);
  EXPECT_NE(TextOf(Lint({"#line#/^\\pL+:/"})).find("\\pL"), std::string::npos);
}

TEST(LintTest, CaretsStandUnderThePlace) {
  const std::vector<std::pair<const char*, const char*>> examples = {
      {"##.a $ role=ad, lang=en,xx", "a.rules:1:25: "},
      {"#line#\"load more\" $ near=\"words=1\",words=1", "a.rules:1:36: "},
      {"  Example.com , ~example.com##.a", "a.rules:1:3: "},
      {"##.a, img > p", "a.rules:1:7: "},
      {"##[title=\"a, b\"], #x#y", "a.rules:1:19: "},
      {"#line#/(?i).*a/", "a.rules:1:12: "},
      {"#line#\"{n}\"", "a.rules:1:7: "},
      {"\xEF\xBB\xBF[s]\r\n\r\n##article\r\n", "a.rules:3:3: "},
  };
  for (const auto& [text, place] : examples) {
    const LintReport report = Lint({text});
    ASSERT_EQ(report.findings.size(), 1u) << text << "\n" << TextOf(report);
    EXPECT_EQ(report.findings[0].text.substr(0, std::string(place).size()), place);
    const std::string& shown = report.findings[0].text;
    const size_t column = std::stoul(std::string(place).substr(10));
    EXPECT_EQ(shown.size() - 1 - shown.rfind('\n'), 2 + column) << shown;
  }
}

TEST(LintTest, FindingsAreInTheFilesOrder) {
  const LintReport report =
      Lint({"#line#\"{n}\"\n##article\n##.a $ nosuch\n", "##main\n#line#\"the\"\n"});
  ASSERT_EQ(report.findings.size(), 5u) << TextOf(report);
  for (size_t i = 1; i < 5; ++i) {
    const Finding &a = report.findings[i - 1], &b = report.findings[i];
    EXPECT_LT(std::pair(a.file, a.line), std::pair(b.file, b.line));
  }
}

TEST(LintTest, TheSummaryCounts) {
  EXPECT_EQ(SummaryOf(Lint({"##.a\n"})), "0 errors, 0 warnings in 1 rule of 1 file");
  EXPECT_EQ(SummaryOf(Lint({"##article\n##.a $ x\n##.b\n", "#line#\"{n}\"\n"})),
            "2 errors, 1 warning in 3 rules of 2 files");
  EXPECT_EQ(SummaryOf(LintRules({})), "0 errors, 0 warnings in 0 rules of 0 files");
}

TEST(LintTest, TheBuiltInRulesHaveNoErrors) {
  const LintReport report = LintRules(BuiltinRules());
  std::string errors;
  for (const Finding& f : report.findings) {
    if (f.severity == Severity::kError) errors += f.text + "\n";
  }
  EXPECT_EQ(errors, "");
  EXPECT_GT(report.rules, 500u);
}

}  // namespace
}  // namespace pare
