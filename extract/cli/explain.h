// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// What --explain prints.
#ifndef PARE_EXTRACT_CLI_EXPLAIN_H_
#define PARE_EXTRACT_CLI_EXPLAIN_H_

#include <cstddef>
#include <string>

#include "extract/article.h"

namespace pare {

struct ExplainStyle {
  bool colour = false;
  size_t columns = 0;  // lines are cut to this many; 0: not cut
};

// Who decided about a piece: GiverOf(), with the judge's score behind its name.
std::string WhoDecided(const Article& article, const Piece& piece);

// "-- undone: RULE FILE:LINE", why, and a line feed.
std::string UndoneLine(const Article& article, const UndoneRule& undone);

// A piece's words, right-aligned, and its text, to stand behind `used` columns of a line. The text
// is cut where the style's columns end, but a few of its characters are always there.
struct WordsAndText {
  std::string words, text;
};
WordsAndText WordsAndTextOf(const Article& article, const Piece& piece, size_t used,
                            const ExplainStyle& style);

// One aligned line a block: verdict, role, who gave it, words, text. Then a line each for the story
// cut's reason, undone rules, limits and the outcome.
std::string Explain(const Article& article, const ExplainStyle& style);

}  // namespace pare

#endif  // PARE_EXTRACT_CLI_EXPLAIN_H_
