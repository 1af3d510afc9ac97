// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/meta/declared.h"

#include <gtest/gtest.h>

#include <string>

#include "extract/input/dom.h"

namespace pare {
namespace {

uint32_t Declared(const std::string& html) {
  Page page;
  page.source = html;
  ParseDom(page, Limits());
  return DeclarationsOf(page.tree);
}

std::string JsonLd(const std::string& json) {
  return "<script type=\"application/ld+json\">" + json + "</script>";
}

TEST(DeclaredTest, TypesOfJsonLd) {
  EXPECT_EQ(Declared(JsonLd(R"({"@type":"NewsArticle"})")), kTypeArticle);
  EXPECT_EQ(Declared(JsonLd(R"({"@type": ["WebPage", "QAPage"]})")), kTypeForum);
  EXPECT_EQ(Declared(JsonLd(R"({"@graph":[{"@type":"Product"},{"@type":"BreadcrumbList"}]})")),
            kTypeProduct);
  EXPECT_EQ(Declared(JsonLd(R"({"@type":"http://schema.org/Recipe"})")), kTypeHowTo);
  EXPECT_EQ(Declared(JsonLd(R"({"@type":"NewsArticle","datePublished":"2024"})")),
            kTypeArticle | kPublished);
  EXPECT_EQ(Declared(JsonLd(R"({"name":"NewsArticle"})")), 0u);
}

TEST(DeclaredTest, BrokenJsonIsNoTrouble) {
  for (const char* json : {"", "\"@type\"", "\"@type\":", "\"@type\":[", "\"@type\":\"", "\"@type\":[\"",
                           "\"@type\":[\"Product\"", "\"@type\":}"}) {
    Declared(JsonLd(json));
  }
  EXPECT_EQ(Declared(JsonLd("\"@type\":[\"Product\"")), kTypeProduct);
}

TEST(DeclaredTest, MetaElements) {
  EXPECT_EQ(Declared("<meta property=og:type content=article>"), kOgArticle);
  EXPECT_EQ(Declared("<meta property=og:type content=website>"), kOgWebsite);
  EXPECT_EQ(Declared("<meta property=og:type content=product.item>"), kOgProduct);
  EXPECT_EQ(Declared("<meta name=author content='Jane Doe'>"), kAuthor);
  EXPECT_EQ(Declared("<meta name=author content=''>"), 0u);
  EXPECT_EQ(Declared("<meta name=generator content='Discourse 3.1'>"), kForumSoftware);
}

TEST(DeclaredTest, TemplatesLeaveMarksOnTheBody) {
  EXPECT_EQ(Declared("<body class='woocommerce-page'>x"), kShopSoftware);
  EXPECT_EQ(Declared("<body id=phpbb>x"), kForumSoftware);
}

TEST(DeclaredTest, ShapesOfAddresses) {
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

}  // namespace
}  // namespace pare
