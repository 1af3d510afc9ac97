// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/tokens.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "extract/text/ascii.h"
#include "extract/text/byte_masks.h"
#include "extract/text/fold.h"
#include "extract/text/words.h"

namespace pare {
namespace {

TokenKind KindOf(char32_t folded) {
  return folded >= '0' && folded <= '9' ? TokenKind::kDigits : TokenKind::kLetters;
}

bool IsUpper(char32_t c) {
  return u_isupper(static_cast<UChar32>(c)) || u_istitle(static_cast<UChar32>(c));
}

bool IsSpaceAt(std::string_view text, size_t& i) {
  const auto byte = static_cast<unsigned char>(text[i]);
  if (byte < 128) {
    ++i;
    return IsSpaceAscii(static_cast<char>(byte));
  }
  return u_isUWhiteSpace(static_cast<UChar32>(NextCodePoint(text, i)));
}

// The plain form of a character that is in no token; see PlainGap().
char32_t PlainForm(char32_t c) {
  if (c < 128) return IsSpaceAscii(static_cast<char>(c)) ? U' ' : c;
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x02BC:
      return U'\'';
    case 0x2212:
      return U'-';
    case 0x066B:
      return U'.';
    case 0x066C:
      return U',';
    case 0x2236:
      return U':';
    default:
      if (c >= 0x2010 && c <= 0x2015) return U'-';
      return u_isUWhiteSpace(static_cast<UChar32>(c)) ? U' ' : c;
  }
}

}  // namespace

std::string PlainGap(std::string_view gap) {
  constexpr size_t kMostBytes = 32;
  if (gap.size() > kMostBytes) return "?";
  std::string plain;
  for (size_t i = 0; i < gap.size();) {
    const char32_t c = NextCodePoint(gap, i);
    if (!IsInvisible(c)) AppendCodePoint(PlainForm(c), plain);
  }
  return plain;
}

// Takes the pieces of a line one after the other, each where it stands and what it folds to.
class TokenLine::Cutter {
 public:
  Cutter(TokenLine& line, size_t most) : line_(line), writer_(line.raw_, line.room_) {
    const size_t room = std::min(most, line.raw_.size()) + 1;  // a token has a byte at least
    if (line.tokens_.size() < room) line.tokens_.resize(room);
    next_ = line.tokens_.data();
    end_ = next_ + room;
  }

  // Letters and digits of ASCII.
  void TakeRun(size_t from, size_t to, bool digits) {
    if (full_) {
      writer_.Begin(from);
      return writer_.WriteRun(from, to);
    }
    if (digits) return TakePieces(from, to);
    if (HasAll() || writer_.Touches(from)) return TakePiece(from, to, TokenKind::kLetters);
    // Nearly always a word that nothing touches.
    writer_.Begin(from);
    *next_++ = {static_cast<uint32_t>(from), static_cast<uint32_t>(to),
                static_cast<uint32_t>(writer_.written()), static_cast<uint32_t>(to - from),
                TokenKind::kLetters, line_.raw_[from] <= 'Z'};
    writer_.WriteRun(from, to);
  }

  // A character beyond ASCII. Returns where to go on.
  size_t TakeWide(size_t from) {
    size_t to = from;
    const char32_t c = NextCodePoint(line_.raw_, to);
    if (IsInvisible(c)) {
      writer_.Drop(from, to);
      return to;
    }
    const CharClass kind = ClassOf(c);
    if (kind == CharClass::kOther) return to;
    const char32_t folded = FoldCodePoint(c);
    const bool ideograph = kind == CharClass::kIdeograph;
    const TokenKind token = ideograph ? TokenKind::kIdeograph : KindOf(folded);
    Open(from, token, token == TokenKind::kLetters && IsUpper(c));
    writer_.Write(folded, to);
    Close(to);
    return to;
  }

  void Finish() {
    line_.size_ = static_cast<size_t>(next_ - line_.tokens_.data());
    line_.folded_bytes_ = writer_.written();
    line_.plain_ = writer_.folding().plain;
  }

 private:
  void TakePieces(size_t from, size_t to) {
    const auto is_digit = [this](size_t i) { return line_.raw_[i] <= '9'; };
    for (size_t stop = from; from < to; from = stop) {
      const bool digit = is_digit(from);
      while (stop < to && is_digit(stop) == digit) ++stop;
      TakePiece(from, stop, digit ? TokenKind::kDigits : TokenKind::kLetters);
    }
  }

  void TakePiece(size_t from, size_t to, TokenKind kind) {
    Open(from, kind, line_.raw_[from] >= 'A' && line_.raw_[from] <= 'Z');
    writer_.WriteRun(from, to);
    Close(to);
  }

  bool HasAll() const { return next_ == end_; }

  // Goes on with the last token where a piece of its kind touches it, else begins another, if there
  // may be more.
  void Open(size_t from, TokenKind kind, bool upper) {
    const bool touches = writer_.Begin(from);
    if (full_ || (touches && next_[-1].kind == kind && kind != TokenKind::kIdeograph)) return;
    full_ = HasAll();
    if (full_) return;
    *next_++ = {static_cast<uint32_t>(from), 0, static_cast<uint32_t>(writer_.written()), 0, kind,
                upper};
  }

  void Close(size_t to) {
    if (full_) return;
    Token& token = next_[-1];
    token.end = static_cast<uint32_t>(to);
    token.folded_length = static_cast<uint32_t>(writer_.written()) - token.folded;
  }

  TokenLine& line_;
  FoldWriter writer_;
  Token* next_ = nullptr;  // where the next one goes, and
  Token* end_ = nullptr;   // where none goes any more
  bool full_ = false;      // there are more tokens than asked for
};

void TokenLine::Cut(std::string_view raw, size_t most) {
  raw_ = raw;
  Cutter cutter(*this, most);
  ForEachAsciiRun(
      raw, [&cutter](size_t from, size_t to, bool digits) { cutter.TakeRun(from, to, digits); },
      [&cutter](size_t from) { return cutter.TakeWide(from); });
  cutter.Finish();
}

bool HasSpace(std::string_view text) {
  for (size_t i = 0; i < text.size();) {
    if (IsSpaceAt(text, i)) return true;
  }
  return false;
}

bool IsAllSpace(std::string_view text) {
  if (text == " ") return true;  // nearly always
  for (size_t i = 0; i < text.size();) {
    if (!IsSpaceAt(text, i)) return false;
  }
  return !text.empty();
}

}  // namespace pare
