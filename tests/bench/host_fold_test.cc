// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "bench/host_fold.h"

#include <gtest/gtest.h>

#include <string>

#include "extract/input/dom.h"

namespace pare::bench {
namespace {

TEST(Fnv1aTest, MatchesThePublishedVectors) {
  EXPECT_EQ(Fnv1a(""), 0xcbf29ce484222325u);
  EXPECT_EQ(Fnv1a("a"), 0xaf63dc4c8601ec8cu);
  EXPECT_EQ(Fnv1a("foobar"), 0x85944171f73967e8u);
}

TEST(FoldOfTest, PagesOfOneHostShareAFold) {
  EXPECT_EQ(FoldOf("example.com", "x"), FoldOf("example.com", "y"));
  EXPECT_EQ(FoldOf("example.com", "x"), Fnv1a("example.com") % kTrainingFolds);
}

TEST(FoldOfTest, WithoutAHostTheIdDecides) {
  EXPECT_EQ(FoldOf("", "page-7"), Fnv1a("page-7") % kTrainingFolds);
}

TEST(HostOfPageTest, TheGoldsHostThenThePagesThenThatOfItsCommonestLink) {
  const std::string html =
      "<a href=https://b.example.com/1>1</a><a href=https://c.example.com/2>2</a>"
      "<a href='https://c.example.com/3'>3</a><a href=/4>4</a>";
  Page page;
  page.source = html;
  ParseDom(page, Limits());
  EXPECT_EQ(CommonestLinkHost(page.tree), "c.example.com");
  GoldPage gold;
  EXPECT_EQ(HostOfPage(gold, page), "c.example.com");
  page.host = "www.example.com";
  EXPECT_EQ(HostOfPage(gold, page), "www.example.com");
  gold.url = "https://a.example.com/x";
  EXPECT_EQ(HostOfPage(gold, page), "a.example.com");
  EXPECT_EQ(HostOfPage(GoldPage(), Page()), "");
}

}  // namespace
}  // namespace pare::bench
