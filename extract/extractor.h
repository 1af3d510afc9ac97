// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// pare: bytes in, the clean article out, every removal explained.
//
//   absl::StatusOr<pare::Extractor> extractor = pare::Extractor::Create();
//   if (!extractor.ok()) ...                       // only wrong options can make this fail
//   pare::Article article = extractor->Extract(bytes);
//   std::cout << pare::ToText(article);            // extract/emit/text.h
//
// An Extractor is immutable: make one, share it between threads. Extract() never fails and never
// throws: a messy page, a binary, a page over a limit or one without an article is a result with a
// status. Any bytes may be given.
#ifndef PARE_EXTRACT_EXTRACTOR_H_
#define PARE_EXTRACT_EXTRACTOR_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "extract/article.h"
#include "extract/limits.h"
#include "extract/page.h"
#include "extract/rules/rule_set.h"

namespace pare {

class Model;

struct ExtractorOptions {
  // kAuto tells HTML from text by the first tags; see extract/input/sniff.h.
  InputKind input = InputKind::kAuto;
  // Leave out the rules that are built in.
  bool builtin_rules = true;
  // Rules of the user's own; they take precedence over the built-in ones.
  std::vector<RuleFile> rules;
  Limits limits;
  // Whether the learned model judges what no rule settles, else rules alone; for which profile and
  // kind of page; which roles come out besides the body, or not; and whether to give reasons.
  Judging judging;
  // In the built-in model's stead; must outlive the Extractor. For those who train models.
  const Model* model = nullptr;
  // Fill Article::timings.
  bool timings = false;
};

// What is known of one page beforehand. The views need to live only during the call.
struct PageHints {
  std::string_view url;      // for rules on hosts; nothing is ever fetched
  std::string_view charset;  // of the HTTP header or the user; a label that is unknown is ignored
};

class Extractor {
 public:
  // InvalidArgument where a rule file has mistakes; the message shows each with a caret.
  static absl::StatusOr<Extractor> Create(ExtractorOptions options = {});

  // The article in `bytes`. Thread-safe. Time and memory are bounded (extract/limits.h): linear in
  // the input, and at most about 50 times its size in memory (hostile pages of 10 MiB; normal ones
  // take a few MiB).
  Article Extract(std::string_view bytes, const PageHints& hints = {}) const;

  // The rules in force.
  const RuleSet& rules() const { return *rules_; }

 private:
  Extractor(ExtractorOptions options, RuleSet rules);

  ExtractorOptions options_;
  std::unique_ptr<const RuleSet> rules_;
};

// As in the project's CMakeLists.txt.
inline constexpr std::string_view kVersion = "0.1.0";

}  // namespace pare

#endif  // PARE_EXTRACT_EXTRACTOR_H_
