// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Where the fast builder gives a tree, it is the tree that Gumbo gives: of the page as it is, or of
// what the guard leaves of it.
#include <cstdio>
#include <string>
#include <string_view>

#include "extract/input/dom.h"
#include "extract/input/guard.h"
#include "extract/input/utf8.h"
#include "fuzz/article_properties.h"
#include "tests/input/tree_difference.h"

namespace {

void RequireSameTree(const pare::Page& fast, const pare::Page& gumbo) {
  const std::string difference = pare::TreeDifference(fast.tree, gumbo.tree);
  if (!difference.empty()) std::fprintf(stderr, "%s\n", difference.c_str());
  pare::Require(difference.empty(), "the trees are the same");
}

// A page that the fast builder has given up as it was.
void CheckGuarded(const std::string& html, const pare::Limits& limits) {
  pare::Page fast, gumbo;
  fast.source = gumbo.source = html;
  if (pare::ParseDom(fast, limits) != pare::HardPart::kNone) return;
  pare::ParseWithGumbo(gumbo, limits);
  if (gumbo.limits == fast.limits) RequireSameTree(fast, gumbo);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, size_t size) {
  std::string html;
  pare::RepairUtf8({reinterpret_cast<const char*>(data), size}, size * 3, html);
  pare::Limits limits;
  limits.parse_seconds = 60;  // sanitizers are slow
  pare::Page fast, gumbo;
  fast.source = gumbo.source = html;
  const auto hard = pare::BuildFastTree(html, limits, fast.arena, fast.tree);
  if (hard != pare::HardPart::kNone) {
    pare::Require(fast.tree.nodes.empty(), "what is given up leaves nothing behind");
    CheckGuarded(html, limits);
    return 0;
  }
  std::string copy;
  const bool as_it_is = pare::GuardMarkup(html, limits, copy, gumbo.limits).data() == html.data();
  pare::ParseWithGumbo(gumbo, limits);
  if (!as_it_is || gumbo.limits != 0) return 0;
  RequireSameTree(fast, gumbo);
  return 0;
}
