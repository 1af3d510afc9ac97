// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The program: reads, extracts, writes.
#ifndef PARE_EXTRACT_CLI_RUN_H_
#define PARE_EXTRACT_CLI_RUN_H_

#include <span>
#include <string_view>

namespace pare {

// Exit statuses. Of several files the worst, that is the highest, counts.
enum class ExitCode : int {
  kArticle = 0,   // an article came out
  kClean = 0,     // of `pare rules`: nothing is wrong, or what was asked for was done
  kNone = 1,      // none found
  kFindings = 1,  // of `pare rules check`: something is; of `test`: nothing changed
  kUsage = 2,     // wrong usage, or rules with mistakes
  kInput = 3,     // unreadable, binary, or over a limit (what was won is still printed)
  kOutput = 4,    // could not be written
};

// Runs the program with the arguments after its name, on the process's standard streams. Errors go
// to standard error as "pare: FILE: what". A closed pipe ends it quietly, with the status so far.
// `rules` as the first argument is the sub-command (extract/cli/rules_command.h); a file of that
// name is ./rules.
ExitCode RunPare(std::span<const char* const> arguments);

// Writes all of `text` to standard output. Returns `code`, or kOutput if that failed, which it then
// says on standard error; a closed pipe is no failure.
ExitCode PrintAll(std::string_view text, ExitCode code);

}  // namespace pare

#endif  // PARE_EXTRACT_CLI_RUN_H_
