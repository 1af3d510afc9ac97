// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Where the numbers come from: logistic regression on the blocks of labelled pages (wcxb-dev, dragnet
// and fundus for pages, text-dev for texts; see NOTICE), rounded. Every page counts the same; within
// it a block counts by its words to the power 0.8 (pages) or 0.5 (texts). Three things were done so
// that the judge does no harm: the hints were blanked in a second copy of the blocks (of the same
// weight for pages, 0.3 for texts), so that it does not lean on the words of one language; the
// labelled bodies themselves went in as texts of which all is to be kept, with a weight of 0.6; and
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
    .bias = 0.13f,
    .features = Table({
        {Feature::kWords, -0.15f},
        {Feature::kOneToThree, -0.01f},
        {Feature::kLong, -0.28f},
        {Feature::kLinkShare, -0.73f},
        {Feature::kAllLink, 0.31f},
        {Feature::kEndMark, 0.40f},
        {Feature::kColonEnd, 0.34f},
        {Feature::kSentences, -0.38f},
        {Feature::kCommas, 0.48f},
        {Feature::kCapitals, -0.94f},
        {Feature::kDigits, -0.26f},
        {Feature::kLowerStart, -0.20f},
        {Feature::kHeading, 0.42f},
        {Feature::kHeadingOne, -0.62f},
        {Feature::kListItem, 0.01f},
        {Feature::kTableRow, 0.57f},
        {Feature::kPreformatted, 0.42f},
        {Feature::kQuote, 0.97f},
        {Feature::kHidden, -0.70f},
        {Feature::kRepeated, 0.56f},
        {Feature::kInNav, -0.28f},
        {Feature::kInHeader, -0.73f},
        {Feature::kInFooter, -1.52f},
        {Feature::kInAside, -1.24f},
        {Feature::kInForm, -0.94f},
        {Feature::kInButton, -0.79f},
        {Feature::kInFigure, -0.65f},
        {Feature::kInAddress, -0.03f},
        {Feature::kInTable, 0.19f},
        {Feature::kInArticle, 0.68f},
        {Feature::kInMain, 0.99f},
        {Feature::kHintBody, 0.86f},
        {Feature::kHintTitle, 0.31f},
        {Feature::kHintByline, 0.07f},
        {Feature::kHintDate, 0.14f},
        {Feature::kHintCaption, -0.71f},
        {Feature::kHintComment, -1.38f},
        {Feature::kHintRelated, -0.28f},
        {Feature::kHintNavigation, -0.02f},
        {Feature::kHintShare, -0.28f},
        {Feature::kHintAd, -0.36f},
        {Feature::kHintSignup, -0.83f},
        {Feature::kHintNotice, -0.57f},
        {Feature::kHintClutter, -0.47f},
        {Feature::kInContainer, 0.67f},
        {Feature::kParentLinkShare, 0.60f},
        {Feature::kParentLong, 0.57f},
        {Feature::kGrandLinkShare, -0.34f},
        {Feature::kGrandLong, 0.36f},
        {Feature::kPathBlocks, 1.00f},
        {Feature::kPathLong, 2.29f},
        {Feature::kPathLinkShare, -0.18f},
        {Feature::kPathWords, -0.01f},
        {Feature::kPrevWords, 0.71f},
        {Feature::kNextWords, 0.63f},
        {Feature::kPrevLinkShare, -0.45f},
        {Feature::kNextLinkShare, -0.33f},
        {Feature::kPrevEndMark, -0.07f},
        {Feature::kNextEndMark, 0.22f},
        {Feature::kNearLong, 0.42f},
        {Feature::kLongBefore, 0.39f},
        {Feature::kLongAfter, 0.16f},
        {Feature::kHeadsLong, -0.06f},
        {Feature::kPlace, -1.63f},
        {Feature::kLate, 0.05f},
        {Feature::kEarly, -0.24f},
        {Feature::kPageWords, -1.53f},
        {Feature::kPageLinkShare, 0.05f},
        {Feature::kPageLongShare, -1.22f},
        {Feature::kPageEndMarks, 0.74f},
        {Feature::kLoneCaption, -2.00f},
        {Feature::kTitleShare, 2.30f},
        {Feature::kIsTitle, 0.58f},
        {Feature::kAfterTitle, -0.22f},
    }),
    .context_bias = 0.15f,
    .own = 0.43f,
    .previous = 0.09f,
    .next = 0.06f,
    .second_previous = 0.02f,
    .second_next = 0.00f,
    .path = 0.41f,
};

const JudgeWeights kTextWeights = {
    .bias = 1.32f,
    .features = Table({
        {Feature::kWords, 1.01f},
        {Feature::kOneToThree, -0.19f},
        {Feature::kLong, -0.06f},
        {Feature::kLinkShare, -0.27f},
        {Feature::kAllLink, -0.18f},
        {Feature::kEndMark, 0.54f},
        {Feature::kColonEnd, 1.31f},
        {Feature::kSentences, 0.11f},
        {Feature::kCommas, 0.42f},
        {Feature::kCapitals, -1.09f},
        {Feature::kDigits, -0.64f},
        {Feature::kLowerStart, 0.16f},
        {Feature::kHeading, 0.15f},
        {Feature::kHeadingOne, 0.13f},
        {Feature::kListItem, 0.53f},
        {Feature::kPreformatted, -0.06f},
        {Feature::kRepeated, -0.29f},
        {Feature::kHintByline, -0.08f},
        {Feature::kHintDate, -0.30f},
        {Feature::kHintCaption, -0.41f},
        {Feature::kHintComment, -0.68f},
        {Feature::kHintRelated, -0.85f},
        {Feature::kHintNavigation, -0.33f},
        {Feature::kHintShare, -0.11f},
        {Feature::kHintAd, -1.11f},
        {Feature::kHintSignup, -1.27f},
        {Feature::kHintNotice, -1.12f},
        {Feature::kHintClutter, -1.49f},
        {Feature::kPathBlocks, -1.49f},
        {Feature::kPathLong, 0.92f},
        {Feature::kPathLinkShare, -0.13f},
        {Feature::kPathWords, 0.59f},
        {Feature::kPrevWords, 0.62f},
        {Feature::kNextWords, 1.10f},
        {Feature::kPrevLinkShare, -0.12f},
        {Feature::kNextLinkShare, -0.06f},
        {Feature::kPrevEndMark, 0.01f},
        {Feature::kNextEndMark, 0.14f},
        {Feature::kNearLong, 0.51f},
        {Feature::kLongBefore, 0.95f},
        {Feature::kLongAfter, -0.06f},
        {Feature::kHeadsLong, 0.01f},
        {Feature::kPlace, -0.30f},
        {Feature::kLate, -1.02f},
        {Feature::kEarly, -0.44f},
        {Feature::kPageWords, -1.02f},
        {Feature::kPageLinkShare, -0.13f},
        {Feature::kPageLongShare, -0.24f},
        {Feature::kPageEndMarks, -0.13f},
        {Feature::kLoneCaption, -6.00f},
        {Feature::kTitleShare, 0.53f},
        {Feature::kIsTitle, 0.25f},
    }),
    .context_bias = -0.10f,
    .own = 0.70f,
    .previous = 0.07f,
    .next = 0.07f,
    .second_previous = 0.05f,
    .second_next = 0.08f,
    .path = 0.18f,
};

}  // namespace pare
