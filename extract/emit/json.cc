// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/emit/json.h"

#include <array>
#include <charconv>

#include "extract/emit/names.h"
#include "extract/emit/text.h"
#include "extract/role.h"
#include "extract/text/words.h"

namespace pare {
namespace {

// Writes JSON to a string; the caller sees to the order of calls.
class Writer {
 public:
  explicit Writer(std::string& out) : out_(out) {}

  void Open(char bracket) {
    out_ += bracket;
    first_ = true;
  }
  void Close(char bracket) {
    out_ += bracket;
    first_ = false;
  }
  void Item() {
    if (!first_) out_ += ',';
    first_ = false;
  }
  void Key(std::string_view key) {
    Item();
    Quote(key);
    out_ += ':';
  }
  void Field(std::string_view key, std::string_view value) {
    Key(key);
    Quote(value);
  }
  void Field(std::string_view key, int64_t value) {
    Key(key);
    out_ += std::to_string(value);
  }
  void Field(std::string_view key, bool value) {
    Key(key);
    out_ += value ? "true" : "false";
  }
  // Fixed notation: no locale, the same bytes everywhere.
  void Fixed(std::string_view key, double value, int digits) {
    Key(key);
    std::array<char, 64> buffer;
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                   std::chars_format::fixed, digits);
    out_.append(buffer.data(), end.ptr);
  }

  void Quote(std::string_view s) {
    out_ += '"';
    size_t from = 0;
    for (size_t i = 0; i < s.size(); ++i) {
      const auto c = static_cast<unsigned char>(s[i]);
      if (c >= 0x80) {
        // URLs and file names are the caller's, in any bytes; JSON is UTF-8.
        size_t next = i;
        const char32_t code = NextCodePoint(s, next);
        if (code == 0xFFFD) {
          out_ += s.substr(from, i - from);
          AppendCodePoint(code, out_);
          from = next;
        }
        i = next - 1;
        continue;
      }
      if (c >= 0x20 && c != '"' && c != '\\') continue;
      out_ += s.substr(from, i - from);
      Escape(c);
      from = i + 1;
    }
    out_ += s.substr(from);
    out_ += '"';
  }

 private:
  void Escape(unsigned char c) {
    constexpr std::string_view kHex = "0123456789abcdef";
    switch (c) {
      case '"':
        out_ += "\\\"";
        break;
      case '\\':
        out_ += "\\\\";
        break;
      case '\n':
        out_ += "\\n";
        break;
      case '\t':
        out_ += "\\t";
        break;
      default:
        out_ += "\\u00";
        out_ += kHex[c >> 4];
        out_ += kHex[c & 15];
    }
  }

  std::string& out_;
  bool first_ = true;
};

void WriteRule(const RuleOrigin& rule, Writer& w) {
  w.Field("rule", rule.name);
  w.Field("rule_file", rule.file);
  w.Field("rule_line", int64_t{rule.line});
}

void WriteVerdict(const Article& article, const Verdict& v, Writer& w) {
  w.Field("by", v.by == Giver::kRule ? std::string("rule") : GiverOf(article, v));
  if (v.by != Giver::kRule) return;
  WriteRule(article.rules[v.rule], w);
}

void WritePiece(const Article& article, const Piece& p, Writer& w) {
  w.Item();
  w.Open('{');
  w.Field("text", article.TextOf(p));
  w.Field("kind", NameOf(p.kind));
  if (p.level > 0) w.Field("level", int64_t{p.level});
  w.Field("role", NameOf(p.last.role));
  w.Field("kept", p.last.kept);
  w.Fixed("score", p.score, 3);
  WriteVerdict(article, p.last, w);
  if (p.last.by == Giver::kStoryCut) w.Field("reason", article.story_cut_reason);
  if (p.first.by != p.last.by || p.first.kept != p.last.kept) {
    w.Key("first");
    w.Open('{');
    w.Field("role", NameOf(p.first.role));
    w.Field("kept", p.first.kept);
    WriteVerdict(article, p.first, w);
    w.Close('}');
  }
  w.Field("offset", int64_t{p.source.offset});
  w.Field("length", int64_t{p.source.length});
  w.Close('}');
}

void WriteUndoneRules(const Article& article, Writer& w) {
  w.Key("undone_rules");
  w.Open('[');
  for (const UndoneRule& undone : article.undone_rules) {
    w.Item();
    w.Open('{');
    WriteRule(article.rules[undone.rule], w);
    w.Field("reason", NameOf(undone.reason));
    if (undone.reason == UndoneReason::kMax) w.Fixed("share", undone.share, 3);
    w.Close('}');
  }
  w.Close(']');
}

}  // namespace

std::string ToJson(const Article& article, std::string_view file) {
  std::string out;
  out.reserve(article.buffer.size() * 2 + article.pieces.size() * 160 + 256);
  Writer w(out);
  w.Open('{');
  w.Field("schema", int64_t{kJsonSchemaVersion});
  if (!file.empty()) w.Field("file", file);
  w.Field("status", NameOf(article.status));
  if (!article.detail.empty()) w.Field("detail", article.detail);
  w.Key("limits");
  w.Open('[');
  for (const std::string_view name : LimitNames(article.limits)) {
    w.Item();
    w.Quote(name);
  }
  w.Close(']');
  w.Field("input", NameOf(article.input));
  w.Field("charset", article.charset);
  w.Field("url", article.url);
  w.Field("lang", article.lang);
  w.Field("title", article.title);
  w.Field("author", article.author);
  w.Field("date", article.date);
  w.Field("text", ToText(article));
  w.Key("blocks");
  w.Open('[');
  for (const Piece& p : article.pieces) WritePiece(article, p, w);
  w.Close(']');
  if (!article.undone_rules.empty()) WriteUndoneRules(article, w);
  if (!article.timings.empty()) {
    w.Key("timings_ms");
    w.Open('{');
    for (const Timing& t : article.timings) w.Fixed(t.pass, t.milliseconds, 3);
    w.Close('}');
  }
  w.Close('}');
  out += '\n';
  return out;
}

}  // namespace pare
