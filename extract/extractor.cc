// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/extractor.h"

#include <chrono>
#include <span>
#include <unordered_map>
#include <utility>

#include "extract/blocks/html_blocks.h"
#include "extract/blocks/text_blocks.h"
#include "extract/input/binary.h"
#include "extract/input/decode.h"
#include "extract/input/dom.h"
#include "extract/input/sniff.h"
#include "extract/judge/judge.h"
#include "extract/judge/trim.h"
#include "extract/meta/head.h"

namespace pare {
namespace {

struct Pass {
  std::string_view name;
  void (*run)(Page& page, const ExtractorOptions& options, const RuleSet& rules);
};

using O = const ExtractorOptions&;
using R = const RuleSet&;

// The one way through the house. Each pass runs once; none runs another.
constexpr Pass kHtmlPasses[] = {
    {"parse", [](Page& page, O options, R) { ParseDom(page, options.limits); }},
    {"head", [](Page& page, O, R) { ReadHead(page); }},
    {"blocks", [](Page& page, O, R) { BuildHtmlBlocks(page); }},
    {"rules", [](Page& page, O, R rules) { rules.Apply(page); }},
    {"judge", [](Page& page, O, R) { JudgeBlocks(page); }},
    {"trim", [](Page& page, O, R) { TrimStories(page); }},
};
constexpr Pass kTextPasses[] = {
    {"blocks", [](Page& page, O, R) { BuildTextBlocks(page); }},
    {"head", [](Page& page, O, R) { ReadTextTitle(page); }},
    {"rules", [](Page& page, O, R rules) { rules.Apply(page); }},
    {"judge", [](Page& page, O, R) { JudgeBlocks(page); }},
    {"trim", [](Page& page, O, R) { TrimStories(page); }},
};

class Stopwatch {
 public:
  explicit Stopwatch(std::vector<Timing>* timings) : timings_(timings) {}

  void Lap(std::string_view pass) {
    if (timings_ == nullptr) return;
    const auto now = std::chrono::steady_clock::now();
    timings_->push_back({pass, std::chrono::duration<double, std::milli>(now - last_).count()});
    last_ = now;
  }

 private:
  std::vector<Timing>* timings_;
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

// Gives the article the page's rules under the article's own indices.
class RuleTable {
 public:
  RuleTable(const RuleSet& rules, Article& article) : rules_(rules), article_(article) {}

  Verdict Translate(Verdict v) {
    if (v.by != Giver::kRule) return v;
    const auto next = static_cast<RuleId>(article_.rules.size());
    const auto [it, fresh] = index_.try_emplace(v.rule, next);
    if (fresh) article_.rules.push_back(rules_.rules()[v.rule].origin);
    v.rule = it->second;
    return v;
  }

 private:
  const RuleSet& rules_;
  Article& article_;
  std::unordered_map<RuleId, RuleId> index_;
};

void FillPieces(const Page& page, const RuleSet& rules, Article& article) {
  RuleTable table(rules, article);
  article.pieces.reserve(page.blocks.size());
  for (size_t i = 0; i < page.blocks.size(); ++i) {
    const Block& b = page.blocks[i];
    const Judgement& j = page.judgements[i];
    Piece p{.text = page.input == InputKind::kText ? b.source : b.text,
            .source = b.source,
            .kind = b.kind,
            .gap = b.gap,
            .level = b.level,
            .marker = b.marker,
            .words = b.words,
            .score = j.score,
            .first = table.Translate(j.first),
            .last = table.Translate(j.last)};
    if (p.last.kept) article.status = Status::kArticle;
    article.pieces.push_back(p);
  }
  for (const RuleId id : page.undone_rules) {
    article.undone_rules.push_back(rules.rules()[id].origin);
  }
}

void FillArticle(Page& page, const RuleSet& rules, Article& article) {
  FillPieces(page, rules, article);
  article.limits = page.limits;
  article.input = page.input;
  article.title = std::move(page.title);
  article.url = std::move(page.url);
  article.lang = std::move(page.lang);
  article.story_cut_reason = std::move(page.story_cut_reason);
  // Scraped text is given back as it came; a page's text is what its blocks hold.
  article.buffer = page.input == InputKind::kText ? std::string(page.source) : std::move(page.text);
}

// Decodes `bytes` into page.source and notes the charset; false where they are no text.
bool DecodeInto(std::string_view bytes, const PageHints& hints, O options, Page& page,
                Article& article) {
  if (bytes.size() > options.limits.input_bytes) {
    bytes = bytes.substr(0, options.limits.input_bytes);
    article.limits = page.limits |= kLimitInputBytes;
  }
  if (const std::string_view kind = BinaryKind(bytes); !kind.empty() && hints.charset.empty()) {
    article.status = Status::kBinary;
    article.detail = kind;
    return false;
  }
  DecodeOptions decode{.charset = hints.charset,
                       .html = options.input != InputKind::kText,
                       .max_decoded_bytes = options.limits.decoded_bytes};
  auto decoded = Decode(bytes, decode, page.decoded);
  if (!decoded.ok()) {  // the hint's label is unknown: do without it
    decode.charset = {};
    decoded = Decode(bytes, decode, page.decoded);
  }
  page.source = decoded->text;
  if (decoded->truncated) page.limits |= kLimitDecodedBytes;
  article.charset = decoded->charset;
  return true;
}

}  // namespace

Extractor::Extractor(ExtractorOptions options, RuleSet rules)
    : options_(std::move(options)), rules_(std::make_unique<const RuleSet>(std::move(rules))) {}

absl::StatusOr<Extractor> Extractor::Create(ExtractorOptions options) {
  std::vector<RuleFile> files;
  if (options.builtin_rules) {
    const auto builtin = BuiltinRules();
    files.assign(builtin.begin(), builtin.end());
  }
  for (RuleFile& file : options.rules) {
    file.user = true;
    files.push_back(std::move(file));
  }
  options.rules.clear();
  absl::StatusOr<RuleSet> rules = RuleSet::Compile(files);
  if (!rules.ok()) return rules.status();
  return Extractor(std::move(options), *std::move(rules));
}

Article Extractor::Extract(std::string_view bytes, const PageHints& hints) const {
  Article article;
  Page page;
  Stopwatch watch(options_.timings ? &article.timings : nullptr);
  if (!DecodeInto(bytes, hints, options_, page, article)) return article;
  page.url = hints.url;
  page.input = options_.input == InputKind::kAuto ? SniffInput(page.source) : options_.input;
  watch.Lap("decode");
  const std::span<const Pass> passes = page.input == InputKind::kHtml
                                           ? std::span<const Pass>(kHtmlPasses)
                                           : std::span<const Pass>(kTextPasses);
  for (const Pass& pass : passes) {
    pass.run(page, options_, *rules_);
    watch.Lap(pass.name);
  }
  FillArticle(page, *rules_, article);
  return article;
}

}  // namespace pare
