// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/input/tag_reader.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <span>

#include "extract/text/ascii.h"
#include "extract/text/bytes.h"

namespace pare {
namespace {

// Names that Gumbo does not know, though the enum does.
constexpr std::string_view kStrange[] = {"dialog", "picture", "search", "slot"};
// Names that Gumbo treats in a way of its own, and the enum does not have.
constexpr std::string_view kRare[] = {
    "annotation-xml", "basefont", "bgsound", "desc", "foreignobject", "image", "isindex", "keygen",
    "menuitem", "malignmark", "mglyph", "mi", "mn", "mo", "ms", "mtext"};

// What the bytes of tags are; several may hold of one.
enum ByteKind : uint8_t {
  kSpace = 1 << 0,
  kBetween = 1 << 1,       // may stand between attributes: white space and slashes
  kEndsTagName = 1 << 2,   // these and `>`
  kEndsName = 1 << 3,      // of an attribute: also an equals sign
  kEndsValue = 1 << 4,     // without quotes: white space and `>`
  kUpper = 1 << 5,
  kStrangeByte = 1 << 6,   // is in no name that the table knows: no letter, digit or hyphen
  kOddByte = 1 << 7,       // may be one of an odd character
};

constexpr std::array<uint8_t, 256> kByteKinds = [] {
  std::array<uint8_t, 256> kinds{};
  for (int b = 0; b < 256; ++b) {
    const auto c = static_cast<char>(b);
    const bool space = IsHtmlSpace(c), between = space || c == '/';
    kinds[b] = (space ? kSpace : 0) | (between ? kBetween : 0) |
               (between || c == '>' ? kEndsTagName : 0) |
               (between || c == '>' || c == '=' ? kEndsName : 0) |
               (space || c == '>' ? kEndsValue : 0) | (c >= 'A' && c <= 'Z' ? kUpper : 0) |
               (IsAlnumAscii(c) || c == '-' ? 0 : kStrangeByte) |
               ((b < 0x20 && !space) || b >= 0x7F ? kOddByte : 0);
  }
  return kinds;
}();

constexpr uint8_t KindOf(char c) { return kByteKinds[static_cast<uint8_t>(c)]; }

constexpr size_t kLongestName = 16;

// A name of up to 16 letters, digits and hyphens as two numbers, in lower case.
struct NameKey {
  uint64_t low = 0, high = 0;

  constexpr size_t Slot(size_t bits) const {
    const uint64_t h = (low ^ (high * 0x9E3779B97F4A7C15u)) * 0xD6E8FEB86659FD93u;
    return static_cast<size_t>(h >> (64 - bits));
  }
  friend constexpr bool operator==(const NameKey&, const NameKey&) = default;
};

constexpr NameKey KeyOf(std::string_view lower) {
  NameKey key;
  for (size_t i = 0; i < lower.size(); ++i) {
    (i < 8 ? key.low : key.high) |= uint64_t{static_cast<uint8_t>(lower[i])} << i % 8 * 8;
  }
  return key;
}

// The first bytes of a word of a key, in lower case: the bit that tells it from upper is set in
// digits and hyphens too. What is no letter, digit or hyphen becomes none, but for controls.
constexpr uint64_t CutKey(uint64_t word, size_t bytes) {
  word |= 0x2020202020202020;
  return bytes < 8 ? word & ((uint64_t{1} << bytes * 8) - 1) : word;
}

// The same of the `size` bytes at `begin` of a page, whatever their case.
NameKey KeyAt(std::string_view html, size_t begin, size_t size) {
  static_assert(std::endian::native == std::endian::little);
  NameKey key;
  if (html.size() - begin < sizeof key) {
    char bytes[sizeof key] = {};
    std::memcpy(bytes, html.data() + begin, size);
    std::memcpy(&key, bytes, sizeof key);
  } else {
    std::memcpy(&key, html.data() + begin, sizeof key);
  }
  return {CutKey(key.low, size), size > 8 ? CutKey(key.high, size - 8) : 0};
}

// Nearly all names are shorter.
constexpr size_t kShortName = 8;

// How many of eight bytes stand before what may end a name, or before a hyphen.
constexpr size_t ShortNameSize(uint64_t bytes) {
  const uint64_t ends = FirstBelow(bytes, '0') | FirstBelow(bytes ^ '>' * kEachByte, 1);
  return static_cast<size_t>(std::countr_zero(ends)) / 8;
}

// Open addressing, laid out by the compiler.
class NameTable {
 public:
  constexpr NameTable() {
    for (size_t t = static_cast<size_t>(Tag::kText) + 1; t < kTagCount; ++t) {
      const auto tag = static_cast<Tag>(t);
      const bool strange = std::find(std::begin(kStrange), std::end(kStrange), kTagNames[t]) !=
                           std::end(kStrange);
      if (!strange) Add(kTagNames[t], tag, false);
    }
    for (const std::string_view name : kRare) Add(name, Tag::kUnknown, true);
  }

  TagName Find(const NameKey& key) const {
    for (size_t i = key.Slot(kBits);; i = (i + 1) % kSize) {
      const Entry& e = entries_[i];
      if (e.key == key) return {.tag = e.tag, .rare = e.rare, .name = {}};
      if (e.key == NameKey{}) return {};
    }
  }

 private:
  static constexpr size_t kBits = 9, kSize = size_t{1} << kBits;
  struct Entry {
    NameKey key;
    Tag tag = Tag::kUnknown;
    bool rare = false;
  };

  constexpr void Add(std::string_view name, Tag tag, bool rare) {
    const NameKey key = KeyOf(name);
    size_t i = key.Slot(kBits);
    while (!(entries_[i].key == NameKey{})) i = (i + 1) % kSize;
    entries_[i] = {key, tag, rare};
  }

  std::array<Entry, kSize> entries_{};
};

constexpr NameTable kNames;

// One of 64: attributes of different ones have different names.
constexpr unsigned BucketOf(std::string_view name) {
  const auto first = static_cast<uint8_t>(name.front()), last = static_cast<uint8_t>(name.back());
  return (first + 3u * last + 7u * static_cast<unsigned>(name.size())) % 64;
}

}  // namespace

std::string_view TagReader::Copy(std::string_view text, HardPart& fault) {
  if (text.empty()) return {};
  auto* p = static_cast<char*>(arena_.Allocate(text.size()));
  if (p == nullptr) {
    fault = HardPart::kLimit;
    return {};
  }
  std::memcpy(p, text.data(), text.size());
  return {p, text.size()};
}

std::string_view TagReader::DecodeEncoded(Stretch raw, TextPlace place, HardPart& fault) {
  scratch_.clear();
  AppendDecoded(html_, marks_, raw, place, scratch_);
  return Copy(scratch_, fault);
}

inline size_t TagReader::ReadName(size_t i, TagToken& token) const {
  if (html_.size() - i < kShortName) return ReadLongName(i, token);
  const uint64_t bytes = LoadBytes(html_.data() + i, kShortName);
  const size_t size = ShortNameSize(bytes);
  if (size == kShortName || (KindOf(html_[i + size]) & kEndsTagName) == 0) {
    return ReadLongName(i, token);
  }
  token.name = kNames.Find({.low = CutKey(bytes, size), .high = 0});
  token.name.name = {html_.data() + i, size};
  return i + size;
}

size_t TagReader::ReadLongName(size_t i, TagToken& token) const {
  const size_t first = i;
  uint8_t kinds = 0;
  for (uint8_t kind; ((kind = KindOf(html_[i])) & kEndsTagName) == 0; ++i) kinds |= kind;
  const size_t size = i - first;
  if (size <= kLongestName && (kinds & kStrangeByte) == 0) {
    token.name = kNames.Find(KeyAt(html_, first, size));
  }
  token.name.name = html_.substr(first, size);
  return i;
}

TagToken TagReader::Read(size_t begin, size_t name, bool keep) {
  TagToken token{.begin = begin, .unfinished = begin >= end_};
  token.first_attribute = static_cast<uint32_t>(attributes_.size());
  if (token.unfinished) return token;
  const size_t i = ReadName(name, token);
  if (html_[i] == '>') {  // most end tags, and many start tags
    token.end = i + 1;
  } else {
    token.fault = ReadAttributes(i, keep, token);
  }
  return token;
}

// Reads the value behind the equals sign; returns where it ends, or the page does.
inline size_t TagReader::ReadValue(size_t i, Stretch& value) const {
  while ((KindOf(html_[i]) & kSpace) != 0) ++i;
  const char quote = html_[i];
  if (quote != '"' && quote != '\'') {
    const size_t first = i;
    while ((KindOf(html_[i]) & kEndsValue) == 0) ++i;
    value = {first, i};
    return i;
  }
  const size_t first = i + 1, n = html_.size();
  i = marks_.NextQuote(first);
  // Where it holds marks of the other kind there are often many: data in JSON.
  if (i < n && html_[i] != quote) i = std::min(html_.find(quote, i), n);
  value = {first, i};
  return std::min(i + 1, n);
}

// Before end_ there is always a `>` to come, which ends all but values in quotes.
HardPart TagReader::ReadAttributes(size_t i, bool keep, TagToken& token) {
  uint64_t names = 0;  // a bit for each bucket that has names of attributes
  for (uint32_t count = 0; i < end_;) {
    const size_t before = i;
    while ((KindOf(html_[i]) & kBetween) != 0) ++i;
    if (html_[i] == '>') {
      // The slash of "<a href=x/>" has been read with the value.
      token.self_closing = i > before && html_[i - 1] == '/';
      token.end = i + 1;
      return HardPart::kNone;
    }
    if (++count > most_) return HardPart::kLimit;
    const size_t name = i;
    // A name may begin with an equals sign, and with nothing else that ends one.
    uint8_t kinds = KindOf(html_[i++]);
    for (uint8_t kind; ((kind = KindOf(html_[i])) & kEndsName) == 0; ++i) kinds |= kind;
    const size_t name_end = i;
    while ((KindOf(html_[i]) & kSpace) != 0) ++i;
    Stretch value;
    const bool has_value = html_[i] == '=';
    if (has_value) i = ReadValue(i + 1, value);
    if (!keep) continue;
    HardPart fault = HardPart::kNone;
    std::string_view words = html_.substr(name, name_end - name);
    if ((kinds & (kUpper | kOddByte)) != 0 || !rest_.empty()) {
      words = AttributeName({name, name_end}, fault);
    }
    if (fault != HardPart::kNone) return fault;
    const uint64_t bit = uint64_t{1} << BucketOf(words);
    if ((names & bit) == 0 || !Has(token, words)) {
      names |= bit;
      attributes_.push_back({words, Decode(value, TextPlace::kAttribute, fault)});
      ++token.attribute_count;
      if (fault != HardPart::kNone) return fault;
    } else if (!has_value) {
      // Gumbo forgets to forget the name of a second one without a value: the next begins with it.
      rest_ = words;
    }
  }
  token.unfinished = true;
  return HardPart::kNone;
}

std::string_view TagReader::AttributeName(Stretch raw, HardPart& fault) {
  scratch_ = rest_;
  AppendDecoded(html_, marks_, raw, TextPlace::kRaw, scratch_);
  LowerAscii(scratch_);
  rest_.clear();
  return Copy(scratch_, fault);
}

// Whether the tag under way has an attribute of the name already. Hardly any has so many that it is
// worth a table; without one, 400 would be compared in pairs.
bool TagReader::Has(const TagToken& token, std::string_view name) {
  constexpr size_t kFew = 32;
  const auto of_tag = std::span(attributes_).subspan(token.first_attribute);
  if (of_tag.size() <= kFew) {
    return std::ranges::find(of_tag, name, &Attribute::name) != of_tag.end();
  }
  if (listed_tag_ != token.begin) {
    names_.clear();
    listed_tag_ = token.begin;
    listed_ = 0;
  }
  for (; listed_ < of_tag.size(); ++listed_) names_.insert(of_tag[listed_].name);
  return names_.contains(name);
}

}  // namespace pare
