// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The features of a page's blocks as a matrix of bytes; extract/judge/feature_list.h says what each
// is and how numbers become bytes.
#ifndef PARE_EXTRACT_JUDGE_FEATURES_H_
#define PARE_EXTRACT_JUDGE_FEATURES_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "extract/judge/elements.h"
#include "extract/judge/feature_list.h"
#include "extract/page.h"

namespace pare {

enum class Feature : uint16_t {
#define PARE_X(id, scale, description) k##id,
  PARE_FEATURES(PARE_X)
#undef PARE_X
  kCount,
};

inline constexpr size_t kFeatureCount = static_cast<size_t>(Feature::kCount);

enum class Scale : uint8_t { kFlag, kShare, kLog, kCount, kSigned };

struct FeatureInfo {
  std::string_view name;
  Scale scale;
  std::string_view description;
};

inline constexpr std::array<FeatureInfo, kFeatureCount> kFeatureInfo = {{
#define PARE_X(id, scale, description) {#id, Scale::k##scale, description},
    PARE_FEATURES(PARE_X)
#undef PARE_X
}};

// Words from which a block counts as running text: the length that separates sentences from labels
// in jusText (its "length low" of 70 characters is about twelve words).
inline constexpr uint32_t kLongWords = 12;

// Up to so many words a block's words are looked at one by one.
inline constexpr uint32_t kLookedAtWords = 60;

// All features of one block.
using FeatureRow = std::array<uint8_t, kFeatureCount>;

// A column of bytes for each feature, all 0 at first. A model also asks for a feature of the block
// k places before or behind: beyond the ends of the page that is 0. Not thread-safe while it is
// written.
class FeatureMatrix {
 public:
  // How far a neighbour may be.
  static constexpr size_t kReach = 4;
  // Columns may be read up to this many bytes beyond the last block, so that vector code needs no
  // special case at the end.
  static constexpr size_t kSlack = 64;

  FeatureMatrix() = default;  // of no block
  explicit FeatureMatrix(size_t blocks)
      : blocks_(blocks),
        stride_((kReach + blocks + kReach + kSlack + 15) / 16 * 16),
        bytes_(stride_ * kFeatureCount) {}

  size_t blocks() const { return blocks_; }
  uint8_t* operator[](Feature f) {
    return bytes_.data() + static_cast<size_t>(f) * stride_ + kReach;
  }
  const uint8_t* operator[](Feature f) const {
    return bytes_.data() + static_cast<size_t>(f) * stride_ + kReach;
  }
  // The column of feature number `feature`, seen from the block `shift` places away.
  const uint8_t* Column(size_t feature, int shift) const {
    return bytes_.data() + feature * stride_ + kReach + shift;
  }
  // The features of one block. Filling goes through it: a byte that is written may be anything to a
  // compiler, even where the matrix begins, and this stands in registers.
  class Row {
   public:
    Row(uint8_t* at, size_t stride) : at_(at), stride_(stride) {}
    uint8_t& operator[](Feature f) const { return at_[static_cast<size_t>(f) * stride_]; }

   private:
    uint8_t* at_;
    size_t stride_;
  };
  Row RowAt(size_t i) { return {bytes_.data() + kReach + i, stride_}; }
  // A copy, for those who look at many features of few blocks. Zeros behind the last block.
  FeatureRow CopyOfRow(size_t i) const;
  // Sets a feature that is the same for all blocks.
  void Fill(Feature f, uint8_t value);

 private:
  size_t blocks_ = 0;
  size_t stride_ = 0;
  std::vector<uint8_t> bytes_;
};

// Ranges [begin[i], begin[i + 1]) of numbers, one after the other.
struct TokenRanges {
  std::vector<uint32_t> begin = {0};
  std::vector<uint32_t> tokens;

  void EndRange() { begin.push_back(static_cast<uint32_t>(tokens.size())); }
  std::span<const uint32_t> operator[](size_t i) const {
    return std::span(tokens).subspan(begin[i], begin[i + 1] - begin[i]);
  }
};

// What the judge looks at. Blocks that rules have dropped are as if they were not there: they have
// no row and count neither as neighbours nor in any total, so that a comment widget in the middle
// of a text does not change what is thought of its last paragraph. Only how many of them stand
// around, and of which role, is told.
struct PageFeatures {
  explicit PageFeatures(const Page& page);

  std::vector<uint32_t> live;  // row -> index in Page::blocks
  PageElements elements;       // by row
  TokenRanges words;           // by row, hashes (extract/text/shape.h) of the words of what is not long
  FeatureMatrix matrix;
  // The page is, as far as its head, its letters and its words tell, in the language of most pages
  // that were learned from: English. No feature.
  bool learned_language = true;
};

// Fills all features but those of PARE_MODEL_FEATURES and PARE_BODY_FEATURES, which are the models'
// own. Linear in nodes and bytes. In text mode the features that need elements are 0.
PageFeatures ComputeFeatures(const Page& page);

}  // namespace pare

#endif  // PARE_EXTRACT_JUDGE_FEATURES_H_
