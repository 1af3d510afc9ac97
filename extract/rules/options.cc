// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/options.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "extract/role.h"

namespace pare {
namespace {

enum class Option : uint8_t {
  kRole, kLang, kWhere, kNear, kMin, kWords, kMax, kEvidence, kId, kCount
};

struct OptionTraits {
  std::string_view name;
  bool takes_value;
  bool for_elements;
  bool for_exceptions;
  bool for_fields;
};

constexpr std::array<OptionTraits, static_cast<size_t>(Option::kCount)> kOptions = {{
    {"role", true, true, false, false},
    {"lang", true, true, true, true},
    {"where", true, false, true, false},
    {"near", true, false, true, false},
    {"min", true, false, false, false},
    {"words", true, true, true, false},
    {"max", true, true, false, false},
    {"evidence", false, true, false, false},
    {"id", true, true, true, true},
}};

bool IsNameChar(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_';
}

// 1 to `most`, without sign or point; nullopt for anything else.
std::optional<uint32_t> ParseCount(std::string_view text, uint32_t most) {
  uint32_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<uint32_t>(c - '0');
    if (value > most) return std::nullopt;
  }
  if (value == 0) return std::nullopt;
  return value;
}

class OptionParser {
 public:
  OptionParser(std::string_view text, RuleKind kind, ParsedOptions& out,
               std::vector<PatternError>& errors)
      : text_(text), kind_(kind), out_(out), errors_(errors) {}

  void Parse() {
    for (;;) {
      SkipSpace();
      ParseOne();
      SkipSpace();
      if (at_ >= text_.size()) return;
      if (text_[at_] != ',') {
        Fail(at_, "expected a comma between options, or the end of the line");
        at_ = std::min(text_.find(',', at_), text_.size());
        if (at_ == text_.size()) return;
      }
      ++at_;
    }
  }

 private:
  void Fail(size_t offset, std::string what) { errors_.push_back({offset, std::move(what)}); }
  void SkipSpace() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t')) ++at_;
  }

  void ParseOne() {
    const size_t begin = at_;
    while (at_ < text_.size() && IsNameChar(text_[at_])) ++at_;
    const std::string_view name = text_.substr(begin, at_ - begin);
    std::string value;
    size_t value_at = at_;
    const bool has_value = at_ < text_.size() && text_[at_] == '=';
    if (has_value) {
      value_at = ++at_;
      if (!ReadValue(value)) return;
    }
    const auto* found = std::find_if(kOptions.begin(), kOptions.end(),
                                     [name](const OptionTraits& o) { return o.name == name; });
    const auto option = static_cast<Option>(found - kOptions.begin());
    // lang=en,id: what follows the comma is a further language, Indonesian here.
    if (!has_value && previous_ == Option::kLang && !name.empty() &&
        (option == Option::kCount || option == Option::kId)) {
      return AddLang(begin, name);
    }
    if (option == Option::kCount) {
      return Fail(begin, "unknown option `" + std::string(name) +
                             "`; expected one of role=, lang=, where=, near=, min=, words=, max=, "
                             "evidence, id=");
    }
    previous_ = option;
    if (std::exchange(seen_[static_cast<size_t>(option)], true)) {
      return Fail(begin, "option `" + std::string(name) + "` is given twice");
    }
    if (IsFieldKind(kind_) && !found->for_fields) {
      return Fail(begin, "option `" + std::string(name) +
                             "` makes no sense for body, title, author and date rules");
    }
    if (IsElementKind(kind_) && !found->for_elements) {
      return Fail(begin, "option `" + std::string(name) + "` is for line rules only");
    }
    if (IsException(kind_) && !found->for_exceptions) {
      return Fail(begin, "option `" + std::string(name) + "` makes no sense for an exception");
    }
    if (has_value != found->takes_value) {
      return Fail(at_, "option `" + std::string(name) +
                           (has_value ? "` takes no value" : "` needs a value: `=...`"));
    }
    Set(option, value_at, std::move(value));
  }

  bool ReadValue(std::string& value) {
    if (at_ < text_.size() && text_[at_] == '"') {
      const size_t begin = at_;
      if (ReadQuoted(text_, at_, value)) return true;
      Fail(begin, "the quote is never closed");
      at_ = text_.size();
      return false;
    }
    const size_t end = std::min(text_.find(',', at_), text_.size());
    value = text_.substr(at_, end - at_);
    while (!value.empty() && (value.back() == ' ' || value.back() == '\t')) value.pop_back();
    at_ = end;
    return true;
  }

  void Set(Option option, size_t at, std::string value) {
    switch (option) {
      case Option::kRole: return SetRole(at, value);
      case Option::kLang: return AddLang(at, value);
      case Option::kWhere: return SetWhere(at, value);
      case Option::kNear: return SetNear(at, std::move(value));
      case Option::kMin: return SetMin(at, value);
      case Option::kWords: return SetWords(at, value);
      case Option::kMax: return SetMax(at, value);
      case Option::kId: return SetId(at, std::move(value));
      case Option::kEvidence: out_.options.evidence = true; return;
      case Option::kCount: return;
    }
  }

  void SetRole(size_t at, std::string_view value) {
    out_.options.role = RoleOf(value);
    if (out_.options.role.has_value()) return;
    std::string what = "unknown role `" + std::string(value) + "`; expected one of";
    for (const std::string_view name : kRoleNames) what.append(" ").append(name);
    Fail(at, std::move(what));
  }

  void AddLang(size_t at, std::string_view value) {
    const bool letters = std::all_of(value.begin(), value.end(),
                                     [](char c) { return c >= 'a' && c <= 'z'; });
    if (!letters || value.size() < 2 || value.size() > 3) {
      return Fail(at, "expected a language code of two or three small letters, as in lang=en,de");
    }
    out_.options.langs.emplace_back(value);
  }

  void SetWhere(size_t at, std::string_view value) {
    out_.options.where = 0;
    for (size_t begin = 0; begin <= value.size();) {
      const size_t end = std::min(value.find('|', begin), value.size());
      const std::string_view part = value.substr(begin, end - begin);
      const uint8_t bit = part == "head" ? kHead : part == "body" ? kMiddle
                        : part == "tail" ? kTail : 0;
      if (bit == 0) return Fail(at + begin, "expected head, body or tail, or several joined by |");
      out_.options.where |= bit;
      begin = end + 1;
    }
  }

  void SetNear(size_t at, std::string value) {
    if (text_[at] != '"') return Fail(at, "expected a phrase in quotes, as in near=\"comments\"");
    if (const auto error = ParsePhrase(value, out_.near)) {
      return Fail(at + 1 + error->offset, error->what);
    }
    out_.options.near = std::move(value);
  }

  void SetMin(size_t at, std::string_view value) {
    constexpr uint32_t kMost = 1000;
    const std::optional<uint32_t> count = ParseCount(value, kMost);
    if (!count.has_value()) return Fail(at, "expected a number of lines from 1 to 1000");
    out_.options.min = *count;
  }

  void SetWords(size_t at, std::string_view value) {
    constexpr uint32_t kMost = 10000;
    const std::optional<uint32_t> count = ParseCount(value, kMost);
    if (!count.has_value()) return Fail(at, "expected a number of words from 1 to 10000");
    out_.options.words = *count;
  }

  void SetMax(size_t at, std::string_view value) {
    std::optional<uint32_t> percent;
    if (!value.empty() && value.back() == '%') {
      percent = ParseCount(value.substr(0, value.size() - 1), 100);
    }
    if (!percent.has_value()) return Fail(at, "expected a percentage from 1% to 100%");
    out_.options.max = *percent / 100.0;
  }

  void SetId(size_t at, std::string value) {
    if (value.empty() || !std::all_of(value.begin(), value.end(), [](char c) {
          return IsNameChar(c) || c == '.' || c == '/';
        })) {
      return Fail(at, "expected a name of letters, digits, `-`, `_`, `.` and `/`");
    }
    out_.id = std::move(value);
  }

  std::string_view text_;
  RuleKind kind_;
  ParsedOptions& out_;
  std::vector<PatternError>& errors_;
  size_t at_ = 0;
  Option previous_ = Option::kCount;
  std::array<bool, static_cast<size_t>(Option::kCount)> seen_{};
};

}  // namespace

bool IsException(RuleKind kind) {
  return kind == RuleKind::kElementExcept || kind >= RuleKind::kLineExcept;
}

bool IsElementKind(RuleKind kind) { return kind <= RuleKind::kDate; }

std::string WithGuard(const Rule& rule) {
  std::string shown(rule.pattern);
  if (!rule.guard.empty()) shown.append(" (and ").append(rule.guard).append(")");
  return shown;
}

bool IsFieldKind(RuleKind kind) { return kind >= RuleKind::kBody && kind <= RuleKind::kDate; }

Role RoleGivenBy(const Rule& rule) {
  return RoleGivenBy(rule.kind, rule.options.role.value_or(Role::kClutter));
}

Role RoleGivenBy(RuleKind kind, Role role) {
  switch (kind) {
    case RuleKind::kTitle:
      return Role::kTitle;
    case RuleKind::kAuthor:
      return Role::kByline;
    case RuleKind::kDate:
      return Role::kDate;
    default:
      return IsException(kind) ? Role::kBody : role;
  }
}

void ParseOptions(std::string_view text, RuleKind kind, ParsedOptions& out,
                  std::vector<PatternError>& errors) {
  OptionParser(text, kind, out, errors).Parse();
}

bool ReadQuoted(std::string_view text, size_t& at, std::string& out) {
  size_t from = ++at;  // what is not escaped is copied in one go
  for (; at < text.size(); ++at) {
    if (text[at] == '"') {
      out.append(text.substr(from, at++ - from));
      return true;
    }
    if (text[at] == '\\' && at + 1 < text.size() &&
        (text[at + 1] == '"' || text[at + 1] == '\\')) {
      out.append(text.substr(from, at - from));
      from = ++at;
    }
  }
  return false;
}

}  // namespace pare
