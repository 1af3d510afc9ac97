// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// JSON text, piece by piece: compact, free of any locale, the same bytes everywhere.
#ifndef PARE_EXTRACT_EMIT_JSON_WRITER_H_
#define PARE_EXTRACT_EMIT_JSON_WRITER_H_

#include <concepts>
#include <string>
#include <string_view>

namespace pare {

// `text` in quotes. Bytes that are not UTF-8 become U+FFFD: names of files and URLs are the user's,
// in any bytes.
void AppendJsonString(std::string_view text, std::string& out);

// Puts the commas and colons; that brackets pair and keys come before values is the caller's part.
//   w.Open('{'); w.Field("n", 3); w.Key("list"); w.Open('['); w.Value("a"); w.Close(']'); ...
class JsonWriter {
 public:
  // Appends to `out`, which outlives it.
  explicit JsonWriter(std::string& out) : out_(out) {}

  void Open(char bracket);
  void Close(char bracket);
  void Key(std::string_view key);

  void Value(std::string_view text);
  void Value(const char* text) { Value(std::string_view(text)); }  // not the overload for bool
  template <std::integral T>
  void Value(T number) {
    if constexpr (std::same_as<T, bool>) {
      Raw(number ? "true" : "false");
    } else {
      Raw(std::to_string(number));
    }
  }
  // The shortest text that reads back as the same number; null where it is none.
  void Value(double number);
  // `digits` behind the point; null where it is no number.
  void Fixed(double number, int digits);
  void Null() { Raw("null"); }

  template <class T>
  void Field(std::string_view key, const T& value) {
    Key(key);
    Value(value);
  }

 private:
  void Raw(std::string_view json);
  void Separate();

  std::string& out_;
  bool first_ = true;  // no comma before what comes next
};

}  // namespace pare

#endif  // PARE_EXTRACT_EMIT_JSON_WRITER_H_
