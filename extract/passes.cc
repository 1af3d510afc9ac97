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

using T = const Tools&;

constexpr Pass kHtmlPasses[] = {
    {"parse", [](Page& page, T tools) { ParseDom(page, tools.limits); }},
    {"head", [](Page& page, T) { ReadHead(page); }},
    {"blocks", [](Page& page, T) { BuildHtmlBlocks(page); }},
    {kRulesPass, [](Page& page, T tools) { tools.rules.Apply(page); }},
    {kJudgePass, [](Page& page, T tools) { JudgeBlocks(page, tools.model, tools.limits); }},
    {"trim", [](Page& page, T) { TrimStories(page); }},
    {"roles", [](Page& page, T) { ChooseRoles(page); }},
};
constexpr Pass kTextPasses[] = {
    {"blocks", [](Page& page, T) { BuildTextBlocks(page); }},
    {"head", [](Page& page, T) { ReadTextTitle(page); }},
    {kRulesPass, [](Page& page, T tools) { tools.rules.Apply(page); }},
    {kJudgePass, [](Page& page, T tools) { JudgeBlocks(page, tools.model, tools.limits); }},
    {"trim", [](Page& page, T) { TrimStories(page); }},
    {"roles", [](Page& page, T) { ChooseRoles(page); }},
};

}  // namespace

std::span<const Pass> PassesFor(InputKind input) {
  if (input == InputKind::kHtml) return kHtmlPasses;
  return kTextPasses;
}

}  // namespace pare
