// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Any bytes as a rule file: it compiles, or every error names a line; what compiles can be applied,
// and what it does has the properties of tests/rules/rule_properties.h.
#include "extract/passes.h"
#include "fuzz/article_properties.h"
#include "tests/rules/rule_properties.h"

namespace {

constexpr std::string_view kHtml =
    "<meta name=author content='Jane Doe'><title>The bridge is closed</title>"
    "<div class=a id=b><h1 class=title>The bridge is closed</h1><p>Tuesday, 3 March 2021</p>"
    "<p>By <a class=author>Jane Doe</a> <time datetime=2021-03-03>today</time></p>"
    "<ul><li>24 comments<li>example.com</ul><p>The bridge over the harbour is closed for a week, "
    "the council said.</p><aside class='share c'>Share</aside></div><p hidden>The end";

// The last line is added to the others, by a user where it begins with a blank.
void CheckRules(std::string_view rules) {
  pare::Page page;
  page.source = kHtml;
  page.url = "https://example.com/a";
  const auto none = pare::RuleSet::Compile({});
  for (const pare::Pass& pass : pare::PassesFor(pare::InputKind::kHtml)) {
    if (pass.name == "rules") break;
    pass.run(page, {pare::Limits(), *none, nullptr});
  }
  while (rules.ends_with('\n')) rules.remove_suffix(1);
  const size_t last = rules.rfind('\n') + 1;  // npos + 1 is 0
  const std::string_view more = rules.substr(last);
  const std::string broken = pare::BrokenRuleProperty(
      page, {"a.rules", std::string(rules.substr(0, last)), rules.starts_with(' ')},
      {"b.rules", std::string(more), more.starts_with(' ')});
  pare::Require(broken.empty(), broken.c_str());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, size_t size) {
  std::string rules(reinterpret_cast<const char*>(data), size);
  CheckRules(rules);
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
  pare::CheckArticle(*extractor, kHtml, pare::InputKind::kHtml);
  return 0;
}
