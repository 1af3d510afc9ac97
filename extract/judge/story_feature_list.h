// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// What the story cut sees of a passage: the list of features. None needs a particular language.
//
// The window: the first 28 content words from a passage's beginning, over passages. The rest: all
// from a passage's beginning. Own: of the window's words those of the passage itself. Shares are
// shares of the weight of content words (see StoryShare and StoryRest in story_cohesion.h).
// "Usual" is a share's mean over the windows behind the first third of what precedes; a Gap is the
// usual share less the share, a Z the same in standard deviations. Counts are ln(1 + count).
// A flag is 0 or 1.
#ifndef PARE_EXTRACT_JUDGE_STORY_FEATURE_LIST_H_
#define PARE_EXTRACT_JUDGE_STORY_FEATURE_LIST_H_

// X(enumerator, "what it is"). The descriptions are read by people: rules/story.model holds them.
//
// The first three are raised by what the text's usual share falls short of 55, 35 and 15 %: where
// words recur seldom (inflected languages, ideographs, lists) a new one says less. The shapes of a
// dateline are those of dateline.h.
#define PARE_STORY_SHAPE_FEATURES(X)                                                              \
  X(Known, "share of the window that occurs before, raised where that is seldom usual")           \
  X(KnownRecently, "share of the window in the 120 content words before, likewise raised")        \
  X(Topic, "share of the window among the first half's most spread words, likewise raised")       \
  X(TitleBreak, "the title's words: their absence where they are usual, less their share")        \
  X(StrongDateline, "flag: opens with a dateline")                                                \
  X(WeakDateline, "flag: opens with a place in capitals and a colon")                             \
  X(BylineNext, "flag: like a title, and a byline follows")                                       \
  X(TitleLine, "flag: six words or more without a sentence's end, then a paragraph")              \
  X(TitleQuestion, "flag: a line with ? or !, then a paragraph")                                  \
  X(Short, "flag: shorter than a paragraph, and like no title and no byline")                     \
  X(PassagesAfter, "ln of the passages from here on")                                             \
  X(WordsAfter, "ln(1 + words from here on)")                                                     \
  X(WordsBefore, "ln(words before / 300)")                                                        \
  X(CutShort, "flag: the very last passage breaks off")                                           \
  X(EndBefore, "flag: the passage before ends with a sentence's end")                             \
  X(Window, "how full the window is, 0 to 1")                                                     \
  X(LoneEnd, "flag: the very last passage, and no shape of it speaks for a story")

#define PARE_STORY_WINDOW_FEATURES(X)                                                             \
  X(UsualKnown, "the usual share of words that occur before")                                     \
  X(UsualRecent, "the usual share of words in the 120 content words before")                      \
  X(UsualTopic, "the usual share of the first half's most spread words")                          \
  X(KnownGap, "less than usual: words that occur before")                                         \
  X(RecentGap, "less than usual: words in the 120 content words before")                          \
  X(TopicGap, "less than usual: the first half's most spread words")                              \
  X(TitleGap, "less than usual: the title's words")                                               \
  X(OpeningGap, "less than usual: words of the text's first 120 content words")                   \
  X(CommonGap, "less than usual: words in a sixth or more of the passages before")                \
  X(RareGap, "less than usual: words that are known but not common")                              \
  X(LongGap, "less than usual: long words that occur before")                                     \
  X(NewLongGap, "less than usual: long words that do not occur before")                           \
  X(NewNameGap, "less than usual: names that do not occur before")                                \
  X(Name, "share of names that occur before")                                                     \
  X(NewName, "share of names that do not occur before")                                           \
  X(KnownZ, "less than usual: words that occur before, in standard deviations")                   \
  X(RecentZ, "less than usual: words in the 120 content words before, in standard deviations")

#define PARE_STORY_REST_FEATURES(X)                                                               \
  X(RestKnown, "share of the rest that occurs before")                                            \
  X(RestKnownGap, "less than usual: the rest's words that occur before")                          \
  X(RestLong, "the known part among the rest's long words")                                       \
  X(RestName, "the known part among the rest's names")                                            \
  X(RestAgain, "share of the rest that occurs not before, but earlier in the rest")               \
  X(RestTopic, "share of the rest among the first half's most spread words")                      \
  X(RestTopicGap, "less than usual: the rest's words among the first half's most spread")         \
  X(PeakTopic, "the greatest topic share of a window behind the passage")                         \
  X(PeakTopicGap, "the usual topic share less PeakTopic")                                         \
  X(PeakKnown, "the greatest share of a passage's words behind it that occur before that")        \
  X(PeakKnownGap, "the usual known share less PeakKnown")                                         \
  X(Alive, "share of the words in two passages or more before that occurs in the rest")           \
  X(Chains, "weight of the words that recur across the passage's beginning")                      \
  X(ChainsGap, "the mean of Chains over the passages before, less Chains")                        \
  X(RestDatelines, "count of datelines behind the passage")                                       \
  X(RestTitles, "count of lines like a title behind the passage")                                 \
  X(RestBylines, "count of bylines behind the passage")                                           \
  X(RestCutShort, "count of passages that break off, from the passage on")

#define PARE_STORY_OWN_FEATURES(X)                                                                \
  X(CutShortHabit, "passages before that break off, to paragraphs before")                        \
  X(CutShortBefore, "flag: the passage before breaks off")                                        \
  X(Length, "ln(its words / mean words of the paragraphs before)")                                \
  X(LengthBefore, "ln of that mean")                                                              \
  X(RestLength, "ln(mean words of the rest's paragraphs / that mean)")                            \
  X(LineBefore, "flag: the passage before is like a title")                                       \
  X(Line, "flag: is like a title")                                                                \
  X(LineLine, "flag: a line, a shorter one, a paragraph")                                         \
  X(NextParagraph, "flag: the next passage is a paragraph")                                       \
  X(OwnKnownGap, "less than usual: own words that occur before")                                  \
  X(OwnRecentGap, "less than usual: own words in the 120 content words before")                   \
  X(OwnTopicGap, "less than usual: own words among the first half's most spread")                 \
  X(OwnWeight, "own content words / 28")                                                          \
  X(BeforeKnownGap, "OwnKnownGap of the passage before")                                          \
  X(BeforeTopicGap, "OwnTopicGap of the passage before")                                          \
  X(NextKnownGap, "OwnKnownGap of the next passage")                                              \
  X(NextTopicGap, "OwnTopicGap of the next passage")                                              \
  X(OwnCutShort, "flag: breaks off")                                                              \
  X(OwnEnd, "flag: ends with a sentence's end")                                                   \
  X(StoryPassages, "count of passages from here to the next one that breaks off")                 \
  X(StoryWordsLong, "count of words from here to the next passage that breaks off")               \
  X(Address, "flag: a web or mail address in it")                                                 \
  X(AddressBefore, "flag: a web or mail address in the passage before")                           \
  X(RestAddress, "count of passages with a web or mail address, from here on")                    \
  X(Low, "flag: opens with a small letter, a digit's mark or a sign")                             \
  X(Digits, "share of digits in its bytes")

#define PARE_STORY_FEATURES(X)  \
  PARE_STORY_SHAPE_FEATURES(X)  \
  PARE_STORY_WINDOW_FEATURES(X) \
  PARE_STORY_REST_FEATURES(X)   \
  PARE_STORY_OWN_FEATURES(X)

#endif  // PARE_EXTRACT_JUDGE_STORY_FEATURE_LIST_H_
