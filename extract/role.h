// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The roles' names, as rule files and outputs write them.
#ifndef PARE_EXTRACT_ROLE_H_
#define PARE_EXTRACT_ROLE_H_

#include <algorithm>
#include <array>
#include <cstdint>
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

// Sets in `bits`, 1 << Role, the roles of a list such as "title,captions"; a plural is understood.
// Returns the first name that is of none, where there is one; those behind it are not looked at.
constexpr std::optional<std::string_view> AddRoles(std::string_view list, uint32_t& bits) {
  while (!list.empty()) {
    const size_t comma = std::min(list.find(','), list.size());
    const std::string_view name = list.substr(0, comma);
    std::optional<Role> role = RoleOf(name);
    if (!role && name.ends_with('s')) role = RoleOf(name.substr(0, name.size() - 1));
    if (!role) return name;
    bits |= 1u << static_cast<uint32_t>(*role);
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return std::nullopt;
}

}  // namespace pare

#endif  // PARE_EXTRACT_ROLE_H_
