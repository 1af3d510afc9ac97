// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/judge/model_file.h"

#include <cstdio>
#include <cstdlib>
#include <string>

#include "extract/text/hash.h"

namespace pare {

absl::Status BrokenModelFile(const ModelFormat& format, std::string_view what) {
  return absl::InvalidArgumentError(std::string(format.name) + ": " + std::string(what));
}

absl::StatusOr<ModelFile> OpenModelFile(std::string_view bytes, const ModelFormat& format,
                                        bool trusted) {
  const auto broken = [&format](std::string_view what) { return BrokenModelFile(format, what); };
  if (!bytes.starts_with(format.magic)) return broken("not a model file");
  bytes.remove_prefix(format.magic.size());
  ModelFile file;
  uint32_t described = 0;
  if (!Take(bytes, described) || bytes.size() < described) return broken("cut short");
  file.description = bytes.substr(0, described);
  bytes.remove_prefix(described);
  uint64_t features = 0, checksum = 0;
  if (!Take(bytes, features) || !Take(bytes, checksum)) return broken("cut short");
  if (features != format.features) return broken("made for other features");
  if (!trusted && checksum != Fnv1a(bytes)) return broken("damaged: its checksum is wrong");
  file.payload = bytes;
  return file;
}

void FailBuiltinModel(const absl::Status& status) {
  std::fprintf(stderr, "%s\n", std::string(status.message()).c_str());
  std::abort();
}

}  // namespace pare
