// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/judge/story_words.h"

#include "extract/text/fold.h"
#include "extract/text/words.h"

namespace pare {
namespace {

constexpr size_t kStemLetters = 6;        // light stemming: what inflection leaves alone
constexpr size_t kContentLetters = 4;     // shorter words are mostly function words
constexpr float kShortWeight = 0.5f;      // of words of just so many letters
constexpr float kIdeographsWeight = 0.4f;  // a sentence has more pairs than it would have words

// FNV-1a.
uint64_t Hash(std::string_view text) {
  uint64_t h = 14695981039346656037u;
  for (const char c : text) h = (h ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return h;
}

// A Hangul syllable stands for two or three letters.
size_t LettersOf(char32_t c) { return c >= 0xAC00 && c <= 0xD7A3 ? 3 : 1; }

bool IsIdeograph(std::string_view word) {
  size_t pos = 0;
  return static_cast<unsigned char>(word[0]) >= 128 &&
         ClassOf(NextCodePoint(word, pos)) == CharClass::kIdeograph;
}

// Calls fn(hash, weight) for each content word of `folded`; returns the number of all words.
template <class F>
size_t ForEachContentWord(std::string_view folded, F&& fn) {
  size_t count = 0;
  const char* ideograph = nullptr;  // the one before this word, if it ends where this one begins
  ForEachWord(folded, [&](std::string_view word) {
    ++count;
    size_t pos = 0, letters = 0, stem = 0;
    bool digit = false;
    if (IsIdeograph(word)) {
      if (ideograph != nullptr) {
        fn(Hash({ideograph, static_cast<size_t>(word.data() + word.size() - ideograph)}),
           kIdeographsWeight);
      }
      const char* const end = word.data() + word.size();
      ideograph = end < folded.data() + folded.size() && *end != ' ' ? word.data() : nullptr;
      return;
    }
    ideograph = nullptr;
    while (pos < word.size()) {
      if (word[pos] >= '0' && word[pos] <= '9') digit = true;
      const char32_t c = static_cast<unsigned char>(word[pos]) < 128
                             ? static_cast<char32_t>(word[pos++])
                             : NextCodePoint(word, pos);
      if (letters < kStemLetters) stem = pos;
      letters += LettersOf(c);
    }
    if (digit || letters < kContentLetters) return;
    fn(Hash(word.substr(0, stem)), letters == kContentLetters ? kShortWeight : 1.0f);
  });
  return count;
}

}  // namespace

StoryWords::StoryWords(std::span<const Passage> passages) {
  std::string folded;
  double weight = 0;
  size_t count = 0;
  const auto mark = [&] {
    begin_.push_back(words_.size());
    words_before_.push_back(count);
    weight_before_.push_back(weight);
  };
  for (const Passage& passage : passages) {
    mark();
    FoldTo(passage.text, folded);
    count += ForEachContentWord(folded, [&](uint64_t hash, float w) {
      const auto [it, added] = ids_.try_emplace(hash, static_cast<uint32_t>(ids_.size()));
      words_.push_back({.id = it->second, .weight = w});
      weight += w;
    });
  }
  mark();
}

std::vector<bool> StoryWords::Marked(std::string_view text) const {
  std::vector<bool> marked(ids_.size());
  ForEachContentWord(Fold(text), [&](uint64_t hash, float) {
    if (const auto it = ids_.find(hash); it != ids_.end()) marked[it->second] = true;
  });
  return marked;
}

}  // namespace pare
