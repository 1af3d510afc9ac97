// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/rule_tools/stats.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <unordered_map>
#include <utility>

#include "absl/status/status.h"
#include "extract/rule_tools/precision.h"
#include "extract/rules/options.h"

namespace pare {
namespace {

// The sets to measure, with the pages that have gold text: HTML first, since where two sets hold a
// page that is the better source.
absl::StatusOr<std::vector<PageSet>> ReadSets(const StatsOptions& options) {
  const absl::StatusOr<DataFolder> folder = ListDataFolder(options.data);
  if (!folder.ok()) return folder.status();
  std::vector<std::string> missing = options.sets;
  std::vector<PageSet> sets;
  for (const std::filesystem::path& path : folder->sets) {
    const std::string name = SetName(path);
    const auto named = std::find(options.sets.begin(), options.sets.end(), name);
    if (!options.sets.empty() && named == options.sets.end()) continue;
    std::erase(missing, name);
    absl::StatusOr<PageSet> set = ReadPageSet(path, options.limit);
    if (!set.ok()) return set.status();
    std::erase_if(set->pages, [](const GoldPage& page) { return !page.text.has_value(); });
    sets.push_back(*std::move(set));
  }
  if (!missing.empty()) {
    return absl::NotFoundError("no set " + missing.front() + " in " + options.data.string());
  }
  if (sets.empty()) {
    return absl::NotFoundError("no set of pages in " + options.data.string());
  }
  std::stable_partition(sets.begin(), sets.end(), [](const PageSet& s) { return !IsTextSet(s); });
  return sets;
}

absl::StatusOr<std::vector<MeasuredPage>> MeasureSet(const RuleSet& rules, const PageSet& set,
                                                     unsigned threads) {
  const InputKind input = IsTextSet(set) ? InputKind::kText : InputKind::kHtml;
  std::vector<MeasuredPage> pages(set.pages.size());
  const absl::Status status = ForEachPage(set, threads, [&](size_t i, const std::string& bytes) {
    pages[i] = MeasurePage(rules, set.pages[i], bytes, input);
  });
  if (!status.ok()) return status;
  return pages;
}

class Pool {
 public:
  explicit Pool(const RuleSet& rules) : rules_(rules) {
    stats_.rules.resize(rules.rules().size());
  }

  void Add(const PageSet& set, std::vector<MeasuredPage> pages) {
    SetStats of_set;
    of_set.name = SetName(set.folder);
    of_set.pages = static_cast<uint32_t>(set.pages.size());
    for (const MeasuredPage& page : pages) of_set.guideline.Add(page.roles);
    if (const SetStats* origin = OriginOf(set)) of_set.guideline = origin->guideline;
    for (size_t i = 0; i < pages.size(); ++i) {
      const std::string& url = set.pages[i].url;
      page_ = std::hash<std::string>()(url.empty() ? of_set.name + "/" + set.pages[i].id : url);
      if (!url.empty()) set_of_url_.try_emplace(page_, stats_.sets.size());
      for (LabelledHit& hit : pages[i].hits) AddHit(of_set, set.pages[i], hit);
    }
    stats_.sets.push_back(std::move(of_set));
  }

  Stats Take() { return std::move(stats_); }

 private:
  void AddHit(const SetStats& set, const GoldPage& page, LabelledHit& hit) {
    const Rule& rule = rules_.rules()[hit.rule];
    RuleStats& stats = stats_.rules[hit.rule];
    if (set.guideline.Holds(RoleGivenBy(rule))) {
      ++stats.left_out;
      return;
    }
    const auto [seen, is_new] = seen_.try_emplace(KeyOf(hit.rule, hit.text_hash), hit.wrong);
    if (is_new) {
      ++stats.hits;
      stats.right += hit.wrong ? 0 : 1;
      stats.words += hit.words;
      if (seen_.try_emplace(KeyOf(hit.rule, kAnyText), false).second) ++stats.pages;
    } else if (hit.wrong && !seen->second) {
      seen->second = true;
      --stats.right;
    } else {
      return;
    }
    if (hit.wrong) stats.wrong.push_back({set.name, page.id, std::move(hit.text)});
  }

  static constexpr uint64_t kAnyText = 0;

  uint64_t KeyOf(RuleId rule, uint64_t text) const {
    return (page_ ^ text * 0x9E3779B97F4A7C15u) + rule * 0xD6E8FEB86659FD93u;
  }

  // The set before this one that holds most of its pages: texts have no markup to tell roles by.
  const SetStats* OriginOf(const PageSet& set) const {
    std::vector<size_t> shared(stats_.sets.size());
    for (const GoldPage& page : set.pages) {
      const auto found = set_of_url_.find(std::hash<std::string>()(page.url));
      if (found != set_of_url_.end()) ++shared[found->second];
    }
    const auto most = std::max_element(shared.begin(), shared.end());
    if (most == shared.end() || 2 * *most <= set.pages.size()) return nullptr;
    return &stats_.sets[static_cast<size_t>(most - shared.begin())];
  }

  const RuleSet& rules_;
  Stats stats_;
  std::unordered_map<uint64_t, bool> seen_;  // rule, page and text: whether it was false
  std::unordered_map<uint64_t, size_t> set_of_url_;
  uint64_t page_ = 0;  // the hash of the page's URL or, without one, of its set and id
};

}  // namespace

double WilsonBound(uint32_t right, uint32_t all) {
  if (all == 0) return 0;
  const double n = all, p = right / n, zz = kStandardErrors * kStandardErrors;
  const double middle = p + zz / (2 * n);
  const double half = kStandardErrors * std::sqrt(p * (1 - p) / n + zz / (4 * n * n));
  return (middle - half) / (1 + zz / n);
}

absl::StatusOr<Stats> MeasureRules(const RuleSet& rules, const StatsOptions& options) {
  const absl::StatusOr<std::vector<PageSet>> sets = ReadSets(options);
  if (!sets.ok()) return sets.status();
  Pool pool(rules);
  for (const PageSet& set : *sets) {
    absl::StatusOr<std::vector<MeasuredPage>> pages = MeasureSet(rules, set, options.threads);
    if (!pages.ok()) return pages.status();
    pool.Add(set, *std::move(pages));
  }
  return pool.Take();
}

bool IsMeasured(const Rule& rule) {
  return rule.kind == RuleKind::kElement || rule.kind == RuleKind::kLine ||
         rule.kind == RuleKind::kCut || rule.kind == RuleKind::kLead;
}

bool IsUnderFloor(const Rule& rule, const RuleStats& stats) {
  return IsMeasured(rule) && !rule.options.evidence && stats.hits >= kFloorHits &&
         (stats.precision() < kFloorPrecision || stats.bound() < kFloorBound);
}

}  // namespace pare
