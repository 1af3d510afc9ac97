// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The enums' names, as JSON, --explain and rule files write them.
#ifndef PARE_EXTRACT_EMIT_NAMES_H_
#define PARE_EXTRACT_EMIT_NAMES_H_

#include <string>
#include <string_view>
#include <vector>

#include "extract/article.h"

namespace pare {

std::string_view NameOf(BlockKind kind);
std::string_view NameOf(Status status);
std::string_view NameOf(InputKind input);
std::string_view NameOf(UndoneReason reason);

// The names of the bits in Article::limits, in a fixed order.
std::vector<std::string_view> LimitNames(uint32_t limits);

// Who gave a verdict, in words: "judge", "story-cut", or a rule with the place where it stands,
// "comments/12 rules/comments.rules:48".
std::string GiverOf(const Article& article, const Verdict& verdict);

}  // namespace pare

#endif  // PARE_EXTRACT_EMIT_NAMES_H_
