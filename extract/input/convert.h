// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Bytes of a known encoding in, UTF-8 out; what they are written in is for extract/input/decode.h to
// find. Encodings are those of the WHATWG Encoding Standard, converted by ICU and corrected where ICU
// differs.
#ifndef PARE_EXTRACT_INPUT_CONVERT_H_
#define PARE_EXTRACT_INPUT_CONVERT_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "extract/input/charset_labels.h"

namespace pare {

// Replaces `out` with the text of `bytes`, which are not valid UTF-8 if `encoding` is. Stops soon after
// `max` bytes of output. `had_errors` becomes whether malformed bytes became U+FFFD. Internal where ICU
// lacks what it is asked for. Linear; thread-safe: converters live for one call.
absl::Status ConvertToUtf8(std::string_view bytes, Encoding encoding, size_t max, bool& had_errors,
                           std::string& out);

}  // namespace pare

#endif  // PARE_EXTRACT_INPUT_CONVERT_H_
