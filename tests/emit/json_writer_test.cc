// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/emit/json_writer.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <string>

namespace pare {
namespace {

std::string Quoted(std::string_view text) {
  std::string out;
  AppendJsonString(text, out);
  return out;
}

TEST(AppendJsonString, EscapesQuotesAndControls) {
  EXPECT_EQ(Quoted("a\"\\\n\t\x01é"), "\"a\\\"\\\\\\n\\t\\u0001é\"");
  EXPECT_EQ(Quoted(std::string_view("\0", 1)), "\"\\u0000\"");
  EXPECT_EQ(Quoted(""), "\"\"");
}

TEST(AppendJsonString, MalformedBytesBecomeReplacementCharacters) {
  EXPECT_EQ(Quoted("a\xFF z"), "\"a\xEF\xBF\xBD z\"");
  EXPECT_EQ(Quoted("\xC3"), "\"\xEF\xBF\xBD\"");
  EXPECT_EQ(Quoted("\xEF\xBF\xBD"), "\"\xEF\xBF\xBD\"") << "one that was there stays";
}

TEST(JsonWriter, PutsCommasAndColons) {
  std::string out;
  JsonWriter w(out);
  w.Open('{');
  w.Field("a", 1);
  w.Key("list");
  w.Open('[');
  w.Value("x");
  w.Open('{');
  w.Close('}');
  w.Open('[');
  w.Close(']');
  w.Value("y");
  w.Close(']');
  w.Field("b", "z");
  w.Close('}');
  EXPECT_EQ(out, R"({"a":1,"list":["x",{},[],"y"],"b":"z"})");
}

TEST(JsonWriter, WritesEachKindOfValue) {
  std::string out;
  JsonWriter w(out);
  w.Open('[');
  w.Value(true);
  w.Value(false);
  w.Value(std::string("s"));
  w.Value(INT64_MIN);
  w.Value(UINT64_MAX);
  w.Value(uint8_t{7});
  w.Value(0.1);
  w.Value(1.0);
  w.Fixed(2.0 / 3, 3);
  w.Null();
  w.Close(']');
  EXPECT_EQ(out,
            "[true,false,\"s\",-9223372036854775808,18446744073709551615,7,0.1,1,0.667,null]");
}

TEST(JsonWriter, WhatIsNoNumberIsNull) {
  std::string out;
  JsonWriter w(out);
  w.Open('[');
  w.Value(std::nan(""));
  w.Fixed(std::numeric_limits<double>::infinity(), 2);
  w.Close(']');
  EXPECT_EQ(out, "[null,null]");
}

TEST(JsonWriter, TheLongestNumberFits) {
  std::string out;
  JsonWriter w(out);
  w.Fixed(-std::numeric_limits<double>::max(), 6);
  EXPECT_EQ(out.size(), 1u + 309 + 1 + 6);
}

}  // namespace
}  // namespace pare
