// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/text/byte_masks.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "extract/text/words.h"
#include "tests/text/last_bytes.h"
#include "tests/text/random_text.h"

namespace pare {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsWide(char c) { return static_cast<unsigned char>(c) >= 128; }

void ExpectMasksOfEachByte(std::string_view text, FillMasksVariant fill) {
  ByteMasks masks;
  std::fill_n(masks.alnum, ByteMasks::kWords, ~uint64_t{0});  // of the text before
  std::fill_n(masks.digit, ByteMasks::kWords, ~uint64_t{0});
  std::fill_n(masks.wide, ByteMasks::kWords, ~uint64_t{0});
  fill(text, masks);
  const size_t size = text.size();
  for (size_t i = 0; i < 64 * MaskWords(size); ++i) {
    const auto bit = [i](const uint64_t* words) { return (words[i / 64] >> i % 64 & 1) != 0; };
    ASSERT_EQ(bit(masks.alnum), i < size && IsAlnumAscii(text[i])) << size << " at " << i;
    ASSERT_EQ(bit(masks.digit), i < size && IsDigit(text[i])) << size << " at " << i;
    ASSERT_EQ(bit(masks.wide), i < size && IsWide(text[i])) << size << " at " << i;
  }
}

TEST(ByteMasksTest, EachBitIsItsByteAndNoneIsSetBehindTheEnd) {
  std::vector<FillMasksVariant> variants = FillMasksVariants();
  variants.push_back(&FillMasks);
  for (size_t v = 0; v < variants.size(); ++v) {
    SCOPED_TRACE(v);
    for (size_t size = 0; size <= ByteMasks::kBytes; ++size) {
      std::string text;
      for (size_t i = 0; i < size; ++i) text += static_cast<char>(i * 7 + size);
      ASSERT_NO_FATAL_FAILURE(ExpectMasksOfEachByte(text, variants[v]));
    }
  }
}

TEST(ByteMasksTest, NothingBehindTheEndIsRead) {
  LastBytes memory;
  for (const FillMasksVariant fill : FillMasksVariants()) {
    for (size_t size = 0; size <= ByteMasks::kBytes; ++size) {
      const std::string text(size, 'a');
      ASSERT_NO_FATAL_FAILURE(ExpectMasksOfEachByte(memory.Hold(text), fill));
    }
  }
}

TEST(ByteMasksTest, PartsAreAllOfTheTextUnlessToldToStop) {
  const std::string text(3 * ByteMasks::kBytes + 5, 'a');
  std::string seen;
  ForEachMasked(text, [&seen](std::string_view part, const ByteMasks&) {
    seen += part;
    return true;
  });
  EXPECT_EQ(seen, text);
  size_t parts = 0;
  ForEachMasked(text, [&parts](std::string_view, const ByteMasks&) { return ++parts < 2; });
  EXPECT_EQ(parts, 2u);
}

// (begin, end, 0 or 1 for a run without or with digits, 2 for a wide character).
using Pieces = std::vector<std::tuple<size_t, size_t, int>>;

// Goes on behind a wide character and `skip` bytes, or as far as the text goes.
size_t EndOfWide(std::string_view text, size_t begin, size_t skip) {
  NextCodePoint(text, begin);
  return std::min(text.size(), begin + skip);
}

Pieces PiecesByByte(std::string_view text, size_t skip) {
  Pieces pieces;
  for (size_t i = 0; i < text.size();) {
    const size_t begin = i;
    if (IsWide(text[i])) {
      i = EndOfWide(text, i, skip);
      pieces.emplace_back(begin, i, 2);
    } else if (IsAlnumAscii(text[i])) {
      int digits = 0;
      for (; i < text.size() && IsAlnumAscii(text[i]); ++i) digits |= IsDigit(text[i]);
      pieces.emplace_back(begin, i, digits);
    } else {
      ++i;
    }
  }
  return pieces;
}

TEST(ByteMasksTest, RunsAreThoseFoundByteByByte) {
  std::mt19937 random(5);
  for (int round = 0; round < 20000; ++round) {
    const std::string text = RandomText(random, 120);
    const size_t skip = random() % 8 == 0 ? random() % 1200 : 0;
    Pieces pieces;
    ForEachAsciiRun(
        text,
        [&pieces](size_t from, size_t to, bool digits) { pieces.emplace_back(from, to, digits); },
        [&](size_t from) {
          const size_t to = EndOfWide(text, from, skip);
          pieces.emplace_back(from, to, 2);
          return to;
        });
    ASSERT_EQ(pieces, PiecesByByte(text, skip)) << text;
  }
}

}  // namespace
}  // namespace pare
