// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Generated rules on generated pages.
#include "tests/rules/rule_properties.h"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>
#include <string_view>

#include "tests/rules/page_builder.h"

namespace pare {
namespace {

class Generator {
 public:
  explicit Generator(uint32_t seed) : random_(seed) {}

  uint32_t Below(uint32_t n) { return static_cast<uint32_t>(random_() % n); }
  bool OneIn(uint32_t n) { return Below(n) == 0; }
  template <size_t n>
  std::string_view Pick(const std::array<std::string_view, n>& list) {
    return list[Below(n)];
  }

  Page MakePage() {
    PageBuilder builder;
    uint32_t open = 0;
    for (uint32_t i = 4 + Below(24); i > 0; --i) {
      const uint32_t what = Below(8);
      if (what < 3) {
        builder.Open(Pick(kTags), {{"class", Pick(kClasses)}});
        ++open;
      } else if (what < 5 && open > 0) {
        builder.Close();
        --open;
      } else if (what == 5) {
        builder.Words(static_cast<int>(1 + Below(30)));
      } else {
        builder.Text(Pick(kLines));
      }
    }
    Page page = builder.Build();
    if (OneIn(2)) page.host = "www.example.com";
    if (OneIn(2)) page.lang = "en";
    page.title = "as it was";
    return page;
  }

  std::string MakeRules(uint32_t count, uint32_t kinds) {
    std::string text;
    for (uint32_t i = 0; i < count; ++i) {
      if (OneIn(4)) text += OneIn(2) ? "[one]\n" : "[two]\n";
      if (OneIn(8)) {  // with a selector that it guards
        text.append("[guarded").append(std::to_string(i)).append("] ").append(Pick(kGuards));
        text.append("\n").append(MakeRule(0)).append("\n");
      }
      text += MakeRule(Below(kinds)) + "\n";
    }
    return text;
  }

  // `kind`: 0 to 3 rules that take, 4 to 7 exceptions, 8 to 11 fields.
  std::string MakeRule(uint32_t kind) {
    static constexpr std::array<std::string_view, 12> kKinds = {
        "", "line", "cut", "lead", "@", "@line", "@cut", "@lead", "body", "title", "author",
        "date"};
    const bool element = kind == 0 || kind == 4 || kind >= 8;
    std::string rule(OneIn(3) ? Pick(kHosts) : "");
    rule.append("#").append(kKinds[kind]).append("#");
    if (element) {
      rule += Pick(kSelectors);
    } else if (OneIn(3)) {
      rule += Pick(kRegexes);
    } else {
      rule.append("\"").append(Pick(kLines)).append("\"");
    }
    std::string options = OneIn(4) ? ",lang=en,de" : "";
    if (kind < 4) {
      if (!OneIn(3)) options.append(",role=").append(Pick(kRoles));
      if (OneIn(3)) options.append(",max=").append(Pick(kShares));
      if (OneIn(6)) options += ",evidence";
      if (kind > 0 && OneIn(5)) options.append(",min=").append(OneIn(2) ? "2" : "3");
    }
    if (!element && OneIn(5)) options.append(",where=").append(Pick(kPlaces));
    if (!element && OneIn(6)) options += ",near=\"share\"";
    if (!options.empty()) rule.append(" $ ").append(options, 1);
    return rule;
  }

 private:
  static constexpr std::array<std::string_view, 5> kTags = {"div", "p", "section", "time", "x-y"};
  static constexpr std::array<std::string_view, 5> kClasses = {"a", "b", "c", "a b", "b c"};
  static constexpr std::array<std::string_view, 6> kLines = {"share", "one two", "12 comments",
                                                             "the end", "by Jane Doe", "x"};
  static constexpr std::array<std::string_view, 8> kSelectors = {
      ".a", ".b", ".c", "p", "div > .b", ".a .c", "*", "time, .a.b"};
  static constexpr std::array<std::string_view, 3> kGuards = {":not(.c)", ":has(p, .b)",
                                                              ":not(:has(p:min-text-length(9)))"};
  static constexpr std::array<std::string_view, 3> kRegexes = {"/o/", "/^the/", "/lorem/"};
  static constexpr std::array<std::string_view, 3> kHosts = {"example.com", "~example.com",
                                                             "example.org"};
  static constexpr std::array<std::string_view, 4> kRoles = {"comment", "ad", "title", "share"};
  static constexpr std::array<std::string_view, 3> kShares = {"5%", "30%", "100%"};
  static constexpr std::array<std::string_view, 3> kPlaces = {"head", "body|tail", "tail"};

  std::mt19937 random_;
};

constexpr uint32_t kCases = 4000;

TEST(RuleProperties, HoldWhereRulesThatTakeAreAdded) {
  for (uint32_t seed = 0; seed < kCases; ++seed) {
    Generator generator(seed);
    Page page = generator.MakePage();
    const RuleFile rules{"a.rules", generator.MakeRules(1 + generator.Below(8), 12),
                         generator.OneIn(2)};
    const RuleFile more{"b.rules", generator.MakeRules(1 + generator.Below(3), 4),
                        generator.OneIn(2)};
    ASSERT_EQ(BrokenRuleProperty(page, rules, more), "")
        << "seed " << seed << "\n" << rules.user << more.user << "\n" << rules.text << more.text;
  }
}

TEST(RuleProperties, HoldWhereExceptionsAreAdded) {
  for (uint32_t seed = 0; seed < kCases; ++seed) {
    Generator generator(seed);
    Page page = generator.MakePage();
    const RuleFile rules{"a.rules", generator.MakeRules(1 + generator.Below(8), 12),
                         generator.OneIn(2)};
    const RuleFile more{"b.rules", generator.MakeRule(4 + generator.Below(2)) + "\n",
                        generator.OneIn(2)};
    ASSERT_EQ(BrokenRuleProperty(page, rules, more), "")
        << "seed " << seed << "\n" << rules.user << more.user << "\n" << rules.text << more.text;
  }
}

TEST(RuleProperties, AreNotMetByCasesWithoutAnyEffect) {
  uint32_t dropped = 0, kept = 0, undone = 0, fields = 0;
  for (uint32_t seed = 0; seed < kCases; ++seed) {
    Generator generator(seed);
    Page page = generator.MakePage();
    const RuleFile rules{"a.rules", generator.MakeRules(1 + generator.Below(8), 12), false};
    const auto set = RuleSet::Compile({&rules, 1});
    ASSERT_TRUE(set.ok()) << set.status();
    const Outcome outcome = OutcomeOf(*set, page);
    for (size_t b = 0; b < outcome.judgements.size(); ++b) {
      dropped += outcome.Dropped(b);
      kept += outcome.judgements[b].last.kept;
    }
    undone += !outcome.undone.empty();
    fields += outcome.title != page.title || !outcome.author.empty() || !outcome.date.empty();
  }
  for (const uint32_t count : {dropped, kept, undone, fields}) EXPECT_GT(count, kCases / 20);
}

}  // namespace
}  // namespace pare
