// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// What must hold of rules whatever they say and whatever the page: for generated cases in tests and
// for fuzzing.
#ifndef PARE_TESTS_RULES_RULE_PROPERTIES_H_
#define PARE_TESTS_RULES_RULE_PROPERTIES_H_

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "extract/rules/options.h"
#include "extract/rules/rule_set.h"

namespace pare {

// What a set of rules did to a page.
struct Outcome {
  std::vector<Judgement> judgements;
  std::vector<UndoneRule> undone;
  std::string title, author, date;

  bool Dropped(size_t block) const {
    return judgements[block].settled && !judgements[block].last.kept;
  }
};

// Applies `set` and takes back what it wrote into the page.
inline Outcome OutcomeOf(const RuleSet& set, Page& page) {
  const std::string title = page.title, author = page.author, date = page.date;
  page.judgements.assign(page.blocks.size(), {});
  page.undone_rules.clear();
  set.Apply(page);
  return {std::move(page.judgements), std::move(page.undone_rules),
          std::exchange(page.title, title), std::exchange(page.author, author),
          std::exchange(page.date, date)};
}

inline bool operator==(const Verdict& a, const Verdict& b) {
  return a.kept == b.kept && a.role == b.role && a.by == b.by && a.rule == b.rule;
}

inline bool SameOutcome(const Outcome& a, const Outcome& b) {
  return std::equal(a.judgements.begin(), a.judgements.end(), b.judgements.begin(),
                    b.judgements.end(),
                    [](const Judgement& x, const Judgement& y) {
                      return x.first == y.first && x.last == y.last && x.settled == y.settled &&
                             x.evidence == y.evidence;
                    }) &&
         std::equal(a.undone.begin(), a.undone.end(), b.undone.begin(), b.undone.end(),
                    [](const UndoneRule& x, const UndoneRule& y) {
                      return x.rule == y.rule && x.reason == y.reason && x.share == y.share;
                    }) &&
         a.title == b.title && a.author == b.author && a.date == b.date;
}

// What one outcome breaks by itself; "" if nothing.
inline std::string BrokenByOutcome(const RuleSet& set, const Outcome& outcome) {
  for (const Judgement& j : outcome.judgements) {
    if (j.settled != (j.last.by == Giver::kRule) || !(j.first == j.last)) {
      return "a settled block has a rule's verdict, and no other has one";
    }
    if (!j.settled) continue;
    if (j.last.rule >= set.rules().size()) return "verdicts name rules of the set";
    if (set.rules()[j.last.rule].options.evidence) return "evidence rules give no verdict";
    if (j.last.kept != (j.last.role == Role::kBody)) return "what is kept is body";
    for (const UndoneRule& undone : outcome.undone) {
      if (undone.rule == j.last.rule) return "undone rules take nothing";
    }
  }
  return "";
}

// Adding rules that only name what goes never gives text back.
inline bool OnlyTakes(const RuleSet& set) {
  return std::all_of(set.rules().begin(), set.rules().end(), [](const Rule& rule) {
    return !IsFieldKind(rule.kind) && RoleGivenBy(rule) != Role::kBody;
  });
}

// Whether `all`, which holds the exceptions `kept_by` was made by alone, keeps what they keep,
// unless a stronger rule has another word. `user`: the exceptions are a user's.
inline bool ExceptionsHold(const RuleSet& all, const Outcome& with, const Outcome& kept_by,
                           bool user) {
  for (size_t b = 0; b < with.judgements.size(); ++b) {
    const Judgement& j = with.judgements[b];
    if (!kept_by.judgements[b].settled || (j.settled && j.last.kept)) continue;
    const bool stronger = j.settled && !user && all.rules()[j.last.rule].origin.user;
    if (!stronger) return false;
  }
  return true;
}

// The property that `page` breaks under `rules`, alone and with `more` added; "" if none. Files
// with mistakes pass. Leaves the page as it was, but for judgements and undone rules.
inline std::string BrokenRuleProperty(Page& page, const RuleFile& rules, const RuleFile& more) {
  const auto set = RuleSet::Compile({&rules, 1});
  if (!set.ok()) return "";
  const std::string text = page.text;
  const size_t count = page.blocks.size();
  const Outcome alone = OutcomeOf(*set, page);
  if (page.text != text || page.blocks.size() != count || alone.judgements.size() != count) {
    return "rules change verdicts only";
  }
  if (!SameOutcome(alone, OutcomeOf(*set, page))) return "the same rules do the same";
  if (std::string broken = BrokenByOutcome(*set, alone); !broken.empty()) return broken;

  const RuleFile files[] = {rules, more};
  const auto added = RuleSet::Compile({&more, 1});
  const auto both = RuleSet::Compile(files);
  if (!added.ok() || !both.ok()) return "";
  const Outcome with = OutcomeOf(*both, page);
  if (std::string broken = BrokenByOutcome(*both, with); !broken.empty()) return broken;
  for (size_t b = 0; b < count && OnlyTakes(*added); ++b) {
    if (alone.Dropped(b) && !with.Dropped(b)) return "rules that take never give text back";
  }
  const bool exceptions = std::all_of(
      added->rules().begin(), added->rules().end(),
      [](const Rule& rule) { return IsException(rule.kind); });
  if (exceptions && !ExceptionsHold(*both, with, OutcomeOf(*added, page), more.user)) {
    return "exceptions win over rules of their rank and weaker ones";
  }
  return "";
}

}  // namespace pare

#endif  // PARE_TESTS_RULES_RULE_PROPERTIES_H_
