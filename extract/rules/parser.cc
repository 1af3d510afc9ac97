// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/parser.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "extract/rules/options.h"
#include "extract/rules/rule_line.h"

namespace pare {
namespace {

constexpr size_t kMaxLine = 4096;  // bytes; the longest that is still readable is a tenth of it

class FileParser {
 public:
  FileParser(const RuleFile& file, ParsedRules& out, Diagnostics& errors, const RuleSink& sink)
      : file_(file), out_(out), errors_(errors), sink_(sink) {}

  void Parse() {
    std::string_view text = out_.texts.emplace_back(file_.text);
    line_.file = out_.texts.emplace_back(file_.name);
    if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
    while (!text.empty()) {
      const size_t end = std::min(text.find('\n'), text.size());
      line_.text = text.substr(0, end);
      text.remove_prefix(std::min(end + 1, text.size()));
      if (!line_.text.empty() && line_.text.back() == '\r') line_.text.remove_suffix(1);
      ++line_.number;
      if (line_.text.size() > kMaxLine) {
        line_.text = line_.text.substr(0, 64);
        Fail(0, "the line is too long; 4096 bytes are the most");
      } else {
        ParseLine();
      }
    }
    CheckGuards();
  }

 private:
  struct Section {
    uint32_t index = 0;
    uint32_t rules = 0;          // so far
    bool has_selectors = false;  // likewise
    SourceLine header;
    size_t guard_at = 0;         // where in the header the guard begins
    CompoundSelector guard;      // no conditions if there is none
  };

  bool Fail(size_t offset, std::string_view what) {
    errors_.Add(line_, offset, what);
    return false;
  }

  void ParseLine() {
    size_t begin = 0, end = line_.text.size();
    TrimBlanks(line_.text, begin, end);
    if (begin == end) return;
    const std::string_view text = line_.text;
    if (text[begin] == '[') {
      ParseSection(begin, end);
    } else if (text[begin] != '!') {
      ParseRule(begin, end);
    } else if (end - begin > 2 && (text[begin + 1] == '+' || text[begin + 1] == '-') &&
               (IsBlank(text[begin + 2]) || text[begin + 2] == '"' || text[begin + 2] == '<')) {
      ParseTest(begin, end);
    }
  }

  void ParseSection(size_t begin, size_t end) {
    const size_t close = text().find(']', begin);
    if (close == std::string_view::npos) {
      Fail(end, "expected `]` at the end of the section's name");
      return;
    }
    const std::string_view name = text().substr(begin + 1, close - begin - 1);
    const auto is_name = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
             c == '-' || c == '_' || c == '.';
    };
    if (name.empty() || !std::all_of(name.begin(), name.end(), is_name)) {
      Fail(begin + 1, "expected a section name of letters, digits, `-`, `_` and `.`");
      return;
    }
    const bool is_new = sections_.count(std::string(name)) == 0;
    section_ = &SectionOf(name);
    size_t guard = close + 1;
    TrimBlanks(text(), guard, end);
    if (guard == end) return;
    if (is_new) {
      ParseGuard(guard, end);
    } else {
      Fail(guard, "the section was opened before; its guard stands there, or it has none");
    }
  }

  void ParseGuard(size_t begin, size_t end) {
    static constexpr std::string_view kExpected =
        "expected a guard of pseudo-classes, such as `:not(article, :has(h1))`, or the end of the "
        "line";
    SelectorList list;
    const std::string_view guard = text().substr(begin, end - begin);
    if (guard[0] != ':') {
      Fail(begin, kExpected);
    } else if (const auto error = ParseSelector(guard, list)) {
      Fail(begin + error->offset, error->what);
    } else if (const ComplexSelector& s = list.alternatives[0];
               list.alternatives.size() > 1 || s.compounds.size() > 1 || GoesUp(s)) {
      Fail(begin, kExpected);
    } else {
      section_->header = line_;
      section_->guard_at = begin;
      section_->guard = s.compounds[0];
      out_.guards[section_->index] = guard;
    }
  }

  void CheckGuards() {
    for (const auto& [name, section] : sections_) {
      if (section.guard.conditions.empty() || section.has_selectors) continue;
      errors_.Add(section.header, section.guard_at,
                  "a guard is for selectors, and [" + name + "] has none");
    }
  }

  // Puts the section's guard behind the rule's selectors.
  bool Guard(const Section& section, ParsedRule& rule) {
    const auto& guard = section.guard.conditions;
    if (guard.empty() || !IsElementKind(rule.rule.kind)) return true;
    rule.rule.guard = out_.guards[section.index];
    for (ComplexSelector& s : rule.selector.alternatives) {
      if (GoesUp(s)) {
        return Fail(static_cast<size_t>(rule.rule.pattern.data() - text().data()),
                    "`:upward()` has no place in a section with a guard: nothing may follow it");
      }
      auto& conditions = s.compounds[0].conditions;
      conditions.insert(conditions.end(), guard.begin(), guard.end());
    }
    return true;
  }

  Section& SectionOf(std::string_view name) {
    const auto [found, is_new] = sections_.try_emplace(std::string(name));
    if (is_new) {
      found->second.index = static_cast<uint32_t>(out_.sections.size());
      out_.sections.emplace_back(name);
      out_.guards.emplace_back();
    }
    return found->second;
  }

  // Rules before the first header belong to a section that is named after the file.
  Section& CurrentSection() {
    if (section_ == nullptr) {
      std::string_view stem = file_.name;
      stem.remove_prefix(stem.find_last_of("/\\") + 1);  // npos + 1 is 0
      section_ = &SectionOf(stem.substr(0, stem.rfind('.')));
    }
    return *section_;
  }

  void ParseTest(size_t begin, size_t end) {
    InlineTest test;
    test.must_match = text()[begin + 1] == '+';
    size_t at = begin + 2;
    TrimBlanks(text(), at, end);
    test.offset = static_cast<uint32_t>(at);
    if (at < end && text()[at] == '"') {
      if (!ReadQuoted(text().substr(0, end), at, test.subject)) {
        Fail(test.offset, "the quote is never closed");
        return;
      }
      if (at != end) {
        Fail(at, "expected the end of the line after the closing quote");
        return;
      }
    } else if (at < end && text()[at] == '<') {
      test.html = true;
      test.subject = text().substr(at, end - at);
    } else {
      Fail(at, "a test is a line in quotes, or HTML: !+ \"24 Comments\" or !+ <p class=\"x\">");
      return;
    }
    test.section = CurrentSection().index;
    test.file = line_.file;
    test.line = line_.number;
    test.text = line_.text;
    out_.tests.push_back(std::move(test));
  }

  void ParseRule(size_t begin, size_t end) {
    Section& section = CurrentSection();
    ++section.rules;
    ParsedRule rule;
    GivenId id;
    const bool good = ParseRuleLine(line_, begin, end, file_.user, rule, id, errors_);
    section.has_selectors = section.has_selectors || IsElementKind(rule.rule.kind);
    if (!good || !Guard(section, rule)) return;
    if (!id.id.empty() && !ids_.insert(id.id).second) {
      Fail(id.offset, "another rule of this file has the id `" + id.id + "`");
      return;
    }
    rule.section = section.index;
    RuleOrigin& origin = rule.rule.origin;
    origin.name = std::move(id.id);
    if (origin.name.empty()) {
      origin.name = out_.sections[section.index];
      origin.name.append("/").append(std::to_string(section.rules));
    }
    origin.file = line_.file;
    origin.line = line_.number;
    origin.user = file_.user;
    sink_(std::move(rule));
  }

  std::string_view text() const { return line_.text; }

  const RuleFile& file_;
  ParsedRules& out_;
  Diagnostics& errors_;
  const RuleSink& sink_;
  SourceLine line_;
  Section* section_ = nullptr;
  std::map<std::string, Section> sections_;  // stable addresses
  std::set<std::string> ids_;
};

}  // namespace

void ParseRules(const RuleFile& file, ParsedRules& out, Diagnostics& errors) {
  ParseRules(file, out, errors,
             [&out](ParsedRule&& rule) { out.rules.push_back(std::move(rule)); });
}

void ParseRules(const RuleFile& file, ParsedRules& out, Diagnostics& errors, const RuleSink& sink) {
  FileParser(file, out, errors, sink).Parse();
}

}  // namespace pare
