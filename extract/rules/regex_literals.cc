// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/regex_literals.h"

#include <algorithm>
#include <utility>

#include "extract/rules/regex_atoms.h"
#include "extract/text/fold.h"

namespace pare {
namespace {

constexpr int kMostNesting = 32;           // deeper groups count as unknown
constexpr size_t kMostAlternatives = 128;  // more are not worth looking for
constexpr size_t kMostRuns = 64;           // ways to write one run of characters
constexpr size_t kMostBytes = 12;          // of a literal: more would rule out next to nothing
constexpr size_t kMostRunBytes = 64;       // of the shortest way to write a run: likewise

// Any of these must occur; empty: nothing is known.
using AnyOf = std::vector<RequiredLiteral>;

// What must occur, and where in the expression it is said.
struct Need {
  AnyOf any;
  size_t begin = 0, end = 0;
};

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

bool LongEnough(const AnyOf& any) {
  return std::all_of(any.begin(), any.end(), [](const RequiredLiteral& literal) {
    return literal.text.size() >= LeastLiteral(literal.place);
  });
}

// The same as `any` in places that say no more than `most` does; empty where that says nothing.
AnyOf WithPlacesUpTo(LiteralPlace most, AnyOf any) {
  for (RequiredLiteral& literal : any) literal.place = std::min(literal.place, most);
  return LongEnough(any) ? any : AnyOf();
}

// The ways to write a run of characters, folded one by one; " " stands for what parts words.
using Runs = std::vector<std::string>;
const Runs kOneGap = {" "}, kMaybeGap = {"", " "};

// What a sequence is known to need so far. `at`: what is known of the place where it begins. `begin`
// and `end` here and below: offsets in the expression.
class Sequence {
 public:
  Sequence(At at, size_t begin) : at_(at), runs_at_(at), runs_begin_(begin) {}

  At at() const { return at_; }
  // All ways to write the sequence, if they are known and few; else empty.
  Runs Whole() const { return whole_ ? runs_ : Runs(); }
  // In the order of the expression, but for those that overlap.
  std::vector<Need> TakeNeeds(size_t end) {
    EndRun(end);
    return std::move(needs_);
  }

  void Assert(At at) { MoveTo(std::max(at_, at)); }
  void Add(Need need) {
    if (!need.any.empty()) needs_.push_back(std::move(need));
  }
  // Characters that follow the run. It goes on behind them.
  void Append(const Runs& more, size_t begin) {
    if (runs_.empty()) {
      runs_ = {""};
      runs_at_ = at_;
      runs_begin_ = begin;
    }
    if (runs_.size() * more.size() > kMostRuns || ShortestOf(runs_) > kMostRunBytes) {
      EndRun(begin);
      return;
    }
    Runs longer;
    for (const std::string& run : runs_) {
      for (const std::string& part : more) longer.push_back(run + part.substr(GapsTwice(run, part)));
    }
    std::sort(longer.begin(), longer.end());
    longer.erase(std::unique(longer.begin(), longer.end()), longer.end());
    runs_ = std::move(longer);
  }
  bool InRun() const { return !runs_.empty(); }
  // Something follows that cannot be spelt out.
  void EndRun(size_t end) {
    AnyOf any;
    for (const std::string& run : runs_) any.push_back(LiteralOf(run));
    if (LongEnough(any)) Add({std::move(any), runs_begin_, end});
    runs_.clear();
    whole_ = false;
  }
  // Goes on behind something that leaves the place so; where it is optional, that or the old one.
  void Pass(At behind, bool optional) { MoveTo(optional ? std::min(at_, behind) : behind); }

 private:
  void MoveTo(At at) {
    at_ = at;
    const bool blank = std::all_of(runs_.begin(), runs_.end(), [](const std::string& run) {
      return run.find_first_not_of(' ') == std::string::npos;
    });
    if (blank) runs_at_ = at_;
  }
  RequiredLiteral LiteralOf(const std::string& run) const {
    RequiredLiteral literal{Fold(run), LiteralPlace::kAnywhere};
    if (runs_at_ == At::kLineStart) {
      literal.place = LiteralPlace::kLineStart;
    } else if (runs_at_ != At::kAnywhere || run.starts_with(' ') ||
               static_cast<signed char>(literal.text[0]) < 0) {
      literal.place = LiteralPlace::kWordStart;
    } else if (const size_t gap = literal.text.find(' ');
               gap != std::string::npos &&
               gap + LeastLiteral(LiteralPlace::kWordStart) < literal.text.size()) {
      literal = {literal.text.substr(gap + 1), LiteralPlace::kWordStart};  // from a word's start on
    }
    return literal;
  }
  static size_t ShortestOf(const Runs& runs) {
    size_t least = SIZE_MAX;
    for (const std::string& run : runs) least = std::min(least, run.size());
    return least;
  }
  // Of what parts words, one says as much as many.
  static size_t GapsTwice(std::string_view run, std::string_view part) {
    return run.ends_with(' ') && part.starts_with(' ') ? 1 : 0;
  }

  At at_;             // what is known of the present place
  Runs runs_ = {""};  // what stands side by side before it; empty: nothing is known of that
  At runs_at_;        // what is known of the place where the first word of these begins
  size_t runs_begin_;  // where they begin
  bool whole_ = true;  // they are all of the sequence so far
  std::vector<Need> needs_;
};

// Of those that lie between `begin` and `end` the one that says most, or null.
const Need* BestOf(const std::vector<Need>& needs, size_t begin, size_t end) {
  const Need* best = nullptr;
  for (const Need& need : needs) {
    if (need.begin < begin || need.end > end) continue;
    if (best == nullptr || WorthOf(need.any) > WorthOf(best->any)) best = &need;
  }
  return best;
}

class LiteralReader {
 public:
  explicit LiteralReader(std::string_view source) : scanner_(source) {}

  RequiredLiterals Read() {
    const std::vector<Need> needs = ReadAlternatives(0, At::kAnywhere).needs;
    const Need* const best = BestOf(needs, 0, SIZE_MAX);
    // A stray `)`, or syntax that is not read here.
    if (!scanner_.AtEnd() || scanner_.unknown_syntax() || best == nullptr) return {};
    const Need* const before = BestOf(needs, 0, best->begin);
    const Need* const behind = BestOf(needs, best->end, SIZE_MAX);
    const auto worth = [](const Need* need) { return WorthOf(need == nullptr ? AnyOf() : need->any); };
    // To look for what may stand anywhere costs a look at every byte: too much for a second opinion.
    if (std::max(worth(before), worth(behind)).first == LiteralPlace::kAnywhere) {
      return {best->any, {}};
    }
    if (worth(before) > worth(behind)) return {before->any, best->any};
    return {best->any, behind->any};
  }
  bool multiline() const { return scanner_.multiline(); }

 private:
  struct Alternatives {
    std::vector<Need> needs;
    Runs whole;               // all ways to write them, or empty
    At end = At::kLineStart;  // the least that any of them says of the place behind it
  };

  // One of several sequences is there: so is one of all that they need, if each needs something.
  Alternatives ReadAlternatives(int depth, At at) {
    Alternatives all;
    const size_t begin = scanner_.at();
    AnyOf any;
    std::vector<Need> needs;  // of the last sequence
    bool every_one = true, all_whole = true;
    size_t sequences = 0;
    do {
      Sequence one(at, scanner_.at());
      ReadSequence(depth, one);
      const Runs whole = one.Whole();
      all_whole = all_whole && !whole.empty();
      all.whole.insert(all.whole.end(), whole.begin(), whole.end());
      all.end = std::min(all.end, one.at());
      needs = one.TakeNeeds(scanner_.at());
      const Need* const best = BestOf(needs, 0, SIZE_MAX);
      every_one = every_one && best != nullptr;
      if (best != nullptr) any.insert(any.end(), best->any.begin(), best->any.end());
      ++sequences;
    } while (scanner_.Take('|'));
    if (sequences == 1) {
      all.needs = std::move(needs);
    } else if (every_one && any.size() <= kMostAlternatives) {
      all.needs.push_back({std::move(any), begin, scanner_.at()});
    }
    if (!all_whole) all.whole.clear();
    return all;
  }

  // All parts of a sequence are there, and so is what each of them needs.
  void ReadSequence(int depth, Sequence& sequence) {
    while (!scanner_.AtEnd() && scanner_.Peek() != '|' && scanner_.Peek() != ')') {
      if (scanner_.Peek() == '(') {
        AddGroup(depth, sequence);
      } else {
        AddAtom(sequence);
      }
    }
  }

  void AddGroup(int depth, Sequence& sequence) {
    if (!scanner_.OpenGroup()) {
      // (?i): a switch, not a group; a quantifier is for what precedes
      if (scanner_.TakeQuantifier() != Quantity::kOnce) scanner_.NoteUnknownSyntax();
      return;
    }
    Alternatives group;
    const size_t begin = scanner_.at();
    if (depth < kMostNesting) {
      group = ReadAlternatives(depth + 1, sequence.at());
    } else {
      scanner_.GiveUp();
    }
    if (!scanner_.Take(')')) scanner_.NoteUnknownSyntax();
    const size_t end = scanner_.at();
    const Quantity quantity = scanner_.TakeQuantifier();
    const Need* const best = BestOf(group.needs, 0, SIZE_MAX);
    AnyOf again;  // what is needed of its second time, where the first leaves the place so
    if (quantity == Quantity::kTwiceOrMore && best != nullptr) {
      again = WithPlacesUpTo(group.end >= At::kBoundary ? LiteralPlace::kWordStart
                                                        : LiteralPlace::kAnywhere, best->any);
    }
    AddRuns(std::move(group.whole), quantity, {begin, end}, sequence);
    if (!MayBeNone(quantity)) {
      for (Need& need : group.needs) sequence.Add(std::move(need));
    }
    sequence.Add({again, end, scanner_.at()});
    sequence.Pass(group.end, MayBeNone(quantity));
  }

  // `runs`: the ways to write what is there so often; empty: unknown. `where`: from where to where it
  // is said.
  static void AddRuns(Runs runs, Quantity quantity, std::pair<size_t, size_t> where,
                      Sequence& sequence) {
    if (runs.empty() || quantity == Quantity::kAnyNumber) {
      sequence.EndRun(where.first);
      return;
    }
    if (quantity == Quantity::kMaybeOnce) runs.emplace_back();
    sequence.Append(runs, where.first);
    const bool open = quantity == Quantity::kOnceOrMore || quantity == Quantity::kTwiceOrMore;
    if (open) sequence.EndRun(where.second);
  }

  void AddAtom(Sequence& sequence) {
    const size_t begin = scanner_.at();
    const Atom atom = scanner_.ReadAtom();
    const size_t end = scanner_.at();
    const Quantity quantity = scanner_.TakeQuantifier();
    const bool optional = MayBeNone(quantity);
    if (atom.zero_width.has_value()) {
      if (!optional) sequence.Assert(*atom.zero_width);
      return;
    }
    if (atom.gap) {
      // Of what parts words, one says as much as many. Behind the unknown it says where a word begins.
      if (sequence.InRun()) sequence.Append(optional ? kMaybeGap : kOneGap, begin);
      sequence.Pass(std::max(sequence.at(), At::kGap), optional);
      return;
    }
    AddRuns(atom.literals, quantity, {begin, end}, sequence);
    sequence.Pass(EndsBeyondAscii(atom) ? At::kBoundary : At::kAnywhere, optional);
  }

  // Behind such a character a word begins as far as LiteralPlace goes.
  static bool EndsBeyondAscii(const Atom& atom) {
    return !atom.literals.empty() &&
           std::all_of(atom.literals.begin(), atom.literals.end(), [](const std::string& s) {
             return !s.empty() && static_cast<signed char>(s.back()) < 0;
           });
  }

  RegexScanner scanner_;
};

// The same as `any` without those that others speak for; empty where that is no use.
AnyOf FewestOf(AnyOf any, bool multiline) {
  // `^` is also behind a line feed.
  if (multiline) any = WithPlacesUpTo(LiteralPlace::kWordStart, std::move(any));
  for (RequiredLiteral& literal : any) {
    if (literal.text.size() > kMostBytes) literal.text.resize(kMostBytes);
  }
  std::sort(any.begin(), any.end());
  AnyOf few;
  for (RequiredLiteral& literal : any) {  // where "read more" stands, "read" does too
    if (few.empty() || literal.place < few.back().place ||
        !literal.text.starts_with(few.back().text)) {
      few.push_back(std::move(literal));
    }
  }
  return few;
}

}  // namespace

RequiredLiterals RequiredLiteralsOf(std::string_view source) {
  LiteralReader reader(source);
  const RequiredLiterals all = reader.Read();
  const AnyOf any = FewestOf(all.any, reader.multiline());
  const AnyOf then = FewestOf(all.then, reader.multiline());
  return any.empty() ? RequiredLiterals{then, {}} : RequiredLiterals{any, then};
}

}  // namespace pare
