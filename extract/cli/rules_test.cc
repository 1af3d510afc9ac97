// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "extract/cli/explain.h"
#include "extract/cli/rules_command.h"
#include "extract/cli/stream.h"
#include "extract/cli/terminal.h"
#include "extract/emit/columns.h"
#include "extract/emit/names.h"
#include "extract/limits.h"
#include "extract/role.h"
#include "extract/rule_tools/rule_diff.h"

namespace pare {
namespace {

constexpr size_t kContext = 2;       // unchanged blocks around changed ones

char MarkOf(Change change) {
  switch (change) {
    case Change::kTakenOut:
      return '-';
    case Change::kGivenBack:
      return '+';
    case Change::kRole:
      return '~';
    case Change::kNone:
      break;
  }
  return ' ';
}

std::string_view ColourOf(Change change) {
  switch (change) {
    case Change::kTakenOut:
      return kRed;
    case Change::kGivenBack:
      return kGreen;
    case Change::kRole:
      return kYellow;
    case Change::kNone:
      break;
  }
  return kDim;
}

// "drop comment": the verdict that the rules lead to.
std::string VerdictOf(const Verdict& v) {
  return (v.kept ? "keep " : "drop ") + std::string(NameOf(v.role));
}

class DiffPrinter {
 public:
  DiffPrinter(const RuleDiff& diff, const ExplainStyle& style)
      : diff_(diff), style_(style), hunks_(HunksOf(diff.changes, kContext)) {
    for (const Hunk& hunk : hunks_) {
      for (size_t i = hunk.begin; i < hunk.end; ++i) {
        const Verdict& v = diff_.after.pieces[i].last;
        verdict_columns_ = std::max(verdict_columns_, VerdictOf(v).size());
        who_columns_ = std::max(who_columns_, ColumnsOf(Who(i)));
      }
    }
  }

  std::string Print(const std::string& file, const std::string& page) {
    if (diff_.Any()) {
      AppendColoured(kRed, "--- " + page);
      AppendColoured(kGreen, "+++ " + page + " with " + file);
    }
    AppendField("title", diff_.before.title, diff_.after.title);
    AppendField("author", diff_.before.author, diff_.after.author);
    AppendField("date", diff_.before.date, diff_.after.date);
    for (const Hunk& hunk : hunks_) {
      AppendColoured(kCyan, "@@ blocks " + std::to_string(hunk.begin + 1) + "-" +
                                std::to_string(hunk.end) + " of " +
                                std::to_string(diff_.after.pieces.size()) + " @@");
      for (size_t i = hunk.begin; i < hunk.end; ++i) AppendBlock(i);
    }
    AppendSummary();
    return std::move(out_);
  }

 private:
  // With the file: for a block that changed, the rule that did it.
  std::string Who(size_t i) const { return WhoDecided(diff_.after, diff_.after.pieces[i]); }

  void AppendColoured(std::string_view colour, const std::string& line) {
    out_ += style_.colour ? std::string(colour) + line + std::string(kReset) : line;
    out_ += '\n';
  }

  void AppendField(std::string_view name, const std::string& before, const std::string& after) {
    if (before == after) return;
    const std::string is = std::string(name) + ": ";
    if (!before.empty()) AppendColoured(kRed, "-" + is + OneLine(before, 0));
    if (!after.empty()) AppendColoured(kGreen, "+" + is + OneLine(after, 0));
  }

  void AppendBlock(size_t i) {
    const Piece& piece = diff_.after.pieces[i];
    const Change change = diff_.changes[i];
    std::string line = MarkOf(change) + VerdictOf(piece.last);
    Pad(line, 1 + verdict_columns_ + 2);
    line += Who(i);
    Pad(line, 1 + verdict_columns_ + 2 + who_columns_ + 1);
    const auto [words, text] = WordsAndTextOf(diff_.after, piece, ColumnsOf(line), style_);
    AppendColoured(ColourOf(change), line + words + text);
  }

  void AppendSummary() {
    uint32_t blocks[4] = {}, words[4] = {};
    for (size_t i = 0; i < diff_.changes.size(); ++i) {
      const auto change = static_cast<size_t>(diff_.changes[i]);
      ++blocks[change];
      words[change] += diff_.after.pieces[i].words;
    }
    const auto count = [&](Change change) {
      const auto c = static_cast<size_t>(change);
      return std::to_string(blocks[c]) + (blocks[c] == 1 ? " block (" : " blocks (") +
             std::to_string(words[c]) + (words[c] == 1 ? " word)" : " words)");
    };
    for (const RuleOrigin& rule : diff_.without_hit) {
      out_ += "-- no hit: " + rule.name + " " + rule.file + ":" + std::to_string(rule.line) + "\n";
    }
    for (const UndoneRule& undone : diff_.after.undone_rules) {
      if (diff_.after.rules[undone.rule].user) out_ += UndoneLine(diff_.after, undone);
    }
    out_ += "-- " + count(Change::kTakenOut) + " taken out, " + count(Change::kGivenBack) +
            " given back, " + count(Change::kRole) + " with another role\n";
  }

  const RuleDiff& diff_;
  const ExplainStyle& style_;
  const std::vector<Hunk> hunks_;
  size_t verdict_columns_ = 0;
  size_t who_columns_ = 0;
  std::string out_;
};

// What is wrong with the command line; "" if nothing is.
std::string Check(const RulesCommandLine& line) {
  if (line.files.size() != 1) return "rules test: expected one rule file";
  if (line.on.empty()) return "rules test: expected a page: --on PAGE";
  if (line.files[0] == "-" && line.on == "-") {
    return "rules test: standard input cannot be both the rules and the page";
  }
  return {};
}

}  // namespace

ExitCode RunRulesTest(const RulesCommandLine& line) {
  if (const std::string error = Check(line); !error.empty()) {
    Complain("", error + " (see pare rules test --help)");
    return ExitCode::kUsage;
  }
  std::vector<RuleFile> files;
  if (!ReadRuleFiles(line.files, files)) return ExitCode::kUsage;
  std::string page;
  if (const std::string error = ReadStream(line.on, Limits{}.input_bytes + 1, page);
      !error.empty()) {
    Complain(line.on, error);
    return ExitCode::kInput;
  }
  const absl::StatusOr<RuleDiff> diff = DiffRules(files[0], page, {.url = line.url, .charset = {}});
  if (!diff.ok()) {
    std::fprintf(stderr, "%s\n", std::string(diff.status().message()).c_str());
    return ExitCode::kUsage;
  }
  if (diff->after.status == Status::kBinary) {
    Complain(line.on, "not a page or text: " + diff->after.detail);
    return ExitCode::kInput;
  }
  const ExplainStyle style = StyleOfTerminal();
  return PrintAll(DiffPrinter(*diff, style).Print(line.files[0], line.on),
                  diff->Any() ? ExitCode::kClean : ExitCode::kFindings);
}

}  // namespace pare
