// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#ifndef PARE_EXTRACT_JUDGE_BODY_FEATURES_H_
#define PARE_EXTRACT_JUDGE_BODY_FEATURES_H_

#include <span>

#include "extract/judge/features.h"
#include "extract/page.h"

namespace pare {

// Fills PARE_BODY_FEATURES from the log-odds of the first look, a row each: `story` by the guideline
// of the article profile, `broad` by that of the page profile. Linear in the rows.
void FillBody(const Page& page, std::span<const float> story, std::span<const float> broad,
              PageFeatures& features);

}  // namespace pare

#endif  // PARE_EXTRACT_JUDGE_BODY_FEATURES_H_
