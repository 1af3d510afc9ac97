// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The words of the quality benchmark.
//
// Extraction benchmarks count the matches of Python's \w+ on lower-cased text, each CJK character
// a word of its own. That is not what extract/text/words.h calls a word: here combining marks part
// words, the underscore belongs to them, and no dictionary is asked. Scores can only be compared
// with published ones when this is followed to the letter, Python 3.11 (Unicode 14) that is.
//
// All functions are pure and thread-safe. Text is UTF-8; malformed bytes count as U+FFFD.
#ifndef PARE_BENCH_WORDS_H_
#define PARE_BENCH_WORDS_H_

#include <string>
#include <string_view>
#include <vector>

namespace pare::bench {

// str.isalnum() of one character, or the underscore.
bool IsWordChar(char32_t c);

// One of U+3040-30FF, 3400-4DBF, 4E00-9FFF, F900-FAFF.
bool IsCjk(char32_t c);

// str.isspace() of one character; also what \s matches.
bool IsSpace(char32_t c);

// str.lower(): full case mapping, with the final sigma, free of any locale.
std::string Lower(std::string_view text);

// The words of `text`, lower-cased, in order. "Don't ÉTÉ 東京" -> don, t, été, 東, 京.
std::vector<std::string> SplitWords(std::string_view text);

// The words joined by single spaces, with one more at each end, so that a run of words is found in
// another by a plain search. No words give two spaces.
std::string Flatten(const std::vector<std::string>& words);

// Lower-cased, every run of white space as one space (at the ends too).
std::string LowerAndCollapse(std::string_view text);

// `text` without white space at its ends.
std::string_view Trim(std::string_view text);

}  // namespace pare::bench

#endif  // PARE_BENCH_WORDS_H_
