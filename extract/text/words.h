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

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/text/byte_masks.h"

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

// Where the run of characters of class kComplex ends that reaches to `pos` at least.
size_t ComplexRunEnd(std::string_view text, size_t pos);

// Lengths in bytes of the words of `run`, which is all of class kComplex.
std::vector<uint32_t> SplitComplexRun(std::string_view run);

// Calls fn(std::string_view word) for each word of `text`, in order. The views point into `text`.
template <class F>
void ForEachWord(std::string_view text, F&& fn) {
  size_t begin = 0, end = 0;  // of the word that may still go on
  const auto finish = [&] {
    if (end > begin) fn(text.substr(begin, end - begin));
  };
  const auto take = [&](size_t from, size_t to) {
    if (from != end) {
      finish();
      begin = from;
    }
    end = to;
  };
  ForEachAsciiRun(
      text, [&](size_t from, size_t to, bool) { take(from, to); },
      [&](size_t from) {
        size_t to = from;
        switch (ClassOf(NextCodePoint(text, to))) {
          case CharClass::kOther:
            break;
          case CharClass::kWord:
            take(from, to);
            break;
          case CharClass::kIdeograph:
            finish();
            fn(text.substr(from, to - from));
            begin = end = to;
            break;
          case CharClass::kComplex:
            finish();
            to = ComplexRunEnd(text, to);
            for (const uint32_t length : SplitComplexRun(text.substr(from, to - from))) {
              fn(text.substr(from, length));
              from += length;
            }
            begin = end = to;
            break;
        }
        return to;
      });
  finish();
}

// The number of words of `text`.
size_t CountWords(std::string_view text);

}  // namespace pare

#endif  // PARE_EXTRACT_TEXT_WORDS_H_
