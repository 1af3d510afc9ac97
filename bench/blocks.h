// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// What the judge thought of each block of a page, beside the truth: for plots of how far its scores
// can be taken for shares.
#ifndef PARE_BENCH_BLOCKS_H_
#define PARE_BENCH_BLOCKS_H_

#include <string>

#include "extract/article.h"
#include "extract/rule_tools/labelled.h"

namespace pare::bench {

// {"id":...,"blocks":[[score, words, in gold, settled], ...]}, a line. `in gold` is 1 or 0 (see
// extract/rule_tools/align.h); blocks without a word to tell by are left out. `settled` is 1 or -1
// where a rule keeps or drops the block and the judge's score does not count, else 0. "" where the
// gold has no text. Pure and thread-safe.
std::string BlockLine(const GoldPage& gold, const Article& article);

}  // namespace pare::bench

#endif  // PARE_BENCH_BLOCKS_H_
