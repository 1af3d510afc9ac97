// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// A regular expression that is compiled when it is first asked.
#ifndef PARE_EXTRACT_RULES_REGEX_H_
#define PARE_EXTRACT_RULES_REGEX_H_

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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

// Regular expressions that are matched one after the other. Add() all, then use from any thread.
//
// One automaton for all of them (RE2::Set) was tried and took half as long again: its states multiply
// with the expressions, and most lines are short.
class RegexSet {
 public:
  // `id` is what Match() reports; any number, each once. Expressions that are the same to the letter
  // are searched for once. `words`: the most words a line may have for the id to be of use.
  void Add(std::string source, uint32_t id, uint32_t words);
  bool empty() const { return members_.empty(); }

  // Appends the ids of the active ones that match somewhere in `text`, which has so many words.
  // Linear in the text for a fixed set.
  void Match(std::string_view text, uint32_t words, std::span<const uint8_t> active,
             std::vector<uint32_t>& ids) const;

  // As LazyRegex::Check, for the one with this id; nullopt if there is none.
  std::optional<std::string> Check(uint32_t id) const;

 private:
  struct Member {
    std::vector<uint32_t> ids;
    uint32_t words = 0;  // the most that any of the ids allows
    std::unique_ptr<LazyRegex> regex;
  };

  std::vector<Member> members_;
};

}  // namespace pare

#endif  // PARE_EXTRACT_RULES_REGEX_H_
