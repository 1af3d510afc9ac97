// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <bit>
#include <vector>

#include "extract/judge/feature_context.h"
#include "extract/judge/scale.h"

namespace pare {
namespace {

// The features that an element gives to all that is in it, as bits from kInNav on.
constexpr auto kFirstInherited = static_cast<size_t>(Feature::kInNav);
constexpr uint32_t Bit(Feature f) {
  return 1u << (static_cast<size_t>(f) - kFirstInherited);
}

uint32_t BitsOfTag(Tag tag) {
  switch (tag) {
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
    case Tag::kBlockquote:
      return Bit(Feature::kInQuote);
    case Tag::kUl:
    case Tag::kOl:
      return Bit(Feature::kInList);
    case Tag::kDetails:
    case Tag::kDialog:
      return Bit(Feature::kInDetails);
    case Tag::kDl:
      return Bit(Feature::kInDefinitions);
    case Tag::kSection:
      return Bit(Feature::kInSection);
    case Tag::kA:
      return Bit(Feature::kInLink);
    default:
      return 0;
  }
}

uint32_t BitsOf(const Tree& tree, NodeId n) {
  uint32_t bits = BitsOfTag(tree.nodes[n].tag);
  for (const Attribute& a : tree.AttributesOf(n)) {
    if (a.name == "role") {
      if (a.value == "navigation") bits |= Bit(Feature::kInNav);
      if (a.value == "main") bits |= Bit(Feature::kInMain);
      if (a.value == "dialog") bits |= Bit(Feature::kInDetails);
    } else if (a.name == "itemprop" && a.value == "articleBody") {
      bits |= Bit(Feature::kInArticle);
    } else if (a.name == "itemtype") {
      bits |= Bit(Feature::kInItem);
    }
  }
  return bits;
}

// A form or table that holds most of the page's running text is what the page is laid out in, such as
// the form around all posts of a thread. (A footer may well hold the only running text of a shop.)
constexpr uint32_t kLayout = Bit(Feature::kInForm) | Bit(Feature::kInTable);

void FillInherited(FeatureContext& c) {
  const auto& elements = c.out.elements.elements;
  std::vector<uint32_t> bits(elements.size(), 0);
  for (size_t e = 1; e < elements.size(); ++e) {
    uint32_t own = BitsOf(c.page.tree, elements[e].node);
    if (2 * elements[e].mass.long_words > c.total.long_words) own &= ~kLayout;
    bits[e] = bits[elements[e].parent] | own;
  }
  for (size_t i = 0; i < c.rows(); ++i) {
    const FeatureMatrix::Row row = c.RowAt(i);
    for (uint32_t left = bits[c.out.elements.of_row[i]]; left != 0; left &= left - 1) {
      const auto bit = static_cast<size_t>(std::countr_zero(left));
      row[static_cast<Feature>(kFirstInherited + bit)] = 1;
    }
  }
}

void FillAncestors(FeatureContext& c) {
  const auto& elements = c.out.elements.elements;
  for (size_t i = 0; i < c.rows(); ++i) {
    const FeatureMatrix::Row row = c.RowAt(i);
    const Element& own = c.ElementAt(i);
    const Tag tag = c.page.tree.nodes[own.node].tag;
    row[Feature::kParagraph] = tag == Tag::kP;
    row[Feature::kCell] = tag == Tag::kTd || tag == Tag::kTh;
    row[Feature::kDiv] = tag == Tag::kDiv;
    row[Feature::kDepth] = Count8(own.depth);
    const Element& parent = elements[own.parent];
    row[Feature::kParentLinkShare] = Share8(parent.mass.link_words, parent.mass.words);
    row[Feature::kParentWords] = Log8(parent.mass.words);
    row[Feature::kParentLong] = Log8(parent.mass.long_words);
    row[Feature::kParentBlocks] = Log8(parent.mass.blocks);
    row[Feature::kParentControls] = Count8(parent.mass.controls);
    row[Feature::kParentMedia] = Count8(parent.mass.media);
    const Element& grand = elements[parent.parent];
    row[Feature::kGrandLinkShare] = Share8(grand.mass.link_words, grand.mass.words);
    row[Feature::kGrandWords] = Log8(grand.mass.words);
    row[Feature::kGrandLong] = Log8(grand.mass.long_words);
    row[Feature::kGrandControls] = Count8(grand.mass.controls);
    const Element& great = elements[grand.parent];
    row[Feature::kGreatLinkShare] = Share8(great.mass.link_words, great.mass.words);
    row[Feature::kGreatLong] = Log8(great.mass.long_words);
  }
}

// The smallest element that holds `percent` of the page's running text; kNoElement where that is
// no smaller than the body: then the running text is strewn over the page, and being in its midst
// says nothing.
uint32_t ContainerOf(const FeatureContext& c, uint64_t percent) {
  const auto& elements = c.out.elements.elements;
  uint32_t at = 0;
  for (uint32_t e = 1; e < elements.size(); ++e) {
    if (elements[e].parent == at && c.total.long_words > 0 &&
        elements[e].mass.long_words * uint64_t{100} >= percent * c.total.long_words) {
      at = e;
    }
  }
  const Tag tag = c.page.tree.nodes[elements[at].node].tag;
  return at == 0 || tag == Tag::kHtml || tag == Tag::kBody ? kNoElement : at;
}

bool Holds(const FeatureContext& c, uint32_t outer, const Element& inner) {
  if (outer == kNoElement) return false;
  const NodeId n = c.out.elements.elements[outer].node;
  return inner.node >= n && inner.node < c.page.tree.nodes[n].end;
}

// Four fifths leave room for a lead in the header and a long comment below.
constexpr uint64_t kMainPercent = 80, kHalfPercent = 50;

void FillContainers(FeatureContext& c) {
  const uint32_t main = ContainerOf(c, kMainPercent), half = ContainerOf(c, kHalfPercent);
  const uint32_t words = main == kNoElement ? 0 : c.out.elements.elements[main].mass.words;
  c.out.matrix.Fill(Feature::kContainerShare, Share8(words, c.total.words));
  for (size_t i = 0; i < c.rows(); ++i) {
    const FeatureMatrix::Row row = c.RowAt(i);
    row[Feature::kInContainer] = Holds(c, main, c.ElementAt(i));
    row[Feature::kInHalfContainer] = Holds(c, half, c.ElementAt(i));
  }
}

// Elements that hold a paragraph, a heading, an item: what counts is the element around them.
constexpr TagSet kHolders(Tag::kP, Tag::kLi, Tag::kH1, Tag::kH2, Tag::kH3, Tag::kH4, Tag::kH5,
                          Tag::kH6, Tag::kPre, Tag::kTr, Tag::kTd, Tag::kBlockquote, Tag::kDd);

// The element with the most running text of its own, half of what its children have of their own
// counted in: so Readability finds its candidate. 0 where there is none.
uint32_t BestElement(const FeatureContext& c) {
  const auto& elements = c.out.elements.elements;
  std::vector<uint32_t> score(elements.size(), 0);
  for (size_t i = 0; i < c.rows(); ++i) {
    if (!c.IsLong(i)) continue;
    uint32_t e = c.out.elements.of_row[i];
    if (kHolders.contains(c.page.tree.nodes[elements[e].node].tag)) e = elements[e].parent;
    score[e] += 2 * c.masses[i].long_words;
    score[elements[e].parent] += c.masses[i].long_words;
  }
  return static_cast<uint32_t>(std::max_element(score.begin(), score.end()) - score.begin());
}

// Where an element stands as seen from the best one.
struct Relation {
  uint32_t up = 0, down = 0;
  uint32_t part = 0;  // the child of the common element that holds it; the common one itself
};

std::vector<Relation> RelationsTo(const std::vector<Element>& elements, uint32_t best) {
  std::vector<Relation> relations(elements.size());
  std::vector<bool> above(elements.size(), false);
  uint32_t steps = 0;
  for (uint32_t e = best;; e = elements[e].parent) {
    above[e] = true;
    relations[e] = {.up = steps++, .down = 0, .part = e};
    if (e == 0) break;
  }
  for (uint32_t e = 1; e < elements.size(); ++e) {
    if (above[e]) continue;
    const Relation& p = relations[elements[e].parent];
    relations[e] = {.up = p.up, .down = p.down + 1, .part = p.down == 0 ? e : p.part};
  }
  return relations;
}

void FillBest(FeatureContext& c) {
  const auto& elements = c.out.elements.elements;
  const uint32_t best = BestElement(c);
  if (best == 0) return;
  const std::vector<Relation> relations = RelationsTo(elements, best);
  size_t first = c.rows(), last = 0, longest = c.rows();
  for (size_t i = 0; i < c.rows(); ++i) {
    if (!Holds(c, best, c.ElementAt(i))) continue;
    first = std::min(first, i);
    last = i;
    if (longest == c.rows() || c.masses[i].long_words > c.masses[longest].long_words) longest = i;
  }
  const uint32_t signature = longest < c.rows() ? c.ElementAt(longest).signature : 0;
  for (size_t i = 0; i < c.rows(); ++i) {
    const FeatureMatrix::Row row = c.RowAt(i);
    const Relation& r = relations[c.out.elements.of_row[i]];
    const Mass& part = elements[r.part].mass;
    row[Feature::kInBest] = Holds(c, best, c.ElementAt(i));
    row[Feature::kBeforeBest] = Log8(i < first ? first - i : 0);
    row[Feature::kAfterBest] = Log8(i > last ? i - last : 0);
    row[Feature::kUpFromBest] = Count8(r.up);
    row[Feature::kDownFromBest] = Count8(r.down);
    row[Feature::kCommonLinkShare] = Share8(part.link_words, part.words);
    row[Feature::kCommonLong] = Log8(part.long_words);
    row[Feature::kCommonBlocks] = Log8(part.blocks);
    row[Feature::kSameTag] = c.ElementAt(i).signature == signature;
  }
  c.out.matrix.Fill(Feature::kBestParentShare,
                    Share8(elements[best].mass.long_words, c.total.long_words));
  c.out.matrix.Fill(Feature::kBestLong, Log8(elements[best].mass.long_words));
}

}  // namespace

void FillElementFeatures(FeatureContext& c) {
  FillInherited(c);
  FillAncestors(c);
  FillContainers(c);
  FillBest(c);
}

}  // namespace pare
