// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The small parts of a selector: names, escapes, quoted texts, numbers. Its grammar is in
// extract/rules/selector.cc.
#ifndef PARE_EXTRACT_RULES_SELECTOR_SCANNER_H_
#define PARE_EXTRACT_RULES_SELECTOR_SCANNER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "extract/rules/diagnostics.h"
#include "extract/text/css_words.h"

namespace pare {

// A place in a selector that moves on as parts are read. What returns bool returns false after a
// mistake, which error() then describes.
class SelectorScanner {
 public:
  explicit SelectorScanner(std::string_view text) : text_(text) {}

  size_t at() const { return at_; }
  bool AtEnd() const { return at_ >= text_.size(); }
  // The byte so far ahead; NUL past the end.
  char Peek(size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  bool Take(char c);
  // Whether there was any.
  bool SkipSpace();

  // Whether a name follows, and reading it; escapes are resolved.
  bool StartsName() const;
  bool ReadName(std::string& out);
  // Reads ASCII letters and hyphens in lower case, perhaps none. No escapes.
  std::string ReadWord();
  // Reads a quoted text, escapes resolved. Requires a quotation mark.
  bool ReadQuoted(std::string& out);
  // Reads what stands between slashes, as it is; `\/` does not end it. Requires a slash.
  bool ReadSlashed(std::string& out);
  // Reads digits; too many give kMaxNumber. False, without a mistake, if there are none.
  bool ReadDigits(int32_t& out);
  // Reads `odd`, `even` or an+b.
  bool ReadNth(int32_t& step, int32_t& offset);

  static constexpr int32_t kMaxNumber = 1'000'000'000;

  // Notes a mistake; returns false.
  bool Fail(size_t offset, std::string what);
  const PatternError& error() const { return error_; }

 private:
  bool ReadEscape(std::string& out);

  std::string_view text_;
  size_t at_ = 0;
  PatternError error_;
};

}  // namespace pare

#endif  // PARE_EXTRACT_RULES_SELECTOR_SCANNER_H_
