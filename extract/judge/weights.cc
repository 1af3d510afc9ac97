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
    .bias = -0.05f,
    .features = Table({
        {Feature::kWords, -0.13f},
        {Feature::kOneToThree, 0.02f},
        {Feature::kLong, -0.18f},
        {Feature::kLinkShare, -0.59f},
        {Feature::kAllLink, 0.30f},
        {Feature::kEndMark, 0.39f},
        {Feature::kColonEnd, 0.36f},
        {Feature::kSentences, -0.21f},
        {Feature::kCommas, 0.42f},
        {Feature::kCapitals, -1.02f},
        {Feature::kDigits, -0.26f},
        {Feature::kLowerStart, -0.15f},
        {Feature::kHeading, 0.45f},
        {Feature::kHeadingOne, -0.58f},
        {Feature::kListItem, 0.12f},
        {Feature::kTableRow, 0.52f},
        {Feature::kPreformatted, 0.34f},
        {Feature::kQuote, 0.86f},
        {Feature::kHidden, -0.78f},
        {Feature::kRepeated, 0.56f},
        {Feature::kInNav, -0.44f},
        {Feature::kInHeader, -0.72f},
        {Feature::kInFooter, -1.57f},
        {Feature::kInAside, -1.22f},
        {Feature::kInForm, -0.89f},
        {Feature::kInButton, -0.82f},
        {Feature::kInFigure, 0.04f},
        {Feature::kInAddress, -0.02f},
        {Feature::kInTable, 0.05f},
        {Feature::kInArticle, 0.69f},
        {Feature::kInMain, 0.96f},
        {Feature::kHintBody, 0.89f},
        {Feature::kHintTitle, 0.27f},
        {Feature::kHintByline, -0.12f},
        {Feature::kHintDate, 0.03f},
        {Feature::kHintCaption, -0.27f},
        {Feature::kHintComment, -1.33f},
        {Feature::kHintRelated, -0.27f},
        {Feature::kHintNavigation, -0.09f},
        {Feature::kHintShare, -0.21f},
        {Feature::kHintAd, -0.41f},
        {Feature::kHintSignup, -0.76f},
        {Feature::kHintNotice, -0.52f},
        {Feature::kHintClutter, -0.52f},
        {Feature::kParentLinkShare, 0.37f},
        {Feature::kParentLong, 0.52f},
        {Feature::kGrandLinkShare, -0.44f},
        {Feature::kGrandLong, 0.19f},
        {Feature::kPathBlocks, 1.31f},
        {Feature::kPathLong, 2.48f},
        {Feature::kPathLinkShare, -0.27f},
        {Feature::kPathWords, 0.01f},
        {Feature::kPrevWords, 0.65f},
        {Feature::kNextWords, 0.75f},
        {Feature::kPrevLinkShare, -0.47f},
        {Feature::kNextLinkShare, -0.25f},
        {Feature::kPrevEndMark, -0.02f},
        {Feature::kNextEndMark, 0.19f},
        {Feature::kNearLong, 0.68f},
        {Feature::kLongBefore, 0.42f},
        {Feature::kLongAfter, 0.06f},
        {Feature::kHeadsLong, 0.02f},
        {Feature::kPlace, -1.68f},
        {Feature::kLate, -0.12f},
        {Feature::kEarly, -0.31f},
        {Feature::kPageWords, -1.16f},
        {Feature::kPageLinkShare, 0.04f},
        {Feature::kPageLongShare, -1.11f},
        {Feature::kPageEndMarks, 0.72f},
        {Feature::kLoneCaption, -2.00f},
        {Feature::kTitleShare, 2.28f},
        {Feature::kIsTitle, 0.62f},
        {Feature::kAfterTitle, -0.10f},
    }),
    .context_bias = 0.17f,
    .own = 0.41f,
    .previous = 0.08f,
    .next = 0.10f,
    .second_previous = 0.01f,
    .second_next = 0.02f,
    .path = 0.39f,
};

const JudgeWeights kTextWeights = {
    .bias = 1.01f,
    .features = Table({
        {Feature::kWords, 1.06f},
        {Feature::kOneToThree, -0.22f},
        {Feature::kLong, -0.10f},
        {Feature::kLinkShare, -0.26f},
        {Feature::kAllLink, -0.18f},
        {Feature::kEndMark, 0.53f},
        {Feature::kColonEnd, 1.33f},
        {Feature::kSentences, 0.20f},
        {Feature::kCommas, 0.40f},
        {Feature::kCapitals, -1.08f},
        {Feature::kDigits, -0.64f},
        {Feature::kLowerStart, 0.11f},
        {Feature::kHeading, 0.14f},
        {Feature::kHeadingOne, 0.13f},
        {Feature::kListItem, 0.53f},
        {Feature::kPreformatted, -0.06f},
        {Feature::kRepeated, -0.21f},
        {Feature::kHintByline, -0.23f},
        {Feature::kHintDate, -0.50f},
        {Feature::kHintCaption, -0.41f},
        {Feature::kHintComment, -0.96f},
        {Feature::kHintRelated, -0.72f},
        {Feature::kHintNavigation, -0.28f},
        {Feature::kHintShare, -0.18f},
        {Feature::kHintAd, -0.82f},
        {Feature::kHintSignup, -0.92f},
        {Feature::kHintNotice, -0.97f},
        {Feature::kHintClutter, -1.34f},
        {Feature::kPathBlocks, -1.40f},
        {Feature::kPathLong, 0.85f},
        {Feature::kPathLinkShare, -0.12f},
        {Feature::kPathWords, 0.55f},
        {Feature::kPrevWords, 0.63f},
        {Feature::kNextWords, 1.20f},
        {Feature::kPrevLinkShare, -0.11f},
        {Feature::kNextLinkShare, -0.05f},
        {Feature::kPrevEndMark, 0.06f},
        {Feature::kNextEndMark, 0.18f},
        {Feature::kNearLong, 0.48f},
        {Feature::kLongBefore, 1.00f},
        {Feature::kLongAfter, -0.04f},
        {Feature::kHeadsLong, 0.01f},
        {Feature::kPlace, -0.38f},
        {Feature::kLate, -1.08f},
        {Feature::kEarly, -0.44f},
        {Feature::kPageWords, -0.88f},
        {Feature::kPageLinkShare, -0.12f},
        {Feature::kPageLongShare, -0.28f},
        {Feature::kPageEndMarks, -0.27f},
        {Feature::kLoneCaption, -6.00f},
        {Feature::kTitleShare, 0.39f},
        {Feature::kIsTitle, 0.09f},
    }),
    .context_bias = -0.04f,
    .own = 0.69f,
    .previous = 0.07f,
    .next = 0.07f,
    .second_previous = 0.04f,
    .second_next = 0.08f,
    .path = 0.16f,
};

}  // namespace pare
