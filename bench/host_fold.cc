// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "bench/host_fold.h"

#include <algorithm>
#include <map>

namespace pare::bench {

std::string HostOf(std::string_view url) {
  const size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return "";
  url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find_first_of("/?#\\"));
  if (const size_t at = url.rfind('@'); at != std::string_view::npos) url.remove_prefix(at + 1);
  const size_t bracket = url.rfind(']');  // an IPv6 address has colons of its own
  const size_t colon = url.rfind(':');
  if (colon != std::string_view::npos &&
      (bracket == std::string_view::npos || colon > bracket)) {
    url = url.substr(0, colon);
  }
  if (url.ends_with('.')) url.remove_suffix(1);
  std::string host(url);
  for (char& c : host) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return host;
}

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
  if (!gold.url.empty()) return HostOf(gold.url);
  return page.host.empty() ? CommonestLinkHost(page.tree) : page.host;
}

uint32_t FoldOf(std::string_view host, std::string_view id) {
  return static_cast<uint32_t>(Fnv1a(host.empty() ? id : host) % kTrainingFolds);
}

}  // namespace pare::bench
