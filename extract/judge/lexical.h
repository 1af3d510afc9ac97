// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Lexical evidence: which names a page's makers gave to things (classes, ids, addresses of links),
// and which words short lines and headings are made of. Each is a hashed token with a weight
// (extract/judge/model.h); the sums are two features of a block, apart, because names of classes are
// much the same the world over and words are not.
#ifndef PARE_EXTRACT_JUDGE_LEXICAL_H_
#define PARE_EXTRACT_JUDGE_LEXICAL_H_

#include <cstdint>
#include <span>
#include <vector>

#include "extract/judge/features.h"
#include "extract/page.h"

namespace pare {

// A token is an index into one of two tables of weights, by kind of evidence; each table is made of
// parts of kTokenPart entries, so that the same name near and far counts differently.
inline constexpr uint32_t kTokenPart = 1 << 15;
enum class MarkupPart : uint32_t {
  kNear,  // pieces of classes and ids of the block's element and its parent
  kFar,   // of the elements above these
  kLink,  // pieces of the address of the block's first link
  kCount,
};
enum class WordPart : uint32_t {
  kOwn,      // words of a line of at most kShortLine words
  kWhole,    // such a line as a whole, and its first word
  kHeading,  // words of the heading above
  kCount,
};
inline constexpr uint32_t kMarkupTokens = kTokenPart * static_cast<uint32_t>(MarkupPart::kCount);
inline constexpr uint32_t kWordTokens = kTokenPart * static_cast<uint32_t>(WordPart::kCount);
inline constexpr uint32_t kShortLine = 12;

// The tokens of a page. Classes and ids are kept by the element that has them: a block has those of
// its own element and all above it.
struct LexicalTokens {
  TokenRanges near_by_element;  // of MarkupPart::kNear; empty where `same_as` names another
  std::vector<uint32_t> same_as;  // for each element the first one with the same names: often itself
  TokenRanges links;            // by row
  TokenRanges words;            // by row
};

LexicalTokens TokensOf(const Page& page, const PageFeatures& features);

// The token of a near name as that of a far one.
constexpr uint32_t Far(uint32_t near) { return near + kTokenPart; }

// Calls fn(token) for each markup token of a row. Elements beyond the parent count as far.
template <class F>
void ForEachMarkupToken(const PageElements& elements, const LexicalTokens& t, size_t row, F&& fn) {
  uint32_t e = elements.of_row[row];
  for (int distance = 0;; ++distance) {
    for (const uint32_t token : t.near_by_element[t.same_as[e]]) {
      fn(distance < 2 ? token : Far(token));
    }
    if (e == 0) break;
    e = elements.elements[e].parent;
  }
  for (const uint32_t token : t.links[row]) fn(token);
}

}  // namespace pare

#endif  // PARE_EXTRACT_JUDGE_LEXICAL_H_
