// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0

#include "extract/input/binary.h"

#include <algorithm>
#include <cstddef>

namespace pare {
namespace {

using std::string_view_literals::operator""sv;

struct Signature {
  size_t offset;
  std::string_view magic;
  std::string_view name;
};

// From the formats' own specifications. Signatures that text may begin with are left out ("BM",
// "MZ") or given with the binary bytes that follow; the share of control bytes finds those files.
constexpr Signature kSignatures[] = {
    {0, "%PDF-"sv, "PDF document"},
    {0, "%!PS-Adobe"sv, "PostScript document"},
    {0, "{\\rtf"sv, "RTF document"},
    {0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv, "Microsoft Office document"},
    {0, "AT&TFORM"sv, "DjVu document"},
    {0, "\x89PNG\r\n\x1a\n"sv, "PNG image"},
    {0, "\xff\xd8\xff"sv, "JPEG image"},
    {0, "GIF87a"sv, "GIF image"},
    {0, "GIF89a"sv, "GIF image"},
    {8, "WEBPVP8"sv, "WebP image"},
    {0, "II*\0"sv, "TIFF image"},
    {0, "MM\0*"sv, "TIFF image"},
    {0, "\0\0\1\0"sv, "icon"},
    {0, "\0\0\2\0"sv, "icon"},
    {4, "ftypavif"sv, "AVIF image"},
    {4, "ftypheic"sv, "HEIC image"},
    {4, "ftyp"sv, "MP4 media"},
    {0, "\x1a\x45\xdf\xa3"sv, "Matroska media"},
    {0, "OggS\0"sv, "Ogg media"},
    {0, "fLaC\0"sv, "FLAC audio"},
    {0, "ID3\2"sv, "MP3 audio"},
    {0, "ID3\3"sv, "MP3 audio"},
    {0, "ID3\4"sv, "MP3 audio"},
    {8, "WAVEfmt "sv, "WAV audio"},
    {8, "AVI LIST"sv, "AVI media"},
    {0, "PK\3\4"sv, "zip archive"},
    {0, "PK\5\6"sv, "zip archive"},
    {0, "\x1f\x8b\x08"sv, "gzip data"},
    {0, "\x28\xb5\x2f\xfd"sv, "zstd data"},
    {4, "1AY&SY"sv, "bzip2 data"},
    {0, "\xfd"
        "7zXZ\0"sv,
     "xz data"},
    {0, "7z\xbc\xaf\x27\x1c"sv, "7z archive"},
    {0, "Rar!\x1a\x07"sv, "RAR archive"},
    {257, "ustar"sv, "tar archive"},
    {0, "SQLite format 3\0"sv, "SQLite database"},
    {0, "PAR1\x15"sv, "Parquet file"},
    {0, "\0asm"sv, "WebAssembly module"},
    {0, "\x7f"
        "ELF"sv,
     "ELF executable"},
    {0, "\xca\xfe\xba\xbe"sv, "Java class"},
    {0, "wOFF\0"sv, "font"},
    {0, "wOF2\0"sv, "font"},
    {0, "OTTO\0"sv, "font"},
    {0, "\0\1\0\0\0"sv, "font"},
};

constexpr size_t kSampleBytes = 4096;

// Random bytes hold 11 % of the control bytes counted here, pages none or a stray few.
constexpr size_t kControlPercent = 5;
constexpr size_t kMinControls = 8;

constexpr size_t kUtf16SampleBytes = 1024;
// Pages of scripts beyond Latin are still half markup in their first KiB.
constexpr size_t kNulPercent = 40;
constexpr size_t kMinUnits = 4;

// The "binary data bytes" of the MIME Sniffing Standard: controls that text files do not hold.
// ESC is not one of them, for the sake of ISO-2022-JP.
bool IsBinaryByte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte <= 0x08 || byte == 0x0b || (byte >= 0x0e && byte <= 0x1a) ||
         (byte >= 0x1c && byte <= 0x1f);
}

bool HasWideMark(std::string_view bytes) {
  return bytes.starts_with("\xff\xfe"sv) || bytes.starts_with("\xfe\xff"sv) ||
         bytes.starts_with("\0\0\xfe\xff"sv);
}

}  // namespace

std::string_view BinaryKind(std::string_view bytes) {
  if (HasWideMark(bytes)) return {};
  for (const Signature& signature : kSignatures) {
    if (bytes.size() > signature.offset &&
        bytes.substr(signature.offset).starts_with(signature.magic)) {
      return signature.name;
    }
  }
  const std::string_view sample = bytes.substr(0, kSampleBytes);
  const auto controls =
      static_cast<size_t>(std::count_if(sample.begin(), sample.end(), IsBinaryByte));
  if (controls < kMinControls || controls * 100 < sample.size() * kControlPercent) return {};
  return GuessUtf16(bytes) == Utf16Order::kNone ? kBinaryData : std::string_view();
}

Utf16Order GuessUtf16(std::string_view bytes) {
  const size_t units = std::min(bytes.size(), kUtf16SampleBytes) / 2;
  if (units < kMinUnits) return Utf16Order::kNone;
  size_t even = 0, odd = 0;
  for (size_t i = 0; i < units; ++i) {
    even += bytes[2 * i] == '\0';
    odd += bytes[2 * i + 1] == '\0';
  }
  if (even == 0 && odd * 100 >= units * kNulPercent) return Utf16Order::kLittleEndian;
  if (odd == 0 && even * 100 >= units * kNulPercent) return Utf16Order::kBigEndian;
  return Utf16Order::kNone;
}

}  // namespace pare
