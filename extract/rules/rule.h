// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The nouns of the rule language (reference: rules/README.md). No behaviour.
#ifndef PARE_EXTRACT_RULES_RULE_H_
#define PARE_EXTRACT_RULES_RULE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/page.h"

namespace pare {

// On a page of fewer words neither `max` acts nor is a hint held to be about the whole page: there one
// label can be half of the text.
inline constexpr uint32_t kMaxActsFromWords = 20;

// RuleOptions::words where a rule has no words=.
inline constexpr uint32_t kAnyWords = UINT32_MAX;

enum class RuleKind : uint8_t {
  kElement,        // ##SELECTOR          the element has a role
  kElementExcept,  // #@#SELECTOR         never drop it, or what is in it
  kBody,           // #body#SELECTOR      it is the article: what is outside goes, the rest stays
  kTitle,          // #title#SELECTOR     take the title from it
  kAuthor,         // #author#SELECTOR    ... the author
  kDate,           // #date#SELECTOR      ... the date
  kLine,           // #line#PATTERN       the line has a role
  kCut,            // #cut#PATTERN        the line and all after it go
  kLead,           // #lead#PATTERN       the line and all before it go
  kLineExcept,     // #@line#PATTERN      exceptions of the three
  kCutExcept,      // #@cut#PATTERN
  kLeadExcept,     // #@lead#PATTERN
};

// Where in the page a line rule may act: the first fifth, the last fifth (by words), what lies
// between, or a union of them.
enum Where : uint8_t { kHead = 1, kMiddle = 2, kTail = 4, kAnywhere = 7 };

struct RuleOptions {
  std::optional<Role> role;        // role=; the default is Role::kClutter
  std::vector<std::string> langs;  // lang=en,de; empty: any
  uint8_t where = kAnywhere;       // where=head|tail
  std::string near;                // near="phrase": within three lines of it
  uint32_t min = 1;                // min=2: in a run of so many lines that this section matches
  uint32_t words = kAnyWords;      // words=20: only lines or elements of at most so many words
  double max = 0.5;                // max=30%: undone where it would take more of the text's words
  bool evidence = false;           // a feature for the judge, no verdict
};

// Where a rule is written.
struct RuleOrigin {
  std::string name;  // "comments/12", or what id= says
  std::string file;  // as it was given: "rules/comments.rules"
  uint32_t line = 0; // from 1
  bool user = false; // from --rules or --add-rules
};

// `pattern` and `guard` are views of the rule file's text, which RuleSet (or ParsedRules) owns.
struct Rule {
  RuleKind kind = RuleKind::kElement;
  std::vector<std::string> hosts;      // act on these and their subdomains only; empty: every page
  std::vector<std::string> not_hosts;  // ~host
  std::string_view pattern;            // as written
  std::string_view guard;              // of its section, as written; none for lines
  RuleOptions options;
  RuleOrigin origin;
};

}  // namespace pare

#endif  // PARE_EXTRACT_RULES_RULE_H_
