// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// What a terminal shows of a text: columns, colours, lines that fit.
#ifndef PARE_EXTRACT_CLI_TERMINAL_H_
#define PARE_EXTRACT_CLI_TERMINAL_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "extract/cli/explain.h"

namespace pare {

// The terminal's width, and colours unless NO_COLOR or TERM=dumb speak against them; neither where
// standard output is no terminal.
ExplainStyle StyleOfTerminal();

// Columns that `text` takes; wide characters take two.
size_t ColumnsOf(std::string_view text);

// `text` on one line, without control characters, cut to at most `columns` columns (0: any).
std::string OneLine(std::string_view text, size_t columns);

// Adds spaces to `line` until it has `columns` columns.
void Pad(std::string& line, size_t columns);

}  // namespace pare

#endif  // PARE_EXTRACT_CLI_TERMINAL_H_
