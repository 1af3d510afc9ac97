// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/meta/element_text.h"

#include <gtest/gtest.h>

#include <string>

#include "extract/input/dom.h"
#include "extract/meta/head.h"

namespace pare {
namespace {

// The text of the page's first <section>.
std::string SectionText(const std::string& html) {
  Page page;
  page.source = html;
  ParseDom(page, Limits());
  for (NodeId n = 0; n < page.tree.nodes.size(); ++n) {
    if (page.tree.nodes[n].tag == Tag::kSection) return ElementText(page.tree, n);
  }
  return "no section";
}

TEST(ElementText, IsOneLineOfWordsAsTheyAreSeen) {
  const struct { const char *html, *text; } kCases[] = {
      {"<section></section>out", ""},
      {"<section> Boats \n come\thome </section>out", "Boats come home"},
      {"<section>Bo<b>at</b>s<x-y>!</x-y></section>", "Boats!"},
      {"<section>Bo<blink>at</blink>s<spacer>!</spacer></section>", "Boats!"},
      {"<section>Boats<br>come</section>", "Boats come"},
      {"<section><p>Boats</p><p>come</p></section>", "Boats come"},
      {"<section><div><div>Boats</div></div>come<ul><li>home</ul></section>", "Boats come home"},
      {"<section>a<style>b{}</style><script>c</script><template>d</template>e</section>", "ae"},
      {"<section>&lt;b&gt; &amp; &eacute;</section>", "<b> & é"},
  };
  for (const auto& c : kCases) EXPECT_EQ(SectionText(c.html), c.text) << c.html;
}

TEST(ElementText, IsCutAtACharacter) {
  std::string letters = "x";
  for (size_t i = 0; i < kMaxFieldBytes; ++i) letters += "é";
  EXPECT_EQ(SectionText("<section>" + letters), letters.substr(0, kMaxFieldBytes - 1));
  EXPECT_EQ(FieldText(letters), letters.substr(0, kMaxFieldBytes - 1));
}

TEST(AppendToList, TakesEachEntryOnceAndKeepsItsLength) {
  std::string list;
  for (const char* name : {"", "Jane Doe", "Jane", "Jane Doe", "Doe", "Jane"}) {
    AppendToList(name, list);
  }
  EXPECT_EQ(list, "Jane Doe, Jane, Doe");
  AppendToList("Jane, Doe", list);
  EXPECT_EQ(list, "Jane Doe, Jane, Doe") << "these two stand there already";
  for (int i = 0; i < 1000; ++i) AppendToList("Author " + std::to_string(i), list);
  EXPECT_LE(list.size(), kMaxFieldBytes);
}

TEST(HeadTest, AuthorAndDateAreWhatThePlainMetaTagsSay) {
  const struct { const char *html, *author, *date; } kCases[] = {
      {"<p>none", "", ""},
      {"<meta name=author content=' Jane \n Doe '>", "Jane Doe", ""},
      {"<meta name=Author content='Jane Doe'><meta name=author content='Max Mustermann'>"
       "<meta name=author content='Jane Doe'>",
       "Jane Doe, Max Mustermann", ""},
      {"<meta name=date content=2024><meta property=article:published_time content=2023>", "",
       "2023"},
      {"<meta name=date content=2024><meta name=date content=2025>", "", "2024"},
      {"<meta property=article:published_time content=''><meta name=date content=2024>", "",
       "2024"},
      {"<meta name=twitter:creator content=x><meta name=revised content=2024>", "", ""},
  };
  for (const auto& c : kCases) {
    const std::string html = c.html;
    Page page;
    page.source = html;
    ParseDom(page, Limits());
    ReadHead(page);
    EXPECT_EQ(page.author, c.author) << c.html;
    EXPECT_EQ(page.date, c.date) << c.html;
  }
}

TEST(HeadTest, NoHostIsLongerThanNamesCanBe) {
  EXPECT_EQ(HostOf("https://" + std::string(1012, 'a') + "/").size(), 1012u);
  EXPECT_EQ(HostOf("https://" + std::string(1013, 'a') + "/"), "");
}

}  // namespace
}  // namespace pare
