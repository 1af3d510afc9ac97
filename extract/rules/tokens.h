// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// A line as phrases see it: a row of folded tokens that remember where they stand in the raw line.
//
// Tokens are finer than words. Besides white space, punctuation and symbols, a token ends where
// digits meet letters ("5min" is two) and after every ideograph ("12条评论" is four), because a
// slot may end there. A line and a phrase are cut up by the same function, so the finer cut never
// keeps a phrase from matching its own text.
#ifndef PARE_EXTRACT_RULES_TOKENS_H_
#define PARE_EXTRACT_RULES_TOKENS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/text/fold.h"

namespace pare {

enum class TokenKind : uint8_t { kLetters, kDigits, kIdeograph };

struct Token {
  uint32_t begin = 0;  // bytes of the raw line
  uint32_t end = 0;
  uint32_t folded = 0;  // offset and length in the line's folded text
  uint32_t folded_length = 0;
  TokenKind kind = TokenKind::kLetters;
  bool upper = false;  // begins with an upper-case or title-case letter
};

// Reusable: Cut() keeps the buffers. Not thread-safe. The raw line must outlive its use.
class TokenLine {
 public:
  // Folds `raw` and cuts it up, or as much of it as gives `most` + 1 tokens.
  void Cut(std::string_view raw, size_t most);

  // All of the line, as FoldTo() gives it. Good until the next Cut().
  Folding folding() const {
    return {.text = std::string_view(room_).substr(0, folded_bytes_), .plain = plain_};
  }

  size_t size() const { return size_; }
  const Token& operator[](size_t i) const { return tokens_[i]; }
  std::string_view raw() const { return raw_; }
  std::string_view Folded(size_t i) const {
    return std::string_view(room_).substr(tokens_[i].folded, tokens_[i].folded_length);
  }
  std::string_view Raw(size_t i) const {
    return raw_.substr(tokens_[i].begin, tokens_[i].end - tokens_[i].begin);
  }
  // The raw text between token i - 1 (or the line's start) and token i (or the line's end).
  std::string_view Gap(size_t i) const {
    const size_t begin = i == 0 ? 0 : tokens_[i - 1].end;
    const size_t end = i == size_ ? raw_.size() : tokens_[i].begin;
    return raw_.substr(begin, end - begin);
  }

 private:
  class Cutter;

  std::string_view raw_;
  std::string room_;  // of the folding; only grows
  size_t folded_bytes_ = 0;
  bool plain_ = true;
  std::vector<Token> tokens_;  // the first size_ of them; only grows too
  size_t size_ = 0;
};

// A gap in its plain form, to be compared with: no invisible characters (right-to-left texts have
// them between the numbers of a date), full-width forms as ASCII, any white space as ' ', any dash
// or minus as '-', any apostrophe as '\'', the Arabic marks of decimals and thousands as '.' and
// ','. "?" for a gap of more than 32 bytes. Short results need no allocation.
std::string PlainGap(std::string_view gap);

// Whether `text` holds white space, or nothing but white space (false for "").
bool HasSpace(std::string_view text);
bool IsAllSpace(std::string_view text);

}  // namespace pare

#endif  // PARE_EXTRACT_RULES_TOKENS_H_
