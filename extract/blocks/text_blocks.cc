// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/blocks/text_blocks.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "extract/blocks/markdown.h"
#include "extract/input/utf8.h"
#include "extract/text/normalize.h"
#include "extract/text/shape.h"
#include "extract/text/words.h"

namespace pare {
namespace {

// Hard-wrapped text: mail and terminals wrap at 60 to 80 columns, hardly anything past 100.
constexpr uint32_t kWidestWrap = 100;
constexpr uint32_t kNarrowestWrap = 40;
// How many of the lines that are followed by another must be full for the text to be wrapped.
constexpr double kWrappedShare = 0.6;
constexpr size_t kWrappedLines = 4;
// A text of one or two lines and more words than a long paragraph has lost its line breaks.
constexpr size_t kFewLines = 2;
constexpr size_t kOneLineWords = 150;

struct Line {
  Span source;             // trimmed; empty for a blank line
  uint32_t indent = 0;     // bytes of white space before it
  LineMark mark;
  // Measured only where lines are short enough to have been wrapped.
  uint32_t columns = 0;     // code points, wide ones twice
  uint32_t first_word = 0;  // columns of what stands before its first white space
};

bool IsWide(char32_t c) { return c >= 0x1100 && ClassOf(c) == CharClass::kIdeograph; }

// Fills columns and first_word of a line that is not empty; of one that is too wide to have been
// wrapped, less.
void MeasureColumns(std::string_view text, Line& line) {
  if (IsAscii(text)) {
    line.columns = static_cast<uint32_t>(text.size());
    const auto is_space = [](char c) { return c <= ' '; };
    const auto space = std::find_if(text.begin() + 1, text.end(), is_space);
    line.first_word = static_cast<uint32_t>(space - text.begin());
    return;
  }
  for (size_t k = 0; k < text.size() && line.columns <= kWidestWrap;) {
    const char32_t c = NextCodePoint(text, k);
    if (c <= ' ' && line.first_word == 0) line.first_word = line.columns;
    line.columns += IsWide(c) ? 2 : 1;
  }
  if (line.first_word == 0) line.first_word = line.columns;
}

std::vector<Line> SplitLines(std::string_view source) {
  std::vector<Line> lines;
  for (size_t i = 0; i <= source.size();) {
    const size_t end = LineEnd(source, i);
    const std::string_view text = TrimSpace(source.substr(i, end - i));
    Line line;
    if (!text.empty()) {
      line.source = {static_cast<uint32_t>(text.data() - source.data()),
                     static_cast<uint32_t>(text.size())};
      line.indent = line.source.offset - static_cast<uint32_t>(i);
      line.mark = MarkOf(text);
    }
    lines.push_back(line);
    i = end + 1;
    if (end + 1 < source.size() && source[end] == '\r' && source[end + 1] == '\n') ++i;
  }
  return lines;
}

class Builder {
 public:
  explicit Builder(Page& page) : page_(page), lines_(SplitLines(page.source)) {}

  void Run() {
    const auto filled = static_cast<size_t>(std::count_if(
        lines_.begin(), lines_.end(), [](const Line& l) { return l.source.length > 0; }));
    if (filled <= kFewLines && CountWords(page_.source) > kOneLineWords) {
      for (const Line& line : lines_) Sentences(line.source);
      return;
    }
    const uint32_t width = WrapWidth();
    Gap gap = Gap::kBlankLine;
    bool fenced = false;
    for (size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].source.length == 0) {
        gap = Gap::kBlankLine;
        continue;
      }
      const size_t first = i;
      const bool code = fenced || lines_[i].mark.fence;
      fenced ^= lines_[i].mark.fence;
      while (!code && width > 0 && i + 1 < lines_.size() && Continues(i, width)) ++i;
      const uint32_t begin = lines_[first].source.offset - (code ? lines_[first].indent : 0);
      Add({begin, lines_[i].source.end() - begin}, gap, lines_[first].mark, code);
      gap = Gap::kLine;
    }
  }

 private:
  // The column at which the text was wrapped; 0 if it was not.
  uint32_t WrapWidth() {
    uint32_t widest = 0;
    for (Line& line : lines_) {
      if (line.source.length == 0) continue;
      MeasureColumns(page_.source.substr(line.source.offset, line.source.length), line);
      widest = std::max(widest, line.columns);
      if (widest > kWidestWrap) return 0;
    }
    size_t followed = 0, full = 0;  // lines that another follows, and those of them that are full
    for (size_t i = 0; i + 1 < lines_.size(); ++i) {
      if (lines_[i].source.length == 0 || lines_[i + 1].source.length == 0) continue;
      ++followed;
      full += lines_[i].columns + 1 + lines_[i + 1].first_word > widest;
    }
    if (followed < kWrappedLines || widest < kNarrowestWrap) return 0;
    // Most lines are as long as they could be: the next word would not have fitted.
    return static_cast<double>(full) >= kWrappedShare * static_cast<double>(followed) ? widest : 0;
  }

  // Whether line i + 1 goes on with the paragraph of line i.
  bool Continues(size_t i, uint32_t width) const {
    const Line& next = lines_[i + 1];
    return next.source.length > 0 && next.mark.kind == BlockKind::kLine && !next.mark.fence &&
           lines_[i].mark.kind != BlockKind::kHeading &&
           lines_[i].columns + 1 + next.first_word > width;
  }

  // One block a sentence.
  void Sentences(Span line) {
    const std::string_view text = page_.source.substr(line.offset, line.length);
    Gap gap = Gap::kBlankLine;
    size_t begin = 0;
    bool ended = false;
    for (size_t i = 0; i < text.size();) {
      const size_t at = i;
      const char32_t c = NextCodePoint(text, i);
      const bool boundary = ended && (c == ' ' || c == 0xA0 || c == 0x3000) &&
                            StartsSentence(text.substr(i));
      if (boundary || (ended && c >= 0x3000 && !IsClosingMark(c) && !IsSentenceEnd(c))) {
        AddSentence(line.offset, text, begin, at, gap);
        gap = Gap::kSpace;
        begin = boundary ? i : at;
      }
      const bool end_mark = IsSentenceEnd(c) && (c >= 0x3000 || i < text.size());
      ended = end_mark || (ended && IsClosingMark(c));
    }
    AddSentence(line.offset, text, begin, text.size(), gap);
  }

  // After "U.S." and the like a lower-case letter goes on with the sentence.
  static bool StartsSentence(std::string_view rest) {
    if (rest.empty()) return false;
    size_t pos = 0;
    return u_islower(static_cast<UChar32>(NextCodePoint(rest, pos))) == 0;
  }

  void AddSentence(uint32_t offset, std::string_view text, size_t begin, size_t end, Gap gap) {
    const std::string_view sentence = TrimSpace(text.substr(begin, end - begin));
    if (sentence.empty()) return;
    Add({offset + static_cast<uint32_t>(sentence.data() - text.data()),
         static_cast<uint32_t>(sentence.size())},
        gap, LineMark{}, /*code=*/false);
  }

  void Add(Span source, Gap gap, const LineMark& mark, bool code) {
    Block b;
    b.source = source;
    b.gap = page_.blocks.empty() ? Gap::kBlankLine : gap;
    b.kind = code ? BlockKind::kPreformatted : mark.kind;
    b.level = code ? 0 : mark.level;
    const size_t begin = page_.text.size();
    std::string_view text = page_.source.substr(source.offset, source.length);
    if (code) {
      AppendVerbatim(text, page_.text);
    } else {
      text.remove_prefix(mark.length);
      b.link_words = AppendSeenThrough(text, page_.text);
    }
    b.text = {static_cast<uint32_t>(begin), static_cast<uint32_t>(page_.text.size() - begin)};
    b.words = static_cast<uint32_t>(CountWords(page_.TextOf(b)));
    b.link_words = std::min(b.link_words, b.words);
    page_.blocks.push_back(b);
  }

  Page& page_;
  std::vector<Line> lines_;
};

}  // namespace

void BuildTextBlocks(Page& page) {
  page.text.reserve(page.source.size());
  Builder(page).Run();
  page.judgements.resize(page.blocks.size());
}

}  // namespace pare
