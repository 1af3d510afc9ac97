// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "bench/many_rules.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace pare::bench {
namespace {

constexpr std::array<std::string_view, 32> kFirst = {
    "ad",     "ads",   "advert", "banner", "promo",  "sponsor", "partner", "widget",
    "side",   "top",   "bottom", "header", "footer", "inline",  "mid",     "sticky",
    "social", "share", "follow", "signup", "news",   "related", "popular", "latest",
    "cookie", "pop",   "modal",  "video",  "native", "outer",   "inner",   "post"};
constexpr std::array<std::string_view, 32> kSecond = {
    "box",   "wrap",  "wrapper", "container", "slot",   "unit",   "block", "holder",
    "area",  "zone",  "bar",     "rail",      "panel",  "list",   "item",  "card",
    "link",  "links", "title",   "label",     "text",   "image",  "frame", "section",
    "group", "row",   "column",  "cell",      "button", "banner", "space", "strip"};

// A name such as "promo-rail", "promo_rail_2" or "promoRail17"; the first 1,024 have no number.
std::string NameOf(size_t number) {
  const std::string_view first = kFirst[number % kFirst.size()];
  const std::string_view second = kSecond[number / kFirst.size() % kSecond.size()];
  const size_t round = number / (kFirst.size() * kSecond.size());
  const char* joint = number % 3 == 0 ? "_" : "-";
  std::string name = std::string(first) + joint + std::string(second);
  if (round > 0) name += std::string(joint) + std::to_string(round);
  return name;
}

std::string RuleText(size_t number) {
  const std::string name = NameOf(number), other = NameOf(number * 7 + 3);
  const size_t share = number * 37 % 100;  // spreads the kinds over the file
  if (share < 46) return "##." + name;
  if (share < 72) return "###" + name;
  if (share < 76) return "##[class*=\"" + name + "\"]";
  if (share < 80) return "##[id^=\"" + name + "\"]";
  if (share < 84) return "##a[href*=\"/" + name + "/\"]";
  if (share < 87) return "##." + name + " > ." + other;
  if (share < 90) return "##." + name + " div." + other;
  if (share < 94) return "##." + name + ":has(> a[rel=\"sponsored\"])";
  if (share < 98) return name + ".example,www." + other + ".example##." + name;
  return "#line#\"" + name + " by {any}\" $ role=ad";
}

}  // namespace

std::string ManyRules(size_t count) {
  std::string rules = "[many]\n";
  for (size_t i = 0; i < count; ++i) rules += RuleText(i) + "\n";
  return rules;
}

}  // namespace pare::bench
