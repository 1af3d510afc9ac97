// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/regex.h"

#include <re2/re2.h>

#include <algorithm>
#include <utility>

#include "extract/rules/regex_literals.h"
#include "extract/text/fold.h"

namespace pare {
namespace {

// Room for a few hundred words as alternatives; \pL{50} and the like are refused.
constexpr int64_t kMaxBytes = 4 << 20;

re2::RE2::Options OptionsWith(int64_t max_bytes) {
  re2::RE2::Options options(re2::RE2::Quiet);
  options.set_max_mem(max_bytes);
  // Where it matches is never asked, which lets RE2 do without captures and submatches.
  options.set_never_capture(true);
  return options;
}

re2::StringPiece PieceOf(std::string_view text) { return {text.data(), text.size()}; }

}  // namespace

LazyRegex::LazyRegex(std::string source) : source_(std::move(source)) {}
LazyRegex::~LazyRegex() = default;

const re2::RE2& LazyRegex::Compiled() const {
  std::call_once(once_, [this] {
    compiled_ = std::make_unique<re2::RE2>(source_, OptionsWith(kMaxBytes));
  });
  return *compiled_;
}

std::optional<std::string> LazyRegex::Check() const {
  const re2::RE2& re = Compiled();
  if (re.ok()) return std::nullopt;
  return re.error();
}

bool LazyRegex::Matches(std::string_view text) const {
  const re2::RE2& re = Compiled();
  return re.ok() && re2::RE2::PartialMatch(PieceOf(text), re);
}

int LazyRegex::ProgramSize() const {
  const re2::RE2& re = Compiled();
  return re.ok() ? re.ProgramSize() : 0;
}

void RegexSet::Add(std::string source, uint32_t id, uint32_t words) {
  const auto next = static_cast<uint32_t>(new_members_.size());
  const auto [known, fresh] = by_source_.try_emplace(source, next);
  if (fresh) new_members_.push_back({std::move(source), {}, {}});
  NewMember& member = new_members_[known->second];
  member.ids.push_back(id);
  member.words.push_back(words);
}

void RegexSet::Finish() {
  std::vector<Member> members;
  std::vector<uint32_t> ids, words, always;
  for (const NewMember& m : new_members_) {
    const auto number = static_cast<uint32_t>(members.size());
    const auto& [any, then] = RequiredLiteralsOf(m.source);
    for (const RequiredLiteral& literal : any) literals_.Add(literal, 2 * number);
    for (const RequiredLiteral& literal : then) literals_.Add(literal, 2 * number + 1);
    members.push_back({sources_.Add(m.source), static_cast<uint32_t>(ids.size()),
                       static_cast<uint32_t>(m.ids.size()), then.empty() ? 1u : 2u});
    ids.insert(ids.end(), m.ids.begin(), m.ids.end());
    words.insert(words.end(), m.words.begin(), m.words.end());
    most_words_ = std::max(most_words_, *std::max_element(m.words.begin(), m.words.end()));
    if (any.empty()) always.push_back(number);
  }
  new_members_ = {};
  by_source_ = {};
  sources_.Finish();
  literals_.Finish();
  members_ = Table<Member>(std::move(members));
  ids_ = Table<uint32_t>(std::move(ids));
  most_words_of_ = Table<uint32_t>(std::move(words));
  always_ = Table<uint32_t>(std::move(always));
  MakeRegexes();
}

void RegexSet::MakeRegexes() {
  for (const Member& m : members_) regexes_.emplace_back(std::string(sources_.At(m.source)));
}

void RegexSet::FindCandidates(const Folding& folding, Scratch& scratch) const {
  scratch.members.assign(always_.begin(), always_.end());
  std::vector<uint32_t>& hits = scratch.hits;
  hits.resize(2 * members_.size(), kNowhere);
  const size_t first = scratch.members.size();
  literals_.Find(folding, [&](uint32_t list, uint32_t at) {
    const bool then = list % 2 != 0;
    if (hits[list] == kNowhere) {
      if (hits[list ^ 1] == kNowhere) scratch.members.push_back(list / 2);
      hits[list] = at;
    } else {
      hits[list] = then ? std::max(hits[list], at) : std::min(hits[list], at);
    }
  });
  size_t count = first;
  for (size_t i = first; i < scratch.members.size(); ++i) {
    const uint32_t m = scratch.members[i];
    const uint32_t any = std::exchange(hits[2 * m], kNowhere);
    const uint32_t then = std::exchange(hits[2 * m + 1], kNowhere);
    const bool all = members_[m].lists == 1 || (then != kNowhere && any < then);
    if (all) scratch.members[count++] = m;
  }
  scratch.members.resize(count);
  std::sort(scratch.members.begin(), scratch.members.end());
}

std::optional<std::string> RegexSet::Check(uint32_t id) const {
  for (uint32_t m = 0; m < members_.size(); ++m) {
    const std::span<const uint32_t> ids = IdsOf(m);
    if (std::find(ids.begin(), ids.end(), id) != ids.end()) return regexes_[m].Check();
  }
  return std::nullopt;
}

}  // namespace pare
