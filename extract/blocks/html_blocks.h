// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// A tree cut into blocks.
#ifndef PARE_EXTRACT_BLOCKS_HTML_BLOCKS_H_
#define PARE_EXTRACT_BLOCKS_HTML_BLOCKS_H_

#include "extract/page.h"

namespace pare {

// Fills page.text and page.blocks (and as many empty judgements) from page.tree, in document order. A block is a run of inline
// content between the edges of block-level elements (or two line breaks in a row); a table row
// whose cells hold no blocks of their own is one block. Text that is never shown as text (scripts,
// styles, form controls, media fallbacks, svg, ruby annotations) makes no block; hidden text does,
// and is marked so. One pass, linear in nodes and bytes.
void BuildHtmlBlocks(Page& page);

}  // namespace pare

#endif  // PARE_EXTRACT_BLOCKS_HTML_BLOCKS_H_
