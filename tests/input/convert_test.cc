// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/input/convert.h"

#include <string>
#include <string_view>

#include "gtest/gtest.h"
#include "tests/input/decoding.h"

namespace pare {
namespace {

using std::string_view_literals::operator""sv;

TEST(Mappings, WhereTheStandardDiffersFromTheName) {
  struct {
    std::string_view label, bytes, text;
  } const kCases[] = {
      {"iso-8859-1", "\x80\x93", "€“"},                  // windows-1252
      {"us-ascii", "\xe9", "é"},
      {"windows-1252", "\x81\x8d\x9d", "\u0081\u008d\u009d"},  // undefined bytes are controls
      {"iso-8859-9", "\xfd\x80", "ı€"},                  // windows-1254
      {"tis-620", "\xa1\x93\x80", "ก“€"},                // windows-874
      {"windows-874", "\xdb\xfc", "\uFFFD\uFFFD"},
      {"windows-1253", "\xc1\xaa", "Α\uFFFD"},
      {"windows-1255", "\xe0\xca", "א\u05ba"},
      {"iso-8859-16", "\x9f\xa1\xa4\xaa\xfe", "\u009fĄ€Șț"},
      {"iso-8859-8-i", "\xf9\xec\xe5\xed", "שלום"},
      {"logical", "\xf9", "ש"},
      {"iso-8859-6", "\xa1\xc7", "\uFFFDا"},
      {"koi8-u", "\xae\xbe\xa4", "ўЎє"},
      {"x-mac-cyrillic", "\xa2\xb6\xff", "Ґґ€"},
      {"macintosh", "\x8e\xdb", "é€"},
      {"x-user-defined", "a\x80\xff", "a\uF780\uF7FF"},
      {"gb2312", "\xd5\xc5\xc8\xfd\x80", "张三€"},
      {"gbk", "\x8a\xb0", "姲"},
      {"gb18030", "\x94\x39\xfc\x36", "\U0001F600"},
      {"big5", "\xb1\x69\xa4\x54\xa3\xe1\xf9\xd6", "張三€碁"},
      {"euc-kr", "\xc8\xab\xb1\xe6\xb5\xbf \x81\x41", "홍길동 갂"},
      {"ks_c_5601-1987", "\x8c\x63", "똠"},
      {"shift_jis", "\x8e\x52\x93\x63 \x87\x40\x81\x60\x5c~\xb1", "山田 ①～\\~ｱ"},
      {"euc-jp", "\xbb\xb3\xc5\xc4 \xad\xa1\xa1\xc1\x8e\xb1\x8f\xb0\xa1", "山田 ①～ｱ丂"},
      {"iso-2022-jp", "\x1b$B;3ED\x1b(B <p>", "山田 <p>"},
      {"utf-16", "a\0\x10\x04"sv, "aА"},
      {"unicodefffe", "\0a\x04\x10"sv, "aА"},
  };
  for (const auto& [label, bytes, text] : kCases) {
    EXPECT_EQ(TextAs(label, bytes), text) << label;
  }
}

TEST(Mappings, UnsafeEncodingsBecomeOneReplacementCharacter) {
  for (const std::string_view label : {"iso-2022-kr", "hz-gb-2312", "replacement"}) {
    const Result result = DecodeAs(label, "<p>Jane \xe9</p>");
    EXPECT_EQ(result.text, "\uFFFD");
    EXPECT_TRUE(result.had_errors);
  }
}

TEST(Mappings, NulsStay) {
  EXPECT_EQ(TextAs("windows-1251", "a\0\xe0"sv), "a\0а"sv);
  EXPECT_EQ(DecodeAny("a\0b"sv).text, "a\0b"sv);
}

TEST(Malformed, Utf8GivesOnePerMaximalSubpart) {
  struct {
    std::string_view bytes, text;
  } const kCases[] = {
      {"a\xff\xfe" "b", "a\uFFFD\uFFFDb"},
      {"\xc0\xaf", "\uFFFD\uFFFD"},                          // overlong
      {"\xe0\x80\x80", "\uFFFD\uFFFD\uFFFD"},                // overlong
      {"\xed\xa0\x80", "\uFFFD\uFFFD\uFFFD"},                // a surrogate
      {"\xf4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD"},      // beyond U+10FFFF
      {"\xe2\x82<p>", "\uFFFD<p>"},
      {"\xf0\x9f\x98<p>\xe2\x82\xac", "\uFFFD<p>€"},
      {"\xf0\x9f\x98", "\uFFFD"},
  };
  for (const auto& [bytes, text] : kCases) {
    const Result result = DecodeAs("utf-8", bytes);
    EXPECT_EQ(result.text, text);
    EXPECT_TRUE(result.had_errors);
  }
}

TEST(Malformed, MultiByteKeepsMarkup) {
  struct {
    std::string_view label, bytes, text;
  } const kCases[] = {
      {"gbk", "\xb9<p>\xff", "\uFFFD<p>\uFFFD"},
      {"gb18030", "\x81\x30<p>", "\uFFFD0<p>"},
      {"gb18030", "\x81", "\uFFFD"},
      {"big5", "\xb1<p>\x80\xff", "\uFFFD<p>\uFFFD\uFFFD"},
      {"shift_jis", "\x81<p>\xa0\xfd", "\uFFFD<p>\uFFFD\uFFFD"},
      {"shift_jis", "\x81", "\uFFFD"},
      {"euc-jp", "\xb0<p>\xff", "\uFFFD<p>\uFFFD"},
      {"euc-jp", "\xa9z", "\uFFFDz"},
      {"euc-jp", "\x8f\xb0", "\uFFFD"},
      {"euc-kr", "\xb0<p>\xb0", "\uFFFD<p>\uFFFD"},
      {"utf-16le", "a\0\x00\xd8" "b\0"sv, "a\uFFFDb"},
      {"utf-16be", "\0a\xdc\x00\0b\0"sv, "a\uFFFDb\uFFFD"},
  };
  for (const auto& [label, bytes, text] : kCases) {
    const Result result = DecodeAs(label, bytes);
    EXPECT_EQ(result.text, text) << label;
    EXPECT_TRUE(result.had_errors) << label;
  }
  const Result jis = DecodeAs("iso-2022-jp", "\x1b$B;3\xff\x1b(B<p>");
  EXPECT_TRUE(jis.had_errors);
  EXPECT_TRUE(jis.text.ends_with("<p>"));
}

TEST(Truncation, IsAtACharactersEdge) {
  struct {
    std::string_view label, bytes;
    size_t max;
    std::string_view text;
  } const kCases[] = {
      {"utf-8", "aé€", 6, "aé€"},           {"utf-8", "aé€", 5, "aé"},
      {"utf-8", "aé€", 2, "a"},             {"utf-8", "aé", 0, ""},
      {"utf-8", "a\xff\xff", 4, "a\uFFFD"}, {"utf-8", "ab\xff", 2, "ab"},
      {"windows-1251", "\xc0\xc1", 3, "А"}, {"windows-1252", "\x80\x80", 2, ""},
      {"gbk", "\xd5\xc5\xc8\xfd", 5, "张"}, {"gb18030", "\x94\x39\xfc\x36z", 3, ""},
  };
  for (const auto& [label, bytes, max, text] : kCases) {
    DecodeOptions options;
    options.charset = label;
    options.max_decoded_bytes = max;
    const Result result = DecodeAny(bytes, options);
    EXPECT_EQ(result.text, text) << label << " " << max;
    EXPECT_EQ(result.truncated, max < 6) << label;
  }
}

TEST(Conversion, LongInputCrossesChunksWhole) {
  std::string bytes = "x", text = "x";  // an odd start, so that a chunk's end parts a pair
  for (int i = 0; i < 5000; ++i) {
    bytes += "\x94\x39\xfc\x36";
    text += "\U0001F600";
  }
  EXPECT_EQ(TextAs("gb18030", bytes), text);
}

}  // namespace
}  // namespace pare
