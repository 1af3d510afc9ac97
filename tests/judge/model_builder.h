// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Tiny models for tests, as bytes.
#ifndef PARE_TESTS_JUDGE_MODEL_BUILDER_H_
#define PARE_TESTS_JUDGE_MODEL_BUILDER_H_

#include <array>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "extract/judge/model.h"
#include "tests/judge/model_file_bytes.h"

namespace pare {

// A tree of one question.
struct Stump {
  Feature feature;
  int8_t shift;
  uint8_t threshold;
  float no, yes;  // log-odds
};

class ModelBuilder {
 public:
  // The first look at HTML. All else that is not told has no trees, and says 0.
  ModelBuilder& Html(std::vector<Stump> stumps) {
    html_first_ = std::move(stumps);
    return *this;
  }

  // Whether there is an article in HTML: so where the sum is not negative.
  ModelBuilder& HtmlPresence(std::vector<Stump> stumps) {
    html_presence_ = std::move(stumps);
    return *this;
  }

  // A kind of text.
  ModelBuilder& TextKind(PageKind kind, std::vector<Stump> stumps) {
    text_kinds_[static_cast<size_t>(kind)] = std::move(stumps);
    return *this;
  }

  std::string Bytes() const {
    std::string payload(kMarkupTokens + kWordTokens, '\0');
    for (size_t k = 0; k < kPageKinds; ++k) payload += Trees({});
    payload += Trees(html_first_);
    payload += Trees({}) + Trees(html_presence_);  // the second look comes first
    for (const std::vector<Stump>& kind : text_kinds_) payload += Trees(kind);
    for (int k = 0; k < 3; ++k) payload += Trees({});
    return ModelFileBytes("PAREJDG3", FeatureHash(), payload);
  }

 private:
  static std::string Trees(const std::vector<Stump>& stumps) {
    constexpr float kUnit = 1e-3f;
    std::string out = Raw(static_cast<uint32_t>(stumps.size())) + Raw(uint32_t{1}) + Raw(0.0f) +
                      Raw(kUnit);
    for (const Stump& s : stumps) {
      out += Raw(static_cast<uint16_t>(s.feature)) + Raw(s.shift) + Raw(s.threshold);
    }
    for (const Stump& s : stumps) {
      for (const float answer : {s.no, s.yes}) {
        out += Raw(static_cast<int16_t>(std::lround(answer / kUnit)));
      }
    }
    return out + std::string(2 * stumps.size(), '\x10');
  }

  std::vector<Stump> html_first_, html_presence_;
  std::array<std::vector<Stump>, kPageKinds> text_kinds_;
};

}  // namespace pare

#endif  // PARE_TESTS_JUDGE_MODEL_BUILDER_H_
