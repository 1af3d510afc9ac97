// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/cli/explain.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

#include "extract/emit/names.h"
#include "extract/role.h"
#include "extract/text/words.h"

namespace pare {
namespace {

constexpr std::string_view kGreen = "\033[32m", kRed = "\033[31m", kDim = "\033[2m",
                           kReset = "\033[0m";

// Columns a character takes on a terminal, as far as this needs to know.
size_t WidthOf(char32_t c) {
  if (c < 0x300) return 1;
  return ClassOf(c) == CharClass::kIdeograph || (c >= 0xAC00 && c <= 0xD7A3) ||
                 (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFF60)
             ? 2
             : 1;
}

size_t ColumnsOf(std::string_view s) {
  size_t columns = 0;
  for (size_t i = 0; i < s.size();) columns += WidthOf(NextCodePoint(s, i));
  return columns;
}

// `s` on one line, without control characters, in at most `columns` columns (0: any).
std::string OneLine(std::string_view s, size_t columns) {
  std::string out;
  size_t used = 0;
  for (size_t i = 0; i < s.size();) {
    const size_t from = i;
    const char32_t c = NextCodePoint(s, i);
    const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    if (columns > 0 && used + WidthOf(c) + (i < s.size() ? 1 : 0) > columns) {
      out += "…";
      break;
    }
    used += WidthOf(c);
    if (control) {
      out += ' ';
    } else {
      out += s.substr(from, i - from);
    }
  }
  return out;
}

std::string WithScore(std::string name, float score) {
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, " %.2f", static_cast<double>(score));
  return name + buffer;
}

std::string WhyUndone(const UndoneRule& undone) {
  if (undone.reason == UndoneReason::kBudget) {
    return " took more work than a page of this size allows";
  }
  // Rounded up, since 50.1 % is more than 50 %.
  const int percent = static_cast<int>(std::ceil(undone.share * 100));
  return " would have taken " + std::to_string(percent) + "% of the words, more than its max";
}

std::string Who(const Article& article, const Piece& p) {
  std::string who = GiverOf(article, p.last);
  return p.last.by == Giver::kJudge ? WithScore(std::move(who), p.score) : who;
}

void Pad(std::string& line, size_t columns) {
  const size_t have = ColumnsOf(line);
  if (have < columns) line.append(columns - have, ' ');
}

void AppendPieces(const Article& article, const ExplainStyle& style, std::string& out) {
  std::vector<std::string> who;
  size_t widest_who = 0, widest_role = 0;
  for (const Piece& p : article.pieces) {
    who.push_back(Who(article, p));
    widest_who = std::max(widest_who, ColumnsOf(who.back()));
    widest_role = std::max(widest_role, NameOf(p.last.role).size());
  }
  for (size_t i = 0; i < article.pieces.size(); ++i) {
    const Piece& p = article.pieces[i];
    std::string line = p.last.kept ? "keep " : "drop ";
    line += NameOf(p.last.role);
    Pad(line, 5 + widest_role + 2);
    line += who[i];
    Pad(line, 5 + widest_role + 2 + widest_who + 1);
    const std::string words = std::to_string(p.words);
    line.append(words.size() < 5 ? 5 - words.size() : 0, ' ');
    line += words + "  ";
    const size_t used = ColumnsOf(line);
    const size_t left = style.columns > used + 8 ? style.columns - used : 8;
    const std::string text = OneLine(article.TextOf(p), style.columns == 0 ? 0 : left);
    if (style.colour) {
      out += std::string(p.last.kept ? kGreen : kRed) + line.substr(0, 4) + std::string(kReset) +
             std::string(kDim) + line.substr(4) + std::string(kReset) + text;
    } else {
      out += line + text;
    }
    out += '\n';
  }
}

}  // namespace

std::string Explain(const Article& article, const ExplainStyle& style) {
  std::string out;
  AppendPieces(article, style, out);
  uint32_t kept = 0, kept_words = 0, words = 0;
  for (const Piece& p : article.pieces) {
    kept += p.last.kept;
    kept_words += p.last.kept ? p.words : 0;
    words += p.words;
  }
  if (!article.story_cut_reason.empty()) {
    out += "-- story-cut: " + OneLine(article.story_cut_reason, 0) + "\n";
  }
  for (const UndoneRule& undone : article.undone_rules) {
    const RuleOrigin& rule = article.rules[undone.rule];
    out += "-- undone: " + rule.name + " " + rule.file + ":" + std::to_string(rule.line) +
           WhyUndone(undone) + "\n";
  }
  for (const std::string_view limit : LimitNames(article.limits)) {
    out += "-- limit: " + std::string(limit) + "\n";
  }
  out += "-- " + std::string(NameOf(article.status)) + ": " + std::to_string(kept) + " of " +
         std::to_string(article.pieces.size()) + " blocks, " + std::to_string(kept_words) +
         " of " + std::to_string(words) + " words kept\n";
  return out;
}

}  // namespace pare
