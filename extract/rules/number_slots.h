// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// {n}: numbers as languages write them.
#ifndef PARE_EXTRACT_RULES_NUMBER_SLOTS_H_
#define PARE_EXTRACT_RULES_NUMBER_SLOTS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "extract/rules/tokens.h"

namespace pare {

// Appends the ends that AppendSlotEnds asks for: digits of any script, in groups of three or as in
// India (12,34,567), with decimals and a word that multiplies (1.2K, 1,2 тыс., 1.2万). Signs before
// the number and behind it are punctuation, which no phrase sees.
void AppendNumberEnds(const TokenLine& line, size_t begin, std::vector<uint32_t>& ends);

}  // namespace pare

#endif  // PARE_EXTRACT_RULES_NUMBER_SLOTS_H_
