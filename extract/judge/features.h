// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// What the judge sees of a block: numbers, none of which needs a particular language.
#ifndef PARE_EXTRACT_JUDGE_FEATURES_H_
#define PARE_EXTRACT_JUDGE_FEATURES_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/judge/layout.h"
#include "extract/page.h"

namespace pare {

// X(enumerator, "what it is"). Shares are 0..1; "log" is log2(1 + x) / 8; the rest are 0 or 1.
// "Running text" is a block of at least kLongWords words, less than a third of them in links.
#define PARE_FEATURES(X)                                                           \
  /* the block itself */                                                           \
  X(Words, "log of its words")                                                     \
  X(OneToThree, "one to three words")                                              \
  X(Long, "running text")                                                          \
  X(LinkShare, "share of its words in links")                                      \
  X(AllLink, "nine tenths of its words in links")                                  \
  X(EndMark, "ends with a sentence end, or a quotation mark after one")            \
  X(ColonEnd, "ends with a colon")                                                 \
  X(Sentences, "log of the sentence ends in it")                                   \
  X(Commas, "commas a word, up to a fifth, times five")                            \
  X(Capitals, "share of its words that begin with a capital, the first apart")     \
  X(Digits, "share of its words that are numbers")                                 \
  X(LowerStart, "begins with a lower-case letter")                                 \
  X(Heading, "is a heading")                                                       \
  X(HeadingOne, "is a heading of the first level")                                 \
  X(ListItem, "is a list item")                                                    \
  X(TableRow, "is a table row")                                                    \
  X(Preformatted, "is preformatted")                                               \
  X(Quote, "is a quotation")                                                       \
  X(Hidden, "is not shown at first")                                               \
  X(Repeated, "the same text stands elsewhere on the page")                        \
  /* the elements around it */                                                     \
  X(InNav, "in nav or menu")                                                       \
  X(InHeader, "in header")                                                         \
  X(InFooter, "in footer")                                                         \
  X(InAside, "in aside")                                                           \
  X(InForm, "in form or fieldset, or in a label that holds blocks")                                          \
  X(InButton, "in button")                                                         \
  X(InFigure, "in figure or figcaption")                                           \
  X(InAddress, "in address")                                                       \
  X(InTable, "in table")                                                           \
  X(InArticle, "in article, or an element of itemprop=articleBody")                \
  X(InMain, "in main, or an element of role=main")                                 \
  /* rules that hint */                                                            \
  X(HintBody, "a rule hints at body")                                              \
  X(HintTitle, "a rule hints at the title")                                        \
  X(HintByline, "a rule hints at a byline")                                        \
  X(HintDate, "a rule hints at a date")                                            \
  X(HintCaption, "a rule hints at a caption")                                      \
  X(HintComment, "a rule hints at comments")                                       \
  X(HintRelated, "a rule hints at related stories")                                \
  X(HintNavigation, "a rule hints at navigation")                                  \
  X(HintShare, "a rule hints at a share bar")                                      \
  X(HintAd, "a rule hints at an advertisement")                                    \
  X(HintSignup, "a rule hints at a sign-up box")                                   \
  X(HintNotice, "a rule hints at a notice")                                        \
  X(HintClutter, "a rule hints at clutter")                                        \
  /* the container: its parent element and the one above */                        \
  X(InContainer, "in the page's main container: see MainContainer()")            \
  X(ParentLinkShare, "share of the parent's words in links")                       \
  X(ParentLong, "log of the words of running text in the parent")                  \
  X(GrandLinkShare, "share of the grandparent's words in links")                   \
  X(GrandLong, "log of the words of running text in the grandparent")              \
  X(PathBlocks, "log of the blocks with the same path of tags and classes")        \
  X(PathLong, "share of the page's running text that has the same path")           \
  X(PathLinkShare, "share of the words of blocks of the same path in links")       \
  X(PathWords, "log of the mean words of blocks of the same path")                 \
  /* the neighbours */                                                             \
  X(PrevWords, "log of the words of the block before")                             \
  X(NextWords, "log of the words of the block after")                              \
  X(PrevLinkShare, "link share of the block before")                               \
  X(NextLinkShare, "link share of the block after")                                \
  X(PrevEndMark, "the block before ends with a sentence end")                      \
  X(NextEndMark, "the block after ends with a sentence end")                       \
  X(NearLong, "log of the words of running text within three blocks")              \
  X(LongBefore, "running text stands before it on the page")                       \
  X(LongAfter, "running text stands after it on the page")                         \
  X(HeadsLong, "a heading with running text right after it")                       \
  /* the page */                                                                   \
  X(Place, "share of the page's words before it")                                  \
  X(Late, "in the last tenth of the page")                                         \
  X(Early, "in the first twentieth of the page")                                   \
  X(PageWords, "log of the page's words")                                          \
  X(PageLinkShare, "share of the page's words in links")                           \
  X(PageLongShare, "share of the page's words in running text")                    \
  X(PageEndMarks, "share of the page's blocks over seven words with an end mark")  \
  X(LoneCaption, "a sentence without an end among sentences that have one")      \
  X(TitleShare, "share of its words that are in the page's title")                 \
  X(IsTitle, "is the page's title, or the greater part of it")                     \
  X(AfterTitle, "stands after the page's headline")

enum class Feature : uint8_t {
#define PARE_X(id, description) k##id,
  PARE_FEATURES(PARE_X)
#undef PARE_X
  kCount,
};

inline constexpr size_t kFeatureCount = static_cast<size_t>(Feature::kCount);

inline constexpr std::array<std::string_view, kFeatureCount> kFeatureNames = {
#define PARE_X(id, description) #id,
    PARE_FEATURES(PARE_X)
#undef PARE_X
};

// Words from which a block counts as running text: the length that separates sentences from labels
// in jusText (its "length low" of 70 characters is about twelve words).
inline constexpr uint32_t kLongWords = 12;

// The smallest element that holds this share of the page's running text is its main container: four
// fifths leave room for a lead in the header and a long comment below.
inline constexpr double kContainerShare = 0.8;

struct FeatureRow {
  std::array<float, kFeatureCount> values{};
  float& operator[](Feature f) { return values[static_cast<size_t>(f)]; }
  float operator[](Feature f) const { return values[static_cast<size_t>(f)]; }
};

// A row for each block of the page. Linear in nodes and bytes. In text mode the features that need
// elements are 0. Blocks that rules have dropped are as if they were not there: they have a row of
// zeros, and count neither as neighbours nor in any total, so that a comment widget in the middle of
// a text does not change what is thought of its last paragraph.
std::vector<FeatureRow> ComputeFeatures(const Page& page, const Layout& layout);

}  // namespace pare

#endif  // PARE_EXTRACT_JUDGE_FEATURES_H_
