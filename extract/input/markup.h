// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Where markup begins and ends, as HTML's tokenization has it. Pure, linear, thread-safe; positions
// are bytes, and the page's size where there is no such place.
#ifndef PARE_EXTRACT_INPUT_MARKUP_H_
#define PARE_EXTRACT_INPUT_MARKUP_H_

#include <cstddef>
#include <string_view>

#include "extract/input/page_marks.h"
#include "extract/tag.h"

namespace pare {

constexpr bool IsHtmlSpace(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\f' || c == '\r';
}
constexpr bool IsAsciiAlpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Elements whose content is text up to their end tag.
inline constexpr TagSet kRawText(Tag::kScript, Tag::kStyle, Tag::kTextarea, Tag::kTitle, Tag::kXmp,
                                 Tag::kIframe, Tag::kNoembed, Tag::kNoframes);

// Elements that end tags of blocks leave in effect.
inline constexpr TagSet kFormatting(Tag::kA, Tag::kB, Tag::kBig, Tag::kCode, Tag::kEm, Tag::kFont,
                                    Tag::kI, Tag::kNobr, Tag::kS, Tag::kSmall, Tag::kStrike,
                                    Tag::kStrong, Tag::kTt, Tag::kU);

// The next `<` from `i` on that begins a tag, a comment or the like, rather than standing for itself.
size_t NextMarkup(std::string_view html, const PageMarks& marks, size_t i);

// Behind a comment whose content begins at `i`.
size_t CommentEnd(std::string_view html, size_t i);

// Where the content that begins at `i` of an element of kRawText ends: before its end tag.
size_t RawTextEnd(std::string_view html, size_t i, Tag element);

}  // namespace pare

#endif  // PARE_EXTRACT_INPUT_MARKUP_H_
