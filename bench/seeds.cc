// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "bench/seeds.h"

#include <algorithm>
#include <cstddef>

#include "absl/strings/str_format.h"
#include "bench/words.h"

namespace pare::bench {
namespace {

constexpr size_t kQuotedBytes = 60;

std::vector<std::string_view> TrimmedLines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (true) {
    const size_t end = text.find('\n');
    lines.push_back(Trim(text.substr(0, end)));
    if (end == std::string_view::npos) return lines;
    text.remove_prefix(end + 1);
  }
}

std::string Quote(std::string_view line) {
  size_t end = std::min(line.size(), kQuotedBytes);
  const auto inside_character = [&line](size_t at) {
    return at < line.size() && (static_cast<unsigned char>(line[at]) & 0xC0) == 0x80;
  };
  while (end > 0 && inside_character(end)) --end;
  return absl::StrFormat("\"%s%s\"", std::string(line.substr(0, end)),
                         end < line.size() ? "..." : "");
}

// A line that may stand in the output.
struct Allowed {
  uint32_t number;
  bool must;
  std::string_view text;
};

std::vector<Allowed> AllowedLines(const SeedGold& gold,
                                  const std::vector<std::string_view>& lines) {
  std::vector<Allowed> allowed;
  const auto add = [&](const std::vector<uint32_t>& numbers, bool must) {
    for (const uint32_t n : numbers) {
      if (n >= 1 && n <= lines.size()) allowed.push_back({n, must, lines[n - 1]});
    }
  };
  add(gold.keep, true);
  add(gold.either, false);
  std::sort(allowed.begin(), allowed.end(),
            [](const Allowed& a, const Allowed& b) { return a.number < b.number; });
  return allowed;
}

// Which of `allowed` and of `out` have found each other in the best common order.
struct Alignment {
  std::vector<bool> allowed;
  std::vector<bool> out;
};

// The longest common subsequence in which a line to keep counts double: greedy matching would give
// a repeated line (a title, say) to the free line instead of the one that must stay.
Alignment Align(const std::vector<Allowed>& allowed, const std::vector<std::string_view>& out) {
  const size_t n = allowed.size(), m = out.size();
  std::vector<std::vector<uint32_t>> best(n + 1, std::vector<uint32_t>(m + 1, 0));
  const auto gain = [&](size_t i, size_t j) -> uint32_t {
    return allowed[i].text != out[j] ? 0 : allowed[i].must ? 2 : 1;
  };
  for (size_t i = n; i-- > 0;) {
    for (size_t j = m; j-- > 0;) {
      best[i][j] = std::max(best[i + 1][j], best[i][j + 1]);
      if (gain(i, j) > 0) best[i][j] = std::max(best[i][j], best[i + 1][j + 1] + gain(i, j));
    }
  }
  Alignment a{std::vector<bool>(n), std::vector<bool>(m)};
  for (size_t i = 0, j = 0; i < n && j < m;) {
    if (gain(i, j) > 0 && best[i][j] == best[i + 1][j + 1] + gain(i, j)) {
      a.allowed[i++] = true;
      a.out[j++] = true;
    } else if (best[i][j] == best[i + 1][j]) {
      ++i;
    } else {
      ++j;
    }
  }
  return a;
}

// Says why output lines that found no partner are wrong.
class Complaints {
 public:
  Complaints(const SeedGold& gold, const std::vector<std::string_view>& lines,
             const std::vector<Allowed>& allowed)
      : lines_(lines), allowed_(allowed) {
    for (const uint32_t n : gold.drop) {
      if (n >= 1 && n <= lines.size()) drop_.push_back(n);
    }
  }

  std::string Of(std::string_view line) {
    const auto same = [&](uint32_t n) { return lines_[n - 1] == line; };
    if (const auto it = std::find_if(drop_.begin(), drop_.end(), same); it != drop_.end()) {
      const uint32_t number = *it;
      drop_.erase(it);  // of lines that are the same, each is named once
      return absl::StrFormat("line %d should be gone: %s", number, Quote(line));
    }
    const bool known = std::any_of(allowed_.begin(), allowed_.end(),
                                   [&](const Allowed& a) { return a.text == line; });
    return absl::StrFormat("%s: %s",
                           known ? "out of order or repeated" : "not a line of the text",
                           Quote(line));
  }

 private:
  const std::vector<std::string_view>& lines_;
  const std::vector<Allowed>& allowed_;
  std::vector<uint32_t> drop_;  // not named yet
};

}  // namespace

std::vector<std::string> CheckSeed(const SeedGold& gold, std::string_view text,
                                   std::string_view output) {
  const std::vector<std::string_view> lines = TrimmedLines(text);
  std::vector<std::string_view> out = TrimmedLines(output);
  out.erase(std::remove_if(out.begin(), out.end(), [](std::string_view s) { return s.empty(); }),
            out.end());
  const std::vector<Allowed> allowed = AllowedLines(gold, lines);
  const Alignment found = Align(allowed, out);
  std::vector<std::string> problems;
  for (size_t i = 0; i < allowed.size(); ++i) {
    if (!allowed[i].must || found.allowed[i]) continue;
    problems.push_back(
        absl::StrFormat("line %d is lost: %s", allowed[i].number, Quote(allowed[i].text)));
  }
  Complaints complaints(gold, lines, allowed);
  for (size_t j = 0; j < out.size(); ++j) {
    if (!found.out[j]) problems.push_back(complaints.Of(out[j]));
  }
  return problems;
}

}  // namespace pare::bench
