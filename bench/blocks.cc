// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "bench/blocks.h"

#include <cstddef>
#include <vector>

#include "extract/emit/json_writer.h"
#include "extract/rule_tools/align.h"

namespace pare::bench {
namespace {

constexpr int kScoreDigits = 4;

int Settled(const Piece& piece) {
  if (piece.first.by != Giver::kRule) return 0;
  return piece.first.kept ? 1 : -1;
}

}  // namespace

std::string BlockLine(const GoldPage& gold, const Article& article) {
  std::string line;
  if (!gold.text) return line;
  WordNumbers numbers;
  WordLines blocks;
  for (const Piece& piece : article.pieces) blocks.Add(article.TextOf(piece), numbers);
  const std::vector<InGold> labels = LabelBlocks(blocks, LinesOf(*gold.text, numbers));
  JsonWriter w(line);
  w.Open('{');
  w.Field("id", gold.id);
  w.Key("blocks");
  w.Open('[');
  for (size_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == InGold::kNoWords) continue;
    const Piece& piece = article.pieces[i];
    w.Open('[');
    w.Fixed(piece.score, kScoreDigits);
    w.Value(piece.words);
    w.Value(labels[i] == InGold::kYes ? 1 : 0);
    w.Value(Settled(piece));
    w.Close(']');
  }
  w.Close(']');
  w.Close('}');
  return line + "\n";
}

}  // namespace pare::bench
