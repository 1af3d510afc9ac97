// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Many phrases and regular expressions, matched together against one line.
//
// A phrase is filed under its first word if it begins with one, else under its first word anywhere,
// else (slots alone) under its first slot. Phrases of one file lie side by side, and what is quick to
// see (a word that the line lacks, its length, its ends) keeps most from being tried. A phrase is
// then matched by dynamic programming over the line's tokens: no backtracking.
#ifndef PARE_EXTRACT_RULES_LINE_MATCHER_H_
#define PARE_EXTRACT_RULES_LINE_MATCHER_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
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
    uint64_t word_bits = 0;          // WordBit() of each token
    // Before which tokens a match of a phrase's parts so far may end, ascending; of the next part.
    std::vector<uint32_t> reached, next;
    // By token and slot: where the slot may end that begins there. Found when first asked for: many
    // phrases ask the same of a line. What lines before have left is told by its number.
    struct Ends {
      uint64_t line = 0;
      uint32_t first = 0, count = 0;  // in `ends`
    };
    std::vector<Ends> slots;  // only grows
    std::vector<uint32_t> ends;
    uint64_t lines = 0;  // begun so far
    RegexSet::Scratch regexes;
  };

  // `id` is what Match() will report; any number, each once.
  void AddPhrase(const Phrase& phrase, uint32_t id);
  void AddRegex(std::string source, uint32_t id, uint32_t words);
  void Finish();

  bool empty() const { return phrases_.empty() && regexes_.empty(); }

  // Appends the ids of the phrases that match all of `line`; those with active[id] == 0 are not
  // tried. Returns what the line folds to, good until `scratch` is used for another. Time: for a
  // fixed set of patterns linear in the line's bytes; so too below.
  Folding MatchPhrases(std::string_view line, std::span<const uint8_t> active, Scratch& scratch,
                       std::vector<uint32_t>& ids) const;

  // Appends the ids of the regular expressions that match some of `line`, which folds so and has so
  // many words, but for a list mark at its start; only those are tried that are alive and may act
  // on so many, and for which `useful(id)` holds.
  template <class Possible, class F>
  void MatchRegexes(std::string_view line, const Folding& folding, uint32_t words,
                    RegexSet::Alive<Possible>& alive, F&& useful, Scratch& scratch,
                    std::vector<uint32_t>& ids) const {
    regexes_.Match(WithoutListMark(line), folding, words, alive, useful, scratch.regexes, ids);
  }

  // Both, of all active patterns.
  void Match(std::string_view line, uint32_t words, std::span<const uint8_t> active,
             Scratch& scratch, std::vector<uint32_t>& ids) const {
    const Folding folding = MatchPhrases(line, active, scratch, ids);
    const auto is_active = [active](uint32_t id) { return active[id] != 0; };
    RegexSet::Alive alive(is_active);
    MatchRegexes(line, folding, words, alive, is_active, scratch, ids);
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
    by_slot_.Store(archive);
    archive(most_);
    archive(long_slots_);
  }

 private:
  // The line without a mark of a list or note at its start, which phrases do not see anyway:
  // "• All rights reserved" is a notice as well.
  static std::string_view WithoutListMark(std::string_view line);

  struct Part {
    bool literal = true;
    Slot slot = Slot::kAny;
    Text word;  // in words_
  };
  struct CompiledPhrase {
    uint64_t words = 0;  // WordBit() of each of its words
    uint32_t id = 0;
    uint32_t first_part = 0;
    uint32_t part_count = 0;
    uint32_t least = 0, most = 0;  // tokens of a line that can match
  };

  using Candidates = std::pair<uint32_t, uint32_t>;  // [first, second) of phrases_

  // Phrases by the number of a key, those of one key side by side in phrases_.
  class Files {
   public:
    void Add(uint32_t key, const CompiledPhrase& phrase);
    // Appends the phrases to `phrases`, in the order of their keys.
    void Finish(std::vector<CompiledPhrase>& phrases);
    // The key may be any.
    Candidates operator[](uint32_t key) const {
      if (key + size_t{1} >= first_.size()) return {0, 0};
      return {first_[key], first_[key + 1]};
    }
    template <class Archive>
    void Store(Archive& archive) {
      archive(first_);
    }

   private:
    std::vector<std::vector<CompiledPhrase>> growing_;  // until Finish()
    Table<uint32_t> first_;
  };

  // The same by a word.
  class WordFiles {
   public:
    void Add(const std::string& word, const CompiledPhrase& phrase);
    void Finish(std::vector<CompiledPhrase>& phrases);
    Candidates operator[](std::string_view word) const {
      const std::span<const uint32_t> number = numbers_.Find(word);
      return number.empty() ? Candidates{0, 0} : files_[number[0]];
    }
    template <class Archive>
    void Store(Archive& archive) {
      numbers_.Store(archive);
      files_.Store(archive);
    }

   private:
    std::unordered_map<std::string, uint32_t> growing_;  // until Finish()
    StringIndex numbers_;                                // word -> its key in files_
    Files files_;
  };

  // A set of words as 64 bits: what a line lacks of a phrase's bits, it lacks of its words.
  static uint64_t WordBit(std::string_view word);

  // Few phrases match longer lines than this. The first tokens of such a line, one more than this,
  // tell nearly always that none does, and the others are not looked at.
  static constexpr size_t kShortLine = 28;

  // Takes the line's first tokens, `most` + 1 at most.
  static void Begin(std::string_view line, size_t most, Scratch& scratch);
  // MatchPhrases() for a line of which all tokens have been taken.
  void MatchCut(std::span<const uint8_t> active, Scratch& scratch,
                std::vector<uint32_t>& ids) const;
  // Whether a phrase may match a longer line, which has been begun with kShortLine.
  bool MayMatchLong(std::span<const uint8_t> active, Scratch& scratch) const;
  // Whether the phrase's words before its first slot begin the line.
  bool BeginsWithWords(const CompiledPhrase& phrase, const TokenLine& line) const;

  void Try(Candidates candidates, std::span<const uint8_t> active, Scratch& scratch,
           std::vector<uint32_t>& ids) const;
  bool Fits(const CompiledPhrase& phrase, Scratch& scratch) const;
  bool IsWord(const Part& part, const TokenLine& line, size_t at) const {
    return words_.At(part.word) == line.Folded(at);
  }
  static std::span<const uint32_t> SlotEnds(Slot slot, size_t at, Scratch& scratch);

  std::vector<Part> new_parts_;  // until Finish()

  Table<Part> parts_;
  TextTable words_;
  Table<CompiledPhrase> phrases_;
  RegexSet regexes_;
  WordFiles by_first_word_;
  WordFiles by_inner_word_;  // phrases that begin with a slot, by their first word
  Files by_slot_;            // phrases of slots alone, by the first
  uint32_t most_ = 0;        // of any phrase
  uint32_t long_slots_ = 0;  // a bit for each slot that begins a phrase for lines over kShortLine
};

}  // namespace pare

#endif  // PARE_EXTRACT_RULES_LINE_MATCHER_H_
