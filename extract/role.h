// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The roles' names, as rule files and outputs write them.
#ifndef PARE_EXTRACT_ROLE_H_
#define PARE_EXTRACT_ROLE_H_

#include <array>
#include <optional>
#include <string_view>

#include "extract/page.h"

namespace pare {

inline constexpr std::array<std::string_view, static_cast<size_t>(Role::kCount)> kRoleNames = {
    "body",    "title",      "byline", "date", "caption", "comment", "related",
    "navigation", "share", "ad", "signup", "notice", "clutter"};

constexpr std::string_view NameOf(Role role) { return kRoleNames[static_cast<size_t>(role)]; }

// The role of that name, if there is one.
constexpr std::optional<Role> RoleOf(std::string_view name) {
  for (size_t i = 0; i < kRoleNames.size(); ++i) {
    if (kRoleNames[i] == name) return static_cast<Role>(i);
  }
  return std::nullopt;
}

}  // namespace pare

#endif  // PARE_EXTRACT_ROLE_H_
