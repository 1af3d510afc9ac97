// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Many phrases and regular expressions, matched together against one line.
//
// A phrase is filed under its first word if it begins with one, else under its first word anywhere,
// else (slots alone) in a list that every line of the right length is tried against. A phrase is
// then matched by dynamic programming over the line's tokens: no backtracking.
#ifndef PARE_EXTRACT_RULES_LINE_MATCHER_H_
#define PARE_EXTRACT_RULES_LINE_MATCHER_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/rules/phrase.h"
#include "extract/rules/regex.h"
#include "extract/rules/string_index.h"
#include "extract/rules/tokens.h"

namespace pare {

// Add...() everything, Finish() once; then immutable and safe to share between threads.
class LineMatcher {
 public:
  // Buffers of Match(), to be kept from line to line. One a thread.
  class Scratch {
    friend class LineMatcher;
    TokenLine line;
    std::vector<uint32_t> words;     // by token: the number of its word, or kNoWord
    std::vector<uint8_t> reached;    // by token: a match of the parts so far may end before it
    std::vector<uint8_t> next;
    std::vector<uint32_t> ends;
    std::vector<uint32_t> tried_in;  // by phrase: the last line it was tried on
    uint32_t line_number = 0;
  };

  // `id` is what Match() will report; any number, each once.
  void AddPhrase(const Phrase& phrase, uint32_t id);
  void AddRegex(std::string source, uint32_t id, uint32_t words);
  void Finish();

  bool empty() const { return phrases_.empty() && regexes_.empty(); }

  // Appends the ids of the patterns that match `line`; those with active[id] == 0 are not tried.
  // Phrases must match all of it, regular expressions some of it; of these only the ones are
  // tried that may act on a line of so many `words`. Time: for a fixed set of patterns
  // linear in the line's bytes.
  void Match(std::string_view line, uint32_t words, std::span<const uint8_t> active,
             Scratch& scratch, std::vector<uint32_t>& ids) const;

  // What is wrong with the regular expression of `id`, if there is one. Compiles it.
  std::optional<std::string> CheckRegex(uint32_t id) const { return regexes_.Check(id); }

 private:
  static constexpr uint32_t kNoWord = UINT32_MAX;

  struct Part {
    bool literal = true;
    Slot slot = Slot::kAny;
    uint32_t word = kNoWord;
  };
  struct CompiledPhrase {
    uint32_t id = 0;
    uint32_t first_part = 0;
    uint32_t part_count = 0;
    uint32_t least = 0, most = 0;  // tokens of a line that can match
  };

  void Try(std::span<const uint32_t> candidates, std::span<const uint8_t> active, Scratch& scratch,
           std::vector<uint32_t>& ids) const;
  bool Fits(const CompiledPhrase& phrase, Scratch& scratch) const;

  std::vector<Part> parts_;
  std::vector<CompiledPhrase> phrases_;
  RegexSet regexes_;
  StringIndex words_;  // word -> its number
  std::vector<std::string> new_words_;               // until Finish()
  std::vector<std::vector<uint32_t>> by_first_word_;  // word -> phrases that begin with it
  std::vector<std::vector<uint32_t>> by_inner_word_;  // word -> phrases that begin with a slot
  std::vector<uint32_t> slots_alone_;
  uint32_t most_ = 0;  // of any phrase
};

}  // namespace pare

#endif  // PARE_EXTRACT_RULES_LINE_MATCHER_H_
