// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rule_tools/rule_diff.h"

#include <algorithm>
#include <set>
#include <utility>

#include "extract/rule_tools/prepare.h"
#include "extract/rules/hits.h"

namespace pare {
namespace {

// The rules in `set`, which holds one file alone, that nothing on the page meets. Exceptions and
// rules for fields count as met where they gave a verdict, rules that were undone always.
std::vector<RuleOrigin> WithoutHit(const RuleSet& set, std::string_view bytes,
                                   const PageHints& hints, const Article& after) {
  Page page;
  PreparePage(bytes, hints.url, after.input, kRulesPass, set, page);
  std::vector<uint8_t> met(set.rules().size());
  for (const RuleHit& hit : set.HitsOn(page)) met[hit.rule] = 1;
  std::set<uint32_t> lines;  // where rules of the file stand that are known to be met
  for (const RuleOrigin& origin : after.rules) {
    if (origin.user) lines.insert(origin.line);
  }
  std::vector<RuleOrigin> without;
  for (size_t id = 0; id < met.size(); ++id) {
    const RuleOrigin& origin = set.rules()[id].origin;
    if (met[id] == 0 && lines.count(origin.line) == 0) without.push_back(origin);
  }
  return without;
}

}  // namespace

bool RuleDiff::Any() const {
  return before.title != after.title || before.author != after.author ||
         before.date != after.date ||
         std::any_of(changes.begin(), changes.end(), [](Change c) { return c != Change::kNone; });
}

Change ChangeOf(const Article& before, const Article& after, size_t i) {
  const Verdict &was = before.pieces[i].last, &is = after.pieces[i].last;
  if (was.kept != is.kept) return is.kept ? Change::kGivenBack : Change::kTakenOut;
  return was.role != is.role ? Change::kRole : Change::kNone;
}

absl::StatusOr<RuleDiff> DiffRules(const RuleFile& file, std::string_view page,
                                   const PageHints& hints) {
  ExtractorOptions with_file;
  with_file.rules.push_back(file);
  with_file.rules[0].user = true;
  const absl::StatusOr<RuleSet> alone = RuleSet::Compile(with_file.rules);
  if (!alone.ok()) return alone.status();
  const absl::StatusOr<Extractor> without = Extractor::Create();
  if (!without.ok()) return without.status();
  const absl::StatusOr<Extractor> with = Extractor::Create(std::move(with_file));
  if (!with.ok()) return with.status();

  RuleDiff diff;
  diff.before = without->Extract(page, hints);
  diff.after = with->Extract(page, hints);
  for (size_t i = 0; i < diff.after.pieces.size(); ++i) {
    diff.changes.push_back(ChangeOf(diff.before, diff.after, i));
  }
  if (diff.after.status != Status::kBinary) {
    diff.without_hit = WithoutHit(*alone, page, hints, diff.after);
  }
  return diff;
}

std::vector<Hunk> HunksOf(std::span<const Change> changes, size_t context) {
  std::vector<Hunk> hunks;
  for (size_t i = 0; i < changes.size(); ++i) {
    if (changes[i] == Change::kNone) continue;
    const size_t begin = i < context ? 0 : i - context;
    const size_t end = std::min(i + 1 + context, changes.size());
    if (!hunks.empty() && begin <= hunks.back().end) {
      hunks.back().end = end;
    } else {
      hunks.push_back({begin, end});
    }
  }
  return hunks;
}

}  // namespace pare
