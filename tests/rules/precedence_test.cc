// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Which of two rules wins a block: every pair of what rules/README.md puts in order.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "extract/rules/rule_set.h"
#include "tests/rules/page_builder.h"

namespace pare {
namespace {

struct Contender {
  std::string rule;
  bool user;
};

// Who wins the block "mark", inside <p class=inner> inside <div class=outer>: 0 or 1, the first or
// second of two rules; -1 neither. The rules stand in one file each.
int Winner(const Contender& first, const Contender& second) {
  const RuleFile files[] = {{"first.rules", first.rule, first.user},
                            {"second.rules", second.rule, second.user}};
  const auto set = RuleSet::Compile(files);
  EXPECT_TRUE(set.ok()) << set.status();
  Page page = PageBuilder()
                  .Words(40).Open("div", {{"class", "outer"}}).Open("p", {{"class", "inner"}})
                  .Text("mark").Close().Close().Words(40).Build();
  set->Apply(page);
  const Judgement& j = page.judgements[1];
  EXPECT_EQ(j.first.rule, j.last.rule);
  return j.settled ? static_cast<int>(j.last.rule) : -1;
}

void ExpectStronger(const Contender& strong, const Contender& weak) {
  EXPECT_EQ(Winner(strong, weak), 0) << strong.rule << " first, before " << weak.rule;
  EXPECT_EQ(Winner(weak, strong), 1) << strong.rule << " second, before " << weak.rule;
}

const std::vector<std::string> kTakers = {"##.outer", "##.inner", "#cut#\"mark\" $ max=100%",
                                          "#lead#\"mark\" $ max=100%", "#line#\"mark\"",
                                          "##.inner $ role=body", "#title#.inner", "#date#.outer",
                                          "#author#.outer"};
const std::vector<std::string> kExceptions = {"#@#.outer", "#@#.inner", "#@line#\"mark\""};

TEST(Precedence, AUsersExceptionBeforeEveryRule) {
  for (const std::string& exception : kExceptions) {
    for (const std::string& taker : kTakers) {
      ExpectStronger({exception, true}, {taker, true});
      ExpectStronger({exception, true}, {taker, false});
    }
    ExpectStronger({exception, true}, {"#@#.inner", false});
  }
}

TEST(Precedence, AUsersRuleBeforeEverythingBuiltIn) {
  for (const std::string& taker : kTakers) {
    // A line that an exception keeps begins no cut and ends no lead: but for the user's own, not.
    for (const std::string& exception : kExceptions) {
      ExpectStronger({taker, true}, {exception, false});
    }
    for (const std::string& other : kTakers) ExpectStronger({taker, true}, {other, false});
  }
}

TEST(Precedence, ABuiltInExceptionBeforeBuiltInRules) {
  for (const std::string& exception : kExceptions) {
    for (const std::string& taker : kTakers) ExpectStronger({exception, false}, {taker, false});
  }
}

TEST(Precedence, LineBeforeCutAndLeadBeforeElement) {
  for (const bool user : {false, true}) {
    for (const char* range : {"#cut#\"mark\" $ max=100%", "#lead#\"mark\" $ max=100%"}) {
      ExpectStronger({"#line#\"mark\"", user}, {range, user});
      for (const char* element :
           {"##.outer", "##.inner", "##.inner $ role=body", "#title#.inner"}) {
        ExpectStronger({range, user}, {element, user});
        ExpectStronger({"#line#\"mark\"", user}, {element, user});
      }
    }
    ExpectStronger({"#@line#\"mark\"", user}, {"#@#.inner", user});
  }
}

TEST(Precedence, TheInnermostElement) {
  for (const bool user : {false, true}) {
    for (const char* outer : {"##.outer", "##.outer $ role=body", "#author#.outer"}) {
      for (const char* inner : {"##.inner", "##.inner $ role=body", "#date#.inner"}) {
        ExpectStronger({inner, user}, {outer, user});
      }
    }
  }
  ExpectStronger({"#@#.inner", true}, {"#@#.outer", true});
  ExpectStronger({"##.outer", true}, {"##.inner", false});  // rank comes first
}

TEST(Precedence, TheEarlierOfWhatIsElseEqual) {
  const std::vector<std::vector<std::string>> equals = {
      {"##.inner $ role=ad", "##p $ role=share", "##.inner $ role=body", "#title#.inner"},
      {"#line#\"mark\" $ role=ad", "#line#/mark/ $ role=body"},
      {"#cut#\"mark\" $ max=100%", "#lead#\"mark\" $ max=100%", "#cut#/^mark/ $ max=100%"},
      {"#@#.inner", "#@#p"},
      {"#@line#\"mark\"", "#@line#/mark/"}};
  for (const auto& group : equals) {
    for (const std::string& a : group) {
      for (const std::string& b : group) {
        for (const bool user : {false, true}) {
          EXPECT_EQ(Winner({a, user}, {b, user}), 0) << a << "\n" << b;
        }
      }
    }
  }
}

TEST(Precedence, ABodyRuleAfterAllOthersOfItsRank) {
  const std::string body = "#body#.other";
  // The block lies outside of the body rule's element.
  const auto winner = [](const Contender& first, const Contender& second) {
    const RuleFile files[] = {{"first.rules", first.rule, first.user},
                              {"second.rules", second.rule, second.user}};
    const auto set = RuleSet::Compile(files);
    Page page = PageBuilder().Words(40).Open("p", {{"class", "inner"}}).Text("mark").Close()
                    .Open("div", {{"class", "other"}}).Words(40).Build();
    set->Apply(page);
    return static_cast<int>(page.judgements[1].last.rule);
  };
  for (const bool user : {false, true}) {
    for (const char* other : {"##.inner", "##p $ role=body", "#line#\"mark\"", "#@#p",
                              "#lead#\"mark\" $ max=100%", "#title#p"}) {
      EXPECT_EQ(winner({body, user}, {other, user}), 1) << other;
      EXPECT_EQ(winner({body, true}, {other, false}), 0) << other;
      EXPECT_EQ(winner({body, false}, {other, true}), 1) << other;
    }
  }
}

}  // namespace
}  // namespace pare
