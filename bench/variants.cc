// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "bench/variants.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

#include "absl/strings/str_format.h"
#include "bench/words.h"

namespace pare::bench {
namespace {

constexpr size_t kWidgetLines = 3;
// A paragraph, not a subheading, a list's item or half a sentence. Three quarters of a line of
// print.
constexpr size_t kParagraphBytes = 80;
constexpr size_t kDatelineBytes = 40;
constexpr size_t kDatelineLetters = 4;
// An image marker or a label, not a caption.
constexpr size_t kMarkerBytes = 20;

using Lines = std::vector<LabelledLine>;

struct Run {
  size_t begin, end;  // lines of the text
  size_t size() const { return end - begin; }
};

bool IsLeftover(const LabelledLine& line) {
  return line.verdict == LineVerdict::kDrop && !line.story;
}

std::vector<Run> LeftoverRuns(const LabelledText& text) {
  std::vector<Run> runs;
  for (size_t i = 0; i < text.lines.size(); ++i) {
    if (!IsLeftover(text.lines[i])) continue;
    if (runs.empty() || runs.back().end != i) runs.push_back({i, i});
    ++runs.back().end;
  }
  return runs;
}

size_t FirstStory(const Lines& lines) {
  const auto it = std::find_if(lines.begin(), lines.end(), [](const auto& l) { return l.story; });
  return static_cast<size_t>(it - lines.begin());
}

// "TOKYO – ", "LOS ANGELES, CA – ": a word in capitals and soon a dash. ASCII only, so that the
// scorers do not judge by the extractor's own idea of a dateline.
bool OpensWithDateline(std::string_view line) {
  size_t letters = 0;
  while (letters < line.size() && line[letters] >= 'A' && line[letters] <= 'Z') ++letters;
  if (letters < kDatelineLetters) return false;
  const std::string_view opening = line.substr(0, kDatelineBytes);
  return opening.find(" – ") != std::string_view::npos ||
         opening.find(" — ") != std::string_view::npos ||
         opening.find(" - ") != std::string_view::npos;
}

// A story each: from a dateline to the next.
std::vector<Lines> StoriesOf(const LabelledText& text) {
  std::vector<Lines> stories;
  for (size_t i = FirstStory(text.lines); i < text.lines.size(); ++i) {
    if (stories.empty() || OpensWithDateline(text.lines[i].text)) stories.emplace_back();
    stories.back().push_back(text.lines[i]);
  }
  return stories;
}

bool IsSpaced(const Lines& lines) {
  size_t keep = 0, gaps = 0;
  for (const LabelledLine& line : lines) {
    if (line.verdict != LineVerdict::kKeep) continue;
    ++keep;
    if (line.gap) ++gaps;
  }
  return 2 * gaps > keep;
}

bool IsParagraph(const LabelledLine& line) {
  return line.verdict == LineVerdict::kKeep && line.text.size() >= kParagraphBytes &&
         !line.text.starts_with("- ");
}

// The lines before which a widget may stand in the body: a paragraph on both sides.
std::vector<size_t> MiddlePlaces(const Lines& lines) {
  std::vector<size_t> places;
  for (size_t i = 1; i < lines.size(); ++i) {
    if (IsParagraph(lines[i - 1]) && IsParagraph(lines[i])) places.push_back(i);
  }
  return places;
}

// `inserted` before line `at`, parted from its neighbours as the text's paragraphs are.
void Insert(Lines& lines, size_t at, Lines inserted) {
  if (inserted.empty()) return;
  const bool spaced = IsSpaced(lines);
  inserted.front().gap = at > 0 && (spaced || inserted.front().gap);
  if (at < lines.size()) lines[at].gap = lines[at].gap || spaced;
  lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(at), inserted.begin(), inserted.end());
}

Lines Cut(Lines& lines, Run run) {
  const auto begin = lines.begin() + static_cast<std::ptrdiff_t>(run.begin);
  const auto end = lines.begin() + static_cast<std::ptrdiff_t>(run.end);
  Lines cut(begin, end);
  if (end != lines.end()) end->gap = end->gap || begin->gap;
  lines.erase(begin, end);
  return cut;
}

// A headline with a byline below it.
bool HoldsByline(const Lines& lines) {
  return std::any_of(lines.begin(), lines.end(),
                     [](const LabelledLine& l) { return Lower(Trim(l.text)) == "by"; });
}

void AddMovedWidgets(const LabelledText& text, std::vector<Variant>& out) {
  size_t number = 0;
  for (const Run run : LeftoverRuns(text)) {
    if (run.size() < kWidgetLines) continue;
    ++number;
    Lines rest = text.lines;
    const Lines widget = Cut(rest, run);
    std::vector<size_t> places = MiddlePlaces(rest);
    if (!HoldsByline(widget)) places.push_back(0);
    places.push_back(FirstStory(rest));
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    for (const size_t place : places) {
      if (place == run.begin) continue;  // where it was
      Variant v{VariantKind::kWidgetMoved, {"", rest}};
      v.text.name = absl::StrFormat("%s: widget %d before line %d of %d", text.name, number,
                                    place + 1, rest.size() + 1);
      Insert(v.text.lines, place, widget);
      out.push_back(std::move(v));
    }
  }
}

LabelledText WithStories(const LabelledText& text, const std::vector<Lines>& stories) {
  LabelledText result = text;
  result.lines.resize(FirstStory(text.lines));
  for (const Lines& story : stories) {
    const size_t at = result.lines.size();
    result.lines.insert(result.lines.end(), story.begin(), story.end());
    if (at > 0) result.lines[at].gap = true;
  }
  return result;
}

void AddStoryVariants(const LabelledText& text, std::vector<Variant>& out) {
  const std::vector<Lines> stories = StoriesOf(text);
  if (stories.size() < 2) return;
  const auto add = [&](const std::vector<Lines>& chosen, std::string what) {
    out.push_back({VariantKind::kStories, WithStories(text, chosen)});
    out.back().text.name = text.name + ": " + what;
  };
  for (size_t i = 0; i + 1 < stories.size(); ++i) {
    for (size_t j = i + 1; j < stories.size(); ++j) {
      std::vector<Lines> swapped = stories;
      std::swap(swapped[i], swapped[j]);
      add(swapped, absl::StrFormat("stories %d and %d swapped", i + 1, j + 1));
    }
  }
  for (size_t i = 0; i < stories.size(); ++i) {
    std::vector<Lines> fewer = stories;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
    add(fewer, absl::StrFormat("without story %d", i + 1));
  }
}

Lines MovableLeftovers(const LabelledText& text) {
  Lines leftovers;
  for (const Run run : LeftoverRuns(text)) {
    for (size_t i = run.begin; i < run.end; ++i) {
      if (run.size() < kWidgetLines && text.lines[i].text.size() > kMarkerBytes) continue;
      leftovers.push_back(text.lines[i]);
    }
  }
  return leftovers;
}

void AddLeftovers(const LabelledText& text, const LabelledText& from, std::vector<Variant>& out) {
  const Lines leftovers = MovableLeftovers(from);
  if (leftovers.empty()) return;
  const auto add = [&](size_t place, const char* where) {
    Variant v{VariantKind::kLeftovers, text};
    v.text.name = absl::StrFormat("%s: leftovers of %s %s", text.name, from.name, where);
    Insert(v.text.lines, place, leftovers);
    out.push_back(std::move(v));
  };
  const std::vector<size_t> places = MiddlePlaces(text.lines);
  if (!places.empty()) add(places[places.size() / 2], "in the middle");
  add(FirstStory(text.lines), "at the end");
}

void AddMoreStories(const LabelledText& text, const LabelledText& from,
                    std::vector<Variant>& out) {
  const std::vector<Lines> added = StoriesOf(from);
  if (added.empty()) return;
  std::vector<Lines> stories = StoriesOf(text);
  stories.insert(stories.end(), added.begin(), added.end());
  out.push_back({VariantKind::kMoreStories, WithStories(text, stories)});
  out.back().text.name = text.name + ": stories of " + from.name + " behind";
}

}  // namespace

LabelledText LabelText(const SeedGold& gold, std::string_view text) {
  LabelledText result{gold.name, {}};
  const auto has = [](const std::vector<uint32_t>& list, uint32_t n) {
    return std::find(list.begin(), list.end(), n) != list.end();
  };
  bool gap = false, story = false;
  for (uint32_t number = 1; !text.empty(); ++number) {
    const size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (Trim(line).empty()) {
      gap = true;
      continue;
    }
    const LineVerdict verdict = has(gold.keep, number)   ? LineVerdict::kKeep
                                : has(gold.drop, number) ? LineVerdict::kDrop
                                                         : LineVerdict::kEither;
    story = story || (verdict == LineVerdict::kDrop && OpensWithDateline(line));
    result.lines.push_back({std::string(line), verdict, gap, story});
    gap = false;
  }
  return result;
}

std::string SourceOf(const LabelledText& text) {
  std::string source;
  for (const LabelledLine& line : text.lines) {
    if (line.gap) source += '\n';
    source += line.text;
    source += '\n';
  }
  return source;
}

SeedGold GoldOf(const LabelledText& text) {
  SeedGold gold;
  gold.name = text.name;
  uint32_t number = 0;
  for (const LabelledLine& line : text.lines) {
    number += line.gap ? 2 : 1;
    switch (line.verdict) {
      case LineVerdict::kKeep: gold.keep.push_back(number); break;
      case LineVerdict::kDrop: gold.drop.push_back(number); break;
      case LineVerdict::kEither: gold.either.push_back(number); break;
    }
  }
  return gold;
}

std::string_view VariantKindName(VariantKind kind) {
  switch (kind) {
    case VariantKind::kNames: return "names";
    case VariantKind::kNumbers: return "numbers";
    case VariantKind::kWidgetMoved: return "widget moved";
    case VariantKind::kStories: return "stories";
    case VariantKind::kLeftovers: return "leftovers";
    case VariantKind::kMoreStories: return "more stories";
  }
  return "";
}

std::vector<Variant> MakeVariants(std::span<const LabelledText> texts, uint64_t seed) {
  std::vector<Variant> out;
  for (const LabelledText& text : texts) {
    out.push_back({VariantKind::kNames, RenameNames(text, seed)});
    out.back().text.name = absl::StrFormat("%s: names, seed %d", text.name, seed);
    out.push_back({VariantKind::kNumbers, ChangeNumbers(text, seed)});
    out.back().text.name = absl::StrFormat("%s: numbers, seed %d", text.name, seed);
    AddMovedWidgets(text, out);
    AddStoryVariants(text, out);
    for (const LabelledText& other : texts) {
      if (&other != &text) AddLeftovers(text, other, out);
    }
    for (const LabelledText& other : texts) {
      if (&other != &text) AddMoreStories(text, other, out);
    }
  }
  return out;
}

}  // namespace pare::bench
