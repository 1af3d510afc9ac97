// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// A compiled set of rules. Immutable once made, and so safe to share between threads.
#ifndef PARE_EXTRACT_RULES_RULE_SET_H_
#define PARE_EXTRACT_RULES_RULE_SET_H_

#include <cstddef>
#include <iterator>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "extract/page.h"
#include "extract/rules/rule.h"

namespace pare {

struct RuleHit;  // extract/rules/hits.h

// A rule file's name, as it is to be shown, and its text (UTF-8).
struct RuleFile {
  std::string name;
  std::string text;
  bool user = false;  // takes precedence over the built-in rules
};

class RuleSet;

// The rules of a set, in the order of the files; RuleId is an index into them. Rules are kept packed
// and unpacked when asked for, so each is given by value; what they view lives as long as the set.
class RuleList {
 public:
  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = Rule;
    using difference_type = std::ptrdiff_t;
    using pointer = void;
    using reference = Rule;

    Iterator(const RuleList& list, RuleId id) : list_(&list), id_(id) {}
    Rule operator*() const { return (*list_)[id_]; }
    Iterator& operator++() {
      ++id_;
      return *this;
    }
    Iterator operator++(int) {
      Iterator before = *this;
      ++id_;
      return before;
    }
    bool operator==(const Iterator& other) const { return id_ == other.id_; }

   private:
    const RuleList* list_;
    RuleId id_;
  };

  explicit RuleList(const RuleSet& set) : set_(&set) {}
  size_t size() const;
  Rule operator[](RuleId id) const;
  Iterator begin() const { return {*this, 0}; }
  Iterator end() const { return {*this, static_cast<RuleId>(size())}; }

 private:
  const RuleSet* set_;
};

class RuleSet {
 public:
  // The built-in rules, as Compile(BuiltinRules()) would give them but for their inline tests. They
  // were laid out when the program was built, so this takes microseconds.
  static RuleSet Builtin();

  // The built-in rules and those of `files`, which are compiled as Compile does.
  static absl::StatusOr<RuleSet> BuiltinAnd(std::span<const RuleFile> files);

  // Parses and compiles `files`. Every mistake in them is reported: the status is InvalidArgument
  // and its message holds, for each, `file:line:column: what is wrong`, the line, and a caret
  // under the place.
  static absl::StatusOr<RuleSet> Compile(std::span<const RuleFile> files);

  RuleSet(RuleSet&&) noexcept;
  RuleSet& operator=(RuleSet&&) noexcept;
  ~RuleSet();

  RuleList rules() const;

  // Judges the page's blocks: writes first and last verdict, `settled` and evidence bits into
  // page.judgements (one a block, already sized), the rules it had to undo into page.undone_rules,
  // and into page.title, page.author and page.date what rules find there. Touches nothing else.
  // Time: linear in the page for a fixed set; of a rule that hits nothing, a few bytes' worth.
  void Apply(Page& page) const;

  // What each rule would take on the page if it stood alone: by block, then by rule, each pair once.
  // Exceptions neither have hits nor take any away, and no rule takes a block from another, but a
  // rule that would be undone on this page for its `max` has none. An element rule hits every block
  // in the element, a cut or lead every block from, or up to, the line.
  // For measuring rules; the pages are those that Apply takes.
  std::vector<RuleHit> HitsOn(const Page& page) const;

  // Runs the `!+` and `!-` tests that stand in the files; InvalidArgument, in the form that
  // Compile uses, names those that fail.
  absl::Status RunInlineTests() const;

  // The set as bytes that Builtin() can be made from, for the program that lays the rules out.
  std::string Image() const;

 private:
  friend class RuleList;
  struct Compiled;
  static RuleSet FromImage(const unsigned char* image);
  explicit RuleSet(std::unique_ptr<Compiled> compiled);
  std::unique_ptr<Compiled> compiled_;
};

// The rules that are built into the program, by file.
std::span<const RuleFile> BuiltinRules();

}  // namespace pare

#endif  // PARE_EXTRACT_RULES_RULE_SET_H_
