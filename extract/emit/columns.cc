// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/emit/columns.h"

#include "extract/text/words.h"

namespace pare {
namespace {

// Columns a character takes, as far as this needs to know.
size_t WidthOf(char32_t c) {
  if (c < 0x300) return 1;
  return ClassOf(c) == CharClass::kIdeograph || (c >= 0xAC00 && c <= 0xD7A3) ||
                 (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFF60)
             ? 2
             : 1;
}

}  // namespace

size_t ColumnsOf(std::string_view text) {
  size_t columns = 0;
  for (size_t i = 0; i < text.size();) columns += WidthOf(NextCodePoint(text, i));
  return columns;
}

std::string OneLine(std::string_view text, size_t columns) {
  std::string out;
  size_t used = 0;
  for (size_t i = 0; i < text.size();) {
    const size_t from = i;
    const char32_t c = NextCodePoint(text, i);
    const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    if (columns > 0 && used + WidthOf(c) + (i < text.size() ? 1 : 0) > columns) {
      out += "…";
      break;
    }
    used += WidthOf(c);
    if (control) {
      out += ' ';
    } else {
      out += text.substr(from, i - from);
    }
  }
  return out;
}

void Pad(std::string& line, size_t columns) {
  const size_t have = ColumnsOf(line);
  if (have < columns) line.append(columns - have, ' ');
}

std::string Right(std::string_view text, size_t columns) {
  const size_t have = ColumnsOf(text);
  return std::string(have < columns ? columns - have : 0, ' ').append(text);
}

}  // namespace pare
