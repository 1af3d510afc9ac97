// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/text/shape.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "extract/text/byte_masks.h"
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

// Letters and digits of ASCII are read eight at a time, a byte each. Letters alone have kLetterBit;
// the next lower bit is clear in upper case.
constexpr uint64_t kLetterBit = 0x40 * 0x0101010101010101u;

// How many of the kLetterBit are set, and no others are: the product's highest byte is their sum. (A
// population count is a call where the processor need not have one.)
constexpr uint32_t CountLetterBits(uint64_t bits) {
  return static_cast<uint32_t>((bits >> 6) * 0x0101010101010101u >> 56);
}

// The first `size` bytes of the `readable` ones at `p`, eight at most.
uint64_t LoadBytes(const char* p, size_t size, size_t readable) {
  static_assert(std::endian::native == std::endian::little);  // hashes are in model files
  uint64_t bytes = 0;
  if (readable >= 8) {
    std::memcpy(&bytes, p, 8);
    return size < 8 ? bytes & ((uint64_t{1} << 8 * size) - 1) : bytes;
  }
  std::memcpy(&bytes, p, size);
  return bytes;
}

// Parts characters beyond ASCII from pieces of two bytes that would read the same.
constexpr uint64_t kWidePiece = uint64_t{1} << 63;

// 2^64 / golden ratio; the product's upper half is the better mixed one.
constexpr uint64_t MixPiece(uint64_t hash, uint64_t piece) {
  const uint64_t product = (hash ^ piece) * 0x9E3779B97F4A7C15u;
  return product ^ product >> 32;
}

// Walks over the text once; see TextShape for what it finds.
class Scanner {
 public:
  Scanner(TextShape& shape, std::vector<uint32_t>* hashes) : shape_(shape), hashes_(hashes) {}

  void Run(std::string_view text) {
    size_t done = 0;
    const auto take_marks = [&](size_t to) {
      for (; done < to; ++done) {
        const auto byte = static_cast<unsigned char>(text[done]);
        Take(kAscii[byte], byte, byte);
      }
    };
    ForEachAsciiRun(
        text,
        [&](size_t from, size_t to, bool) {
          if (from == done + 1 && text[done] == ' ') {  // as between most words
            TakeSpace();
          } else {
            take_marks(from);
          }
          TakeAscii(text, from, to);
          done = to;
        },
        [&](size_t from) {
          take_marks(from);
          const char32_t c = NextCodePoint(text, done);
          shape_.wide += static_cast<uint32_t>(done - from);
          const ShapeClass k = ClassOfWide(c);
          Take(k, c, k == ShapeClass::kUpper
                         ? static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))) : c);
          return done;
        });
    take_marks(text.size());
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
      hash_ = MixPiece(hash_, lower | kWidePiece);
      ++letters_;
      uppers_ += k == ShapeClass::kUpper;
      ended_ = false;
      tail_ = c;
      shape_.last = k;
      return;
    }
    if (k == ShapeClass::kSpace) return EndSpace();
    if (word_) EndWord();
    if (ended_ && k == ShapeClass::kClosing) ++shape_.sentences;
    ended_ = k == ShapeClass::kEnd;
    if (ended_ && c >= 0x3000) {  // full-width marks need no white space after them
      ++shape_.sentences;
      ended_ = false;
    }
    if (shape_.first == ShapeClass::kSpace) shape_.first = k;
    shape_.last = k;
    if (k == ShapeClass::kClosing) return;
    dots_ = c == '.' && tail_ == '.' ? dots_ + 1 : c == '.' ? 1 : 0;
    tail_ = c;
  }

  void TakeSpace() {
    ++shape_.counts[static_cast<size_t>(ShapeClass::kSpace)];
    EndSpace();
  }
  void EndSpace() {
    if (word_) EndWord();
    shape_.sentences += ended_;
    ended_ = false;
  }

  // Takes a run of letters and digits: most of what there is to do.
  void TakeAscii(std::string_view text, size_t from, size_t to) {
    if (!word_ || ideograph_) StartWord(kAscii[static_cast<unsigned char>(text[from])]);
    const auto length = static_cast<uint32_t>(to - from);
    uint32_t uppers = 0, letters = 0;
    for (; from < to; from += 8) {
      const uint64_t bytes = LoadBytes(text.data() + from, std::min<size_t>(to - from, 8),
                                       text.size() - from);
      letters += CountLetterBits(bytes & kLetterBit);
      uppers += CountLetterBits(bytes & kLetterBit & ~(bytes << 1));
      hash_ = MixPiece(hash_, bytes | (bytes & kLetterBit) >> 1);
    }
    const auto last = static_cast<unsigned char>(text[to - 1]);
    shape_.last = kAscii[last];
    shape_.counts[static_cast<size_t>(ShapeClass::kUpper)] += uppers;
    shape_.counts[static_cast<size_t>(ShapeClass::kDigit)] += length - letters;
    shape_.counts[static_cast<size_t>(ShapeClass::kLower)] += letters - uppers;
    shape_.latin += letters;
    letters_ += length;
    uppers_ += uppers;
    ended_ = false;
    tail_ = last;
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
    hash_ = 0;
    letters_ = uppers_ = 0;
  }

  void EndWord() {
    if (!word_) return;
    word_ = ideograph_ = false;
    shape_.shouted += letters_ >= 2 && uppers_ == letters_;
    const auto hash = static_cast<uint32_t>(hash_);
    shape_.hash = MixWord(shape_.hash, hash);
    if (hashes_ != nullptr) hashes_->push_back(hash);
  }

  TextShape& shape_;
  std::vector<uint32_t>* hashes_;
  uint64_t hash_ = 0;
  uint32_t letters_ = 0, uppers_ = 0, dots_ = 0;
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
