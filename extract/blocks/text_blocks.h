// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Scraped text cut into blocks.
#ifndef PARE_EXTRACT_BLOCKS_TEXT_BLOCKS_H_
#define PARE_EXTRACT_BLOCKS_TEXT_BLOCKS_H_

#include "extract/page.h"

namespace pare {

// Fills page.text and page.blocks (and as many empty judgements) from page.source. What a block is depends on how the text is
// laid out:
//   a paragraph a line   each line that is not blank (the common case)
//   hard-wrapped lines   the lines that a paragraph was wrapped into, parted by line feeds
//   no line breaks       each sentence
// Line ends are LF, CRLF, CR or form feed. Markdown is seen through: headings, list items,
// quotations and fenced code get their kind; of links only the text counts (as link words), of
// images nothing. page.text holds this plain form for judging; block.source is the text as it
// came. Linear.
void BuildTextBlocks(Page& page);

}  // namespace pare

#endif  // PARE_EXTRACT_BLOCKS_TEXT_BLOCKS_H_
