// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// An article as plain text.
#ifndef PARE_EXTRACT_EMIT_TEXT_H_
#define PARE_EXTRACT_EMIT_TEXT_H_

#include <string>

#include "extract/article.h"

namespace pare {

// The kept blocks as UTF-8, ended by a line feed; "" where nothing is kept.
//   From HTML: blocks parted by a blank line; list items and table rows stand line by line, items
//   begin with "- " or their number, cells are parted by a tab; preformatted text is verbatim.
//   From text: the source's own lines, without white space at their ends; blank lines stay, one at
//   a time.
std::string ToText(const Article& article);

}  // namespace pare

#endif  // PARE_EXTRACT_EMIT_TEXT_H_
