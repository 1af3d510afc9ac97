// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/phrase.h"

#include <algorithm>
#include <array>
#include <vector>

#include "extract/rules/tokens.h"

namespace pare {
namespace {

// Of the slots that are written, in the order of Slot.
constexpr std::array<std::string_view, static_cast<size_t>(Slot::kCasedName)> kSlotNames = {
    "n", "date", "ago", "name", "host", "url", "any"};

void AppendLiterals(std::string_view text, TokenLine& line, Phrase& out) {
  line.Cut(text, text.size());
  for (size_t i = 0; i < line.size(); ++i) {
    PhrasePart part;
    part.word = line.Folded(i);
    out.parts.push_back(std::move(part));
  }
}

// See Slot::kCasedName.
void RestrictNames(Phrase& phrase) {
  std::vector<PhrasePart>& parts = phrase.parts;
  const bool has_word = std::any_of(parts.begin(), parts.end(),
                                    [](const PhrasePart& part) { return part.literal; });
  const auto takes_anything = [&parts](size_t i) {
    return i < parts.size() && !parts[i].literal &&
           (parts[i].slot == Slot::kAny || parts[i].slot == Slot::kName ||
            parts[i].slot == Slot::kCasedName);
  };
  for (size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].literal || parts[i].slot != Slot::kName) continue;
    if (!has_word || (i > 0 && takes_anything(i - 1)) || takes_anything(i + 1)) {
      parts[i].slot = Slot::kCasedName;
    }
  }
}

}  // namespace

std::optional<PatternError> ParsePhrase(std::string_view text, Phrase& out) {
  out.parts.clear();
  TokenLine line;
  for (size_t i = 0; i < text.size();) {
    const size_t brace = std::min(text.find_first_of("{}", i), text.size());
    AppendLiterals(text.substr(i, brace - i), line, out);
    if (brace == text.size()) break;
    const size_t close = text[brace] == '{' ? text.find('}', brace) : std::string_view::npos;
    if (close == std::string_view::npos) {
      return PatternError{brace, "a brace must open and close a slot, as in {n}"};
    }
    const std::string_view name = text.substr(brace + 1, close - brace - 1);
    const auto* found = std::find(kSlotNames.begin(), kSlotNames.end(), name);
    if (found == kSlotNames.end()) {
      return PatternError{brace, "unknown slot {" + std::string(name) +
                                     "}; expected {n}, {date}, {ago}, {name}, {host}, {url} or "
                                     "{any}"};
    }
    PhrasePart part;
    part.literal = false;
    part.slot = static_cast<Slot>(found - kSlotNames.begin());
    out.parts.push_back(std::move(part));
    i = close + 1;
  }
  if (out.parts.empty()) return PatternError{0, "the phrase has no words and no slots"};
  if (std::all_of(out.parts.begin(), out.parts.end(), [](const PhrasePart& part) {
        return !part.literal && part.slot == Slot::kAny;
      })) {
    return PatternError{0, "{any} alone would match every short line; add a word or another slot"};
  }
  RestrictNames(out);
  return std::nullopt;
}

}  // namespace pare
