// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/judge/relations.h"

namespace pare {
RowRelations RelationsOf(const Page& page, const PageFeatures& features) {
  const PageElements& tree = features.elements;
  std::vector<uint32_t> group(tree.elements.size(), kNoElement);
  for (uint32_t e = 1; e < tree.elements.size(); ++e) {
    const Element& element = tree.elements[e];
    const bool record = tree.groups[element.group].size >= kRecords &&
                        element.mass.blocks >= kSeveralBlocks;
    group[e] = record ? element.group : group[element.parent];
  }
  RowRelations r;
  uint32_t section = 0;
  for (size_t i = 0; i < features.live.size(); ++i) {
    const uint32_t e = tree.of_row[i];
    r.parent.push_back(tree.elements[e].parent);
    const auto groups = static_cast<uint32_t>(tree.groups.size());
    r.group.push_back(group[e] != kNoElement ? group[e] : groups + tree.elements[e].parent);
    section += page.blocks[features.live[i]].kind == BlockKind::kHeading;
    r.section.push_back(section);
  }
  return r;
}

}  // namespace pare
