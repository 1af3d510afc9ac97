// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/emit/text.h"

#include <algorithm>

namespace pare {
namespace {

std::string_view BytesOf(Gap gap) {
  switch (gap) {
    case Gap::kNone:
      return "";
    case Gap::kSpace:
      return " ";
    case Gap::kLine:
      return "\n";
    case Gap::kBlankLine:
      return "\n\n";
  }
  return "\n\n";
}

void AppendMarker(const Piece& p, std::string& out) {
  if (p.kind != BlockKind::kListItem || p.marker == 0) return;
  if (p.level > 1) out.append(2 * std::min<size_t>(p.level - 1, 16), ' ');
  if (p.marker < 0) {
    out += "- ";
  } else {
    out += std::to_string(p.marker);
    out += ". ";
  }
}

}  // namespace

std::string ToText(const Article& article) {
  std::string out;
  // Where blocks between two kept ones are gone, the widest gap among them stays.
  Gap gap = Gap::kNone;
  for (const Piece& p : article.pieces) {
    gap = std::max(gap, p.gap);
    if (!p.last.kept) continue;
    if (!out.empty()) out += BytesOf(gap);
    // Text mode keeps the source's own marks.
    if (article.input == InputKind::kHtml) AppendMarker(p, out);
    out += article.TextOf(p);
    gap = Gap::kNone;
  }
  if (!out.empty()) out += '\n';
  return out;
}

}  // namespace pare
