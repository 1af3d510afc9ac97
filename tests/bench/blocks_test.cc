// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "bench/blocks.h"

#include <gtest/gtest.h>

#include <string>

namespace pare::bench {
namespace {

struct Given {
  std::string text;
  float score;
  Giver by;
  bool kept;
};

Article ArticleOf(const std::vector<Given>& blocks) {
  Article article;
  for (const Given& block : blocks) {
    Piece piece;
    piece.text = {static_cast<uint32_t>(article.buffer.size()),
                  static_cast<uint32_t>(block.text.size())};
    piece.score = block.score;
    piece.words = 6;
    piece.first.by = block.by;
    piece.first.kept = block.kept;
    article.buffer += block.text;
    article.pieces.push_back(piece);
  }
  return article;
}

TEST(BlockLineTest, TellsScoreWordsTruthAndWhetherARuleHasSpoken) {
  GoldPage gold;
  gold.id = "7";
  gold.text = "The salt pans freeze over every winter.\nA rule keeps these six words here.";
  const Article article = ArticleOf({
      {"The salt pans freeze over every winter.", 0.75f, Giver::kJudge, true},
      {"Sign up for our daily letter now.", 0.12345f, Giver::kJudge, false},
      {"* * *", 0.5f, Giver::kJudge, true},
      {"A rule keeps these six words here.", 0, Giver::kRule, true},
      {"More stories from the coast this week.", 0, Giver::kRule, false},
  });
  EXPECT_EQ(BlockLine(gold, article),
            "{\"id\":\"7\",\"blocks\":[[0.7500,6,1,0],[0.1235,6,0,0],[0.0000,6,1,1],"
            "[0.0000,6,0,-1]]}\n");
}

TEST(BlockLineTest, IsEmptyWhereTheGoldHasNoText) {
  EXPECT_EQ(BlockLine(GoldPage(), ArticleOf({{"Words.", 0.5f, Giver::kJudge, true}})), "");
}

}  // namespace
}  // namespace pare::bench
