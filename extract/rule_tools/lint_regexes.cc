// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Regular expressions that cost much. Every line of every page is searched by each of them.
#include <string>

#include "extract/rule_tools/lint_rule.h"
#include "extract/rules/regex.h"
#include "extract/rules/regex_literals.h"

namespace pare {
namespace {

// In RE2's instructions. The longest list of words among the first thousand built-in rules has 530;
// `.{0,90}` alone has 810, since each repetition spells out UTF-8 once more. Measured over 11,000
// lines of scraped text, per byte, the automaton's states being made on the first pass:
//   lists of words            2 ns on the first pass, 2 ns on the next; 0.5 ns if they begin with ^
//   [^.]{0,90}comments      8.5 ns, 2 ns
//   [^.]{0,300}comments     160 ns, 168 ns: the states no longer fit, and are made again and again
// A class such as \pL is 1,200 by itself: quick to match, but 0.5 to 1 ms to compile, ten times
// what a list of words takes.
constexpr int kMostInstructions = 700;

// From this many repetitions on they are what makes an expression large.
constexpr uint32_t kManyRepetitions = 10;

// Whether it holds a repetition such as {0,90}.
bool HasLargeCount(std::string_view regex) {
  for (size_t i = regex.find('{'); i != std::string_view::npos; i = regex.find('{', i + 1)) {
    uint32_t count = 0;
    for (size_t j = i + 1; j < regex.size() && j < i + 10; ++j) {
      if (regex[j] == ',' || regex[j] == '}') {
        if (count >= kManyRepetitions) return true;
        count = 0;
      } else if (regex[j] >= '0' && regex[j] <= '9') {
        count = count * 10 + static_cast<uint32_t>(regex[j] - '0');
      } else {
        break;
      }
      if (regex[j] == '}') break;
    }
  }
  return false;
}

// Why an expression is large, and what to write instead.
std::string_view AdviceFor(std::string_view regex) {
  if (HasLargeCount(regex)) {
    return "counted repetitions such as .{0,90} multiply them; bound the line with words=N instead";
  }
  if (regex.find("\\p") != std::string_view::npos || regex.find("\\P") != std::string_view::npos) {
    return "a class such as \\pL is 1200 by itself; write . or [^ ] where they do";
  }
  return "use phrases, or several rules";
}

// Where the expression begins behind flags such as (?i).
size_t BehindFlags(std::string_view regex) {
  size_t at = 0;
  while (regex.substr(at, 2) == "(?") {
    size_t end = at + 2;
    while (end < regex.size() && ((regex[end] >= 'a' && regex[end] <= 'z') ||
                                  (regex[end] >= 'A' && regex[end] <= 'Z') || regex[end] == '-')) {
      ++end;
    }
    if (end >= regex.size() || regex[end] != ')') break;
    at = end + 1;
  }
  return at;
}

// Whether a `^` or `\A` stands anywhere in it, outside of [...].
bool HasAnchor(std::string_view regex) {
  bool in_class = false;
  for (size_t i = 0; i < regex.size(); ++i) {
    if (regex[i] == '\\') {
      ++i;
      if (!in_class && i < regex.size() && regex[i] == 'A') return true;
    } else if (regex[i] == '[' && !in_class) {
      in_class = true;
      if (i + 1 < regex.size() && regex[i + 1] == '^') ++i;
      if (i + 1 < regex.size() && regex[i + 1] == ']') ++i;
    } else if (regex[i] == ']') {
      in_class = false;
    } else if (regex[i] == '^' && !in_class) {
      return true;
    }
  }
  return false;
}

void CheckOne(const LintRule& rule, FindingList& out) {
  const std::string& regex = rule.parsed->regex;
  const auto warn = [&](size_t at, std::string_view what) {
    out.Add(rule, rule.pattern + 1 + at, LintCheck::kRegexCost, Severity::kWarning, what);
  };
  const int size = LazyRegex(regex).ProgramSize();
  if (size > kMostInstructions) {
    const std::string most = std::to_string(kMostInstructions);
    warn(0, "compiles to " + std::to_string(size) + " instructions, where " + most +
                " are plenty: " + std::string(AdviceFor(regex)));
  }
  const size_t begin = BehindFlags(regex);
  const size_t behind_caret = begin + (regex.substr(begin, 1) == "^" ? 1 : 0);
  if (regex.substr(behind_caret, 2) == ".*") {
    warn(behind_caret, "what follows the leading `.*` is found anywhere without it, and faster");
  } else if (!HasAnchor(regex) && rule.options().words == UINT32_MAX) {
    // Anchored ones fail at the first byte of most lines: 0.5 ns a byte against 2 in the same test.
    warn(begin, "is searched for at every place of every line: begin it with ^, or bound the line "
                "with words=N");
  } else if (RequiredLiteralsOf(regex).any.empty() && rule.options().near.empty()) {
    // Two such rules among seven hundred built-in ones took three searches in four.
    warn(begin, "is searched for on every line, for want of a word of three letters that no match "
                "lacks, or of two at the line's start: spell one out in each alternative, or name a "
                "line beside it with near=");
  }
}

}  // namespace

void CheckRegexes(std::span<const LintRule> rules, FindingList& out) {
  for (const LintRule& rule : rules) {
    if (!rule.parsed->regex.empty()) CheckOne(rule, out);
  }
}

}  // namespace pare
