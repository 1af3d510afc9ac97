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
    .bias = 0.08f,
    .features = Table({
        {Feature::kWords, -0.16f},
        {Feature::kOneToThree, -0.04f},
        {Feature::kLong, -0.26f},
        {Feature::kLinkShare, -0.71f},
        {Feature::kAllLink, 0.32f},
        {Feature::kEndMark, 0.39f},
        {Feature::kColonEnd, 0.35f},
        {Feature::kSentences, -0.35f},
        {Feature::kCommas, 0.49f},
        {Feature::kCapitals, -0.95f},
        {Feature::kDigits, -0.25f},
        {Feature::kLowerStart, -0.24f},
        {Feature::kHeading, 0.42f},
        {Feature::kHeadingOne, -0.62f},
        {Feature::kListItem, -0.01f},
        {Feature::kTableRow, 0.57f},
        {Feature::kPreformatted, 0.42f},
        {Feature::kQuote, 0.96f},
        {Feature::kHidden, -0.72f},
        {Feature::kRepeated, 0.54f},
        {Feature::kInNav, -0.29f},
        {Feature::kInHeader, -0.72f},
        {Feature::kInFooter, -1.52f},
        {Feature::kInAside, -1.37f},
        {Feature::kInForm, -0.95f},
        {Feature::kInButton, -0.79f},
        {Feature::kInFigure, -0.65f},
        {Feature::kInAddress, -0.03f},
        {Feature::kInTable, 0.16f},
        {Feature::kInArticle, 0.69f},
        {Feature::kInMain, 0.99f},
        {Feature::kHintBody, 0.84f},
        {Feature::kHintTitle, 0.30f},
        {Feature::kHintByline, 0.06f},
        {Feature::kHintDate, 0.18f},
        {Feature::kHintCaption, -0.72f},
        {Feature::kHintComment, -1.32f},
        {Feature::kHintRelated, -0.28f},
        {Feature::kHintNavigation, -0.02f},
        {Feature::kHintShare, -0.29f},
        {Feature::kHintAd, -0.36f},
        {Feature::kHintSignup, -0.83f},
        {Feature::kHintNotice, -0.57f},
        {Feature::kHintClutter, -0.47f},
        {Feature::kInContainer, 0.69f},
        {Feature::kParentLinkShare, 0.55f},
        {Feature::kParentLong, 0.51f},
        {Feature::kGrandLinkShare, -0.34f},
        {Feature::kGrandLong, 0.37f},
        {Feature::kPathBlocks, 1.06f},
        {Feature::kPathLong, 2.34f},
        {Feature::kPathLinkShare, -0.17f},
        {Feature::kPathWords, -0.04f},
        {Feature::kPrevWords, 0.69f},
        {Feature::kNextWords, 0.63f},
        {Feature::kPrevLinkShare, -0.44f},
        {Feature::kNextLinkShare, -0.31f},
        {Feature::kPrevEndMark, -0.07f},
        {Feature::kNextEndMark, 0.21f},
        {Feature::kNearLong, 0.43f},
        {Feature::kLongBefore, 0.40f},
        {Feature::kLongAfter, 0.15f},
        {Feature::kHeadsLong, -0.06f},
        {Feature::kPlace, -1.61f},
        {Feature::kLate, 0.04f},
        {Feature::kEarly, -0.25f},
        {Feature::kPageWords, -1.49f},
        {Feature::kPageLinkShare, 0.05f},
        {Feature::kPageLongShare, -1.21f},
        {Feature::kPageEndMarks, 0.75f},
        {Feature::kLoneCaption, -2.00f},
        {Feature::kTitleShare, 2.30f},
        {Feature::kIsTitle, 0.60f},
        {Feature::kAfterTitle, -0.23f},
    }),
    .context_bias = 0.14f,
    .own = 0.43f,
    .previous = 0.08f,
    .next = 0.06f,
    .second_previous = 0.02f,
    .second_next = 0.00f,
    .path = 0.40f,
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
