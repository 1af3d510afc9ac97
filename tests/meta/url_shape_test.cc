// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/meta/url_shape.h"

#include <gtest/gtest.h>

#include <string>

namespace pare {
namespace {

TEST(UrlShapeTest, PartsOfAddresses) {
  const UrlShape news = ShapeOfUrl("https://example.com/2024/05/boats-come-home-17.html?a=1&b=2#c");
  EXPECT_EQ(news.depth, 3u);
  EXPECT_EQ(news.hyphens, 3u);
  EXPECT_EQ(news.digits, 2u);
  EXPECT_EQ(news.parameters, 2u);
  EXPECT_TRUE(news.date);
  EXPECT_TRUE(news.extension);
  EXPECT_FALSE(news.slash);
  const UrlShape list = ShapeOfUrl("https://example.com/news/");
  EXPECT_EQ(list.depth, 1u);
  EXPECT_TRUE(list.slash);
  EXPECT_FALSE(list.date);
  for (const char* bare : {"", "example.com", "https://example.com", "https://example.com/"}) {
    EXPECT_EQ(ShapeOfUrl(bare).hyphens, 0u) << bare;
    EXPECT_FALSE(ShapeOfUrl(bare).slash) << bare;
  }
}

uint32_t WordsOf(const std::string& url) { return ShapeOfUrl(url).words; }

TEST(UrlShapeTest, WordsOfAddresses) {
  EXPECT_EQ(WordsOf("https://example.com/blog/boats"), kUrlPost);
  EXPECT_EQ(WordsOf("https://example.com/Blog/boats"), kUrlPost);
  EXPECT_EQ(WordsOf("https://forum.example.com/x/1"), kUrlThread);
  EXPECT_EQ(WordsOf("https://forum.example.com"), kUrlThread);
  EXPECT_EQ(WordsOf("https://www.forum.example.co.uk/x"), kUrlThread);
  EXPECT_EQ(WordsOf("https://example.com/viewtopic.php?f=1&t=2"), kUrlThread);
  EXPECT_EQ(WordsOf("https://example.com/index.php?a=1&topic=17.0"), kUrlThread);
  EXPECT_EQ(WordsOf("https://example.com/shop/category/kettles/"), kUrlProduct | kUrlList);
  EXPECT_EQ(WordsOf("https://docs.example.com/3/library/x.html"), kUrlDocs);
  EXPECT_EQ(WordsOf("https://example.com/services/roofs"), kUrlService);
}

TEST(UrlShapeTest, WordsOfOtherLanguages) {
  EXPECT_EQ(WordsOf("https://example.com/novosti/lodki"), kUrlPost);
  EXPECT_EQ(WordsOf("https://example.com/foro/barcos"), kUrlThread);
  EXPECT_EQ(WordsOf("https://example.com/san-pham/am-nuoc"), kUrlProduct);
  EXPECT_EQ(WordsOf("https://example.com/kategorie/kessel"), kUrlList);
  EXPECT_EQ(WordsOf("https://example.com/pomoc/koszyk"), kUrlDocs);
  EXPECT_EQ(WordsOf("https://example.com/leistungen/dach"), kUrlService);
}

TEST(UrlShapeTest, WordsThatAreNone) {
  for (const char* url :
       {"https://example.com/blog", "https://example.com/a/blog#x", "https://example.com/a/blog?topics=1",
        "https://example.com/blogger/x", "https://example.com/my-blog/x", "https://example.blog/x",
        "https://example.com//x", "https://t.me/x",
        "https://man.com/x", "https://c.example.com/x", "https://forum.com/x", "https://localhost/x",
        "https://example.com/?q=/blog/x", "/blog/x", "https://", ""}) {
    EXPECT_EQ(WordsOf(url), 0u) << url;
  }
}

}  // namespace
}  // namespace pare
