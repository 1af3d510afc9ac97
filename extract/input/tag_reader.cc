// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/input/tag_reader.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "extract/text/ascii.h"

namespace pare {
namespace {

// Names that Gumbo does not know, though the enum does.
constexpr std::string_view kStrange[] = {"dialog", "picture", "search", "slot"};
// Names that Gumbo treats in a way of its own, and the enum does not have.
constexpr std::string_view kRare[] = {
    "annotation-xml", "basefont", "bgsound", "desc", "foreignobject", "image", "isindex", "keygen",
    "menuitem", "malignmark", "mglyph", "mi", "mn", "mo", "ms", "mtext"};

// A name of up to 16 bytes as two numbers.
struct NameKey {
  uint64_t low = 0, high = 0;

  constexpr void Push(char c) {
    high = (high << 8) | (low >> 56);
    low = (low << 8) | static_cast<uint8_t>(c);
  }
  constexpr size_t Slot(size_t bits) const {
    const uint64_t h = (low ^ (high * 0x9E3779B97F4A7C15u)) * 0xD6E8FEB86659FD93u;
    return static_cast<size_t>(h >> (64 - bits));
  }
  friend constexpr bool operator==(const NameKey&, const NameKey&) = default;
};

constexpr size_t kLongestName = 16;

constexpr NameKey KeyOf(std::string_view lower) {
  NameKey key;
  for (const char c : lower) key.Push(c);
  return key;
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
  static constexpr size_t kBits = 10, kSize = size_t{1} << kBits;
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

constexpr bool EndsName(char c) { return IsHtmlSpace(c) || c == '/' || c == '>'; }

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

std::string_view TagReader::Decode(size_t begin, size_t end, TextPlace place, HardPart& fault) {
  const std::string_view raw = html_.substr(begin, end - begin);
  const bool references = place != TextPlace::kRaw && raw.find('&') != std::string_view::npos;
  const bool returns = returns_ && raw.find('\r') != std::string_view::npos;
  if (!references && !returns && !(odd_ && HasOddCharacters(raw))) return raw;
  scratch_.clear();
  if (!AppendDecoded(raw, place, scratch_)) fault = HardPart::kNumber;
  return Copy(scratch_, fault);
}

size_t TagReader::ReadName(size_t i, TagToken& token) const {
  const size_t first = i;
  NameKey key;
  for (; i < html_.size() && !EndsName(html_[i]); ++i) key.Push(LowerAscii(html_[i]));
  if (i - first <= kLongestName) token.name = kNames.Find(key);
  token.name.name = html_.substr(first, i - first);
  return i;
}

TagToken TagReader::Start(size_t begin) {
  TagToken token{.begin = begin};
  token.first_attribute = static_cast<uint32_t>(attributes_.size());
  rest_.clear();
  token.fault = ReadAttributes(ReadName(begin + 1, token), true, token);
  return token;
}

TagToken TagReader::End(size_t begin) {
  TagToken token{.begin = begin};
  token.fault = ReadAttributes(ReadName(begin + 2, token), false, token);
  return token;
}

HardPart TagReader::ReadAttributes(size_t i, bool keep, TagToken& token) {
  const size_t n = html_.size();
  for (uint32_t count = 0; i < n;) {
    const size_t before = i;
    while (i < n && (IsHtmlSpace(html_[i]) || html_[i] == '/')) ++i;
    if (i == n) break;
    if (html_[i] == '>') {
      // The slash of "<a href=x/>" has been read with the value.
      token.self_closing = i > before && html_[i - 1] == '/';
      token.end = i + 1;
      return HardPart::kNone;
    }
    if (++count > most_) return HardPart::kLimit;
    const size_t name = i;
    // A name may begin with an equals sign, and with nothing else that ends one.
    for (++i; i < n && !EndsName(html_[i]) && html_[i] != '=';) ++i;
    const size_t name_end = i;
    while (i < n && IsHtmlSpace(html_[i])) ++i;
    Span value;
    const bool has_value = i < n && html_[i] == '=';
    if (has_value) i = ReadValue(i + 1, value);
    if (!keep) continue;
    const std::string_view words = html_.substr(name, name_end - name);
    const HardPart fault = Keep(words, value, has_value, token);
    if (fault != HardPart::kNone) return fault;
  }
  return HardPart::kUnfinished;
}

// Reads the value behind the equals sign; returns where it ends, or the page does.
size_t TagReader::ReadValue(size_t i, Span& value) const {
  const size_t n = html_.size();
  while (i < n && IsHtmlSpace(html_[i])) ++i;
  if (i == n) return n;
  const bool quoted = html_[i] == '"' || html_[i] == '\'';
  const size_t first = quoted ? i + 1 : i;
  if (quoted) {
    i = std::min(html_.find(html_[i], first), n);
  } else {
    while (i < n && !IsHtmlSpace(html_[i]) && html_[i] != '>') ++i;
  }
  value = {static_cast<uint32_t>(first), static_cast<uint32_t>(i - first)};
  return quoted ? std::min(i + 1, n) : i;
}

std::string_view TagReader::AttributeName(std::string_view raw, HardPart& fault) {
  const bool upper = std::any_of(raw.begin(), raw.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!upper && rest_.empty() && !(odd_ && HasOddCharacters(raw))) return raw;
  scratch_ = rest_;
  AppendDecoded(raw, TextPlace::kRaw, scratch_);
  LowerAscii(scratch_);
  rest_.clear();
  return Copy(scratch_, fault);
}

HardPart TagReader::Keep(std::string_view raw_name, Span value, bool has_value, TagToken& token) {
  HardPart fault = HardPart::kNone;
  const std::string_view name = AttributeName(raw_name, fault);
  for (size_t a = token.first_attribute; a < attributes_.size(); ++a) {
    if (attributes_[a].name != name) continue;
    // Gumbo forgets to forget the name of a second one without a value: the next begins with it.
    if (!has_value) rest_ = name;
    return fault;
  }
  attributes_.push_back({name, Decode(value.offset, value.end(), TextPlace::kAttribute, fault)});
  ++token.attribute_count;
  return fault;
}

}  // namespace pare
