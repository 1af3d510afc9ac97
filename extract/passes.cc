// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/passes.h"

#include "extract/blocks/html_blocks.h"
#include "extract/blocks/text_blocks.h"
#include "extract/input/dom.h"
#include "extract/judge/judge.h"
#include "extract/judge/trim.h"
#include "extract/meta/head.h"

namespace pare {
namespace {

using L = const Limits&;
using R = const RuleSet&;

constexpr Pass kHtmlPasses[] = {
    {"parse", [](Page& page, L limits, R) { ParseDom(page, limits); }},
    {"head", [](Page& page, L, R) { ReadHead(page); }},
    {"blocks", [](Page& page, L, R) { BuildHtmlBlocks(page); }},
    {kRulesPass, [](Page& page, L, R rules) { rules.Apply(page); }},
    {kJudgePass, [](Page& page, L, R) { JudgeBlocks(page); }},
    {"trim", [](Page& page, L, R) { TrimStories(page); }},
};
constexpr Pass kTextPasses[] = {
    {"blocks", [](Page& page, L, R) { BuildTextBlocks(page); }},
    {"head", [](Page& page, L, R) { ReadTextTitle(page); }},
    {kRulesPass, [](Page& page, L, R rules) { rules.Apply(page); }},
    {kJudgePass, [](Page& page, L, R) { JudgeBlocks(page); }},
    {"trim", [](Page& page, L, R) { TrimStories(page); }},
};

}  // namespace

std::span<const Pass> PassesFor(InputKind input) {
  if (input == InputKind::kHtml) return kHtmlPasses;
  return kTextPasses;
}

}  // namespace pare
