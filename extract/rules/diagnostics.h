// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Mistakes in rule files, gathered so that all of them can be shown at once.
#ifndef PARE_EXTRACT_RULES_DIAGNOSTICS_H_
#define PARE_EXTRACT_RULES_DIAGNOSTICS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace pare {

// What is wrong with a pattern, and at which of its bytes.
struct PatternError {
  size_t offset = 0;
  std::string what;
};

// One line of a rule file. A view; the file's text outlives it.
struct SourceLine {
  std::string_view file;
  uint32_t number = 0;  // from 1
  std::string_view text;
};

class Diagnostics {
 public:
  // Adds `file:line:column: what`, the line, and a caret under the byte at `offset`. Columns count
  // characters from 1; an offset past the end points behind the line.
  void Add(const SourceLine& line, size_t offset, std::string_view what);

  bool empty() const { return text_.empty(); }
  // All that was added, in that order, without a line feed at the end.
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

}  // namespace pare

#endif  // PARE_EXTRACT_RULES_DIAGNOSTICS_H_
