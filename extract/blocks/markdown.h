// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Markdown marks in a line of text.
#ifndef PARE_EXTRACT_BLOCKS_MARKDOWN_H_
#define PARE_EXTRACT_BLOCKS_MARKDOWN_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "extract/page.h"

namespace pare {

// What a line's first characters say of it.
struct LineMark {
  BlockKind kind = BlockKind::kLine;
  uint8_t level = 0;    // heading
  size_t length = 0;    // bytes of the mark: the text begins behind them
  bool fence = false;   // opens or closes fenced code
};

// `line` is not empty and has no white space at its ends.
LineMark MarkOf(std::string_view line);

// Appends a line as a reader sees it: links by their text, images gone, white space collapsed.
// Returns how many of its words were links' text, or bare URLs. Linear: an unclosed bracket is
// plain text.
uint32_t AppendSeenThrough(std::string_view line, std::string& out);

}  // namespace pare

#endif  // PARE_EXTRACT_BLOCKS_MARKDOWN_H_
