// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// What the judge sees of a block: the list of features. None needs a particular language.
//
// Every feature is a byte, so that a model's thresholds are bytes too and nothing is rounded twice:
//   Flag   0 or 1
//   Share  0..1 as 0..255
//   Log    Log8(x) of extract/judge/scale.h: sixteen steps for each doubling of 1 + x
//   Count  x itself, at most 255
//   Signed 128 + x, cut off at both ends: log-odds in sixteenths, or differences of counts
//
// A word of ideographs counts half: see MassOf() in features.cc. "Running text" is a block of at
// least kLongWords words, less than a third of them in links. A "record" is an element with
// siblings like it (record_features.cc). Blocks are "laid out alike", have the same path, where the
// elements above them have the same tags and classes.
#ifndef PARE_EXTRACT_JUDGE_FEATURE_LIST_H_
#define PARE_EXTRACT_JUDGE_FEATURE_LIST_H_

#include "extract/judge/page_feature_list.h"

// X(enumerator, scale, "what it is"). The descriptions are read by people: explanations print them.
#define PARE_TEXT_FEATURES(X)                                                     \
  X(Words, Log, "words")                                                            \
  X(WordLength, Count, "letters a word, in eighths")                                \
  X(LinkShare, Share, "share of its words in links")                                \
  X(Links, Count, "links")                                                          \
  X(BoldShare, Share, "share of its words in bold")                                 \
  X(Sentences, Log, "sentence ends")                                                \
  X(EndMark, Flag, "ends with a sentence end")                                      \
  X(ColonEnd, Flag, "ends with a colon")                                            \
  X(QuestionEnd, Flag, "ends with a question mark")                                 \
  X(EllipsisEnd, Flag, "ends with an ellipsis")                                     \
  X(ClosingEnd, Flag, "ends with a quotation mark or bracket")                      \
  X(LowerStart, Flag, "begins with a lower-case letter")                            \
  X(DigitStart, Flag, "begins with a digit")                                        \
  X(MarkStart, Flag, "begins with a sign")                                          \
  X(QuoteStart, Flag, "begins with a quotation mark or bracket")                    \
  X(Commas, Share, "commas a word")                                                 \
  X(Colons, Share, "colons a word")                                                 \
  X(Capitals, Share, "share of its words with a capital")                           \
  X(Shouted, Share, "share of its words in capitals")                               \
  X(Numbers, Share, "share of its words that are numbers")                          \
  X(Digits, Share, "share of its characters that are digits")                       \
  X(Marks, Share, "share of its characters that are signs")                         \
  X(Separators, Share, "bars, bullets and slashes a word")                          \
  X(Dashes, Share, "dashes a word")                                                 \
  X(Brackets, Share, "brackets and quotation marks a word")                         \
  X(Currency, Flag, "has a sign of money")                                          \
  X(Ideographs, Share, "share of its words that are ideographs")                    \
  X(Repeated, Count, "times the same text stands elsewhere on the page")            \
  X(LoneCaption, Flag, "a sentence without an end among sentences that have one")   \
  X(TitleShare, Share, "share of its words that are in the page's title")           \
  X(TitleCovered, Share, "share of the title's words that are in it")               \
  X(IsTitle, Flag, "is the page's title, or the greater part of it")                \
  X(GapBefore, Count, "kind of gap to the block before")                            \
  X(GapAfter, Count, "kind of gap to the block behind")

#define PARE_KIND_FEATURES(X)                                                     \
  X(Heading, Count, "is a heading: its level")                                      \
  X(ListItem, Count, "is a list item: its depth")                                   \
  X(Numbered, Flag, "is a numbered list item")                                      \
  X(TableRow, Flag, "is a table row")                                               \
  X(Preformatted, Flag, "is preformatted")                                          \
  X(Quote, Flag, "is a quotation")                                                  \
  X(Hidden, Flag, "is not shown at first")                                          \
  X(Media, Count, "pictures at it")                                                 \
  X(Controls, Count, "buttons and form fields at it")                               \
  X(Time, Flag, "a time element at it")                                             \
  X(Paragraph, Flag, "stands in a p element")                                       \
  X(Cell, Flag, "stands in a table cell")                                           \
  X(Div, Flag, "stands in a div element")

// In the order of the roles.
#define PARE_HINT_FEATURES(X)                                                     \
  X(HintBody, Flag, "a rule hints at body")                                         \
  X(HintTitle, Flag, "a rule hints at the title")                                   \
  X(HintByline, Flag, "a rule hints at a byline")                                   \
  X(HintDate, Flag, "a rule hints at a date")                                       \
  X(HintCaption, Flag, "a rule hints at a caption")                                 \
  X(HintComment, Flag, "a rule hints at comments")                                  \
  X(HintRelated, Flag, "a rule hints at related stories")                           \
  X(HintNavigation, Flag, "a rule hints at navigation")                             \
  X(HintShare, Flag, "a rule hints at a share bar")                                 \
  X(HintAd, Flag, "a rule hints at an advertisement")                               \
  X(HintSignup, Flag, "a rule hints at a sign-up box")                              \
  X(HintNotice, Flag, "a rule hints at a notice")                                   \
  X(HintClutter, Flag, "a rule hints at clutter")

// Of the element that a block stands in.
#define PARE_ELEMENT_FEATURES(X)                                                  \
  X(InNav, Flag, "in nav or menu")                                                  \
  X(InHeader, Flag, "in header")                                                    \
  X(InFooter, Flag, "in footer")                                                    \
  X(InAside, Flag, "in aside")                                                      \
  X(InForm, Flag, "in form, fieldset or label, but for one around the page")        \
  X(InButton, Flag, "in button")                                                    \
  X(InFigure, Flag, "in figure or figcaption")                                      \
  X(InAddress, Flag, "in address")                                                  \
  X(InTable, Flag, "in table, but for one around the page")                         \
  X(InArticle, Flag, "in article, or an element of itemprop=articleBody")           \
  X(InMain, Flag, "in main, or an element of role=main")                            \
  X(InQuote, Flag, "in blockquote")                                                 \
  X(InList, Flag, "in a list")                                                      \
  X(InDetails, Flag, "in details or dialog")                                        \
  X(InDefinitions, Flag, "in a definition list")                                    \
  X(InSection, Flag, "in section")                                                  \
  X(InLink, Flag, "in a link that holds more than it")                              \
  X(InItem, Flag, "in an element of itemtype")                                      \
  X(Depth, Count, "elements above it")                                              \
  X(ParentLinkShare, Share, "share of the parent's words in links")                 \
  X(ParentWords, Log, "words in the parent")                                        \
  X(ParentLong, Log, "words of running text in the parent")                         \
  X(ParentBlocks, Log, "blocks in the parent")                                      \
  X(ParentControls, Count, "buttons and form fields in the parent")                 \
  X(ParentMedia, Count, "pictures in the parent")                                   \
  X(GrandLinkShare, Share, "share of the grandparent's words in links")             \
  X(GrandWords, Log, "words in the grandparent")                                    \
  X(GrandLong, Log, "words of running text in the grandparent")                     \
  X(GrandControls, Count, "buttons and form fields in the grandparent")             \
  X(GreatLinkShare, Share, "share of the great-grandparent's words in links")       \
  X(GreatLong, Log, "words of running text in the great-grandparent")               \
  X(InContainer, Flag, "in the page's main container")                              \
  X(ContainerShare, Share, "share of the page's words in the main container")       \
  X(InHalfContainer, Flag, "in the part with most of the running text")             \
  X(InBest, Flag, "in the element with the most paragraphs of running text")        \
  X(BeforeBest, Log, "blocks before the element with the most running text")        \
  X(AfterBest, Log, "blocks behind the element with the most running text")         \
  X(UpFromBest, Count, "levels up from the main text to what holds both")           \
  X(DownFromBest, Count, "levels down from there to it")                            \
  X(CommonLinkShare, Share, "share in links of the part of the page it is in")      \
  X(CommonLong, Log, "words of running text in the part of the page it is in")      \
  X(CommonBlocks, Log, "blocks in the part of the page it is in")                   \
  X(SameTag, Flag, "same tag and class as the main text")

#define PARE_RECORD_FEATURES(X)                                                   \
  X(PathBlocks, Log, "blocks laid out like it")                                     \
  X(PathLong, Share, "the page's running text that is laid out like it")            \
  X(PathLinkShare, Share, "share in links of what is laid out like it")             \
  X(PathWords, Log, "mean words of what is laid out like it")                       \
  X(PathEndMarks, Share, "what is laid out like it and ends with a sentence end")   \
  X(PathRepeats, Share, "what is laid out like it and is repeated on the page")     \
  X(RecordSize, Log, "records like the one it is in")                               \
  X(RecordWords, Log, "mean words of these records")                                \
  X(RecordLinkShare, Share, "share in links of these records")                      \
  X(RecordLong, Share, "share of running text in these records")                    \
  X(RecordPlace, Share, "its record's place among them")                            \
  X(RecordPageShare, Share, "share of the page's words in these records")           \
  X(GroupSize, Log, "records of several blocks like the one it is in")              \
  X(GroupWords, Log, "mean words of these records of several blocks")               \
  X(GroupLinkShare, Share, "share in links of these records of several blocks")     \
  X(GroupLong, Share, "share of running text in these records of several blocks")   \
  X(GroupBlocks, Log, "mean blocks of these records of several blocks")             \
  X(GroupPlace, Share, "its record's place among these of several blocks")          \
  X(GroupPageShare, Share, "share of the page's words in these of several blocks")  \
  X(GroupHeadings, Share, "share of these records with a heading")                  \
  X(GroupMedia, Share, "share of these records with a picture")                     \
  X(GroupDates, Share, "share of these records with a date")                        \
  X(GroupControls, Share, "share of these records with a button or field")          \
  X(GroupEven, Share, "how alike these records are in length")                      \
  X(GroupPlaceInside, Log, "blocks before it in its record")                        \
  X(OuterSize, Log, "records like the outermost one it is in")                      \
  X(OuterWords, Log, "mean words of the outermost records")                         \
  X(OuterLinkShare, Share, "share in links of the outermost records")               \
  X(OuterLong, Share, "share of running text in the outermost records")             \
  X(OuterPageShare, Share, "share of the page's words in the outermost records")

#define PARE_SEQUENCE_FEATURES(X)                                                 \
  X(Place, Share, "share of the page's words before it")                            \
  X(BlockPlace, Share, "share of the page's blocks before it")                      \
  X(FromEnd, Log, "blocks behind it")                                               \
  X(FromStart, Log, "blocks before it")                                             \
  X(LongBefore, Log, "words of running text before it")                             \
  X(LongAfter, Log, "words of running text behind it")                              \
  X(LongShareBefore, Share, "share of the running text before it")                  \
  X(SinceLong, Log, "blocks since running text")                                    \
  X(UntilLong, Log, "blocks until running text")                                    \
  X(NearLong, Log, "words of running text within three blocks")                     \
  X(NearLinkShare, Share, "share in links within three blocks")                     \
  X(NearEndMarks, Share, "share of blocks with a sentence end within three blocks") \
  X(WideLong, Log, "words of running text within ten blocks")                       \
  X(WideLinkShare, Share, "share in links within ten blocks")                       \
  X(WideEndMarks, Share, "share of blocks with a sentence end within ten blocks")   \
  X(WideWords, Log, "mean words within ten blocks")                                 \
  X(RunBlocks, Log, "blocks in a row like it, running text or not")                 \
  X(RunWords, Log, "words of this row")                                             \
  X(PrevRunWords, Log, "words of the row before")                                   \
  X(NextRunWords, Log, "words of the row behind")                                   \
  X(SinceHeading, Log, "blocks since a heading")                                    \
  X(HeadLevel, Count, "level of the heading above")                                 \
  X(HeadWords, Log, "words of the heading above")                                   \
  X(HeadLinkShare, Share, "share in links of the heading above")                    \
  X(HeadTitle, Share, "title words in the heading above")                           \
  X(HeadHints, Count, "what rules hint of the heading above")                       \
  X(SectionBlocks, Log, "blocks of its section")                                    \
  X(SectionWords, Log, "words of its section")                                      \
  X(SectionLong, Share, "share of running text in its section")                     \
  X(SectionLinkShare, Share, "share in links of its section")                       \
  X(SectionEndMarks, Share, "share of blocks of its section with a sentence end")   \
  X(SectionPlace, Share, "its section's place on the page")                         \
  X(HeadsLong, Flag, "a heading with running text right behind it")                 \
  X(AfterTitle, Log, "blocks since the page's headline")                            \
  X(BeforeTitle, Log, "blocks until the page's headline")                           \
  X(TitleSeen, Flag, "the page has its headline")                                   \
  X(SinceHint, Log, "blocks since a rule hinted at what is not body")               \
  X(HintsBefore, Share, "share of the ten blocks before that rules hint at")        \
  X(DropsBefore, Log, "blocks dropped by rules right before it")                    \
  X(DropsAfter, Log, "blocks dropped by rules right behind it")                     \
  X(DropsSeen, Log, "blocks dropped by rules before it")                            \
  X(DropRole, Count, "role of the block that rules dropped last before it")         \
  X(SinceDrop, Log, "blocks since one that rules dropped")

// What models say: filled in by the passes that run them (extract/judge/score.cc, body_features.cc).
#define PARE_MODEL_FEATURES(X)                                                    \
  X(Markup, Signed, "its classes, ids and addresses")                               \
  X(Vocabulary, Signed, "its words and its heading's")                              \
  X(KindArticle, Share, "the page looks like an article")                           \
  X(KindForum, Share, "the page looks like a forum")                                \
  X(KindProduct, Share, "the page looks like a product")                            \
  X(KindCollection, Share, "the page looks like a collection")                      \
  X(KindListing, Share, "the page looks like a listing")                            \
  X(KindDocumentation, Share, "the page looks like documentation")                  \
  X(KindService, Share, "the page looks like a service")                            \
  X(Strict, Flag, "the guideline asks for the story alone")                         \
  X(First, Signed, "the first look at it")                                          \
  X(FirstPath, Signed, "the first look at the blocks with the same path")           \
  X(FirstParent, Signed, "the first look at its parent")                            \
  X(FirstGroup, Signed, "the first look at its records")                            \
  X(FirstSection, Signed, "the first look at its section")                          \
  X(FirstWide, Signed, "the first look at the blocks around it")                    \
  X(FirstBefore, Share, "share of the body before it, at the first look")           \
  X(FirstPage, Share, "share of the page that is body, at the first look")          \
  X(FirstWords, Log, "words of the body, at the first look")                        \
  X(FirstSince, Log, "blocks since body, at the first look")                        \
  X(FirstUntil, Log, "blocks until body, at the first look")

// What the first look takes for the story, if asked for the story alone: of the page as a whole, to
// tell what kind of page it is and whether there is an article at all.
#define PARE_BODY_FEATURES(X)                                                     \
  X(BodyShare, Share, "share of the page's words that look like the story")         \
  X(BodyWords, Log, "words that look like the story")                               \
  X(BodyBlocks, Log, "blocks that look like the story")                             \
  X(BodyMeanWords, Log, "mean words of these blocks")                               \
  X(BodyRuns, Log, "runs of these blocks")                                          \
  X(BodyRunWords, Log, "words of the longest run of these blocks")                  \
  X(BodyRunShare, Share, "share of their words in the longest run")                 \
  X(BodyBroad, Share, "share of a broader body that looks like the story")          \
  X(BodyCertain, Share, "how sure the first look is of the page's words")           \
  X(BodyDoubt, Share, "how much of the story may be something else")                \
  X(BodyBegin, Log, "blocks before the story")                                      \
  X(BodyEnd, Log, "blocks behind the story")                                        \
  X(BodySpan, Share, "share of the page's blocks from the story's first to last")   \
  X(BodyDense, Share, "share of these blocks that look like the story")             \
  PARE_BODY_MEANS(PARE_BODY_MEAN, X)

// Features of blocks, and what their mean over the story is, weighed by words.
#define PARE_BODY_MEANS(Y, X)                                                     \
  Y(X, LinkShare, Share)                                                          \
  Y(X, EndMark, Share)                                                            \
  Y(X, ColonEnd, Share)                                                           \
  Y(X, QuestionEnd, Share)                                                        \
  Y(X, Numbers, Share)                                                            \
  Y(X, Digits, Share)                                                             \
  Y(X, Currency, Share)                                                           \
  Y(X, TitleShare, Share)                                                         \
  Y(X, TableRow, Share)                                                           \
  Y(X, Preformatted, Share)                                                       \
  Y(X, Paragraph, Share)                                                          \
  Y(X, Cell, Share)                                                               \
  Y(X, HintComment, Share)                                                        \
  Y(X, InFooter, Share)                                                           \
  Y(X, InItem, Share)                                                             \
  Y(X, ParentWords, Log)                                                          \
  Y(X, GrandWords, Log)                                                           \
  Y(X, GreatLong, Log)                                                            \
  Y(X, InBest, Share)                                                             \
  Y(X, UpFromBest, Count)                                                         \
  Y(X, CommonLinkShare, Share)                                                    \
  Y(X, PathBlocks, Log)                                                           \
  Y(X, PathLong, Share)                                                           \
  Y(X, PathRepeats, Share)                                                        \
  Y(X, RecordSize, Log)                                                           \
  Y(X, RecordLinkShare, Share)                                                    \
  Y(X, GroupSize, Log)                                                            \
  Y(X, GroupPageShare, Share)                                                     \
  Y(X, GroupDates, Share)                                                         \
  Y(X, OuterSize, Log)                                                            \
  Y(X, OuterLong, Share)                                                          \
  Y(X, NearLinkShare, Share)                                                      \
  Y(X, NearEndMarks, Share)                                                       \
  Y(X, WideLinkShare, Share)                                                      \
  Y(X, SinceHeading, Log)                                                         \
  Y(X, HeadWords, Log)                                                            \
  Y(X, HeadLinkShare, Share)                                                      \
  Y(X, SectionPlace, Share)                                                       \
  Y(X, HeadsLong, Share)
#define PARE_BODY_MEAN(X, id, scale) X(Body##id, scale, "mean over the story: " #id)

#define PARE_FEATURES(X)    \
  PARE_TEXT_FEATURES(X)     \
  PARE_KIND_FEATURES(X)     \
  PARE_HINT_FEATURES(X)     \
  PARE_ELEMENT_FEATURES(X)  \
  PARE_RECORD_FEATURES(X)   \
  PARE_SEQUENCE_FEATURES(X) \
  PARE_PAGE_FEATURES(X)     \
  PARE_MODEL_FEATURES(X)    \
  PARE_BODY_FEATURES(X)

#endif  // PARE_EXTRACT_JUDGE_FEATURE_LIST_H_
