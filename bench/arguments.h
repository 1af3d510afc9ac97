// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Command lines of the benchmarks.
#ifndef PARE_BENCH_ARGUMENTS_H_
#define PARE_BENCH_ARGUMENTS_H_

#include <CLI/CLI.hpp>

#include <optional>

namespace pare::bench {

// The exit code of misuse and of data that cannot be read.
inline constexpr int kMisuse = 2;

// Parses into what `app` was told of. Where the program is done with that, because help was asked for
// or an argument is wrong, prints so and returns the exit code.
inline std::optional<int> ParseArguments(CLI::App& app, int argc, char** argv) {
  try {
    app.parse(argc, argv);
    return std::nullopt;
  } catch (const CLI::ParseError& e) {
    return app.exit(e) == 0 ? 0 : kMisuse;
  }
}

}  // namespace pare::bench

#endif  // PARE_BENCH_ARGUMENTS_H_
