// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/rule_line.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "extract/rules/options.h"
#include "extract/rules/regex.h"
#include "extract/text/ascii.h"

namespace pare {
namespace {

struct KindName {
  std::string_view name;
  RuleKind kind;
};
constexpr std::array<KindName, 12> kKinds = {{
    {"", RuleKind::kElement},
    {"line", RuleKind::kLine},
    {"cut", RuleKind::kCut},
    {"lead", RuleKind::kLead},
    {"@", RuleKind::kElementExcept},
    {"body", RuleKind::kBody},
    {"title", RuleKind::kTitle},
    {"author", RuleKind::kAuthor},
    {"date", RuleKind::kDate},
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
  ForEachOutermostByte(text, [&](size_t i) {
    if (text[i] == '$' && i > 0 && IsBlank(text[i - 1])) found = i;
  });
  return found;
}

class RuleLineParser {
 public:
  RuleLineParser(const SourceLine& line, bool user, ParsedRule& out, Diagnostics& errors)
      : line_(line), user_(user), out_(out), errors_(errors) {}

  bool Parse(size_t begin, size_t end, GivenId& id) {
    const size_t first = text().find('#', begin);
    const size_t second = first == std::string_view::npos ? first : text().find('#', first + 1);
    if (second == std::string_view::npos) {
      return Fail(first == std::string_view::npos ? end : first,
                  "expected a rule, HOSTS#KIND#PATTERN, such as `##.comments` or "
                  "`#line#\"share\"`");
    }
    bool good = ParseHosts(begin, first, out_.rule);
    if (!ParseKind(first + 1, second, out_.rule.kind)) return false;
    size_t pattern = second + 1;
    TrimBlanks(text(), pattern, end);
    if (pattern == end) return Fail(pattern, "expected a pattern");
    size_t options = end;
    good = (IsElementKind(out_.rule.kind) ? ParseElementPattern(pattern, end, options, out_)
                                          : ParseLinePattern(pattern, end, options, out_)) &&
           good;
    if (options < end) good = ParseRuleOptions(options + 1, end, id) && good;
    return good;
  }

 private:
  bool Fail(size_t offset, std::string_view what) {
    errors_.Add(line_, offset, what);
    return false;
  }

  bool ParseHosts(size_t begin, size_t end, Rule& rule) {
    TrimBlanks(text(), begin, end);
    while (begin < end) {
      const size_t comma = std::min(text().find(',', begin), end);
      size_t from = begin, to = comma;
      TrimBlanks(text(), from, to);
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
    TrimBlanks(text(), begin, end);
    const std::string_view name = text().substr(begin, end - begin);
    for (const KindName& k : kKinds) {
      if (k.name != name) continue;
      kind = k.kind;
      return true;
    }
    return Fail(begin, "unknown kind `" + std::string(name) +
                           "`; expected nothing (##), body, title, author, date, line, cut, lead, "
                           "@, @line, @cut or @lead");
  }

  bool ParseElementPattern(size_t begin, size_t end, size_t& options, ParsedRule& parsed) {
    options = begin + FindOptions(text().substr(begin, end - begin));
    size_t stop = options;
    TrimBlanks(text(), begin, stop);
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
    while (next < end && IsBlank(text()[next])) ++next;
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
    if (!user_) return true;
    const auto error = LazyRegex(parsed.regex).Check();
    return !error.has_value() || Fail(begin + 1, "not a regular expression of RE2: " + *error);
  }

  bool ParseRuleOptions(size_t begin, size_t end, GivenId& id) {
    std::vector<PatternError> errors;
    ParsedOptions options;
    ParseOptions(text().substr(begin, end - begin), out_.rule.kind, options, errors);
    for (const PatternError& e : errors) Fail(begin + e.offset, e.what);
    out_.rule.options = std::move(options.options);
    out_.near = std::move(options.near);
    id = {std::move(options.id), begin};
    return errors.empty();
  }

  std::string_view text() const { return line_.text; }

  const SourceLine& line_;
  bool user_;
  ParsedRule& out_;
  Diagnostics& errors_;
};

}  // namespace

void TrimBlanks(std::string_view text, size_t& begin, size_t& end) {
  while (begin < end && IsBlank(text[begin])) ++begin;
  while (end > begin && IsBlank(text[end - 1])) --end;
}

bool ParseRuleLine(const SourceLine& line, size_t begin, size_t end, bool user, ParsedRule& out,
                   GivenId& id, Diagnostics& errors) {
  return RuleLineParser(line, user, out, errors).Parse(begin, end, id);
}

}  // namespace pare
