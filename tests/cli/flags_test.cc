// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/cli/flags.h"

#include <gtest/gtest.h>

#include <set>
#include <vector>

namespace pare {
namespace {

std::string Parse(std::vector<const char*> arguments, CommandLine& line) {
  return ParseCommandLine(arguments, line);
}

TEST(FlagsTest, EveryRowIsParsedAndEveryRowIsInHelp) {
  const std::string help = HelpText();
  for (const Flag& flag : Flags()) {
    EXPECT_NE(help.find(flag.name), std::string::npos) << flag.name;
    const std::string name(flag.name);
    // The first of a list of values will do.
    const std::string value = name == "--charset" ? "utf-8"
                              : name.starts_with("--with")
                                  ? "title,captions"
                                  : std::string(flag.value.substr(0, flag.value.find('|')));
    std::vector<const char*> arguments = {name.c_str()};
    if (!flag.value.empty()) arguments.push_back(value.c_str());
    CommandLine line;
    EXPECT_EQ(Parse(arguments, line), "") << flag.name;
    if (!flag.value.empty()) {
      EXPECT_NE(Parse({name.c_str()}, line), "") << flag.name << " needs its value";
    }
  }
}

TEST(FlagsTest, TheTableIsTidy) {
  std::set<std::string_view> names;
  for (const Flag& flag : Flags()) {
    EXPECT_TRUE(names.insert(flag.name).second) << flag.name;
    EXPECT_TRUE(flag.name.starts_with("--"));
    EXPECT_FALSE(flag.help.empty());
    EXPECT_LE(flag.help.size(), 68u) << flag.name;
  }
}

TEST(FlagsTest, AWrongWordIsNamedWithThoseThatAreKnown) {
  CommandLine line;
  EXPECT_EQ(Parse({"--profile", "news"}, line),
            "--profile: unknown value 'news', not one of auto, article, page (see pare --help)");
  for (const char* flag : {"--input", "--output", "--judge", "--kind"}) {
    EXPECT_NE(Parse({flag, "nonsense"}, line).find("'nonsense', not one of "), std::string::npos)
        << flag;
  }
  EXPECT_NE(Parse({"--with", "body,nonsense"}, line).find("unknown role 'nonsense'"),
            std::string::npos);
}

TEST(FlagsTest, FieldsAreFilled) {
  CommandLine line;
  ASSERT_EQ(Parse({"a.html", "--output", "json", "--input=text", "--url", "https://example.com/",
                   "--rules", "x", "--rules", "y", "--add-rules=z", "-", "--", "--b"},
                  line),
            "");
  EXPECT_EQ(line.output, OutputKind::kJson);
  EXPECT_EQ(line.input, InputKind::kText);
  EXPECT_EQ(line.rules, (std::vector<std::string>{"x", "y"}));
  EXPECT_EQ(line.add_rules, (std::vector<std::string>{"z"}));
  EXPECT_EQ(line.files, (std::vector<std::string>{"a.html", "-", "--b"}));
}

TEST(FlagsTest, RolesAddUp) {
  CommandLine line;
  ASSERT_EQ(Parse({"--with", "title", "--with", "dates,bylines", "a.html"}, line), "");
  const auto bit = [](Role role) { return 1u << static_cast<uint32_t>(role); };
  EXPECT_EQ(line.judging.with & bit(Role::kTitle), bit(Role::kTitle));
  EXPECT_EQ(line.judging.with & bit(Role::kDate), bit(Role::kDate));
  EXPECT_EQ(line.judging.with & bit(Role::kByline), bit(Role::kByline));
  EXPECT_EQ(line.judging.with & bit(Role::kComment), 0u);
  EXPECT_EQ(line.files, std::vector<std::string>{"a.html"});
}

TEST(FlagsTest, StandardInputIsReadOnce) {
  for (const std::vector<const char*>& wrong :
       {std::vector{"-", "-"}, {"--rules", "-"}, {"--add-rules", "-", "-"},
        {"--rules", "-", "--add-rules", "-", "a.html"}}) {
    CommandLine line;
    EXPECT_NE(ParseCommandLine(wrong, line).find("standard input cannot be read twice"),
              std::string::npos);
  }
  CommandLine line;
  EXPECT_EQ(Parse({"--rules", "-", "a.html"}, line), "");
  CommandLine help;
  EXPECT_EQ(Parse({"--help", "--rules", "-"}, help), "");
}

}  // namespace
}  // namespace pare
