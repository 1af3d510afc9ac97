// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Writing what the benchmarks have to say, so that nothing is lost unnoticed.
#ifndef PARE_BENCH_OUTPUT_H_
#define PARE_BENCH_OUTPUT_H_

#include <filesystem>
#include <string_view>

#include "absl/status/status.h"

namespace pare::bench {

// Replaces the file's content. The error names the file.
absl::Status WriteFile(const std::filesystem::path& file, std::string_view bytes);

// Writes to standard output at once, so that a long run shows how far it is.
absl::Status Print(std::string_view text);

}  // namespace pare::bench

#endif  // PARE_BENCH_OUTPUT_H_
