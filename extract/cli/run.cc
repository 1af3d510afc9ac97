// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/cli/run.h"

#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <string>

#include "extract/cli/explain.h"
#include "extract/cli/flags.h"
#include "extract/cli/rules_command.h"
#include "extract/cli/stream.h"
#include "extract/cli/terminal.h"
#include "extract/emit/json.h"
#include "extract/emit/names.h"
#include "extract/emit/text.h"
#include "extract/extractor.h"
#include "extract/judge/model.h"

namespace pare {
namespace {

std::string VersionText(const Extractor& extractor) {
  return "pare " + std::string(kVersion) + "\nrules: built-in, " +
         std::to_string(extractor.rules().rules().size()) + " rules in " +
         std::to_string(BuiltinRules().size()) + " files\njudge: " + std::string(kJudgeName) + "\n";
}

ExitCode FinishOutput(Output& output, ExitCode code) {
  output.Flush();
  if (output.ok() || output.closed()) return code;
  Complain("standard output", output.error());
  return ExitCode::kOutput;
}

class Program {
 public:
  explicit Program(const CommandLine& line) : line_(line) {}

  ExitCode Run() {
    absl::StatusOr<Extractor> extractor = MakeExtractor();
    if (!extractor.ok()) return Fail(ExitCode::kUsage);
    if (line_.version) {
      Write(VersionText(*extractor));
      return Finish();
    }
    std::vector<std::string> files = line_.files;
    if (files.empty()) files.push_back("-");
    several_ = files.size() > 1;
    for (const std::string& file : files) {
      Process(*extractor, file);
      if (!output_.ok()) break;
      first_ = false;
    }
    return Finish();
  }

 private:
  absl::StatusOr<Extractor> MakeExtractor() {
    ExtractorOptions options;
    options.input = line_.input;
    options.timings = line_.timings;
    options.judging = line_.judging;
    options.judging.explain = line_.explain || line_.output == OutputKind::kJson;
    options.builtin_rules = line_.rules.empty();
    for (const auto* names : {&line_.rules, &line_.add_rules}) {
      if (!ReadRuleFiles(*names, options.rules)) return absl::NotFoundError("a rule file");
    }
    input_limit_ = options.limits.input_bytes;
    absl::StatusOr<Extractor> extractor = Extractor::Create(std::move(options));
    if (!extractor.ok()) {
      std::fprintf(stderr, "%s\n", std::string(extractor.status().message()).c_str());
    }
    return extractor;
  }

  void Process(const Extractor& extractor, const std::string& file) {
    std::string bytes;
    // One byte more than the limit, so that the limit is seen to be passed.
    const std::string error = ReadStream(file, input_limit_ + 1, bytes);
    if (!error.empty()) {
      Complain(file, error);
      Fail(ExitCode::kInput);
      if (bytes.empty()) {
        WriteArticle(Article(), file);
        return;
      }
    }
    const Article article = extractor.Extract(bytes, {.url = line_.url, .charset = line_.charset});
    Report(article, file);
    WriteArticle(article, file);
  }

  // Sets the exit status and says on standard error what went wrong.
  void Report(const Article& article, const std::string& file) {
    if (article.status == Status::kBinary) {
      Complain(file, "not a page or text: " + article.detail);
      Fail(ExitCode::kInput);
      return;
    }
    for (const std::string_view limit : LimitNames(article.limits)) {
      const std::string_view then =
          limit == "blocks" ? "; rules alone have judged it" : "; the rest is left out";
      Complain(file, "over the limit of " + std::string(limit) + std::string(then));
      Fail(ExitCode::kInput);
    }
    if (article.status == Status::kNoArticle) Fail(ExitCode::kNone);
    if (line_.timings && line_.output == OutputKind::kText) {
      std::string times;
      for (const Timing& t : article.timings) {
        char buffer[64];
        std::snprintf(buffer, sizeof buffer, "%s%.*s %.3f ms", times.empty() ? "" : ", ",
                      static_cast<int>(t.pass.size()), t.pass.data(), t.milliseconds);
        times += buffer;
      }
      Complain(file, times);
    }
  }

  void WriteArticle(const Article& article, const std::string& file) {
    if (line_.explain) {
      if (several_) Write("== " + file + "\n");
      Write(Explain(article, StyleOfTerminal()));
    } else if (line_.output == OutputKind::kJson) {
      Write(ToJson(article, several_ ? std::string_view(file) : std::string_view()));
    } else {
      if (!first_) Write("\f");
      Write(ToText(article));
    }
  }

  void Write(std::string_view bytes) { output_.Write(bytes); }

  ExitCode Fail(ExitCode code) {
    code_ = std::max(code_, code);
    return code_;
  }

  ExitCode Finish() { return FinishOutput(output_, code_); }

  const CommandLine& line_;
  Output output_;
  ExitCode code_ = ExitCode::kArticle;
  size_t input_limit_ = 0;
  bool several_ = false;
  bool first_ = true;
};

}  // namespace

ExitCode PrintAll(std::string_view text, ExitCode code) {
  Output output;
  output.Write(text);
  return FinishOutput(output, code);
}

ExitCode RunPare(std::span<const char* const> arguments) {
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is told by the write
  if (!arguments.empty() && std::string_view(arguments[0]) == "rules") {
    return RunRules(arguments.subspan(1));
  }
  CommandLine line;
  if (const std::string error = ParseCommandLine(arguments, line); !error.empty()) {
    Complain("", error);
    return ExitCode::kUsage;
  }
  if (line.help) return PrintAll(HelpText(), ExitCode::kArticle);
  if (line.files.empty() && !line.version && isatty(STDIN_FILENO) != 0) {
    Complain("", "no FILE, and standard input is a terminal (see pare --help)");
    return ExitCode::kUsage;
  }
  return Program(line).Run();
}

}  // namespace pare
