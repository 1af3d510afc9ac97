// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/blocks/markdown.h"

#include <algorithm>

#include "extract/text/normalize.h"
#include "extract/text/words.h"

namespace pare {
namespace {

// Longer link texts and targets are brackets in prose; the bound keeps the search linear.
constexpr size_t kLongestLink = 2048;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// The position of the bracket that closes the one at `open`; npos if it is not near.
size_t Closing(std::string_view s, size_t open, char opener, char closer) {
  int depth = 0;
  const size_t end = std::min(s.size(), open + kLongestLink);
  for (size_t i = open; i < end; ++i) {
    if (s[i] == '\\') {
      ++i;
    } else if (s[i] == opener) {
      ++depth;
    } else if (s[i] == closer && --depth == 0) {
      return i;
    }
  }
  return std::string_view::npos;
}

class Reader {
 public:
  explicit Reader(std::string& out) : begin_(out.size()), out_(out) {}

  uint32_t Read(std::string_view line) {
    // A link may hold an image, an image may not hold a link: one level of nesting is all there is.
    Inline(line, /*in_link=*/false);
    return link_words_;
  }

 private:
  void Inline(std::string_view s, bool in_link) {
    size_t plain_from = 0;
    // Each unclosed bracket costs one search of kLongestLink bytes; after a few, they are prose.
    int misses = 0;
    for (size_t i = 0, open; misses <= 8 && (open = s.find('[', i)) != std::string_view::npos;) {
      const bool image = open > i && s[open - 1] == '!';
      if (in_link && !image) {
        i = open + 1;
        continue;
      }
      const size_t close = Closing(s, open, '[', ']');
      const size_t target = close == std::string_view::npos || close + 1 >= s.size() ||
                                    s[close + 1] != '('
                                ? std::string_view::npos
                                : Closing(s, close + 1, '(', ')');
      if (target == std::string_view::npos) {
        ++misses;
        i = open + 1;
        continue;
      }
      const size_t begin = open - (image ? 1 : 0);
      Append(s.substr(plain_from, begin - plain_from), in_link);
      if (!image) Inline(s.substr(open + 1, close - open - 1), /*in_link=*/true);
      i = plain_from = target + 1;
    }
    Append(s.substr(plain_from), in_link);
  }

  void Append(std::string_view s, bool in_link) {
    AppendCollapsed(s, begin_, space_, out_);
    if (in_link) {
      link_words_ += static_cast<uint32_t>(CountWords(s));
      return;
    }
    for (size_t i = 0; (i = s.find("://", i)) != std::string_view::npos;) {  // bare URLs
      size_t begin = i;
      while (begin > 0 && static_cast<unsigned char>(s[begin - 1]) > ' ') --begin;
      while (i < s.size() && static_cast<unsigned char>(s[i]) > ' ') ++i;
      link_words_ += static_cast<uint32_t>(CountWords(s.substr(begin, i - begin)));
    }
  }

  const size_t begin_;  // of the line in out_
  std::string& out_;
  uint32_t link_words_ = 0;
  bool space_ = false;
};

}  // namespace

LineMark MarkOf(std::string_view line) {
  LineMark mark;
  if (line.starts_with("```") || line.starts_with("~~~")) {
    mark.fence = true;
    return mark;
  }
  const size_t hashes = std::min(line.find_first_not_of('#'), line.size());
  if (hashes >= 1 && hashes <= 6 && hashes < line.size() && line[hashes] == ' ') {
    mark = {BlockKind::kHeading, static_cast<uint8_t>(hashes), hashes + 1};
    return mark;
  }
  if (line.starts_with("> ")) return {BlockKind::kQuote, 0, 2};
  for (const std::string_view bullet : {"- ", "* ", "+ ", "• ", "· ", "– ", "▪ ", "● "}) {
    if (line[0] != bullet[0] || !line.starts_with(bullet)) continue;
    return {BlockKind::kListItem, 1, bullet.size()};
  }
  size_t digits = 0;
  while (digits < line.size() && digits < 3 && IsDigit(line[digits])) ++digits;
  if (digits > 0 && digits + 1 < line.size() && (line[digits] == '.' || line[digits] == ')') &&
      line[digits + 1] == ' ') {
    return {BlockKind::kListItem, 1, digits + 2};
  }
  return mark;
}

uint32_t AppendSeenThrough(std::string_view line, std::string& out) {
  return Reader(out).Read(line);
}

}  // namespace pare
