// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/emit/json_writer.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>

#include "extract/text/words.h"

namespace pare {
namespace {

constexpr size_t kLongestNumber = 512;  // 1.8e308 in fixed notation has 309 digits

void AppendEscaped(unsigned char c, std::string& out) {
  constexpr std::string_view kHex = "0123456789abcdef";
  switch (c) {
    case '"':
      out += "\\\"";
      break;
    case '\\':
      out += "\\\\";
      break;
    case '\n':
      out += "\\n";
      break;
    case '\t':
      out += "\\t";
      break;
    default:
      out += "\\u00";
      out += kHex[c >> 4];
      out += kHex[c & 15];
  }
}

}  // namespace

void AppendJsonString(std::string_view text, std::string& out) {
  out += '"';
  size_t from = 0;  // what needs no change is copied in one go
  for (size_t i = 0; i < text.size();) {
    const auto c = static_cast<unsigned char>(text[i]);
    size_t next = i + 1;
    const bool malformed = c >= 0x80 && NextCodePoint(text, next = i) == 0xFFFD;
    if (malformed || c < 0x20 || c == '"' || c == '\\') {
      out += text.substr(from, i - from);
      if (malformed) {
        AppendCodePoint(0xFFFD, out);
      } else {
        AppendEscaped(c, out);
      }
      from = next;
    }
    i = next;
  }
  out += text.substr(from);
  out += '"';
}

void JsonWriter::Open(char bracket) {
  Separate();
  out_ += bracket;
  first_ = true;
}

void JsonWriter::Close(char bracket) {
  out_ += bracket;
  first_ = false;
}

void JsonWriter::Key(std::string_view key) {
  Separate();
  AppendJsonString(key, out_);
  out_ += ':';
  first_ = true;
}

void JsonWriter::Value(std::string_view text) {
  Separate();
  AppendJsonString(text, out_);
}

void JsonWriter::Value(double number) {
  if (!std::isfinite(number)) return Null();
  std::array<char, kLongestNumber> buffer;
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
  Raw({buffer.data(), static_cast<size_t>(end.ptr - buffer.data())});
}

void JsonWriter::Fixed(double number, int digits) {
  if (!std::isfinite(number)) return Null();
  std::array<char, kLongestNumber> buffer;
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number,
                                 std::chars_format::fixed, digits);
  Raw({buffer.data(), static_cast<size_t>(end.ptr - buffer.data())});
}

void JsonWriter::Raw(std::string_view json) {
  Separate();
  out_ += json;
}

void JsonWriter::Separate() {
  if (!first_) out_ += ',';
  first_ = false;
}

}  // namespace pare
