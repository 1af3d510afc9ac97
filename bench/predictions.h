// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Predictions on disk: {"id", "text"}, a line each, as extraction benchmarks have them.
#ifndef PARE_BENCH_PREDICTIONS_H_
#define PARE_BENCH_PREDICTIONS_H_

#include <filesystem>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "bench/report.h"
#include "extract/rule_tools/labelled.h"

namespace pare::bench {

// One line, with its line feed.
std::string PredictionLine(std::string_view id, std::string_view text);

// Scores what `file` says of the set's pages, by whatever extractor it was made. A page that is
// not in it counts as empty; ids that are not in the set are passed over; of an id that comes
// twice the last counts. NotFound and InvalidArgument as in bench/data.h.
absl::StatusOr<PageSetResult> ScorePredictions(const PageSet& set,
                                               const std::filesystem::path& file);

}  // namespace pare::bench

#endif  // PARE_BENCH_PREDICTIONS_H_
