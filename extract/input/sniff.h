// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Is it HTML, or text that merely mentions tags?
#ifndef PARE_EXTRACT_INPUT_SNIFF_H_
#define PARE_EXTRACT_INPUT_SNIFF_H_

#include <string_view>

#include "extract/page.h"

namespace pare {

// kHtml where `source` (decoded) begins with a doctype, an XML declaration, a comment or a tag of
// HTML (as the WHATWG MIME sniffing standard has it), or where its first 64 KiB hold as many tags as
// a fragment of a page does: an end tag of a block-level element, and a tag for every thirty words.
// Else kText: prose and code samples that mention `<div>` here and there.
InputKind SniffInput(std::string_view source);

}  // namespace pare

#endif  // PARE_EXTRACT_INPUT_SNIFF_H_
