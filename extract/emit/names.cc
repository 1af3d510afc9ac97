// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/emit/names.h"

#include <utility>

namespace pare {

std::string_view NameOf(BlockKind kind) {
  switch (kind) {
    case BlockKind::kParagraph:
      return "paragraph";
    case BlockKind::kHeading:
      return "heading";
    case BlockKind::kListItem:
      return "list_item";
    case BlockKind::kQuote:
      return "quote";
    case BlockKind::kPreformatted:
      return "preformatted";
    case BlockKind::kTableRow:
      return "table_row";
    case BlockKind::kLine:
      return "line";
  }
  return "";
}

std::string_view NameOf(Status status) {
  switch (status) {
    case Status::kArticle:
      return "article";
    case Status::kNoArticle:
      return "no_article";
    case Status::kBinary:
      return "binary";
  }
  return "";
}

std::string_view NameOf(InputKind input) {
  switch (input) {
    case InputKind::kAuto:
      return "auto";
    case InputKind::kHtml:
      return "html";
    case InputKind::kText:
      return "text";
  }
  return "";
}

std::string_view NameOf(UndoneReason reason) {
  switch (reason) {
    case UndoneReason::kMax:
      return "max";
    case UndoneReason::kBudget:
      return "budget";
  }
  return "";
}

std::vector<std::string_view> LimitNames(uint32_t limits) {
  static constexpr std::pair<Limit, std::string_view> kNames[] = {
      {kLimitInputBytes, "input_bytes"}, {kLimitDecodedBytes, "decoded_bytes"},
      {kLimitDepth, "depth"},            {kLimitFormatting, "formatting"},
      {kLimitAttributes, "attributes"},  {kLimitArena, "arena"},
      {kLimitParseTime, "parse_time"},   {kLimitBlocks, "blocks"}};
  std::vector<std::string_view> names;
  for (const auto& [bit, name] : kNames) {
    if ((limits & bit) != 0) names.push_back(name);
  }
  return names;
}

std::string GiverOf(const Article& article, const Verdict& verdict) {
  switch (verdict.by) {
    case Giver::kJudge:
      return "judge";
    case Giver::kStoryCut:
      return "story-cut";
    case Giver::kRule: {
      const RuleOrigin& rule = article.rules[verdict.rule];
      return rule.name + " " + rule.file + ":" + std::to_string(rule.line);
    }
    case Giver::kNone:
      break;
  }
  return "none";
}

}  // namespace pare
