// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/extractor.h"

#include <algorithm>
#include <chrono>
#include <span>
#include <unordered_map>
#include <utility>

#include "extract/input/binary.h"
#include "extract/input/decode.h"
#include "extract/input/sniff.h"
#include "extract/passes.h"
#include "extract/text/ascii.h"
#include "extract/text/normalize.h"

namespace pare {
namespace {

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
class ArticleRules {
 public:
  ArticleRules(const RuleSet& rules, Article& article) : rules_(rules), article_(article) {}

  Verdict Translate(Verdict v) {
    if (v.by == Giver::kRule) v.rule = IndexOf(v.rule);
    return v;
  }

  RuleId IndexOf(RuleId id) {
    const auto next = static_cast<RuleId>(article_.rules.size());
    const auto [it, fresh] = index_.try_emplace(id, next);
    if (fresh) article_.rules.push_back(rules_.rules()[id].origin);
    return it->second;
  }

 private:
  const RuleSet& rules_;
  Article& article_;
  std::unordered_map<RuleId, RuleId> index_;
};

// Appends the lines of `source` to `out`, without the white space at their ends, and returns where.
Span AppendLines(std::string_view source, std::string& out) {
  const size_t begin = out.size();
  for (size_t i = 0; i < source.size();) {
    const size_t end = LineEnd(source, i);
    size_t last = end;
    while (last > i && (source[last - 1] == ' ' || source[last - 1] == '\t')) --last;
    out += source.substr(i, last - i);
    if (end < source.size()) out += '\n';
    i = end + 1;
    if (i < source.size() && source[end] == '\r' && source[i] == '\n') ++i;
  }
  return {static_cast<uint32_t>(begin), static_cast<uint32_t>(out.size() - begin)};
}

void FillPieces(Page& page, const RuleSet& rules, Article& article) {
  // Blocks and judgements are all that is still asked for: the pieces take the tree's memory.
  page.tree = Tree();
  page.arena = Arena();
  // Scraped text is given back as it came; a page's text is what its blocks hold.
  const bool text = page.input == InputKind::kText;
  if (!text) article.buffer = std::move(page.text);
  ArticleRules table(rules, article);
  article.pieces.reserve(page.blocks.size());
  for (size_t i = 0; i < page.blocks.size(); ++i) {
    const Block& b = page.blocks[i];
    const Judgement& j = page.judgements[i];
    const std::string_view source = page.source.substr(b.source.offset, b.source.length);
    Piece p{.text = text ? AppendLines(source, article.buffer) : b.text,
            .source = b.source,
            .kind = b.kind,
            .gap = b.gap,
            .level = b.level,
            .marker = b.marker,
            .words = b.words,
            .score = j.score,
            .reasons = {},
            .first = table.Translate(j.first),
            .last = table.Translate(j.last)};
    if (!page.reasons.empty()) p.reasons = std::move(page.reasons[i]);
    // What comes out besides at the caller's wish, a title, say, is no article.
    if (p.last.kept && p.last.role == Role::kBody) article.status = Status::kArticle;
    article.pieces.push_back(std::move(p));
  }
  for (const UndoneRule& undone : page.undone_rules) {
    article.undone_rules.push_back({table.IndexOf(undone.rule), undone.reason, undone.share});
  }
}

void FillArticle(Page& page, const RuleSet& rules, Article& article) {
  FillPieces(page, rules, article);
  article.kind = page.kind;
  article.kind_shares = page.kind_shares;
  article.strictness = page.strictness;
  article.limits = page.limits;
  article.input = page.input;
  article.title = std::move(page.title);
  article.author = std::move(page.author);
  article.date = std::move(page.date);
  article.url = std::move(page.url);
  article.lang = std::move(page.lang);
  article.story_cut_reason = std::move(page.story_cut_reason);
}

// Whether a charset's label is one of those whose text is full of NULs.
bool IsWide(std::string_view label) {
  for (const std::string_view wide : {"utf-16", "utf-32", "unicode", "ucs-2"}) {
    if (StartsWithIgnoringCase(label, wide)) return true;
  }
  return false;
}

// Decodes `bytes` into page.source and notes the charset; false where they are no text.
bool DecodeInto(std::string_view bytes, const PageHints& hints, const ExtractorOptions& options,
                Page& page, Article& article) {
  if (bytes.size() > options.limits.input_bytes) {
    bytes = bytes.substr(0, options.limits.input_bytes);
    article.limits = page.limits |= kLimitInputBytes;
  }
  // NULs and the like may be UTF-16 where the caller says so; a signature is never text.
  if (const std::string_view kind = BinaryKind(bytes);
      !kind.empty() && !(kind == kBinaryData && IsWide(hints.charset))) {
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
  for (RuleFile& file : options.rules) file.user = true;
  for (size_t* bytes : {&options.limits.input_bytes, &options.limits.decoded_bytes}) {
    *bytes = std::min(*bytes, kMostBytes);
  }
  absl::StatusOr<RuleSet> rules = options.builtin_rules ? RuleSet::BuiltinAnd(options.rules)
                                                        : RuleSet::Compile(options.rules);
  options.rules.clear();
  if (options.model == nullptr && options.judging.model) options.model = &Model::Builtin();
  if (!rules.ok()) return rules.status();
  return Extractor(std::move(options), *std::move(rules));
}

Article Extractor::Extract(std::string_view bytes, const PageHints& hints) const {
  Article article;
  Page page;
  Stopwatch watch(options_.timings ? &article.timings : nullptr);
  if (!DecodeInto(bytes, hints, options_, page, article)) return article;
  page.url = hints.url;
  page.judging = options_.judging;
  page.input = options_.input == InputKind::kAuto ? SniffInput(page.source) : options_.input;
  watch.Lap("decode");
  const Tools tools{options_.limits, *rules_, options_.model};
  for (const Pass& pass : PassesFor(page.input)) {
    pass.run(page, tools);
    watch.Lap(pass.name);
  }
  FillArticle(page, *rules_, article);
  return article;
}

}  // namespace pare
