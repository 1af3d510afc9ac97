// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "bench/score.h"

#include <limits>

#include "bench/words.h"

namespace pare::bench {
namespace {

// A mean that knows whether it has seen anything.
class Mean {
 public:
  void Add(double value) {
    sum_ += value;
    ++count_;
  }
  double Or(double none) const { return count_ > 0 ? sum_ / static_cast<double>(count_) : none; }

 private:
  double sum_ = 0;
  size_t count_ = 0;
};

double HarmonicMean(double p, double r) { return p + r > 0 ? 2 * p * r / (p + r) : 0.0; }

}  // namespace

std::vector<uint32_t> Vocabulary::IdsOf(const std::vector<std::string>& words) {
  std::vector<uint32_t> ids;
  ids.reserve(words.size());
  for (const std::string& word : words) {
    ids.push_back(ids_.try_emplace(word, static_cast<uint32_t>(ids_.size()) + 1).first->second);
  }
  return ids;
}

std::vector<Shingle> ShinglesOf(const std::vector<uint32_t>& ids, bool allow_short) {
  std::vector<Shingle> shingles;
  if (ids.size() < kShingleWords) {
    if (!allow_short || ids.empty()) return shingles;
    Shingle s{};
    std::copy(ids.begin(), ids.end(), s.begin());
    shingles.push_back(s);
    return shingles;
  }
  shingles.resize(ids.size() - kShingleWords + 1);
  for (size_t i = 0; i < shingles.size(); ++i) {
    std::copy_n(ids.begin() + static_cast<std::ptrdiff_t>(i), kShingleWords, shingles[i].begin());
  }
  return shingles;
}

Prf ScoreWords(const std::vector<uint32_t>& predicted, const std::vector<uint32_t>& gold) {
  if (gold.empty()) return predicted.empty() ? Prf{1, 1, 1} : Prf{};
  if (predicted.empty()) return Prf{};
  const auto common = static_cast<double>(Overlap(predicted, gold));
  Prf s;
  s.p = common / static_cast<double>(predicted.size());
  s.r = common / static_cast<double>(gold.size());
  s.f1 = HarmonicMean(s.p, s.r);
  return s;
}

ShingleShares ScoreShingles(const std::vector<uint32_t>& predicted,
                            const std::vector<uint32_t>& gold) {
  const std::vector<Shingle> a = ShinglesOf(predicted, true);
  const std::vector<Shingle> b = ShinglesOf(gold, true);
  const size_t common = Overlap(a, b);
  const size_t all = a.size() + b.size() - common;
  if (all == 0) return {};
  const auto n = static_cast<double>(all);
  return {static_cast<double>(common) / n, static_cast<double>(a.size() - common) / n,
          static_cast<double>(b.size() - common) / n};
}

std::optional<double> ShareFound(const std::vector<std::string>& snippets,
                                 std::string_view collapsed) {
  if (snippets.empty()) return std::nullopt;
  size_t found = 0;
  for (const std::string& snippet : snippets) {
    const std::string needle = LowerAndCollapse(snippet);
    if (collapsed.find(Trim(needle)) != std::string_view::npos) ++found;
  }
  return static_cast<double>(found) / static_cast<double>(snippets.size());
}

PageScore ScorePage(const GoldPage& gold, std::string_view prediction) {
  PageScore row;
  row.id = gold.id;
  row.type = gold.type;
  if (gold.text) {
    Vocabulary vocabulary;
    const std::vector<uint32_t> a = vocabulary.IdsOf(SplitWords(prediction));
    const std::vector<uint32_t> b = vocabulary.IdsOf(SplitWords(*gold.text));
    row.words = ScoreWords(a, b);
    row.shingles = ScoreShingles(a, b);
  }
  if (!gold.with.empty() || !gold.without.empty()) {
    const std::string collapsed = LowerAndCollapse(prediction);
    row.with = ShareFound(gold.with, collapsed);
    row.without = ShareFound(gold.without, collapsed);
  }
  return row;
}

Summary Summarise(const std::vector<const PageScore*>& rows) {
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  Mean f1, p, r, shingle_p, shingle_r, with, without;
  for (const PageScore* row : rows) {
    if (row->words) {
      f1.Add(row->words->f1);
      p.Add(row->words->p);
      r.Add(row->words->r);
    }
    if (row->shingles) {
      const auto& [tp, fp, fn] = *row->shingles;
      // Pages with nothing predicted have no precision, those with nothing to find no recall.
      if (tp + fp > 0) shingle_p.Add(tp / (tp + fp));
      if (tp + fn > 0) shingle_r.Add(tp / (tp + fn));
    }
    if (row->with) with.Add(*row->with);
    if (row->without) without.Add(*row->without);
  }
  Summary s;
  s.pages = rows.size();
  s.f1 = f1.Or(kNone);
  s.p = p.Or(kNone);
  s.r = r.Or(kNone);
  s.shingle_f1 = HarmonicMean(shingle_p.Or(0), shingle_r.Or(0));
  s.with = with.Or(kNone);
  s.without = without.Or(kNone);
  return s;
}

}  // namespace pare::bench
