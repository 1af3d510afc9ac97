// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Tests on attribute values, and the search for one text in another. Pure, linear.
#ifndef PARE_EXTRACT_RULES_SELECTOR_ATTRIBUTE_H_
#define PARE_EXTRACT_RULES_SELECTOR_ATTRIBUTE_H_

#include <cstddef>
#include <string_view>

#include "extract/rules/selector.h"

namespace pare {

// As text.find(wanted, from), but linear whatever the texts are.
size_t FindText(std::string_view text, std::string_view wanted, size_t from = 0);

// Whether `value` passes the test against `wanted`, byte by byte.
bool ValueMatches(AttributeTest test, std::string_view value, std::string_view wanted);

}  // namespace pare

#endif  // PARE_EXTRACT_RULES_SELECTOR_ATTRIBUTE_H_
