// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/input/guard.h"

#include <algorithm>
#include <cstring>
#include <unordered_map>
#include <vector>

#include "extract/input/char_refs.h"
#include "extract/input/markup.h"
#include "extract/input/utf8.h"
#include "extract/page.h"
#include "extract/tag.h"
#include "extract/text/ascii.h"
#include "extract/text/hash.h"

namespace pare {
namespace {

constexpr TagSet kVoid(Tag::kArea, Tag::kBase, Tag::kBr, Tag::kCol, Tag::kEmbed, Tag::kHr,
                       Tag::kImg, Tag::kInput, Tag::kLink, Tag::kMeta, Tag::kParam, Tag::kSource,
                       Tag::kTrack, Tag::kWbr, Tag::kFrame);
// Closed by the next of their kind, so that an unclosed run of them does not nest.
constexpr TagSet kImpliedEnd(Tag::kP, Tag::kLi, Tag::kDt, Tag::kDd, Tag::kOption, Tag::kOptgroup,
                             Tag::kTr, Tag::kTd, Tag::kTh, Tag::kTbody, Tag::kThead, Tag::kTfoot,
                             Tag::kColgroup, Tag::kRb, Tag::kRt, Tag::kRtc, Tag::kRp, Tag::kHtml,
                             Tag::kHead, Tag::kBody);
// An end tag outside them does not close what was opened before them.
constexpr TagSet kBarrier(Tag::kTable, Tag::kTemplate, Tag::kObject, Tag::kApplet, Tag::kMarquee,
                          Tag::kCaption, Tag::kSvg, Tag::kMath);
// The elements that the end tag of an ordinary element (span, abbr, an unknown one) cannot pass.
constexpr TagSet kSpecial(
    Tag::kAddress, Tag::kArticle, Tag::kAside, Tag::kBlockquote, Tag::kButton, Tag::kCenter,
    Tag::kDetails, Tag::kDir, Tag::kDiv, Tag::kDl, Tag::kFieldset, Tag::kFigcaption, Tag::kFigure,
    Tag::kFooter, Tag::kForm, Tag::kH1, Tag::kH2, Tag::kH3, Tag::kH4, Tag::kH5, Tag::kH6,
    Tag::kHeader, Tag::kHgroup, Tag::kListing, Tag::kMain, Tag::kMenu, Tag::kNav, Tag::kOl,
    Tag::kPre, Tag::kSection, Tag::kSelect, Tag::kSummary, Tag::kUl);

// A start or end tag, as far as the guard needs it.
struct TagToken {
  Tag tag = Tag::kUnknown;
  uint32_t name = 0;       // hash of the lower-case name
  size_t begin = 0;        // of `<`
  size_t end = 0;          // behind `>`
  size_t excess = 0;       // where the first attribute over the limit begins; 0 none
};

class Guard {
 public:
  Guard(std::string_view html, const Limits& bounds, std::string& copy, uint32_t& limits)
      : html_(html), bounds_(bounds), copy_(copy), limits_(limits) {}

  std::string_view Run() {
    size_t i = 0;
    while (i < html_.size()) {
      const void* p = std::memchr(html_.data() + i, '<', html_.size() - i);
      if (p == nullptr) break;
      i = static_cast<size_t>(static_cast<const char*>(p) - html_.data());
      ++opens_;
      i = Markup(i);
    }
    return changed_ ? std::string_view(copy_) : html_;
  }

 private:
  // Handles what begins with the `<` at `i`; returns where to go on.
  size_t Markup(size_t i) {
    const char next = i + 1 < html_.size() ? html_[i + 1] : '\0';
    if (IsAsciiAlpha(next)) {
      const TagToken token = ReadTag(i, i + 1);
      return token.end == 0 ? html_.size() : StartTag(token);
    }
    if (next == '/' && i + 2 < html_.size() && IsAsciiAlpha(html_[i + 2])) {
      const TagToken token = ReadTag(i, i + 2);
      if (token.end == 0) return html_.size();
      EndTag(token);
      return token.end;
    }
    if (html_.substr(i, 4) == "<!--") return CommentEnd(html_, i + 4);
    if (next == '!' || next == '?' || next == '/') {
      const size_t close = html_.find('>', i + 2);
      return close == std::string_view::npos ? html_.size() : close + 1;
    }
    return i + 1;
  }

  // Reads the tag whose name begins at `i`; `end` stays 0 where the page ends inside it.
  TagToken ReadTag(size_t begin, size_t i) const {
    TagToken token{.begin = begin};
    char name[16];
    size_t length = 0;
    uint32_t hash = kFnv32Start;
    for (; i < html_.size() && !IsHtmlSpace(html_[i]) && html_[i] != '/' && html_[i] != '>'; ++i) {
      const char c = LowerAscii(html_[i]);
      if (length < sizeof name) name[length] = c;
      ++length;
      hash = Fnv32(hash, c);
    }
    token.name = hash;
    if (length <= sizeof name) token.tag = TagOf({name, length});
    ReadAttributes(i, token);
    return token;
  }

  void ReadAttributes(size_t i, TagToken& token) const {
    const size_t n = html_.size();
    for (uint32_t count = 0; i < n;) {
      while (i < n && (IsHtmlSpace(html_[i]) || html_[i] == '/')) ++i;
      if (i == n) return;
      if (html_[i] == '>') {
        token.end = i + 1;
        return;
      }
      if (++count > bounds_.attributes && token.excess == 0) token.excess = i;
      for (++i; i < n && !IsHtmlSpace(html_[i]) && html_[i] != '/' && html_[i] != '>' &&
                html_[i] != '=';) {
        ++i;
      }
      while (i < n && IsHtmlSpace(html_[i])) ++i;
      if (i == n || html_[i] != '=') continue;
      for (++i; i < n && IsHtmlSpace(html_[i]);) ++i;
      if (i == n) return;
      if (html_[i] == '"' || html_[i] == '\'') {
        i = html_.find(html_[i], i + 1);
        if (i == std::string_view::npos) return;
        ++i;
      } else {
        while (i < n && !IsHtmlSpace(html_[i]) && html_[i] != '>') ++i;
      }
    }
  }

  size_t StartTag(const TagToken& t) {
    if (t.excess != 0) {
      Blank(t.excess, t.end - 1);
      limits_ |= kLimitAttributes;
    }
    if (t.tag == Tag::kFrameset && opens_ > bounds_.depth) {
      // It makes the parser destroy the body it has built, by recursion.
      Blank(t.begin, t.end);
      limits_ |= kLimitDepth;
      return t.end;
    }
    if (foreign_ == 0 && (kVoid.contains(t.tag) || kImpliedEnd.contains(t.tag))) {
      // A cell ends the formatting elements of the cell before it.
      if ((t.tag == Tag::kTd || t.tag == Tag::kTh) && !tables_.empty()) Truncate(tables_.back());
      return t.end;
    }
    if (foreign_ == 0 && kFormatting.contains(t.tag)) return Formatting(t);
    // Raw text nests nothing. Were its tag dropped, its content would be parsed, and be shown.
    if (foreign_ == 0 && kRawText.contains(t.tag)) return RawTextEnd(html_, t.end, t.tag);
    if (open_.size() >= bounds_.depth) {
      Drop(t, kLimitDepth);
      return t.end;
    }
    if (t.tag == Tag::kPlaintext) return html_.size();
    // A self-closing foreign element opens nothing.
    if (foreign_ > 0 && html_[t.end - 2] == '/') return t.end;
    open_.push_back({t.name, t.tag});
    if (t.tag == Tag::kTable) tables_.push_back(formatting_.size());
    if (t.tag == Tag::kSvg || t.tag == Tag::kMath) ++foreign_;
    return t.end;
  }

  size_t Formatting(const TagToken& t) {
    if (formatting_.size() >= bounds_.formatting) {
      Drop(t, kLimitFormatting);
    } else {
      formatting_.push_back(t.tag);
    }
    return t.end;
  }

  void EndTag(const TagToken& t) {
    if (const auto it = dropped_.find(t.name); it != dropped_.end()) {
      Blank(t.begin, t.end);
      if (--it->second == 0) dropped_.erase(it);
      return;
    }
    if (foreign_ == 0 && kFormatting.contains(t.tag)) {
      for (size_t k = formatting_.size(); k-- > 0;) {
        if (formatting_[k] != t.tag) continue;
        formatting_.erase(formatting_.begin() + static_cast<std::ptrdiff_t>(k));
        return;
      }
      return;
    }
    const bool ordinary = !kSpecial.contains(t.tag) && !kBarrier.contains(t.tag);
    for (size_t k = open_.size(); k-- > 0;) {  // at most `depth` steps
      if (open_[k].name == t.name) {
        CloseTo(k);
        return;
      }
      if (kBarrier.contains(open_[k].tag) && !kBarrier.contains(t.tag)) return;
      if (ordinary && kSpecial.contains(open_[k].tag)) return;
    }
  }

  void CloseTo(size_t k) {
    for (size_t j = open_.size(); j-- > k;) {
      if (open_[j].tag == Tag::kTable) {
        Truncate(tables_.back());
        tables_.pop_back();
      }
      if (open_[j].tag == Tag::kSvg || open_[j].tag == Tag::kMath) --foreign_;
    }
    open_.resize(k);
  }

  void Truncate(size_t size) {
    if (formatting_.size() > size) formatting_.resize(size);
  }

  void Drop(const TagToken& t, uint32_t limit) {
    Blank(t.begin, t.end);
    ++dropped_[t.name];
    limits_ |= limit;
  }

  void Blank(size_t begin, size_t end) {
    if (!changed_) {
      copy_.assign(html_);
      changed_ = true;
    }
    std::memset(copy_.data() + begin, ' ', end - begin);
  }

  struct Open {
    uint32_t name;
    Tag tag;
  };

  const std::string_view html_;
  const Limits& bounds_;
  std::string& copy_;
  uint32_t& limits_;
  bool changed_ = false;
  size_t opens_ = 0;               // `<` seen so far
  uint32_t foreign_ = 0;           // open svg and math elements
  std::vector<Open> open_;         // what nests, outermost first
  std::vector<Tag> formatting_;    // unclosed formatting elements
  std::vector<size_t> tables_;     // formatting_.size() where each open table began
  std::unordered_map<uint32_t, uint32_t> dropped_;  // start tags dropped, by name
};

// `html`, or a view of `copy`, which `html` may be: see GuardMarkup.
std::string_view WithTameNumbers(std::string_view html, std::string& copy) {
  constexpr std::string_view kSurrogates[] = {"55296", "D800"};  // decimal, hexadecimal
  for (size_t i = 0; (i = html.find("&#", i)) != std::string_view::npos;) {
    const ReferenceNumber number = ReadNumber(html, i);
    i = number.end;
    if (number.code <= kLastCodePoint) continue;
    if (html.data() != copy.data()) html = copy.assign(html);
    const std::string_view tame = kSurrogates[number.hex];
    std::fill(copy.begin() + static_cast<std::ptrdiff_t>(number.begin),
              copy.begin() + static_cast<std::ptrdiff_t>(number.end), '0');
    copy.replace(number.end - tame.size(), tame.size(), tame);
  }
  return html;
}

}  // namespace

std::string_view GuardMarkup(std::string_view html, const Limits& bounds, std::string& copy,
                             uint32_t& limits) {
  return WithTameNumbers(Guard(html, bounds, copy, limits).Run(), copy);
}

}  // namespace pare
