// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/selector_scanner.h"

#include <algorithm>
#include <utility>

#include "extract/text/ascii.h"
#include "extract/text/words.h"

namespace pare {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool IsNameStart(char c) { return IsLetter(c) || c == '_' || static_cast<unsigned char>(c) >= 128; }
bool IsName(char c) { return IsNameStart(c) || IsDigit(c) || c == '-'; }

int HexValue(char c) {
  if (IsDigit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

bool SelectorScanner::Take(char c) {
  if (AtEnd() || text_[at_] != c) return false;
  ++at_;
  return true;
}

bool SelectorScanner::SkipSpace() {
  const size_t begin = at_;
  while (!AtEnd() && IsCssSpace(text_[at_])) ++at_;
  return at_ > begin;
}

bool SelectorScanner::Fail(size_t offset, std::string what) {
  error_ = {offset, std::move(what)};
  return false;
}

// A hyphen may start a name if a letter, an escape or another hyphen follows.
bool SelectorScanner::StartsName() const {
  const size_t ahead = Peek() == '-' ? 1 : 0;
  const char c = Peek(ahead);
  return at_ + ahead < text_.size() && (IsNameStart(c) || c == '\\' || (ahead == 1 && c == '-'));
}

bool SelectorScanner::ReadName(std::string& out) {
  if (!StartsName()) {
    if (IsDigit(Peek())) {
      return Fail(at_, std::string("a name cannot begin with a digit; write `\\3") + Peek() +
                           " ` for it");
    }
    return Fail(at_, "expected a name");
  }
  while (!AtEnd()) {
    if (text_[at_] == '\\') {
      if (!ReadEscape(out)) return false;
    } else if (IsName(text_[at_])) {
      out.push_back(text_[at_++]);
    } else {
      break;
    }
  }
  return true;
}

// `\` and one to six hexadecimal digits and perhaps one white space, or `\` and any character.
bool SelectorScanner::ReadEscape(std::string& out) {
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
  if (!AtEnd() && IsCssSpace(text_[at_])) ++at_;
  const size_t size = out.size();
  if (code != 0) AppendCodePoint(code, out);
  if (out.size() == size) return Fail(begin, "the escape is not a character");
  return true;
}

std::string SelectorScanner::ReadWord() {
  std::string word;
  for (; IsLetter(Peek()) || Peek() == '-'; ++at_) word.push_back(LowerAscii(Peek()));
  return word;
}

bool SelectorScanner::ReadQuoted(std::string& out) {
  const char quote = Peek();
  const size_t open = at_++;
  while (!AtEnd() && text_[at_] != quote) {
    if (text_[at_] == '\\') {
      if (!ReadEscape(out)) return false;
    } else {
      out.push_back(text_[at_++]);
    }
  }
  return Take(quote) || Fail(open, "the quote is never closed");
}

bool SelectorScanner::ReadSlashed(std::string& out) {
  const size_t open = at_++;
  while (!AtEnd() && text_[at_] != '/') {
    if (text_[at_] == '\\' && at_ + 1 < text_.size()) out.push_back(text_[at_++]);
    out.push_back(text_[at_++]);
  }
  return Take('/') || Fail(open, "the regular expression has no closing slash");
}

bool SelectorScanner::ReadDigits(int32_t& out) {
  const size_t begin = at_;
  int64_t value = 0;
  for (; IsDigit(Peek()); ++at_) {
    value = std::min<int64_t>(value * 10 + (Peek() - '0'), kMaxNumber);
  }
  out = static_cast<int32_t>(value);
  return at_ > begin;
}

bool SelectorScanner::ReadNth(int32_t& step, int32_t& offset) {
  constexpr const char* kExpected = "expected a place such as `3`, `odd`, `even`, `2n+1` or `-n+3`";
  const size_t begin = at_;
  if (IsLetter(Peek()) && LowerAscii(Peek()) != 'n') {
    const std::string word = ReadWord();
    if (word != "odd" && word != "even") return Fail(begin, kExpected);
    step = 2;
    offset = word == "odd" ? 1 : 0;
    return true;
  }
  const int32_t sign = Peek() == '-' ? -1 : 1;
  if (Peek() == '+' || Peek() == '-') ++at_;
  int32_t number = 1;
  const bool digits = ReadDigits(number);
  if (LowerAscii(Peek()) != 'n') {
    step = 0;
    offset = sign * number;
    return (digits && !IsName(Peek())) || Fail(begin, kExpected);
  }
  ++at_;
  step = sign * (digits ? number : 1);
  offset = 0;
  const size_t after = at_;
  SkipSpace();
  if (Peek() != '+' && Peek() != '-') {
    at_ = after;
    return !IsName(Peek()) || Fail(begin, kExpected);
  }
  const int32_t offset_sign = Peek() == '-' ? -1 : 1;
  ++at_;
  SkipSpace();
  if (!ReadDigits(number) || IsName(Peek())) return Fail(begin, kExpected);
  offset = offset_sign * number;
  return true;
}

}  // namespace pare
