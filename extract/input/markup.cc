// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/input/markup.h"

#include <cstring>

#include "extract/text/ascii.h"

namespace pare {
namespace {

// Where the raw text that begins at `i` ends: at the end tag of its element, or of the page.
size_t EndTagOf(std::string_view html, size_t i, std::string_view name) {
  for (; (i = html.find("</", i)) != std::string_view::npos; i += 2) {
    const size_t after = i + 2 + name.size();
    if (after > html.size() || !EqualsIgnoringCase(html.substr(i + 2, name.size()), name)) continue;
    if (after == html.size() || IsHtmlSpace(html[after]) || html[after] == '/' ||
        html[after] == '>') {
      return i;
    }
  }
  return html.size();
}

bool IsTagAt(std::string_view html, size_t i, std::string_view opening) {
  const size_t after = i + opening.size();
  return StartsWithIgnoringCase(html.substr(i, opening.size()), opening) && after < html.size() &&
         (IsHtmlSpace(html[after]) || html[after] == '/' || html[after] == '>');
}

// Likewise of a script. In a comment within it, a script element of its own is shielded ("script
// data double escaped state").
size_t ScriptEnd(std::string_view html, size_t i) {
  const size_t end = EndTagOf(html, i, "script");
  const size_t comment = html.substr(0, end).find("<!--", i);
  if (comment == std::string_view::npos) return end;
  bool escaped = true, shielded = false;
  for (i = comment + 2; i < html.size(); ++i) {
    if (html[i] == '-' && html.substr(i, 3) == "-->") escaped = shielded = false;
    if (html[i] != '<') continue;
    if (IsTagAt(html, i, "</script")) {
      if (!shielded) return i;
      shielded = false;
    } else if (escaped && IsTagAt(html, i, "<script")) {
      shielded = true;
    } else if (!escaped && html.substr(i, 4) == "<!--") {
      escaped = true;
      ++i;  // so that "<!-->" ends at once
    }
  }
  return html.size();
}

constexpr bool BeginsMarkup(std::string_view html, size_t i) {
  if (i + 1 >= html.size()) return false;
  const char next = html[i + 1];
  return IsAsciiAlpha(next) || next == '!' || next == '?' || (next == '/' && i + 2 < html.size());
}

}  // namespace

size_t NextMarkup(std::string_view html, size_t i) {
  while (i < html.size()) {
    const void* p = std::memchr(html.data() + i, '<', html.size() - i);
    if (p == nullptr) break;
    i = static_cast<size_t>(static_cast<const char*>(p) - html.data());
    if (BeginsMarkup(html, i)) return i;
    ++i;
  }
  return html.size();
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
