// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Telling text from what is not text, by the first bytes. Pure and thread-safe.
#ifndef PARE_EXTRACT_INPUT_BINARY_H_
#define PARE_EXTRACT_INPUT_BINARY_H_

#include <cstdint>
#include <string_view>

namespace pare {

// Empty if `bytes` are text-like, else a short name of what they are, to be put into a message:
// "PDF document", "PNG image", "gzip data"... by signature, or "binary data" where control bytes
// abound. Text in UTF-16 or UTF-32 is text-like if it begins with a byte order mark or GuessUtf16
// tells it. The name has static storage. Looks at the first 4 KiB at most.
std::string_view BinaryKind(std::string_view bytes);

// What BinaryKind() calls bytes that have no signature and too many controls.
inline constexpr std::string_view kBinaryData = "binary data";

enum class Utf16Order : uint8_t { kNone, kLittleEndian, kBigEndian };

// Whether `bytes` are UTF-16 without a byte order mark: NULs are many in one half of the byte
// pairs and absent in the other, as markup and Latin text make them. Looks at the first 1 KiB.
Utf16Order GuessUtf16(std::string_view bytes);

}  // namespace pare

#endif  // PARE_EXTRACT_INPUT_BINARY_H_
