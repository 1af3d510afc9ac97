// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// A story stays one however long it is: pages of training are mostly short, and a model that has seen
// few long ones may take what it does not know for a thread of comments.
#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "extract/extractor.h"

namespace pare {
namespace {

constexpr std::string_view kWords[] = {
    "the",  "of",    "a",      "harbour", "boats",  "came",  "before", "winter", "and",   "nobody",
    "had",  "seen",  "river",  "miller",  "old",    "wheel", "turned", "slowly", "under", "stones",
    "when", "water", "rose",   "in",      "spring", "they",  "carried", "sacks", "up",    "to",
    "loft", "where", "grain",  "was",     "kept",   "dry",   "until",  "market", "day",   "that"};

// Two to five sentences of eight to twenty words.
std::string Paragraph(std::mt19937& random) {
  std::string text;
  for (uint32_t sentences = 2 + random() % 4; sentences > 0; --sentences) {
    const size_t begin = text.size();
    for (uint32_t words = 8 + random() % 13; words > 0; --words) {
      text += std::string(kWords[random() % std::size(kWords)]) + (words > 1 ? " " : ". ");
    }
    text[begin] = static_cast<char>(text[begin] - 'a' + 'A');
  }
  return text;
}

// What share of the words comes out.
double KeptShare(std::string_view page) {
  const auto extractor = Extractor::Create();
  EXPECT_TRUE(extractor.ok());
  const Article article = extractor->Extract(page);
  uint64_t kept = 0, all = 0;
  for (const Piece& piece : article.pieces) {
    all += piece.words;
    if (piece.last.kept) kept += piece.words;
  }
  return static_cast<double>(kept) / static_cast<double>(all);
}

constexpr uint32_t kParagraphs[] = {30, 120, 250, 500, 1000, 3000};

TEST(LongStoryTest, APageKeepsItsParagraphs) {
  for (const uint32_t paragraphs : kParagraphs) {
    std::mt19937 random(paragraphs);
    std::string page =
        "<title>The mill</title><nav><ul><li><a href=/>Home</a><li><a href=/s>Stories</a></ul></nav>"
        "<main><article><h1>The mill</h1>";
    for (uint32_t i = 0; i < paragraphs; ++i) {
      if (i % 25 == 24) page += "<h2>At the mill</h2>";
      page += "<p>" + Paragraph(random) + "</p>\n";
    }
    page += "</article></main><footer><p>About</footer>";
    EXPECT_GT(KeptShare(page), 0.98) << paragraphs << " paragraphs";
  }
}

TEST(LongStoryTest, ATextKeepsItsParagraphs) {
  for (const uint32_t paragraphs : kParagraphs) {
    std::mt19937 random(paragraphs);
    std::string text = "The mill\n\n";
    for (uint32_t i = 0; i < paragraphs; ++i) text += Paragraph(random) + "\n\n";
    EXPECT_GT(KeptShare(text), 0.98) << paragraphs << " paragraphs";
  }
}

}  // namespace
}  // namespace pare
