// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/input/page_marks.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "tests/text/last_bytes.h"

namespace pare {
namespace {

using Places = std::vector<size_t>;

// Where a page's stops or quotation marks stand, to PageMarks.
template <class Next>
Places All(std::string_view html, Next next) {
  const PageMarks marks(html);
  Places places;
  for (size_t i = 0; (i = (marks.*next)(i)) < html.size(); ++i) places.push_back(i);
  return places;
}
Places Stops(std::string_view html) { return All(html, &PageMarks::NextStop); }
Places Quotes(std::string_view html) { return All(html, &PageMarks::NextQuote); }

// The same to each of the functions that it chooses from, which must agree.
void ExpectVariantsAgree(std::string_view html) {
  const auto stops = Stops(html), quotes = Quotes(html);
  for (const MarkPageVariant mark : MarkPageVariants()) {
    std::vector<uint64_t> stop_bits(html.size() / 64 + 1), quote_bits(html.size() / 64 + 1);
    EXPECT_EQ(mark(html, stop_bits.data(), quote_bits.data()), PageMarks(html).has_nul());
    Places by_stop, by_quote;
    for (size_t i = 0; i < stop_bits.size() * 64; ++i) {
      if ((stop_bits[i / 64] >> i % 64 & 1) != 0) by_stop.push_back(i);
      if ((quote_bits[i / 64] >> i % 64 & 1) != 0) by_quote.push_back(i);
    }
    EXPECT_EQ(by_stop, stops) << html;
    EXPECT_EQ(by_quote, quotes) << html;
  }
}

TEST(PageMarks, AreOfEachByteThatEndsTextOrAValue) {
  for (int c = 0x20; c < 0x7F; ++c) {
    const std::string html(130, static_cast<char>(c));
    EXPECT_EQ(Stops(html).size(), c == '<' || c == '&' ? html.size() : 0u) << html;
    EXPECT_EQ(Quotes(html).size(), c == '"' || c == '\'' ? html.size() : 0u) << html;
    ExpectVariantsAgree(html);
  }
  EXPECT_EQ(Stops("a <b> & \r\n<"), (Places{2, 6, 8, 10}));
  EXPECT_EQ(Quotes("<a b='c' d=\"e\">"), (Places{5, 7, 11, 13}));
}

TEST(PageMarks, LeavePlainCharactersOut) {
  for (const std::string_view plain :
       {"", "a b\t\n\f", "\u00A0\u00FF", "Президент России подписал", "πολύτιμο", "日本、，",
        "\U0001F600"}) {
    EXPECT_EQ(Stops(plain), Places{}) << plain;
    EXPECT_FALSE(PageMarks(plain).has_nul());
    ExpectVariantsAgree(plain);
  }
}

TEST(PageMarks, AreOfOddCharacters) {
  const std::string padding(100, 'a');
  std::vector<std::string> odd = {"\x7f", "\u0080", "\u009F", "\uFDD0", "\uFDEF", "\uFFFE",
                                  "\uFFFF", "\U0001FFFE", "\U0010FFFF"};
  for (char c = 0; c < 0x20; ++c) {
    if (c != '\t' && c != '\n' && c != '\f') odd.emplace_back(1, c);  // the return is a stop too
  }
  for (const std::string& character : odd) {
    for (size_t before = 0; before < padding.size(); ++before) {  // at every place in a vector
      for (const std::string_view after : {"", "a", padding.c_str()}) {
        const std::string html = padding.substr(0, before) + character + std::string(after);
        const Places stops = Stops(html);
        ASSERT_EQ(stops.size(), 1u) << before;
        const size_t last = before + (character.size() == 1 ? 0 : character.size() - 2);
        EXPECT_TRUE(stops[0] >= before && stops[0] <= last) << before;
        EXPECT_EQ(PageMarks(html).has_nul(), character[0] == '\0');
        ExpectVariantsAgree(html);
      }
    }
  }
}

TEST(PageMarks, ReadNothingBehindThePage) {
  LastBytes memory;
  for (size_t size = 0; size < 300; ++size) {
    for (const char last : {'a', '<', '\xC3'}) {  // also a character that is cut short
      std::string html(size, 'a');
      if (size > 0) html.back() = last;
      const std::string_view held = memory.Hold(html);
      EXPECT_EQ(Stops(held).size(), size > 0 && last == '<' ? 1u : 0u) << size;
      ExpectVariantsAgree(held);
    }
  }
}

}  // namespace
}  // namespace pare
