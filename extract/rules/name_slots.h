// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// {name}: the shapes of persons' names.
#ifndef PARE_EXTRACT_RULES_NAME_SLOTS_H_
#define PARE_EXTRACT_RULES_NAME_SLOTS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "extract/rules/tokens.h"

namespace pare {

// The most tokens that a name may have; initials and kana are tokens of their own.
inline constexpr size_t kMostNameTokens = 24;

// All append the ends that AppendSlotEnds asks for.

// Two to four words with capitals, initials among them, joined by particles such as "van" and "de".
void AppendCasedNameEnds(const TokenLine& line, size_t begin, std::vector<uint32_t>& ends);

// Scripts without capitals, where shape alone says little; the words of the phrase around the name
// must say that it is one:
// - two to four Han characters in a row (山田太郎), or two runs of one to three with white space
//   between, the second of kana perhaps (山田 太郎, 山田 さくら);
// - two to four runs of kana with middle dots between (ジョン・スミス);
// - a word of two to four Hangul syllables (홍길동);
// - two to four Arabic, Hebrew or Devanagari words parted by white space or a hyphen.
void AppendUncasedNameEnds(const TokenLine& line, size_t begin, std::vector<uint32_t>& ends);

}  // namespace pare

#endif  // PARE_EXTRACT_RULES_NAME_SLOTS_H_
