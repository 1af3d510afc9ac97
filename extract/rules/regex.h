// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// A regular expression that is compiled when it is first asked.
#ifndef PARE_EXTRACT_RULES_REGEX_H_
#define PARE_EXTRACT_RULES_REGEX_H_

#include <atomic>
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

  // What is wrong with it, if anything is. Compiles it.
  std::optional<std::string> Check() const;
  // Whether it matches somewhere in `text`; false if it is not valid. Linear in the text.
  bool Matches(std::string_view text) const;

 private:
  friend class RegexSet;

  const re2::RE2& Compiled() const;

  const std::string source_;
  mutable std::once_flag once_;
  mutable std::unique_ptr<re2::RE2> compiled_;
};

// Regular expressions that are matched together. Add() all, then use from any thread.
class RegexSet {
 public:
  RegexSet();
  ~RegexSet();

  // `id` is what Match() reports; any number, each once.
  void Add(std::string source, uint32_t id);
  bool empty() const { return members_.empty(); }

  // Appends the ids of the active ones that match somewhere in `text`. Linear in the text, and read
  // once for all of them where memory allows.
  void Match(std::string_view text, std::span<const uint8_t> active,
             std::vector<uint32_t>& ids) const;

  // As LazyRegex::Check, for the one with this id; nullopt if there is none.
  std::optional<std::string> Check(uint32_t id) const;

 private:
  struct Member {
    uint32_t id = 0;
    std::unique_ptr<LazyRegex> regex;
  };
  struct Together;  // RE2's automaton for all members

  const Together& All() const;

  std::vector<Member> members_;
  mutable std::once_flag once_;
  mutable std::unique_ptr<Together> together_;
  mutable std::atomic<bool> too_large_{false};  // the automaton has run out of memory
};

}  // namespace pare

#endif  // PARE_EXTRACT_RULES_REGEX_H_
