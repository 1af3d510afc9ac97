// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Reads RE2's syntax an atom at a time: what single characters a place in an expression may be. For
// extract/rules/regex_literals.cc alone.
#ifndef PARE_EXTRACT_RULES_REGEX_ATOMS_H_
#define PARE_EXTRACT_RULES_REGEX_ATOMS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pare {

// What is known of the place in a folded line where the next atom matches.
enum class At : uint8_t {
  kAnywhere,
  kBoundary,   // before an ASCII letter or digit no other of ASCII stands
  kGap,        // behind a character that parts words
  kLineStart,  // nothing but such characters before; under (?m), in the line or since a line feed
};

// An atom, or what there is to say of it.
struct Atom {
  std::vector<std::string> literals = {};  // the characters it may be, folded; empty: unknown
  bool gap = false;                        // it parts words, whichever character it is
  std::optional<At> zero_width = {};       // an assertion, and what it says of the place
};

// How often something stands there: {1} counts as kOnceOrMore, {0} as kAnyNumber.
enum class Quantity { kOnce, kOnceOrMore, kTwiceOrMore, kMaybeOnce, kAnyNumber };
constexpr bool MayBeNone(Quantity q) {
  return q == Quantity::kMaybeOnce || q == Quantity::kAnyNumber;
}

// A place in an expression that moves on. For an expression that RE2 would not accept it may say
// anything, but ends. Linear.
class RegexScanner {
 public:
  explicit RegexScanner(std::string_view source) : source_(source) {}

  // The offset of what comes next.
  size_t at() const { return at_; }
  bool AtEnd() const { return at_ >= source_.size(); }
  char Peek() const { return AtEnd() ? '\0' : source_[at_]; }
  bool Take(char c) {
    if (AtEnd() || source_[at_] != c) return false;
    ++at_;
    return true;
  }

  // What begins here, which is not the end and none of ( ) |.
  Atom ReadAtom();
  // What follows an atom or group.
  Quantity TakeQuantifier();
  // From a `(` on: goes to the first character inside; false where it has no inside: (?i).
  bool OpenGroup();
  // Gives up: what stands here is not read.
  void GiveUp() {
    unknown_syntax_ = true;
    at_ = source_.size();
  }
  void NoteUnknownSyntax() { unknown_syntax_ = true; }

  // Whether there was syntax that is not read here. Known at the end only; so below.
  bool unknown_syntax() const { return unknown_syntax_; }
  // Whether `^` also stands behind a line feed.
  bool multiline() const { return multiline_; }

 private:
  Atom ReadCharacter();
  Atom ReadEscape();
  Atom ReadClass();
  size_t RepetitionEnd() const;

  std::string_view source_;
  size_t at_ = 0;
  bool unknown_syntax_ = false;
  bool multiline_ = false;
};

}  // namespace pare

#endif  // PARE_EXTRACT_RULES_REGEX_ATOMS_H_
