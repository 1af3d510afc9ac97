// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The result of an extraction: every block of the page, kept or not, with who decided and why.
//
// An Article owns all it holds; it outlives the Extractor and the input bytes. It may be read from
// several threads.
#ifndef PARE_EXTRACT_ARTICLE_H_
#define PARE_EXTRACT_ARTICLE_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/page.h"
#include "extract/rules/rule.h"

namespace pare {

enum class Status : uint8_t {
  kArticle,    // an article came out: some piece with the role of body is kept
  kNoArticle,  // the page holds none, as far as can be told
  kBinary,     // the bytes are no text (Article::detail says what they are)
};

// One block of the page, in the order of the page.
struct Piece {
  Span text;    // in Article::buffer
  Span source;  // in the decoded source
  BlockKind kind = BlockKind::kParagraph;
  Gap gap = Gap::kBlankLine;
  uint8_t level = 0;
  int32_t marker = 0;
  uint32_t words = 0;
  float score = 0;   // the judge's estimate that this is body text, 0..1
  std::vector<std::string> reasons;  // of the judge, strongest first, where they were asked for
  Verdict first;     // Verdict::rule is an index into Article::rules
  Verdict last;      // the one that counts
};

// Milliseconds that each step took; filled where ExtractorOptions::timings asks for them.
struct Timing {
  std::string_view pass;  // static storage
  double milliseconds = 0;
};

struct Article {
  Status status = Status::kNoArticle;
  uint32_t limits = 0;  // Limit bits: what was cut short, and why
  std::string detail;   // kBinary: "PDF document", ...

  InputKind input = InputKind::kHtml;  // how it was read: kHtml or kText
  PageKind kind = PageKind::kAuto;  // the likeliest kind of page; kAuto: not asked
  std::array<float, kPageKinds> kind_shares{};  // how likely each kind is, 0..1
  float strictness = 0;  // how far it was judged by the article profile, 0..1
  std::string title;   // "" if unknown, as are the next two
  std::string author;  // as the page writes it; several are joined with ", "
  std::string date;    // of publication, as the page writes it
  std::string url;
  std::string lang;
  std::string charset;  // WHATWG name of the encoding it was decoded from

  std::string buffer;  // the pieces' text
  std::vector<Piece> pieces;
  std::vector<RuleOrigin> rules;         // those that gave a verdict or were undone
  std::vector<UndoneRule> undone_rules;  // UndoneRule::rule is an index into `rules`
  std::string story_cut_reason;          // "" where no story was cut
  std::vector<Timing> timings;

  std::string_view TextOf(const Piece& p) const {
    return std::string_view(buffer).substr(p.text.offset, p.text.length);
  }
};

}  // namespace pare

#endif  // PARE_EXTRACT_ARTICLE_H_
