// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/parser.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "extract/rules/options.h"
#include "extract/rules/regex.h"
#include "extract/text/ascii.h"

namespace pare {
namespace {

constexpr size_t kMaxLine = 4096;  // bytes; the longest that is still readable is a tenth of it

bool IsSpace(char c) { return c == ' ' || c == '\t'; }

// Narrows [begin, end) of `text` to what is not white space at its ends.
void Trim(std::string_view text, size_t& begin, size_t& end) {
  while (begin < end && IsSpace(text[begin])) ++begin;
  while (end > begin && IsSpace(text[end - 1])) --end;
}

struct KindName {
  std::string_view name;
  RuleKind kind;
};
constexpr std::array<KindName, 8> kKinds = {{
    {"", RuleKind::kElement},
    {"@", RuleKind::kElementExcept},
    {"line", RuleKind::kLine},
    {"cut", RuleKind::kCut},
    {"lead", RuleKind::kLead},
    {"@line", RuleKind::kLineExcept},
    {"@cut", RuleKind::kCutExcept},
    {"@lead", RuleKind::kLeadExcept},
}};

bool IsHostByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' ||
         static_cast<unsigned char>(c) >= 128;
}

// The place of the `$` that begins an element rule's options: the last one behind white space and
// outside quotes, brackets and (in brackets) slashes. text.size() if there is none.
size_t FindOptions(std::string_view text) {
  size_t found = text.size();
  char quote = '\0';
  int depth = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\\') {
      ++i;
    } else if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'' || (c == '/' && depth > 0)) {
      quote = c;
    } else if (c == '(' || c == '[') {
      ++depth;
    } else if (c == ')' || c == ']') {
      --depth;
    } else if (c == '$' && depth == 0 && i > 0 && IsSpace(text[i - 1])) {
      found = i;
    }
  }
  return found;
}

class FileParser {
 public:
  FileParser(const RuleFile& file, ParsedRules& out, Diagnostics& errors)
      : file_(file), out_(out), errors_(errors) {}

  void Parse() {
    std::string_view text = file_.text;
    if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
    line_.file = file_.name;
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
    Trim(line_.text, begin, end);
    if (begin == end) return;
    const std::string_view text = line_.text;
    if (text[begin] == '[') {
      ParseSection(begin, end);
    } else if (text[begin] != '!') {
      ParseRule(begin, end);
    } else if (end - begin > 2 && (text[begin + 1] == '+' || text[begin + 1] == '-') &&
               (IsSpace(text[begin + 2]) || text[begin + 2] == '"' || text[begin + 2] == '<')) {
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
    Trim(text(), at, end);
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
    test.file = file_.name;
    test.line = line_.number;
    test.text = line_.text;
    out_.tests.push_back(std::move(test));
  }

  void ParseRule(size_t begin, size_t end) {
    const size_t first = text().find('#', begin);
    const size_t second = first == std::string_view::npos ? first : text().find('#', first + 1);
    if (second == std::string_view::npos) {
      Fail(first == std::string_view::npos ? end : first,
           "expected a rule, HOSTS#KIND#PATTERN, such as `##.comments` or `#line#\"share\"`");
      return;
    }
    Section& section = CurrentSection();
    ++section.rules;  // a broken rule keeps its number, so that the others keep theirs
    ParsedRule parsed;
    parsed.section = section.index;
    bool good = ParseHosts(begin, first, parsed.rule);
    if (!ParseKind(first + 1, second, parsed.rule.kind)) return;
    size_t pattern = second + 1;
    Trim(text(), pattern, end);
    if (pattern == end) {
      Fail(pattern, "expected a pattern");
      return;
    }
    size_t options = end;
    ParsedOptions parsed_options;
    good = (IsElementKind(parsed.rule.kind) ? ParseElementPattern(pattern, end, options, parsed)
                                            : ParseLinePattern(pattern, end, options, parsed)) &&
           good;
    if (options < end) good = ParseRuleOptions(options + 1, end, parsed, parsed_options) && good;
    if (!good) return;
    RuleOrigin& origin = parsed.rule.origin;
    origin.name = parsed_options.id.empty()
                      ? out_.sections[section.index] + '/' + std::to_string(section.rules)
                      : std::move(parsed_options.id);
    origin.file = file_.name;
    origin.line = line_.number;
    origin.user = file_.user;
    out_.rules.push_back(std::move(parsed));
  }

  bool ParseHosts(size_t begin, size_t end, Rule& rule) {
    Trim(text(), begin, end);
    while (begin < end) {
      const size_t comma = std::min(text().find(',', begin), end);
      size_t from = begin, to = comma;
      Trim(text(), from, to);
      const bool excluded = from < to && text()[from] == '~';
      if (excluded) ++from;
      std::string host(text().substr(from, to - from));
      LowerAscii(host);
      if (host.empty() || host.front() == '.' || host.back() == '.' ||
          !std::all_of(host.begin(), host.end(), IsHostByte)) {
        return Fail(from, "expected a host such as `example.com` (subdomains are included) or "
                          "`~shop.example.com`");
      }
      (excluded ? rule.not_hosts : rule.hosts).push_back(std::move(host));
      if (comma + 1 == end) return Fail(end, "expected a host after the comma");
      begin = comma + 1;
    }
    return true;
  }

  bool ParseKind(size_t begin, size_t end, RuleKind& kind) {
    Trim(text(), begin, end);
    const std::string_view name = text().substr(begin, end - begin);
    for (const KindName& k : kKinds) {
      if (k.name != name) continue;
      kind = k.kind;
      return true;
    }
    return Fail(begin, "unknown kind `" + std::string(name) +
                           "`; expected nothing (##), @, line, cut, lead, @line, @cut or @lead");
  }

  bool ParseElementPattern(size_t begin, size_t end, size_t& options, ParsedRule& parsed) {
    options = begin + FindOptions(text().substr(begin, end - begin));
    size_t stop = options;
    Trim(text(), begin, stop);
    parsed.rule.pattern = text().substr(begin, stop - begin);
    if (parsed.rule.pattern.empty()) return Fail(begin, "expected a pattern");
    const auto error = ParseSelector(parsed.rule.pattern, parsed.selector);
    return !error.has_value() || Fail(begin + error->offset, error->what);
  }

  bool ParseLinePattern(size_t begin, size_t end, size_t& options, ParsedRule& parsed) {
    size_t at = begin;
    if (text()[begin] == '"') {
      std::string phrase;
      if (!ReadQuoted(text().substr(0, end), at, phrase)) {
        return Fail(begin, "the quote is never closed");
      }
      if (const auto error = ParsePhrase(phrase, parsed.phrase)) {
        options = OptionsAt(at, end);
        return Fail(begin + 1 + error->offset, error->what);
      }
    } else if (text()[begin] == '/') {
      if (!ReadRegex(begin, end, at, parsed)) return false;
    } else {
      return Fail(begin, "expected a phrase in quotes, or a regular expression between slashes");
    }
    parsed.rule.pattern = text().substr(begin, at - begin);
    options = OptionsAt(at, end);
    if (options == end && at != end) {
      return Fail(at, "expected ` $ ` and options after the pattern, or the end of the line");
    }
    return true;
  }

  // The place of the `$` behind a pattern that ends at `at`; `end` if there is none.
  size_t OptionsAt(size_t at, size_t end) const {
    size_t next = at;
    while (next < end && IsSpace(text()[next])) ++next;
    return next > at && next < end && text()[next] == '$' ? next : end;
  }

  // A slash ends the expression unless it is escaped or in a class such as [/].
  bool ReadRegex(size_t begin, size_t end, size_t& at, ParsedRule& parsed) {
    bool in_class = false;
    for (at = begin + 1; at < end && (in_class || text()[at] != '/'); ++at) {
      const char c = text()[at];
      if (c == '\\') {
        ++at;
      } else if (c == '[' && !in_class) {
        in_class = true;
        if (at + 1 < end && text()[at + 1] == '^') ++at;
        if (at + 1 < end && text()[at + 1] == ']') ++at;  // []a] holds a bracket
      } else if (c == ']') {
        in_class = false;
      }
    }
    if (at >= end) return Fail(begin, "the regular expression has no closing slash");
    parsed.regex = text().substr(begin + 1, at - begin - 1);
    ++at;
    if (parsed.regex.empty()) return Fail(begin, "the regular expression is empty");
    if (!file_.user) return true;
    const auto error = LazyRegex(parsed.regex).Check();
    return !error.has_value() || Fail(begin + 1, "not a regular expression of RE2: " + *error);
  }

  bool ParseRuleOptions(size_t begin, size_t end, ParsedRule& parsed, ParsedOptions& options) {
    std::vector<PatternError> errors;
    ParseOptions(text().substr(begin, end - begin), parsed.rule.kind, options, errors);
    for (const PatternError& e : errors) Fail(begin + e.offset, e.what);
    if (!options.id.empty() && !ids_.insert(options.id).second) {
      return Fail(begin, "another rule of this file has the id `" + options.id + "`");
    }
    parsed.rule.options = std::move(options.options);
    parsed.near = std::move(options.near);
    return errors.empty();
  }

  std::string_view text() const { return line_.text; }

  const RuleFile& file_;
  ParsedRules& out_;
  Diagnostics& errors_;
  SourceLine line_;
  Section* section_ = nullptr;
  std::map<std::string, Section> sections_;  // stable addresses
  std::set<std::string> ids_;
};

}  // namespace

void ParseRules(const RuleFile& file, ParsedRules& out, Diagnostics& errors) {
  FileParser(file, out, errors).Parse();
}

}  // namespace pare
