// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Where the numbers come from: logistic regression on the blocks of labelled pages (wcxb-dev, dragnet
// and fundus for pages, text-dev for texts; see NOTICE), rounded. Every page counts the same; within
// it a block counts by its words to the power 0.8 (pages) or 0.5 (texts). Three things were done so
// that the judge does no harm: the hints were blanked in a second copy of the blocks (of the same
// weight for pages, 0.3 for texts), so that it does not lean on the words of one language; the
// labelled bodies themselves went in as texts of which all is to be kept, with a weight of 0.3; and
// LoneCaption is set by hand, as it is rare and its case is plain.
#include "extract/judge/weights.h"

#include <initializer_list>
#include <utility>

namespace pare {
namespace {

// Features that are not listed weigh nothing.
constexpr std::array<float, kFeatureCount> Table(
    std::initializer_list<std::pair<Feature, float>> rows) {
  std::array<float, kFeatureCount> table{};
  for (const auto& [feature, weight] : rows) table[static_cast<size_t>(feature)] = weight;
  return table;
}

}  // namespace

const JudgeWeights kHtmlWeights = {
    .bias = -0.04f,
    .features = Table({
        {Feature::kWords, -0.22f},
        {Feature::kOneToThree, 0.05f},
        {Feature::kLong, -0.19f},
        {Feature::kLinkShare, -0.72f},
        {Feature::kAllLink, 0.37f},
        {Feature::kEndMark, 0.36f},
        {Feature::kColonEnd, 0.34f},
        {Feature::kSentences, -0.36f},
        {Feature::kCommas, 0.37f},
        {Feature::kCapitals, -1.04f},
        {Feature::kDigits, -0.38f},
        {Feature::kLowerStart, -0.29f},
        {Feature::kHeading, 0.37f},
        {Feature::kHeadingOne, -0.89f},
        {Feature::kListItem, 0.02f},
        {Feature::kTableRow, 0.59f},
        {Feature::kPreformatted, 0.52f},
        {Feature::kQuote, 1.00f},
        {Feature::kHidden, -0.63f},
        {Feature::kRepeated, 0.59f},
        {Feature::kInNav, -0.28f},
        {Feature::kInHeader, -0.66f},
        {Feature::kInFooter, -1.60f},
        {Feature::kInAside, -1.49f},
        {Feature::kInForm, -1.03f},
        {Feature::kInButton, -0.93f},
        {Feature::kInFigure, -0.02f},
        {Feature::kInAddress, -0.02f},
        {Feature::kInTable, 0.10f},
        {Feature::kInArticle, 0.72f},
        {Feature::kInMain, 0.94f},
        {Feature::kHintBody, 0.92f},
        {Feature::kHintTitle, 0.31f},
        {Feature::kHintByline, -0.03f},
        {Feature::kHintDate, 0.05f},
        {Feature::kHintCaption, -0.37f},
        {Feature::kHintComment, -1.28f},
        {Feature::kHintRelated, -0.25f},
        {Feature::kHintNavigation, -0.03f},
        {Feature::kHintShare, -0.32f},
        {Feature::kHintAd, -0.41f},
        {Feature::kHintSignup, -0.79f},
        {Feature::kHintNotice, -0.66f},
        {Feature::kHintClutter, -0.53f},
        {Feature::kInContainer, 0.75f},
        {Feature::kParentLinkShare, 0.54f},
        {Feature::kParentLong, 0.60f},
        {Feature::kGrandLinkShare, -0.33f},
        {Feature::kGrandLong, 0.29f},
        {Feature::kPathBlocks, 1.02f},
        {Feature::kPathLong, 2.34f},
        {Feature::kPathLinkShare, -0.26f},
        {Feature::kPathWords, -0.07f},
        {Feature::kPrevWords, 0.75f},
        {Feature::kNextWords, 0.89f},
        {Feature::kPrevLinkShare, -0.42f},
        {Feature::kNextLinkShare, -0.30f},
        {Feature::kPrevEndMark, -0.01f},
        {Feature::kNextEndMark, 0.16f},
        {Feature::kNearLong, 0.40f},
        {Feature::kLongBefore, 0.29f},
        {Feature::kLongAfter, 0.13f},
        {Feature::kHeadsLong, 0.02f},
        {Feature::kPlace, -1.56f},
        {Feature::kLate, 0.09f},
        {Feature::kEarly, -0.24f},
        {Feature::kPageWords, -1.43f},
        {Feature::kPageLinkShare, 0.10f},
        {Feature::kPageLongShare, -1.26f},
        {Feature::kPageEndMarks, 0.77f},
        {Feature::kLoneCaption, -2.00f},
        {Feature::kTitleShare, 2.51f},
        {Feature::kIsTitle, 0.52f},
        {Feature::kAfterTitle, -0.20f},
    }),
    .context_bias = 0.13f,
    .own = 0.44f,
    .previous = 0.09f,
    .next = 0.05f,
    .second_previous = 0.02f,
    .second_next = 0.02f,
    .path = 0.37f,
};

const JudgeWeights kTextWeights = {
    .bias = 1.00f,
    .features = Table({
        {Feature::kWords, 1.01f},
        {Feature::kOneToThree, -0.25f},
        {Feature::kLong, -0.03f},
        {Feature::kLinkShare, -0.24f},
        {Feature::kAllLink, -0.16f},
        {Feature::kEndMark, 0.53f},
        {Feature::kColonEnd, 1.30f},
        {Feature::kSentences, 0.20f},
        {Feature::kCommas, 0.39f},
        {Feature::kCapitals, -1.07f},
        {Feature::kDigits, -0.64f},
        {Feature::kLowerStart, 0.11f},
        {Feature::kHeading, 0.13f},
        {Feature::kHeadingOne, 0.12f},
        {Feature::kListItem, 0.51f},
        {Feature::kPreformatted, -0.06f},
        {Feature::kRepeated, -0.21f},
        {Feature::kHintByline, -0.26f},
        {Feature::kHintDate, -0.40f},
        {Feature::kHintCaption, -0.38f},
        {Feature::kHintComment, -0.80f},
        {Feature::kHintRelated, -0.75f},
        {Feature::kHintNavigation, -0.26f},
        {Feature::kHintShare, -0.13f},
        {Feature::kHintAd, -1.07f},
        {Feature::kHintSignup, -1.09f},
        {Feature::kHintNotice, -1.00f},
        {Feature::kHintClutter, -1.37f},
        {Feature::kPathBlocks, -1.35f},
        {Feature::kPathLong, 0.82f},
        {Feature::kPathLinkShare, -0.12f},
        {Feature::kPathWords, 0.52f},
        {Feature::kPrevWords, 0.59f},
        {Feature::kNextWords, 1.15f},
        {Feature::kPrevLinkShare, -0.11f},
        {Feature::kNextLinkShare, -0.05f},
        {Feature::kPrevEndMark, 0.08f},
        {Feature::kNextEndMark, 0.21f},
        {Feature::kNearLong, 0.44f},
        {Feature::kLongBefore, 1.02f},
        {Feature::kLongAfter, -0.03f},
        {Feature::kHeadsLong, 0.01f},
        {Feature::kPlace, -0.32f},
        {Feature::kLate, -1.09f},
        {Feature::kEarly, -0.38f},
        {Feature::kPageWords, -0.88f},
        {Feature::kPageLinkShare, -0.11f},
        {Feature::kPageLongShare, -0.32f},
        {Feature::kPageEndMarks, -0.20f},
        {Feature::kLoneCaption, -6.00f},
        {Feature::kTitleShare, 0.36f},
        {Feature::kIsTitle, 0.03f},
    }),
    .context_bias = -0.07f,
    .own = 0.71f,
    .previous = 0.06f,
    .next = 0.07f,
    .second_previous = 0.06f,
    .second_next = 0.08f,
    .path = 0.15f,
};

}  // namespace pare
