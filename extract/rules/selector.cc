// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/selector.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "extract/rules/selector_scanner.h"
#include "extract/text/ascii.h"
#include "extract/text/css_words.h"
#include "extract/text/normalize.h"

namespace pare {
namespace {

using Kind = SimpleSelector::Kind;

// What stands in the parentheses of a pseudo-class.
enum class Argument : uint8_t { kNone, kList, kRelative, kNth, kNthOf, kText, kLength, kUpward };

struct Pseudo {
  std::string_view name;
  Argument argument;
  Kind kind = Kind::kIs;  // without meaning for :upward
  Kind also = kind;       // a second condition, where it is another
};

constexpr Pseudo kPseudos[] = {
    {"not", Argument::kList, Kind::kNot},
    {"is", Argument::kList, Kind::kIs},
    {"where", Argument::kList, Kind::kIs},
    {"has", Argument::kRelative, Kind::kHas},
    {"root", Argument::kNone, Kind::kRoot},
    {"empty", Argument::kNone, Kind::kEmpty},
    {"first-child", Argument::kNone, Kind::kNthChild},
    {"last-child", Argument::kNone, Kind::kNthLastChild},
    {"only-child", Argument::kNone, Kind::kNthChild, Kind::kNthLastChild},
    {"nth-child", Argument::kNthOf, Kind::kNthChild},
    {"nth-last-child", Argument::kNthOf, Kind::kNthLastChild},
    {"first-of-type", Argument::kNone, Kind::kNthOfType},
    {"last-of-type", Argument::kNone, Kind::kNthLastOfType},
    {"only-of-type", Argument::kNone, Kind::kNthOfType, Kind::kNthLastOfType},
    {"nth-of-type", Argument::kNth, Kind::kNthOfType},
    {"nth-last-of-type", Argument::kNth, Kind::kNthLastOfType},
    {"has-text", Argument::kText, Kind::kHasText},
    {"min-text-length", Argument::kLength, Kind::kMinTextLength},
    {"upward", Argument::kUpward},
};

const Pseudo* FindPseudo(std::string_view name) {
  for (const Pseudo& p : kPseudos) {
    if (p.name == name) return &p;
  }
  return nullptr;
}

std::string KnownPseudos() {
  std::string names;
  for (const Pseudo& p : kPseudos) {
    names += names.empty() ? ":" : " :";
    names += p.name;
  }
  return names;
}

// Where a list of selectors stands.
struct Place {
  size_t nesting = 0;     // 0: it is the whole selector
  bool relative = false;  // directly in :has(): each may begin with a combinator
  bool in_has = false;    // somewhere in :has()
};

class SelectorParser {
 public:
  SelectorParser(std::string_view text, RegexCheck check) : scan_(text), check_(check) {}

  std::optional<PatternError> Parse(SelectorList& out) {
    out.alternatives.clear();
    if (!ParseList(out.alternatives, {})) return scan_.error();
    if (!scan_.AtEnd()) {
      scan_.Fail(scan_.at(), "expected a combinator, a comma or the end of the selector");
      return scan_.error();
    }
    return std::nullopt;
  }

 private:
  bool ParseList(std::vector<ComplexSelector>& out, const Place& place) {
    do {
      if (!ParseComplex(out.emplace_back(), place)) return false;
    } while (scan_.Take(','));
    return true;
  }

  bool AtEndOfComplex(const Place& place) const {
    return scan_.AtEnd() || scan_.Peek() == ',' || (place.nesting > 0 && scan_.Peek() == ')');
  }

  bool TakeCombinator(Combinator& out) {
    if (scan_.Take('>')) {
      out = Combinator::kChild;
    } else if (scan_.Take('+')) {
      out = Combinator::kNextSibling;
    } else if (scan_.Take('~')) {
      out = Combinator::kLaterSibling;
    } else {
      return false;
    }
    scan_.SkipSpace();
    return true;
  }

  bool ParseComplex(ComplexSelector& out, const Place& place) {
    scan_.SkipSpace();
    Combinator left = Combinator::kNone;
    if (place.relative && !TakeCombinator(left)) left = Combinator::kDescendant;
    for (;;) {
      if (out.compounds.size() == kMaxCompounds) {
        return scan_.Fail(scan_.at(), "too many combinators; 32 elements in a row are the most");
      }
      if (!ParseCompound(out.compounds.emplace_back(), out, place)) return false;
      out.compounds.back().left = left;
      const bool space = scan_.SkipSpace();
      if (AtEndOfComplex(place)) break;
      if (GoesUp(out)) {
        return scan_.Fail(scan_.at(),
                          "nothing may follow `:upward()`; expected a comma or the end");
      }
      if (TakeCombinator(left)) continue;
      if (!space) {
        return scan_.Fail(scan_.at(),
                          "expected `.class`, `#id`, `[attribute]`, `:pseudo-class`, a combinator "
                          "or a comma");
      }
      left = Combinator::kDescendant;
    }
    std::reverse(out.compounds.begin(), out.compounds.end());
    return true;
  }

  bool ParseCompound(CompoundSelector& out, ComplexSelector& whole, const Place& place) {
    const size_t begin = scan_.at();
    if (!scan_.Take('*') && scan_.StartsName()) {
      SimpleSelector s;
      if (!scan_.ReadName(s.name)) return false;
      LowerAscii(s.name);
      s.tag = TagOf(s.name);
      out.conditions.push_back(std::move(s));
    }
    while (!GoesUp(whole)) {
      SimpleSelector s;
      const char first = scan_.Peek();
      if (scan_.Take('.') || scan_.Take('#')) {
        s.kind = first == '.' ? Kind::kClass : Kind::kId;
        if (!scan_.ReadName(s.name)) return false;
      } else if (scan_.Take('[')) {
        if (!ParseAttribute(s)) return false;
      } else if (first == ':') {
        if (!ParsePseudo(out, whole, place)) return false;
        continue;
      } else {
        break;
      }
      out.conditions.push_back(std::move(s));
    }
    return scan_.at() > begin ||
           scan_.Fail(scan_.at(), "expected an element: a tag name, `*`, `.class`, `#id`, "
                                  "`[attribute]` or `:pseudo-class`");
  }

  bool ParsePseudo(CompoundSelector& out, ComplexSelector& whole, const Place& place) {
    const size_t begin = scan_.at();
    scan_.Take(':');
    if (scan_.Peek() == ':') {
      return scan_.Fail(begin, "pseudo-elements are not in the page; expected a pseudo-class such "
                               "as `:first-child`");
    }
    const std::string name = scan_.ReadWord();
    const Pseudo* pseudo = FindPseudo(name);
    if (pseudo == nullptr) {
      return scan_.Fail(begin, "unknown pseudo-class `:" + name + "`; expected one of " +
                                   KnownPseudos());
    }
    const size_t open = scan_.at();
    if (pseudo->argument == Argument::kNone) {
      if (scan_.Peek() == '(') return scan_.Fail(open, "`:" + name + "` takes no argument");
    } else if (!scan_.Take('(')) {
      return scan_.Fail(open, "expected `(` after `:" + name + "`");
    }
    SimpleSelector s;
    s.kind = pseudo->kind;
    Place inner{place.nesting + 1, false, place.in_has};
    if (inner.nesting > kMaxNesting) {
      return scan_.Fail(begin, "too many pseudo-classes in one another; 8 are the most");
    }
    // What follows a pseudo-class without argument may be a descendant combinator.
    if (pseudo->argument != Argument::kNone) scan_.SkipSpace();
    if (!ParseArgument(pseudo->argument, begin, inner, s, whole)) return false;
    if (pseudo->argument != Argument::kNone) {
      scan_.SkipSpace();
      if (scan_.AtEnd()) return scan_.Fail(open, "`(` is never closed");
      if (!scan_.Take(')')) return scan_.Fail(scan_.at(), "expected `)`");
    }
    if (pseudo->argument == Argument::kUpward) return true;
    out.conditions.push_back(std::move(s));
    if (pseudo->also != pseudo->kind) {
      out.conditions.push_back(out.conditions.back());
      out.conditions.back().kind = pseudo->also;
    }
    return true;
  }

  // `begin`: of the pseudo-class.
  bool ParseArgument(Argument argument, size_t begin, Place inner, SimpleSelector& s,
                     ComplexSelector& whole) {
    switch (argument) {
      case Argument::kNone:
        if (s.kind != Kind::kRoot && s.kind != Kind::kEmpty) s.offset = 1;
        return true;
      case Argument::kList:
        return ParseList(s.list, inner);
      case Argument::kRelative:
        if (inner.in_has) return scan_.Fail(begin, "`:has()` cannot stand inside `:has()`");
        inner.in_has = inner.relative = true;
        return ParseList(s.list, inner);
      case Argument::kNth:
        return scan_.ReadNth(s.step, s.offset);
      case Argument::kNthOf:
        return scan_.ReadNth(s.step, s.offset) && ParseOf(s, inner);
      case Argument::kText:
        return ParseText(s);
      case Argument::kLength:
        return ParseNumber(kMaxTextLength, s.offset);
      case Argument::kUpward:
        if (inner.nesting > 1) {
          return scan_.Fail(begin, "`:upward()` cannot stand inside another pseudo-class");
        }
        return ParseUpward(inner, whole);
    }
    return false;
  }

  bool ParseOf(SimpleSelector& s, const Place& inner) {
    if (!scan_.SkipSpace() || scan_.Peek() == ')' || scan_.AtEnd()) return true;
    const size_t begin = scan_.at();
    if (scan_.ReadWord() != "of") return scan_.Fail(begin, "expected `of` and a selector, or `)`");
    return ParseList(s.list, inner);
  }

  bool ParseText(SimpleSelector& s) {
    const size_t begin = scan_.at();
    if (scan_.Peek() == '"' || scan_.Peek() == '\'') {
      std::string text;
      if (!scan_.ReadQuoted(text)) return false;
      bool space = false;
      AppendCollapsed(text, 0, space, s.value);
      return !s.value.empty() || scan_.Fail(begin, "the text is empty");
    }
    if (scan_.Peek() != '/') {
      return scan_.Fail(begin,
                        "expected a text in quotes, or a regular expression between slashes");
    }
    std::string source;
    if (!scan_.ReadSlashed(source)) return false;
    if (source.empty()) return scan_.Fail(begin, "the regular expression is empty");
    const bool any_case = scan_.Take('i') || scan_.Take('I');
    s.regex.regex = std::make_shared<LazyRegex>(any_case ? "(?i)" + source : source);
    if (check_ == RegexCheck::kLater) return true;
    const auto error = s.regex.regex->Check();
    return !error.has_value() ||
           scan_.Fail(begin, "not a regular expression of RE2: " + *error);
  }

  bool ParseNumber(int32_t most, int32_t& out) {
    const size_t begin = scan_.at();
    if (scan_.ReadDigits(out) && out > 0 && out <= most) return true;
    return scan_.Fail(begin, "expected a number from 1 to " + std::to_string(most));
  }

  bool ParseUpward(const Place& inner, ComplexSelector& whole) {
    if (scan_.Peek() < '0' || scan_.Peek() > '9') return ParseList(whole.upward_to, inner);
    int32_t levels = 0;
    if (!ParseNumber(kMaxUpward, levels)) return false;
    whole.upward = static_cast<uint32_t>(levels);
    return true;
  }

  bool ParseAttribute(SimpleSelector& s) {
    const size_t open = scan_.at() - 1;
    s.kind = Kind::kAttribute;
    scan_.SkipSpace();
    if (!scan_.ReadName(s.name)) return false;
    LowerAscii(s.name);
    scan_.SkipSpace();
    if (scan_.Take(']')) return true;
    if (scan_.AtEnd()) return scan_.Fail(open, "`[` is never closed");
    if (!ParseTest(s)) return false;
    scan_.SkipSpace();
    const size_t value_at = scan_.at();
    if (!ParseValue(s.value)) return false;
    scan_.SkipSpace();
    if (scan_.Take('i') || scan_.Take('I')) {
      s.ignore_case = true;
      LowerAscii(s.value);
    } else if (!scan_.Take('s')) {
      scan_.Take('S');
    }
    scan_.SkipSpace();
    if (scan_.AtEnd()) return scan_.Fail(open, "`[` is never closed");
    if (!scan_.Take(']')) {
      return scan_.Fail(scan_.at(), "expected `]`, or `i` or `s` and `]`, after the value");
    }
    if (s.test >= AttributeTest::kPrefix && s.value.empty()) {
      return scan_.Fail(value_at, "an empty value never matches here");
    }
    if (s.test == AttributeTest::kIncludes &&
        (s.value.empty() || std::any_of(s.value.begin(), s.value.end(), IsCssSpace))) {
      return scan_.Fail(value_at, "`~=` takes one word without white space");
    }
    return true;
  }

  bool ParseTest(SimpleSelector& s) {
    const size_t begin = scan_.at();
    if (scan_.Take('=')) {
      s.test = AttributeTest::kEquals;
      return true;
    }
    switch (scan_.Peek()) {
      case '~': s.test = AttributeTest::kIncludes; break;
      case '|': s.test = AttributeTest::kDash; break;
      case '^': s.test = AttributeTest::kPrefix; break;
      case '$': s.test = AttributeTest::kSuffix; break;
      case '*': s.test = AttributeTest::kSubstring; break;
      default: return scan_.Fail(begin, "expected `]` or one of = ~= |= ^= $= *=");
    }
    scan_.Take(scan_.Peek());
    return scan_.Take('=') || scan_.Fail(begin, "expected one of = ~= |= ^= $= *=");
  }

  bool ParseValue(std::string& out) {
    if (scan_.Peek() == '"' || scan_.Peek() == '\'') return scan_.ReadQuoted(out);
    if (!scan_.StartsName()) {
      return scan_.Fail(scan_.at(),
                        "expected a value: a name, or a text in quotes such as \"2 col\"");
    }
    return scan_.ReadName(out);
  }

  SelectorScanner scan_;
  const RegexCheck check_;
};

}  // namespace

bool SimpleSelector::operator==(const SimpleSelector& other) const {
  const auto fields = [](const SimpleSelector& s) {
    return std::tie(s.kind, s.test, s.ignore_case, s.tag, s.step, s.offset, s.memo, s.name, s.value,
                    s.regex, s.list);
  };
  return fields(*this) == fields(other);
}

std::optional<PatternError> ParseSelector(std::string_view text, SelectorList& out,
                                          RegexCheck check) {
  return SelectorParser(text, check).Parse(out);
}

}  // namespace pare
