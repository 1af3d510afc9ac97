// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "bench/fold_models.h"

#include <string>
#include <utility>

#include "bench/host_fold.h"
#include "extract/rule_tools/labelled.h"

namespace pare::bench {

absl::StatusOr<std::vector<Model>> ReadFoldModels(const std::filesystem::path& folder) {
  std::vector<Model> models;
  for (uint32_t fold = 0; fold < kTrainingFolds; ++fold) {
    const std::filesystem::path file = folder / std::to_string(fold);
    const absl::StatusOr<std::string> bytes = ReadBytes(file);
    if (!bytes.ok()) return bytes.status();
    absl::StatusOr<Model> model = Model::Read(*bytes);
    if (!model.ok()) {
      return absl::InvalidArgumentError(file.string() + ": " +
                                        std::string(model.status().message()));
    }
    models.push_back(*std::move(model));
  }
  return models;
}

}  // namespace pare::bench
