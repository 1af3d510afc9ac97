// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// HTML to tree. The only place that knows Gumbo.
#ifndef PARE_EXTRACT_INPUT_DOM_H_
#define PARE_EXTRACT_INPUT_DOM_H_

#include "extract/input/fast_tree.h"
#include "extract/limits.h"
#include "extract/page.h"

namespace pare {

// Parses page.source (valid UTF-8: RepairUtf8) as a browser would (scripting off, comments left
// out) into page.tree, with page.arena behind it. Hostile pages come back in bounded time and memory: what the limits stop
// is noted in page.limits. Where the arena or the clock ran out, the tree holds the document node
// alone. Most pages are built in one pass (fast_tree.h), or in a second one when the guard has taken
// out what was over a limit (guard.h); returns what sent the page to Gumbo, kNone where nothing did.
HardPart ParseDom(Page& page, const Limits& limits);

// The same tree by Gumbo alone, however plain the page: what tests hold the other against. The same
// but for scripts and names that hold what would be a reference past all code points: see guard.h.
void ParseWithGumbo(Page& page, const Limits& limits);

}  // namespace pare

#endif  // PARE_EXTRACT_INPUT_DOM_H_
