// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// What the parts of ComputeFeatures() share. Internal to extract/judge.
#ifndef PARE_EXTRACT_JUDGE_FEATURE_CONTEXT_H_
#define PARE_EXTRACT_JUDGE_FEATURE_CONTEXT_H_

#include <cstdint>
#include <vector>

#include "extract/judge/features.h"
#include "extract/page.h"
#include "extract/text/shape.h"

namespace pare {

struct FeatureContext {
  const Page& page;
  PageFeatures& out;
  std::vector<TextShape> shapes;  // by row, as is the next; empty once the text features are filled
  std::vector<Mass> masses;
  Mass total;
  bool has_picture = false;  // a rule has seen what a picture leaves behind

  size_t rows() const { return out.live.size(); }
  const Block& BlockAt(size_t row) const { return page.blocks[out.live[row]]; }
  const Judgement& JudgementAt(size_t row) const { return page.judgements[out.live[row]]; }
  const Element& ElementAt(size_t row) const {
    return out.elements.elements[out.elements.of_row[row]];
  }
  bool IsLong(size_t row) const { return masses[row].long_words > 0; }
  uint8_t* operator[](Feature f) const { return out.matrix[f]; }
  FeatureMatrix::Row RowAt(size_t i) const { return out.matrix.RowAt(i); }
};

// Each fills the features of the list of that name in feature_list.h.
void FillTextFeatures(FeatureContext& c);  // and those of kinds and hints
void FillTitleFeatures(FeatureContext& c);  // of the text features, those about the title
void FillElementFeatures(FeatureContext& c);
void FillRecordFeatures(FeatureContext& c);
void FillSequenceFeatures(FeatureContext& c);
void FillPageFeatures(FeatureContext& c);

}  // namespace pare

#endif  // PARE_EXTRACT_JUDGE_FEATURE_CONTEXT_H_
