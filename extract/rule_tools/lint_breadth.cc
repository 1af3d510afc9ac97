// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Element rules that match what every page has. Asked of the matcher itself, over tiny pages: so it
// holds for any selector, however it is written.
#include <array>
#include <numeric>
#include <string>
#include <vector>

#include "extract/input/dom.h"
#include "extract/limits.h"
#include "extract/rule_tools/lint_rule.h"
#include "extract/rules/selector_index.h"

namespace pare {
namespace {

// The elements that hold the article on most sites, by themselves or by the names that the common
// publishing systems give them.
constexpr std::array<std::string_view, 4> kHolders = {"html", "body", "main", "article"};
constexpr std::array<std::string_view, 4> kHolderTags = {"div", "section", "article", "main"};
constexpr std::array<std::string_view, 4> kHolderNames = {
    " id=\"content\"", " class=\"content\"", " class=\"post\"", " class=\"entry-content\""};
// Elements that stand for nothing by themselves.
constexpr std::array<std::string_view, 4> kPlainTags = {"div", "p", "span", "section"};

constexpr std::string_view kMark = "data-pare-probe";
constexpr std::string_view kText =
    "The ferry was late again on Tuesday, and the harbour board has promised a new one by June. "
    "Nobody who waited on the pier that morning believed a word of it.";

// A page with one element in question, and what it would mean to match it.
struct Probe {
  std::string shown;  // "<article class="post">"
  std::string html;
  bool plain = false;  // of kPlainTags
};

Probe MakeProbe(std::string_view tag, std::string_view attributes, bool plain) {
  const std::string name(tag), mark = " " + std::string(kMark);
  const std::string text(kText);
  Probe probe;
  probe.plain = plain;
  probe.shown = "<" + name + std::string(attributes) + ">";
  const std::string open = "<" + name + std::string(attributes) + mark + ">";
  if (tag == "html") {
    probe.html = open + "<body><p>" + text + "</p>";
  } else if (tag == "body") {
    probe.html = "<html>" + open + "<p>" + text + "</p>";
  } else if (plain) {
    // In the middle of a story, so that positions such as :first-child say nothing.
    probe.html = "<article><h1>A new ferry</h1><figure></figure>" + open + text + "</" + name +
                 "><footer></footer></article>";
  } else {
    probe.html = "<header></header>" + open + "<p>" + text + "</p><p>" + text + "</p></" + name +
                 "><footer></footer>";
  }
  return probe;
}

std::vector<Probe> MakeProbes() {
  std::vector<Probe> probes;
  for (const std::string_view tag : kHolders) probes.push_back(MakeProbe(tag, "", false));
  for (const std::string_view tag : kPlainTags) probes.push_back(MakeProbe(tag, "", true));
  for (const std::string_view tag : kHolderTags) {
    for (const std::string_view name : kHolderNames) probes.push_back(MakeProbe(tag, name, false));
  }
  return probes;
}

// The rules in the index that match the probe's element.
std::vector<uint32_t> RulesOn(const Probe& probe, const SelectorIndex& index,
                              std::span<const uint8_t> active) {
  Page page;
  page.source = probe.html;
  ParseDom(page, Limits{});
  std::vector<ElementMatch> matches;
  std::vector<uint32_t> over_budget;
  index.Match(page.tree, active, matches, over_budget);
  std::vector<uint32_t> rules;
  for (const ElementMatch& m : matches) {
    for (const Attribute& a : page.tree.AttributesOf(m.node)) {
      if (a.name == kMark) rules.push_back(m.rule);
    }
  }
  return rules;
}

}  // namespace

// A rule for named hosts is left alone: whoever wrote it has seen that site. So is one that keeps.
void CheckBreadth(std::span<const LintRule> rules, FindingList& out) {
  SelectorIndex index;
  for (uint32_t i = 0; i < rules.size(); ++i) {
    const LintRule& rule = rules[i];
    if (rule.rule().kind == RuleKind::kElement && rule.HasVerdict() && rule.rule().hosts.empty() &&
        rule.options().role != Role::kBody) {
      index.Add(rule.parsed->selector, i);
    }
  }
  index.Finish();
  if (index.empty()) return;
  const std::vector<uint8_t> active(rules.size(), 1);
  std::vector<const Probe*> first(rules.size());  // by rule: what it matches; the first says it all
  const std::vector<Probe> probes = MakeProbes();
  for (const Probe& probe : probes) {
    for (const uint32_t i : RulesOn(probe, index, active)) {
      if (first[i] == nullptr) first[i] = &probe;
    }
  }
  for (size_t i = 0; i < rules.size(); ++i) {
    if (first[i] == nullptr) continue;
    const Severity severity = first[i]->plain ? Severity::kWarning : Severity::kError;
    out.Add(rules[i], rules[i].pattern, LintCheck::kBroadSelector, severity,
            first[i]->plain
                ? "matches every " + first[i]->shown + " in a story; name a class or an id"
                : "matches " + first[i]->shown + ", which holds the article on many sites");
  }
}

}  // namespace pare
