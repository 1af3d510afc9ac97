// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// JSON objects, a line each, in a file that may be zipped; and their fields.
#ifndef PARE_EXTRACT_RULE_TOOLS_LABELLED_JSON_H_
#define PARE_EXTRACT_RULE_TOOLS_LABELLED_JSON_H_

#include <simdjson.h>

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "absl/status/status.h"

namespace pare {

// InvalidArgument: `file`: `why`.
absl::Status Unreadable(const std::filesystem::path& file, const std::string& why);

// "" for null and for what is not there.
std::string StringIn(const simdjson::dom::element& object, const char* key);

// The strings of an array; none for null and for what is not there.
std::vector<std::string> StringsIn(const simdjson::dom::element& object, const char* key);

// Calls `take` for each of the first `limit` lines, none of them empty.
absl::Status ForEachObject(const std::filesystem::path& file, size_t limit,
                           const std::function<void(const simdjson::dom::element&)>& take);

}  // namespace pare

#endif  // PARE_EXTRACT_RULE_TOOLS_LABELLED_JSON_H_
