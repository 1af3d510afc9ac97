// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// What tests of decoding have in common.
#ifndef PARE_TESTS_INPUT_DECODING_H_
#define PARE_TESTS_INPUT_DECODING_H_

#include <string>
#include <string_view>

#include "extract/input/decode.h"
#include "gtest/gtest.h"

namespace pare {

struct Result {
  std::string text;
  std::string charset;
  CharsetSource source;
  bool truncated;
  bool had_errors;
  bool copied;  // the text does not lie within the input
};

inline Result DecodeAny(std::string_view bytes, const DecodeOptions& options = {}) {
  std::string storage = "left from another page";
  const absl::StatusOr<Decoded> decoded = Decode(bytes, options, storage);
  EXPECT_TRUE(decoded.ok()) << decoded.status();
  if (!decoded.ok()) return {};
  const bool within = decoded->text.data() >= bytes.data() &&
                      decoded->text.data() + decoded->text.size() <= bytes.data() + bytes.size();
  return {std::string(decoded->text), std::string(decoded->charset), decoded->source,
          decoded->truncated,         decoded->had_errors,           !within};
}

inline Result DecodeAs(std::string_view label, std::string_view bytes) {
  DecodeOptions options;
  options.charset = label;
  return DecodeAny(bytes, options);
}

inline std::string TextAs(std::string_view label, std::string_view bytes) {
  return DecodeAs(label, bytes).text;
}

}  // namespace pare

#endif  // PARE_TESTS_INPUT_DECODING_H_
