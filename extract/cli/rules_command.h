// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// `pare rules VERB ...`: the tools for those who write rules. One table of verbs, each with its
// table of flags.
#ifndef PARE_EXTRACT_CLI_RULES_COMMAND_H_
#define PARE_EXTRACT_CLI_RULES_COMMAND_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/cli/flags.h"
#include "extract/cli/run.h"
#include "extract/rules/rule_set.h"

namespace pare {

// What check, list and test are told.
struct RulesCommandLine {
  bool help = false;
  bool strict = false;
  bool json = false;
  std::string on;
  std::string url;
  std::vector<std::string> files;
};

// One row of the table.
struct RulesVerb {
  std::string_view name;       // "check"
  std::string_view arguments;  // "[FILE...]"
  std::string_view help;       // one line
  std::span<const Flag> flags;
  std::string_view notes;      // exit statuses and the like, below the flags
  // Does it. Null for a verb that reads its arguments, and prints its help, by itself.
  ExitCode (*run)(const RulesCommandLine& line);
};
std::span<const RulesVerb> RulesVerbs();

// Fills `line` from the arguments behind the verb; the error, "" if there is none, is one line.
std::string ParseRulesCommandLine(const RulesVerb& verb, std::span<const char* const> arguments,
                                  RulesCommandLine& line);

// What `pare rules --help` prints, and `pare rules VERB --help`.
std::string RulesHelp();
std::string RulesVerbHelp(const RulesVerb& verb);

// Runs the sub-command with the arguments behind "rules".
ExitCode RunRules(std::span<const char* const> arguments);

ExitCode RunRulesCheck(const RulesCommandLine& line);
ExitCode RunRulesList(const RulesCommandLine& line);
ExitCode RunRulesTest(const RulesCommandLine& line);
// Takes the arguments behind "stats".
ExitCode RunRulesStats(std::span<const char* const> arguments);

// Appends the files of those names ("-": standard input) as rules of the user. False, after a word
// on standard error, if one cannot be read.
bool ReadRuleFiles(const std::vector<std::string>& names, std::vector<RuleFile>& files);

// The files that check and list are about: those that the line names, or the built-in ones.
bool ReadRulesToLookAt(const RulesCommandLine& line, std::vector<RuleFile>& files);

}  // namespace pare

#endif  // PARE_EXTRACT_CLI_RULES_COMMAND_H_
