// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Text in the columns of a terminal, where wide characters take two. Text is UTF-8; malformed bytes
// count as U+FFFD.
#ifndef PARE_EXTRACT_EMIT_COLUMNS_H_
#define PARE_EXTRACT_EMIT_COLUMNS_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace pare {

// Columns that `text` takes.
size_t ColumnsOf(std::string_view text);

// `text` on one line, without control characters, cut to at most `columns` columns (0: any).
std::string OneLine(std::string_view text, size_t columns);

// Adds spaces to `line` until it has `columns` columns.
void Pad(std::string& line, size_t columns);

// `text` behind as many spaces as make it `columns` columns: numbers below each other.
std::string Right(std::string_view text, size_t columns);

}  // namespace pare

#endif  // PARE_EXTRACT_EMIT_COLUMNS_H_
