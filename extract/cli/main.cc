// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include <span>

#include "extract/cli/run.h"

int main(int argc, char** argv) {
  const std::span<const char* const> arguments(argv, static_cast<size_t>(argc));
  return static_cast<int>(pare::RunPare(arguments.subspan(argc > 0 ? 1 : 0)));
}
