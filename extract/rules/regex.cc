// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/regex.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <utility>

namespace pare {
namespace {

// Room for a few hundred words as alternatives; \pL{50} and the like are refused.
constexpr int64_t kMaxBytes = 4 << 20;
constexpr int64_t kMaxBytesTogether = 16 << 20;

// Below this many the common automaton is not worth the making.
constexpr size_t kFew = 3;

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

struct RegexSet::Together {
  re2::RE2::Set set{OptionsWith(kMaxBytesTogether), re2::RE2::UNANCHORED};
  std::vector<uint32_t> ids;  // by number in the set
  bool good = false;
};

RegexSet::RegexSet() = default;
RegexSet::~RegexSet() = default;

void RegexSet::Add(std::string source, uint32_t id) {
  members_.push_back({id, std::make_unique<LazyRegex>(std::move(source))});
}

const RegexSet::Together& RegexSet::All() const {
  std::call_once(once_, [this] {
    together_ = std::make_unique<Together>();
    for (const Member& member : members_) {
      if (together_->set.Add(member.regex->source_, nullptr) >= 0) {
        together_->ids.push_back(member.id);
      }
    }
    together_->good = together_->set.Compile();
  });
  return *together_;
}

void RegexSet::Match(std::string_view text, std::span<const uint8_t> active,
                     std::vector<uint32_t>& ids) const {
  // Most expressions of a user's file are for hosts other than this page's.
  if (std::none_of(members_.begin(), members_.end(),
                   [active](const Member& m) { return active[m.id] != 0; })) {
    return;
  }
  if (members_.size() > kFew && !too_large_.load(std::memory_order_relaxed)) {
    const Together& all = All();
    std::vector<int> hits;
    re2::RE2::Set::ErrorInfo error{re2::RE2::Set::kNoError};
    if (all.good && all.set.Match(PieceOf(text), &hits, &error)) {
      for (const int hit : hits) {
        const uint32_t id = all.ids[static_cast<size_t>(hit)];
        if (active[id] != 0) ids.push_back(id);
      }
      return;
    }
    if (all.good && error.kind == re2::RE2::Set::kNoError) return;
    too_large_.store(true, std::memory_order_relaxed);
  }
  for (const Member& member : members_) {
    if (active[member.id] != 0 && member.regex->Matches(text)) ids.push_back(member.id);
  }
}

std::optional<std::string> RegexSet::Check(uint32_t id) const {
  for (const Member& member : members_) {
    if (member.id == id) return member.regex->Check();
  }
  return std::nullopt;
}

}  // namespace pare
