// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/text/shape.h"

#include <unicode/uchar.h>

#include <array>

#include "extract/text/hash.h"
#include "extract/text/words.h"

namespace pare {
namespace {

ShapeClass ClassOfWide(char32_t c) {
  if (IsSentenceEnd(c)) return ShapeClass::kEnd;
  if (IsClosingMark(c)) return ShapeClass::kClosing;
  switch (c) {
    case 0xA0:
    case 0x3000:
      return ShapeClass::kSpace;
    case 0xFF0C:  // full-width, ideographic, Arabic commas and semicolons
    case 0x3001:
    case 0x060C:
    case 0x061B:
    case 0xFF1B:
      return ShapeClass::kComma;
    case 0xFF1A:
      return ShapeClass::kColon;
    case 0xB7:    // middle dot
    case 0x2022:  // bullets
    case 0x25CF:
    case 0x25AA:
    case 0x2192:  // arrow
    case 0x25B6:  // triangles
    case 0x25BA:
    case 0x30FB:  // katakana middle dot
    case 0xFF5C:  // full-width bar
      return ShapeClass::kSeparator;
    default:
      break;
  }
  if (ClassOf(c) == CharClass::kIdeograph) return ShapeClass::kIdeograph;
  switch (u_charType(static_cast<UChar32>(c))) {
    case U_LOWERCASE_LETTER:
      return ShapeClass::kLower;
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER:
      return ShapeClass::kUpper;
    case U_DECIMAL_DIGIT_NUMBER:
      return ShapeClass::kDigit;
    case U_OTHER_LETTER:
    case U_MODIFIER_LETTER:
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK:
    case U_LETTER_NUMBER:
    case U_OTHER_NUMBER:
      return ShapeClass::kLetter;
    case U_CURRENCY_SYMBOL:
      return ShapeClass::kCurrency;
    case U_DASH_PUNCTUATION:
      return ShapeClass::kDash;
    case U_START_PUNCTUATION:
    case U_INITIAL_PUNCTUATION:
      return ShapeClass::kOpening;
    case U_END_PUNCTUATION:
    case U_FINAL_PUNCTUATION:
      return ShapeClass::kClosing;
    case U_SPACE_SEPARATOR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
    case U_CONTROL_CHAR:
    case U_FORMAT_CHAR:
      return ShapeClass::kSpace;
    default:
      return ShapeClass::kMark;
  }
}

constexpr std::array<ShapeClass, 128> kAscii = [] {
  std::array<ShapeClass, 128> t{};
  for (int c = 0; c < 128; ++c) t[c] = c <= ' ' || c == 127 ? ShapeClass::kSpace : ShapeClass::kMark;
  for (int c = 'a'; c <= 'z'; ++c) t[c] = ShapeClass::kLower;
  for (int c = 'A'; c <= 'Z'; ++c) t[c] = ShapeClass::kUpper;
  for (int c = '0'; c <= '9'; ++c) t[c] = ShapeClass::kDigit;
  for (const char c : {'.', '!', '?'}) t[c] = ShapeClass::kEnd;
  for (const char c : {',', ';'}) t[c] = ShapeClass::kComma;
  for (const char c : {'"', '\'', ')', ']', '*', '_'}) t[c] = ShapeClass::kClosing;
  for (const char c : {'(', '['}) t[c] = ShapeClass::kOpening;
  for (const char c : {'|', '/', '>', '<'}) t[c] = ShapeClass::kSeparator;
  t[':'] = ShapeClass::kColon;
  t['$'] = ShapeClass::kCurrency;
  t['-'] = ShapeClass::kDash;
  return t;
}();

constexpr bool IsWordClass(ShapeClass c) {
  return c >= ShapeClass::kLower && c <= ShapeClass::kIdeograph;
}

// An ASCII letter or digit in lower case; 0 for other bytes.
constexpr std::array<uint8_t, 256> kLower = [] {
  std::array<uint8_t, 256> t{};
  for (int c = 'a'; c <= 'z'; ++c) t[c] = t[c - 32] = static_cast<uint8_t>(c);
  for (int c = '0'; c <= '9'; ++c) t[c] = static_cast<uint8_t>(c);
  return t;
}();

// Walks over the text once; see TextShape for what it finds.
class Scanner {
 public:
  Scanner(TextShape& shape, std::vector<uint32_t>* hashes) : shape_(shape), hashes_(hashes) {}

  void Run(std::string_view text) {
    for (size_t i = 0; i < text.size();) {
      const auto byte = static_cast<unsigned char>(text[i]);
      if (byte < 128) {
        const ShapeClass c = kAscii[byte];
        if (IsWordClass(c)) {
          i = TakeAsciiWord(text, i, c);
        } else {
          ++i;
          Take(c, byte, byte);
        }
      } else {
        const char32_t c = NextCodePoint(text, i);
        const ShapeClass k = ClassOfWide(c);
        Take(k, c, k == ShapeClass::kUpper
                       ? static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))) : c);
      }
    }
    EndWord();
    shape_.sentences += ended_;
    shape_.end_mark = IsSentenceEnd(tail_);
    shape_.colon_end = tail_ == ':' || tail_ == 0xFF1A;
    shape_.question = tail_ == '?' || tail_ == 0xFF1F || tail_ == 0x061F;
    shape_.ellipsis = tail_ == 0x2026 || (tail_ == '.' && dots_ >= 3);
  }

 private:
  void Take(ShapeClass k, char32_t c, char32_t lower) {
    ++shape_.counts[static_cast<size_t>(k)];
    if (IsWordClass(k)) {
      if (!word_ || k == ShapeClass::kIdeograph || ideograph_) StartWord(k);
      hash_ = Fnv32(hash_, uint32_t{lower});
      ++letters_;
      uppers_ += k == ShapeClass::kUpper;
      ended_ = false;
      tail_ = c;
      shape_.last = k;
      return;
    }
    if (word_) EndWord();
    if (ended_ && (k == ShapeClass::kSpace || k == ShapeClass::kClosing)) ++shape_.sentences;
    ended_ = k == ShapeClass::kEnd;
    if (ended_ && c >= 0x3000) {  // full-width marks need no white space after them
      ++shape_.sentences;
      ended_ = false;
    }
    if (k == ShapeClass::kSpace) return;
    if (shape_.first == ShapeClass::kSpace) shape_.first = k;
    shape_.last = k;
    if (k == ShapeClass::kClosing) return;
    dots_ = c == '.' && tail_ == '.' ? dots_ + 1 : c == '.' ? 1 : 0;
    tail_ = c;
  }

  // Takes letters and digits from `i` on, and returns where they end: most of what there is to do.
  size_t TakeAsciiWord(std::string_view text, size_t i, ShapeClass first) {
    if (!word_ || ideograph_) StartWord(first);
    uint32_t hash = hash_, uppers = 0, digits = 0;
    const size_t begin = i;
    for (; i < text.size(); ++i) {
      const uint32_t byte = static_cast<unsigned char>(text[i]);
      const uint32_t lower = kLower[byte];
      if (lower == 0) break;
      uppers += lower != byte;
      digits += lower <= '9';
      hash = Fnv32(hash, lower);
    }
    shape_.last = kAscii[static_cast<unsigned char>(text[i - 1])];
    const auto length = static_cast<uint32_t>(i - begin);
    shape_.counts[static_cast<size_t>(ShapeClass::kUpper)] += uppers;
    shape_.counts[static_cast<size_t>(ShapeClass::kDigit)] += digits;
    shape_.counts[static_cast<size_t>(ShapeClass::kLower)] += length - uppers - digits;
    hash_ = hash;
    letters_ += length;
    uppers_ += uppers;
    ended_ = false;
    tail_ = static_cast<unsigned char>(text[i - 1]);
    return i;
  }

  void StartWord(ShapeClass k) {
    if (word_) EndWord();
    if (shape_.first == ShapeClass::kSpace) shape_.first = k;
    if (k == ShapeClass::kDigit) {
      ++shape_.numbers;
    } else if (shape_.words == 0) {
      shape_.lower_start = k == ShapeClass::kLower;
    } else if (k == ShapeClass::kUpper) {
      ++shape_.capitals;
    }
    ++shape_.words;
    word_ = true;
    ideograph_ = k == ShapeClass::kIdeograph;
    hash_ = kFnv32Start;
    letters_ = uppers_ = 0;
  }

  void EndWord() {
    if (!word_) return;
    word_ = ideograph_ = false;
    shape_.shouted += letters_ >= 2 && uppers_ == letters_;
    shape_.hash = MixWord(shape_.hash, hash_);
    if (hashes_ != nullptr) hashes_->push_back(hash_);
  }

  TextShape& shape_;
  std::vector<uint32_t>* hashes_;
  uint32_t hash_ = 0, letters_ = 0, uppers_ = 0, dots_ = 0;
  char32_t tail_ = 0;       // the last character but white space and closing marks
  bool word_ = false;       // inside a word
  bool ideograph_ = false;  // that is an ideograph
  bool ended_ = false;      // the character before was a sentence end
};

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

TextShape ShapeOf(std::string_view text, std::vector<uint32_t>* word_hashes) {
  TextShape shape;
  Scanner(shape, word_hashes).Run(text);
  return shape;
}

}  // namespace pare
