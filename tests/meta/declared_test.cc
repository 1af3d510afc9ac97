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

TEST(DeclaredTest, TemplatesTellWhatTheyAreFor) {
  EXPECT_EQ(Declared("<body class='single single-post postid-7'>x"), kViewPost);
  EXPECT_EQ(Declared("<body class='archive category category-3'>x"), kViewList);
  EXPECT_EQ(Declared("<html id=XF data-template=thread_view><body>x"), kForumSoftware | kViewThread);
  EXPECT_EQ(Declared("<body class='ipsApp ipsApp_front' data-pageController=topic>x"),
            kForumSoftware | kViewThread);
  EXPECT_EQ(Declared("<body class='section-viewtopic\tltr'>x"), kViewThread);
  EXPECT_EQ(Declared("<body class='single-product woocommerce'>x"), kViewProduct | kShopSoftware);
  EXPECT_EQ(Declared("<html class=home><body>x"), kViewFront);
  EXPECT_EQ(Declared("<body class='single-postal no-archive homely'>x"), 0u);  // whole words alone
  EXPECT_EQ(Declared("<div class=single-post>x</div>"), 0u);                // of the page alone
}

TEST(DeclaredTest, AnyNumberOfClasses) {
  std::string classes(100'000, ' ');
  EXPECT_EQ(Declared("<body class='" + classes + "home'>x"), 0u);
  EXPECT_EQ(Declared("<body class='home" + classes + "'>x"), kViewFront);
  for (size_t before = 1990; before < 2005; ++before) {  // where the rest is left out
    const std::string page = "<body class='" + std::string(before, ' ') + "homepage'>x";
    EXPECT_EQ(Declared(page), 0u) << before;
  }
}

}  // namespace
}  // namespace pare
