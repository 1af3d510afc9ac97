// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/judge/story_words.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <utility>

#include "extract/text/byte_masks.h"
#include "extract/text/bytes.h"
#include "extract/text/fold.h"
#include "extract/text/hash.h"
#include "extract/text/words.h"

namespace pare {
namespace {

constexpr size_t kStemLetters = 6;        // light stemming: what inflection leaves alone
constexpr size_t kLongLetters = 7;        // what IsLong means
constexpr size_t kNameSourceWords = 20;   // names are learned from paragraphs, not from title lines
// Room is made for one content word in so many bytes, and for so many different ones at most: texts
// have less than twice as many.
constexpr size_t kBytesPerWord = 10, kMostExpected = 1 << 12;
constexpr size_t kContentLetters = 4;     // shorter words are mostly function words

// Of a word or its stem: those of up to seven bytes are their own hashes.
uint64_t HashOf(std::string_view word) {
  const size_t size = word.size();
  if (size > 7) return Fnv1a(word);
  uint64_t hash = uint64_t{size} << 56;
  if (size >= 4) {  // as nearly all: two loads, which may overlap
    const uint64_t low = LoadBytes(word.data(), 4), high = LoadBytes(word.data() + size - 4, 4);
    return hash | low | high << 8 * (size - 4);
  }
  for (size_t i = 0; i < size; ++i) hash |= uint64_t{static_cast<unsigned char>(word[i])} << 8 * i;
  return hash;
}

float WeightOf(size_t letters) { return letters == kContentLetters ? kShortWeight : 1.0f; }

// A Hangul syllable stands for two or three letters.
size_t LettersOf(char32_t c) { return c >= 0xAC00 && c <= 0xD7A3 ? 3 : 1; }

bool IsIdeograph(std::string_view word) {
  size_t pos = 0;
  return static_cast<unsigned char>(word[0]) >= 128 &&
         ClassOf(NextCodePoint(word, pos)) == CharClass::kIdeograph;
}

// Calls fn(hash, weight, long) for each content word of `folded`; returns the number of all words.
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
        fn(HashOf({ideograph, static_cast<size_t>(word.data() + word.size() - ideograph)}),
           kIdeographsWeight, false);
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
    fn(HashOf(word.substr(0, stem)), WeightOf(letters), letters >= kLongLetters);
  });
  return count;
}

// Whether the words of a text are all ASCII: what else it holds are quotation marks, dashes and the
// like. Its words are then those of the folded text, in lower case.
bool HasAsciiWords(std::string_view text) {
  size_t at = 0;
  while ((at += AsciiPrefix(text.substr(at))) < text.size()) {
    const char32_t c = NextCodePoint(text, at);
    if (ClassOf(c) != CharClass::kOther || IsInvisible(c)) return false;
  }
  return true;
}

bool BeginsUpper(std::string_view word) {
  if (static_cast<unsigned char>(word[0]) < 128) return word[0] >= 'A' && word[0] <= 'Z';
  size_t at = 0;
  return u_isupper(static_cast<UChar32>(NextCodePoint(word, at))) != 0;
}

// Whether nothing but spaces, commas, hyphens and apostrophes part two words.
bool IsWithinSentence(std::string_view text, size_t end, size_t begin) {
  const auto is_within = [](char c) { return c == ' ' || c == ',' || c == '-' || c == '\''; };
  return begin > end && std::all_of(text.begin() + static_cast<ptrdiff_t>(end),
                                    text.begin() + static_cast<ptrdiff_t>(begin), is_within);
}

// Calls fn(word, capital) for each word, where `capital` is whether it begins with one within a
// sentence.
template <class F>
void ForEachWordAndCapital(std::string_view text, F&& fn) {
  size_t end = std::string_view::npos;  // of the word before
  ForEachWord(text, [&](std::string_view word) {
    const size_t begin = static_cast<size_t>(word.data() - text.data());
    const size_t before = std::exchange(end, begin + word.size());
    fn(word, BeginsUpper(word) && before != std::string_view::npos &&
                 IsWithinSentence(text, before, begin));
  });
}

// As ForEachContentWord, for a text whose words are ASCII, as it is: fn(hash, weight, long, capital),
// where `capital` is as above.
template <class F>
size_t ForEachAsciiContentWord(std::string_view text, F&& fn) {
  size_t count = 0, end = 0;  // where the word before ends
  ForEachAsciiRun(
      text,
      [&](size_t from, size_t to, bool digits) {
        const size_t letters = to - from, before = std::exchange(end, to);
        if (++count, digits || letters < kContentLetters) return;
        std::array<char, kStemLetters + 7> stem;
        const size_t stem_letters = std::min(letters, kStemLetters);
        WriteLower(text, from, from + stem_letters, stem.data());
        const bool upper = text[from] <= 'Z';
        fn(HashOf({stem.data(), stem_letters}), WeightOf(letters), letters >= kLongLetters,
           upper && count > 1 && IsWithinSentence(text, before, from));
      },
      [text](size_t i) {
        NextCodePoint(text, i);
        return i;
      });
  return count;
}

}  // namespace

StoryWords::StoryWords(std::span<const Passage> passages) {
  size_t bytes = 0;
  for (const Passage& passage : passages) bytes += passage.text.size();
  words_.reserve(bytes / kBytesPerWord);
  ids_.reserve(std::min(bytes / kBytesPerWord / 2, kMostExpected));
  double weight = 0;
  size_t count = 0;
  const auto mark = [&] {
    begin_.push_back(words_.size());
    words_before_.push_back(count);
    weight_before_.push_back(weight);
  };
  std::vector<uint32_t> capitals;  // by id: how often it begins with one within a sentence
  for (const Passage& passage : passages) {
    mark();
    count += HasAsciiWords(passage.text) ? AddAscii(passage.text, capitals)
                                         : AddFolded(passage.text, capitals);
    for (size_t k = begin_.back(); k < words_.size(); ++k) weight += words_[k].weight;
  }
  mark();
  std::vector<uint32_t> counts(ids_.size());
  for (const ContentWord& w : words_) ++counts[w.id];
  name_.resize(ids_.size());
  for (size_t id = 0; id < name_.size(); ++id) {
    name_[id] = capitals[id] * 2 >= std::max(counts[id], 1u);
  }
}

uint32_t StoryWords::Add(uint64_t hash, float weight, bool is_long,
                         std::vector<uint32_t>& capitals) {
  const auto [it, added] = ids_.try_emplace(hash, static_cast<uint32_t>(ids_.size()));
  if (added) {
    long_.push_back(is_long);
    capitals.push_back(0);
  }
  words_.push_back({.id = it->second, .weight = weight});
  return it->second;
}

size_t StoryWords::AddAscii(std::string_view text, std::vector<uint32_t>& capitals) {
  capital_ids_.clear();
  const size_t count = ForEachAsciiContentWord(
      text, [&](uint64_t hash, float weight, bool is_long, bool capital) {
        const uint32_t id = Add(hash, weight, is_long, capitals);
        if (capital) capital_ids_.push_back(id);
      });
  if (count >= kNameSourceWords) {
    for (const uint32_t id : capital_ids_) ++capitals[id];
  }
  return count;
}

size_t StoryWords::AddFolded(std::string_view text, std::vector<uint32_t>& capitals) {
  const size_t count =
      ForEachContentWord(FoldTo(text, room_).text, [&](uint64_t hash, float weight, bool is_long) {
        Add(hash, weight, is_long, capitals);
      });
  if (count < kNameSourceWords) return count;
  ForEachWordAndCapital(text, [&](std::string_view word, bool capital) {
    if (!capital) return;
    ForEachContentWord(FoldTo(word, room_).text, [&](uint64_t hash, float, bool) {
      if (const auto it = ids_.find(hash); it != ids_.end()) ++capitals[it->second];
    });
  });
  return count;
}

std::vector<bool> StoryWords::Marked(std::string_view text) const {
  std::vector<bool> marked(ids_.size());
  ForEachContentWord(Fold(text), [&](uint64_t hash, float, bool) {
    if (const auto it = ids_.find(hash); it != ids_.end()) marked[it->second] = true;
  });
  return marked;
}

}  // namespace pare
