// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include <charconv>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "extract/cli/flags.h"
#include "extract/cli/rules_command.h"
#include "extract/cli/stream.h"
#include "extract/rule_tools/stats.h"
#include "extract/rule_tools/stats_report.h"
#include "extract/rules/diagnostics.h"
#include "extract/rules/parser.h"

namespace pare {
namespace {

constexpr std::string_view kSee = "pare rules stats --help";

struct StatsLine {
  bool help = false;
  bool json = false;
  bool floor = false;
  std::string limit, worst;  // numbers; "" where they are not given
  StatsOptions options;
  size_t worst_count = 3;
  std::vector<std::string> rules;
  std::vector<std::string> add_rules;
};

constexpr Flag kFlags[] = {
    {"--data", "DIR", "Data", "a folder of sets of labelled pages"},
    {"--set", "NAME", "Data", "this set alone (repeatable)"},
    {"--limit", "N", "Data", "the first N pages of each set"},
    {"--rules", "FILE", "Rules", "measure these instead of the built-in ones (repeatable)"},
    {"--add-rules", "FILE", "Rules", "measure these as well (repeatable)"},
    {"--worst", "N", "Output", "false hits shown of each rule (default: 3)"},
    {"--json", "", "Output", "the same as one JSON object"},
    {"--floor", "", "Output", "name the rules under the floor, and exit with 1 if there are any"},
    {"--help", "", "Other", "print this"},
};

// "" leaves `number` as it is.
bool ReadNumber(std::string_view text, size_t& number) {
  if (text.empty()) return true;
  const char* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  return read.ec == std::errc() && read.ptr == end;
}

// The error, "" if there is none.
std::string Parse(std::span<const char* const> arguments, StatsLine& line) {
  std::string data;
  std::vector<std::string> files;
  const FlagBinding bindings[] = {
      {"--data", &data},           {"--set", &line.options.sets}, {"--limit", &line.limit},
      {"--rules", &line.rules},    {"--add-rules", &line.add_rules}, {"--worst", &line.worst},
      {"--json", &line.json},      {"--floor", &line.floor},      {"--help", &line.help},
  };
  const std::string see = " (see " + std::string(kSee) + ")";
  std::string error = ParseFlags(bindings, arguments, kSee, files);
  if (!error.empty() || line.help) return error;
  if (!files.empty()) return "what is " + files.front() + "? Rule files follow --rules" + see;
  if (data.empty()) return "--data DIR is needed" + see;
  if (!ReadNumber(line.limit, line.options.limit)) return "--limit: no number: " + line.limit + see;
  if (!ReadNumber(line.worst, line.worst_count)) return "--worst: no number: " + line.worst + see;
  line.options.data = data;
  return {};
}

std::string Help() {
  return "pare rules stats - measures each rule on labelled pages\n\n"
         "usage: pare rules stats --data DIR [flags]\n" +
         FlagHelp(kFlags) +
         "\nDIR holds SET/gold.jsonl.gz, a JSON object a line (id, url, title, author, text: the\n"
         "body), and the pages: SET/html/ID.html.gz, or SET/text/ID.txt.gz. A hit is a block that\n"
         "the rule matches, whichever rule wins it; it is false if the block is in the body. The\n"
         "floor asks of a rule with a verdict and at least 20 hits that 99 in 100 are right, and\n"
         "that the lower Wilson bound of that (one standard error) is 0.95.\n"
         "Exit status: 0 done; 1 with --floor, if a rule is under it; 2 wrong usage, rules with\n"
         "mistakes, or no such data; 4 output could not be written.\n"
         "\nExample: pare rules stats --data labelled --add-rules my.rules --worst 10\n";
}

// By rule; a Rule knows its own name alone.
std::vector<std::string> SectionNames(std::span<const RuleFile> files) {
  ParsedRules parsed;
  Diagnostics errors;
  for (const RuleFile& file : files) ParseRules(file, parsed, errors);
  std::vector<std::string> names;
  names.reserve(parsed.rules.size());
  for (const ParsedRule& rule : parsed.rules) names.push_back(parsed.sections[rule.section]);
  return names;
}

ExitCode Measure(const StatsLine& line, std::span<const RuleFile> files) {
  const absl::StatusOr<RuleSet> rules = RuleSet::Compile(files);
  if (!rules.ok()) {
    std::fprintf(stderr, "%s\n", std::string(rules.status().message()).c_str());
    return ExitCode::kUsage;
  }
  const absl::StatusOr<Stats> stats = MeasureRules(*rules, line.options);
  if (!stats.ok()) {
    Complain("", std::string(stats.status().message()));
    return ExitCode::kUsage;
  }
  const std::vector<std::string> sections = SectionNames(files);
  const StatsReport report{rules->rules(), sections, *stats, line.worst_count};
  const std::string under = line.floor ? UnderFloor(report) : "";
  std::fputs(under.c_str(), stderr);
  return PrintAll(line.json ? StatsJson(report) : StatsTable(report),
                  under.empty() ? ExitCode::kClean : ExitCode::kFindings);
}

}  // namespace

ExitCode RunRulesStats(std::span<const char* const> arguments) {
  StatsLine line;
  if (const std::string error = Parse(arguments, line); !error.empty()) {
    Complain("", error);
    return ExitCode::kUsage;
  }
  if (line.help) return PrintAll(Help(), ExitCode::kClean);
  std::vector<RuleFile> files;
  if (!ReadRuleFiles(line.rules, files) || !ReadRuleFiles(line.add_rules, files)) {
    return ExitCode::kUsage;
  }
  if (line.rules.empty()) {
    files.insert(files.end(), BuiltinRules().begin(), BuiltinRules().end());
  }
  return Measure(line, files);
}

}  // namespace pare
