// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0

#include "extract/input/decode.h"

#include <simdjson.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucsdet.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "extract/input/charset_labels.h"
#include "extract/input/utf8.h"

namespace pare {
namespace {

using std::string_view_literals::operator""sv;

// Bytes are UTF-8 with flaws if they have so many well-formed sequences to a malformed one. Text in
// another encoding has more malformed than well-formed ones.
constexpr size_t kWellFormedPerMalformed = 10;

// The detector's statistics settle on far less.
constexpr size_t kDetectBytes = 8192;

// ICU's scale of 0 to 100. It gives 10 to any multi-byte encoding that a few bytes do not rule out.
constexpr int32_t kMinConfidence = 11;

// Of the non-ASCII bytes in words. Without this bound some English pages in windows-1252 came out
// as KOI8-R and windows-1250; no Russian or French page fell below it.
constexpr size_t kMinLetterPercent = 25;

constexpr UChar kReplacementUnit = 0xfffd;
constexpr UChar kEuroUnit = 0x20ac;

struct Choice {
  Encoding encoding;
  CharsetSource source;
  size_t mark_bytes = 0;         // the byte order mark's length
  bool known_valid_utf8 = false;
};

// ---- Converters ----

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
        AppendUtf8(lead != 0 ? U16_GET_SUPPLEMENTARY(lead, *unit) : UChar32{kReplacementUnit},
                   out);
        lead = 0;
      } else {
        AppendUtf8(*unit, out);
      }
    }
  } while (status == U_BUFFER_OVERFLOW_ERROR && out.size() <= max);
  if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR) {
    return absl::InternalError(absl::StrCat("cannot decode: ", u_errorName(status)));
  }
  return absl::OkStatus();
}

// ---- Single bytes ----

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
    AppendUtf8(high[i], utf8[i]);
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

// ---- Choosing ----

std::optional<Choice> ChoiceFromMark(std::string_view bytes) {
  static constexpr struct {
    std::string_view mark;
    Encoding encoding;
  } kMarks[] = {
      {"\xef\xbb\xbf"sv, Encoding::kUtf8},
      {"\xff\xfe\0\0"sv, Encoding::kUtf32Le},  // before UTF-16's, which it begins with
      {"\0\0\xfe\xff"sv, Encoding::kUtf32Be},
      {"\xff\xfe"sv, Encoding::kUtf16Le},
      {"\xfe\xff"sv, Encoding::kUtf16Be},
  };
  for (const auto& [mark, encoding] : kMarks) {
    if (bytes.starts_with(mark)) return Choice{encoding, CharsetSource::kBom, mark.size()};
  }
  return std::nullopt;
}

bool HasJapaneseEscape(std::string_view bytes) {
  for (size_t i = bytes.find('\x1b'); i != std::string_view::npos; i = bytes.find('\x1b', i + 1)) {
    const std::string_view escape = bytes.substr(i + 1, 2);
    if (escape == "$B" || escape == "$@" || escape == "(J" || escape == "(I") return true;
  }
  return false;
}

// The words that hold a non-ASCII byte, a space after each. Trail bytes of East Asian encodings
// reach down to "@", and gb18030 has digits as second and fourth bytes, so these part no words;
// most of markup's signs lie below.
std::string NonAsciiWords(std::string_view bytes) {
  std::string words;
  words.reserve(kDetectBytes + 1);
  for (size_t i = 0; i < bytes.size() && words.size() < kDetectBytes;) {
    const size_t begin = i;
    bool non_ascii = false;
    bool after_non_ascii = false;
    for (; i < bytes.size(); ++i) {
      const auto byte = static_cast<unsigned char>(bytes[i]);
      if (byte < 0x40 && !(after_non_ascii && absl::ascii_isdigit(byte))) break;
      after_non_ascii = byte >= 0x80;
      non_ascii |= after_non_ascii;
    }
    if (non_ascii) {
      words.append(bytes.substr(begin, std::min(i - begin, kDetectBytes - words.size())));
      words.push_back(' ');
    }
    ++i;
  }
  return words;
}

// Whether `words` have enough bytes from 0xc0 on, where single-byte encodings keep most letters.
// The rest are quotation marks, dashes and signs of windows-1252, as English pages have them.
bool HasLetters(std::string_view words) {
  size_t non_ascii = 0, high = 0;
  for (const char c : words) {
    non_ascii += static_cast<unsigned char>(c) >= 0x80;
    high += static_cast<unsigned char>(c) >= 0xc0;
  }
  return high * 100 >= non_ascii * kMinLetterPercent;
}

std::optional<Encoding> Detect(std::string_view bytes) {
  const std::string words = NonAsciiWords(bytes);
  const bool has_letters = HasLetters(words);
  UErrorCode status = U_ZERO_ERROR;
  const icu::LocalUCharsetDetectorPointer detector(ucsdet_open(&status));
  ucsdet_setText(detector.getAlias(), words.data(), static_cast<int32_t>(words.size()), &status);
  int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.getAlias(), &count, &status);
  for (int32_t i = 0; U_SUCCESS(status) && i < count; ++i) {
    const int32_t confidence = ucsdet_getConfidence(matches[i], &status);
    const char* name = ucsdet_getName(matches[i], &status);
    if (U_FAILURE(status) || confidence < kMinConfidence) break;
    const std::optional<Encoding> found = FindEncoding(name);
    if (!found.has_value()) continue;  // EBCDIC
    const EncodingForm form = InfoOf(*found).form;
    if (form == EncodingForm::kMultiByte) return found;
    if (form == EncodingForm::kSingleByte) return has_letters ? found : std::nullopt;
  }
  return std::nullopt;
}

Choice Choose(std::string_view bytes, std::optional<Encoding> given, bool html) {
  if (const std::optional<Choice> marked = ChoiceFromMark(bytes)) return *marked;
  if (given.has_value()) return {*given, CharsetSource::kGiven};
  switch (GuessUtf16(bytes)) {
    case Utf16Order::kLittleEndian:
      return {Encoding::kUtf16Le, CharsetSource::kDetected};
    case Utf16Order::kBigEndian:
      return {Encoding::kUtf16Be, CharsetSource::kDetected};
    case Utf16Order::kNone:
      break;
  }
  if (simdjson::validate_utf8(bytes.data(), bytes.size())) {
    if (HasJapaneseEscape(bytes) && IsAscii(bytes)) {
      return {Encoding::kIso2022Jp, CharsetSource::kDetected};
    }
    return {Encoding::kUtf8, CharsetSource::kUtf8, 0, /*known_valid_utf8=*/true};
  }
  const Utf8Counts counts = CountUtf8(bytes);
  if (counts.well_formed > 0 && counts.well_formed >= kWellFormedPerMalformed * counts.malformed) {
    return {Encoding::kUtf8, CharsetSource::kUtf8};
  }
  const auto fits = [&counts](std::optional<Encoding> declared) {
    return declared.has_value() &&
           (declared != Encoding::kUtf8 || counts.malformed <= counts.well_formed);
  };
  if (html) {
    const std::optional<Encoding> early = FindDeclaredEncoding(bytes.substr(0, kPrescanBytes));
    if (fits(early)) return {*early, CharsetSource::kMeta};
    const std::optional<Encoding> late = FindDeclaredEncoding(bytes);
    if (fits(late)) return {*late, CharsetSource::kLateMeta};
  }
  const std::optional<Encoding> detected = Detect(bytes);
  if (detected.has_value()) return {*detected, CharsetSource::kDetected};
  return {Encoding::kWindows1252, CharsetSource::kFallback};
}

// Puts the text of `bytes` into `decoded`, uncut beyond what keeps the work within bounds.
absl::Status Convert(std::string_view bytes, const Choice& choice, size_t max, Decoded& decoded,
                     std::string& storage) {
  const EncodingForm form = InfoOf(choice.encoding).form;
  const bool ascii_means_ascii = form == EncodingForm::kSingleByte ||
                                 form == EncodingForm::kMultiByte ||
                                 (form == EncodingForm::kStateful && !HasJapaneseEscape(bytes));
  const bool is_utf8 = form == EncodingForm::kUtf8
                           ? choice.known_valid_utf8 ||
                                 simdjson::validate_utf8(bytes.data(), bytes.size())
                           : ascii_means_ascii && IsAscii(bytes);
  if (is_utf8) {
    decoded.text = bytes;
    return absl::OkStatus();
  }
  CallbackState state = {choice.encoding};
  switch (form) {
    case EncodingForm::kUtf8:
      RepairUtf8(bytes, max, storage);
      state.had_errors = true;
      break;
    case EncodingForm::kSingleByte: {
      const absl::StatusOr<HighHalf> high = HighHalfOf(choice.encoding);
      if (!high.ok()) return high.status();
      ConvertSingleByte(bytes, max, *high, state.had_errors, storage);
      break;
    }
    case EncodingForm::kReplacement:
      storage = bytes.empty() ? ""sv : kReplacementCharacter;
      state.had_errors = !bytes.empty();
      break;
    case EncodingForm::kMultiByte:
    case EncodingForm::kStateful:
    case EncodingForm::kWide:
      if (absl::Status status = ConvertMultiByte(bytes, max, state, storage); !status.ok()) {
        return status;
      }
      break;
  }
  decoded.text = storage;
  decoded.had_errors = state.had_errors;
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Decoded> Decode(std::string_view bytes, const DecodeOptions& options,
                               std::string& storage) {
  std::optional<Encoding> given;
  if (!options.charset.empty()) {
    given = FindEncoding(options.charset);
    if (!given.has_value()) {
      const std::string label(options.charset.substr(0, 64));
      return absl::InvalidArgumentError(
          absl::StrCat("unknown charset \"", absl::CHexEscape(label), "\""));
    }
  }
  const Choice choice = Choose(bytes, given, options.html);
  bytes.remove_prefix(choice.mark_bytes);
  Decoded decoded;
  decoded.charset = InfoOf(choice.encoding).name;
  decoded.source = choice.source;
  const absl::Status status =
      Convert(bytes, choice, options.max_decoded_bytes, decoded, storage);
  if (!status.ok()) return status;
  decoded.truncated = CutToCharacter(decoded.text, options.max_decoded_bytes);
  return decoded;
}

}  // namespace pare
