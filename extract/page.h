// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The nouns that the passes share: Page, Block, Role, Verdict. No behaviour.
//
// A Page lives for one extraction on one thread. Each pass takes it and leaves it richer; what one
// pass has written no later pass takes back.
#ifndef PARE_EXTRACT_PAGE_H_
#define PARE_EXTRACT_PAGE_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/arena.h"
#include "extract/kind.h"
#include "extract/tree.h"

namespace pare {

// What a block is to the reader. Which roles reach the output is decided by select, not by rules.
enum class Role : uint8_t {
  kBody,        // the article itself: paragraphs, headings, lists, tables, code
  kTitle,       // the headline (and its repetitions)
  kByline,      // who wrote it
  kDate,        // when, and reading time
  kCaption,     // of an image or video; image markers and credits
  kComment,     // readers' comments and their widgets
  kRelated,     // links and teasers to other stories, and unrelated stories
  kNavigation,  // menus, breadcrumb, pagination, tags, skip links, search
  kShare,       // share, print, save, follow
  kAd,          // advertisements and their labels, paywall and app promotion
  kSignup,      // newsletter, registration, log-in
  kNotice,      // cookies, copyright, disclaimers, source lists, republication notes
  kClutter,     // none of the above, and not the article
  kCount,
};

enum class BlockKind : uint8_t {
  kParagraph,
  kHeading,       // level 1-6
  kListItem,      // level = depth of its lists, from 1
  kQuote,         // paragraph in a blockquote
  kPreformatted,  // white space kept
  kTableRow,      // cells parted by tabs
  kLine,          // text mode: a line or a paragraph of wrapped lines
};

// What stands between a block and the one before it, in the output.
enum class Gap : uint8_t { kNone, kSpace, kLine, kBlankLine };

// Index of a rule in the RuleSet that judged the page.
using RuleId = uint32_t;
inline constexpr RuleId kNoRule = UINT32_MAX;

// Why a rule was undone on a page: it takes nothing there.
enum class UndoneReason : uint8_t {
  kMax,     // it would have taken more of the page's words than its max= allows
  kBudget,  // its selector took more work than the page's size allows
};

struct UndoneRule {
  RuleId rule = kNoRule;
  UndoneReason reason = UndoneReason::kMax;
  double share = 0;  // kMax: of the page's words, that it would have taken, 0..1
};

// Who gave a verdict.
enum class Giver : uint8_t {
  kJudge,     // the judge's score
  kRule,      // a rule
  kStoryCut,  // the story cut
  kNone,      // nobody: no pass has judged yet
};

struct Verdict {
  bool kept = false;
  Role role = Role::kBody;
  Giver by = Giver::kNone;
  RuleId rule = kNoRule;  // for Giver::kRule
};

// A run of text that stands or falls as one. Offsets are bytes.
struct Block {
  Span text;    // in Page::text: white space collapsed, entities decoded, no control characters
  Span source;  // in Page::source: from its first to its last character
  BlockKind kind = BlockKind::kParagraph;
  Gap gap = Gap::kBlankLine;
  uint8_t level = 0;
  bool hidden = false;      // display:none, hidden, aria-hidden, noscript: evidence, no verdict
  int32_t marker = 0;       // list item: -1 a bullet, else its number, 0 none
  NodeId node = kNoNode;    // the block-level element or row that holds it; kNoNode in text mode
  NodeId inner = kNoNode;   // the innermost element with all of its text: node, or one in it, inline
                            // or a part of a row; kNoNode in text mode
  uint32_t words = 0;       // see extract/text/words.h
  uint32_t link_words = 0;  // of which inside links
  uint32_t bold_words = 0;  // of which inside b or strong
  NodeId first_link = kNoNode;  // its first a with a href, in HTML
  uint16_t links = 0;           // links that begin in it
  uint8_t media = 0;     // images, videos and frames in it or between it and the block before
  uint8_t controls = 0;  // likewise buttons and form controls
  bool time = false;     // likewise a time element
};

struct Judgement {
  Verdict first;        // of the first pass that had one
  Verdict last;         // the one that counts
  float score = 0;      // the judge's estimate that this is body text, 0..1
  bool settled = false; // a rule has spoken; the judge leaves it alone
  uint32_t evidence = 0;  // bit 1 << Role for each evidence rule that hit
};

enum class InputKind : uint8_t { kAuto, kHtml, kText };

// Limits that a page has met; a bit set. The record is still emitted.
enum Limit : uint32_t {
  kLimitInputBytes = 1 << 0,
  kLimitDecodedBytes = 1 << 1,
  kLimitDepth = 1 << 2,
  kLimitFormatting = 1 << 3,
  kLimitAttributes = 1 << 4,
  kLimitArena = 1 << 5,
  kLimitParseTime = 1 << 6,
  kLimitBlocks = 1 << 7,
};

// What the caller wants of the judge.
struct Judging {
  bool model = true;     // else rules alone decide, but for the story cut
  bool explain = false;  // fill Page::reasons: takes some milliseconds
  Profile profile = Profile::kAuto;
  PageKind kind = PageKind::kAuto;
  uint32_t with = 0;     // bits 1 << Role: give these roles out too
  uint32_t without = 0;  // bits 1 << Role: and these not, whatever else is said
};

struct Page {
  Judging judging;
  std::string_view source;  // decoded, valid UTF-8; the caller's bytes or `decoded`
  std::string decoded;      // holds the source where decoding had to make a copy
  std::string guarded;      // the source without what passes a limit, where some of its tree's views
                            // point into that
  InputKind input = InputKind::kHtml;
  uint32_t limits = 0;  // Limit bits

  std::string url;     // as given, else the page's canonical link
  std::string host;    // of url, lower case, without port; "" if unknown
  std::string title;   // "" if unknown, as are the next two
  std::string author;  // as the page writes it; several are joined with ", "
  std::string date;    // of publication, as the page writes it
  std::string lang;    // primary subtag, lower case ("en"); "" if unknown

  Arena arena;  // holds what the tree's views point to
  Tree tree;    // empty in text mode

  std::string text;  // the blocks' text, one after the other
  std::vector<Block> blocks;
  std::vector<Judgement> judgements;     // one a block
  // By block, of the judge, strongest first (extract/judge/reasons.h); empty where it gave none.
  std::vector<std::vector<std::string>> reasons;
  PageKind kind = PageKind::kAuto;  // the likeliest; kAuto where it was not asked
  std::array<float, kPageKinds> kind_shares{};  // how likely each is
  float strictness = 0;  // how far the article profile counted, 0..1
  std::vector<UndoneRule> undone_rules;  // in the order of RuleId
  std::string story_cut_reason;          // why the story cut acted; "" where it did not

  std::string_view TextOf(const Block& b) const {
    return std::string_view(text).substr(b.text.offset, b.text.length);
  }
};

}  // namespace pare

#endif  // PARE_EXTRACT_PAGE_H_
