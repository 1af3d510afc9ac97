// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/rule_table.h"

#include <string>
#include <utility>

#include "extract/rules/options.h"

namespace pare {

void RuleTable::Add(const Rule& rule, uint32_t section) {
  // Rules of a file come one after the other.
  if (growing_files_.empty() || text_.Growing(growing_files_.back()) != rule.origin.file) {
    growing_files_.push_back(text_.Add(rule.origin.file));
  }
  const RuleOptions& o = rule.options;
  PackedRule& p = growing_.emplace_back();
  p.kind = rule.kind;
  p.has_role = o.role.has_value();
  p.role = o.role.value_or(Role::kClutter);
  p.where = o.where;
  p.evidence = o.evidence;
  p.user = rule.origin.user;
  p.first_list = static_cast<uint32_t>(growing_lists_.size());
  const auto add_list = [this](const std::vector<std::string>& list, uint16_t& count) {
    count = static_cast<uint16_t>(list.size());  // a line of a rule file holds fewer
    for (const std::string& s : list) growing_lists_.push_back(text_.Add(s));
  };
  add_list(rule.hosts, p.host_count);
  add_list(rule.not_hosts, p.not_host_count);
  add_list(o.langs, p.lang_count);
  p.min = o.min;
  p.words = o.words;
  p.max = o.max;
  p.section = section;
  p.file = static_cast<uint32_t>(growing_files_.size() - 1);
  p.line = rule.origin.line;
  p.name = text_.Add(rule.origin.name);
  p.pattern = text_.Add(rule.pattern);
  p.near = text_.Add(o.near);
}

void RuleTable::Finish(std::span<const std::string_view> guards) {
  std::vector<Text> guard_texts;
  for (const std::string_view guard : guards) guard_texts.push_back(text_.Add(guard));
  guards_ = Table<Text>(std::move(guard_texts));
  packed_ = Table<PackedRule>(std::move(growing_));
  lists_ = Table<Text>(std::move(growing_lists_));
  files_ = Table<Text>(std::move(growing_files_));
  text_.Finish();
  growing_ = {};
}

Rule RuleTable::operator[](RuleId id) const {
  const PackedRule& p = packed_[id];
  uint32_t next = p.first_list;
  const auto read_list = [&](uint16_t count) {
    std::vector<std::string> list;
    for (; count > 0; --count) list.emplace_back(text_.At(lists_[next++]));
    return list;
  };
  Rule rule;
  rule.kind = p.kind;
  rule.hosts = read_list(p.host_count);
  rule.not_hosts = read_list(p.not_host_count);
  rule.pattern = text_.At(p.pattern);
  if (IsElementKind(p.kind)) rule.guard = GuardOf(p.section);
  if (p.has_role) rule.options.role = p.role;
  rule.options.langs = read_list(p.lang_count);
  rule.options.where = p.where;
  rule.options.near = text_.At(p.near);
  rule.options.min = p.min;
  rule.options.words = p.words;
  rule.options.max = p.max;
  rule.options.evidence = p.evidence;
  rule.origin.name = text_.At(p.name);
  rule.origin.file = text_.At(files_[p.file]);
  rule.origin.line = p.line;
  rule.origin.user = p.user;
  return rule;
}

}  // namespace pare
