// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/judge/judge.h"

#include <algorithm>
#include <array>
#include <bit>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "extract/judge/features.h"
#include "extract/judge/reasons.h"
#include "extract/judge/scale.h"
#include "extract/judge/score.h"
#include "extract/judge/select.h"
#include "extract/rules/rule.h"

namespace pare {
namespace {

constexpr uint32_t Bit(Role role) { return 1u << static_cast<uint32_t>(role); }

// Which role a hint names first, but for those of `but`; kBody where no rule hints at anything else.
Role HintedRole(const Judgement& j, uint32_t but) {
  const uint32_t hints = j.evidence & ~but;
  return hints == 0 ? Role::kBody : static_cast<Role>(std::countr_zero(hints));
}

constexpr uint32_t kNoRoleByHint = Bit(Role::kBody) | Bit(Role::kTitle) | Bit(Role::kClutter);

// A page's headline is its title, not its body: 94 % of the article bodies of a labelled web set
// leave it out.
bool IsHeadline(const FeatureMatrix& m, size_t row) {
  return m[Feature::kIsTitle][row] > 0 && m[Feature::kHeading][row] > 0;
}

// In a text, a caption that has lost its picture: rare, and its case is plain (see IsLoneCaption() in
// text_features.cc).
bool IsLoneCaption(const Page& page, const FeatureMatrix& m, size_t row) {
  return page.input == InputKind::kText && m[Feature::kLoneCaption][row] > 0;
}

// The role of a block that is not body: for explanations, and for outputs that ask for it. A hint at a
// title is not enough for one: teasers call their headlines so too.
Role RoleOfDropped(const FeatureMatrix& m, size_t row, const Judgement& j) {
  if (m[Feature::kIsTitle][row] > 0) return Role::kTitle;
  if (const Role hinted = HintedRole(j, kNoRoleByHint); hinted != Role::kBody) return hinted;
  if (m[Feature::kInFigure][row] > 0 || m[Feature::kLoneCaption][row] > 0) return Role::kCaption;
  if (m[Feature::kInNav][row] > 0 || m[Feature::kInFooter][row] > 0) return Role::kNavigation;
  if (m[Feature::kLinkShare][row] >= 230) return Role::kNavigation;
  return Role::kClutter;
}

// A line of code without a word (a fence, a bracket) goes with the line before it, or else after.
void FollowCode(Page& page) {
  const auto code = [&page](size_t i) {
    return i < page.blocks.size() && page.blocks[i].kind == BlockKind::kPreformatted;
  };
  for (size_t i = 0; i < page.blocks.size(); ++i) {
    Judgement& j = page.judgements[i];
    if (!code(i) || page.blocks[i].words > 0 || j.settled) continue;
    const size_t other = i > 0 && code(i - 1) ? i - 1 : i + 1;
    if (code(other)) j.first = j.last = page.judgements[other].last;
  }
}

// Hints at a role that go for more than this share of the page's words are about the page, not about
// a part: a class of the body such as "wy-body-for-nav". Set by hand; readers' comments can be more
// than half of a page.
constexpr double kMostHinted = 0.75;

// The roles that are hinted at too often to be believed.
uint32_t EverywhereHinted(const Page& page) {
  std::array<uint64_t, static_cast<size_t>(Role::kCount)> words{};
  uint64_t all = 0;
  for (size_t i = 0; i < page.blocks.size(); ++i) {
    all += page.blocks[i].words;
    for (uint32_t hints = page.judgements[i].evidence; hints != 0; hints &= hints - 1) {
      words[static_cast<size_t>(std::countr_zero(hints))] += page.blocks[i].words;
    }
  }
  if (all < kMaxActsFromWords) return 0;
  uint32_t everywhere = 0;
  for (size_t r = 0; r < words.size(); ++r) {
    if (static_cast<double>(words[r]) > kMostHinted * static_cast<double>(all)) everywhere |= 1u << r;
  }
  return everywhere;
}

void JudgeByRules(Page& page) {
  const uint32_t ignored = Bit(Role::kBody) | EverywhereHinted(page);
  for (size_t i = 0; i < page.blocks.size(); ++i) {
    Judgement& j = page.judgements[i];
    if (!j.settled) {
      const Role role = HintedRole(j, ignored);
      j.first = j.last = {.kept = role == Role::kBody, .role = role, .by = Giver::kJudge};
    }
    j.score = j.last.kept ? 1.0f : 0.0f;
  }
}

PageKind LikeliestKind(const KindShares& kinds) {
  const auto most = std::max_element(kinds.begin(), kinds.end());
  return *most > 0 ? static_cast<PageKind>(most - kinds.begin()) : PageKind::kAuto;
}

// What is there to lead elsewhere does not go with its surroundings.
bool IsMostlyLinks(const Block& b) { return 2 * b.link_words > b.words; }

// What goes with its surroundings must not be less likely than this by itself. Set by hand: teasers
// between paragraphs score less.
constexpr float kLeastScoreBesideKept = 0.15f;

// Paragraphs side by side with so many words together are one story, if at least this part of them is
// kept: where it is less, they are not what the page is about. On unseen hosts of six labelled sets
// 2,000 and 5,000 words, too, cost no set anything (up to 3,000 documentation gains .003 of word F1).
// In a text all lines stand side by side, and of whole sentences of at least so many words each: a set
// of dumped texts loses nothing by 10,000, .0003 by 5,000, .0012 by 3,000.
constexpr uint64_t kLongStoryWords = 3000, kLongTextWords = 10'000;
constexpr uint32_t kSentenceWords = 8;
constexpr uint64_t kKeptPart = 20;

class ModelJudge {
 public:
  ModelJudge(Page& page, const Model& model)
      : page_(page), model_(model), features_(ComputeFeatures(page)) {}

  void Run() {
    scores_ = ScorePage(page_, model_, features_);
    page_.kind = LikeliestKind(scores_.kinds);
    page_.kind_shares = scores_.kinds;
    page_.strictness = scores_.strict;
    Select();
    KeepSubheadings();
    KeepWhole(BlockKind::kTableRow, "most of its table is kept");
    KeepWhole(BlockKind::kListItem, "most of its list is kept");
    KeepLongStory();
    if (page_.judging.explain) Explain();
    FollowCode(page_);
  }

 private:
  const Block& BlockOf(size_t row) const { return page_.blocks[features_.live[row]]; }

  void Select() {
    const Choosing choosing = ChoosingFor(page_.input, scores_.strict);
    std::vector<size_t> open;  // the rows that no rule has settled
    std::vector<Candidate> candidates;
    uint32_t certain = 0;
    kept_.assign(features_.live.size(), false);
    decided_.assign(features_.live.size(), nullptr);
    for (size_t i = 0; i < features_.live.size(); ++i) {
      const Block& b = BlockOf(i);
      Judgement& j = page_.judgements[features_.live[i]];
      Candidate c{.page = Probability(scores_.log_odds.page[i]),
                  .article = Probability(scores_.log_odds.article[i]),
                  .words = b.words};
      j.score = MeanOf(c.page, c.article, scores_.strict);
      if (j.settled) {
        certain += b.words;
        kept_[i] = true;
        continue;
      }
      // What cannot be body is up for choice as one that never is.
      if (IsHeadline(features_.matrix, i)) decided_[i] = "it is the page's headline";
      if (IsLoneCaption(page_, features_.matrix, i)) {
        decided_[i] = "it breaks off among whole sentences, as captions do";
      }
      if (decided_[i] != nullptr) c.page = c.article = j.score = 0;
      open.push_back(i);
      candidates.push_back(c);
    }
    uint32_t page_words = 0;
    for (const Block& b : page_.blocks) page_words += b.words;
    const bool has_article = scores_.has_article || AnyIsLikely(candidates);
    const std::vector<bool> kept =
        SelectBlocks(candidates, certain, page_words, choosing, has_article);
    const bool none = std::find(kept.begin(), kept.end(), true) == kept.end();
    for (size_t k = 0; k < open.size(); ++k) {
      if (certain == 0 && none && !has_article && decided_[open[k]] == nullptr) {
        decided_[open[k]] = "the page seems to have no article";
      }
      Judgement& j = page_.judgements[features_.live[open[k]]];
      kept_[open[k]] = kept[k];
      const Role role = kept[k] ? Role::kBody : RoleOfDropped(features_.matrix, open[k], j);
      j.first = j.last = {.kept = kept[k], .role = role, .by = Giver::kJudge, .rule = kNoRule};
    }
  }

  // Whether a block of a sentence's length is likelier body than not. Then there is an article, though
  // the page as a whole may look as if there was none: a news flash of one sentence between menus. (On
  // unseen hosts from 0.5 to 0.7 gave the same; shorter blocks were names of departments.)
  bool AnyIsLikely(std::span<const Candidate> candidates) const {
    return std::ranges::any_of(candidates, [this](const Candidate& c) {
      return c.words >= kSentenceWords && MeanOf(c.page, c.article, scores_.strict) > 0.5f;
    });
  }

  // No torn sections: a line that heads kept running text, right behind a kept block, stays with it
  // unless it is unlikely by itself.
  void KeepSubheadings() {
    for (size_t i = 1; i + 1 < features_.live.size(); ++i) {
      if (features_.matrix[Feature::kHeadsLong][i] == 0 || kept_[i]) continue;
      const Judgement& j = page_.judgements[features_.live[i]];
      if (!kept_[i - 1] || !kept_[i + 1] || j.score < kLeastScoreBesideKept) continue;
      Keep(i, "it heads running text that is kept");
    }
  }

  // No torn lists or tables: of rows one after the other that are kept by half, the others stay too,
  // such as the one of a table's columns' names; but for those that are links, which lead elsewhere.
  void KeepWhole(BlockKind kind, const char* why) {
    const size_t n = features_.live.size();
    size_t end = 0;
    for (size_t begin = 0; begin < n; begin = std::max(end, begin + 1)) {
      uint64_t words = 0, kept_words = 0;
      for (end = begin; end < n && BlockOf(end).kind == kind; ++end) {
        words += BlockOf(end).words;
        if (kept_[end]) kept_words += BlockOf(end).words;
      }
      if (kept_words == 0 || 2 * kept_words < words) continue;
      for (size_t i = begin; i < end; ++i) {
        const float score = page_.judgements[features_.live[i]].score;
        const bool link = IsMostlyLinks(BlockOf(i));
        if (!kept_[i] && !link && score >= kLeastScoreBesideKept) Keep(i, why);
      }
    }
  }

  // No torn stories: paragraphs of one parent, laid out alike, that are longer together than nearly all
  // that the model has learned from, stay together where some of them do. By its size it takes such a
  // story for more than one, and would lose the later chapters.
  void KeepLongStory() {
    const size_t n = features_.live.size();
    uint64_t all = 0;
    for (size_t i = 0; i < n; ++i) all += BlockOf(i).words;
    const uint64_t long_words =
        page_.input == InputKind::kText ? kLongTextWords : kLongStoryWords;
    if (all < long_words) return;  // nearly always
    struct Story {
      uint64_t words = 0, kept_words = 0;
    };
    const PageElements& elements = features_.elements;
    std::map<std::pair<uint32_t, uint32_t>, Story> stories;  // by parent and path
    std::vector<Story*> story_of(n, nullptr);
    for (size_t i = 0; i < n; ++i) {
      if (!IsOfStory(i)) continue;
      Story& story = stories[{elements.elements[elements.of_row[i]].parent, elements.path[i]}];
      story.words += BlockOf(i).words;
      if (kept_[i]) story.kept_words += BlockOf(i).words;
      story_of[i] = &story;
    }
    for (size_t i = 0; i < n; ++i) {
      if (kept_[i] || story_of[i] == nullptr) continue;
      const Story& story = *story_of[i];
      if (story.words >= long_words && kKeptPart * story.kept_words >= story.words) {
        Keep(i, "a long story stays whole");
      }
    }
  }

  // Whether a block may be part of a long story: it is not there to lead elsewhere, and in a text ends
  // a sentence.
  bool IsOfStory(size_t i) const {
    const Block& b = BlockOf(i);
    if (IsMostlyLinks(b)) return false;
    return page_.input == InputKind::kHtml ||
           (b.words >= kSentenceWords && features_.matrix[Feature::kEndMark][i] > 0);
  }

  void Keep(size_t i, const char* why) {
    kept_[i] = true;
    decided_[i] = why;
    Judgement& j = page_.judgements[features_.live[i]];
    j.first = j.last = {.kept = true, .role = Role::kBody, .by = Giver::kJudge, .rule = kNoRule};
  }

  void Explain() {
    // Of two profiles the one that counts more is explained; at even odds, article.
    features_.matrix.Fill(Feature::kStrict, scores_.strict >= 0.5f);
    std::vector<std::vector<std::string>> reasons =
        ReasonsOf(model_.look(page_.input), features_, kept_);
    page_.reasons.resize(page_.blocks.size());
    for (size_t i = 0; i < features_.live.size(); ++i) {
      const uint32_t block = features_.live[i];
      if (page_.judgements[block].settled) continue;
      page_.reasons[block] = std::move(reasons[i]);
      if (decided_[i] != nullptr) page_.reasons[block] = {decided_[i]};
    }
  }

  Page& page_;
  const Model& model_;
  PageFeatures features_;
  PageScores scores_;
  // By row: whether it is kept, and what decided that where it was not the score; else null.
  std::vector<bool> kept_;
  std::vector<const char*> decided_;
};

}  // namespace

void JudgeBlocks(Page& page, const Model* model, const Limits& limits) {
  const bool too_many = page.blocks.size() > limits.judged_blocks;
  if (too_many) page.limits |= kLimitBlocks;
  if (page.judging.model && !too_many) {
    ModelJudge(page, *model).Run();
  } else {
    JudgeByRules(page);
  }
}

void ChooseRoles(Page& page) {
  for (Judgement& j : page.judgements) {
    if ((page.judging.with & Bit(j.last.role)) != 0) j.last.kept = true;
    if ((page.judging.without & Bit(j.last.role)) != 0) j.last.kept = false;
  }
}

}  // namespace pare
