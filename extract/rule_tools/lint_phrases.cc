// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Phrases that match lines of any text.
//
// A content word alone on a line ("Reply") is what labels look like. What is no label:
//  - a function word alone ("The"): a piece of a sentence that markup has broken up, as drop
//    capitals and one-word links do; the most frequent words of eight large languages are known;
//  - a number or a name alone: a table's cell, a score, a speaker, a list of those who took part;
//  - {any} with nothing but such parts around it ("by {any}"): the beginning of any short line.
// Context (where=, near=, min=) makes any of them fit to act on.
#include <algorithm>
#include <array>
#include <string>

#include "extract/rule_tools/lint_rule.h"
#include "extract/rules/slots.h"

namespace pare {
namespace {

// Folded, in a row for each of English, Spanish, Portuguese, French, German, Russian, Chinese and
// Japanese: articles, pronouns, prepositions and conjunctions. Words that are buttons by themselves
// ("no", "more") are left out.
constexpr std::string_view kFunctionWords =
    " the a an of and in to for with on at by from as is was are were be been it its he she they "
    "his her their this that these those or but not if than then when which who we you i "
    " el la los las un una de del y en que a por con para su sus se lo al es fue como pero o ni "
    " os um uma do da dos das em no na nos nas e ao aos à às com seu sua é foi mas ou não "
    " le les une des du au aux et dans par pour sur avec son sa ses ce cette ces il elle est mais "
    "ou ne pas qui où "
    " der die das den dem des ein eine einen einem einer und im am zu zum zur mit von vom auf für "
    "ist war sind er sie es sein ihr aber oder nicht als bei nach "
    " и в во на с со не он она они его её ее их что как это но а по к ко у из за от до для о об "
    "был была были или же то "
    " 的 了 是 在 和 我 他 她 们 這 这 那 不 也 就 都 而 及 与 與 "
    " は が を に の で と も や か へ し て た ";

bool IsFunctionWord(std::string_view word) {
  std::string spaced(" ");
  spaced.append(word).append(" ");
  return kFunctionWords.find(spaced) != std::string_view::npos;
}

bool IsBroad(const PhrasePart& part) {
  if (part.literal) return IsFunctionWord(part.word);
  return part.slot == Slot::kNumber || part.slot == Slot::kName ||
         part.slot == Slot::kCasedName || part.slot == Slot::kAny;
}

// What is too broad about it; "" if nothing is.
std::string BroadPart(const Phrase& phrase) {
  const auto& parts = phrase.parts;
  if (!std::all_of(parts.begin(), parts.end(), IsBroad)) return {};
  const bool any = std::any_of(parts.begin(), parts.end(), [](const PhrasePart& part) {
    return !part.literal && part.slot == Slot::kAny;
  });
  if (any) return "the words beside {any} stand in any text";
  if (parts.size() > 1) return {};
  if (parts[0].literal) {
    std::string what("`");
    return what.append(parts[0].word).append("` alone on a line is a piece of a sentence");
  }
  return parts[0].slot == Slot::kNumber ? "a number alone on a line may be a table's cell"
                                        : "a name alone on a line may be a list's item";
}

}  // namespace

void CheckPhrases(std::span<const LintRule> rules, FindingList& out) {
  for (const LintRule& rule : rules) {
    const RuleOptions& o = rule.options();
    if (rule.parsed->phrase.parts.empty() || !rule.HasVerdict() || o.role == Role::kBody) continue;
    if (o.where != kAnywhere || !o.near.empty() || o.min > 1) continue;
    const std::string what = BroadPart(rule.parsed->phrase);
    if (what.empty()) continue;
    out.Add(rule, rule.pattern, LintCheck::kBroadPhrase, Severity::kWarning,
            what + "; add words, where=, near= or min=");
  }
}

}  // namespace pare
