// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// An article as one line of JSON. The schema is written down in extract/emit/README.md.
#ifndef PARE_EXTRACT_EMIT_JSON_H_
#define PARE_EXTRACT_EMIT_JSON_H_

#include <string>
#include <string_view>

#include "extract/article.h"

namespace pare {

// Version of the schema: raised when a field changes its meaning or goes. New fields may come.
inline constexpr int kJsonSchemaVersion = 1;

// One JSON object on one line, ended by a line feed. `file` is its "file" field; left out if empty.
std::string ToJson(const Article& article, std::string_view file = {});

}  // namespace pare

#endif  // PARE_EXTRACT_EMIT_JSON_H_
