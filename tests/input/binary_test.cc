// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/input/binary.h"

#include <string_view>

#include "gtest/gtest.h"

namespace pare {
namespace {

using std::string_view_literals::operator""sv;

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
      "<\0p\0>\0J\0a\0n\0e\0 \0D\0o\0e\0"sv,
      "\xc8\xe2\xe0\xed \xc8\xe2\xe0\xed\xee\xe2"sv,  // in windows-1251
  };
  for (const std::string_view text : kTexts) EXPECT_EQ(BinaryKind(text), "") << text;
}

}  // namespace
}  // namespace pare
