// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/cli/explain.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

#include "extract/cli/terminal.h"
#include "extract/emit/columns.h"
#include "extract/emit/names.h"
#include "extract/role.h"

namespace pare {
namespace {

constexpr size_t kWordsColumns = 5;
constexpr size_t kLeastColumns = 8;  // of text, on however narrow a terminal

std::string WhyUndone(const UndoneRule& undone) {
  if (undone.reason == UndoneReason::kBudget) {
    return " took more work than a page of this size allows";
  }
  // Rounded up, since 50.1 % is more than 50 %.
  const int percent = static_cast<int>(std::ceil(undone.share * 100));
  return " would have taken " + std::to_string(percent) + "% of the words, more than its max";
}

// A line under the block's own: what spoke most for the judge's verdict.
void AppendReasons(const Piece& p, const ExplainStyle& style, std::string& out) {
  if (p.reasons.empty() || p.last.by != Giver::kJudge) return;
  std::string line = "     ";
  for (const std::string& reason : p.reasons) {
    line += line.size() > 5 ? "; " : "";
    line += reason;
  }
  if (style.columns > 0) line = "     " + OneLine(line, style.columns - 5);
  out += style.colour ? std::string(kDim) + line + std::string(kReset) : line;
  out += '\n';
}

void AppendPieces(const Article& article, const ExplainStyle& style, std::string& out) {
  std::vector<std::string> who;
  size_t widest_who = 0, widest_role = 0;
  for (const Piece& p : article.pieces) {
    who.push_back(WhoDecided(article, p));
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
    const auto [words, text] = WordsAndTextOf(article, p, ColumnsOf(line), style);
    line += words;
    if (style.colour) {
      out += std::string(p.last.kept ? kGreen : kRed) + line.substr(0, 4) + std::string(kReset) +
             std::string(kDim) + line.substr(4) + std::string(kReset) + text;
    } else {
      out += line + text;
    }
    out += '\n';
    AppendReasons(p, style, out);
  }
}

}  // namespace

std::string WhoDecided(const Article& article, const Piece& piece) {
  std::string who = GiverOf(article, piece.last);
  if (piece.last.by != Giver::kJudge) return who;
  char score[16];
  std::snprintf(score, sizeof score, " %.2f", static_cast<double>(piece.score));
  return who + score;
}

std::string UndoneLine(const Article& article, const UndoneRule& undone) {
  const RuleOrigin& rule = article.rules[undone.rule];
  return "-- undone: " + rule.name + " " + rule.file + ":" + std::to_string(rule.line) +
         WhyUndone(undone) + "\n";
}

WordsAndText WordsAndTextOf(const Article& article, const Piece& piece, size_t used,
                            const ExplainStyle& style) {
  WordsAndText out;
  out.words = Right(std::to_string(piece.words), kWordsColumns) + "  ";
  used += out.words.size();
  const size_t left = style.columns > used + kLeastColumns ? style.columns - used : kLeastColumns;
  out.text = OneLine(article.TextOf(piece), style.columns == 0 ? 0 : left);
  return out;
}

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
  for (const UndoneRule& undone : article.undone_rules) out += UndoneLine(article, undone);
  for (const std::string_view limit : LimitNames(article.limits)) {
    out += "-- limit: " + std::string(limit) + "\n";
  }
  out += "-- " + std::string(NameOf(article.status)) + ": " + std::to_string(kept) + " of " +
         std::to_string(article.pieces.size()) + " blocks, " + std::to_string(kept_words) +
         " of " + std::to_string(words) + " words kept\n";
  return out;
}

}  // namespace pare
