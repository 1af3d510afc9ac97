// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Texts of all sorts of characters side by side, for tests against plain definitions.
#ifndef PARE_TESTS_TEXT_RANDOM_TEXT_H_
#define PARE_TESTS_TEXT_RANDOM_TEXT_H_

#include <iterator>
#include <random>
#include <string>

namespace pare {

// Up to `most` pieces, a third of the texts all ASCII, long enough to end on either side of what
// vector code takes at a time.
inline std::string RandomText(std::mt19937& random, size_t most) {
  static const char* const kPieces[] = {
      " ", " ", " ", "a", "Z", "word", "Covid19", "2024", "x1y2", ", ", ".", "-", "'", "@[`{/:",
      "\x7f", "\t", "\n", "é", "É", "ß", "Ж", "ё", "你", "好", "か", "한", "ไทย", "๑", "３", "Ａ",
      "’", "“", "—", "…", "\u00a0", "\u00ad", "\u200b", "\u2060", "\u0301", "Ⱥ", "\xff", "\xe4\xbd",
      "\x80", "averyveryverylongwordthatgoesonandonandonpastonevectorandthenextoneaswell"};
  const bool ascii = random() % 3 == 0;
  std::string text;
  for (size_t n = random() % (most + 1); n > 0; --n) {
    text += kPieces[random() % (ascii ? 17 : std::size(kPieces))];
    if (random() % 64 == 0) text += '\0';
  }
  return text;
}

}  // namespace pare

#endif  // PARE_TESTS_TEXT_RANDOM_TEXT_H_
