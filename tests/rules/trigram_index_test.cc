// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rules/trigram_index.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace pare {
namespace {

struct Wanted {
  uint32_t attribute;
  std::string value;
  TrigramIndex::Filed filed = {};
};

std::string Lower(std::string s) {
  LowerAscii(s);
  return s;
}

TrigramIndex IndexOf(std::vector<Wanted>& all) {
  TrigramIndex index;
  for (const Wanted& w : all) index.Announce(w.attribute, w.value);
  for (uint32_t i = 0; i < all.size(); ++i) {
    all[i].filed = index.Add(all[i].attribute, all[i].value, i);
  }
  index.Finish();
  return index;
}

using Found = std::vector<std::pair<uint32_t, size_t>>;  // number, place

Found FindAll(const TrigramIndex& index, uint32_t attribute, std::string_view value) {
  Found found;
  index.ForEach(attribute, value, [&found](std::span<const uint32_t> numbers, size_t place) {
    for (const uint32_t number : numbers) found.emplace_back(number, place);
  });
  return found;
}

// Whether a find is where the trigrams say that the value stands at `at`.
bool TellsOf(const Found& found, uint32_t number, const TrigramIndex::Filed& filed, size_t at) {
  return std::any_of(found.begin(), found.end(), [&](const auto& f) {
    return f.first == number && f.second >= at + filed.first &&
           f.second < at + filed.first + filed.count;
  });
}

std::string RandomText(std::mt19937& random, size_t least, size_t most) {
  static constexpr std::string_view kBytes = "abAB-1\xC3";
  std::string text(least + random() % (most - least + 1), ' ');
  for (char& c : text) c = kBytes[random() % kBytes.size()];
  return text;
}

TEST(TrigramIndex, EveryPlaceOfEveryValueIsToldOf) {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    const size_t least = 3 + random() % 9;  // values that are long give strides
    std::vector<Wanted> all;
    for (int i = 0; i < 6; ++i) {
      all.push_back({static_cast<uint32_t>(random() % 3), RandomText(random, least, least + 6)});
    }
    const TrigramIndex index = IndexOf(all);
    for (int i = 0; i < 40; ++i) {
      std::string value = RandomText(random, 0, 40);
      const Wanted& planted = all[random() % all.size()];
      value.insert(random() % (value.size() + 1), planted.value);
      const Found found = FindAll(index, planted.attribute, value);
      for (uint32_t n = 0; n < all.size(); ++n) {
        if (all[n].attribute != planted.attribute) continue;
        const std::string lower = Lower(value), part = Lower(all[n].value);
        for (size_t at = lower.find(part); at != std::string::npos; at = lower.find(part, at + 1)) {
          EXPECT_TRUE(TellsOf(found, n, all[n].filed, at)) << value << " / " << all[n].value;
        }
      }
    }
  }
}

TEST(TrigramIndex, OtherAttributesAndOtherBytesAreNotToldOf) {
  std::vector<Wanted> all = {{0, "nav"}, {1, "related"}};
  const TrigramIndex index = IndexOf(all);
  EXPECT_EQ(FindAll(index, 0, "MAIN-NAV"), (Found{{0, 5}}));
  EXPECT_TRUE(FindAll(index, 0, "related").empty());
  EXPECT_TRUE(FindAll(index, 1, "nav, navigation").empty());
  EXPECT_TRUE(FindAll(index, 2, "nav related").empty());
  EXPECT_TRUE(FindAll(index, 0, "na").empty());
  EXPECT_TRUE(FindAll(index, 0, "").empty());
}

TEST(TrigramIndex, LongValuesAreFoundByFewPlaces) {
  std::vector<Wanted> all = {{0, "newsletter"}, {0, "sponsored"}};
  const TrigramIndex index = IndexOf(all);
  EXPECT_EQ(all[0].filed.count, 7u);  // "sponsored" has so many trigrams
  EXPECT_EQ(FindAll(index, 0, "box-newsletter-box").size(), 1u);
}

TEST(TrigramIndex, ManyLongValuesAreFiledUnderOneTrigramEach) {
  std::vector<Wanted> all;
  for (char c = 'a'; c <= 'z'; ++c) {
    for (const char* end : {"-sponsored", "-newsletter"}) all.push_back({0, std::string(3, c) + end});
  }
  const TrigramIndex index = IndexOf(all);
  for (const Wanted& w : all) EXPECT_EQ(w.filed.count, 1u) << w.value;
  EXPECT_EQ(FindAll(index, 0, "box-qqq-newsletter"), (Found{{33, 6}}));  // "q-n", which no other has
}

TEST(TrigramIndex, FilesNoValueTwiceUnderATrigram) {
  std::vector<Wanted> all = {{0, "aaaaaaaaab"}, {1, "abababab"}, {2, "abcdefghijkl"}};
  IndexOf(all);
  EXPECT_EQ(all[0].filed.count, 1u);
  EXPECT_EQ(all[1].filed.count, 2u);
  EXPECT_EQ(all[2].filed.count, 8u);
}

}  // namespace
}  // namespace pare
