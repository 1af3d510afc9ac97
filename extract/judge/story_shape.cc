// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/judge/story_shape.h"

#include <unicode/uchar.h>

#include <bit>
#include <string_view>

#include "extract/text/ascii.h"
#include "extract/text/byte_masks.h"
#include "extract/text/words.h"

namespace pare {
namespace {

// So many datelines, or so many before this one, are a text's habit (news in brief, live blogs).
constexpr size_t kHabitDatelines = 5;
constexpr size_t kHabitDatelinesBefore = 2;

bool IsBlank(char32_t c) { return c <= U' ' || c == 0xA0 || c == 0x3000; }

bool IsLetterOrDigit(char32_t c) { return c < 128 && IsAlnumAscii(static_cast<char>(c)); }

// What a mark at the end says; kOpen of what is none.
End EndOfMark(char32_t c) {
  switch (c) {
    case U'.': case U'…': case U'。': case U'।': case U'۔': case U'።':
      return End::kFull;
    case U'!': case U'?': case U'！': case U'？': case U'؟':
      return End::kCall;
    case U':': case U'：': case U',': case U'，': case U'、': case U';': case U'；':
      return End::kJoint;
    default:
      return End::kOpen;
  }
}

// The last mark, seen through closing quotes, brackets, emphasis marks and white space.
End EndOf(std::string_view text) {
  size_t pos = text.size();
  while (pos > 0) {
    const char32_t c = PreviousCodePoint(text, pos);
    if (IsLetterOrDigit(c)) return End::kOpen;
    if (IsBlank(c)) continue;
    if (const End end = EndOfMark(c); end != End::kOpen) return end;
    if (std::u32string_view(U"\"'”’»)]」』）*_").find(c) == std::u32string_view::npos) break;
  }
  return End::kOpen;
}

// "- ", "• ", "12. ", "3) ", "| ".
bool IsListItem(std::string_view text) {
  size_t i = 0;
  while (i < text.size() && static_cast<unsigned char>(text[i]) <= ' ') ++i;
  size_t digits = i;
  while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
  if (digits > i) {
    return digits - i <= 3 && digits + 1 < text.size() &&
           (text[digits] == '.' || text[digits] == ')') && text[digits + 1] == ' ';
  }
  if (i >= text.size()) return false;
  const char32_t c = NextCodePoint(text, i);
  if (c == U'|') return true;
  return std::u32string_view(U"-*•·–").find(c) != std::u32string_view::npos && i < text.size() &&
         (text[i] == ' ' || text[i] == '\t');
}

bool EndsClosed(std::string_view text) {
  size_t pos = text.size();
  while (pos > 0) {
    const char32_t c = PreviousCodePoint(text, pos);
    if (IsBlank(c)) continue;
    if (c == U'.' || IsLetterOrDigit(c)) return false;  // nearly always
    return std::u32string_view(U"\"”’»)]」』）】〕》").find(c) != std::u32string_view::npos;
  }
  return false;
}

// Opening quotes are seen through.
bool OpensLow(std::string_view text) {
  size_t i = 0;
  while (i < text.size()) {
    const char32_t c = NextCodePoint(text, i);
    if (IsBlank(c)) continue;
    if (IsLetterOrDigit(c)) return c >= U'a';
    if (std::u32string_view(U"\"'“”„‘«»「『《¿¡").find(c) != std::u32string_view::npos) continue;
    return u_islower(static_cast<UChar32>(c)) != 0 || ClassOf(c) == CharClass::kOther;
  }
  return false;
}

double DigitShare(std::string_view text) {
  int digits = 0;
  ForEachMasked(text, [&digits](std::string_view part, const ByteMasks& masks) {
    for (size_t w = 0; w < MaskWords(part.size()); ++w) digits += std::popcount(masks.digit[w]);
    return true;
  });
  return static_cast<double>(digits) / static_cast<double>(text.size() + 1);
}

}  // namespace

std::vector<StoryShape> StoryShapes(std::span<const Passage> passages,
                                    std::span<const size_t> words, size_t opening) {
  std::vector<StoryShape> shapes(passages.size());
  size_t datelines = 0;
  for (size_t p = 0; p < passages.size(); ++p) {
    const std::string_view text = passages[p].text;
    shapes[p] = {.words = words[p],
                 .end = EndOf(text),
                 .heading = passages[p].heading,
                 .list = IsListItem(text),
                 .byline = IsByline(text),
                 .closed = EndsClosed(text),
                 .address = text.find('@') != std::string_view::npos ||
                            text.find("://") != std::string_view::npos ||
                            text.find("www.") != std::string_view::npos,
                 .low = OpensLow(text),
                 .digits = DigitShare(text),
                 .dateline = FindDateline(text)};
    datelines += p >= opening && shapes[p].dateline.shape != DatelineShape::kNone;
  }
  size_t before = 0;
  for (size_t p = opening; p < shapes.size(); ++p) {
    if (shapes[p].dateline.shape == DatelineShape::kNone) continue;
    if (datelines >= kHabitDatelines || before++ >= kHabitDatelinesBefore) shapes[p].dateline = {};
  }
  return shapes;
}

}  // namespace pare
