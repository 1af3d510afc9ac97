// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// What an element by itself says of the text in it. For extract/blocks/*.cc alone.
#ifndef PARE_EXTRACT_BLOCKS_ELEMENT_TRAITS_H_
#define PARE_EXTRACT_BLOCKS_ELEMENT_TRAITS_H_

#include "extract/tree.h"

namespace pare {

// Whether it asks not to be shown: noscript, hidden, aria-hidden, an inline style.
bool IsHidden(const Tree& tree, NodeId n);

// Whether it is a link within the page without a word, such as the ¶ or # behind a heading, the ↑
// before a note: there to be clicked, not to be read. Linear in its attributes.
bool IsAnchor(const Tree& tree, NodeId n);

}  // namespace pare

#endif  // PARE_EXTRACT_BLOCKS_ELEMENT_TRAITS_H_
