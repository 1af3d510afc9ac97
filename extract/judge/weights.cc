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
    .bias = -0.09f,
    .features = Table({
        {Feature::kWords, -0.20f},
        {Feature::kOneToThree, -0.03f},
        {Feature::kLong, -0.19f},
        {Feature::kLinkShare, -0.62f},
        {Feature::kAllLink, 0.32f},
        {Feature::kEndMark, 0.35f},
        {Feature::kColonEnd, 0.31f},
        {Feature::kSentences, -0.33f},
        {Feature::kCommas, 0.42f},
        {Feature::kCapitals, -1.02f},
        {Feature::kDigits, -0.34f},
        {Feature::kLowerStart, -0.26f},
        {Feature::kHeading, 0.34f},
        {Feature::kHeadingOne, -0.69f},
        {Feature::kListItem, -0.01f},
        {Feature::kTableRow, 0.53f},
        {Feature::kPreformatted, 0.44f},
        {Feature::kQuote, 0.90f},
        {Feature::kHidden, -0.63f},
        {Feature::kRepeated, 0.52f},
        {Feature::kInNav, -0.29f},
        {Feature::kInHeader, -0.64f},
        {Feature::kInFooter, -1.46f},
        {Feature::kInAside, -1.35f},
        {Feature::kInForm, -0.97f},
        {Feature::kInButton, -0.83f},
        {Feature::kInFigure, -0.01f},
        {Feature::kInAddress, -0.02f},
        {Feature::kInTable, 0.12f},
        {Feature::kInArticle, 0.71f},
        {Feature::kInMain, 0.98f},
        {Feature::kHintBody, 0.88f},
        {Feature::kHintTitle, 0.31f},
        {Feature::kHintByline, -0.10f},
        {Feature::kHintDate, 0.06f},
        {Feature::kHintCaption, -0.35f},
        {Feature::kHintComment, -1.30f},
        {Feature::kHintRelated, -0.27f},
        {Feature::kHintNavigation, -0.04f},
        {Feature::kHintShare, -0.29f},
        {Feature::kHintAd, -0.36f},
        {Feature::kHintSignup, -0.73f},
        {Feature::kHintNotice, -0.59f},
        {Feature::kHintClutter, -0.50f},
        {Feature::kInContainer, 0.70f},
        {Feature::kParentLinkShare, 0.49f},
        {Feature::kParentLong, 0.55f},
        {Feature::kGrandLinkShare, -0.28f},
        {Feature::kGrandLong, 0.28f},
        {Feature::kPathBlocks, 0.98f},
        {Feature::kPathLong, 2.33f},
        {Feature::kPathLinkShare, -0.24f},
        {Feature::kPathWords, -0.06f},
        {Feature::kPrevWords, 0.69f},
        {Feature::kNextWords, 0.81f},
        {Feature::kPrevLinkShare, -0.47f},
        {Feature::kNextLinkShare, -0.33f},
        {Feature::kPrevEndMark, -0.03f},
        {Feature::kNextEndMark, 0.14f},
        {Feature::kNearLong, 0.43f},
        {Feature::kLongBefore, 0.28f},
        {Feature::kLongAfter, 0.13f},
        {Feature::kHeadsLong, 0.02f},
        {Feature::kPlace, -1.52f},
        {Feature::kLate, 0.06f},
        {Feature::kEarly, -0.22f},
        {Feature::kPageWords, -1.36f},
        {Feature::kPageLinkShare, 0.12f},
        {Feature::kPageLongShare, -1.12f},
        {Feature::kPageEndMarks, 0.76f},
        {Feature::kLoneCaption, -2.00f},
        {Feature::kTitleShare, 2.42f},
        {Feature::kIsTitle, 0.57f},
        {Feature::kAfterTitle, -0.20f},
    }),
    .context_bias = 0.14f,
    .own = 0.45f,
    .previous = 0.09f,
    .next = 0.05f,
    .second_previous = 0.02f,
    .second_next = 0.02f,
    .path = 0.38f,
};

const JudgeWeights kTextWeights = {
    .bias = 1.29f,
    .features = Table({
        {Feature::kWords, 0.99f},
        {Feature::kOneToThree, -0.19f},
        {Feature::kLong, 0.01f},
        {Feature::kLinkShare, -0.29f},
        {Feature::kAllLink, -0.20f},
        {Feature::kEndMark, 0.53f},
        {Feature::kColonEnd, 1.31f},
        {Feature::kSentences, 0.10f},
        {Feature::kCommas, 0.40f},
        {Feature::kCapitals, -1.05f},
        {Feature::kDigits, -0.63f},
        {Feature::kLowerStart, 0.17f},
        {Feature::kHeading, 0.16f},
        {Feature::kHeadingOne, 0.14f},
        {Feature::kListItem, 0.50f},
        {Feature::kPreformatted, -0.07f},
        {Feature::kRepeated, -0.30f},
        {Feature::kHintByline, -0.13f},
        {Feature::kHintDate, -0.36f},
        {Feature::kHintCaption, -0.39f},
        {Feature::kHintComment, -0.74f},
        {Feature::kHintRelated, -0.84f},
        {Feature::kHintNavigation, -0.33f},
        {Feature::kHintShare, -0.11f},
        {Feature::kHintAd, -1.22f},
        {Feature::kHintSignup, -1.28f},
        {Feature::kHintNotice, -1.15f},
        {Feature::kHintClutter, -1.54f},
        {Feature::kPathBlocks, -1.50f},
        {Feature::kPathLong, 0.87f},
        {Feature::kPathLinkShare, -0.14f},
        {Feature::kPathWords, 0.63f},
        {Feature::kPrevWords, 0.57f},
        {Feature::kNextWords, 1.13f},
        {Feature::kPrevLinkShare, -0.13f},
        {Feature::kNextLinkShare, -0.06f},
        {Feature::kPrevEndMark, 0.03f},
        {Feature::kNextEndMark, 0.14f},
        {Feature::kNearLong, 0.55f},
        {Feature::kLongBefore, 0.98f},
        {Feature::kLongAfter, -0.02f},
        {Feature::kHeadsLong, 0.01f},
        {Feature::kPlace, -0.33f},
        {Feature::kLate, -1.00f},
        {Feature::kEarly, -0.43f},
        {Feature::kPageWords, -1.02f},
        {Feature::kPageLinkShare, -0.14f},
        {Feature::kPageLongShare, -0.25f},
        {Feature::kPageEndMarks, -0.15f},
        {Feature::kLoneCaption, -6.00f},
        {Feature::kTitleShare, 0.44f},
        {Feature::kIsTitle, 0.10f},
    }),
    .context_bias = -0.10f,
    .own = 0.69f,
    .previous = 0.08f,
    .next = 0.08f,
    .second_previous = 0.04f,
    .second_next = 0.07f,
    .path = 0.17f,
};

}  // namespace pare
