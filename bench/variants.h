// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Variants of texts of which each line is known to belong or not. The lines keep their verdicts
// while names, numbers, places and company change: a judge that is right about the text for the
// right reasons is right about the variants too.
//
// Three parts of a text are told apart: its body (lines to keep, and lines of either verdict), its
// trailing stories (from the first dropped line that opens with a dateline to the end) and its
// leftovers (every other dropped line). Leftovers come in runs without a line of the body between
// them; a run of three lines or more is a widget, less is a caption or an image marker.
//
// Left out, because a reader would not hand down the same verdict:
//  - moved captions: a caption is known by the picture or the paragraph that it stood beside, and
//    several in a row, or in another article, read as that article's own short paragraphs. Image
//    markers ("article image") mean the same everywhere and go along with the leftovers;
//  - headlines with bylines at the head: they read as the article's own;
//  - places beside a subheading, a list or a sentence torn in two: a widget does not stand there.
//
// All functions are pure, thread-safe and deterministic. Text is UTF-8; any bytes will do.
#ifndef PARE_BENCH_VARIANTS_H_
#define PARE_BENCH_VARIANTS_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bench/seeds.h"

namespace pare::bench {

enum class LineVerdict : uint8_t { kKeep, kDrop, kEither };

struct LabelledLine {
  std::string text;  // not blank
  LineVerdict verdict = LineVerdict::kEither;
  bool gap = false;    // a blank line stands before it
  bool story = false;  // of the trailing stories
};

struct LabelledText {
  std::string name;
  std::vector<LabelledLine> lines;
};

// `text` with the verdicts of `gold`; lines in none of its lists are of either verdict. Several
// blank lines become one.
LabelledText LabelText(const SeedGold& gold, std::string_view text);

// The text again, and its verdicts by line number, as CheckSeed() wants them.
std::string SourceOf(const LabelledText& text);
SeedGold GoldOf(const LabelledText& text);

enum class VariantKind : uint8_t {
  kNames,        // words capitalised in mid-sentence become placeholder names, the same throughout
  kNumbers,      // digits become others; days, months and years stay valid
  kWidgetMoved,  // a widget at the head, at the end, or between two other paragraphs
  kStories,      // the trailing stories in another order, or one of them left out
  kLeftovers,    // another text's widgets and image markers, in the middle and at the end
  kMoreStories,  // another text's trailing stories behind the text
};
inline constexpr int kVariantKinds = 6;
std::string_view VariantKindName(VariantKind kind);

struct Variant {
  VariantKind kind;
  LabelledText text;  // its name says what was done to which text
};

// Every variant of every text, in the order of texts and kinds. `seed` chooses names and digits;
// each value gives one variant of either kind a text, and leaves the other kinds as they are.
std::vector<Variant> MakeVariants(std::span<const LabelledText> texts, uint64_t seed);

// The substitutions by themselves.
LabelledText RenameNames(const LabelledText& text, uint64_t seed);
LabelledText ChangeNumbers(const LabelledText& text, uint64_t seed);

}  // namespace pare::bench

#endif  // PARE_BENCH_VARIANTS_H_
