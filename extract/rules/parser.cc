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
  }

 private:
  struct Section {
    uint32_t index = 0;
    uint32_t rules = 0;  // so far
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
    if (text()[end - 1] != ']') {
      Fail(end, "expected `]` at the end of the section's name");
      return;
    }
    const std::string_view name = text().substr(begin + 1, end - begin - 2);
    const auto is_name = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
             c == '-' || c == '_' || c == '.';
    };
    if (name.empty() || !std::all_of(name.begin(), name.end(), is_name)) {
      Fail(begin + 1, "expected a section name of letters, digits, `-`, `_` and `.`");
      return;
    }
    section_ = &SectionOf(name);
  }

  Section& SectionOf(std::string_view name) {
    const auto [found, is_new] = sections_.try_emplace(std::string(name));
    if (is_new) {
      found->second.index = static_cast<uint32_t>(out_.sections.size());
      out_.sections.emplace_back(name);
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
    if (!ParseRuleLine(line_, begin, end, file_.user, rule, id, errors_)) return;
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
