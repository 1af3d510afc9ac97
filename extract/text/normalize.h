// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// How characters of a page become characters of the output.
#ifndef PARE_EXTRACT_TEXT_NORMALIZE_H_
#define PARE_EXTRACT_TEXT_NORMALIZE_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace pare {

// Appends `in` to `out` as a browser would show it in running text: each run of white space
// (no-break and ideographic spaces too) becomes one space, none at the beginning, where "the
// beginning" is out.size() == `begin` or the character after a line feed or tab. Zero-width spaces,
// soft hyphens and control characters vanish; joiners and direction marks stay, since words in
// some scripts need them.
//
// `space` carries a pending space from one call to the next: it is written only when another
// character follows, so that nothing ever ends in white space.
void AppendCollapsed(std::string_view in, size_t begin, bool& space, std::string& out);

// Appends `in` with its white space as it is (no-break spaces become spaces, CR LF a line feed);
// control characters, zero-width spaces and soft hyphens vanish.
void AppendVerbatim(std::string_view in, std::string& out);

// Where the line ends that goes on at `i`: at a line feed, carriage return or form feed, or s.size().
size_t LineEnd(std::string_view s, size_t i);

// `s` without ASCII white space at its ends.
std::string_view TrimSpace(std::string_view s);

}  // namespace pare

#endif  // PARE_EXTRACT_TEXT_NORMALIZE_H_
