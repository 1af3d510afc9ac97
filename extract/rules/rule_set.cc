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

// Whether `name` is one of the names that `list` parts by commas.
bool Names(std::string_view list, std::string_view name) {
  while (!list.empty()) {
    const size_t comma = std::min(list.find(','), list.size());
    if (list.substr(0, comma) == name) return true;
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return false;
}

std::string JoinedByCommas(const std::vector<std::string>& list) {
  std::string joined;
  for (const std::string& s : list) joined += (joined.empty() ? "" : ",") + s;
  return joined;
}

// Takes the rules one by one as they are parsed.
class Compiler {
 public:
  explicit Compiler(CompiledRules& set) : set_(set) {}

  void Add(ParsedRule&& parsed) {
    const auto id = static_cast<RuleId>(set_.rules.size());
    const Rule& rule = parsed.rule;
    set_.rules.Add(rule, parsed.section);
    if (IsElementKind(rule.kind)) {
      if (!set_.AddPlainSelector(parsed.selector, id)) element_rules_.push_back(id);
    } else if (parsed.phrase.parts.empty()) {
      set_.lines.AddRegex(std::move(parsed.regex), id, rule.options.words);
    } else {
      set_.lines.AddPhrase(parsed.phrase, id);
    }
    if (!parsed.near.parts.empty()) near_[rule.options.near].push_back({id, parsed.near});
    if (rule.options.min > 1) sections_with_min_.push_back(parsed.section);
    active_anywhere_.push_back(rule.hosts.empty() ? 1 : 0);
    for (const std::string& host : rule.hosts) set_.by_host.Add(host, id);
    for (const std::string& host : rule.not_hosts) set_.by_excluded_host.Add(host, id);
    if (!rule.options.langs.empty()) by_language_[JoinedByCommas(rule.options.langs)].push_back(id);
  }

  void Finish(ParsedRules&& parsed) {
    set_.texts = std::move(parsed.texts);  // guards view them
    set_.sections = std::move(parsed.sections);
    set_.tests = std::move(parsed.tests);
    std::vector<uint8_t> has_min(set_.sections.size());
    for (const uint32_t section : sections_with_min_) has_min[section] = 1;
    set_.section_has_min = Table<uint8_t>(std::move(has_min));
    AddNear();
    AddLanguages();
    active_anywhere_.resize(set_.pattern_count, 1);
    set_.active_anywhere = Table<uint8_t>(std::move(active_anywhere_));
    set_.element_rules = Table<uint32_t>(std::move(element_rules_));
    set_.FinishPlainSelectors();
    set_.rules.Finish(parsed.guards);
    set_.lines.Finish();
    set_.by_host.Finish();
    set_.by_excluded_host.Finish();
  }

 private:
  struct NearPhrase {
    RuleId rule = kNoRule;
    Phrase phrase;
  };

  // Rules that want to be near the same phrase share its pattern.
  void AddNear() {
    set_.pattern_count = static_cast<uint32_t>(set_.rules.size());
    for (const auto& [text, uses] : near_) {
      set_.lines.AddPhrase(uses.front().phrase, set_.pattern_count);
      for (const NearPhrase& use : uses) set_.rules.SetNearPattern(use.rule, set_.pattern_count);
      ++set_.pattern_count;
    }
  }

  void AddLanguages() {
    std::vector<Text> languages;
    std::vector<std::vector<uint32_t>> rules;
    for (auto& [langs, ids] : by_language_) {
      languages.push_back(set_.language_text.Add(langs));
      rules.push_back(std::move(ids));
    }
    set_.languages = Table<Text>(std::move(languages));
    set_.language_rules = ListTable(rules);
    set_.language_text.Finish();
  }

  CompiledRules& set_;
  std::map<std::string, std::vector<NearPhrase>> near_;
  std::map<std::string, std::vector<uint32_t>> by_language_;
  std::vector<uint32_t> sections_with_min_;
  std::vector<uint32_t> element_rules_;
  std::vector<uint8_t> active_anywhere_;
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
      return id < set.rules.size() && words > set.rules.Packed(id).words;
    });
    return rules;
  }
  Page page;
  page.source = test.subject;
  ParseDom(page, Limits{});
  const NodeId subject = InnermostFirst(page.tree);
  std::vector<ElementMatch> matches;
  std::vector<uint32_t> over_budget;
  set.Selectors().Match(page.tree, active, matches, over_budget);
  for (const ElementMatch& m : matches) {
    if (m.node == subject) rules.push_back(m.rule);
  }
  return rules;
}

void RunTest(const CompiledRules& set, const InlineTest& test, Diagnostics& errors) {
  RuleId hit = kNoRule;
  for (const uint32_t id : RulesThatMatch(set, test)) {
    if (id < set.rules.size() && set.rules.Packed(id).section == test.section &&
        !IsException(set.rules.Packed(id).kind)) {
      hit = std::min(hit, id);
    }
  }
  const SourceLine line{test.file, test.line, test.text};
  const std::string what = test.html ? "element" : "line";
  if (test.must_match && hit == kNoRule) {
    errors.Add(line, test.offset,
               "no " + what + " rule of [" + set.sections[test.section] + "] matches");
  } else if (!test.must_match && hit != kNoRule) {
    const Rule rule = set.rules[hit];
    errors.Add(line, test.offset,
               "must not match, but " + rule.origin.name + " (line " +
                   std::to_string(rule.origin.line) + ") does: " + WithGuard(rule));
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

size_t RuleSet::Compiled::size() const {
  size_t size = 0;
  for (const auto& layer : layers) size += layer->rules.size();
  return size;
}

Rule RuleSet::Compiled::At(RuleId id) const {
  size_t l = 0;
  while (id >= layers[l]->rules.size()) id -= static_cast<RuleId>(layers[l++]->rules.size());
  return layers[l]->rules[id];
}

size_t RuleList::size() const { return set_->compiled_->size(); }
Rule RuleList::operator[](RuleId id) const { return set_->compiled_->At(id); }

RuleList RuleSet::rules() const { return RuleList(*this); }

absl::StatusOr<RuleSet> RuleSet::Compile(std::span<const RuleFile> files) {
  ParsedRules parsed;
  Diagnostics errors;
  auto layer = std::make_unique<CompiledRules>();
  Compiler compiler(*layer);
  const RuleSink sink = [&compiler](ParsedRule&& rule) { compiler.Add(std::move(rule)); };
  for (const RuleFile& file : files) ParseRules(file, parsed, errors, sink);
  if (!errors.empty()) return StatusOf(errors);
  compiler.Finish(std::move(parsed));
  auto set = std::make_unique<Compiled>();
  set->layers.push_back(std::move(layer));
  return RuleSet(std::move(set));
}

RuleSet RuleSet::FromImage(const unsigned char* image) {
  auto layer = std::make_unique<CompiledRules>();
  ImageReader reader(image);
  layer->Store(reader);
  auto set = std::make_unique<Compiled>();
  set->layers.push_back(std::move(layer));
  return RuleSet(std::move(set));
}

std::string RuleSet::Image() const {
  ImageWriter writer;
  compiled_->layers.front()->Store(writer);
  return writer.image();
}

absl::Status RuleSet::RunInlineTests() const {
  Diagnostics errors;
  for (const auto& layer : compiled_->layers) {
    for (RuleId id = 0; id < layer->rules.size(); ++id) {
      if (const auto error = layer->lines.CheckRegex(id)) {
        const Rule rule = layer->rules[id];
        errors.Add({rule.origin.file, rule.origin.line, rule.pattern}, 1,
                   "not a regular expression of RE2: " + *error);
      }
    }
    for (const InlineTest& test : layer->tests) RunTest(*layer, test, errors);
  }
  return StatusOf(errors);
}

const SelectorIndex& CompiledRules::Selectors() const {
  std::call_once(selectors_once_, [this] {
    // All have been parsed before.
    const auto parsed = [](std::string_view text) {
      SelectorList list;
      ParseSelector(text, list, RegexCheck::kLater);
      return list;
    };
    std::vector<uint32_t> guards(rules.sections(), SelectorIndex::kNoGuard);
    for (uint32_t section = 0; section < guards.size(); ++section) {
      const std::string_view guard = rules.GuardOf(section);
      if (!guard.empty()) guards[section] = selectors_.AddGuard(parsed(guard).alternatives[0]);
    }
    for (const RuleId id : element_rules) {
      selectors_.AddOther(parsed(rules.PatternOf(id)), id, guards[rules.Packed(id).section]);
    }
    selectors_.FinishOthers();
  });
  return selectors_;
}

std::vector<uint8_t> CompiledRules::ActiveOn(const Page& page) const {
  std::vector<uint8_t> active(active_anywhere.begin(), active_anywhere.end());
  const auto set_rules_of_host = [&page, &active](const StringIndex& index, uint8_t value) {
    for (std::string_view host = page.host; !host.empty() && !index.empty();) {
      for (const RuleId id : index.Find(host)) active[id] = value;
      const size_t dot = host.find('.');
      host.remove_prefix(dot == std::string_view::npos ? host.size() : dot + 1);
    }
  };
  set_rules_of_host(by_host, 1);
  set_rules_of_host(by_excluded_host, 0);
  for (size_t group = 0; group < languages.size(); ++group) {
    if (page.lang.empty() || Names(language_text.At(languages[group]), page.lang)) continue;
    for (const RuleId id : language_rules[group]) active[id] = 0;
  }
  return active;
}

}  // namespace pare
