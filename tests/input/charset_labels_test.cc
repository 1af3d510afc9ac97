// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/input/charset_labels.h"

#include <optional>
#include <string>
#include <string_view>

#include "gtest/gtest.h"
#include "tests/input/decoding.h"

namespace pare {
namespace {

using std::string_view_literals::operator""sv;

std::string Declared(std::string_view bytes) {
  const std::optional<Encoding> found = FindDeclaredEncoding(bytes);
  return found.has_value() ? std::string(InfoOf(*found).name) : "none";
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

}  // namespace
}  // namespace pare
