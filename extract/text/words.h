// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Words, the unit in which pare measures text.
//
// A word is a run of letters, digits and combining marks in any script. An ideograph or a kana
// letter is a word of its own, because that is how extraction benchmarks count them; in scripts
// that write no spaces but are not ideographic (Thai, Lao, Khmer, Burmese) ICU's dictionary break
// iterator finds the words. ASCII never reaches ICU.
//
// All functions are pure and thread-safe; text is UTF-8 (malformed bytes count as separators).
#ifndef PARE_EXTRACT_TEXT_WORDS_H_
#define PARE_EXTRACT_TEXT_WORDS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pare {

enum class CharClass : uint8_t {
  kOther,      // white space, punctuation, symbols, controls
  kWord,       // letters, digits, marks
  kIdeograph,  // a word of its own
  kComplex,    // a script without spaces: words are found by dictionary
};

// The class of a code point.
CharClass ClassOf(char32_t c);

// Decodes the code point at `pos` and moves `pos` behind it (by at least one byte, so that a loop
// always ends). Malformed bytes give U+FFFD. Requires pos < text.size().
char32_t NextCodePoint(std::string_view text, size_t& pos);

// The code point that ends before `pos`, and moves `pos` to its start. Requires 0 < pos.
char32_t PreviousCodePoint(std::string_view text, size_t& pos);

// Appends the UTF-8 form of `c` to `out`; nothing for surrogates and values past U+10FFFF.
void AppendCodePoint(char32_t c, std::string& out);

// Lengths in bytes of the words of `run`, which is all of class kComplex.
std::vector<uint32_t> SplitComplexRun(std::string_view run);

namespace internal {
// 1 for ASCII letters and digits.
inline constexpr std::array<bool, 128> kAsciiWord = [] {
  std::array<bool, 128> t{};
  for (int c = '0'; c <= '9'; ++c) t[c] = true;
  for (int c = 'A'; c <= 'Z'; ++c) t[c] = t[c + 32] = true;
  return t;
}();
}  // namespace internal

// Calls fn(std::string_view word) for each word of `text`, in order. The views point into `text`.
template <class F>
void ForEachWord(std::string_view text, F&& fn) {
  const auto is_ascii_word = [text](size_t i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    return byte < 128 && internal::kAsciiWord[byte];
  };
  for (size_t i = 0; i < text.size();) {
    const size_t begin = i;
    CharClass kind = CharClass::kWord;
    if (static_cast<unsigned char>(text[i]) >= 128) {
      kind = ClassOf(NextCodePoint(text, i));
    } else if (!is_ascii_word(i++)) {
      continue;
    }
    if (kind == CharClass::kOther) continue;
    while (kind != CharClass::kIdeograph && i < text.size()) {  // as long as the class stays
      if (kind == CharClass::kWord && is_ascii_word(i)) {
        ++i;
        continue;
      }
      size_t next = i;
      if (static_cast<unsigned char>(text[i]) < 128 || ClassOf(NextCodePoint(text, next)) != kind) {
        break;
      }
      i = next;
    }
    const std::string_view run = text.substr(begin, i - begin);
    if (kind != CharClass::kComplex) {
      fn(run);
      continue;
    }
    size_t at = 0;
    for (const uint32_t length : SplitComplexRun(run)) {
      fn(run.substr(at, length));
      at += length;
    }
  }
}

// The number of words of `text`.
size_t CountWords(std::string_view text);

}  // namespace pare

#endif  // PARE_EXTRACT_TEXT_WORDS_H_
