// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/diagnostics.h"

#include <algorithm>

namespace pare {

void Diagnostics::Add(const SourceLine& line, size_t offset, std::string_view what) {
  // The caret stands under the place in any editor if tabs are repeated as tabs.
  std::string indent;
  size_t column = 1;
  for (const char c : line.text.substr(0, std::min(offset, line.text.size()))) {
    if ((static_cast<unsigned char>(c) & 0xC0) == 0x80) continue;  // inside a UTF-8 sequence
    indent.push_back(c == '\t' ? '\t' : ' ');
    ++column;
  }
  if (!text_.empty()) text_ += '\n';
  text_.append(line.file) += ':' + std::to_string(line.number) + ':' + std::to_string(column);
  text_.append(": ").append(what);
  text_.append("\n  ").append(line.text);
  text_.append("\n  ").append(indent) += '^';
}

}  // namespace pare
