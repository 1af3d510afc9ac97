// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// What must hold of an extraction, whatever the bytes.
#ifndef PARE_FUZZ_ARTICLE_PROPERTIES_H_
#define PARE_FUZZ_ARTICLE_PROPERTIES_H_

#include <simdjson.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

#include "extract/emit/json.h"
#include "extract/emit/text.h"
#include "extract/extractor.h"

namespace pare {

inline void Require(bool condition, const char* what) {
  if (condition) return;
  std::fprintf(stderr, "property broken: %s\n", what);
  std::abort();
}

inline Extractor MakeExtractor(InputKind input) {
  ExtractorOptions options;
  options.input = input;
  return *Extractor::Create(std::move(options));
}

inline bool HasControls(std::string_view text) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F) return true;
  }
  return false;
}

// The first byte of the input picks the charset hint, so that every decoder is reached.
inline void CheckArticle(const Extractor& extractor, std::string_view bytes, InputKind kind) {
  static constexpr std::string_view kCharsets[] = {"",        "utf-8",     "windows-1251", "big5",
                                                   "gb18030", "shift_jis", "euc-kr",       "utf-16le"};
  PageHints hints{.url = "https://example.com/a", .charset = {}};
  if (!bytes.empty()) {
    const auto pick = static_cast<unsigned char>(bytes[0]);
    if (pick < std::size(kCharsets)) {
      hints.charset = kCharsets[pick];
      bytes.remove_prefix(1);
    }
  }
  const Article article = extractor.Extract(bytes, hints);
  const std::string text = ToText(article), json = ToJson(article);
  for (const std::string* field : {&article.title, &article.author, &article.date}) {
    Require(simdjson::validate_utf8(*field), "titles, authors and dates are valid UTF-8");
    Require(!HasControls(*field), "they hold no control characters");
  }
  for (const UndoneRule& undone : article.undone_rules) {
    Require(undone.rule < article.rules.size(), "undone rules are named");
  }
  Require(simdjson::validate_utf8(text), "the text is valid UTF-8");
  Require(simdjson::validate_utf8(json), "the JSON is valid UTF-8");
  Require(kind == InputKind::kText || !HasControls(text), "no control characters from a page");
  // Decoding gives at most three bytes for one, and keeps within the limit.
  const size_t most = bytes.size() * 3 + 3;
  bool any = false;
  for (const Piece& p : article.pieces) {
    Require(p.source.end() >= p.source.offset && p.source.end() <= most,
            "every block's span lies in the source");
    Require(p.text.end() >= p.text.offset && p.text.end() <= article.buffer.size(),
            "every block's text lies in the buffer");
    Require(p.last.by != Giver::kNone, "every block has a verdict");
    Require(p.score >= 0 && p.score <= 1, "scores are probabilities");
    any |= p.last.kept;
  }
  Require(any == (article.status == Status::kArticle), "an article is what is kept");
  Require(ToJson(extractor.Extract(bytes, hints)) == json, "the same bytes give the same article");
}

}  // namespace pare

#endif  // PARE_FUZZ_ARTICLE_PROPERTIES_H_
