// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "bench/host_fold.h"

#include <algorithm>
#include <map>

#include "extract/meta/head.h"

namespace pare::bench {

std::string CommonestLinkHost(const Tree& tree) {
  std::map<std::string, uint32_t> hosts;
  for (NodeId n = 1; n < tree.nodes.size(); ++n) {
    if (tree.nodes[n].tag != Tag::kA) continue;
    const std::string_view href = tree.ValueOf(n, "href");
    if (href.starts_with("http://") || href.starts_with("https://")) ++hosts[HostOf(href)];
  }
  const auto most = std::max_element(hosts.begin(), hosts.end(), [](const auto& a, const auto& b) {
    return a.second < b.second;
  });
  return most == hosts.end() ? "" : most->first;
}

std::string HostOfPage(const GoldPage& gold, const Page& page) {
  if (std::string host = HostOf(gold.url); !host.empty()) return host;
  return page.host.empty() ? CommonestLinkHost(page.tree) : page.host;
}

uint32_t FoldOf(std::string_view host, std::string_view id) {
  return static_cast<uint32_t>(Fnv1a(host.empty() ? id : host) % kTrainingFolds);
}

}  // namespace pare::bench
