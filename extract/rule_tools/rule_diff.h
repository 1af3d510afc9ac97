// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// What a rule file does to a page: the page extracted without it and with it, block by block.
#ifndef PARE_EXTRACT_RULE_TOOLS_RULE_DIFF_H_
#define PARE_EXTRACT_RULE_TOOLS_RULE_DIFF_H_

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "extract/article.h"
#include "extract/extractor.h"
#include "extract/rules/rule_set.h"

namespace pare {

enum class Change : uint8_t {
  kNone,
  kTakenOut,   // was kept, is dropped
  kGivenBack,  // was dropped, is kept
  kRole,       // has another role; kept or dropped as before
};

// The change of the block that is piece `i` of both articles. Rules never change what blocks there
// are.
Change ChangeOf(const Article& before, const Article& after, size_t i);

struct RuleDiff {
  Article before;  // with the built-in rules
  Article after;   // with the file as well, as --add-rules does
  std::vector<Change> changes;  // by piece
  // Rules of the file whose pattern, host, language and context fit no block of the page. One for a
  // field whose text is in no block (<meta>) is told from its effect alone: see Any().
  std::vector<RuleOrigin> without_hit;

  // Whether a block or one of the fields title, author and date changed.
  bool Any() const;
};

// InvalidArgument, with the carets, if the file has mistakes. Takes two extractions.
absl::StatusOr<RuleDiff> DiffRules(const RuleFile& file, std::string_view page,
                                   const PageHints& hints);

// Stretches of pieces to show: those that changed, with up to `context` unchanged ones before and
// after, joined where they touch.
struct Hunk {
  size_t begin = 0, end = 0;
};
std::vector<Hunk> HunksOf(std::span<const Change> changes, size_t context);

}  // namespace pare

#endif  // PARE_EXTRACT_RULE_TOOLS_RULE_DIFF_H_
