// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/regex.h"

#include <re2/re2.h>

#include <algorithm>
#include <utility>

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
  auto same = std::find_if(members_.begin(), members_.end(), [&source](const Member& m) {
    return m.regex->source() == source;
  });
  if (same == members_.end()) {
    members_.push_back({{}, 0, std::make_unique<LazyRegex>(std::move(source))});
    same = members_.end() - 1;
  }
  same->ids.push_back(id);
  same->words = std::max(same->words, words);
}

void RegexSet::Match(std::string_view text, uint32_t words, std::span<const uint8_t> active,
                     std::vector<uint32_t>& ids) const {
  for (const Member& member : members_) {
    // Most expressions of a user's file are for hosts other than this page's.
    const bool useful = words <= member.words &&
                        std::any_of(member.ids.begin(), member.ids.end(),
                                    [active](uint32_t id) { return active[id] != 0; });
    if (!useful || !member.regex->Matches(text)) continue;
    for (const uint32_t id : member.ids) {
      if (active[id] != 0) ids.push_back(id);
    }
  }
}

std::optional<std::string> RegexSet::Check(uint32_t id) const {
  for (const Member& member : members_) {
    if (std::find(member.ids.begin(), member.ids.end(), id) != member.ids.end()) {
      return member.regex->Check();
    }
  }
  return std::nullopt;
}

}  // namespace pare
