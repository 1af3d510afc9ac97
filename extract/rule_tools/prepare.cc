// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rule_tools/prepare.h"

#include "extract/input/decode.h"

namespace pare {

void PreparePage(std::string_view bytes, std::string_view url, InputKind input,
                 std::string_view pass, const RuleSet& rules, Page& page) {
  page.input = input;
  page.url = url;
  const auto decoded =
      Decode(bytes, {.charset = {}, .html = input == InputKind::kHtml}, page.decoded);
  if (!decoded.ok()) return;  // it was not asked for a charset, the one thing that can fail
  page.source = decoded->text;
  for (const Pass& next : PassesFor(input)) {
    if (next.name == pass) return;
    next.run(page, {Limits(), rules, nullptr});
  }
}

}  // namespace pare
