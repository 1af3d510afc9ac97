// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/cli/flags.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "extract/input/decode.h"
#include "extract/role.h"

namespace pare {
namespace {

constexpr Flag kFlags[] = {
    {"--input", "auto|html|text", "Input", "what the bytes are (default: auto)"},
    {"--url", "URL", "Input", "where the page came from, for rules on hosts; never fetched"},
    {"--charset", "LABEL", "Input", "its encoding, if known (an HTTP header's, say)"},
    {"--output", "text|json", "Output",
     "the article, or every block with its verdict (default: text)"},
    {"--explain", "", "Output", "instead: a line a block, with who kept or dropped it"},
    {"--with", "ROLE,...", "Output", "give these out too: title, byline, date, captions, comments, ..."},
    {"--without", "ROLE,...", "Output", "leave these out, whatever else is said"},
    {"--timings", "", "Output", "add the time each pass took (text: on standard error)"},
    {"--judge", "model|rules", "Judging",
     "decides what no rule settles; rules: it stays (default: model)"},
    {"--profile", "auto|article|page", "Judging",
     "the story alone, or all that readers came for (default: auto)"},
    {"--kind", "article|forum|...", "Judging",
     "of page; product, collection, listing, documentation, service, auto"},
    {"--rules", "FILE", "Rules", "use these rules instead of the built-in ones (repeatable)"},
    {"--add-rules", "FILE", "Rules", "use these rules as well; they come first (repeatable)"},
    {"--help", "", "Other", "print this"},
    {"--version", "", "Other", "print the versions of the program, its rules and its judge"},
};

template <class T>
using Choices = std::vector<std::pair<std::string_view, T>>;

template <class T, size_t N>
Choices<T> ByName(const std::array<std::string_view, N>& names) {
  Choices<T> choices;
  for (size_t i = 0; i < N; ++i) choices.emplace_back(names[i], static_cast<T>(i));
  return choices;
}

// A flag that takes one of a few words.
template <class T>
void AddChoice(CLI::App& app, const std::string& flag, Choices<T> choices, T& field) {
  const auto choose = [flag, choices = std::move(choices), &field](const std::string& word) {
    std::string known;
    for (const auto& [name, value] : choices) {
      if (name == word) {
        field = value;
        return;
      }
      known += (known.empty() ? "" : ", ") + std::string(name);
    }
    throw CLI::ValidationError(flag, "unknown value '" + word + "', not one of " + known);
  };
  app.add_option_function<std::string>(flag, choose);
}

// An option that sets the bits of the roles in its lists, one each time it is given.
void AddRoleList(CLI::App& app, const std::string& flag, uint32_t& bits) {
  const auto add = [flag, &bits](const std::vector<std::string>& lists) {
    for (const std::string& list : lists) {
      if (const auto unknown = AddRoles(list, bits)) {
        throw CLI::ValidationError(flag, "unknown role '" + std::string(*unknown) + "'");
      }
    }
  };
  app.add_option_function<std::vector<std::string>>(flag, add)->allow_extra_args(false);
}

// Binds the rows to the fields.
void Bind(CLI::App& app, CommandLine& line) {
  app.set_help_flag();
  app.add_flag("--help,-h", line.help);
  app.add_flag("--version,-V", line.version);
  AddChoice(app, "--input",
            {{"auto", InputKind::kAuto}, {"html", InputKind::kHtml}, {"text", InputKind::kText}},
            line.input);
  app.add_option("--url", line.url);
  app.add_option("--charset", line.charset);
  AddChoice(app, "--output", {{"text", OutputKind::kText}, {"json", OutputKind::kJson}}, line.output);
  app.add_flag("--explain", line.explain);
  AddRoleList(app, "--with", line.judging.with);
  AddRoleList(app, "--without", line.judging.without);
  AddChoice(app, "--judge", {{"model", true}, {"rules", false}}, line.judging.model);
  AddChoice(app, "--profile", ByName<Profile>(kProfileNames), line.judging.profile);
  AddChoice(app, "--kind", ByName<PageKind>(kPageKindNames), line.judging.kind);
  app.add_flag("--timings", line.timings);
  // One value each time; without this they would take the FILEs that follow.
  app.add_option("--rules", line.rules)->allow_extra_args(false);
  app.add_option("--add-rules", line.add_rules)->allow_extra_args(false);
}

// Reads `arguments` into what `app` is bound to; what is no flag goes to `files`.
std::string Parse(CLI::App& app, std::span<const char* const> arguments, std::string_view see,
                  std::vector<std::string>& files) {
  app.add_option("FILE", files);
  // What stands behind `--` is a file, whatever it looks like; the library would refuse "--b".
  const auto mark = std::find(arguments.begin(), arguments.end(), std::string_view("--"));
  // The library wants them last first.
  std::vector<std::string> reversed(arguments.begin(), mark);
  std::reverse(reversed.begin(), reversed.end());
  try {
    app.parse(reversed);
  } catch (const CLI::ParseError& e) {
    std::string what = e.what();
    for (char& c : what) {
      if (c == '\n') c = ' ';
    }
    return what + " (see " + std::string(see) + ")";
  }
  if (mark != arguments.end()) files.insert(files.end(), mark + 1, arguments.end());
  return {};
}

// How many of the inputs are standard input, which can be read but once.
int64_t StandardInputs(const CommandLine& line) {
  int64_t count = line.files.empty() ? 1 : 0;
  for (const std::vector<std::string>* names : {&line.files, &line.rules, &line.add_rules}) {
    count += std::count(names->begin(), names->end(), "-");
  }
  return count;
}

// What the parser itself does not check.
std::string Check(const CommandLine& line) {
  if (!line.help && !line.version && StandardInputs(line) > 1) {
    return "standard input cannot be read twice: two of the pages and rule files are '-', or no page "
           "is named";
  }
  if (line.explain && line.output == OutputKind::kJson) {
    return "--explain and --output json exclude each other: the JSON holds every verdict";
  }
  if (!line.charset.empty()) {
    std::string storage;
    if (!Decode("", {.charset = line.charset}, storage).ok()) {
      return "--charset: unknown encoding '" + line.charset + "'";
    }
  }
  return {};
}

}  // namespace

std::span<const Flag> Flags() { return kFlags; }

std::string ParseCommandLine(std::span<const char* const> arguments, CommandLine& line) {
  CLI::App app;
  Bind(app, line);
  const std::string error = Parse(app, arguments, "pare --help", line.files);
  return error.empty() ? Check(line) : error;
}

std::string ParseFlags(std::span<const FlagBinding> bindings,
                       std::span<const char* const> arguments, std::string_view see,
                       std::vector<std::string>& files) {
  CLI::App app;
  app.set_help_flag();
  for (const FlagBinding& binding : bindings) {
    const std::string name(binding.name);
    if (auto* on = std::get_if<bool*>(&binding.field)) {
      app.add_flag(name == "--help" ? "--help,-h" : name, **on);
    } else if (auto* value = std::get_if<std::string*>(&binding.field)) {
      app.add_option(name, **value);
    } else {
      app.add_option(name, *std::get<std::vector<std::string>*>(binding.field))
          ->allow_extra_args(false);
    }
  }
  return Parse(app, arguments, see, files);
}

std::string FlagHelp(std::span<const Flag> flags) {
  std::string help;
  std::string_view group;
  for (const Flag& flag : flags) {
    if (flag.group != group) {
      group = flag.group;
      help += "\n" + std::string(group) + ":\n";
    }
    std::string left = "  " + std::string(flag.name);
    if (!flag.value.empty()) left += " " + std::string(flag.value);
    left.resize(std::max<size_t>(left.size() + 2, 28), ' ');
    help += left + std::string(flag.help) + "\n";
  }
  return help;
}

std::string HelpText() {
  std::string help =
      "pare - pares a web page, or scraped text, down to its article\n\n"
      "usage: pare [flags] [FILE...]       (no FILE, or -: standard input)\n"
      "       pare rules VERB ...         checks, lists, tries and measures rules: pare rules --help\n";
  help += FlagHelp(kFlags);
  help +=
      "\nExit status: 0 an article came out; 1 none found; 2 wrong usage; 3 input unreadable,\n"
      "binary or over a limit; 4 output could not be written. Of several files the worst counts.\n"
      "\nExample: pare --explain --url https://example.com/news/1 page.html\n";
  return help;
}

}  // namespace pare
