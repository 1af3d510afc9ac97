// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/input/decode.h"

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "extract/input/charset_labels.h"
#include "gtest/gtest.h"
#include "tests/input/decoding.h"

namespace pare {
namespace {

using std::string_view_literals::operator""sv;

// A page whose declaration comes first, then `body`.
std::string Page(std::string_view head, std::string_view body) {
  return "<!DOCTYPE html><html><head>" + std::string(head) + "</head><body><p>" +
         std::string(body) + "</p></body></html>";
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

TEST(Order, WideTextWithoutMarkAndEscapesAreSeen) {
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

}  // namespace
}  // namespace pare
