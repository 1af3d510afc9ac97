// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/rule_set.h"

#include <algorithm>
#include <utility>

#include "extract/input/dom.h"
#include "extract/text/words.h"
#include "extract/limits.h"
#include "extract/rules/compiled_rules.h"
#include "extract/rules/diagnostics.h"
#include "extract/rules/options.h"

namespace pare {
namespace {

bool IsHostOrBelow(std::string_view host, std::string_view domain) {
  if (host.size() < domain.size()) return false;
  const size_t at = host.size() - domain.size();
  return host.substr(at) == domain && (at == 0 || host[at - 1] == '.');
}

bool Names(const std::vector<std::string>& list, std::string_view text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

void AddRule(ParsedRule&& parsed, CompiledRules& set) {
  const auto id = static_cast<RuleId>(set.rules.size());
  const Rule& rule = parsed.rule;
  if (IsElementKind(rule.kind)) {
    set.selectors.Add(std::move(parsed.selector), id);
  } else if (parsed.phrase.parts.empty()) {
    set.lines.AddRegex(std::move(parsed.regex), id, rule.options.words);
  } else {
    set.lines.AddPhrase(parsed.phrase, id);
  }
  set.near_of.push_back(kNoRule);
  if (!parsed.near.parts.empty()) {
    set.near_of.back() = set.pattern_count;
    set.lines.AddPhrase(parsed.near, set.pattern_count++);
  }
  if (rule.options.min > 1) set.section_has_min[parsed.section] = 1;
  for (const std::string& host : rule.hosts) set.by_host.Add(host, id);
  if (!rule.hosts.empty()) set.active_anywhere[id] = 0;
  if (!rule.not_hosts.empty() || !rule.options.langs.empty()) set.conditional.push_back(id);
  set.section_of.push_back(parsed.section);
  set.rules.push_back(std::move(parsed.rule));
}

// The element that a test's HTML is about: the first child of the first child ... of the body.
NodeId InnermostFirst(const Tree& tree) {
  NodeId found = kNoNode;
  for (NodeId n = 0; n < tree.nodes.size() && found == kNoNode; ++n) {
    if (tree.nodes[n].tag == Tag::kBody) found = n;
  }
  if (found == kNoNode) return kNoNode;
  for (NodeId n = found + 1; n < tree.nodes[found].end;) {
    if (tree.IsElement(n)) {
      found = n;  // go down; texts before it were stepped over
      n = found + 1;
    } else {
      n = tree.nodes[n].end > n ? tree.nodes[n].end : n + 1;
    }
  }
  return found;
}

// The rules whose pattern matches the subject of `test`, whatever their hosts, languages, context.
std::vector<uint32_t> RulesThatMatch(const CompiledRules& set, const InlineTest& test) {
  const std::vector<uint8_t> active(set.pattern_count, 1);
  std::vector<uint32_t> rules;
  if (!test.html) {
    LineMatcher::Scratch scratch;
    const auto words = static_cast<uint32_t>(CountWords(test.subject));
    set.lines.Match(test.subject, words, active, scratch, rules);
    std::erase_if(rules, [&](uint32_t id) {
      return id < set.rules.size() && words > set.rules[id].options.words;
    });
    return rules;
  }
  Page page;
  page.source = test.subject;
  ParseDom(page, Limits{});
  const NodeId subject = InnermostFirst(page.tree);
  std::vector<ElementMatch> matches;
  set.selectors.Match(page.tree, active, matches);
  for (const ElementMatch& m : matches) {
    if (m.node == subject) rules.push_back(m.rule);
  }
  return rules;
}

void RunTest(const CompiledRules& set, const InlineTest& test, Diagnostics& errors) {
  RuleId hit = kNoRule;
  for (const uint32_t id : RulesThatMatch(set, test)) {
    if (id < set.rules.size() && set.section_of[id] == test.section &&
        !IsException(set.rules[id].kind)) {
      hit = std::min(hit, id);
    }
  }
  const SourceLine line{test.file, test.line, test.text};
  const std::string what = test.html ? "element" : "line";
  if (test.must_match && hit == kNoRule) {
    errors.Add(line, test.offset,
               "no " + what + " rule of [" + set.sections[test.section] + "] matches");
  } else if (!test.must_match && hit != kNoRule) {
    const RuleOrigin& origin = set.rules[hit].origin;
    errors.Add(line, test.offset,
               "must not match, but " + origin.name + " (line " + std::to_string(origin.line) +
                   ") does: " + set.rules[hit].pattern);
  }
}

absl::Status StatusOf(const Diagnostics& errors) {
  if (errors.empty()) return absl::OkStatus();
  return absl::InvalidArgumentError(errors.text());
}

}  // namespace

RuleSet::RuleSet(std::unique_ptr<Compiled> compiled) : compiled_(std::move(compiled)) {}
RuleSet::RuleSet(RuleSet&&) noexcept = default;
RuleSet& RuleSet::operator=(RuleSet&&) noexcept = default;
RuleSet::~RuleSet() = default;

absl::StatusOr<RuleSet> RuleSet::Compile(std::span<const RuleFile> files) {
  ParsedRules parsed;
  Diagnostics errors;
  for (const RuleFile& file : files) ParseRules(file, parsed, errors);
  if (!errors.empty()) return StatusOf(errors);

  auto set = std::make_unique<Compiled>();
  set->sections = std::move(parsed.sections);
  set->section_has_min.resize(set->sections.size());
  set->tests = std::move(parsed.tests);
  set->pattern_count = static_cast<uint32_t>(parsed.rules.size());
  set->active_anywhere.assign(parsed.rules.size(), 1);
  set->rules.reserve(parsed.rules.size());
  for (ParsedRule& rule : parsed.rules) AddRule(std::move(rule), *set);
  set->active_anywhere.resize(set->pattern_count, 1);
  set->selectors.Finish();
  set->lines.Finish();
  set->by_host.Finish();
  return RuleSet(std::move(set));
}

std::span<const Rule> RuleSet::rules() const { return compiled_->rules; }

absl::Status RuleSet::RunInlineTests() const {
  Diagnostics errors;
  for (RuleId id = 0; id < compiled_->rules.size(); ++id) {
    const Rule& rule = compiled_->rules[id];
    if (const auto error = compiled_->lines.CheckRegex(id)) {
      errors.Add({rule.origin.file, rule.origin.line, rule.pattern}, 1,
                 "not a regular expression of RE2: " + *error);
    }
  }
  for (const InlineTest& test : compiled_->tests) RunTest(*compiled_, test, errors);
  return StatusOf(errors);
}

std::vector<uint8_t> CompiledRules::ActiveOn(const Page& page) const {
  std::vector<uint8_t> active = active_anywhere;
  std::string_view host = page.host;
  while (!host.empty() && !by_host.empty()) {
    for (const RuleId id : by_host.Find(host)) active[id] = 1;
    const size_t dot = host.find('.');
    host.remove_prefix(dot == std::string_view::npos ? host.size() : dot + 1);
  }
  for (const RuleId id : conditional) {
    const Rule& rule = rules[id];
    const bool other_language = !page.lang.empty() && !rule.options.langs.empty() &&
                                !Names(rule.options.langs, page.lang);
    const bool left_out =
        std::any_of(rule.not_hosts.begin(), rule.not_hosts.end(),
                    [&page](const std::string& h) { return IsHostOrBelow(page.host, h); });
    if (other_language || left_out) active[id] = 0;
  }
  return active;
}

}  // namespace pare
