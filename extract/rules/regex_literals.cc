// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/regex_literals.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "extract/text/fold.h"
#include "extract/text/words.h"

namespace pare {
namespace {

constexpr int kMostNesting = 32;           // deeper groups count as unknown
constexpr size_t kMostAlternatives = 128;  // more are not worth looking for
constexpr size_t kMostRuns = 8;            // ways to write one run of characters

// Any of these must occur; empty: nothing is known.
using AnyOf = std::vector<RequiredLiteral>;

// How much it says that one of `any` must occur: where it may stand says more than its length.
std::pair<LiteralPlace, size_t> WorthOf(const AnyOf& any) {
  if (any.empty()) return {LiteralPlace::kAnywhere, 0};
  std::pair<LiteralPlace, size_t> least = {LiteralPlace::kLineStart, SIZE_MAX};
  for (const RequiredLiteral& literal : any) {
    least.first = std::min(least.first, literal.place);
    least.second = std::min(least.second, literal.text.size());
  }
  return least;
}

// What is known of the place where the next atom matches.
enum class At : uint8_t {
  kAnywhere,
  kBoundary,   // before an ASCII letter or digit no other of ASCII stands
  kGap,        // behind a character that parts words
  kLineStart,  // nothing but such characters before
};

bool IsGap(std::string_view character) {
  size_t at = 0;
  const char32_t c = NextCodePoint(character, at);
  return !IsInvisible(c) && ClassOf(c) == CharClass::kOther;
}

const std::vector<std::string> kOneGap = {" "}, kMaybeGap = {"", " "};

class LiteralReader {
 public:
  explicit LiteralReader(std::string_view source) : source_(source) {}

  AnyOf Read() {
    AnyOf any = ReadAlternatives(0, At::kAnywhere).any;
    // A stray `)`, or syntax that is not read here.
    if (at_ < source_.size() || unknown_syntax_) return {};
    if (!multiline_) return any;
    for (RequiredLiteral& literal : any) {  // `^` is also behind a line feed
      literal.place = std::min(literal.place, LiteralPlace::kWordStart);
      if (literal.text.size() < LeastLiteral(literal.place)) return {};
    }
    return any;
  }

 private:
  // An atom, or what there is to say of it.
  struct Atom {
    std::vector<std::string> literals = {};  // the characters it may be, folded; empty: unknown
    bool gap = false;                        // it parts words, whichever character it is
    std::optional<At> zero_width = {};       // an assertion, and what it says of the place
  };

  struct Alternatives {
    AnyOf any;
    At end = At::kLineStart;  // the least that any of them says of the place behind it
  };

  // What a sequence is known to need so far.
  class Sequence {
   public:
    explicit Sequence(At at) : at_(at) {}

    At at() const { return at_; }
    AnyOf TakeBest() { return std::move(best_); }

    void Assert(At at) { at_ = std::max(at_, at); }
    void Offer(AnyOf any) {
      if (WorthOf(any) > WorthOf(best_)) best_ = std::move(any);
    }
    // Characters that follow the run. It goes on behind them.
    void Append(const std::vector<std::string>& literals) {
      if (runs_.empty()) {
        runs_ = {""};
        run_at_ = at_;
      }
      if (runs_.size() * literals.size() > kMostRuns) {
        EndRun();
        return;
      }
      std::vector<std::string> longer;
      for (const std::string& run : runs_) {
        for (const std::string& literal : literals) longer.push_back(run + literal);
      }
      runs_ = std::move(longer);
    }
    bool InRun() const { return !runs_.empty(); }
    void EndRun() {
      AnyOf any;
      for (const std::string& run : runs_) {
        RequiredLiteral literal{Fold(run), LiteralPlace::kAnywhere};
        if (run_at_ == At::kLineStart) {
          literal.place = LiteralPlace::kLineStart;
        } else if (run_at_ != At::kAnywhere || static_cast<signed char>(literal.text[0]) < 0) {
          literal.place = LiteralPlace::kWordStart;
        }
        if (literal.text.size() >= LeastLiteral(literal.place)) any.push_back(std::move(literal));
      }
      if (any.size() == runs_.size()) Offer(std::move(any));
      runs_.clear();
    }
    // Goes on behind something that leaves the place so; where it is optional, that or the old one.
    void Pass(At behind, bool optional) { at_ = optional ? std::min(at_, behind) : behind; }

   private:
    At at_;                           // what is known of the present place
    std::vector<std::string> runs_;   // the ways to write what stands side by side before it
    At run_at_ = At::kAnywhere;
    AnyOf best_;
  };

  bool AtEnd() const { return at_ >= source_.size(); }
  char Peek() const { return AtEnd() ? '\0' : source_[at_]; }
  bool Take(char c) {
    if (AtEnd() || source_[at_] != c) return false;
    ++at_;
    return true;
  }

  // One of several sequences is there: so is one of all that they need, if each needs something.
  Alternatives ReadAlternatives(int depth, At at) {
    Alternatives all;
    bool every_one = true;
    do {
      Sequence one(at);
      ReadSequence(depth, one);
      const AnyOf best = one.TakeBest();
      every_one = every_one && !best.empty();
      all.any.insert(all.any.end(), best.begin(), best.end());
      all.end = std::min(all.end, one.at());
    } while (Take('|'));
    if (!every_one || all.any.size() > kMostAlternatives) all.any.clear();
    return all;
  }

  // All parts of a sequence are there: the one that says most is enough.
  void ReadSequence(int depth, Sequence& sequence) {
    while (!AtEnd() && Peek() != '|' && Peek() != ')') {
      if (Peek() == '(') {
        AddGroup(depth, sequence);
      } else {
        AddAtom(sequence);
      }
    }
    sequence.EndRun();
  }

  void AddGroup(int depth, Sequence& sequence) {
    Alternatives group = ReadGroup(depth, sequence.at());
    const Quantity quantity = TakeQuantifier();
    if (ended_with_flags_) {  // (?i): a switch, not a group; a quantifier is for what precedes
      unknown_syntax_ = unknown_syntax_ || quantity != Quantity::kOnce;
      return;
    }
    const bool optional = quantity == Quantity::kMaybeNone;
    sequence.EndRun();
    if (!optional) sequence.Offer(std::move(group.any));
    sequence.Pass(group.end, optional);
  }

  void AddAtom(Sequence& sequence) {
    const Atom atom = ReadAtom();
    const Quantity quantity = TakeQuantifier();
    const bool optional = quantity == Quantity::kMaybeNone;
    if (atom.zero_width.has_value()) {
      if (!optional) sequence.Assert(*atom.zero_width);
      return;
    }
    if (atom.gap) {
      // Of what parts words, one says as much as many. Before a run it says nothing.
      if (sequence.InRun()) sequence.Append(optional ? kMaybeGap : kOneGap);
      sequence.Pass(std::max(sequence.at(), At::kGap), optional);
      return;
    }
    if (optional || atom.literals.empty()) {
      sequence.EndRun();
    } else {
      sequence.Append(atom.literals);
      if (quantity == Quantity::kSeveral) sequence.EndRun();
    }
    sequence.Pass(EndsBeyondAscii(atom) ? At::kBoundary : At::kAnywhere, optional);
  }

  // Behind such a character a word begins as far as LiteralPlace goes.
  static bool EndsBeyondAscii(const Atom& atom) {
    return !atom.literals.empty() &&
           std::all_of(atom.literals.begin(), atom.literals.end(), [](const std::string& s) {
             return !s.empty() && static_cast<signed char>(s.back()) < 0;
           });
  }

  Alternatives ReadGroup(int depth, At at) {
    ended_with_flags_ = false;
    ++at_;  // (
    if (Take('?')) {
      if (Take('P') || Peek() == '<') {
        while (!AtEnd() && !Take('>')) ++at_;
      } else {
        while (!AtEnd() && Peek() != ':' && Peek() != ')') multiline_ |= source_[at_++] == 'm';
        if (Take(')')) {
          ended_with_flags_ = true;
          return {};
        }
        Take(':');
      }
    }
    Alternatives all;
    if (depth < kMostNesting) {
      all = ReadAlternatives(depth + 1, at);
    } else {
      unknown_syntax_ = true;
      at_ = source_.size();
    }
    if (!Take(')')) unknown_syntax_ = true;
    ended_with_flags_ = false;
    return all;
  }

  Atom ReadAtom() {
    const char c = source_[at_];
    if (c == '[') return ReadClass();
    if (c == '\\') return ReadEscape();
    if (c == '.' || c == '^' || c == '$') {
      ++at_;
      if (c == '.') return {};
      return {.zero_width = c == '^' ? At::kLineStart : At::kAnywhere};
    }
    return ReadCharacter();
  }

  static Atom AtomOf(std::string_view character) {
    if (IsGap(character)) return {.gap = true};
    return {.literals = {Fold(character)}};
  }

  Atom ReadCharacter() {
    const size_t begin = at_;
    NextCodePoint(source_, at_);
    return AtomOf(source_.substr(begin, at_ - begin));
  }

  Atom ReadEscape() {
    ++at_;  // the backslash
    const char c = Peek();
    if (!AtEnd()) ++at_;
    const bool is_word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (!is_word && c > ' ') return AtomOf({&c, 1});
    if (c == 'b') return {.zero_width = At::kBoundary};
    if (c == 'A') return {.zero_width = At::kLineStart};
    if (c == 'B' || c == 'z') return {.zero_width = At::kAnywhere};
    if (c == 'p' || c == 'P') {
      if (Take('{')) {
        while (!AtEnd() && !Take('}')) ++at_;
      } else if (!AtEnd()) {
        ++at_;
      }
    } else if (c == 'x' || c == 'Q' || c == 'C' || (c >= '0' && c <= '9') || !is_word) {
      unknown_syntax_ = true;  // not used in rules; not worth reading
    }
    return {.gap = c == 's'};
  }

  // A class says something where all of its characters part words, or none does and they are few.
  Atom ReadClass() {
    ++at_;  // [
    bool gaps = !Take('^'), known = gaps;
    Atom all;
    for (bool first = true; !AtEnd() && (first || Peek() != ']'); first = false) {
      const size_t name_end = source_.substr(at_, 2) == "[:" ? source_.find(":]", at_ + 2)
                                                             : std::string_view::npos;
      if (name_end != std::string_view::npos) {
        at_ = name_end + 2;
        gaps = known = false;
        continue;
      }
      // A range counts as its ends do, and what lies between may be a letter.
      const bool range = Peek() == '-' && !first && source_.substr(at_ + 1, 1) != "]";
      const Atom member = Peek() == '\\' ? ReadEscape() : ReadCharacter();
      gaps = gaps && !range && member.gap;
      known = known && !range && member.literals.size() == 1;
      if (!known) continue;
      const std::string& literal = member.literals[0];
      if (std::find(all.literals.begin(), all.literals.end(), literal) == all.literals.end()) {
        all.literals.push_back(literal);
      }
    }
    at_ = std::min(at_ + 1, source_.size());
    if (!known) all.literals.clear();
    all.gap = gaps;
    return all;
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

  // Where {2}, {2,} or {2,5} at the present place ends; 0 where the brace stands for itself, as it does
  // to RE2 before numbers with a leading zero or of ten digits.
  size_t RepetitionEnd() const {
    constexpr size_t kMostDigits = 9;
    // Behind the number at `i`, `i` where there is none, 0 where it is no count.
    const auto number_end = [this](size_t i) -> size_t {
      size_t end = i;
      while (end < source_.size() && source_[end] >= '0' && source_[end] <= '9') ++end;
      const bool counts = end - i <= kMostDigits && (end - i < 2 || source_[i] != '0');
      return counts ? end : 0;
    };
    if (Peek() != '{') return 0;
    size_t end = number_end(at_ + 1);
    if (end == at_ + 1 || end == 0) return 0;
    if (end < source_.size() && source_[end] == ',') end = number_end(end + 1);
    if (end == 0) return 0;
    return end < source_.size() && source_[end] == '}' ? end + 1 : 0;
  }

  std::string_view source_;
  size_t at_ = 0;
  bool ended_with_flags_ = false;
  bool unknown_syntax_ = false;
  bool multiline_ = false;
};

}  // namespace

std::vector<RequiredLiteral> RequiredLiterals(std::string_view source) {
  AnyOf any = LiteralReader(source).Read();
  std::sort(any.begin(), any.end());
  any.erase(std::unique(any.begin(), any.end()), any.end());
  return any;
}

}  // namespace pare
