// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/text/shape.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <bit>

#include "extract/text/byte_masks.h"
#include "extract/text/bytes.h"
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

// Letters and digits of ASCII are read eight at a time, a byte each. Letters alone have kLetterBit,
// all but those of upper case kNotUpperBit.
constexpr uint64_t kLetterBit = 0x40 * kEachByte, kNotUpperBit = kLetterBit >> 1;

// How many of the kLetterBit are set, and no others are: the product's highest byte is their sum. (A
// population count is a call where the processor need not have one.)
constexpr uint32_t CountLetterBits(uint64_t bits) {
  return static_cast<uint32_t>((bits >> 6) * kEachByte >> 56);
}

// The `size` bytes from `from` on, or the first eight of them.
uint64_t PieceAt(std::string_view text, size_t from, size_t size) {
  static_assert(std::endian::native == std::endian::little);  // hashes are in model files
  const uint64_t bytes = EightBytesAt(text, from);
  return size >= 8 ? bytes : bytes & ((uint64_t{1} << 8 * size) - 1);
}

constexpr bool IsAscii(char c) { return static_cast<unsigned char>(c) < 128; }

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
        [&](size_t from, size_t to, bool digits) {
          if (from == done + 1 && text[done] == ' ') {  // as between most words
            TakeSpace();
          } else {
            take_marks(from);
          }
          TakeAscii(text, from, to, digits);
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
    shape_.counts[static_cast<size_t>(ShapeClass::kLower)] += shape_.latin;
    shape_.counts[static_cast<size_t>(ShapeClass::kDigit)] += alnum_ - shape_.latin;
    shape_.sentences += ended_;
    shape_.end_mark = IsSentenceEnd(tail_);
    shape_.colon_end = tail_ == ':' || tail_ == 0xFF1A;
    shape_.question = tail_ == '?' || tail_ == 0xFF1F || tail_ == 0x061F;
    shape_.ellipsis = tail_ == 0x2026 || (tail_ == '.' && dots_ >= 3);
  }

 private:
  void Take(ShapeClass k, char32_t c, char32_t lower) {
    const ShapeClass counted = k == ShapeClass::kUpper ? ShapeClass::kLower : k;
    ++shape_.counts[static_cast<size_t>(counted)];
    if (IsWordClass(k)) {
      if (!word_ || k == ShapeClass::kIdeograph || ideograph_) StartWord(k);
      hash_ = MixPiece(hash_, lower | kWidePiece);
      ++letters_;
      if (k != ShapeClass::kUpper) shouted_ = false;
      ended_ = false;
      tail_ = c;
      shape_.last = k;
      return;
    }
    if (k == ShapeClass::kSpace) return EndSpace();
    EndWord();
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
    EndWord();
    shape_.sentences += ended_;
    ended_ = false;
  }

  // Takes a run of letters and digits. Mostly it is a word: what is no letter or digit follows.
  void TakeAscii(std::string_view text, size_t from, size_t to, bool digits) {
    const ShapeClass first = kAscii[static_cast<unsigned char>(text[from])];
    const auto length = static_cast<uint32_t>(to - from);
    if (!word_ && (to == text.size() || IsAscii(text[to]))) {
      CountStart(first);
      uint64_t hash = 0;
      bool shouted = false;
      if (length <= 8) {  // as nearly all
        const uint64_t bytes = PieceAt(text, from, length);
        shape_.latin += digits ? CountLetterBits(bytes & kLetterBit) : length;
        hash = MixPiece(0, bytes | (bytes & kLetterBit) >> 1);
        shouted = (bytes & kNotUpperBit) == 0;
      } else {
        shouted = ReadAscii(text, from, to, hash);
      }
      CountWord(hash, shouted && length >= 2);
    } else {
      if (!word_ || ideograph_) StartWord(first);
      letters_ += length;
      if (!ReadAscii(text, from, to, hash_)) shouted_ = false;
    }
    alnum_ += length;
    ended_ = false;
    tail_ = static_cast<unsigned char>(text[to - 1]);
    shape_.last = kAscii[tail_];
  }

  // Mixes a run into the hash of its word. Returns whether it is all upper-case letters.
  bool ReadAscii(std::string_view text, size_t from, size_t to, uint64_t& hash) {
    uint64_t mixed = hash, all = 0;
    for (; from < to; from += 8) {
      const uint64_t bytes = PieceAt(text, from, to - from);
      shape_.latin += CountLetterBits(bytes & kLetterBit);
      mixed = MixPiece(mixed, bytes | (bytes & kLetterBit) >> 1);
      all |= bytes;
    }
    hash = mixed;
    return (all & kNotUpperBit) == 0;
  }

  void StartWord(ShapeClass k) {
    EndWord();
    CountStart(k);
    word_ = shouted_ = true;
    ideograph_ = k == ShapeClass::kIdeograph;
    hash_ = 0;
    letters_ = 0;
  }

  void CountStart(ShapeClass k) {
    if (k == ShapeClass::kDigit) ++shape_.numbers;
    if (shape_.words++ > 0) {
      if (k == ShapeClass::kUpper) ++shape_.capitals;
      return;
    }
    shape_.lower_start = k == ShapeClass::kLower;
    if (shape_.first == ShapeClass::kSpace) shape_.first = k;
  }

  void EndWord() {
    if (!word_) return;
    word_ = ideograph_ = false;
    CountWord(hash_, shouted_ && letters_ >= 2);
  }

  void CountWord(uint64_t mixed, bool shouted) {
    if (shouted) ++shape_.shouted;
    const auto hash = static_cast<uint32_t>(mixed);
    shape_.hash = MixWord(shape_.hash, hash);
    if (hashes_ != nullptr) hashes_->push_back(hash);
  }

  TextShape& shape_;
  std::vector<uint32_t>* hashes_;
  uint64_t hash_ = 0;
  uint32_t alnum_ = 0;  // ASCII letters and digits
  uint32_t letters_ = 0, dots_ = 0;
  char32_t tail_ = 0;       // the last character but white space and closing marks
  bool word_ = false;       // inside a word
  bool ideograph_ = false;  // that is an ideograph
  bool shouted_ = false;    // so far all of it is upper-case letters
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
