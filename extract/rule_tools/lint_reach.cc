// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Rules that cannot act, by their hosts, languages and context.
#include <algorithm>
#include <string>

#include "extract/rule_tools/lint_rule.h"
#include "extract/rules/slots.h"
#include "extract/text/words.h"

namespace pare {
namespace {

// The two-letter codes of ISO 639-1, which pages declare. Three-letter ones are let pass: there are
// thousands, and a page may use them for languages that have no short one.
constexpr std::string_view kLanguages =
    " aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy "
    "da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu "
    "hy hz ia id ie ig ii ik io is it iu iw ja ji jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky "
    "la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc "
    "oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st "
    "su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh "
    "zu ";

void CheckHosts(const LintRule& rule, FindingList& out) {
  for (const std::string& host : rule.rule().hosts) {
    for (const std::string& left_out : rule.rule().not_hosts) {
      if (!IsHostWithin(host, left_out)) continue;
      out.Add(rule, rule.PlaceOfHost(host, false), LintCheck::kNeverMatches, Severity::kError,
              "can never act on `" + host + "`: `~" + left_out + "` leaves it out");
      break;
    }
  }
}

void CheckLanguages(const LintRule& rule, FindingList& out) {
  for (const std::string& lang : rule.options().langs) {
    if (lang.size() != 2 || kLanguages.find(" " + lang + " ") != std::string_view::npos) continue;
    size_t at = rule.PlaceOf("lang=");
    at = std::min(rule.line.text.find(lang, at + 5), rule.line.text.size());
    out.Add(rule, at, LintCheck::kNeverMatches, Severity::kError,
            "no language has the code `" + lang + "`; pages declare those of ISO 639-1");
  }
}

// What a part of a phrase begins or ends with. Letters and digits side by side may be one word
// ("12k"); ideographs are words of their own.
enum class Edge : uint8_t { kLetters, kDigits, kIdeograph, kAny };

struct PartWords {
  uint32_t least = 1;
  Edge left = Edge::kAny, right = Edge::kAny;
};

PartWords WordsOf(const PhrasePart& part) {
  if (part.literal) {
    size_t at = 0;
    const char32_t first = NextCodePoint(part.word, at);
    const Edge edge = first >= '0' && first <= '9'                 ? Edge::kDigits
                      : ClassOf(first) == CharClass::kIdeograph ? Edge::kIdeograph
                                                                   : Edge::kLetters;
    return {1, edge, edge};
  }
  switch (part.slot) {
    case Slot::kNumber:
      return {1, Edge::kDigits, Edge::kAny};  // 1.2K
    case Slot::kName:
    case Slot::kCasedName:
      return {1, Edge::kLetters, Edge::kLetters};  // in Hangul it may be one word
    case Slot::kHost:
    case Slot::kUrl:
      return {2, Edge::kAny, Edge::kAny};
    default:
      return {};
  }
}

bool MayJoin(Edge left, Edge right) {
  if (left == Edge::kIdeograph || right == Edge::kIdeograph) return false;
  return left == Edge::kAny || right == Edge::kAny || left != right;
}

// A lower bound of the words (as words= counts them) of a line that the phrase matches.
uint32_t LeastWords(const Phrase& phrase) {
  uint32_t words = 0;
  Edge before = Edge::kIdeograph;
  for (const PhrasePart& part : phrase.parts) {
    const PartWords here = WordsOf(part);
    words += here.least - (MayJoin(before, here.left) ? 1 : 0);
    before = here.right;
  }
  return words;
}

void CheckWords(const LintRule& rule, FindingList& out) {
  if (rule.parsed->phrase.parts.empty()) return;
  const uint32_t least = LeastWords(rule.parsed->phrase);
  if (rule.options().words >= least) return;
  out.Add(rule, rule.PlaceOf("words="), LintCheck::kNeverMatches, Severity::kError,
          "can never match: the phrase has at least " + std::to_string(least) + " words");
}

// A cut that begins in the first fifth takes more than four fifths of the page, and is undone if
// its max is less; one that begins before the last fifth takes more than one. A lead likewise.
void CheckShare(const LintRule& rule, FindingList& out) {
  const RuleKind kind = rule.rule().kind;
  if (!rule.HasVerdict() || (kind != RuleKind::kCut && kind != RuleKind::kLead)) return;
  if (rule.options().role == Role::kBody) return;  // is never undone
  const bool cut = kind == RuleKind::kCut;
  const uint8_t where = rule.options().where;
  const bool small = (where & (cut ? kTail : kHead)) != 0;
  const double least = small ? 0 : (where & kMiddle) != 0 ? 0.2 : 0.8;
  if (rule.options().max > least || least == 0) return;
  const std::string percent = std::to_string(static_cast<int>(least * 100));
  out.Add(rule, rule.PlaceOf("where="), LintCheck::kNeverMatches, Severity::kError,
          std::string("is always undone: ") + (cut ? "a cut" : "a lead") +
              " from there takes " + percent +
              "% of the page's words or more, and its max is " +
              std::to_string(static_cast<int>(rule.options().max * 100 + 0.5)) + "%");
}

}  // namespace

void CheckReach(std::span<const LintRule> rules, FindingList& out) {
  for (const LintRule& rule : rules) {
    CheckHosts(rule, out);
    CheckLanguages(rule, out);
    CheckWords(rule, out);
    CheckShare(rule, out);
  }
}

}  // namespace pare
