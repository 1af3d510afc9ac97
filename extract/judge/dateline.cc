// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/judge/dateline.h"

#include <re2/re2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "absl/strings/str_cat.h"
#include "extract/input/utf8.h"
#include "extract/text/ascii.h"
#include "extract/text/fold.h"
#include "extract/text/words.h"

namespace pare {
namespace {

constexpr size_t kReadBytes = 120;  // no dateline or byline seen was longer
constexpr size_t kMostBylineWords = 9;

// Words in capitals that open a paragraph as a label, not as a place.
constexpr std::array<std::string_view, 62> kLabels = {
    "NOTE",     "NOTES",   "DISCLAIMER", "UPDATE",  "UPDATED",    "WARNING",  "IMPORTANT",
    "CAUTION",  "EDITOR",  "SOURCE",     "SOURCES", "QUESTION",   "ANSWER",   "SPOILER",
    "TLDR",     "CREDIT",  "CREDITS",    "PHOTO",   "PHOTOS",     "VIDEO",    "WATCH",
    "READ",     "RELATED", "MORE",       "ALSO",    "BONUS",      "EXAMPLE",  "SUMMARY",
    "STEP",     "PROS",    "CONS",       "TIPS",    "FAQS",       "VERDICT",  "PRICE",
    "WHAT",     "WHERE",   "WHEN",       "HOST",    "GUEST",      "CONCLUSION", "HINWEIS",
    "ACHTUNG",  "WICHTIG", "QUELLE",     "FOTO",    "NOTA",       "AVISO",    "FUENTE",
    "FONTE",    "ATTENZIONE", "REMARQUE", "SUITE",  "UWAGA",      "BRON",     "ПРИМЕЧАНИЕ",
    "ВНИМАНИЕ", "ИСТОЧНИК", "ВАЖНО",     "ФОТО",    "ATTENTION",  "DISCLOSURE",
};

// The opening of a passage as one ASCII character for each of its own, so that the patterns stay
// small: RE2's automata over Unicode classes in counted repetitions run out of memory.
//   U capital  l small letter  c letter without case  H ideograph or kana  K Hangul  9 digit
//   Y M D E    the ideographs for year, month, day, and wire (电 電 讯 訊)
//   -          any dash        other ASCII marks, full-width ones too, as they are; ? the rest
struct ShapeText {
  std::string shape;
  std::array<uint8_t, kReadBytes + 1> offset;  // of each character in the text; the text's length
};

constexpr std::array<char, 128> kAsciiShapes = [] {
  std::array<char, 128> shapes{};
  for (int c = 0; c < 128; ++c) {
    const bool upper = c >= 'A' && c <= 'Z', lower = c >= 'a' && c <= 'z';
    const bool digit = c >= '0' && c <= '9';
    shapes[c] = upper ? 'U' : lower ? 'l' : digit ? '9' : c <= ' ' ? ' ' : static_cast<char>(c);
  }
  return shapes;
}();

char ShapeOf(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
  if (c < 128) return kAsciiShapes[c];
  switch (c) {
    case U'年': return 'Y';
    case U'月': return 'M';
    case U'日': return 'D';
    case U'电': case U'電': case U'讯': case U'訊': return 'E';
    case U'–': case U'—': case U'―': case U'‒': return '-';
    case U'’': return '\'';
    case U'【': case U'〔': return '[';
    case U'】': case U'〕': return ']';
    case U'·': case U'・': return '.';
    case 0xA0: case 0x3000: case 0x2009: case 0x202F: return ' ';
    default: break;
  }
  if (ClassOf(c) == CharClass::kIdeograph) return 'H';
  if (c >= 0xAC00 && c <= 0xD7A3) return 'K';
  if (u_isupper(static_cast<UChar32>(c)) != 0) return 'U';
  if (u_islower(static_cast<UChar32>(c)) != 0) return 'l';
  return ClassOf(c) == CharClass::kOther ? '?' : 'c';
}

// Of an Opening().
ShapeText ShapeTextOf(std::string_view text) {
  ShapeText result;
  result.shape.resize(text.size());
  char* const shape = result.shape.data();
  size_t count = 0;
  for (size_t i = 0; i < text.size(); ++count) {
    result.offset[count] = static_cast<uint8_t>(i);
    const auto byte = static_cast<unsigned char>(text[i]);
    shape[count] = byte < 128 ? kAsciiShapes[text[i++]] : ShapeOf(NextCodePoint(text, i));
  }
  result.offset[count] = static_cast<uint8_t>(text.size());
  result.shape.resize(count);
  return result;
}

// Pieces of patterns over shapes. A place in capitals: up to four words, then perhaps a state or
// country after a comma; a place with capital initials; a day; an agency; a dash.
constexpr char kCapitals[] =
    R"(U[Uc.'\-]*(?:[ /]U[Uc.'\-]*){0,3}(?:, ?U[Ulc.]*(?: U[Ulc.]*)?)?)";
constexpr char kPlace[] = R"(U[Ulc.'\-]+(?:[ /][Ulc.'\-]+){0,3}(?:, ?U[Ulc.]+)?)";
constexpr char kDay[] =
    R"((?:9{1,2}\.? ?[Ulc]{3,12}\.?|[Ulc]{3,10}\.? 9{1,2})(?:,? 9999)?)";
constexpr char kAgency[] = R"(\([^()]{2,25}\))";
constexpr char kDash[] = "-{1,2}";

// The patterns, compiled when first needed. Group 1 is the dateline.
struct Patterns {
  // "TOKYO – ", "LOS ANGELES, CA – ", "MOSCOW January 3, 2026 – ", "BERLIN, 3. Mai (dpa) – ".
  RE2 capital{absl::StrCat("^((", kCapitals, ")(?:,? ", kDay, ")?(?: ?", kAgency, ")? *(", kDash,
                           "|:)) ")};
  // "Paris (AFP) - ", "(AP) — ", "القاهرة (رويترز) - ".
  RE2 agency{absl::StrCat("^((?:(?:", kPlace, "|c[c ]{1,29})(?:,? ", kDay,
                          ")? ?|)\\((?:[Uc][Ulc /.&]{1,20}|l{2,4})\\) *", kDash, ") ")};
  // "Moscow, January 3 – ", "Москва, 3 мая. /ТАСС/".
  RE2 dated{absl::StrCat("^(", kPlace, "[,.] ", kDay, "\\.? *(?:", kAgency, " *)?(?:", kDash,
                         " |/[^/]{2,20}/))")};
  // "北京3月5日电", "新华社北京3月5日电", "（巴黎5日讯）", "【東京共同】", "(서울=연합뉴스)".
  RE2 east{R"(^([\[(]?[H.]{2,12}(?:9999Y)?(?:9{1,2}M)?9{1,2}D[(]?[H ]{0,10}[)]?E)"
           R"(|\[[H.]{2,8}[H=]{2,12}\]|[\[(][K .]{1,10}=[K ]{2,10}[\])]))"};
};

const Patterns& ThePatterns() {
  static const Patterns* const patterns = new Patterns;  // never destroyed: used until exit
  return *patterns;
}

// The folded words that open a byline. Ideographs stand without a space.
constexpr std::array<std::string_view, 36> kBylineWords = {
    "by ",      "written by ", "posted by ", "reported by ", "story by ", "von ",    "par ",
    "por ",     "di ",         "door ",      "af ",          "av ",       "oleh ",   "tekst ",
    "text ",    "autor ",      "autora ",    "auteur ",      "autore ",   "από ",    "автор ",
    "текст ",   "подготовил ", "yazan ",     "작성자 ",      "작가 ",     "作者 ",   "记者 ",
    "記者 ",    "編集 ",       "文 ",        "撰文 ",        "責任編集 ", "penulis ", "forfatter ",
    "skrevet av ",
};
constexpr size_t kMostBylineWordBytes = 24;
static_assert(std::all_of(kBylineWords.begin(), kBylineWords.end(), [](std::string_view word) {
  return word.size() < kMostBylineWordBytes;
}));

constexpr size_t PairOf(char first, char second) {
  return static_cast<size_t>(first & 31) << 5 | static_cast<size_t>(second & 31);
}

// The first two letters of those that begin with ASCII.
constexpr std::array<bool, 1 << 10> kBylinePairs = [] {
  std::array<bool, 1 << 10> pairs{};
  for (const std::string_view word : kBylineWords) {
    if (IsAlnumAscii(word[0])) pairs[PairOf(word[0], word[1])] = true;
  }
  return pairs;
}();

// Whether a passage may open with a byline's word: nearly always its first two letters tell.
bool MayOpenByline(std::string_view passage) {
  const size_t ascii = AsciiPrefix(passage);
  size_t i = 0;
  while (i < ascii && !IsAlnumAscii(passage[i])) ++i;
  if (i + 1 >= ascii) return ascii < passage.size();
  return IsAlnumAscii(passage[i + 1]) && kBylinePairs[PairOf(passage[i], passage[i + 1])];
}

std::string_view Opening(std::string_view passage) {
  size_t begin = 0;
  while (begin < passage.size() && static_cast<unsigned char>(passage[begin]) <= ' ') ++begin;
  passage.remove_prefix(begin);
  if (passage.size() <= kReadBytes) return passage;
  size_t end = kReadBytes;  // not in the middle of a character
  while (end > kReadBytes - 4 && (passage[end] & 0xC0) == 0x80) --end;
  return passage.substr(0, end);
}

bool IsLabel(std::string_view place) {
  place = place.substr(0, place.find_first_of(" ,'/"));
  return std::find(kLabels.begin(), kLabels.end(), place) != kLabels.end();
}

// Brackets hold labels too ("【…】"): one of a dateline names an agency.
bool NamesAgency(std::string_view text) {
  constexpr std::array<std::string_view, 8> kSigns = {"=", "＝", "共同", "時事",
                                                      "电", "電", "讯", "訊"};
  return std::any_of(kSigns.begin(), kSigns.end(),
                     [&](auto sign) { return text.find(sign) != std::string_view::npos; });
}

bool HasTwo(std::string_view text, char c) {
  const size_t first = text.find(c);
  return first != std::string_view::npos && text.find(c, first + 1) != std::string_view::npos;
}

// What no dateline is without, as a shape.
constexpr std::string_view kMarks = "-:E]=/";

// Whether a pattern may match the text's shape: many passages are done with then. In ASCII it must
// hold a dash or a colon with a space behind it, or two slashes: eastern datelines have an
// ideograph, and marks in a bracket alone ("[..==]") are none. And what opens like a sentence,
// "The", is no place in capitals: an agency in brackets or a day must follow.
bool MayMatch(std::string_view text) {
  constexpr size_t kNone = std::string_view::npos;
  if (text.empty()) return false;
  if (AsciiPrefix(text) < text.size()) return true;
  const auto shape = [text](size_t i) { return kAsciiShapes[static_cast<size_t>(text[i])]; };
  if (shape(0) == 'l') return false;
  if (text.find("- ") == kNone && text.find(": ") == kNone && !HasTwo(text, '/')) return false;
  return shape(0) != 'U' || text.size() == 1 || shape(1) != 'l' ||
         std::any_of(text.begin(), text.end(),
                     [](char c) { return c == '(' || (c >= '0' && c <= '9'); });
}

// Which characters a shape holds; all are ASCII.
class ShapeMarks {
 public:
  explicit ShapeMarks(std::string_view shape) {
    for (const char c : shape) held_[static_cast<unsigned char>(c)] = true;
  }
  bool HasAnyOf(std::string_view marks) const {
    return std::any_of(marks.begin(), marks.end(),
                       [this](char c) { return held_[static_cast<unsigned char>(c)]; });
  }

 private:
  std::array<bool, 256> held_{};
};

bool IsLetter(char shape) {
  return std::string_view("UlcHK").find(shape) != std::string_view::npos;
}

}  // namespace

Dateline FindDateline(std::string_view passage) {
  const std::string_view opening = Opening(passage);
  if (!MayMatch(opening)) return {};
  const ShapeText text = ShapeTextOf(opening);
  const ShapeMarks marks(text.shape);
  if (!marks.HasAnyOf(kMarks)) return {};
  if (text.shape[0] == 'l') return {};
  const Patterns& p = ThePatterns();
  re2::StringPiece whole, place, end;
  // The original of a piece of the shape, from the opening's start, less white space at its end.
  const auto original = [&](re2::StringPiece s) {
    while (s.ends_with(" ")) s.remove_suffix(1);
    return opening.substr(0, text.offset[static_cast<size_t>(s.end() - text.shape.data())]);
  };
  const char first = text.shape[0];
  const bool east = first == 'H' || first == '[' || first == '(' || first == '.';
  // Each pattern is tried only where the marks stand that it cannot match without.
  const bool dash = text.shape.find("- ") != std::string::npos;
  const bool slashes = HasTwo(text.shape, '/');
  if ((dash && marks.HasAnyOf("(") && RE2::PartialMatch(text.shape, p.agency, &whole)) ||
      ((dash || slashes) && marks.HasAnyOf("9") &&
       RE2::PartialMatch(text.shape, p.dated, &whole)) ||
      (east && RE2::PartialMatch(text.shape, p.east, &whole) && NamesAgency(original(whole)))) {
    return {.shape = DatelineShape::kStrong, .text = original(whole)};
  }
  const bool capitals = first == 'U' && text.shape[1] != 'l';  // of the first word at least
  const bool parted = dash || text.shape.find(": ") != std::string::npos;
  if (!capitals || !parted || !RE2::PartialMatch(text.shape, p.capital, &whole, &place, &end)) {
    return {};
  }
  const bool agency = whole.find('(') != re2::StringPiece::npos;
  const bool weak = end == ":" && !agency;
  if (weak && whole.find('9') != re2::StringPiece::npos) return {};  // "MODEL X 3: "
  // Abbreviations ("FAQ: ", "UV – ") are no places; four letters also bar "AI", "TIP", "PRO".
  if (IsLabel(original(place)) ||
      (!agency && std::count_if(place.begin(), place.end(), IsLetter) < 4)) {
    return {};
  }
  return {.shape = weak ? DatelineShape::kWeak : DatelineShape::kStrong,
          .text = original(whole)};
}

bool IsByline(std::string_view passage) {
  if (passage.size() > kReadBytes || !MayOpenByline(passage)) return false;
  // Else nearly always the first bytes.
  std::string_view start = passage;
  const bool cut = CutToCharacter(start, 2 * kMostBylineWordBytes);
  std::string folded = Fold(start);
  if (cut && folded.size() <= kMostBylineWordBytes) folded = Fold(passage);
  const bool opens = std::any_of(kBylineWords.begin(), kBylineWords.end(), [&](auto word) {
    return folded[0] == word[0] && folded.size() > word.size() && folded.starts_with(word);
  });
  if (!opens) return false;
  if (cut) folded = Fold(passage);
  const size_t last = passage.find_last_not_of(" \t\r\n");
  return std::string_view(".!?:").find(passage[last]) == std::string_view::npos &&
         CountWords(folded) <= kMostBylineWords;
}

}  // namespace pare
