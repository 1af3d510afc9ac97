// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/cli/rules_command.h"

#include <algorithm>
#include <array>

#include "extract/cli/stream.h"

namespace pare {
namespace {

constexpr Flag kHelpFlag = {"--help", "", "Flags", "print this"};

constexpr Flag kCheckFlags[] = {
    {"--strict", "", "Flags", "warnings count as errors do: exit status 1"},
    kHelpFlag,
};
constexpr Flag kListFlags[] = {
    {"--json", "", "Flags", "the same as one JSON object"},
    kHelpFlag,
};
constexpr Flag kTestFlags[] = {
    {"--on", "PAGE", "Flags", "the page or text to try it on (-: standard input)"},
    {"--url", "URL", "Flags", "where the page came from, for rules on hosts; never fetched"},
    kHelpFlag,
};

constexpr std::array<RulesVerb, 4> kVerbs = {{
    {"check", "[FILE...]", "looks for mistakes, failing tests, and rules that are useless or risky",
     kCheckFlags,
     "No FILE: the built-in rules; -: standard input. Several files are checked as one set.\n"
     "Exit status: 0 no errors; 1 errors, or with --strict warnings; 2 wrong usage or a file that\n"
     "cannot be read.\n"
     "\nExample: pare rules check --strict my.rules\n",
     RunRulesCheck},
    {"list", "[FILE...]", "counts the rules by file and section", kListFlags,
     "No FILE: the built-in rules; -: standard input. The columns: rules in all; of elements, of\n"
     "lines, cuts and leads; fields; exceptions (counted there, not by kind); evidence; with a\n"
     "verdict; tests.\n"
     "Exit status: 0 done; 2 wrong usage, mistakes in a file, or a file that cannot be read.\n"
     "\nExample: pare rules list --json my.rules\n",
     RunRulesList},
    {"test", "FILE --on PAGE", "shows what a rule file changes on a page, as a diff", kTestFlags,
     "A block with - is taken out by FILE, one with + is given back, one with ~ has another role.\n"
     "Exit status: 0 something changed; 1 nothing did; 2 wrong usage, or FILE has mistakes; 3 the\n"
     "page is unreadable or binary.\n"
     "\nExample: pare rules test my.rules --on page.html --url https://example.com/news/1\n",
     RunRulesTest},
    {"stats", "--data DIR", "measures each rule on labelled pages", {}, {}, nullptr},
}};

const RulesVerb* FindVerb(std::string_view name) {
  const auto* found = std::find_if(kVerbs.begin(), kVerbs.end(),
                                   [name](const RulesVerb& v) { return v.name == name; });
  return found == kVerbs.end() ? nullptr : found;
}

std::string VerbNames() {
  std::string names;
  for (const RulesVerb& verb : kVerbs) {
    if (!names.empty()) names += &verb == &kVerbs.back() ? " or " : ", ";
    names += verb.name;
  }
  return names;
}

std::string SeeOf(const RulesVerb& verb) {
  return "pare rules " + std::string(verb.name) + " --help";
}

}  // namespace

std::span<const RulesVerb> RulesVerbs() { return kVerbs; }

std::string ParseRulesCommandLine(const RulesVerb& verb, std::span<const char* const> arguments,
                                  RulesCommandLine& line) {
  const FlagBinding all[] = {{"--help", &line.help},     {"--strict", &line.strict},
                             {"--json", &line.json},     {"--on", &line.on},
                             {"--url", &line.url}};
  std::vector<FlagBinding> bindings;
  for (const FlagBinding& binding : all) {
    const auto is_it = [&binding](const Flag& flag) { return flag.name == binding.name; };
    if (std::any_of(verb.flags.begin(), verb.flags.end(), is_it)) bindings.push_back(binding);
  }
  return ParseFlags(bindings, arguments, SeeOf(verb), line.files);
}

std::string RulesHelp() {
  std::string help =
      "pare rules - tools for those who write rules\n\n"
      "usage: pare rules VERB ...\n\n";
  for (const RulesVerb& verb : kVerbs) {
    std::string left = "  " + std::string(verb.name) + " " + std::string(verb.arguments);
    left.resize(std::max<size_t>(left.size() + 2, 28), ' ');
    help += left + std::string(verb.help) + "\n";
  }
  help += "\nEach verb has its own --help. A page in a file named `rules` is ./rules.\n";
  return help;
}

std::string RulesVerbHelp(const RulesVerb& verb) {
  return "pare rules " + std::string(verb.name) + " - " + std::string(verb.help) +
         "\n\nusage: pare rules " + std::string(verb.name) + " [flags] " +
         std::string(verb.arguments) + "\n" + FlagHelp(verb.flags) + "\n" +
         std::string(verb.notes);
}

ExitCode RunRules(std::span<const char* const> arguments) {
  const std::string_view name = arguments.empty() ? std::string_view() : arguments[0];
  if (name == "--help" || name == "-h") return PrintAll(RulesHelp(), ExitCode::kClean);
  const RulesVerb* verb = FindVerb(name);
  if (verb == nullptr) {
    Complain("", (name.empty() ? std::string("rules: no verb")
                               : "rules: unknown verb '" + std::string(name) + "'") +
                     "; expected " + VerbNames() + " (see pare rules --help)");
    return ExitCode::kUsage;
  }
  if (verb->run == nullptr) return RunRulesStats(arguments.subspan(1));
  RulesCommandLine line;
  if (const std::string error = ParseRulesCommandLine(*verb, arguments.subspan(1), line);
      !error.empty()) {
    Complain("", error);
    return ExitCode::kUsage;
  }
  if (line.help) return PrintAll(RulesVerbHelp(*verb), ExitCode::kClean);
  return verb->run(line);
}

bool ReadRuleFiles(const std::vector<std::string>& names, std::vector<RuleFile>& files) {
  for (const std::string& name : names) {
    RuleFile file{.name = name, .text = {}, .user = true};
    if (const std::string error = ReadStream(name, SIZE_MAX, file.text); !error.empty()) {
      Complain(name, error);
      return false;
    }
    files.push_back(std::move(file));
  }
  return true;
}

bool ReadRulesToLookAt(const RulesCommandLine& line, std::vector<RuleFile>& files) {
  if (!line.files.empty()) return ReadRuleFiles(line.files, files);
  files.assign(BuiltinRules().begin(), BuiltinRules().end());
  return true;
}

}  // namespace pare
