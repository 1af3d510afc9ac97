// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// From the characters of markup to those of a tree: character references, line ends, and characters
// that may not stand in HTML, all as Gumbo reads them.
#ifndef PARE_EXTRACT_INPUT_CHAR_REFS_H_
#define PARE_EXTRACT_INPUT_CHAR_REFS_H_

#include <string>
#include <string_view>
#include <vector>

namespace pare {

// Where a text stands: in a value, a reference without a semicolon counts less often.
enum class TextPlace : uint8_t { kContent, kAttribute, kRaw };

// Whether `text`, valid UTF-8, holds anything besides references and carriage returns that stands for
// something else: controls, non-characters. May say yes where there is nothing.
bool HasOddCharacters(std::string_view text);

// The functions that HasOddCharacters() chooses from, those that run on this processor: for tests.
using HasOddCharactersVariant = bool (*)(std::string_view text);
std::vector<HasOddCharactersVariant> HasOddCharactersVariants();

// Appends what `text`, valid UTF-8 without NULs, stands for:
//   kContent, kAttribute  references become characters
//   all                   CR LF and CR become LF; what may not stand in HTML becomes U+FFFD
// `text` must end where it ends in the page: no reference goes on behind it. Returns false where a
// number is so large that parsers differ about it.
bool AppendDecoded(std::string_view text, TextPlace place, std::string& out);

}  // namespace pare

#endif  // PARE_EXTRACT_INPUT_CHAR_REFS_H_
