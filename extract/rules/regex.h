// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// A regular expression that is compiled when it is first asked.
#ifndef PARE_EXTRACT_RULES_REGEX_H_
#define PARE_EXTRACT_RULES_REGEX_H_

#include <algorithm>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "extract/rules/literal_index.h"
#include "extract/rules/table.h"

namespace re2 {
class RE2;
}

namespace pare {

// RE2 syntax over UTF-8. Compiling costs some 10 to 100 microseconds each, which most runs of the
// program need for few of them: hence lazily, once, by whichever thread comes first. Thread-safe.
class LazyRegex {
 public:
  explicit LazyRegex(std::string source);
  ~LazyRegex();

  const std::string& source() const { return source_; }
  // What is wrong with it, if anything is. Compiles it.
  std::optional<std::string> Check() const;
  // Whether it matches somewhere in `text`; false if it is not valid. Linear in the text.
  bool Matches(std::string_view text) const;
  // The instructions it compiles to, of which its cost is made; 0 if it is not valid.
  int ProgramSize() const;

 private:
  const re2::RE2& Compiled() const;

  const std::string source_;
  mutable std::once_flag once_;
  mutable std::unique_ptr<re2::RE2> compiled_;
};

// Many regular expressions. Add() all, Finish() once, then use from any thread.
//
// Each is tried only on lines that hold the strings it cannot match without (see regex_literals.h),
// which are looked for together; those without such strings on every line. One
// automaton for all expressions (RE2::Set) was tried and took half as long again as one search for
// each: its states multiply with the expressions, and most lines are short.
class RegexSet {
 public:
  // `id` is what Match() reports; any number, each once. Expressions that are the same to the letter
  // are searched for once. `words`: the most words a line may have for the id to be of use.
  void Add(std::string source, uint32_t id, uint32_t words);
  void Finish();
  bool empty() const { return members_.empty(); }

  // Buffers of Match(), to be kept from line to line. One a thread.
  struct Scratch {
    // By list of literals, where on the line the first of its hits begins, or of a list that must follow
    // another the last; kNowhere but while candidates are found.
    std::vector<uint32_t> hits;
    std::vector<uint32_t> members;
  };

  // By expression: whether `possible(id)` holds of any of its ids, kept for many lines. Most expressions
  // are for other pages, or not asked about at all.
  template <class F>
  class Alive {
   public:
    explicit Alive(F possible) : possible_(std::move(possible)) {}

   private:
    friend class RegexSet;
    bool Is(const RegexSet& set, uint32_t member) {
      if (known_.empty()) known_.resize(set.members_.size(), kUnknown);
      uint8_t& known = known_[member];
      if (known == kUnknown) {
        const std::span<const uint32_t> ids = set.IdsOf(member);
        known = std::any_of(ids.begin(), ids.end(), possible_);
      }
      return known != 0;
    }
    static constexpr uint8_t kUnknown = 2;
    F possible_;
    std::vector<uint8_t> known_;
  };

  // Appends the ids for which `useful(id)` holds of the expressions that are alive and match somewhere
  // in `text`, which folds so and has so many words. Linear in the text for a fixed set.
  template <class Possible, class F>
  void Match(std::string_view text, const Folding& folding, uint32_t words,
             Alive<Possible>& alive, F&& useful, Scratch& scratch,
             std::vector<uint32_t>& ids) const {
    if (empty() || words > most_words_) return;
    FindCandidates(folding, scratch);
    for (const uint32_t m : scratch.members) {
      if (!alive.Is(*this, m)) continue;
      bool tried = false;
      for (uint32_t i = members_[m].first_id; i < members_[m].first_id + members_[m].id_count; ++i) {
        const uint32_t id = ids_[i];
        if (words > most_words_of_[i] || !useful(id)) continue;
        // Most expressions are for other places than this; none is tried for nobody.
        if (!tried && !regexes_[m].Matches(text)) break;
        tried = true;
        ids.push_back(id);
      }
    }
  }

  // As LazyRegex::Check, for the one with this id; nullopt if there is none.
  std::optional<std::string> Check(uint32_t id) const;

  template <class Archive>
  void Store(Archive& archive) {
    archive(members_);
    archive(ids_);
    archive(most_words_of_);
    sources_.Store(archive);
    archive(always_);
    literals_.Store(archive);
    archive(most_words_);
    if (regexes_.empty()) MakeRegexes();
  }

 private:
  struct Member {
    Text source;
    uint32_t first_id = 0, id_count = 0;  // in ids_
    uint32_t lists = 0;                   // how many lists of literals it needs one each of
  };
  struct NewMember {
    std::string source;
    std::vector<uint32_t> ids;
    std::vector<uint32_t> words;  // of each id
  };

  // The lists of literals of member m are 2 m, RequiredLiterals::any, and 2 m + 1, its `then`.
  static constexpr uint32_t kNowhere = UINT32_MAX;

  // Puts the numbers of the members that may match a text that folds so into scratch.members, each
  // once.
  void FindCandidates(const Folding& folding, Scratch& scratch) const;
  std::span<const uint32_t> IdsOf(uint32_t member) const {
    const Member& m = members_[member];
    return ids_.Range(m.first_id, m.first_id + m.id_count);
  }
  void MakeRegexes();

  std::vector<NewMember> new_members_;                  // until Finish()
  std::unordered_map<std::string, uint32_t> by_source_;  // likewise

  Table<Member> members_;
  Table<uint32_t> ids_;
  Table<uint32_t> most_words_of_;  // of the ids
  TextTable sources_;
  Table<uint32_t> always_;  // members without literals
  LiteralIndex literals_;   // literal -> the list that it is of
  uint32_t most_words_ = 0;
  std::deque<LazyRegex> regexes_;  // by member
};

}  // namespace pare

#endif  // PARE_EXTRACT_RULES_REGEX_H_
