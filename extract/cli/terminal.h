// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// What standard output is like, and the colours of what goes there.
#ifndef PARE_EXTRACT_CLI_TERMINAL_H_
#define PARE_EXTRACT_CLI_TERMINAL_H_

#include <string_view>

#include "extract/cli/explain.h"

namespace pare {

inline constexpr std::string_view kRed = "\033[31m", kGreen = "\033[32m", kYellow = "\033[33m",
                                  kCyan = "\033[36m", kDim = "\033[2m", kReset = "\033[0m";

// The terminal's width, and colours unless NO_COLOR or TERM=dumb speak against them; neither where
// standard output is no terminal.
ExplainStyle StyleOfTerminal();

}  // namespace pare

#endif  // PARE_EXTRACT_CLI_TERMINAL_H_
