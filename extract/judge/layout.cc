// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/judge/layout.h"

#include <unordered_map>

namespace pare {

Layout ComputeLayout(const Page& page) {
  Layout layout;
  std::unordered_map<uint64_t, uint32_t> ids;
  const auto& nodes = page.tree.nodes;
  std::vector<uint64_t> hash(nodes.size(), 0);
  constexpr uint64_t kPrime = 1099511628211ull;  // FNV-1a
  for (NodeId n = 1; n < nodes.size(); ++n) {
    if (nodes[n].tag == Tag::kText) continue;
    uint64_t h = (hash[nodes[n].parent] ^ static_cast<uint64_t>(nodes[n].tag)) * kPrime;
    for (const char c : page.tree.ValueOf(n, "class")) {
      h = (h ^ static_cast<unsigned char>(c)) * kPrime;
    }
    hash[n] = h * kPrime + 1;
  }
  layout.path.reserve(page.blocks.size());
  for (const Block& b : page.blocks) {
    // In text mode all lines of a kind share a path.
    const uint64_t h = b.node == kNoNode ? static_cast<uint64_t>(b.kind) : hash[b.node];
    layout.path.push_back(ids.try_emplace(h, ids.size()).first->second);
  }
  layout.paths = static_cast<uint32_t>(ids.size());
  return layout;
}

}  // namespace pare
