// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Any bytes as patterns and lines: LineMatcher reports what the plain definitions say, for phrases
// a matcher that tries every way, for regular expressions RE2 itself.
//
// Patterns come first, one a line, until an empty line: "/" opens a regular expression, anything
// else is a phrase; "-" in front makes it inactive, "<" keeps it to lines of three words. What
// follows are the lines to match.
#include <re2/re2.h>

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "extract/rules/line_matcher.h"
#include "extract/text/words.h"
#include "fuzz/article_properties.h"
#include "tests/rules/naive_phrase.h"

namespace {

constexpr size_t kMostPatterns = 8, kMostLines = 8, kMostPatternBytes = 80, kMostLineBytes = 300;
// The naive matcher is exponential in these: twelve ends each.
constexpr int kMostWideSlots = 3;
constexpr uint32_t kFewWords = 3;

struct Pattern {
  bool is_regex = false;
  uint32_t words = UINT32_MAX;
  pare::Phrase phrase;
  std::unique_ptr<re2::RE2> regex;
};

std::string_view TakeLine(std::string_view& rest) {
  const size_t end = std::min(rest.find('\n'), rest.size());
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return line;
}

bool TakeMark(std::string_view& text, char mark) {
  const bool found = !text.empty() && text[0] == mark;
  if (found) text.remove_prefix(1);
  return found;
}

class Case {
 public:
  void AddPattern(std::string_view text) {
    if (patterns_.size() >= kMostPatterns || text.size() > kMostPatternBytes) return;
    const uint8_t active = TakeMark(text, '-') ? 0 : 1;
    Pattern pattern;
    if (TakeMark(text, '<')) pattern.words = kFewWords;
    const auto id = static_cast<uint32_t>(patterns_.size());
    pattern.is_regex = TakeMark(text, '/');
    if (pattern.is_regex) {
      // The same bound on memory as LazyRegex has: it decides what is refused.
      re2::RE2::Options options(re2::RE2::Quiet);
      options.set_max_mem(4 << 20);
      const re2::StringPiece source(text.data(), text.size());
      pattern.regex = std::make_unique<re2::RE2>(source, options);
      matcher_.AddRegex(std::string(text), id, pattern.words);
    } else {
      if (pare::ParsePhrase(text, pattern.phrase).has_value()) return;
      const auto wide = std::count_if(
          pattern.phrase.parts.begin(), pattern.phrase.parts.end(),
          [](const pare::PhrasePart& p) { return !p.literal && p.slot == pare::Slot::kAny; });
      if (wide > kMostWideSlots) return;
      matcher_.AddPhrase(pattern.phrase, id);
    }
    active_.push_back(active);
    patterns_.push_back(std::move(pattern));
  }

  void Finish() {
    matcher_.Finish();
    for (uint32_t id = 0; id < patterns_.size(); ++id) {
      if (!patterns_[id].is_regex) continue;
      pare::Require(matcher_.CheckRegex(id).has_value() == !patterns_[id].regex->ok(),
                    "a regular expression is refused where RE2 refuses it");
    }
  }

  void Check(std::string_view line) {
    line = line.substr(0, kMostLineBytes);
    const auto words = static_cast<uint32_t>(pare::CountWords(line));
    std::vector<uint32_t> found, expected;
    matcher_.Match(line, words, active_, scratch_, found);
    std::sort(found.begin(), found.end());
    for (uint32_t id = 0; id < patterns_.size(); ++id) {
      if (active_[id] != 0 && Matches(patterns_[id], line, words)) expected.push_back(id);
    }
    pare::Require(found == expected, "the matcher finds what the definitions say, each id once");
  }

 private:
  static bool Matches(const Pattern& pattern, std::string_view line, uint32_t words) {
    if (!pattern.is_regex) return pare::NaivelyMatches(pattern.phrase, line);
    return words <= pattern.words && pattern.regex->ok() &&
           re2::RE2::PartialMatch(re2::StringPiece(line.data(), line.size()), *pattern.regex);
  }

  pare::LineMatcher matcher_;
  pare::LineMatcher::Scratch scratch_;
  std::vector<Pattern> patterns_;
  std::vector<uint8_t> active_;
};

void CheckSlots(std::string_view text) {
  pare::TokenLine line;
  line.Cut(text, text.size());
  std::vector<uint32_t> ends;
  for (int s = 0; s < static_cast<int>(pare::Slot::kCount); ++s) {
    const auto slot = static_cast<pare::Slot>(s);
    for (size_t begin = 0; begin < line.size(); ++begin) {
      ends.clear();
      pare::AppendSlotEnds(slot, line, begin, ends);
      for (const uint32_t end : ends) {
        pare::Require(end <= line.size() && end >= begin + pare::SizeOf(slot).least &&
                          end <= begin + pare::SizeOf(slot).most,
                      "a slot takes as many tokens as it says");
      }
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, size_t size) {
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  Case test;
  for (std::string_view line = TakeLine(rest); !line.empty(); line = TakeLine(rest)) {
    test.AddPattern(line);
  }
  test.Finish();
  for (size_t n = 0; n < kMostLines && !rest.empty(); ++n) {
    const std::string_view line = TakeLine(rest);
    test.Check(line);
    CheckSlots(line.substr(0, kMostLineBytes));
  }
  return 0;
}
