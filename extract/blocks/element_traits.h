// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// What an element by itself says of the text in it. For extract/blocks/*.cc alone.
#ifndef PARE_EXTRACT_BLOCKS_ELEMENT_TRAITS_H_
#define PARE_EXTRACT_BLOCKS_ELEMENT_TRAITS_H_

#include <array>
#include <cstddef>
#include <cstdint>

#include "extract/tree.h"

namespace pare {

// What an element is; of the last three its tag alone does not tell.
enum Trait : uint16_t {
  kIsBlock = 1 << 0,    // stands on lines of its own
  kHasNoText = 1 << 1,  // none that is shown as text
  kIsPre = 1 << 2,      // white space in it stays
  kIsQuote = 1 << 3,
  kIsList = 1 << 4,
  kIsBold = 1 << 5,
  kIsParted = 1 << 6,   // inline; sites lay such out side by side with no white space between tags
  kIsMedia = 1 << 7,
  kIsControl = 1 << 8,
  kIsTime = 1 << 9,
  kMayBeLink = 1 << 10,
  kIsLink = 1 << 11,
  kIsHidden = 1 << 12,
  kIsRow = 1 << 13,  // a data row
};

// What each tag tells.
inline constexpr std::array<uint16_t, kTagCount> kTraits = [] {
  std::array<uint16_t, kTagCount> traits{};
  const auto add = [&traits](Trait trait, auto... tags) {
    ((traits[static_cast<size_t>(tags)] |= trait), ...);
  };
  add(kIsBlock, Tag::kAddress, Tag::kArticle, Tag::kAside, Tag::kBlockquote, Tag::kBody,
      Tag::kButton, Tag::kCaption, Tag::kCenter, Tag::kDd, Tag::kDetails, Tag::kDialog, Tag::kDir,
      Tag::kDiv, Tag::kDl, Tag::kDt, Tag::kFieldset, Tag::kFigcaption, Tag::kFigure, Tag::kFooter,
      Tag::kForm, Tag::kH1, Tag::kH2, Tag::kH3, Tag::kH4, Tag::kH5, Tag::kH6, Tag::kHeader,
      Tag::kHgroup, Tag::kHr, Tag::kHtml, Tag::kLegend, Tag::kLi, Tag::kListing, Tag::kMain,
      Tag::kMarquee, Tag::kMenu, Tag::kNav, Tag::kNoscript, Tag::kOl, Tag::kP, Tag::kPlaintext,
      Tag::kPre, Tag::kSearch, Tag::kSection, Tag::kSummary, Tag::kTable, Tag::kTbody, Tag::kTd,
      Tag::kTfoot, Tag::kTh, Tag::kThead, Tag::kTr, Tag::kUl, Tag::kXmp);
  add(kHasNoText, Tag::kHead, Tag::kScript, Tag::kStyle, Tag::kTemplate, Tag::kIframe,
      Tag::kSelect, Tag::kDatalist, Tag::kTextarea, Tag::kAudio, Tag::kVideo, Tag::kCanvas,
      Tag::kNoembed, Tag::kNoframes, Tag::kProgress, Tag::kMeter, Tag::kRp, Tag::kRt, Tag::kRtc,
      Tag::kSvg, Tag::kTitle);
  add(kIsPre, Tag::kPre, Tag::kListing, Tag::kPlaintext, Tag::kXmp);
  add(kIsQuote, Tag::kBlockquote);
  add(kIsList, Tag::kUl, Tag::kOl, Tag::kMenu, Tag::kDir);
  add(kIsBold, Tag::kB, Tag::kStrong);
  add(kIsParted, Tag::kA, Tag::kSpan, Tag::kLabel, Tag::kTime, Tag::kCite, Tag::kInput);
  add(kIsMedia, Tag::kImg, Tag::kVideo, Tag::kAudio, Tag::kIframe, Tag::kEmbed, Tag::kObject);
  add(kIsControl, Tag::kButton, Tag::kInput, Tag::kSelect, Tag::kTextarea);
  add(kIsTime, Tag::kTime);
  add(kMayBeLink, Tag::kA);
  return traits;
}();

constexpr uint16_t TraitsOf(Tag tag) { return kTraits[static_cast<size_t>(tag)]; }

// h1 to h6, which stand in a row.
constexpr bool IsHeading(Tag tag) { return tag >= Tag::kH1 && tag <= Tag::kH6; }

// Whether it asks not to be shown: noscript, hidden, aria-hidden, an inline style.
bool IsHidden(const Tree& tree, NodeId n);

// Whether it is a link within the page without a word, such as the ¶ or # behind a heading, the ↑
// before a note: there to be clicked, not to be read. Linear in its attributes.
bool IsAnchor(const Tree& tree, NodeId n);

// Whether it is a link that is nothing but a number and by its class counts comments: sites put one
// into each paragraph or headline, with no white space before the text. Linear in its attributes.
bool IsCommentCount(const Tree& tree, NodeId n);

// Whether it is the span that ends a heading with a link, or several, between square brackets: what a
// wiki's readers edit the section with. Looks at a few nodes.
bool IsHeadingControl(const Tree& tree, NodeId n);

}  // namespace pare

#endif  // PARE_EXTRACT_BLOCKS_ELEMENT_TRAITS_H_
