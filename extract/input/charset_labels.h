// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The labels by which pages name their character encoding, and where pages write them.
//
// The table is that of the WHATWG Encoding Standard (section 4.2, 228 labels). Labels never go to
// ICU: it opens another converter for many of them (iso-8859-1, euc-kr, gb2312) and knows some not.
// Everything here is pure and thread-safe.
#ifndef PARE_EXTRACT_INPUT_CHARSET_LABELS_H_
#define PARE_EXTRACT_INPUT_CHARSET_LABELS_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace pare {

// The encodings of the WHATWG standard, and UTF-32, which it leaves out but files do begin with.
enum class Encoding : uint8_t {
  kUtf8,
  kIbm866,
  kIso8859_2,
  kIso8859_3,
  kIso8859_4,
  kIso8859_5,
  kIso8859_6,
  kIso8859_7,
  kIso8859_8,
  kIso8859_8I,
  kIso8859_10,
  kIso8859_13,
  kIso8859_14,
  kIso8859_15,
  kIso8859_16,
  kKoi8R,
  kKoi8U,
  kMacintosh,
  kWindows874,
  kWindows1250,
  kWindows1251,
  kWindows1252,
  kWindows1253,
  kWindows1254,
  kWindows1255,
  kWindows1256,
  kWindows1257,
  kWindows1258,
  kXMacCyrillic,
  kGbk,
  kGb18030,
  kBig5,
  kEucJp,
  kIso2022Jp,
  kShiftJis,
  kEucKr,
  kReplacement,
  kUtf16Be,
  kUtf16Le,
  kXUserDefined,
  kUtf32Be,
  kUtf32Le,
};

enum class EncodingForm : uint8_t {
  kUtf8,
  kSingleByte,   // ASCII and 128 more
  kMultiByte,    // ASCII bytes outside a sequence mean ASCII
  kStateful,     // ISO-2022-JP: escapes change what ASCII bytes mean
  kWide,         // UTF-16, UTF-32
  kReplacement,  // encodings unsafe to decode: the whole input becomes one U+FFFD
};

struct EncodingInfo {
  Encoding encoding;
  std::string_view name;  // as the standard spells it
  // The ICU converter that implements it; null where there is none or none is needed.
  const char* converter;
  EncodingForm form;
};

struct CharsetLabel {
  std::string_view label;  // lower case
  Encoding encoding;
};

const EncodingInfo& InfoOf(Encoding encoding);

// All labels, sorted.
std::span<const CharsetLabel> AllCharsetLabels();

// The encoding of a label, white space around it and case aside; none if it is unknown.
std::optional<Encoding> FindEncoding(std::string_view label);

// How far into a page the standard looks for a declaration (HTML Standard, "prescan").
inline constexpr size_t kPrescanBytes = 1024;

// The encoding that `bytes` declares: the first <meta> with a known label by the HTML Standard's
// prescan algorithm, else an XML declaration at the start. UTF-16 is taken to mean UTF-8, and
// x-user-defined windows-1252, since the declaration itself was ASCII. A tag or comment that runs
// past the end of `bytes` ends the search. Linear.
std::optional<Encoding> FindDeclaredEncoding(std::string_view bytes);

}  // namespace pare

#endif  // PARE_EXTRACT_INPUT_CHARSET_LABELS_H_
