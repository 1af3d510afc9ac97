// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/cli/rules_command.h"
#include "extract/rule_tools/lint.h"

namespace pare {

ExitCode RunRulesCheck(const RulesCommandLine& line) {
  std::vector<RuleFile> files;
  if (!ReadRulesToLookAt(line, files)) return ExitCode::kUsage;
  const LintReport report = LintRules(files);
  std::string out;
  for (const Finding& finding : report.findings) out += finding.text + "\n";
  out += SummaryOf(report) + "\n";
  const bool found = report.errors > 0 || (line.strict && report.warnings > 0);
  return PrintAll(out, found ? ExitCode::kFindings : ExitCode::kClean);
}

}  // namespace pare
