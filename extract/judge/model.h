// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The learned judge: what bench/train makes and the program carries in it (rules/judge.model).
//
// It looks at each block by itself and with its neighbours first. From what the page is like, and the
// story that the first look sees in it, follows what kind of page it is. Then it looks at each block
// once more, knowing the kind, and what the first look said of the blocks around, of those laid out
// alike, and of the page.
//
// The file is that of extract/judge/model_file.h. Its magic is "PAREJDG3", its features' hash that
// of their names and scales, and its payload
//   i8        weights of markup tokens (kMarkupTokens), then of word tokens (kWordTokens), in
//             thirty-seconds of log-odds
//   forests   for HTML, then for text: one for each kind of page, first and second look, and
//             whether there is an article at all
#ifndef PARE_EXTRACT_JUDGE_MODEL_H_
#define PARE_EXTRACT_JUDGE_MODEL_H_

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "extract/judge/forest.h"
#include "extract/kind.h"
#include "extract/judge/lexical.h"
#include "extract/judge/page_forest.h"

namespace pare {

struct Look {
  Forest first, second;
};

using KindForests = std::array<PageForest, kPageKinds>;

class Model {
 public:
  // InvalidArgument where `bytes` are no model for this program's features. Copies what it needs.
  static absl::StatusOr<Model> Read(std::string_view bytes) { return Read(bytes, /*trusted=*/false); }
  // The one that is built in.
  static const Model& Builtin();

  const Look& look(InputKind input) const { return looks_[input == InputKind::kText]; }
  // Asks features of the page only, for log-odds of an article; 0 lies where so few pages with an
  // article are below it as training has been told (LOST in bench/train/train.py).
  const PageForest& presence(InputKind input) const { return presence_[input == InputKind::kText]; }
  // Ask features of the page only, for log-odds of each kind against all others.
  const KindForests& kinds(InputKind input) const { return kinds_[input == InputKind::kText]; }
  std::span<const int8_t> markup() const { return markup_; }
  std::span<const int8_t> words() const { return words_; }
  // The JSON that describes it.
  const std::string& description() const { return description_; }

 private:
  // Of trusted bytes the checksum is not asked (OpenModelFile).
  static absl::StatusOr<Model> Read(std::string_view bytes, bool trusted);

  std::string description_;
  std::vector<int8_t> markup_, words_;
  // HTML, text.
  std::array<KindForests, 2> kinds_;
  std::array<Look, 2> looks_;
  std::array<PageForest, 2> presence_;
};

// What a model file must name; see above.
uint64_t FeatureHash();

// What --version calls the model in use.
inline constexpr std::string_view kJudgeName = "trees-8";

}  // namespace pare

#endif  // PARE_EXTRACT_JUDGE_MODEL_H_
