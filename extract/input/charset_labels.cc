// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0

#include "extract/input/charset_labels.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "absl/strings/ascii.h"
#include "extract/input/markup.h"

namespace pare {
namespace {

using E = Encoding;
using F = EncodingForm;

constexpr EncodingInfo kEncodings[] = {
    {E::kUtf8, "UTF-8", nullptr, F::kUtf8},
    {E::kIbm866, "IBM866", "ibm-866", F::kSingleByte},
    {E::kIso8859_2, "ISO-8859-2", "iso-8859-2", F::kSingleByte},
    {E::kIso8859_3, "ISO-8859-3", "iso-8859-3", F::kSingleByte},
    {E::kIso8859_4, "ISO-8859-4", "iso-8859-4", F::kSingleByte},
    {E::kIso8859_5, "ISO-8859-5", "iso-8859-5", F::kSingleByte},
    {E::kIso8859_6, "ISO-8859-6", "iso-8859-6", F::kSingleByte},
    {E::kIso8859_7, "ISO-8859-7", "iso-8859-7", F::kSingleByte},
    {E::kIso8859_8, "ISO-8859-8", "iso-8859-8", F::kSingleByte},
    // The same bytes in logical order, which only a renderer has to know.
    {E::kIso8859_8I, "ISO-8859-8-I", "iso-8859-8", F::kSingleByte},
    {E::kIso8859_10, "ISO-8859-10", "iso-8859-10", F::kSingleByte},
    {E::kIso8859_13, "ISO-8859-13", "iso-8859-13", F::kSingleByte},
    {E::kIso8859_14, "ISO-8859-14", "iso-8859-14", F::kSingleByte},
    {E::kIso8859_15, "ISO-8859-15", "iso-8859-15", F::kSingleByte},
    {E::kIso8859_16, "ISO-8859-16", nullptr, F::kSingleByte},
    {E::kKoi8R, "KOI8-R", "koi8-r", F::kSingleByte},
    {E::kKoi8U, "KOI8-U", "koi8-u", F::kSingleByte},
    {E::kMacintosh, "macintosh", "macintosh", F::kSingleByte},
    {E::kWindows874, "windows-874", "windows-874-2000", F::kSingleByte},
    {E::kWindows1250, "windows-1250", "windows-1250", F::kSingleByte},
    {E::kWindows1251, "windows-1251", "windows-1251", F::kSingleByte},
    {E::kWindows1252, "windows-1252", "windows-1252", F::kSingleByte},
    {E::kWindows1253, "windows-1253", "windows-1253", F::kSingleByte},
    {E::kWindows1254, "windows-1254", "windows-1254", F::kSingleByte},
    {E::kWindows1255, "windows-1255", "windows-1255", F::kSingleByte},
    {E::kWindows1256, "windows-1256", "windows-1256", F::kSingleByte},
    {E::kWindows1257, "windows-1257", "windows-1257", F::kSingleByte},
    {E::kWindows1258, "windows-1258", "windows-1258", F::kSingleByte},
    {E::kXMacCyrillic, "x-mac-cyrillic", "x-mac-cyrillic", F::kSingleByte},
    {E::kGbk, "GBK", "gb18030", F::kMultiByte},
    {E::kGb18030, "gb18030", "gb18030", F::kMultiByte},
    {E::kBig5, "Big5", "Big5-HKSCS", F::kMultiByte},
    {E::kEucJp, "EUC-JP", "euc-jp-2007", F::kMultiByte},
    {E::kIso2022Jp, "ISO-2022-JP", "ISO-2022-JP", F::kStateful},
    {E::kShiftJis, "Shift_JIS", "ibm-943_P15A-2003", F::kMultiByte},
    {E::kEucKr, "EUC-KR", "windows-949", F::kMultiByte},
    {E::kReplacement, "replacement", nullptr, F::kReplacement},
    {E::kUtf16Be, "UTF-16BE", "UTF-16BE", F::kWide},
    {E::kUtf16Le, "UTF-16LE", "UTF-16LE", F::kWide},
    {E::kXUserDefined, "x-user-defined", nullptr, F::kSingleByte},
    {E::kUtf32Be, "UTF-32BE", "UTF-32BE", F::kWide},
    {E::kUtf32Le, "UTF-32LE", "UTF-32LE", F::kWide},
};

constexpr CharsetLabel kLabels[] = {
    {"866", E::kIbm866}, {"ansi_x3.4-1968", E::kWindows1252}, {"arabic", E::kIso8859_6},
    {"ascii", E::kWindows1252}, {"asmo-708", E::kIso8859_6}, {"big5", E::kBig5},
    {"big5-hkscs", E::kBig5}, {"chinese", E::kGbk}, {"cn-big5", E::kBig5},
    {"cp1250", E::kWindows1250}, {"cp1251", E::kWindows1251}, {"cp1252", E::kWindows1252},
    {"cp1253", E::kWindows1253}, {"cp1254", E::kWindows1254}, {"cp1255", E::kWindows1255},
    {"cp1256", E::kWindows1256}, {"cp1257", E::kWindows1257}, {"cp1258", E::kWindows1258},
    {"cp819", E::kWindows1252}, {"cp866", E::kIbm866}, {"csbig5", E::kBig5}, {"cseuckr", E::kEucKr},
    {"cseucpkdfmtjapanese", E::kEucJp}, {"csgb2312", E::kGbk}, {"csibm866", E::kIbm866},
    {"csiso2022jp", E::kIso2022Jp}, {"csiso2022kr", E::kReplacement}, {"csiso58gb231280", E::kGbk},
    {"csiso88596e", E::kIso8859_6}, {"csiso88596i", E::kIso8859_6}, {"csiso88598e", E::kIso8859_8},
    {"csiso88598i", E::kIso8859_8I}, {"csisolatin1", E::kWindows1252},
    {"csisolatin2", E::kIso8859_2}, {"csisolatin3", E::kIso8859_3}, {"csisolatin4", E::kIso8859_4},
    {"csisolatin5", E::kWindows1254}, {"csisolatin6", E::kIso8859_10},
    {"csisolatin9", E::kIso8859_15}, {"csisolatinarabic", E::kIso8859_6},
    {"csisolatincyrillic", E::kIso8859_5}, {"csisolatingreek", E::kIso8859_7},
    {"csisolatinhebrew", E::kIso8859_8}, {"cskoi8r", E::kKoi8R}, {"csksc56011987", E::kEucKr},
    {"csmacintosh", E::kMacintosh}, {"csshiftjis", E::kShiftJis}, {"csunicode", E::kUtf16Le},
    {"cyrillic", E::kIso8859_5}, {"dos-874", E::kWindows874}, {"ecma-114", E::kIso8859_6},
    {"ecma-118", E::kIso8859_7}, {"elot_928", E::kIso8859_7}, {"euc-jp", E::kEucJp},
    {"euc-kr", E::kEucKr}, {"gb18030", E::kGb18030}, {"gb2312", E::kGbk}, {"gb_2312", E::kGbk},
    {"gb_2312-80", E::kGbk}, {"gbk", E::kGbk}, {"greek", E::kIso8859_7}, {"greek8", E::kIso8859_7},
    {"hebrew", E::kIso8859_8}, {"hz-gb-2312", E::kReplacement}, {"ibm819", E::kWindows1252},
    {"ibm866", E::kIbm866}, {"iso-10646-ucs-2", E::kUtf16Le}, {"iso-2022-cn", E::kReplacement},
    {"iso-2022-cn-ext", E::kReplacement}, {"iso-2022-jp", E::kIso2022Jp},
    {"iso-2022-kr", E::kReplacement}, {"iso-8859-1", E::kWindows1252},
    {"iso-8859-10", E::kIso8859_10}, {"iso-8859-11", E::kWindows874},
    {"iso-8859-13", E::kIso8859_13}, {"iso-8859-14", E::kIso8859_14},
    {"iso-8859-15", E::kIso8859_15}, {"iso-8859-16", E::kIso8859_16}, {"iso-8859-2", E::kIso8859_2},
    {"iso-8859-3", E::kIso8859_3}, {"iso-8859-4", E::kIso8859_4}, {"iso-8859-5", E::kIso8859_5},
    {"iso-8859-6", E::kIso8859_6}, {"iso-8859-6-e", E::kIso8859_6}, {"iso-8859-6-i", E::kIso8859_6},
    {"iso-8859-7", E::kIso8859_7}, {"iso-8859-8", E::kIso8859_8}, {"iso-8859-8-e", E::kIso8859_8},
    {"iso-8859-8-i", E::kIso8859_8I}, {"iso-8859-9", E::kWindows1254},
    {"iso-ir-100", E::kWindows1252}, {"iso-ir-101", E::kIso8859_2}, {"iso-ir-109", E::kIso8859_3},
    {"iso-ir-110", E::kIso8859_4}, {"iso-ir-126", E::kIso8859_7}, {"iso-ir-127", E::kIso8859_6},
    {"iso-ir-138", E::kIso8859_8}, {"iso-ir-144", E::kIso8859_5}, {"iso-ir-148", E::kWindows1254},
    {"iso-ir-149", E::kEucKr}, {"iso-ir-157", E::kIso8859_10}, {"iso-ir-58", E::kGbk},
    {"iso8859-1", E::kWindows1252}, {"iso8859-10", E::kIso8859_10}, {"iso8859-11", E::kWindows874},
    {"iso8859-13", E::kIso8859_13}, {"iso8859-14", E::kIso8859_14}, {"iso8859-15", E::kIso8859_15},
    {"iso8859-2", E::kIso8859_2}, {"iso8859-3", E::kIso8859_3}, {"iso8859-4", E::kIso8859_4},
    {"iso8859-5", E::kIso8859_5}, {"iso8859-6", E::kIso8859_6}, {"iso8859-7", E::kIso8859_7},
    {"iso8859-8", E::kIso8859_8}, {"iso8859-9", E::kWindows1254}, {"iso88591", E::kWindows1252},
    {"iso885910", E::kIso8859_10}, {"iso885911", E::kWindows874}, {"iso885913", E::kIso8859_13},
    {"iso885914", E::kIso8859_14}, {"iso885915", E::kIso8859_15}, {"iso88592", E::kIso8859_2},
    {"iso88593", E::kIso8859_3}, {"iso88594", E::kIso8859_4}, {"iso88595", E::kIso8859_5},
    {"iso88596", E::kIso8859_6}, {"iso88597", E::kIso8859_7}, {"iso88598", E::kIso8859_8},
    {"iso88599", E::kWindows1254}, {"iso_8859-1", E::kWindows1252}, {"iso_8859-15", E::kIso8859_15},
    {"iso_8859-1:1987", E::kWindows1252}, {"iso_8859-2", E::kIso8859_2},
    {"iso_8859-2:1987", E::kIso8859_2}, {"iso_8859-3", E::kIso8859_3},
    {"iso_8859-3:1988", E::kIso8859_3}, {"iso_8859-4", E::kIso8859_4},
    {"iso_8859-4:1988", E::kIso8859_4}, {"iso_8859-5", E::kIso8859_5},
    {"iso_8859-5:1988", E::kIso8859_5}, {"iso_8859-6", E::kIso8859_6},
    {"iso_8859-6:1987", E::kIso8859_6}, {"iso_8859-7", E::kIso8859_7},
    {"iso_8859-7:1987", E::kIso8859_7}, {"iso_8859-8", E::kIso8859_8},
    {"iso_8859-8:1988", E::kIso8859_8}, {"iso_8859-9", E::kWindows1254},
    {"iso_8859-9:1989", E::kWindows1254}, {"koi", E::kKoi8R}, {"koi8", E::kKoi8R},
    {"koi8-r", E::kKoi8R}, {"koi8-ru", E::kKoi8U}, {"koi8-u", E::kKoi8U}, {"koi8_r", E::kKoi8R},
    {"korean", E::kEucKr}, {"ks_c_5601-1987", E::kEucKr}, {"ks_c_5601-1989", E::kEucKr},
    {"ksc5601", E::kEucKr}, {"ksc_5601", E::kEucKr}, {"l1", E::kWindows1252}, {"l2", E::kIso8859_2},
    {"l3", E::kIso8859_3}, {"l4", E::kIso8859_4}, {"l5", E::kWindows1254}, {"l6", E::kIso8859_10},
    {"l9", E::kIso8859_15}, {"latin1", E::kWindows1252}, {"latin2", E::kIso8859_2},
    {"latin3", E::kIso8859_3}, {"latin4", E::kIso8859_4}, {"latin5", E::kWindows1254},
    {"latin6", E::kIso8859_10}, {"logical", E::kIso8859_8I}, {"mac", E::kMacintosh},
    {"macintosh", E::kMacintosh}, {"ms932", E::kShiftJis}, {"ms_kanji", E::kShiftJis},
    {"replacement", E::kReplacement}, {"shift-jis", E::kShiftJis}, {"shift_jis", E::kShiftJis},
    {"sjis", E::kShiftJis}, {"sun_eu_greek", E::kIso8859_7}, {"tis-620", E::kWindows874},
    {"ucs-2", E::kUtf16Le}, {"unicode", E::kUtf16Le}, {"unicode-1-1-utf-8", E::kUtf8},
    {"unicode11utf8", E::kUtf8}, {"unicode20utf8", E::kUtf8}, {"unicodefeff", E::kUtf16Le},
    {"unicodefffe", E::kUtf16Be}, {"us-ascii", E::kWindows1252}, {"utf-16", E::kUtf16Le},
    {"utf-16be", E::kUtf16Be}, {"utf-16le", E::kUtf16Le}, {"utf-8", E::kUtf8}, {"utf8", E::kUtf8},
    {"visual", E::kIso8859_8}, {"windows-1250", E::kWindows1250}, {"windows-1251", E::kWindows1251},
    {"windows-1252", E::kWindows1252}, {"windows-1253", E::kWindows1253},
    {"windows-1254", E::kWindows1254}, {"windows-1255", E::kWindows1255},
    {"windows-1256", E::kWindows1256}, {"windows-1257", E::kWindows1257},
    {"windows-1258", E::kWindows1258}, {"windows-31j", E::kShiftJis},
    {"windows-874", E::kWindows874}, {"windows-949", E::kEucKr}, {"x-cp1250", E::kWindows1250},
    {"x-cp1251", E::kWindows1251}, {"x-cp1252", E::kWindows1252}, {"x-cp1253", E::kWindows1253},
    {"x-cp1254", E::kWindows1254}, {"x-cp1255", E::kWindows1255}, {"x-cp1256", E::kWindows1256},
    {"x-cp1257", E::kWindows1257}, {"x-cp1258", E::kWindows1258}, {"x-euc-jp", E::kEucJp},
    {"x-gbk", E::kGbk}, {"x-mac-cyrillic", E::kXMacCyrillic}, {"x-mac-roman", E::kMacintosh},
    {"x-mac-ukrainian", E::kXMacCyrillic}, {"x-sjis", E::kShiftJis}, {"x-unicode20utf8", E::kUtf8},
    {"x-user-defined", E::kXUserDefined}, {"x-x-big5", E::kBig5},
};

// "iso_8859-1:1987" has 15 characters, the longest label 19.
constexpr size_t kMaxLabelBytes = 32;

bool StartsWithIgnoringCase(std::string_view text, std::string_view lower) {
  return text.size() >= lower.size() &&
         std::equal(lower.begin(), lower.end(), text.begin(),
                    [](char a, char b) { return a == absl::ascii_tolower(b); });
}

bool EqualsIgnoringCase(std::string_view text, std::string_view lower) {
  return text.size() == lower.size() && StartsWithIgnoringCase(text, lower);
}

// A place in the bytes. Once the end is passed there is nothing more to find.
class Scanner {
 public:
  explicit Scanner(std::string_view bytes) : bytes_(bytes) {}

  bool done() const { return at_ >= bytes_.size(); }
  char peek() const { return bytes_[at_]; }
  size_t at() const { return at_; }
  void Advance(size_t count) { at_ = std::min(at_ + count, bytes_.size()); }
  std::string_view rest() const { return bytes_.substr(at_); }
  std::string_view From(size_t begin) const { return bytes_.substr(begin, at_ - begin); }

  template <typename Predicate>
  void SkipWhile(Predicate predicate) {
    while (!done() && predicate(peek())) ++at_;
  }
  void SkipTo(char mark) { at_ = std::min(bytes_.find(mark, at_), bytes_.size()); }
  // Past the next `mark` at or after `offset` bytes on, or to the end.
  void SkipPast(std::string_view mark, size_t offset = 0) {
    const size_t found = bytes_.find(mark, at_ + offset);
    at_ = found == std::string_view::npos ? bytes_.size() : found + mark.size();
  }

 private:
  std::string_view bytes_;
  size_t at_ = 0;
};

struct Attribute {
  std::string_view name;
  std::string_view value;
};

// The value after "="; none if the input ends in it.
std::optional<std::string_view> ReadValue(Scanner& scan) {
  scan.SkipWhile(IsHtmlSpace);
  if (scan.done()) return std::nullopt;
  if (const char quote = scan.peek(); quote == '"' || quote == '\'') {
    scan.Advance(1);
    const size_t begin = scan.at();
    scan.SkipTo(quote);
    if (scan.done()) return std::nullopt;
    const std::string_view value = scan.From(begin);
    scan.Advance(1);
    return value;
  }
  const size_t begin = scan.at();
  scan.SkipWhile([](char c) { return !IsHtmlSpace(c) && c != '>'; });
  if (scan.done()) return std::nullopt;
  return scan.From(begin);
}

// The next attribute of the tag; none at the tag's ">" or the end of the input.
std::optional<Attribute> ReadAttribute(Scanner& scan) {
  scan.SkipWhile([](char c) { return IsHtmlSpace(c) || c == '/'; });
  if (scan.done() || scan.peek() == '>') return std::nullopt;
  const size_t begin = scan.at();
  scan.Advance(1);  // a "=" in the first place belongs to the name
  scan.SkipWhile([](char c) { return !IsHtmlSpace(c) && c != '=' && c != '/' && c != '>'; });
  if (scan.done()) return std::nullopt;
  Attribute attribute = {scan.From(begin), {}};
  scan.SkipWhile(IsHtmlSpace);
  if (scan.done()) return std::nullopt;
  if (scan.peek() != '=') return attribute;
  scan.Advance(1);
  const std::optional<std::string_view> value = ReadValue(scan);
  if (!value.has_value()) return std::nullopt;
  attribute.value = *value;
  return attribute;
}

// The label in a content attribute such as "text/html; charset=utf-8".
std::optional<Encoding> EncodingFromContent(std::string_view content) {
  static constexpr std::string_view kWord = "charset";
  Scanner scan(content);
  while (!scan.done()) {
    if (!StartsWithIgnoringCase(scan.rest(), kWord)) {
      scan.Advance(1);
      continue;
    }
    scan.Advance(kWord.size());
    scan.SkipWhile(IsHtmlSpace);
    if (scan.done() || scan.peek() != '=') continue;
    scan.Advance(1);
    scan.SkipWhile(IsHtmlSpace);
    if (scan.done()) return std::nullopt;
    if (scan.peek() == '"' || scan.peek() == '\'') {
      const std::optional<std::string_view> value = ReadValue(scan);
      return value.has_value() ? FindEncoding(*value) : std::nullopt;
    }
    const size_t begin = scan.at();
    scan.SkipWhile([](char c) { return !IsHtmlSpace(c) && c != ';'; });
    return FindEncoding(scan.From(begin));
  }
  return std::nullopt;
}

// What an ASCII declaration of `encoding` can mean.
Encoding AsDeclared(Encoding encoding) {
  if (encoding == E::kUtf16Be || encoding == E::kUtf16Le) return E::kUtf8;
  if (encoding == E::kXUserDefined) return E::kWindows1252;
  return encoding;
}

// Reads the attributes of a <meta>, whose name is behind; the encoding it declares, if any.
std::optional<Encoding> ReadMeta(Scanner& scan) {
  bool seen_equiv = false, seen_content = false, seen_charset = false;  // the first of each counts
  bool is_content_type = false;
  std::optional<Encoding> from_content, from_charset;
  while (const std::optional<Attribute> attribute = ReadAttribute(scan)) {
    if (EqualsIgnoringCase(attribute->name, "http-equiv") && !seen_equiv) {
      seen_equiv = true;
      is_content_type = EqualsIgnoringCase(attribute->value, "content-type");
    } else if (EqualsIgnoringCase(attribute->name, "content") && !seen_content) {
      seen_content = true;
      from_content = EncodingFromContent(attribute->value);
    } else if (EqualsIgnoringCase(attribute->name, "charset") && !seen_charset) {
      seen_charset = true;
      from_charset = FindEncoding(attribute->value);
    }
  }
  if (scan.done()) return std::nullopt;
  // A charset attribute wins, and an unknown label in it voids the tag.
  if (seen_charset) return from_charset;
  return is_content_type ? from_content : std::nullopt;
}

// <?xml version="1.0" encoding="..."?> at the very start.
std::optional<Encoding> XmlEncoding(std::string_view bytes) {
  static constexpr std::string_view kName = "encoding";
  if (!bytes.starts_with("<?xml")) return std::nullopt;
  const size_t end = bytes.find('>');
  if (end == std::string_view::npos) return std::nullopt;
  const size_t name = bytes.substr(0, end).find(kName);
  if (name == std::string_view::npos) return std::nullopt;
  Scanner scan(bytes.substr(0, end));
  const auto is_blank = [](char c) { return static_cast<unsigned char>(c) <= 0x20; };
  scan.Advance(name + kName.size());
  scan.SkipWhile(is_blank);
  if (scan.done() || scan.peek() != '=') return std::nullopt;
  scan.Advance(1);
  scan.SkipWhile(is_blank);
  if (scan.done() || (scan.peek() != '"' && scan.peek() != '\'')) return std::nullopt;
  const std::optional<std::string_view> value = ReadValue(scan);
  if (!value.has_value() || std::any_of(value->begin(), value->end(), is_blank)) {
    return std::nullopt;
  }
  return FindEncoding(*value);
}

std::optional<Encoding> MetaEncoding(std::string_view bytes) {
  Scanner scan(bytes);
  for (; !scan.done(); scan.SkipTo('<')) {
    const std::string_view rest = scan.rest();
    if (rest.starts_with("<!--")) {
      scan.SkipPast("-->", 2);  // "<!-->" is a whole comment
    } else if (StartsWithIgnoringCase(rest, "<meta") && rest.size() > 5 &&
               (IsHtmlSpace(rest[5]) || rest[5] == '/')) {
      scan.Advance(5);
      if (const std::optional<Encoding> found = ReadMeta(scan)) return found;
    } else if (const size_t name = rest.starts_with("</") ? 2 : 1;
               rest.size() > name && rest[0] == '<' && absl::ascii_isalpha(rest[name])) {
      scan.SkipWhile([](char c) { return !IsHtmlSpace(c) && c != '>'; });
      while (ReadAttribute(scan).has_value()) {
      }
    } else if (rest.starts_with("<!") || rest.starts_with("</") || rest.starts_with("<?")) {
      scan.SkipPast(">");
    } else {
      scan.Advance(1);
    }
  }
  return std::nullopt;
}

}  // namespace

const EncodingInfo& InfoOf(Encoding encoding) {
  return kEncodings[static_cast<size_t>(encoding)];
}

std::span<const CharsetLabel> AllCharsetLabels() { return kLabels; }

std::optional<Encoding> FindEncoding(std::string_view label) {
  while (!label.empty() && IsHtmlSpace(label.front())) label.remove_prefix(1);
  while (!label.empty() && IsHtmlSpace(label.back())) label.remove_suffix(1);
  std::array<char, kMaxLabelBytes> buffer;
  if (label.size() > buffer.size()) return std::nullopt;
  std::transform(label.begin(), label.end(), buffer.begin(),
                 [](char c) { return absl::ascii_tolower(c); });
  const std::string_view lower(buffer.data(), label.size());
  const auto* found =
      std::lower_bound(std::begin(kLabels), std::end(kLabels), lower,
                       [](const CharsetLabel& a, std::string_view b) { return a.label < b; });
  if (found == std::end(kLabels) || found->label != lower) return std::nullopt;
  return found->encoding;
}

std::optional<Encoding> FindDeclaredEncoding(std::string_view bytes) {
  std::optional<Encoding> found = MetaEncoding(bytes);
  if (!found.has_value()) found = XmlEncoding(bytes);
  if (!found.has_value()) return std::nullopt;
  return AsDeclared(*found);
}

}  // namespace pare
