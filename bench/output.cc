// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "bench/output.h"

#include <cstdio>
#include <fstream>

namespace pare::bench {

absl::Status WriteFile(const std::filesystem::path& file, std::string_view bytes) {
  std::ofstream out(file, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) return absl::InvalidArgumentError("cannot write " + file.string());
  return absl::OkStatus();
}

absl::Status Print(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
    return absl::InvalidArgumentError("cannot write to standard output");
  }
  return absl::OkStatus();
}

}  // namespace pare::bench
