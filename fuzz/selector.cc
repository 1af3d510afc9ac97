// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// A line with a selector, then a page: a mistake is named with its place, or the index selects what
// the definitions do.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "extract/input/dom.h"
#include "extract/input/utf8.h"
#include "extract/limits.h"
#include "extract/rules/selector_index.h"
#include "fuzz/article_properties.h"
#include "tests/rules/naive_selector.h"

namespace {

// The definitions take time exponential in the selector; larger pages show nothing that small ones
// do not.
constexpr size_t kMostNodes = 400;
constexpr uint64_t kMostSteps = 200'000;

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const size_t end = std::min(input.find('\n'), size);
  const std::string_view selector = input.substr(0, end);
  pare::SelectorList list, again;
  if (const auto error = pare::ParseSelector(selector, list)) {
    pare::Require(error->offset <= selector.size(), "a mistake has a place");
    pare::Require(!error->what.empty(), "a mistake has a name");
    return 0;
  }
  pare::ParseSelector(selector, again, pare::RegexCheck::kLater);
  pare::Require(list == again, "the same text gives the same selector");

  // A parsed page is valid UTF-8: conditions on text count its code points.
  std::string html;
  pare::RepairUtf8(input.substr(std::min(end + 1, size)), size * 3, html);
  pare::Page page;
  page.source = html;
  pare::ParseDom(page, pare::Limits{});
  pare::SelectorIndex index;
  index.Add(again, 0);
  index.Finish();
  std::vector<pare::ElementMatch> matches;
  std::vector<uint32_t> over_budget;
  index.Match(page.tree, std::vector<uint8_t>{1}, matches, over_budget);
  if (!over_budget.empty()) {
    pare::Require(matches.empty(), "a rule over its budget selects nothing");
    return 0;
  }
  if (page.tree.nodes.size() > kMostNodes) return 0;
  pare::NaiveSelector naive(page.tree, kMostSteps);
  const std::vector<pare::NodeId> expected = naive.Select(list);
  if (naive.gave_up()) return 0;
  pare::Require(matches.size() == expected.size(), "as many elements as the definitions select");
  for (size_t i = 0; i < matches.size(); ++i) {
    pare::Require(matches[i].node == expected[i], "the elements that the definitions select");
  }
  return 0;
}
