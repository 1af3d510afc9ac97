// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>

namespace pare {
namespace {

constexpr size_t kColumnsIfUnknown = 100;

// The terminal's width; 0 where standard output is none.
size_t TerminalColumns() {
  if (isatty(STDOUT_FILENO) == 0) return 0;
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return kColumnsIfUnknown;
}

}  // namespace

ExplainStyle StyleOfTerminal() {
  ExplainStyle style;
  style.columns = TerminalColumns();
  const char* term = std::getenv("TERM");
  const char* no_colour = std::getenv("NO_COLOR");  // https://no-color.org
  style.colour = style.columns > 0 && (no_colour == nullptr || *no_colour == '\0') &&
                 term != nullptr && std::strcmp(term, "dumb") != 0;
  return style;
}

}  // namespace pare
