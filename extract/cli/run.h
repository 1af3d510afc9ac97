// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The program: reads, extracts, writes.
#ifndef PARE_EXTRACT_CLI_RUN_H_
#define PARE_EXTRACT_CLI_RUN_H_

#include <span>

namespace pare {

// Exit statuses. Of several files the worst, that is the highest, counts.
enum class ExitCode : int {
  kArticle = 0,   // an article came out
  kNone = 1,      // none found
  kUsage = 2,     // wrong usage, or rules with mistakes
  kInput = 3,     // unreadable, binary, or over a limit (what was won is still printed)
  kOutput = 4,    // could not be written
};

// Runs the program with the arguments after its name, on the process's standard streams. Errors go
// to standard error as "pare: FILE: what". A closed pipe ends it quietly, with the status so far.
ExitCode RunPare(std::span<const char* const> arguments);

}  // namespace pare

#endif  // PARE_EXTRACT_CLI_RUN_H_
