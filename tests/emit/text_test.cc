// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/emit/text.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace pare {
namespace {

struct Part {
  std::string text;
  bool kept = true;
  Gap gap = Gap::kBlankLine;
  BlockKind kind = BlockKind::kParagraph;
  uint8_t level = 0;
  int32_t marker = 0;
};

std::string Text(const std::vector<Part>& parts, InputKind input = InputKind::kHtml) {
  Article article;
  article.input = input;
  for (const Part& part : parts) {
    Piece p;
    p.text = {static_cast<uint32_t>(article.buffer.size()),
              static_cast<uint32_t>(part.text.size())};
    p.kind = part.kind;
    p.gap = part.gap;
    p.level = part.level;
    p.marker = part.marker;
    p.first = p.last = {.kept = part.kept, .role = Role::kBody, .by = Giver::kJudge};
    article.buffer += part.text;
    article.pieces.push_back(p);
  }
  return ToText(article);
}

Part Item(std::string text, uint8_t level, int32_t marker, Gap gap = Gap::kLine) {
  return {std::move(text), true, gap, BlockKind::kListItem, level, marker};
}

TEST(TextTest, NothingKeptIsNothingAtAll) {
  EXPECT_EQ(Text({}), "");
  EXPECT_EQ(Text({{"a", false}, {"b", false}}), "");
}

TEST(TextTest, BlocksArePartedByTheirGapsAndALineFeedEndsAll) {
  EXPECT_EQ(Text({{"a"}}), "a\n");
  EXPECT_EQ(Text({{"a"}, {"b"}, {"c", true, Gap::kLine}, {"d", true, Gap::kSpace},
                  {"e", true, Gap::kNone}}),
            "a\n\nb\nc de\n");
}

TEST(TextTest, TheWidestGapStaysWhereBlocksAreGone) {
  EXPECT_EQ(Text({{"a"}, {"x", false, Gap::kBlankLine}, {"b", true, Gap::kLine}}), "a\n\nb\n");
  EXPECT_EQ(Text({{"a"}, {"x", false, Gap::kLine}, {"b", true, Gap::kSpace}}), "a\nb\n");
  EXPECT_EQ(Text({{"x", false}, {"a"}, {"y", false}}), "a\n") << "no gap at the ends";
}

TEST(TextTest, ListItemsHaveTheirMarksAndIndents) {
  EXPECT_EQ(Text({Item("a", 1, -1), Item("b", 2, 3), Item("c", 3, -1), Item("d", 1, 0)}),
            "- a\n  3. b\n    - c\nd\n");
}

TEST(TextTest, HostileDepthDoesNotMakeEndlessIndents) {
  EXPECT_LT(Text({Item("a", 255, -1)}).size(), 64u);
}

TEST(TextTest, ATextKeepsItsOwnMarks) {
  EXPECT_EQ(Text({Item("- a", 1, -1), Item("1. b", 1, 1)}, InputKind::kText), "- a\n1. b\n");
}

TEST(TextTest, PreformattedTextAndCellsAreVerbatim) {
  EXPECT_EQ(Text({{"a\n  b\tc", true, Gap::kBlankLine, BlockKind::kPreformatted},
                  {"1990\t12", true, Gap::kLine, BlockKind::kTableRow}}),
            "a\n  b\tc\n1990\t12\n");
}

}  // namespace
}  // namespace pare
