// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/meta/head.h"

#include <gtest/gtest.h>

#include <string>

#include "extract/blocks/text_blocks.h"
#include "extract/input/dom.h"

namespace pare {
namespace {

struct Read {
  explicit Read(std::string html, std::string url = "") : source(std::move(html)) {
    page.source = source;
    page.url = std::move(url);
    ParseDom(page, Limits());
    ReadHead(page);
  }
  std::string source;
  Page page;
};

TEST(HeadTest, TheTitleIsTheHeadlineThatTheHeadNames) {
  const struct { const char *html, *title; } kCases[] = {
      {"", ""},
      {"<p>no head", ""},
      {"<title>Boats come home late</title>", "Boats come home late"},
      {"<title> Boats \n come&nbsp;home late </title>", "Boats come home late"},
      {"<title>Boats come home late | The Daily</title>", "Boats come home late"},
      {"<title>Boats come home late – The Daily</title>", "Boats come home late"},
      {"<title>Home | The Daily</title>", "Home | The Daily"},
      {"<title>one</title><svg><title>two</title></svg>", "one"},
      {"<meta property=og:title content='Boats come home'><title>x y z | S</title>",
       "Boats come home"},
      {"<meta name=og:title content='Boats come home'>", "Boats come home"},
      {"<title>Boats Come Home - Daily</title><h1>The Daily</h1><h1>Boats <i>come</i> home!</h1>",
       "Boats come home!"},
      {"<title>Boats come home</title><h1>Boats come home at last</h1>",
       "Boats come home at last"},
      {"<title>Boats come home late</title><h1>Latest News of Today</h1>", "Boats come home late"},
      {"<title>Boats come home late</title><h1></h1>", "Boats come home late"},
      {"<h1>A headline alone</h1>", ""},
  };
  for (const auto& c : kCases) EXPECT_EQ(Read(c.html).page.title, c.title) << c.html;
}

TEST(HeadTest, TheLanguageIsAPrimarySubtag) {
  const struct { const char *html, *lang; } kCases[] = {
      {"<html lang=en>", "en"},
      {"<html lang=' EN-gb '>", "en"},
      {"<html lang=zh_Hans>", "zh"},
      {"<html lang=fil>", "fil"},
      {"<html lang=english>", ""},
      {"<html lang=x>", ""},
      {"<p>x", ""},
      {"<meta property=og:locale content=de_DE>", "de"},
      {"<meta http-equiv=content-language content=fr>", "fr"},
      {"<meta http-equiv=Content-Language content=fr>", "fr"},
      {"<html lang=ru><meta property=og:locale content=en_US>", "ru"},
  };
  for (const auto& c : kCases) EXPECT_EQ(Read(c.html).page.lang, c.lang) << c.html;
}

TEST(HeadTest, AGivenUrlGoesBeforeTheCanonicalLinkAndThatBeforeOpenGraph) {
  const std::string both = "<meta property=og:url content=https://og.example.com/>"
                           "<link rel=Canonical href=' https://www.example.com/a '>";
  EXPECT_EQ(Read(both, "https://example.org/x").page.url, "https://example.org/x");
  EXPECT_EQ(Read(both, "https://example.org/x").page.host, "example.org");
  EXPECT_EQ(Read(both).page.url, "https://www.example.com/a");
  EXPECT_EQ(Read(both).page.host, "www.example.com");
  EXPECT_EQ(Read("<meta property=og:url content=https://og.example.com/>").page.host,
            "og.example.com");
  EXPECT_EQ(Read("<p>x").page.url, "");
  EXPECT_EQ(Read("<link rel=canonical href=/a>").page.host, "") << "a relative link has no host";
}

TEST(HostTest, OfAbsoluteHttpUrls) {
  const struct { const char *url, *host; } kCases[] = {
      {"https://example.com", "example.com"},
      {"HTTP://WWW.Example.COM:8080/a:b@c", "www.example.com"},
      {"https://jane:secret@example.com/x", "example.com"},
      {"https://example.com.?q", "example.com"},
      {"http://[::1]:80/", "[::1]"},
      {"https://example.com#f", "example.com"},
      {"https://example.com\\x", "example.com"},
      {"https://", ""}, {"http:/", ""}, {"", ""}, {"example.com/a", ""},
      {"ftp://example.com", ""}, {"//example.com", ""}, {"mailto:jane@example.com", ""},
      {"file:///a", ""},
  };
  for (const auto& c : kCases) EXPECT_EQ(HostOf(c.url), c.host) << c.url;
}

std::string TitleOfText(std::string_view text) {
  Page page;
  page.source = text;
  page.input = InputKind::kText;
  page.url = "https://Example.com/";
  BuildTextBlocks(page);
  ReadTextTitle(page);
  EXPECT_EQ(page.host, "example.com");
  return page.title;
}

TEST(TextTitleTest, IsAFirstLineThatLooksLikeAHeadline) {
  const std::string rest = "\n\nThe fleet came home late in the evening, the harbour said.\n";
  EXPECT_EQ(TitleOfText("Boats Come Home Late" + rest), "Boats Come Home Late");
  EXPECT_EQ(TitleOfText("# Boats" + rest), "Boats");
  for (const char* first : {"The boats came home.", "Read this first:", "boats come home late",
                            "Boats home"}) {
    EXPECT_EQ(TitleOfText(first + rest), "") << first;
  }
  std::string paragraph = "Word";
  for (int i = 0; i < 60; ++i) paragraph += " word";
  EXPECT_EQ(TitleOfText(paragraph + rest), "");
  EXPECT_EQ(TitleOfText("Boats Come Home Late"), "") << "nothing follows it";
  EXPECT_EQ(TitleOfText(""), "");
}

}  // namespace
}  // namespace pare
