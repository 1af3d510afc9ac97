// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/rule_set.h"

#include <algorithm>
#include <map>
#include <utility>

#include "extract/input/dom.h"
#include "extract/text/words.h"
#include "extract/limits.h"
#include "extract/rules/compiled_rules.h"
#include "extract/rules/diagnostics.h"
#include "extract/rules/options.h"

namespace pare {
namespace {

bool Names(const std::vector<std::string>& list, std::string_view text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

// Takes the rules one by one as they are parsed.
class Compiler {
 public:
  explicit Compiler(CompiledRules& set) : set_(set) {}

  void Add(ParsedRule&& parsed) {
    const auto id = static_cast<RuleId>(set_.rules.size());
    const Rule& rule = set_.rules.emplace_back(std::move(parsed.rule));
    if (IsElementKind(rule.kind)) {
      set_.selectors.Add(std::move(parsed.selector), id);
    } else if (parsed.phrase.parts.empty()) {
      set_.lines.AddRegex(std::move(parsed.regex), id, rule.options.words);
    } else {
      set_.lines.AddPhrase(parsed.phrase, id);
    }
    if (!parsed.near.parts.empty()) near_.emplace_back(id, std::move(parsed.near));
    if (rule.options.min > 1) sections_with_min_.push_back(parsed.section);
    set_.section_of.push_back(parsed.section);
    set_.active_anywhere.push_back(rule.hosts.empty() ? 1 : 0);
    for (const std::string& host : rule.hosts) set_.by_host.Add(host, id);
    for (const std::string& host : rule.not_hosts) set_.by_excluded_host.Add(host, id);
    if (!rule.options.langs.empty()) GroupOf(rule.options.langs).rules.push_back(id);
  }

  void Finish(ParsedRules&& parsed) {
    set_.texts = std::move(parsed.texts);
    set_.sections = std::move(parsed.sections);
    set_.tests = std::move(parsed.tests);
    set_.section_has_min.resize(set_.sections.size());
    for (const uint32_t section : sections_with_min_) set_.section_has_min[section] = 1;
    set_.pattern_count = static_cast<uint32_t>(set_.rules.size());
    set_.near_of.assign(set_.rules.size(), kNoRule);
    for (const auto& [id, phrase] : near_) {
      set_.near_of[id] = set_.pattern_count;
      set_.lines.AddPhrase(phrase, set_.pattern_count++);
    }
    set_.active_anywhere.resize(set_.pattern_count, 1);
    set_.selectors.Finish();
    set_.lines.Finish();
    set_.by_host.Finish();
    set_.by_excluded_host.Finish();
  }

 private:
  CompiledRules::LanguageGroup& GroupOf(const std::vector<std::string>& langs) {
    const auto [it, fresh] = groups_.try_emplace(langs, set_.by_language.size());
    if (fresh) set_.by_language.push_back({langs, {}});
    return set_.by_language[it->second];
  }

  CompiledRules& set_;
  std::vector<std::pair<RuleId, Phrase>> near_;
  std::vector<uint32_t> sections_with_min_;
  std::map<std::vector<std::string>, size_t> groups_;
};

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
  std::vector<uint32_t> over_budget;
  set.selectors.Match(page.tree, active, matches, over_budget);
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
                   ") does: " + std::string(set.rules[hit].pattern));
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
  auto set = std::make_unique<Compiled>();
  size_t lines = 0;
  for (const RuleFile& file : files) {
    lines += 1 + static_cast<size_t>(std::count(file.text.begin(), file.text.end(), '\n'));
  }
  set->rules.reserve(lines);
  Compiler compiler(*set);
  const RuleSink sink = [&compiler](ParsedRule&& rule) { compiler.Add(std::move(rule)); };
  for (const RuleFile& file : files) ParseRules(file, parsed, errors, sink);
  if (!errors.empty()) return StatusOf(errors);
  compiler.Finish(std::move(parsed));
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
  const auto set_rules_of_host = [&page, &active](const StringIndex& index, uint8_t value) {
    for (std::string_view host = page.host; !host.empty() && !index.empty();) {
      for (const RuleId id : index.Find(host)) active[id] = value;
      const size_t dot = host.find('.');
      host.remove_prefix(dot == std::string_view::npos ? host.size() : dot + 1);
    }
  };
  set_rules_of_host(by_host, 1);
  set_rules_of_host(by_excluded_host, 0);
  for (const LanguageGroup& group : by_language) {
    if (page.lang.empty() || Names(group.langs, page.lang)) continue;
    for (const RuleId id : group.rules) active[id] = 0;
  }
  return active;
}

}  // namespace pare
