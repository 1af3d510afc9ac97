// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// All rules of a set, packed: what matching asks for at hand, the words about them apart. For
// extract/rules/*.cc alone.
#ifndef PARE_EXTRACT_RULES_RULE_TABLE_H_
#define PARE_EXTRACT_RULES_RULE_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "extract/rules/rule.h"
#include "extract/rules/table.h"

namespace pare {

// A Rule as plain values.
struct PackedRule {
  RuleKind kind = RuleKind::kElement;
  bool has_role = false;
  Role role = Role::kClutter;
  uint8_t where = kAnywhere;
  bool evidence = false;
  bool user = false;
  uint16_t host_count = 0, not_host_count = 0, lang_count = 0;  // in lists_, in this order
  uint32_t first_list = 0;
  uint32_t min = 1;
  uint32_t words = kAnyWords;
  double max = 0.5;
  uint32_t section = 0;
  uint32_t near_pattern = kNoRule;  // the number of the pattern of its near=
  uint32_t file = 0;                // index into files_
  uint32_t line = 0;
  Text name, pattern, near;
};

class RuleTable {
 public:
  void Add(const Rule& rule, uint32_t section);
  void SetNearPattern(RuleId id, uint32_t pattern) { growing_[id].near_pattern = pattern; }
  // `guards`: by section, as written.
  void Finish(std::span<const std::string_view> guards);

  // The rules added so far, or all.
  size_t size() const { return growing_.empty() ? packed_.size() : growing_.size(); }
  const PackedRule& Packed(RuleId id) const { return packed_[id]; }
  // The rule as it was added; its views live as long as the table. Takes some allocations.
  Rule operator[](RuleId id) const;
  std::string_view PatternOf(RuleId id) const { return text_.At(packed_[id].pattern); }
  size_t sections() const { return guards_.size(); }
  // "" if the section has none.
  std::string_view GuardOf(uint32_t section) const { return text_.At(guards_[section]); }

  template <class Archive>
  void Store(Archive& archive) {
    archive(packed_);
    archive(lists_);
    archive(files_);
    archive(guards_);
    text_.Store(archive);
  }

 private:
  // Until Finish().
  std::vector<PackedRule> growing_;
  std::vector<Text> growing_lists_;
  std::vector<Text> growing_files_;

  Table<PackedRule> packed_;
  Table<Text> lists_;  // hosts, excluded hosts and languages of the rules that have any
  Table<Text> files_;
  Table<Text> guards_;  // by section
  TextTable text_;
};

}  // namespace pare

#endif  // PARE_EXTRACT_RULES_RULE_TABLE_H_
