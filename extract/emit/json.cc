// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/emit/json.h"

#include <string>

#include "extract/emit/json_writer.h"
#include "extract/emit/names.h"
#include "extract/emit/text.h"
#include "extract/role.h"

namespace pare {
namespace {

void WriteRule(const RuleOrigin& rule, JsonWriter& w) {
  w.Field("rule", rule.name);
  w.Field("rule_file", rule.file);
  w.Field("rule_line", rule.line);
}

void WriteVerdict(const Article& article, const Verdict& v, JsonWriter& w) {
  w.Field("by", v.by == Giver::kRule ? std::string("rule") : GiverOf(article, v));
  if (v.by != Giver::kRule) return;
  WriteRule(article.rules[v.rule], w);
}

void WriteReasons(const Piece& p, JsonWriter& w) {
  if (p.reasons.empty() || p.last.by != Giver::kJudge) return;
  w.Key("reasons");
  w.Open('[');
  for (const std::string& reason : p.reasons) w.Value(reason);
  w.Close(']');
}

// What kind of page it was taken for.
void WriteKind(const Article& article, JsonWriter& w) {
  if (article.kind == PageKind::kAuto) return;
  w.Field("page_kind", kPageKindNames[static_cast<size_t>(article.kind)]);
  w.Key("page_kinds");
  w.Open('{');
  for (size_t k = 0; k < kPageKinds; ++k) {
    w.Key(kPageKindNames[k]);
    w.Fixed(article.kind_shares[k], 3);
  }
  w.Close('}');
  w.Key("article_profile");
  w.Fixed(article.strictness, 3);
}

void WritePiece(const Article& article, const Piece& p, JsonWriter& w) {
  w.Open('{');
  w.Field("text", article.TextOf(p));
  w.Field("kind", NameOf(p.kind));
  if (p.level > 0) w.Field("level", p.level);
  w.Field("role", NameOf(p.last.role));
  w.Field("kept", p.last.kept);
  w.Key("score");
  w.Fixed(p.score, 3);
  WriteVerdict(article, p.last, w);
  WriteReasons(p, w);
  if (p.last.by == Giver::kStoryCut) w.Field("reason", article.story_cut_reason);
  if (p.first.by != p.last.by || p.first.kept != p.last.kept) {
    w.Key("first");
    w.Open('{');
    w.Field("role", NameOf(p.first.role));
    w.Field("kept", p.first.kept);
    WriteVerdict(article, p.first, w);
    w.Close('}');
  }
  w.Field("offset", p.source.offset);
  w.Field("length", p.source.length);
  w.Close('}');
}

void WriteUndoneRules(const Article& article, JsonWriter& w) {
  w.Key("undone_rules");
  w.Open('[');
  for (const UndoneRule& undone : article.undone_rules) {
    w.Open('{');
    WriteRule(article.rules[undone.rule], w);
    w.Field("reason", NameOf(undone.reason));
    if (undone.reason == UndoneReason::kMax) {
      w.Key("share");
      w.Fixed(undone.share, 3);
    }
    w.Close('}');
  }
  w.Close(']');
}

}  // namespace

std::string ToJson(const Article& article, std::string_view file) {
  std::string out;
  out.reserve(article.buffer.size() * 2 + article.pieces.size() * 160 + 256);
  JsonWriter w(out);
  w.Open('{');
  w.Field("schema", kJsonSchemaVersion);
  if (!file.empty()) w.Field("file", file);
  w.Field("status", NameOf(article.status));
  if (!article.detail.empty()) w.Field("detail", article.detail);
  w.Key("limits");
  w.Open('[');
  for (const std::string_view name : LimitNames(article.limits)) {
      w.Value(name);
  }
  w.Close(']');
  w.Field("input", NameOf(article.input));
  w.Field("charset", article.charset);
  w.Field("url", article.url);
  w.Field("lang", article.lang);
  w.Field("title", article.title);
  w.Field("author", article.author);
  w.Field("date", article.date);
  WriteKind(article, w);
  w.Field("text", ToText(article));
  w.Key("blocks");
  w.Open('[');
  for (const Piece& p : article.pieces) WritePiece(article, p, w);
  w.Close(']');
  if (!article.undone_rules.empty()) WriteUndoneRules(article, w);
  if (!article.timings.empty()) {
    w.Key("timings_ms");
    w.Open('{');
    for (const Timing& t : article.timings) {
      w.Key(t.pass);
      w.Fixed(t.milliseconds, 3);
    }
    w.Close('}');
  }
  w.Close('}');
  out += '\n';
  return out;
}

}  // namespace pare
