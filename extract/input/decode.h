// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Bytes in, UTF-8 out: which character encoding a page is in, and its text.
//
//   std::string storage;
//   absl::StatusOr<Decoded> page = Decode(bytes, DecodeOptions(), storage);
//   if (page.ok()) Use(page->text);  // valid UTF-8; lives as long as `bytes` and `storage`
//
// The first of these that applies decides:
//   1. a byte order mark (UTF-8, UTF-16, UTF-32);
//   2. the label given by the user or the HTTP header;
//   3. NULs as UTF-16 without a mark has them;
//   4. valid UTF-8 with a non-ASCII character, whatever the page says: a third of some crawls was
//      recoded under an old label. Bytes that are UTF-8 but for a broken sequence here and there
//      (see kWellFormedPerMalformed) count as such;
//   5. a <meta>, or XML declaration, in the first 1024 bytes;
//   6. a later <meta>;
//   7. the look of the non-ASCII words;
//   8. windows-1252.
// A <meta> that says UTF-8 over bytes that are mostly something else is passed over in 5 and 6.
// Pure ASCII is UTF-8 already, unless it has the escapes of ISO-2022-JP.
//
// Encodings are those of the WHATWG Encoding Standard, decoded by ICU and corrected where ICU
// differs. Malformed bytes become U+FFFD, one for each maximal part of a sequence (Unicode 3.9),
// and an ASCII byte that ends one is kept, so that no markup is swallowed. NULs and controls stay.
// Encodings that the standard calls unsafe (label "iso-2022-kr" and such, "replacement") give a
// single U+FFFD. Known difference: the four Big5 pairs that stand for two characters each give one
// from the private use area.
//
// Thread-safe: converters live for one call. No exceptions but for lack of memory. Linear.
#ifndef PARE_EXTRACT_INPUT_DECODE_H_
#define PARE_EXTRACT_INPUT_DECODE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "extract/input/binary.h"  // IWYU pragma: export

namespace pare {

// What decided the encoding.
enum class CharsetSource : uint8_t {
  kBom,
  kGiven,
  kUtf8,      // the bytes are UTF-8, or ASCII
  kMeta,      // in the first 1024 bytes
  kLateMeta,
  kDetected,
  kFallback,  // nothing spoke for any: windows-1252
};

struct Decoded {
  // Valid UTF-8 without its byte order mark. Points into the input when that was valid UTF-8 or
  // ASCII, else into the `storage` given.
  std::string_view text;
  // As the standard spells it: "UTF-8", "windows-1251", "EUC-KR"... ("UTF-32LE" and "UTF-32BE" are
  // ours). Static storage.
  std::string_view charset;
  CharsetSource source = CharsetSource::kUtf8;
  // The text was cut, at a character's edge, to at most DecodeOptions::max_decoded_bytes.
  bool truncated = false;
  // Malformed bytes became U+FFFD.
  bool had_errors = false;
};

struct DecodeOptions {
  // A label from the user or the HTTP header, any of the standard's 228; empty for none.
  std::string_view charset = {};
  // Whether to look at <meta>; scraped text is not to be asked.
  bool html = true;
  // Bytes of UTF-8.
  size_t max_decoded_bytes = size_t{16} << 20;
};

// Decodes `bytes`, using `storage` (whose contents are replaced or left alone) where a copy is
// needed. InvalidArgument if `options.charset` is not a known label.
absl::StatusOr<Decoded> Decode(std::string_view bytes, const DecodeOptions& options,
                               std::string& storage);

}  // namespace pare

#endif  // PARE_EXTRACT_INPUT_DECODE_H_
