// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Any bytes as a rule file: it compiles, or every error names a line; what compiles can be applied.
#include "fuzz/article_properties.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, size_t size) {
  static constexpr std::string_view kPage =
      "<div class=a id=b><p>Tuesday, 3 March 2021</p><p>By Jane Doe</p><ul><li>24 comments<li>"
      "example.com</ul><p>The bridge over the harbour is closed for a week, the council said.</div>";
  std::string rules(reinterpret_cast<const char*>(data), size);
  pare::ExtractorOptions options;
  options.builtin_rules = false;
  options.rules.push_back({.name = "fuzz.rules", .text = std::move(rules), .user = true});
  const auto extractor = pare::Extractor::Create(std::move(options));
  if (!extractor.ok()) {
    pare::Require(extractor.status().message().find("fuzz.rules:") != absl::string_view::npos,
                  "an error says where it is");
    return 0;
  }
  for (const pare::Rule& rule : extractor->rules().rules()) {
    pare::Require(rule.origin.line > 0, "every rule knows its line");
  }
  pare::CheckArticle(*extractor, kPage, pare::InputKind::kHtml);
  return 0;
}
