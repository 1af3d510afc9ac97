// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// An element's text as a field's value: a headline, a name, a date.
#ifndef PARE_EXTRACT_META_ELEMENT_TEXT_H_
#define PARE_EXTRACT_META_ELEMENT_TEXT_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "extract/tree.h"

namespace pare {

// Fields are cut to so many bytes: many times the longest headline, and so little that comparing
// every block with it stays cheap on hostile pages.
inline constexpr size_t kMaxFieldBytes = 2000;

// The text in `node` and below, on one line: white space collapsed, none at the ends; a line break
// and the edges of elements that stand on lines of their own part words; scripts, style sheets and
// templates are left out. Cut to kMaxFieldBytes, at a character.
std::string ElementText(const Tree& tree, NodeId node);

// An attribute's value in the same form.
std::string FieldText(std::string_view value);

// Appends `value` to `list`, parted by ", ", unless it is empty or an entry of the list already;
// also unless the list would be longer than kMaxFieldBytes.
void AppendToList(std::string_view value, std::string& list);

}  // namespace pare

#endif  // PARE_EXTRACT_META_ELEMENT_TEXT_H_
