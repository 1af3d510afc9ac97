// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/selector.h"

#include <algorithm>

#include "extract/text/ascii.h"
#include "extract/text/words.h"

namespace pare {
namespace {

bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsNameStart(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         static_cast<unsigned char>(c) >= 128;
}
bool IsName(char c) { return IsNameStart(c) || IsDigit(c) || c == '-'; }

int HexValue(char c) {
  if (IsDigit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

class SelectorParser {
 public:
  explicit SelectorParser(std::string_view text) : text_(text) {}

  std::optional<PatternError> Parse(SelectorList& out) {
    out.alternatives.clear();
    do {
      if (!ParseComplex(out.alternatives.emplace_back())) return error_;
    } while (Take(','));
    if (!AtEnd()) {
      Fail(at_, "expected a combinator, a comma or the end of the selector");
      return error_;
    }
    return std::nullopt;
  }

 private:
  bool AtEnd() const { return at_ >= text_.size(); }
  char Peek(size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  bool Take(char c) {
    if (AtEnd() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  bool SkipSpace() {
    const size_t begin = at_;
    while (!AtEnd() && IsSpace(text_[at_])) ++at_;
    return at_ > begin;
  }
  bool Fail(size_t offset, std::string what) {
    error_ = {offset, std::move(what)};
    return false;
  }

  bool ParseComplex(ComplexSelector& out) {
    SkipSpace();
    Combinator left = Combinator::kNone;
    for (;;) {
      if (out.compounds.size() == kMaxCompounds) {
        return Fail(at_, "too many combinators; 32 elements in a row are the most");
      }
      if (!ParseCompound(out.compounds.emplace_back())) return false;
      out.compounds.back().left = left;
      const bool space = SkipSpace();
      if (AtEnd() || Peek() == ',') break;
      if (Peek() == '+' || Peek() == '~') {
        return Fail(at_, "sibling combinators are not supported; expected a space or `>`");
      }
      if (Take('>')) {
        SkipSpace();
        left = Combinator::kChild;
      } else if (space) {
        left = Combinator::kDescendant;
      } else {
        return Fail(at_, "expected `.class`, `#id`, `[attribute]`, a combinator or a comma");
      }
    }
    std::reverse(out.compounds.begin(), out.compounds.end());
    return true;
  }

  bool ParseCompound(CompoundSelector& out) {
    const size_t begin = at_;
    if (!Take('*') && StartsName()) {
      SimpleSelector s;
      if (!ParseName(s.name)) return false;
      LowerAscii(s.name);
      s.tag = TagOf(s.name);
      out.conditions.push_back(std::move(s));
    }
    for (;;) {
      SimpleSelector s;
      if (Take('.') || Take('#')) {
        s.kind = text_[at_ - 1] == '.' ? SimpleSelector::Kind::kClass : SimpleSelector::Kind::kId;
        if (!ParseName(s.name)) return false;
      } else if (Take('[')) {
        if (!ParseAttribute(s)) return false;
      } else if (Peek() == ':') {
        return FailPseudo();
      } else {
        break;
      }
      out.conditions.push_back(std::move(s));
    }
    if (at_ == begin) {
      return Fail(at_, "expected an element: a tag name, `*`, `.class`, `#id` or `[attribute]`");
    }
    return true;
  }

  bool FailPseudo() {
    size_t end = at_;
    while (end < text_.size() && (text_[end] == ':' || IsName(text_[end]))) ++end;
    return Fail(at_, "unknown pseudo-class `" + std::string(text_.substr(at_, end - at_)) +
                         "`; none are supported");
  }

  bool ParseAttribute(SimpleSelector& s) {
    const size_t open = at_ - 1;
    s.kind = SimpleSelector::Kind::kAttribute;
    SkipSpace();
    if (!ParseName(s.name)) return false;
    LowerAscii(s.name);
    SkipSpace();
    if (Take(']')) return true;
    if (AtEnd()) return Fail(open, "`[` is never closed");
    if (!ParseTest(s)) return false;
    SkipSpace();
    const size_t value_at = at_;
    if (!ParseValue(s.value)) return false;
    SkipSpace();
    if (Peek() == 'i' || Peek() == 'I') {
      ++at_;
      s.ignore_case = true;
      LowerAscii(s.value);
      SkipSpace();
    }
    if (AtEnd()) return Fail(open, "`[` is never closed");
    if (!Take(']')) return Fail(at_, "expected `]`, or `i` and `]`, after the value");
    if (s.test >= AttributeTest::kPrefix && s.value.empty()) {
      return Fail(value_at, "an empty value never matches here");
    }
    if (s.test == AttributeTest::kIncludes &&
        (s.value.empty() || std::any_of(s.value.begin(), s.value.end(), IsSpace))) {
      return Fail(value_at, "`~=` takes one word without white space");
    }
    return true;
  }

  bool ParseTest(SimpleSelector& s) {
    const size_t begin = at_;
    if (Take('=')) {
      s.test = AttributeTest::kEquals;
      return true;
    }
    switch (Peek()) {
      case '~': s.test = AttributeTest::kIncludes; break;
      case '|': s.test = AttributeTest::kDash; break;
      case '^': s.test = AttributeTest::kPrefix; break;
      case '$': s.test = AttributeTest::kSuffix; break;
      case '*': s.test = AttributeTest::kSubstring; break;
      default: return Fail(begin, "expected `]` or one of = ~= |= ^= $= *=");
    }
    ++at_;
    if (!Take('=')) return Fail(begin, "expected one of = ~= |= ^= $= *=");
    return true;
  }

  bool ParseValue(std::string& out) {
    const char quote = Peek();
    if (quote != '"' && quote != '\'') {
      if (!StartsName()) {
        return Fail(at_, "expected a value: a name, or a text in quotes such as \"2 col\"");
      }
      return ParseName(out);
    }
    const size_t open = at_++;
    while (!AtEnd() && text_[at_] != quote) {
      if (text_[at_] == '\\') {
        if (!ParseEscape(out)) return false;
      } else {
        out.push_back(text_[at_++]);
      }
    }
    if (!Take(quote)) return Fail(open, "the quote is never closed");
    return true;
  }

  // A hyphen may start a name if a letter, an escape or another hyphen follows.
  bool StartsName() const {
    const size_t ahead = Peek() == '-' ? 1 : 0;
    const char c = Peek(ahead);
    return at_ + ahead < text_.size() && (IsNameStart(c) || c == '\\' || (ahead == 1 && c == '-'));
  }

  bool ParseName(std::string& out) {
    if (!StartsName()) {
      if (IsDigit(Peek())) {
        return Fail(at_, std::string("a name cannot begin with a digit; write `\\3") + Peek() +
                             " ` for it");
      }
      return Fail(at_, "expected a name");
    }
    while (!AtEnd()) {
      if (text_[at_] == '\\') {
        if (!ParseEscape(out)) return false;
      } else if (IsName(text_[at_])) {
        out.push_back(text_[at_++]);
      } else {
        break;
      }
    }
    return true;
  }

  // `\` and one to six hexadecimal digits and perhaps one white space, or `\` and any character.
  bool ParseEscape(std::string& out) {
    const size_t begin = at_++;
    if (AtEnd()) return Fail(begin, "expected a character after `\\`");
    char32_t code = 0;
    size_t digits = 0;
    for (; digits < 6 && HexValue(Peek()) >= 0; ++digits, ++at_) {
      code = code * 16 + static_cast<char32_t>(HexValue(Peek()));
    }
    if (digits == 0) {
      out.push_back(text_[at_++]);  // the rest of a UTF-8 sequence follows as it is
      return true;
    }
    if (!AtEnd() && IsSpace(text_[at_])) ++at_;
    const size_t size = out.size();
    if (code != 0) AppendCodePoint(code, out);
    if (out.size() == size) return Fail(begin, "the escape is not a character");
    return true;
  }

  std::string_view text_;
  size_t at_ = 0;
  PatternError error_;
};

}  // namespace

std::optional<PatternError> ParseSelector(std::string_view text, SelectorList& out) {
  return SelectorParser(text).Parse(out);
}

}  // namespace pare
