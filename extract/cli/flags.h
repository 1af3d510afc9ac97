// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The command line: one table of flags, from which parsing and help both come. The tables of
// `pare rules` (extract/cli/rules_command.h) are of the same make.
#ifndef PARE_EXTRACT_CLI_FLAGS_H_
#define PARE_EXTRACT_CLI_FLAGS_H_

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "extract/page.h"

namespace pare {

enum class OutputKind : uint8_t { kText, kJson };

struct CommandLine {
  bool help = false;
  bool version = false;
  InputKind input = InputKind::kAuto;
  std::string url;
  std::string charset;
  OutputKind output = OutputKind::kText;
  bool explain = false;
  Judging judging;
  bool timings = false;
  std::vector<std::string> rules;      // replace the built-in ones
  std::vector<std::string> add_rules;  // beside the built-in ones
  std::vector<std::string> files;      // "-" is standard input; empty: standard input alone
};

// One row of the table.
struct Flag {
  std::string_view name;   // "--output"
  std::string_view value;  // what follows it, for help: "text|json"; "" for a switch
  std::string_view group;  // heading in help
  std::string_view help;
};

// The table, in the order of the help.
std::span<const Flag> Flags();

// Fills `line` from the arguments after the program's name. The error, "" if there is none, is one
// line without the program's name.
std::string ParseCommandLine(std::span<const char* const> arguments, CommandLine& line);

// What --help prints.
std::string HelpText();

// The rows as help shows them: under their groups' headings, names and explanations aligned.
std::string FlagHelp(std::span<const Flag> flags);

// Where what a flag says is to go: a switch; its value; its value each time it is given.
struct FlagBinding {
  std::string_view name;
  std::variant<bool*, std::string*, std::vector<std::string>*> field;
};

// Sets the fields of the flags that `arguments` give and appends all else, and whatever stands
// behind `--`, to `files`. The error, "" if there is none, is one line that ends in "(see SEE)".
std::string ParseFlags(std::span<const FlagBinding> bindings,
                       std::span<const char* const> arguments, std::string_view see,
                       std::vector<std::string>& files);

}  // namespace pare

#endif  // PARE_EXTRACT_CLI_FLAGS_H_
