// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Rules that stand twice, and rules that have no effect beside another one.
#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "extract/rule_tools/lint_rule.h"
#include "extract/rules/options.h"
#include "extract/rules/selector.h"

namespace pare {
namespace {

// ---- Patterns

// A phrase as it is compared; equal for phrases that match the same lines.
std::string KeyOf(const Phrase& phrase) {
  std::string key;
  for (const PhrasePart& part : phrase.parts) {
    key += part.literal ? " " + part.word : " {" + std::to_string(static_cast<int>(part.slot));
  }
  return key;
}

// The same for the pattern of any line rule.
std::string LineKeyOf(const LintRule& rule) {
  const ParsedRule& parsed = *rule.parsed;
  return std::to_string(static_cast<int>(rule.rule().kind)) +
         (parsed.phrase.parts.empty() ? "/" + parsed.regex : KeyOf(parsed.phrase));
}

// One of a compound's conditions; what is filed under it has this condition.
std::string KeyOf(const SimpleSelector& s) {
  return std::to_string(static_cast<int>(s.kind)) + s.name + '=' + s.value;
}

bool IsInside(Combinator c) { return c == Combinator::kDescendant || c == Combinator::kChild; }

// Whether who meets `narrow` surely meets `wide`.
bool Covers(const CompoundSelector& wide, const CompoundSelector& narrow) {
  const auto& given = narrow.conditions;
  return std::all_of(wide.conditions.begin(), wide.conditions.end(),
                     [&given](const SimpleSelector& s) {
                       return std::find(given.begin(), given.end(), s) != given.end();
                     });
}

// Whether whatever stands at compound `at` of `narrow` surely is matched by `wide`. Says no where
// more than one walk from right to left would be needed to tell.
bool Covers(const ComplexSelector& wide, const ComplexSelector& narrow, size_t at) {
  if (GoesUp(wide) || GoesUp(narrow)) return at == 0 && wide == narrow;
  if (!Covers(wide.compounds[0], narrow.compounds[at])) return false;
  for (size_t i = 0; i + 1 < wide.compounds.size(); ++i) {
    const Combinator link = wide.compounds[i].left;
    const CompoundSelector& next = wide.compounds[i + 1];
    const auto left = [&narrow, &at] { return narrow.compounds[at].left; };
    if (link != Combinator::kDescendant) {
      if (left() != link || !Covers(next, narrow.compounds[++at])) return false;
      continue;
    }
    do {
      if (!IsInside(left())) return false;
    } while (!Covers(next, narrow.compounds[++at]));
  }
  return true;
}

// Whether all that `narrow` matches lies within what `wide` matches; `itself`: is matched by it.
bool LiesWithin(const ComplexSelector& narrow, const ComplexSelector& wide, bool& itself) {
  itself = Covers(wide, narrow, 0);
  if (itself) return true;
  if (GoesUp(narrow)) return false;
  for (size_t at = 1; at < narrow.compounds.size(); ++at) {
    // A sibling's ancestors are one's own; the sibling itself is none.
    if (IsInside(narrow.compounds[at - 1].left) && Covers(wide, narrow, at)) return true;
  }
  return false;
}

bool LiesWithin(const SelectorList& narrow, const SelectorList& wide, bool& itself) {
  itself = true;
  for (const ComplexSelector& n : narrow.alternatives) {
    bool found = false, found_itself = false;
    for (const ComplexSelector& w : wide.alternatives) {
      bool is_itself = false;
      found = LiesWithin(n, w, is_itself) || found;
      found_itself = found_itself || is_itself;
    }
    if (!found) return false;
    itself = itself && found_itself;
  }
  return true;
}

// ---- Scope and options

// Whether `wide` acts on every page that `narrow` acts on.
bool CoversPages(const Rule& wide, const Rule& narrow) {
  for (const std::string& host : narrow.hosts) {
    if (!wide.hosts.empty() &&
        std::none_of(wide.hosts.begin(), wide.hosts.end(),
                     [&host](const std::string& h) { return IsHostWithin(host, h); })) {
      return false;
    }
  }
  if (narrow.hosts.empty() && !wide.hosts.empty()) return false;
  for (const std::string& left_out : wide.not_hosts) {
    const bool narrow_too =
        std::any_of(narrow.not_hosts.begin(), narrow.not_hosts.end(),
                    [&](const std::string& h) { return IsHostWithin(left_out, h); });
    const bool elsewhere = !narrow.hosts.empty() &&
                           std::none_of(narrow.hosts.begin(), narrow.hosts.end(),
                                        [&](const std::string& h) {
                                          return IsHostWithin(h, left_out) ||
                                                 IsHostWithin(left_out, h);
                                        });
    if (!narrow_too && !elsewhere) return false;
  }
  const auto& langs = wide.options.langs;
  return langs.empty() ||
         (!narrow.options.langs.empty() &&
          std::all_of(narrow.options.langs.begin(), narrow.options.langs.end(),
                      [&langs](const std::string& lang) {
                        return std::find(langs.begin(), langs.end(), lang) != langs.end();
                      }));
}

// Whether `wide` acts on every line, of those that both match, that `narrow` acts on, and is not
// undone where `narrow` would not be.
bool CoversContext(const LintRule& wide, const LintRule& narrow) {
  const RuleOptions &w = wide.options(), &n = narrow.options();
  const bool same_section =
      wide.file == narrow.file && wide.parsed->section == narrow.parsed->section;
  return (n.where & ~w.where) == 0 && w.words >= n.words && w.max >= n.max &&
         (w.min <= 1 || (same_section && w.min <= n.min)) &&
         (w.near.empty() || KeyOf(wide.parsed->near) == KeyOf(narrow.parsed->near));
}

Role RoleOfRule(const LintRule& rule) { return rule.options().role.value_or(Role::kClutter); }

bool HaveSameEffect(const LintRule& a, const LintRule& b) {
  return IsException(a.rule().kind) || RoleOfRule(a) == RoleOfRule(b);
}

// ---- Pairs

class OverlapFinder {
 public:
  OverlapFinder(std::span<const LintRule> rules, FindingList& out) : rules_(rules), out_(out) {
    std::unordered_map<std::string, uint32_t> frequency;
    for (const LintRule& rule : rules_) {
      for (const ComplexSelector& s : rule.parsed->selector.alternatives) {
        ForEachKey(s, [&frequency](const std::string& key) { ++frequency[key]; });
      }
    }
    for (uint32_t i = 0; i < rules_.size(); ++i) File(i, frequency);
  }

  void Run() {
    for (uint32_t i = 0; i < rules_.size(); ++i) {
      if (Speaks(rules_[i])) CheckOne(i);
    }
  }

 private:
  // Rules that set a field follow an order of their own.
  static bool Speaks(const LintRule& rule) {
    return rule.HasVerdict() || rule.options().evidence || IsException(rule.rule().kind);
  }
  static bool IsElement(const LintRule& rule) { return IsElementKind(rule.rule().kind); }

  template <class F>
  static void ForEachKey(const ComplexSelector& selector, F&& fn) {
    for (const CompoundSelector& c : selector.compounds) {
      for (const SimpleSelector& s : c.conditions) fn(KeyOf(s));
    }
  }

  // Line rules are filed by their pattern. A selector has all the conditions of one that covers it:
  // so each is filed under its rarest, and found by those that have that one.
  void File(uint32_t i, const std::unordered_map<std::string, uint32_t>& frequency) {
    const LintRule& rule = rules_[i];
    if (!Speaks(rule)) return;
    if (!IsElement(rule)) {
      by_key_[LineKeyOf(rule)].push_back(i);
      return;
    }
    for (const ComplexSelector& s : rule.parsed->selector.alternatives) {
      std::string rarest = "*";
      uint32_t least = UINT32_MAX;
      ForEachKey(s, [&](const std::string& key) {
        const uint32_t count = frequency.find(key)->second;
        if (count >= least) return;
        least = count;
        rarest = key;
      });
      std::vector<uint32_t>& filed = by_key_[rarest];
      if (filed.empty() || filed.back() != i) filed.push_back(i);
    }
  }

  void CheckOne(uint32_t i) {
    const LintRule& rule = rules_[i];
    if (!IsElement(rule)) {
      Try(LineKeyOf(rule), i);
      return;
    }
    // What covers the whole list covers its first alternative.
    bool done = Try("*", i);
    ForEachKey(rule.parsed->selector.alternatives[0], [this, i, &done](const std::string& key) {
      done = done || Try(key, i);
    });
  }

  bool Try(const std::string& key, uint32_t i) {
    const auto found = by_key_.find(key);
    if (found == by_key_.end()) return false;
    for (const uint32_t other : found->second) {
      if (other != i && Compare(other, i)) return true;
    }
    return false;
  }

  static bool Covers(const LintRule& wide, const LintRule& narrow, bool& itself) {
    itself = true;
    if (wide.rule().kind != narrow.rule().kind ||
        wide.options().evidence != narrow.options().evidence ||
        !CoversPages(wide.rule(), narrow.rule()) || !CoversContext(wide, narrow)) {
      return false;
    }
    return !IsElement(wide) ||
           LiesWithin(narrow.parsed->selector, wide.parsed->selector, itself);
  }

  // Reports rule `i` if rule `other` makes it useless.
  bool Compare(uint32_t other, uint32_t i) {
    const LintRule &wide = rules_[other], &narrow = rules_[i];
    bool itself = true, back = true;
    if (!Covers(wide, narrow, itself)) return false;
    const bool same = HaveSameEffect(wide, narrow);
    const bool mutual = itself && Covers(narrow, wide, back) && back;
    // What stands within the other's elements has a say of its own: the inner element wins.
    if (!same && (!itself || wide.options().evidence)) return false;
    if (other > i && (mutual || !same)) return false;  // then it is the other that is useless
    if (mutual && same) {
      out_.Add(narrow, narrow.pattern, LintCheck::kRepeats, Severity::kWarning,
               "repeats " + wide.NameFor(narrow));
    } else {
      out_.Add(narrow, narrow.pattern, LintCheck::kShadowed, Severity::kWarning,
               same ? "does nothing that " + wide.NameFor(narrow) + " does not do"
                    : "never acts: " + wide.NameFor(narrow) + " stands first and takes the same");
    }
    return true;
  }

  std::span<const LintRule> rules_;
  FindingList& out_;
  std::unordered_map<std::string, std::vector<uint32_t>> by_key_;
};

}  // namespace

void CheckOverlap(std::span<const LintRule> rules, FindingList& out) {
  OverlapFinder(rules, out).Run();
}

}  // namespace pare
