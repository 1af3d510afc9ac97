// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/input/decode.h"

#include <simdjson.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <optional>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "extract/input/charset_labels.h"
#include "extract/input/convert.h"
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

struct Choice {
  Encoding encoding;
  CharsetSource source;
  size_t mark_bytes = 0;         // the byte order mark's length
  bool known_valid_utf8 = false;
};

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
  const absl::Status status =
      ConvertToUtf8(bytes, choice.encoding, max, decoded.had_errors, storage);
  if (status.ok()) decoded.text = storage;
  return status;
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
