// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Whether a run of characters is written like a host name or a web address.
#ifndef PARE_EXTRACT_RULES_ADDRESS_H_
#define PARE_EXTRACT_RULES_ADDRESS_H_

#include <string_view>

namespace pare {

// "example.com", "www.example.co.uk", "https://example.com/": labels of letters, digits and hyphens
// with a top-level domain at the end that is in use (country codes, and the generic ones that sites
// are seen under), in lower case unless the whole host is in upper case. "node.js" is none.
bool IsBareHost(std::string_view text);

// A bare host, one with a path, query or port behind it, or anything after "http://", "https://".
bool IsAddress(std::string_view text);

}  // namespace pare

#endif  // PARE_EXTRACT_RULES_ADDRESS_H_
