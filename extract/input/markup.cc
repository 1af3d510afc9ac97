// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/input/markup.h"

#include <algorithm>

#include "extract/text/ascii.h"

namespace pare {
namespace {

bool EndsName(char c) { return IsHtmlSpace(c) || c == '/' || c == '>'; }

// Where the raw text that begins at `i` ends: at the end tag of its element, or of the page.
size_t EndTagOf(std::string_view html, size_t i, std::string_view name) {
  for (; (i = html.find("</", i)) != std::string_view::npos; i += 2) {
    const size_t after = i + 2 + name.size();
    if (after >= html.size()) break;  // its name may go on where the page was cut off
    if (EqualsIgnoringCase(html.substr(i + 2, name.size()), name) && EndsName(html[after])) return i;
  }
  return html.size();
}

bool IsTagAt(std::string_view html, size_t i, std::string_view opening) {
  const size_t after = i + opening.size();
  return StartsWithIgnoringCase(html.substr(i, opening.size()), opening) && after < html.size() &&
         EndsName(html[after]);
}

// Likewise of a script. In a comment within it, a script element of its own is shielded ("script
// data double escaped state").
size_t ScriptEnd(std::string_view html, size_t i) {
  const size_t end = EndTagOf(html, i, "script");
  const size_t comment = html.substr(0, end).find("<!--", i);
  if (comment == std::string_view::npos) return end;
  bool escaped = true, shielded = false;
  for (i = comment + 2;;) {  // so that "<!-->" ends at once
    const size_t less = std::min(html.find('<', i), html.size());
    const bool ends = escaped && html.substr(i, less - i).find("-->") != std::string_view::npos;
    if (ends) escaped = shielded = false;
    if (less == html.size()) return less;
    i = less + 1;
    if (IsTagAt(html, less, "</script")) {
      if (!shielded) return less;
      shielded = false;
    } else if (escaped && IsTagAt(html, less, "<script")) {
      shielded = true;
    } else if (!escaped && html.substr(less, 4) == "<!--") {
      escaped = true;
      i = less + 2;
    }
  }
}

constexpr bool BeginsMarkup(std::string_view html, size_t i) {
  if (i + 1 >= html.size()) return false;
  const char next = html[i + 1];
  return IsAsciiAlpha(next) || next == '!' || next == '?' || (next == '/' && i + 2 < html.size());
}

}  // namespace

size_t NextMarkup(std::string_view html, const PageMarks& marks, size_t i) {
  for (i = marks.NextStop(i); i < html.size(); i = marks.NextStop(i + 1)) {
    if (html[i] == '<' && BeginsMarkup(html, i)) break;
  }
  return i;
}

size_t CommentEnd(std::string_view html, size_t i) {
  if (html.substr(i, 1) == ">") return i + 1;
  if (html.substr(i, 2) == "->") return i + 2;
  for (; (i = html.find("--", i)) != std::string_view::npos; ++i) {
    if (html.substr(i + 2, 1) == ">") return i + 3;
    if (html.substr(i + 2, 2) == "!>") return i + 4;
  }
  return html.size();
}

size_t RawTextEnd(std::string_view html, size_t i, Tag element) {
  return element == Tag::kScript ? ScriptEnd(html, i) : EndTagOf(html, i, NameOf(element));
}

}  // namespace pare
