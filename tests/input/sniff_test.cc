// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/input/sniff.h"

#include <gtest/gtest.h>

#include <string>

namespace pare {
namespace {

std::string Prose(int sentences) {
  std::string out;
  for (int i = 0; i < sentences; ++i) out += "The boats came home late in the evening. ";
  return out;
}

TEST(SniffTest, IsHtml) {
  for (const char* source :
       {"<!DOCTYPE html>", "<!doctype HTML PUBLIC \"x\">\ntext", "\n\t <html>", "<HTML lang=en>",
        "<!-- saved page --><p>x", "<?xml version=\"1.0\"?><html>", "<head>", "<body class=x>",
        "<div>x</div>", "<p>x", "<P\nclass=a>x", "<br/>text", "<h1>Title</h1>",
        "<script>x</script>", "<table><tr>", "<span>x</span>", "<img src=x>", "<a href=x>y</a>",
        "Title<p>one</p>", "Intro text\n<div class=a><p>one</p><p>two</p></div>",
        "<x-app><div>one</div></x-app>"}) {
    EXPECT_EQ(SniffInput(source), InputKind::kHtml) << source;
  }
}

TEST(SniffTest, IsText) {
  for (const char* source :
       {"", " ", "plain words", "a < b and b > c", "<", "<>", "< p >", "<3 you", "<@jane> hello",
        "<https://example.com>", "<jane@example.com> wrote", "<think>hm</think>", "<pp>x</pp>",
        "The <p> element stands for a paragraph", "use <br> or <br/>", "# Title\n\n- item",
        "%PDF", "{\"a\": \"<b>x</b>\"}", "#include <a>\n#include <map>", "<p", "<div"}) {
    EXPECT_EQ(SniffInput(source), InputKind::kText) << source;
  }
}

TEST(SniffTest, ProseThatShowsTagsIsText) {
  EXPECT_EQ(SniffInput(Prose(20) + "Write <p>words</p> for it. " + Prose(20)), InputKind::kText);
  EXPECT_EQ(SniffInput(Prose(2) + "<p>" + Prose(1) + "</p><p>" + Prose(1) + "</p>"),
            InputKind::kHtml);
}

TEST(SniffTest, InlineTagsAloneMakeNoPage) {
  EXPECT_EQ(SniffInput("A <b>bold</b> and an <i>odd</i> <a href=x>link</a>"), InputKind::kText);
}

TEST(SniffTest, LooksOnlyAtTheBeginning) {
  const std::string far = std::string(size_t{64} << 10, 'x') + " <p>a</p><p>b</p>";
  EXPECT_EQ(SniffInput(far), InputKind::kText);
  EXPECT_EQ(SniffInput("\xff\xfe<p>\x80"), InputKind::kText);
}

}  // namespace
}  // namespace pare
