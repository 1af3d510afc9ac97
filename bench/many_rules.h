// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// A made-up rule file of any length, mixed like the generic cosmetic part of an ad-block list.
#ifndef PARE_BENCH_MANY_RULES_H_
#define PARE_BENCH_MANY_RULES_H_

#include <cstddef>
#include <string>

namespace pare::bench {

// `count` rules, the same ones each time: of 100, 46 name a class, 26 an id, 12 a part of a class,
// id or link, 6 an element inside another, 4 a `:has()`, 4 a class on some hosts only and 2 a line.
// The names are words that real pages use too ("banner", "sponsor", "item"), put together in ways
// of which a few occur on real pages and most never do.
std::string ManyRules(size_t count);

}  // namespace pare::bench

#endif  // PARE_BENCH_MANY_RULES_H_
