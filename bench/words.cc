// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "bench/words.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdint>

namespace pare::bench {
namespace {

// The Unicode version of Python 3.11; later characters are unknown to it.
constexpr uint8_t kUnicodeMajor = 14;

char32_t Next(std::string_view text, int32_t& at) {
  UChar32 c;
  U8_NEXT_OR_FFFD(text.data(), at, static_cast<int32_t>(text.size()), c);
  return static_cast<char32_t>(c);
}

bool IsNonAsciiWordChar(UChar32 c) {
  if ((U_GET_GC_MASK(c) & U_GC_L_MASK) == 0 &&
      u_getIntPropertyValue(c, UCHAR_NUMERIC_TYPE) == U_NT_NONE) {
    return false;
  }
  UVersionInfo age;
  u_charAge(c, age);
  return age[0] <= kUnicodeMajor;
}

}  // namespace

bool IsWordChar(char32_t c) {
  if (c >= 128) return IsNonAsciiWordChar(static_cast<UChar32>(c));
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
}

bool IsCjk(char32_t c) {
  return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x4DBF) ||
         (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF);
}

bool IsSpace(char32_t c) {
  if (c < 128) return c == ' ' || (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1F);
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

std::string Lower(std::string_view text) {
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  UErrorCode error = U_ZERO_ERROR;
  // The empty locale is the root; a null one would be the user's.
  icu::CaseMap::utf8ToLower(
      "", 0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), sink, nullptr,
      error);
  return out;
}

std::vector<std::string> SplitWords(std::string_view text) {
  const std::string lower = Lower(text);
  const std::string_view view = lower;
  const auto size = static_cast<int32_t>(view.size());
  std::vector<std::string> words;
  int32_t begin = -1;  // of the word that is open
  for (int32_t at = 0; at < size;) {
    const int32_t here = at;
    const char32_t c = Next(view, at);
    const bool cjk = IsCjk(c);
    const bool inside = !cjk && IsWordChar(c);
    if (inside && begin < 0) begin = here;
    if (!inside && begin >= 0) {
      words.emplace_back(view.substr(begin, here - begin));
      begin = -1;
    }
    if (cjk) words.emplace_back(view.substr(here, at - here));
  }
  if (begin >= 0) words.emplace_back(view.substr(begin));
  return words;
}

std::string Flatten(const std::vector<std::string>& words) {
  std::string flat = " ";
  for (const std::string& word : words) {
    if (flat.size() > 1) flat += ' ';
    flat += word;
  }
  flat += ' ';
  return flat;
}

std::string LowerAndCollapse(std::string_view text) {
  const std::string lower = Lower(text);
  const std::string_view view = lower;
  std::string out;
  out.reserve(view.size());
  bool in_space = false;
  for (int32_t at = 0; at < static_cast<int32_t>(view.size());) {
    const int32_t here = at;
    const bool space = IsSpace(Next(view, at));
    if (!space) out.append(view.substr(here, at - here));
    if (space && !in_space) out += ' ';
    in_space = space;
  }
  return out;
}

std::string_view Trim(std::string_view text) {
  int32_t begin = -1;
  int32_t end = 0;
  for (int32_t at = 0; at < static_cast<int32_t>(text.size());) {
    const int32_t here = at;
    if (IsSpace(Next(text, at))) continue;
    if (begin < 0) begin = here;
    end = at;
  }
  return begin < 0 ? std::string_view() : text.substr(begin, end - begin);
}

}  // namespace pare::bench
