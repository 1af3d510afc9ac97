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
#include <unordered_map>
#include <vector>

#include "extract/rules/phrase.h"
#include "extract/rules/regex.h"
#include "extract/rules/string_index.h"
#include "extract/rules/table.h"
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
    uint64_t word_bits = 0;          // WordBit() of each of them
    std::vector<uint8_t> reached;    // by token: a match of the parts so far may end before it
    std::vector<uint8_t> next;
    // By slot and token: where the slot may end that begins there. Found when first asked for: many
    // phrases ask the same of a line.
    struct Ends {
      uint32_t first = UINT32_MAX, count = 0;  // in `ends`
    };
    std::vector<Ends> slots;
    std::vector<uint32_t> ends;
    std::vector<uint32_t> tried_in;  // by phrase: the last line it was tried on
    uint32_t line_number = 0;
    RegexSet::Scratch regexes;
  };

  // `id` is what Match() will report; any number, each once.
  void AddPhrase(const Phrase& phrase, uint32_t id);
  void AddRegex(std::string source, uint32_t id, uint32_t words);
  void Finish();

  bool empty() const { return phrases_.empty() && regexes_.empty(); }

  // Appends the ids of the phrases that match all of `line`; those with active[id] == 0 are not
  // tried. Time: for a fixed set of patterns linear in the line's bytes; so too below.
  void MatchPhrases(std::string_view line, std::span<const uint8_t> active, Scratch& scratch,
                    std::vector<uint32_t>& ids) const;

  // Appends the ids of the regular expressions that match some of `line`, which has so many words;
  // only those are tried that may act on so many, and for which `useful(id)` holds.
  template <class F>
  void MatchRegexes(std::string_view line, uint32_t words, F&& useful, Scratch& scratch,
                    std::vector<uint32_t>& ids) const {
    regexes_.Match(line, words, useful, scratch.regexes, ids);
  }

  // Both, of all active patterns.
  void Match(std::string_view line, uint32_t words, std::span<const uint8_t> active,
             Scratch& scratch, std::vector<uint32_t>& ids) const {
    MatchPhrases(line, active, scratch, ids);
    MatchRegexes(line, words, [active](uint32_t id) { return active[id] != 0; }, scratch, ids);
  }

  // What is wrong with the regular expression of `id`, if there is one. Compiles it.
  std::optional<std::string> CheckRegex(uint32_t id) const { return regexes_.Check(id); }

  template <class Archive>
  void Store(Archive& archive) {
    archive(parts_);
    archive(phrases_);
    regexes_.Store(archive);
    words_.Store(archive);
    by_first_word_.Store(archive);
    by_inner_word_.Store(archive);
    archive(slots_alone_);
    archive(most_);
  }

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
    uint64_t words = 0;            // WordBit() of each of its words
  };

  // A set of words as 64 bits: what a line lacks of a phrase's bits, it lacks of its words.
  static uint64_t WordBit(uint32_t word) {
    return uint64_t{1} << ((word * 0x9E3779B1u) >> 26);  // 2^32 / golden ratio, top 6 bits
  }

  void Try(std::span<const uint32_t> candidates, std::span<const uint8_t> active, Scratch& scratch,
           std::vector<uint32_t>& ids) const;
  bool Fits(const CompiledPhrase& phrase, Scratch& scratch) const;
  static std::span<const uint32_t> SlotEnds(Slot slot, size_t at, Scratch& scratch);

  // Until Finish().
  std::vector<Part> new_parts_;
  std::vector<CompiledPhrase> new_phrases_;
  std::unordered_map<std::string, uint32_t> numbers_;  // of words, in the order of new_words_
  std::vector<std::string_view> new_words_;            // keys of numbers_

  Table<Part> parts_;
  Table<CompiledPhrase> phrases_;
  RegexSet regexes_;
  StringIndex words_;        // word -> its number
  ListTable by_first_word_;  // word -> phrases that begin with it
  ListTable by_inner_word_;  // word -> phrases that begin with a slot
  Table<uint32_t> slots_alone_;
  uint32_t most_ = 0;  // of any phrase
};

}  // namespace pare

#endif  // PARE_EXTRACT_RULES_LINE_MATCHER_H_
