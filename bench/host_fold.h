// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Folds for cross-validation. Pages of one host look alike, so a host's pages share a fold.
#ifndef PARE_BENCH_HOST_FOLD_H_
#define PARE_BENCH_HOST_FOLD_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "extract/page.h"
#include "extract/rule_tools/labelled.h"
#include "extract/text/hash.h"

namespace pare::bench {

// The host that most absolute links of a page lead to: its own, for want of a better sign. "" where
// there are none.
std::string CommonestLinkHost(const Tree& tree);

// By which a page's fold is told in training: the host that the gold says, else the page's own, else
// that of its commonest link.
std::string HostOfPage(const GoldPage& gold, const Page& page);

// The folds of training.
inline constexpr uint32_t kTrainingFolds = 5;

// The fold of training that a page belongs to: by its host, or by its id where it has none.
uint32_t FoldOf(std::string_view host, std::string_view id);

}  // namespace pare::bench

#endif  // PARE_BENCH_HOST_FOLD_H_
