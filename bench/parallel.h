// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// ParallelFor, from where the rules' tools have it.
#ifndef PARE_BENCH_PARALLEL_H_
#define PARE_BENCH_PARALLEL_H_

#include "extract/rule_tools/parallel.h"  // IWYU pragma: export

#endif  // PARE_BENCH_PARALLEL_H_
