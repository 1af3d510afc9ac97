// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The models that training leaves behind for cross-validation: DIR/0 to DIR/4, each trained without
// the hosts of its fold.
#ifndef PARE_BENCH_FOLD_MODELS_H_
#define PARE_BENCH_FOLD_MODELS_H_

#include <filesystem>
#include <vector>

#include "absl/status/statusor.h"
#include "extract/judge/model.h"

namespace pare::bench {

// By fold. The error names the file.
absl::StatusOr<std::vector<Model>> ReadFoldModels(const std::filesystem::path& folder);

}  // namespace pare::bench

#endif  // PARE_BENCH_FOLD_MODELS_H_
