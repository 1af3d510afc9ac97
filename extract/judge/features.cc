// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/judge/features.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "extract/judge/layout.h"
#include "extract/text/fold.h"
#include "extract/text/shape.h"
#include "extract/text/words.h"

namespace pare {
namespace {

float Log(double x) { return static_cast<float>(std::log2(1 + x) / 8); }

float Share(double part, double whole) {
  return whole > 0 ? static_cast<float>(std::min(part / whole, 1.0)) : 0.0f;
}

// Words of a set of blocks, by what they are.
struct Mass {
  uint32_t blocks = 0, words = 0, link_words = 0, long_words = 0;

  void Add(const Mass& m) {
    blocks += m.blocks;
    words += m.words;
    link_words += m.link_words;
    long_words += m.long_words;
  }
};

Mass MassOf(const Block& b) {
  Mass m{1, b.words, b.link_words, 0};
  if (b.words >= kLongWords && b.link_words * 3 < b.words) m.long_words = b.words;
  return m;
}

static_assert(static_cast<size_t>(Feature::kHintClutter) - static_cast<size_t>(Feature::kHintBody) ==
              static_cast<size_t>(Role::kClutter));

// See IsLoneCaption(). Set by hand: hardly any subheading has 18 words, and a
// page of six blocks of some length is prose.
constexpr uint32_t kCaptionWordsAlone = 18, kCaptionWordsWithPicture = 12,
                   kCaptionWordsTwoSentences = 10;
constexpr uint32_t kProseBlocks = 6;

class FeatureBuilder {
 public:
  FeatureBuilder(const Page& page, const Layout& layout) : page_(page), layout_(layout) {
    for (uint32_t b = 0; b < page.blocks.size(); ++b) {
      const Judgement& j = page.judgements[b];
      has_picture_ |= j.settled && j.last.role == Role::kCaption;
      if (!j.settled || j.last.kept) live_.push_back(b);
    }
    rows_.resize(live_.size());
    masses_.resize(live_.size());
  }

  std::vector<FeatureRow> Run() {
    for (size_t i = 0; i < rows_.size(); ++i) {
      masses_[i] = MassOf(BlockAt(i));
      total_.Add(masses_[i]);
    }
    OwnText();
    Kinds();
    if (!page_.tree.nodes.empty()) Elements();
    Paths();
    Neighbours();
    PageAndPlace();
    Title();
    std::vector<FeatureRow> all(page_.blocks.size());
    for (size_t i = 0; i < live_.size(); ++i) all[live_[i]] = rows_[i];
    return all;
  }

 private:
  // Blocks are numbered without those that rules have dropped: see ComputeFeatures().
  const Block& BlockAt(size_t i) const { return page_.blocks[live_[i]]; }
  const Judgement& JudgementAt(size_t i) const { return page_.judgements[live_[i]]; }

  void OwnText() {
    std::unordered_map<std::string, uint32_t> seen;
    std::vector<std::string> folded(rows_.size());
    shapes_.resize(rows_.size());
    for (size_t i = 0; i < rows_.size(); ++i) {
      FoldTo(page_.TextOf(BlockAt(i)), folded[i]);
      ++seen[folded[i]];
    }
    for (size_t i = 0; i < rows_.size(); ++i) {
      const Block& b = BlockAt(i);
      const TextShape& s = shapes_[i] = ShapeOf(page_.TextOf(b));
      FeatureRow& f = rows_[i];
      f[Feature::kWords] = Log(b.words);
      f[Feature::kOneToThree] = b.words <= 3;
      f[Feature::kLong] = masses_[i].long_words > 0;
      f[Feature::kLinkShare] = Share(b.link_words, b.words);
      f[Feature::kAllLink] = b.link_words * 10 >= b.words * 9 && b.link_words > 0;
      f[Feature::kEndMark] = s.end_mark;
      f[Feature::kColonEnd] = s.colon_end;
      f[Feature::kSentences] = Log(s.sentences);
      f[Feature::kCommas] = Share(5.0 * s.commas, b.words);
      f[Feature::kCapitals] = Share(s.capitals, b.words);
      f[Feature::kDigits] = Share(s.numbers, b.words);
      f[Feature::kLowerStart] = s.lower_start;
      f[Feature::kRepeated] = seen[folded[i]] > 1;
    }
  }

  void Kinds() {
    for (size_t i = 0; i < rows_.size(); ++i) {
      const Block& b = BlockAt(i);
      FeatureRow& f = rows_[i];
      f[Feature::kHeading] = b.kind == BlockKind::kHeading;
      f[Feature::kHeadingOne] = b.kind == BlockKind::kHeading && b.level == 1;
      f[Feature::kListItem] = b.kind == BlockKind::kListItem;
      f[Feature::kTableRow] = b.kind == BlockKind::kTableRow;
      f[Feature::kPreformatted] = b.kind == BlockKind::kPreformatted;
      f[Feature::kQuote] = b.kind == BlockKind::kQuote;
      f[Feature::kHidden] = b.hidden;
      // One feature a role, in the order of the roles.
      for (size_t role = 0; role < static_cast<size_t>(Role::kCount); ++role) {
        f.values[static_cast<size_t>(Feature::kHintBody) + role] =
            (JudgementAt(i).evidence >> role & 1) != 0;
      }
    }
  }

  // The features an element gives to all that is in it, as bits; see kInherited.
  static constexpr Feature kInherited[] = {
      Feature::kInNav,    Feature::kInHeader,  Feature::kInFooter, Feature::kInAside,
      Feature::kInForm,   Feature::kInButton,  Feature::kInFigure, Feature::kInAddress,
      Feature::kInTable,  Feature::kInArticle, Feature::kInMain};

  static uint32_t Bit(Feature f) {
    return 1u << (static_cast<uint32_t>(f) - static_cast<uint32_t>(Feature::kInNav));
  }

  uint32_t BitsOf(NodeId n) const {
    switch (page_.tree.nodes[n].tag) {
      case Tag::kNav:
      case Tag::kMenu:
        return Bit(Feature::kInNav);
      case Tag::kHeader:
        return Bit(Feature::kInHeader);
      case Tag::kFooter:
        return Bit(Feature::kInFooter);
      case Tag::kAside:
        return Bit(Feature::kInAside);
      case Tag::kForm:
      case Tag::kLabel:
      case Tag::kFieldset:
        return Bit(Feature::kInForm);
      case Tag::kButton:
        return Bit(Feature::kInButton);
      case Tag::kFigure:
      case Tag::kFigcaption:
        return Bit(Feature::kInFigure);
      case Tag::kAddress:
        return Bit(Feature::kInAddress);
      case Tag::kTable:
        return Bit(Feature::kInTable);
      case Tag::kArticle:
        return Bit(Feature::kInArticle);
      case Tag::kMain:
        return Bit(Feature::kInMain);
      default:
        break;
    }
    if (page_.tree.ValueOf(n, "role") == "navigation") return Bit(Feature::kInNav);
    if (page_.tree.ValueOf(n, "role") == "main") return Bit(Feature::kInMain);
    if (page_.tree.ValueOf(n, "itemprop") == "articleBody") return Bit(Feature::kInArticle);
    return 0;
  }

  void Elements() {
    const auto& nodes = page_.tree.nodes;
    std::vector<uint32_t> inherited(nodes.size(), 0);
    for (NodeId n = 1; n < nodes.size(); ++n) {
      if (nodes[n].tag != Tag::kText) inherited[n] = inherited[nodes[n].parent] | BitsOf(n);
    }
    std::vector<Mass> mass(nodes.size());
    for (size_t i = 0; i < rows_.size(); ++i) mass[BlockAt(i).node].Add(masses_[i]);
    for (auto n = static_cast<NodeId>(nodes.size()); n-- > 1;) mass[nodes[n].parent].Add(mass[n]);
    const NodeId container = MainContainer(mass);
    for (size_t i = 0; i < rows_.size(); ++i) {
      FeatureRow& f = rows_[i];
      const NodeId node = BlockAt(i).node;
      f[Feature::kInContainer] =
          container != kNoNode && node >= container && node < nodes[container].end;
      for (const Feature feature : kInherited) {
        f[feature] = (inherited[node] & Bit(feature)) != 0;
      }
      const NodeId parent = node == 0 ? 0 : nodes[node].parent;
      const NodeId grand = parent == 0 ? 0 : nodes[parent].parent;
      f[Feature::kParentLinkShare] = Share(mass[parent].link_words, mass[parent].words);
      f[Feature::kParentLong] = Log(mass[parent].long_words);
      f[Feature::kGrandLinkShare] = Share(mass[grand].link_words, mass[grand].words);
      f[Feature::kGrandLong] = Log(mass[grand].long_words);
    }
  }

  // Goes down from the root as long as one child holds kContainerShare of all running text. Looks at
  // each node's siblings once. kNoNode where that leads no deeper than the body: then the running
  // text is strewn over the page, and being in its midst says nothing.
  NodeId MainContainer(const std::vector<Mass>& mass) const {
    const auto& nodes = page_.tree.nodes;
    NodeId at = 0;
    for (NodeId n = 1; n < nodes[at].end;) {
      if (mass[n].long_words >= kContainerShare * total_.long_words && mass[n].long_words > 0) {
        at = n++;  // its first child is next
      } else {
        n = nodes[n].end;
      }
    }
    return at == 0 || nodes[at].tag == Tag::kHtml || nodes[at].tag == Tag::kBody ? kNoNode : at;
  }

  void Paths() {
    std::vector<Mass> mass(layout_.paths);
    for (size_t i = 0; i < rows_.size(); ++i) mass[layout_.path[live_[i]]].Add(masses_[i]);
    for (size_t i = 0; i < rows_.size(); ++i) {
      const Mass& m = mass[layout_.path[live_[i]]];
      FeatureRow& f = rows_[i];
      f[Feature::kPathBlocks] = Log(m.blocks);
      f[Feature::kPathLong] = Share(m.long_words, total_.long_words);
      f[Feature::kPathLinkShare] = Share(m.link_words, m.words);
      f[Feature::kPathWords] = Log(static_cast<double>(m.words) / m.blocks);
    }
  }

  void Neighbours() {
    const size_t n = rows_.size();
    constexpr size_t kNear = 3;
    uint32_t long_before = 0;
    for (size_t i = 0; i < n; ++i) {
      FeatureRow& f = rows_[i];
      if (i > 0) {
        f[Feature::kPrevWords] = rows_[i - 1][Feature::kWords];
        f[Feature::kPrevLinkShare] = rows_[i - 1][Feature::kLinkShare];
        f[Feature::kPrevEndMark] = shapes_[i - 1].end_mark;
      }
      if (i + 1 < n) {
        f[Feature::kNextWords] = rows_[i + 1][Feature::kWords];
        f[Feature::kNextLinkShare] = rows_[i + 1][Feature::kLinkShare];
        f[Feature::kNextEndMark] = shapes_[i + 1].end_mark;
        f[Feature::kHeadsLong] =
            BlockAt(i).kind == BlockKind::kHeading && masses_[i + 1].long_words > 0;
      }
      uint32_t near = 0;
      for (size_t j = i < kNear ? 0 : i - kNear; j < std::min(n, i + kNear + 1); ++j) {
        if (j != i) near += masses_[j].long_words;
      }
      f[Feature::kNearLong] = Log(near);
      f[Feature::kLongBefore] = long_before > 0;
      f[Feature::kLongAfter] = total_.long_words > long_before + masses_[i].long_words;
      long_before += masses_[i].long_words;
    }
  }

  void PageAndPlace() {
    uint32_t sized = 0, ended = 0;  // blocks over seven words, and those of them with an end mark
    for (size_t i = 0; i < rows_.size(); ++i) {
      if (BlockAt(i).words < 8) continue;
      ++sized;
      ended += shapes_[i].end_mark;
    }
    uint32_t before = 0;
    for (size_t i = 0; i < rows_.size(); ++i) {
      FeatureRow& f = rows_[i];
      const float place = Share(before, total_.words);
      f[Feature::kPlace] = place;
      f[Feature::kLate] = place > 0.9f;
      f[Feature::kEarly] = place < 0.05f;
      f[Feature::kPageWords] = Log(total_.words);
      f[Feature::kPageLinkShare] = Share(total_.link_words, total_.words);
      f[Feature::kPageLongShare] = Share(total_.long_words, total_.words);
      f[Feature::kPageEndMarks] = Share(ended, sized);
      // Captions themselves have no end mark; where pictures were, they may be many.
      const bool prose = sized >= kProseBlocks && ended * 10 >= sized * (has_picture_ ? 7 : 9);
      f[Feature::kLoneCaption] = prose && IsLoneCaption(i);
      before += BlockAt(i).words;
    }
  }

  // A caption that has lost its picture: a whole sentence, or two, without the end mark that its
  // neighbours have. The longer it is, the less it can be a heading; a second sentence in it, or a
  // picture's trace on the page, speaks for it too.
  bool IsLoneCaption(size_t i) const {
    const Block& b = BlockAt(i);
    const TextShape& s = shapes_[i];
    const bool plain = b.kind == BlockKind::kParagraph || b.kind == BlockKind::kLine;
    if (!plain || i == 0 || i + 1 == rows_.size() || s.end_mark || s.colon_end) return false;
    if (b.link_words * 3 > b.words || s.capitals * 2 > b.words) return false;
    const uint32_t least = s.sentences > 0 ? kCaptionWordsTwoSentences
                           : has_picture_  ? kCaptionWordsWithPicture
                                           : kCaptionWordsAlone;
    return b.words >= least && shapes_[i - 1].end_mark && shapes_[i + 1].end_mark;
  }

  void Title() {
    const std::string title = Fold(page_.title);
    std::unordered_set<std::string_view> words;
    ForEachWord(title, [&words](std::string_view w) { words.insert(w); });
    std::string folded;
    bool after = false;
    for (size_t i = 0; i < rows_.size(); ++i) {
      FeatureRow& f = rows_[i];
      f[Feature::kAfterTitle] = after;
      if (words.empty() || BlockAt(i).words > 60) continue;
      FoldTo(page_.TextOf(BlockAt(i)), folded);
      uint32_t in = 0, all = 0;
      ForEachWord(folded, [&](std::string_view w) {
        ++all;
        in += words.contains(w);
      });
      f[Feature::kTitleShare] = Share(in, all);
      const bool is_title = title == folded || (all >= 3 && folded.size() * 2 > title.size() &&
                                                title.find(folded) != std::string::npos);
      f[Feature::kIsTitle] = is_title;
      if (is_title && f[Feature::kHeading] > 0) after = true;
    }
  }

  const Page& page_;
  const Layout& layout_;
  std::vector<uint32_t> live_;  // the blocks that no rule has dropped
  std::vector<FeatureRow> rows_;
  std::vector<Mass> masses_;
  std::vector<TextShape> shapes_;
  Mass total_;
  bool has_picture_ = false;  // a rule has seen what a picture leaves behind
};

}  // namespace

std::vector<FeatureRow> ComputeFeatures(const Page& page, const Layout& layout) {
  return FeatureBuilder(page, layout).Run();
}

}  // namespace pare
