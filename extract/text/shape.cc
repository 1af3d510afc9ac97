// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/text/shape.h"

#include <unicode/uchar.h>

#include "extract/text/words.h"

namespace pare {
namespace {

bool IsComma(char32_t c) {
  return c == ',' || c == ';' || c == 0xFF0C || c == 0x3001 || c == 0x060C || c == 0x061B ||
         c == 0xFF1B;
}

bool IsColon(char32_t c) { return c == ':' || c == 0xFF1A; }

bool IsSpaceLike(char32_t c) { return c <= 0x20 || c == 0xA0 || c == 0x3000; }

// The last character that is no white space; 0 if there is none. `pos` moves to its start.
char32_t LastVisible(std::string_view text, size_t& pos) {
  while (pos > 0) {
    const char32_t c = PreviousCodePoint(text, pos);
    if (!IsSpaceLike(c)) return c;
  }
  return 0;
}

void ScanEnd(std::string_view text, TextShape& shape) {
  size_t pos = text.size();
  char32_t c = LastVisible(text, pos);
  while (c != 0 && IsClosingMark(c)) c = LastVisible(text, pos);
  shape.end_mark = IsSentenceEnd(c);
  shape.colon_end = IsColon(c);
}

}  // namespace

bool IsSentenceEnd(char32_t c) {
  switch (c) {
    case '.':
    case '!':
    case '?':
    case 0x2026:  // horizontal ellipsis
    case 0x203C:  // double exclamation mark
    case 0x3002:  // ideographic full stop
    case 0xFF01:  // full-width ! . ?
    case 0xFF0E:
    case 0xFF1F:
    case 0xFF61:
    case 0x061F:  // Arabic question mark
    case 0x06D4:  // Urdu full stop
    case 0x0964:  // danda, double danda
    case 0x0965:
    case 0x0589:  // Armenian full stop
    case 0x1362:  // Ethiopic full stop
      return true;
    default:
      return false;
  }
}

bool IsClosingMark(char32_t c) {
  switch (c) {
    case '"':
    case '\'':
    case ')':
    case ']':
    case '*':  // Markdown emphasis
    case '_':
    case 0xBB:    // »
    case 0x2018:  // closes in German
    case 0x2019:
    case 0x201C:  // closes in German
    case 0x201D:
    case 0x203A:
    case 0x300D:  // CJK brackets
    case 0x300F:
    case 0x3011:
    case 0xFF09:
      return true;
    default:
      return false;
  }
}

TextShape ShapeOf(std::string_view text) {
  TextShape shape;
  ForEachWord(text, [&shape](std::string_view word) {
    size_t pos = 0;
    const char32_t c = NextCodePoint(word, pos);
    if (u_isdigit(static_cast<UChar32>(c))) {
      ++shape.numbers;
    } else if (shape.words == 0) {
      shape.lower_start = u_islower(static_cast<UChar32>(c));
    } else if (u_isupper(static_cast<UChar32>(c))) {
      ++shape.capitals;
    }
    ++shape.words;
  });
  bool ended = false;  // the character before was a sentence end
  for (size_t i = 0; i < text.size();) {
    const char32_t c = NextCodePoint(text, i);
    if (ended && (IsSpaceLike(c) || IsClosingMark(c))) ++shape.sentences;
    ended = IsSentenceEnd(c);
    if (ended && c >= 0x3000) {  // full-width marks need no white space after them
      ++shape.sentences;
      ended = false;
    }
    shape.commas += IsComma(c);
  }
  shape.sentences += ended;
  ScanEnd(text, shape);
  return shape;
}

}  // namespace pare
