// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Runs a function over numbered items on several threads.
#ifndef PARE_EXTRACT_RULE_TOOLS_PARALLEL_H_
#define PARE_EXTRACT_RULE_TOOLS_PARALLEL_H_

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace pare {

// Calls fn(i) once for each i below `count`, on up to `threads` threads, in no given order; returns
// when all are done. fn must be safe to call from several threads and must not throw.
template <class F>
void ParallelFor(size_t count, unsigned threads, F&& fn) {
  std::atomic<size_t> next{0};
  const auto work = [&] {
    for (size_t i = next++; i < count; i = next++) fn(i);
  };
  std::vector<std::thread> others;
  const size_t wanted = std::min<size_t>(std::max(1u, threads), count);
  for (size_t t = 1; t < wanted; ++t) others.emplace_back(work);
  work();
  for (std::thread& t : others) t.join();
}

}  // namespace pare

#endif  // PARE_EXTRACT_RULE_TOOLS_PARALLEL_H_
