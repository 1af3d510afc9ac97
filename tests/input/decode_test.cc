// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0

#include "extract/input/decode.h"

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "extract/input/charset_labels.h"
#include "gtest/gtest.h"

namespace pare {
namespace {

using std::string_view_literals::operator""sv;

struct Result {
  std::string text;
  std::string charset;
  CharsetSource source;
  bool truncated;
  bool had_errors;
  bool copied;  // the text does not lie within the input
};

Result DecodeAny(std::string_view bytes, const DecodeOptions& options = {}) {
  std::string storage = "left from another page";
  const absl::StatusOr<Decoded> decoded = Decode(bytes, options, storage);
  EXPECT_TRUE(decoded.ok()) << decoded.status();
  if (!decoded.ok()) return {};
  const bool within = decoded->text.data() >= bytes.data() &&
                      decoded->text.data() + decoded->text.size() <= bytes.data() + bytes.size();
  return {std::string(decoded->text), std::string(decoded->charset), decoded->source,
          decoded->truncated,         decoded->had_errors,           !within};
}

Result DecodeAs(std::string_view label, std::string_view bytes) {
  DecodeOptions options;
  options.charset = label;
  return DecodeAny(bytes, options);
}

std::string TextAs(std::string_view label, std::string_view bytes) {
  return DecodeAs(label, bytes).text;
}

// A page whose declaration comes first, then `body`.
std::string Page(std::string_view head, std::string_view body) {
  return "<!DOCTYPE html><html><head>" + std::string(head) + "</head><body><p>" +
         std::string(body) + "</p></body></html>";
}

std::string Declared(std::string_view bytes) {
  const std::optional<Encoding> found = FindDeclaredEncoding(bytes);
  return found.has_value() ? std::string(InfoOf(*found).name) : "none";
}

// "Иван Иванов" in windows-1251.
constexpr std::string_view kIvan1251 = "\xc8\xe2\xe0\xed \xc8\xe2\xe0\xed\xee\xe2"sv;

TEST(Order, MarkWinsOverGivenLabel) {
  const Result result = DecodeAs("windows-1251", "\xef\xbb\xbfJos\xc3\xa9");
  EXPECT_EQ(result.text, "José");
  EXPECT_EQ(result.charset, "UTF-8");
  EXPECT_EQ(result.source, CharsetSource::kBom);
}

TEST(Order, GivenLabelWinsOverValidUtf8) {
  const Result result = DecodeAs(" WINDOWS-1252\n", "\xc3\xa9");
  EXPECT_EQ(result.text, "Ã©");
  EXPECT_EQ(result.source, CharsetSource::kGiven);
}

TEST(Order, ValidUtf8WinsOverMeta) {
  const Result result = DecodeAny(Page("<meta charset=windows-1251>", "Иван"));
  EXPECT_EQ(result.charset, "UTF-8");
  EXPECT_EQ(result.source, CharsetSource::kUtf8);
}

TEST(Order, NearlyValidUtf8WinsOverMeta) {
  const std::string body = "Иван Иванов и Иван Иванов \xff и снова Иван";
  const Result result = DecodeAny(Page("<meta charset=windows-1251>", body));
  EXPECT_EQ(result.charset, "UTF-8");
  EXPECT_TRUE(result.had_errors);
  EXPECT_NE(result.text.find("Иванов \uFFFD и"), std::string::npos);
}

TEST(Order, Utf8CutShortIsStillUtf8) {
  const Result result = DecodeAny("<p>Jos\xc3\xa9 Jos\xc3");
  EXPECT_EQ(result.text, "<p>José Jos\uFFFD");
  EXPECT_EQ(result.source, CharsetSource::kUtf8);
}

TEST(Order, MetaDecidesOtherwise) {
  const Result result = DecodeAny(Page("<meta charset=windows-1251>", kIvan1251));
  EXPECT_NE(result.text.find("<p>Иван Иванов</p>"), std::string::npos);
  EXPECT_EQ(result.charset, "windows-1251");
  EXPECT_EQ(result.source, CharsetSource::kMeta);
  EXPECT_FALSE(result.had_errors);
}

TEST(Order, LaterMetaIsFound) {
  const std::string head = "<style>" + std::string(kPrescanBytes, ' ') +
                           "</style><meta charset=koi8-r>";
  const Result result = DecodeAny(Page(head, "\xe9\xd7\xc1\xce"));
  EXPECT_NE(result.text.find("Иван"), std::string::npos);
  EXPECT_EQ(result.source, CharsetSource::kLateMeta);
}

TEST(Order, MetaThatBytesBelieIsPassedOver) {
  std::string body;
  for (int i = 0; i < 20; ++i) body += std::string(kIvan1251) + " \xf1\xea\xe0\xe7\xe0\xeb. ";
  const Result result = DecodeAny(Page("<meta charset=utf-8>", body));
  EXPECT_EQ(result.charset, "windows-1251");
  EXPECT_EQ(result.source, CharsetSource::kDetected);
}

TEST(Order, WordsAreDetectedInMuchMarkup) {
  std::string body;
  for (int i = 0; i < 200; ++i) body += "<span class=\"name of the author\">link</span>";
  body += "\xdd\xf2\xee \xed\xee\xe2\xee\xf1\xf2\xe8, \xea\xee\xf2\xee\xf0\xfb\xe5 "
          "\xef\xee\xff\xe2\xe8\xeb\xe8\xf1\xfc \xf1\xe5\xe3\xee\xe4\xed\xff "
          "\xe2 \xe3\xee\xf0\xee\xe4\xe5.";
  const Result result = DecodeAny(Page("", body));
  EXPECT_EQ(result.charset, "windows-1251");
  EXPECT_EQ(result.source, CharsetSource::kDetected);
}

TEST(Order, QuotationMarksAloneFallBack) {
  const Result result = DecodeAny(Page("", "It\x92s \x93" "fine\x94, \xa9 Jane\x92s"));
  EXPECT_NE(result.text.find("It’s “fine”, © Jane’s"), std::string::npos);
  EXPECT_EQ(result.charset, "windows-1252");
  EXPECT_EQ(result.source, CharsetSource::kFallback);
}

TEST(Order, TextIsNotAskedForMeta) {
  DecodeOptions options;
  options.html = false;
  EXPECT_EQ(DecodeAny("<meta charset=koi8-r> \xa9 Jane", options).source, CharsetSource::kFallback);
}

TEST(Order, UnknownGivenLabelIsAnError) {
  std::string storage;
  DecodeOptions options;
  options.charset = "utf-9";
  EXPECT_EQ(Decode("x", options, storage).status().code(), absl::StatusCode::kInvalidArgument);
}

TEST(Order, EmptyInput) {
  EXPECT_EQ(DecodeAny("").text, "");
  EXPECT_EQ(DecodeAny("").charset, "UTF-8");
  EXPECT_EQ(DecodeAs("utf-16", "").text, "");
  EXPECT_EQ(DecodeAs("replacement", "").text, "");
}

TEST(NotCopied, ValidUtf8AndAscii) {
  EXPECT_FALSE(DecodeAny("Jane Doe").copied);
  EXPECT_FALSE(DecodeAny("José").copied);
  EXPECT_FALSE(DecodeAny("\xef\xbb\xbfJosé").copied);
  EXPECT_FALSE(DecodeAs("utf-8", "José").copied);
  EXPECT_FALSE(DecodeAs("windows-1251", "Jane Doe").copied);
  EXPECT_FALSE(DecodeAs("shift_jis", "Jane Doe").copied);
  EXPECT_FALSE(DecodeAs("iso-2022-jp", "Jane Doe").copied);
  EXPECT_TRUE(DecodeAs("utf-8", "Jos\xe9").copied);
}

TEST(Marks, AllKinds) {
  EXPECT_EQ(DecodeAny("\xff\xfe" "a\0\xe9\0"sv).text, "aé");
  EXPECT_EQ(DecodeAny("\xff\xfe" "a\0\xe9\0"sv).charset, "UTF-16LE");
  EXPECT_EQ(DecodeAny("\xfe\xff\0a\0\xe9"sv).text, "aé");
  EXPECT_EQ(DecodeAny("\xff\xfe\0\0a\0\0\0\x00\xf6\x01\0"sv).text, "a\U0001F600");
  EXPECT_EQ(DecodeAny("\0\0\xfe\xff\0\0\0a"sv).charset, "UTF-32BE");
  EXPECT_EQ(DecodeAny("\0\0\xfe\xff\0\0\0a"sv).text, "a");
  EXPECT_EQ(DecodeAny("\xff\xfe").text, "");
}

TEST(Labels, TableIsWholeAndSorted) {
  EXPECT_EQ(AllCharsetLabels().size(), 228u);
  std::string_view last;
  for (const CharsetLabel& row : AllCharsetLabels()) {
    EXPECT_LT(last, row.label);
    EXPECT_EQ(InfoOf(row.encoding).encoding, row.encoding);
    EXPECT_EQ(FindEncoding(row.label), row.encoding);
    last = row.label;
  }
}

TEST(Labels, EachOpensItsConverter) {
  std::string bytes = "Jane ";
  for (int c = 0x80; c < 0x100; ++c) bytes += static_cast<char>(c);
  bytes += " Doe.";
  for (const CharsetLabel& row : AllCharsetLabels()) {
    const Result result = DecodeAs(row.label, bytes);
    EXPECT_EQ(result.charset, InfoOf(row.encoding).name) << row.label;
    EXPECT_EQ(result.source, CharsetSource::kGiven);
    EXPECT_EQ(result.text.find('\x1a'), std::string::npos) << row.label;
    EXPECT_FALSE(result.text.empty()) << row.label;
    EXPECT_EQ(DecodeAs("utf-8", result.text).had_errors, false) << row.label;
  }
}

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

TEST(Conversion, WideTextWithoutMarkAndEscapesAreSeen) {
  const std::string_view page = "<p>Jos\xe9 Doe</p>";
  std::string little, big;
  for (const char c : page) {
    little += {c, '\0'};
    big += {'\0', c};
  }
  EXPECT_EQ(DecodeAny(little).text, "<p>José Doe</p>");
  EXPECT_EQ(DecodeAny(big).charset, "UTF-16BE");
  const Result jis = DecodeAny("<p>\x1b$B;3ED\x1b(B</p>");
  EXPECT_EQ(jis.text, "<p>山田</p>");
  EXPECT_EQ(jis.source, CharsetSource::kDetected);
}

TEST(Prescan, FollowsTheStandard) {
  struct {
    std::string_view bytes, name;
  } const kCases[] = {
      {"<meta charset=koi8-r>", "KOI8-R"},
      {"<META\nCharSet = ' KOI8-R '>", "KOI8-R"},
      {"<meta/charset=\"koi8-r\"/>", "KOI8-R"},
      {"<metacharset=koi8-r>", "none"},
      {"<meta http-equiv=Content-Type content='text/html; charset=koi8-r'>", "KOI8-R"},
      {"<meta content='charset = \"koi8-r\"' http-equiv=content-type>", "KOI8-R"},
      {"<meta content='charsets charset=koi8-r;x' http-equiv=content-type>", "KOI8-R"},
      {"<meta content='charset=\"koi8-r' http-equiv=content-type>", "none"},
      {"<meta content='text/html; charset=koi8-r'>", "none"},
      {"<meta http-equiv=refresh content='text/html; charset=koi8-r'>", "none"},
      {"<meta http-equiv=content-type content='charset=big5' charset=koi8-r>", "KOI8-R"},
      {"<meta charset=koi8-r charset=big5>", "KOI8-R"},
      {"<meta charset=nonsense><meta charset=koi8-r>", "KOI8-R"},
      {"<!-- <meta charset=big5> --><meta charset=koi8-r>", "KOI8-R"},
      {"<!--><meta charset=koi8-r>", "KOI8-R"},
      {"<!-- <meta charset=koi8-r>", "none"},
      {"<a title='<meta charset=big5>'><meta charset=koi8-r>", "KOI8-R"},
      {"<? <meta charset=big5><meta charset=koi8-r>", "KOI8-R"},
      {"</ <meta charset=big5><meta charset=koi8-r>", "KOI8-R"},
      {"</div x='>'><meta charset=koi8-r>", "KOI8-R"},
      {"< <meta charset=koi8-r>", "KOI8-R"},
      {"<meta charset=utf-16>", "UTF-8"},
      {"<meta charset=utf-16be>", "UTF-8"},
      {"<meta charset=x-user-defined>", "windows-1252"},
      {"<meta charset=koi8-r", "none"},
      {"<meta charset=", "none"},
      {"<meta =charset=koi8-r>", "none"},
      {"<?xml version='1.0' encoding='koi8-r'?><html>", "KOI8-R"},
      {"<?xml version='1.0' encoding='koi8-r'?><meta charset=big5>", "Big5"},
      {"<?xml encoding=koi8-r?>", "none"},
      {" <?xml encoding='koi8-r'?>", "none"},
      {"", "none"},
      {"<", "none"},
  };
  for (const auto& [bytes, name] : kCases) EXPECT_EQ(Declared(bytes), name) << bytes;
}

TEST(Binary, IsToldBySignature) {
  struct {
    std::string_view bytes, kind;
  } const kCases[] = {
      {"%PDF-1.7\n", "PDF document"},
      {"\x89PNG\r\n\x1a\n\0\0"sv, "PNG image"},
      {"\xff\xd8\xff\xe0", "JPEG image"},
      {"GIF89a\x01\0"sv, "GIF image"},
      {"RIFF\x10\0\0\0WEBPVP8 "sv, "WebP image"},
      {"PK\3\4\x14\0"sv, "zip archive"},
      {"\x1f\x8b\x08\0"sv, "gzip data"},
      {"\x28\xb5\x2f\xfd", "zstd data"},
      {"BZh91AY&SY", "bzip2 data"},
      {"\0\0\0\x18" "ftypmp42"sv, "MP4 media"},
      {"wOF2\0\1\0\0"sv, "font"},
      {"MZ\x90\0\3\0\0\0\4\0\0\0\xff\xff\0\0\xb8\0\0\0"sv, "binary data"},
  };
  for (const auto& [bytes, kind] : kCases) EXPECT_EQ(BinaryKind(bytes), kind);
}

TEST(Binary, TextIsText) {
  const std::string_view kTexts[] = {
      "", "Jane Doe", "<!DOCTYPE html>", "BM is short for benchmark", "PK met MZ", "a\0b"sv,
      "\x1b$B;3ED\x1b(B", "\xff\xfe<\0p\0"sv, "\0\0\xfe\xff\0\0\0a\0\0\0b\0\0\0c"sv,
      "<\0p\0>\0J\0a\0n\0e\0 \0D\0o\0e\0"sv, kIvan1251};
  for (const std::string_view text : kTexts) EXPECT_EQ(BinaryKind(text), "") << text;
}

}  // namespace
}  // namespace pare
