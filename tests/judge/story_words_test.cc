// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/judge/story_words.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace pare {
namespace {

StoryWords WordsOf(const std::vector<std::string>& texts) {
  std::vector<Passage> passages;
  for (const std::string& text : texts) passages.push_back({.text = text});
  return StoryWords(passages);
}

// Passages whose words are all ASCII take another way than those with one word that is not.
TEST(StoryWordsTest, AWordThatIsNotAsciiChangesNothingForTheOthers) {
  const std::vector<std::string> texts = {
      "The ferry to Tarnholm, which the Council had stopped in March, sails again: \u201Cat last\u201D, "
      "says the harbour master of Tarnholm-Nord, O'Brien, who waited for it with 41 others.",
      "Tickets cost 4.50; buses (line X7b) wait at the pier\u2014and the Tarnholm ferry, if late, too.",
      "A short one about Tarnholm.", "", "12 345 a of",
      "HARBOUR Harbour harbour HARBOURS harbourmaster the pier Pier, Pier and once more, the Pier at "
      "last, with all that waits there, sails, and, as ever, waits again for the ferry and its Council."};
  std::vector<std::string> others = texts;
  for (std::string& text : others) text += " \u00E9t\u00E9s";
  const StoryWords ascii = WordsOf(texts), folded = WordsOf(others);
  size_t names = 0, longs = 0;
  for (size_t p = 0; p < texts.size(); ++p) {
    const size_t begin = ascii.begin(p), end = ascii.begin(p + 1);
    ASSERT_EQ(folded.begin(p + 1) - folded.begin(p), end - begin + 1) << texts[p];
    EXPECT_EQ(folded.words_before(p) - p, ascii.words_before(p));
    EXPECT_EQ(folded.weight_before(p) - 0.5 * static_cast<double>(p), ascii.weight_before(p));
    for (size_t k = begin; k < end; ++k) {
      const ContentWord a = ascii.words()[k], f = folded.words()[folded.begin(p) + k - begin];
      EXPECT_EQ(a.weight, f.weight);
      EXPECT_EQ(ascii.IsLong(a.id), folded.IsLong(f.id));
      EXPECT_EQ(ascii.IsName(a.id), folded.IsName(f.id));
      names += ascii.IsName(a.id);
      longs += ascii.IsLong(a.id);
      for (size_t other = 0; other < k; ++other) {  // the same words are the same
        size_t q = 0;
        while (ascii.begin(q + 1) <= other) ++q;
        const ContentWord g = folded.words()[folded.begin(q) + other - ascii.begin(q)];
        ASSERT_EQ(ascii.words()[other].id == a.id, g.id == f.id);
      }
    }
  }
  EXPECT_GT(names, 0u);
  EXPECT_GT(longs, 0u);
}

TEST(StoryWordsTest, TitlesAreMarkedInEitherKindOfText) {
  for (const std::string tail : {"", " \u00E9t\u00E9s"}) {
    const StoryWords words = WordsOf({"The Ferries wait" + tail});
    const std::vector<bool> marked = words.Marked("ferries of Tarnholm");
    ASSERT_GE(marked.size(), 2u);
    EXPECT_TRUE(marked[words.words()[0].id]);
    EXPECT_FALSE(marked[words.words()[1].id]);
  }
}

}  // namespace
}  // namespace pare
