// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/input/convert.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "extract/input/utf8.h"
#include "extract/text/words.h"

namespace pare {
namespace {

constexpr UChar kReplacementUnit = 0xfffd;
constexpr UChar kEuroUnit = 0x20ac;

// ---- Several bytes

struct CallbackState {
  Encoding encoding;
  bool had_errors = false;
};

// Called by ICU for malformed and unassigned sequences.
void OnUndecodable(const void* context, UConverterToUnicodeArgs* args, const char* bytes,
                   int32_t length, UConverterCallbackReason reason, UErrorCode* status) {
  if (reason > UCNV_IRREGULAR) return;  // reset, close, clone: nothing undecodable
  // ICU hands over the const pointer it was given; what it points to is ours and not const.
  auto* state = static_cast<CallbackState*>(const_cast<void*>(context));
  *status = U_ZERO_ERROR;
  // Encoding Standard, gb18030 decoder, which is GBK's too: a lone 0x80 is the euro sign.
  if ((state->encoding == Encoding::kGbk || state->encoding == Encoding::kGb18030) &&
      length == 1 && bytes[0] == '\x80') {
    ucnv_cbToUWriteUChars(args, &kEuroUnit, 1, 0, status);
    return;
  }
  state->had_errors = true;
  ucnv_cbToUWriteUChars(args, &kReplacementUnit, 1, 0, status);
  // The standard gives an ASCII byte back to the input where a pair means nothing.
  const auto last = static_cast<unsigned char>(bytes[length > 0 ? length - 1 : 0]);
  if (InfoOf(state->encoding).form == EncodingForm::kMultiByte && length == 2 && last < 0x80) {
    const UChar unit = last;
    ucnv_cbToUWriteUChars(args, &unit, 1, 0, status);
  }
}

icu::LocalUConverterPointer OpenConverter(CallbackState& state, UErrorCode& status) {
  icu::LocalUConverterPointer converter(
      ucnv_open(InfoOf(state.encoding).converter, &status));
  // ICU's own callback gives U+001A in some tables.
  ucnv_setToUCallBack(converter.getAlias(), OnUndecodable, &state, nullptr, nullptr, &status);
  return converter;
}

// Replaces `out` with the text of `bytes`, stopping soon after `max` bytes.
absl::Status ConvertMultiByte(std::string_view bytes, size_t max, CallbackState& state,
                              std::string& out) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::LocalUConverterPointer converter = OpenConverter(state, status);
  out.clear();
  const char* source = bytes.data();
  const char* const source_end = source + bytes.size();
  std::array<UChar, 2048> units;
  UChar lead = 0;  // of a surrogate pair that the end of `units` parted
  do {
    if (status == U_BUFFER_OVERFLOW_ERROR) status = U_ZERO_ERROR;
    UChar* target = units.data();
    ucnv_toUnicode(converter.getAlias(), &target, units.data() + units.size(), &source, source_end,
                   nullptr, /*flush=*/true, &status);
    for (const UChar* unit = units.data(); unit != target; ++unit) {
      if (U16_IS_LEAD(*unit)) {
        lead = *unit;
      } else if (U16_IS_TRAIL(*unit)) {
        AppendCodePoint(
            lead != 0 ? U16_GET_SUPPLEMENTARY(lead, *unit) : UChar32{kReplacementUnit}, out);
        lead = 0;
      } else {
        AppendCodePoint(*unit, out);
      }
    }
  } while (status == U_BUFFER_OVERFLOW_ERROR && out.size() <= max);
  if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR) {
    return absl::InternalError(absl::StrCat("cannot decode: ", u_errorName(status)));
  }
  return absl::OkStatus();
}

// ---- Single bytes

using HighHalf = std::array<UChar, 128>;  // of 0x80 to 0xff

struct Correction {
  Encoding encoding;
  unsigned char byte;
  UChar unit;
};

// Where the standard differs from ICU's table, or, of ISO-8859-16, from ISO-8859-1.
constexpr Correction kCorrections[] = {
    {Encoding::kKoi8U, 0xae, 0x045e},
    {Encoding::kKoi8U, 0xbe, 0x040e},
    {Encoding::kWindows1253, 0xaa, kReplacementUnit},
    {Encoding::kWindows1255, 0xca, 0x05ba},
    {Encoding::kWindows874, 0xdb, kReplacementUnit},
    {Encoding::kWindows874, 0xdc, kReplacementUnit},
    {Encoding::kWindows874, 0xdd, kReplacementUnit},
    {Encoding::kWindows874, 0xde, kReplacementUnit},
    {Encoding::kWindows874, 0xfc, kReplacementUnit},
    {Encoding::kWindows874, 0xfd, kReplacementUnit},
    {Encoding::kWindows874, 0xfe, kReplacementUnit},
    {Encoding::kWindows874, 0xff, kReplacementUnit},
};

// ISO-8859-16 from 0xa0 on; ICU 72 has none.
constexpr std::u16string_view kIso8859_16 =
    u"\u00a0\u0104\u0105\u0141\u20ac\u201e\u0160\u00a7\u0161\u00a9\u0218\u00ab\u0179\u00ad\u017a"
    u"\u017b\u00b0\u00b1\u010c\u0142\u017d\u201d\u00b6\u00b7\u017e\u010d\u0219\u00bb\u0152\u0153"
    u"\u0178\u017c\u00c0\u00c1\u00c2\u0102\u00c4\u0106\u00c6\u00c7\u00c8\u00c9\u00ca\u00cb\u00cc"
    u"\u00cd\u00ce\u00cf\u0110\u0143\u00d2\u00d3\u00d4\u0150\u00d6\u015a\u0170\u00d9\u00da\u00db"
    u"\u00dc\u0118\u021a\u00df\u00e0\u00e1\u00e2\u0103\u00e4\u0107\u00e6\u00e7\u00e8\u00e9\u00ea"
    u"\u00eb\u00ec\u00ed\u00ee\u00ef\u0111\u0144\u00f2\u00f3\u00f4\u0151\u00f6\u015b\u0171\u00f9"
    u"\u00fa\u00fb\u00fc\u0119\u021b\u00ff";
static_assert(kIso8859_16.size() == 96);

absl::StatusOr<HighHalf> HighHalfOf(Encoding encoding) {
  HighHalf table;
  if (encoding == Encoding::kIso8859_16) {
    for (UChar i = 0; i < 32; ++i) table[i] = 0x80 + i;
    std::copy(kIso8859_16.begin(), kIso8859_16.end(), table.begin() + 32);
    return table;
  }
  if (encoding == Encoding::kXUserDefined) {
    for (UChar i = 0; i < table.size(); ++i) table[i] = 0xf780 + i;
    return table;
  }
  std::array<char, 128> bytes;
  for (size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(0x80 + i);
  CallbackState state = {encoding};
  UErrorCode status = U_ZERO_ERROR;
  const icu::LocalUConverterPointer converter = OpenConverter(state, status);
  const int32_t length =
      ucnv_toUChars(converter.getAlias(), table.data(), static_cast<int32_t>(table.size()),
                    bytes.data(), static_cast<int32_t>(bytes.size()), &status);
  if (U_FAILURE(status) || static_cast<size_t>(length) != table.size()) {
    return absl::InternalError("ICU lacks a single-byte table");
  }
  for (const Correction& correction : kCorrections) {
    if (correction.encoding == encoding) table[correction.byte - 0x80] = correction.unit;
  }
  return table;
}

// Replaces `out` with the text of `bytes`, at most the first character after `max` bytes included.
void ConvertSingleByte(std::string_view bytes, size_t max, const HighHalf& high, bool& had_errors,
                       std::string& out) {
  std::array<std::string, 128> utf8;
  std::array<uint8_t, 256> sizes;
  sizes.fill(1);
  for (size_t i = 0; i < high.size(); ++i) {
    AppendCodePoint(high[i], utf8[i]);
    sizes[128 + i] = static_cast<uint8_t>(utf8[i].size());
    utf8[i].resize(4);
  }
  const auto size_of = [&sizes](char c) { return sizes[static_cast<unsigned char>(c)]; };
  size_t total = 0, count = 0;
  for (; count < bytes.size() && total <= max; ++count) total += size_of(bytes[count]);
  // Characters are written four bytes at a time, so the last one needs room.
  out.resize(total + 3);
  char* to = out.data();
  for (const char c : bytes.substr(0, count)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      *to++ = c;
      continue;
    }
    had_errors |= high[byte - 0x80] == kReplacementUnit;
    std::memcpy(to, utf8[byte - 0x80].data(), 4);
    to += sizes[byte];
  }
  out.resize(total);
}

}  // namespace

absl::Status ConvertToUtf8(std::string_view bytes, Encoding encoding, size_t max, bool& had_errors,
                           std::string& out) {
  switch (InfoOf(encoding).form) {
    case EncodingForm::kUtf8:
      RepairUtf8(bytes, max, out);
      had_errors = true;
      return absl::OkStatus();
    case EncodingForm::kReplacement:
      out = bytes.empty() ? std::string_view() : kReplacementCharacter;
      had_errors = !bytes.empty();
      return absl::OkStatus();
    case EncodingForm::kSingleByte: {
      const absl::StatusOr<HighHalf> high = HighHalfOf(encoding);
      if (!high.ok()) return high.status();
      had_errors = false;
      ConvertSingleByte(bytes, max, *high, had_errors, out);
      return absl::OkStatus();
    }
    case EncodingForm::kMultiByte:
    case EncodingForm::kStateful:
    case EncodingForm::kWide:
      break;
  }
  CallbackState state = {encoding};
  const absl::Status status = ConvertMultiByte(bytes, max, state, out);
  had_errors = state.had_errors;
  return status;
}

}  // namespace pare
