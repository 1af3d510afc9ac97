// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// `pare rules` as its users meet it, and its tables of flags.
#include "extract/cli/rules_command.h"

#include <gtest/gtest.h>
#include <simdjson.h>

#include <algorithm>
#include <set>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/cli/process.h"

namespace pare {
namespace {

size_t Lines(const std::string& text) {
  return static_cast<size_t>(std::count(text.begin(), text.end(), '\n'));
}
bool Has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// ---- Tables

TEST(RulesTablesTest, EveryFlagIsParsedAndInTheHelpOfItsVerb) {
  for (const RulesVerb& verb : RulesVerbs()) {
    EXPECT_TRUE(Has(RulesHelp(), verb.name)) << verb.name;
    if (verb.run == nullptr) continue;  // it has its own
    const std::string help = RulesVerbHelp(verb);
    std::set<std::string_view> names;
    for (const Flag& flag : verb.flags) {
      EXPECT_TRUE(names.insert(flag.name).second) << flag.name;
      EXPECT_TRUE(Has(help, flag.name)) << flag.name;
      EXPECT_TRUE(Has(help, flag.help)) << flag.name;
      EXPECT_LE(flag.help.size(), 68u) << flag.name;
      const std::string name(flag.name), value(flag.value);
      std::vector<const char*> arguments = {name.c_str()};
      RulesCommandLine line;
      if (!value.empty()) {
        EXPECT_NE(ParseRulesCommandLine(verb, arguments, line), "") << name << " needs its value";
        arguments.push_back(value.c_str());
      }
      EXPECT_EQ(ParseRulesCommandLine(verb, arguments, line), "") << verb.name << " " << name;
    }
    EXPECT_TRUE(names.count("--help")) << verb.name;
    EXPECT_TRUE(Has(help, "Exit status: ")) << verb.name;
    EXPECT_TRUE(Has(help, "Example: ")) << verb.name;
  }
}

TEST(RulesTablesTest, FieldsAreFilledAndOtherVerbsFlagsAreUnknown) {
  const RulesVerb* test = nullptr;
  for (const RulesVerb& verb : RulesVerbs()) {
    if (verb.name == "test") test = &verb;
  }
  ASSERT_NE(test, nullptr);
  RulesCommandLine line;
  const std::vector<const char*> good = {"a",  "--on=b", "--url", "https://example.com/",
                                         "--", "--c"};
  EXPECT_EQ(ParseRulesCommandLine(*test, good, line), "");
  EXPECT_EQ(line.on, "b");
  EXPECT_EQ(line.url, "https://example.com/");
  EXPECT_EQ(line.files, (std::vector<std::string>{"a", "--c"}));
  const std::vector<const char*> bad = {"a", "--strict"};
  EXPECT_TRUE(Has(ParseRulesCommandLine(*test, bad, line), "(see pare rules test --help)"));
}

// ---- Dispatch

TEST(RulesCommandTest, HelpIsThereForAllAndForEachVerb) {
  const Outcome all = Shell("$PARE rules --help");
  EXPECT_EQ(all.status, 0);
  for (const char* verb : {"check", "list", "test", "stats"}) {
    EXPECT_TRUE(Has(all.out, verb)) << verb;
    const Outcome one = Shell("$PARE rules " + std::string(verb) + " --help");
    EXPECT_EQ(one.status, 0) << verb;
    EXPECT_TRUE(Has(one.out, "usage: pare rules " + std::string(verb))) << one.out;
  }
  EXPECT_EQ(Shell("$PARE rules --help >/dev/full").status, 4);
  EXPECT_TRUE(Has(Shell("$PARE --help").out, "pare rules "));
}

TEST(RulesCommandTest, UnknownVerbsAndFlagsAreWrongUsageInOneLine) {
  for (const char* arguments :
       {"", "chekc", "check --nosuch", "list --strict", "test", "test a", "test a b --on c",
        "test --on a", "test - --on -", "--strict check"}) {
    const Outcome o = Shell("$PARE rules " + std::string(arguments));
    EXPECT_EQ(o.status, 2) << arguments;
    EXPECT_EQ(o.out, "") << arguments;
    EXPECT_EQ(o.err.substr(0, 6), "pare: ") << arguments;
    EXPECT_EQ(Lines(o.err), 1u) << o.err;
  }
  EXPECT_EQ(Shell("$PARE rules chekc").err,
            "pare: rules: unknown verb 'chekc'; expected check, list, test or stats "
            "(see pare rules --help)\n");
}

TEST(RulesCommandTest, AFileOfThatNameIsReachedByItsPath) {
  const TempFolder temp;
  temp.Write("rules", "<p>Some words of an article that is long enough to be kept, as the harbour "
                      "board said on Tuesday.</p>");
  EXPECT_EQ(Shell("cd " + temp.Path("") + " && $PARE rules").status, 2);
  EXPECT_EQ(Shell("cd " + temp.Path("") + " && $PARE ./rules").status, 0);
}

// ---- check

TEST(RulesCheckTest, QuietOnSuccessButForTheSummary) {
  const TempFolder temp;
  const std::string good = temp.Write("good.rules", "#line#\"reply\"\n!+ \"Reply\"\n");
  const Outcome o = Shell("$PARE rules check " + good);
  EXPECT_EQ(o.status, 0);
  EXPECT_EQ(o.out, "0 errors, 0 warnings in 1 rule of 1 file\n");
  EXPECT_EQ(o.err, "");
}

TEST(RulesCheckTest, WarningsAloneAreCleanUnlessStrict) {
  const TempFolder temp;
  const std::string file = temp.Write("w.rules", "#line#\"{n}\"\n");
  EXPECT_EQ(Shell("$PARE rules check " + file).status, 0);
  const Outcome strict = Shell("$PARE rules check --strict " + file);
  EXPECT_EQ(strict.status, 1);
  EXPECT_TRUE(Has(strict.out, file + ":1:7: warning: ")) << strict.out;
  EXPECT_TRUE(Has(strict.out, "\n0 errors, 1 warning in 1 rule of 1 file\n"));
}

TEST(RulesCheckTest, ErrorsAreStatusOneAndUnreadableFilesTwo) {
  const TempFolder temp;
  const std::string good = temp.Write("good.rules", "##.a\n");
  const std::string bad = temp.Write("bad.rules", "##.a $ nosuch\n");
  EXPECT_EQ(Shell("$PARE rules check " + good + " " + bad).status, 1);
  EXPECT_EQ(Shell("$PARE rules check " + good + " /nonexistent").status, 2);
  EXPECT_EQ(Shell("$PARE rules check " + good + " >/dev/full").status, 4);
}

TEST(RulesCheckTest, StandardInputAndTheBuiltInRulesCanBeChecked) {
  const Outcome piped = Shell("echo '##article' | $PARE rules check -");
  EXPECT_EQ(piped.status, 1);
  EXPECT_EQ(piped.out.substr(0, 14), "-:1:3: error: ");
  const Outcome built_in = Shell("$PARE rules check");
  EXPECT_EQ(built_in.status, 0) << built_in.out;
}

TEST(RulesCheckTest, AClosedPipeEndsItQuietly) {
  const TempFolder temp;
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "#line#\"{n}\" $ id=a" + std::to_string(i) + "\n";
  const std::string file = temp.Write("many.rules", text);
  const Outcome o = Shell("{ $PARE rules check " + file + "; echo $? >&2; } | head -c 10");
  EXPECT_EQ(o.err, "0\n");
}

// ---- list

constexpr const char* kRules =
    "##.early\n"
    "[de.own]\n"
    "##.a $ role=ad\n##.b $ evidence\n#line#\"a b\" $ role=share,lang=fr\n#cut#\"a\"\n"
    "#lead#\"b\"\n#@#.c\n#@line#\"d\"\n"
    "!+ \"a b\"\n!- \"c\"\n";

TEST(RulesListTest, CountsByFileAndSectionWithTotals) {
  const TempFolder temp;
  const std::string file = temp.Write("own.rules", kRules);
  const Outcome o = Shell("$PARE rules list " + file + " | tr -s ' '");
  EXPECT_EQ(o.status, 0);
  EXPECT_EQ(o.out, " rules element line cut lead field except evidence verdict tests roles "
                   "(languages)\n" +
                       file + " 8 3 1 1 1 0 2 1 5 2 share ad clutter (de fr)\n"
                              " own 1 1 0 0 0 0 0 0 1 0 clutter\n"
                              " de.own 7 2 1 1 1 0 2 1 4 2 share ad clutter (de fr)\n"
                              "all 8 3 1 1 1 0 2 1 5 2 share ad clutter (de fr)\n");
}

TEST(RulesListTest, AFileNamedAfterALanguageIsOfThatLanguageInAFolderOfThem) {
  const TempFolder temp;
  const std::string file = temp.Write("my.rules", "##.a\n");
  EXPECT_FALSE(Has(Shell("$PARE rules list " + file).out, "(my)"));
  const std::string folder = std::filesystem::path(file).parent_path().string();
  EXPECT_TRUE(Has(Shell("cd " + folder + " && mkdir lang && mv my.rules lang/sv.rules && " +
                        "$PARE rules list lang/sv.rules").out, "(sv)"));
}

TEST(RulesListTest, JsonHoldsTheSame) {
  const TempFolder temp;
  const std::string file = temp.Write("own.rules", kRules);
  const Outcome o = Shell("$PARE rules list --json " + file);
  EXPECT_EQ(Lines(o.out), 1u);
  simdjson::dom::parser parser;
  simdjson::dom::element json;
  ASSERT_EQ(parser.parse(simdjson::padded_string(o.out)).get(json), simdjson::SUCCESS) << o.out;
  EXPECT_EQ(std::string_view(json["files"].at(0)["file"]), file);
  const auto section = json["files"].at(0)["sections"].at(1);
  EXPECT_EQ(std::string_view(section["section"]), "de.own");
  EXPECT_EQ(int64_t(section["rules"]), 7);
  EXPECT_EQ(int64_t(section["except"]), 2);
  EXPECT_EQ(int64_t(section["verdict"]), 4);
  EXPECT_EQ(int64_t(json["total"]["rules"]), 8);
  EXPECT_EQ(std::string_view(json["total"]["langs"].at(1)), "fr");
  EXPECT_EQ(std::string_view(json["total"]["roles"].at(0)), "share");
}

TEST(RulesListTest, TheBuiltInRulesAreListedAndMistakesShown) {
  const Outcome built_in = Shell("$PARE rules list");
  EXPECT_EQ(built_in.status, 0);
  EXPECT_TRUE(Has(built_in.out, "rules/comments.rules "));
  const Outcome bad = Shell("echo '##.a $ nosuch' | $PARE rules list -");
  EXPECT_EQ(bad.status, 2);
  EXPECT_TRUE(Has(bad.err, "-:1:8: ")) << bad.err;
  EXPECT_EQ(bad.out, "");
}

// ---- test

constexpr const char* kStory =
    "<title>The ferry</title><article>"
    "<p>The ferry over the harbour is late again, the board said on Tuesday, and will be late for "
    "the rest of the week.</p>"
    "<p class=zanzibar>The Zanzibar Gazette is printed weekly, and sold on the pier for a coin or "
    "two by those who wait for the boat.</p>"
    "<p>Buses will run every ten minutes until the new ferry comes, and will wait for the last of "
    "the boats from the island.</p>"
    "<p>View all 24 comments</p>"
    "<p>The bearings were last replaced when the ferry was built, and have rusted since, as the "
    "captain told the board.</p></article>";

struct Trial {
  TempFolder temp;
  std::string page = temp.Write("page.html", kStory);
  Outcome Run(const std::string& rules, const std::string& more = "") const {
    return Shell("$PARE rules test " + temp.Write("own.rules", rules) + " --on " + page + more);
  }
};

TEST(RulesTestTest, ShowsWhatARuleTakesOutWithItsContext) {
  const Trial trial;
  const Outcome o = trial.Run("##.zanzibar $ role=ad\n");
  EXPECT_EQ(o.status, 0) << o.err;
  EXPECT_EQ(o.out.substr(0, 4), "--- ");
  EXPECT_TRUE(Has(o.out, "\n+++ " + trial.page + " with ")) << o.out;
  EXPECT_TRUE(Has(o.out, "\n@@ blocks 1-4 of 5 @@\n")) << o.out;
  EXPECT_TRUE(Has(o.out, "\n keep body")) << o.out;
  EXPECT_TRUE(Has(o.out, "\n-drop ad")) << o.out;
  EXPECT_TRUE(Has(o.out, "own/1 " + trial.temp.Path("own.rules") + ":1 ")) << o.out;
  EXPECT_TRUE(Has(o.out, "  The Zanzibar Gazette is printed weekly, and sold")) << o.out;
  EXPECT_TRUE(Has(o.out, "\n-- 1 block (23 words) taken out, 0 blocks (0 words) given back, "
                         "0 blocks (0 words) with another role\n"))
      << o.out;
  EXPECT_EQ(o.out.find('\033'), std::string::npos) << "no colours in a pipe";
}

TEST(RulesTestTest, ShowsWhatIsGivenBackAndOtherRoles) {
  const Trial trial;
  const Outcome back = trial.Run("#@line#\"view all {n} comments\"\n");
  EXPECT_EQ(back.status, 0);
  EXPECT_TRUE(Has(back.out, "\n+keep body")) << back.out;
  EXPECT_TRUE(Has(back.out, "1 block (4 words) given back")) << back.out;
  const Outcome role = trial.Run("#line#\"view all {n} comments\" $ role=share\n");
  EXPECT_EQ(role.status, 0);
  EXPECT_TRUE(Has(role.out, "\n~drop share")) << role.out;
  EXPECT_TRUE(Has(role.out, "1 block (4 words) with another role")) << role.out;
}

TEST(RulesTestTest, ShowsTheFieldsThatChange) {
  const Outcome o = Trial().Run("#title#.zanzibar\n");
  EXPECT_EQ(o.status, 0);
  EXPECT_TRUE(Has(o.out, "\n-title: The ferry\n+title: The Zanzibar Gazette")) << o.out;
}

TEST(RulesTestTest, NothingChangedIsStatusOneAndIdleOrUndoneRulesAreNamed) {
  const Trial trial;
  const Outcome o = trial.Run("##.nowhere\n##article\n");
  EXPECT_EQ(o.status, 1);
  EXPECT_FALSE(Has(o.out, "@@"));
  EXPECT_TRUE(Has(o.out, "-- no hit: own/1 ")) << o.out;
  EXPECT_TRUE(Has(o.out, "-- undone: own/2 ")) << o.out;
  EXPECT_TRUE(Has(o.out, " would have taken 100% of the words, more than its max")) << o.out;
  EXPECT_FALSE(Has(o.out, "no hit: own/2")) << o.out;
}

TEST(RulesTestTest, TheUrlIsThatOfThePage) {
  const Trial trial;
  EXPECT_EQ(trial.Run("example.com##.zanzibar\n").status, 1);
  EXPECT_EQ(trial.Run("example.com##.zanzibar\n", " --url https://example.com/1").status, 0);
}

TEST(RulesTestTest, MistakesAreStatusTwoAndUnreadablePagesThree) {
  const Trial trial;
  EXPECT_EQ(trial.Run("##.a $ nosuch\n").status, 2);
  EXPECT_EQ(Shell("$PARE rules test /nonexistent --on " + trial.page).status, 2);
  const std::string rules = trial.temp.Write("good.rules", "##.a\n");
  EXPECT_EQ(Shell("$PARE rules test " + rules + " --on /nonexistent").status, 3);
  const Outcome pdf = Shell("printf '%%PDF-1.7 x\\n' | $PARE rules test " + rules + " --on -");
  EXPECT_EQ(pdf.status, 3);
  EXPECT_TRUE(Has(pdf.err, "PDF"));
}

TEST(RulesTestTest, ATerminalHasColoursUnlessItIsToldNot) {
  // It may be missing, or there may be no terminals to lend (a tree without /dev/pts).
  if (Shell("script -qec true /dev/null </dev/null").status != 0) {
    GTEST_SKIP() << "no script(1) to lend a terminal";
  }
  const Trial trial;
  const std::string rules = trial.temp.Write("own.rules", "##.zanzibar $ role=ad\n");
  const std::string run = "script -qec \"$PARE rules test " + rules + " --on " + trial.page +
                          "\" /dev/null </dev/null";
  EXPECT_TRUE(Has(Shell("TERM=xterm NO_COLOR= " + run).out, "\033[31m-drop ad"));
  EXPECT_FALSE(Has(Shell("TERM=xterm NO_COLOR=1 " + run).out, "\033["));
}

}  // namespace
}  // namespace pare
