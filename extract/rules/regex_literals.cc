// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/regex_literals.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "extract/text/fold.h"

namespace pare {
namespace {

constexpr int kMostNesting = 32;           // deeper groups count as unknown
constexpr size_t kMostAlternatives = 128;  // more are not worth looking for

// Any of these must occur; empty: nothing is known.
using AnyOf = std::vector<std::string>;

size_t ShortestOf(const AnyOf& any) {
  size_t shortest = any.empty() ? 0 : SIZE_MAX;
  for (const std::string& s : any) shortest = std::min(shortest, s.size());
  return shortest;
}

class LiteralReader {
 public:
  explicit LiteralReader(std::string_view source) : source_(source) {}

  AnyOf Read() {
    AnyOf any = ReadAlternatives(0);
    // A stray `)`, or syntax that is not read here.
    if (at_ < source_.size() || unknown_syntax_) return {};
    return any;
  }

 private:
  bool AtEnd() const { return at_ >= source_.size(); }
  char Peek() const { return AtEnd() ? '\0' : source_[at_]; }
  bool Take(char c) {
    if (AtEnd() || source_[at_] != c) return false;
    ++at_;
    return true;
  }

  // One of several sequences is there: so is one of all that they need, if each needs something.
  AnyOf ReadAlternatives(int depth) {
    AnyOf all;
    bool every_one = true;
    do {
      AnyOf one = ReadSequence(depth);
      every_one = every_one && !one.empty();
      all.insert(all.end(), one.begin(), one.end());
    } while (Take('|'));
    if (!every_one || all.size() > kMostAlternatives) return {};
    return all;
  }

  // All parts of a sequence are there: the one whose shortest string is longest says most.
  AnyOf ReadSequence(int depth) {
    AnyOf best;
    std::string run;  // characters that stand next to each other in the source
    const auto offer = [&best](AnyOf any) {
      const size_t shortest = ShortestOf(any);
      if (shortest >= kLeastLiteral && shortest > ShortestOf(best)) best = std::move(any);
    };
    const auto end_run = [&run, &offer] {
      if (!run.empty()) offer({Fold(run)});
      run.clear();
    };
    while (!AtEnd() && Peek() != '|' && Peek() != ')') {
      if (Peek() == '(') {
        AnyOf group = ReadGroup(depth);
        const Quantity quantity = TakeQuantifier();
        const bool optional = quantity == Quantity::kMaybeNone;
        if (ended_with_flags_) {  // (?i): a switch, not a group; a quantifier is for what precedes
          unknown_syntax_ = unknown_syntax_ || quantity != Quantity::kOnce;
          continue;
        }
        end_run();
        if (!optional) offer(std::move(group));
        continue;
      }
      const std::optional<std::string> literal = ReadAtom();
      const bool zero_width = zero_width_;
      const Quantity quantity = TakeQuantifier();
      if (zero_width) continue;
      if (!literal.has_value() || quantity == Quantity::kMaybeNone) {
        end_run();
      } else {
        run += *literal;
        if (quantity == Quantity::kSeveral) end_run();
      }
    }
    end_run();
    return best;
  }

  AnyOf ReadGroup(int depth) {
    ended_with_flags_ = false;
    ++at_;  // (
    if (Take('?')) {
      if (Take('P') || Peek() == '<') {
        while (!AtEnd() && !Take('>')) ++at_;
      } else {
        while (!AtEnd() && Peek() != ':' && Peek() != ')') ++at_;
        if (Take(')')) {
          ended_with_flags_ = true;
          return {};
        }
        Take(':');
      }
    }
    AnyOf any;
    if (depth < kMostNesting) {
      any = ReadAlternatives(depth + 1);
    } else {
      unknown_syntax_ = true;
      at_ = source_.size();
    }
    if (!Take(')')) unknown_syntax_ = true;
    ended_with_flags_ = false;
    return any;
  }

  // One character, class or assertion. The character, if it is a literal; sets zero_width_.
  std::optional<std::string> ReadAtom() {
    zero_width_ = false;
    const char c = source_[at_];
    if (c == '[') {
      SkipClass();
      return std::nullopt;
    }
    if (c == '\\') return ReadEscape();
    if (c == '.' || c == '^' || c == '$') {
      ++at_;
      zero_width_ = c != '.';
      return std::nullopt;
    }
    const size_t begin = at_++;
    while (!AtEnd() && (static_cast<unsigned char>(source_[at_]) & 0xC0) == 0x80) ++at_;
    return std::string(source_.substr(begin, at_ - begin));
  }

  std::optional<std::string> ReadEscape() {
    ++at_;  // the backslash
    const char c = Peek();
    if (!AtEnd()) ++at_;
    const bool is_word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (!is_word && c > ' ') return std::string(1, c);
    zero_width_ = c == 'b' || c == 'B' || c == 'A' || c == 'z';
    if (c == 'p' || c == 'P') {
      if (Take('{')) {
        while (!AtEnd() && !Take('}')) ++at_;
      } else if (!AtEnd()) {
        ++at_;
      }
    } else if (c == 'x' || c == 'Q' || c == 'C' || (c >= '0' && c <= '9') || !is_word) {
      unknown_syntax_ = true;  // not used in rules; not worth reading
    }
    return std::nullopt;
  }

  void SkipClass() {
    ++at_;  // [
    Take('^');
    Take(']');  // a bracket that comes first is one of the class
    while (!AtEnd() && Peek() != ']') {
      if (Peek() == '\\') {
        at_ += 2;
      } else if (source_.substr(at_, 2) == "[:") {
        at_ = std::min(source_.find(":]", at_ + 2), source_.size());
        at_ += 2;
      } else {
        ++at_;
      }
    }
    at_ = std::min(at_ + 1, source_.size());
  }

  enum class Quantity { kOnce, kSeveral, kMaybeNone };

  // What follows an atom; several may ("+?").
  Quantity TakeQuantifier() {
    Quantity quantity = Quantity::kOnce;
    for (;;) {
      if (Take('?') || Take('*')) {
        quantity = Quantity::kMaybeNone;
      } else if (Take('+')) {
        if (quantity == Quantity::kOnce) quantity = Quantity::kSeveral;
      } else if (const size_t close = RepetitionEnd(); close != 0) {
        const bool none = source_[at_ + 1] == '0';
        at_ = close;
        if (none) quantity = Quantity::kMaybeNone;
        if (quantity == Quantity::kOnce) quantity = Quantity::kSeveral;
      } else {
        return quantity;
      }
    }
  }

  // Where {2}, {2,} or {2,5} at the present place ends; 0 where the brace stands for itself.
  size_t RepetitionEnd() const {
    const auto digits = [this](size_t i) {
      while (i < source_.size() && source_[i] >= '0' && source_[i] <= '9') ++i;
      return i;
    };
    if (Peek() != '{') return 0;
    size_t end = digits(at_ + 1);
    if (end == at_ + 1) return 0;
    if (end < source_.size() && source_[end] == ',') end = digits(end + 1);
    return end < source_.size() && source_[end] == '}' ? end + 1 : 0;
  }

  std::string_view source_;
  size_t at_ = 0;
  bool zero_width_ = false;
  bool ended_with_flags_ = false;
  bool unknown_syntax_ = false;
};

}  // namespace

std::vector<std::string> RequiredLiterals(std::string_view source) {
  AnyOf any = LiteralReader(source).Read();
  std::sort(any.begin(), any.end());
  any.erase(std::unique(any.begin(), any.end()), any.end());
  return any;
}

}  // namespace pare
