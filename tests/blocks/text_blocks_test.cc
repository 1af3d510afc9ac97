// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/blocks/text_blocks.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace pare {
namespace {

struct Cut {
  explicit Cut(std::string text) : source(std::move(text)) {
    page.input = InputKind::kText;
    page.source = source;
    BuildTextBlocks(page);
  }
  // The source of each block.
  std::vector<std::string> Sources() const {
    std::vector<std::string> out;
    for (const Block& b : page.blocks) {
      out.push_back(source.substr(b.source.offset, b.source.length));
    }
    return out;
  }
  std::string Plain(size_t i) const { return std::string(page.TextOf(page.blocks[i])); }
  std::string source;
  Page page;
};

using Lines = std::vector<std::string>;

TEST(TextBlocksTest, EachLineIsABlock) {
  const Cut cut("  one\n\ntwo\r\nthree\fFour \n\n\n");
  EXPECT_EQ(cut.Sources(), (Lines{"one", "two", "three", "Four"}));
  EXPECT_EQ(cut.page.blocks[1].gap, Gap::kBlankLine);
  EXPECT_EQ(cut.page.blocks[2].gap, Gap::kLine);
}

TEST(TextBlocksTest, HardWrappedLinesAreJoined) {
  const Cut cut(
      "The harbour bridge will be closed for a week from Monday while\n"
      "engineers replace the bearings on which its eastern span has\n"
      "rested since it was built.\n"
      "\n"
      "Ferries will run every ten minutes during the day, and twice an\n"
      "hour after nine, the council said in a notice that went up on\n"
      "the doors of the town hall.\n"
      "\nShare\nTweet\n");
  ASSERT_EQ(cut.page.blocks.size(), 4u);
  EXPECT_EQ(cut.Sources()[2], "Share");
  EXPECT_EQ(cut.Plain(0).find('\n'), std::string::npos);
  EXPECT_NE(cut.Sources()[0].find('\n'), std::string::npos) << "the source keeps its lines";
}

TEST(TextBlocksTest, ShortLinesThatCouldHaveBeenLongerAreNotWrapped) {
  const Cut cut(
      "Roses are red and grow by the wall of the yard\nviolets are blue\nthe tide goes out\n"
      "and so should you\n");
  EXPECT_EQ(cut.page.blocks.size(), 4u);
}

TEST(TextBlocksTest, TextWithoutLineBreaksIsCutAtSentences) {
  std::string text;
  for (int i = 0; i < 40; ++i) text += "The U.S. tide came in. “Was it high?” she asked. ";
  const Cut cut(text);
  ASSERT_EQ(cut.page.blocks.size(), 80u);
  EXPECT_EQ(cut.Plain(0), "The U.S. tide came in.");
  EXPECT_EQ(cut.Plain(1), "“Was it high?” she asked.");
  EXPECT_EQ(cut.page.blocks[1].gap, Gap::kSpace);
}

TEST(TextBlocksTest, MarkdownIsSeenThrough) {
  const Cut cut(
      "## The tide\n- [Harbour](https://example.com/h_(x)) news\n![A boat](boat.png)\n> Said she.\n"
      "1. First\n[![logo](l.png) Home](/)\n[Unclosed (bracket\n");
  const auto& b = cut.page.blocks;
  ASSERT_EQ(b.size(), 7u);
  EXPECT_EQ(b[0].kind, BlockKind::kHeading);
  EXPECT_EQ(b[0].level, 2);
  EXPECT_EQ(cut.Plain(1), "Harbour news");
  EXPECT_EQ(b[1].link_words, 1u);
  EXPECT_EQ(b[1].kind, BlockKind::kListItem);
  EXPECT_EQ(b[2].words, 0u) << "an image has no text";
  EXPECT_EQ(b[3].kind, BlockKind::kQuote);
  EXPECT_EQ(b[4].kind, BlockKind::kListItem);
  EXPECT_EQ(cut.Plain(5), "Home");
  EXPECT_EQ(cut.Plain(6), "[Unclosed (bracket");
}

TEST(TextBlocksTest, LinksAndImagesStandSideBySide) {
  const Cut cut(
      "[a](b)![c](d)[e](f)!g\n[[h]](i) ![j ![k](l) [m ![n](o) p](q)!\n!![r](s)!\n  [t]( u\n");
  ASSERT_EQ(cut.page.blocks.size(), 4u);
  EXPECT_EQ(cut.Plain(0), "ae!g");
  EXPECT_EQ(cut.Plain(1), "[h] ![j m p!");
  EXPECT_EQ(cut.Plain(2), "!!");
  EXPECT_EQ(cut.Plain(3), "[t]( u");
}

TEST(TextBlocksTest, ALineThatIsTooWideMeansThatNoneWasWrapped) {
  std::string text;
  for (int i = 0; i < 6; ++i) {
    text += "The harbour bridge will be closed for a week from Monday while\n";
  }
  EXPECT_EQ(Cut(text).page.blocks.size(), 1u);
  for (const char* letter : {"a", "ü", "海"}) {
    std::string wide;
    for (int i = 0; i < 150; ++i) wide += letter;
    EXPECT_EQ(Cut(text + wide).page.blocks.size(), 7u);
    EXPECT_EQ(Cut(wide + "\n\n" + text).page.blocks.size(), 7u);
  }
}

TEST(TextBlocksTest, FencedCodeIsPreformatted) {
  const Cut cut("Text\n```sh\n# no heading\n```\nText\n");
  EXPECT_EQ(cut.page.blocks[2].kind, BlockKind::kPreformatted);
  EXPECT_EQ(cut.page.blocks[4].kind, BlockKind::kLine);
}

TEST(TextBlocksTest, BareAddressesCountAsLinks) {
  const Cut cut("See https://example.com/a/b for more\nand more\n");
  EXPECT_GT(cut.page.blocks[0].link_words, 0u);
  EXPECT_LT(cut.page.blocks[0].link_words, cut.page.blocks[0].words);
}

TEST(TextBlocksTest, NothingComesOfNothing) {
  EXPECT_TRUE(Cut("").page.blocks.empty());
  EXPECT_TRUE(Cut(" \n\r\n\f").page.blocks.empty());
}

TEST(TextBlocksTest, UnclosedBracketsAreLinear) {
  const Cut cut(std::string(1 << 20, '['));
  EXPECT_EQ(cut.page.blocks.size(), 1u);
}

}  // namespace
}  // namespace pare
