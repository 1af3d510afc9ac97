// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// svg and math, and the places in them where HTML is HTML again.
#include <algorithm>
#include <iterator>

#include "extract/input/fast_builder.h"
#include "extract/text/ascii.h"

namespace pare {
namespace {

// Start tags that end svg and math, as font does where it has some attributes. HTML, "the rules for
// parsing tokens in foreign content".
constexpr TagSet kBreakout(
    Tag::kB, Tag::kBig, Tag::kBlockquote, Tag::kBody, Tag::kBr, Tag::kCenter, Tag::kCode, Tag::kDd,
    Tag::kDiv, Tag::kDl, Tag::kDt, Tag::kEm, Tag::kEmbed, Tag::kH1, Tag::kH2, Tag::kH3,
    Tag::kH4, Tag::kH5, Tag::kH6, Tag::kHead, Tag::kHr, Tag::kI, Tag::kImg, Tag::kLi,
    Tag::kListing, Tag::kMenu, Tag::kMeta, Tag::kNobr, Tag::kOl, Tag::kP, Tag::kPre, Tag::kRuby,
    Tag::kS, Tag::kSmall, Tag::kSpan, Tag::kStrike, Tag::kStrong, Tag::kSub, Tag::kSup,
    Tag::kTable, Tag::kTt, Tag::kU, Tag::kUl, Tag::kVar);

// Elements within which HTML is HTML again: of svg (with title, which is a tag of HTML too), and of
// math, but for two elements in these.
constexpr std::string_view kSvgPoints[] = {"desc", "foreignobject"};
constexpr std::string_view kMathPoints[] = {"mi", "mn", "mo", "ms", "mtext"};
constexpr std::string_view kMathInPoints[] = {"malignmark", "mglyph"};

// Attributes of svg that are not all lower case, as Gumbo has them: all in HTML's list.
constexpr std::string_view kSvgAttributes[] = {
    "attributeName", "attributeType", "baseFrequency", "baseProfile", "calcMode",
    "clipPathUnits", "diffuseConstant", "edgeMode", "filterUnits", "glyphRef",
    "gradientTransform", "gradientUnits", "kernelMatrix", "kernelUnitLength", "keyPoints",
    "keySplines", "keyTimes", "lengthAdjust", "limitingConeAngle", "markerHeight",
    "markerUnits", "markerWidth", "maskContentUnits", "maskUnits", "numOctaves", "pathLength",
    "patternContentUnits", "patternTransform", "patternUnits", "pointsAtX", "pointsAtY",
    "pointsAtZ", "preserveAlpha", "preserveAspectRatio", "primitiveUnits", "refX", "refY",
    "repeatCount", "repeatDur", "requiredExtensions", "requiredFeatures", "specularConstant",
    "specularExponent", "spreadMethod", "startOffset", "stdDeviation", "stitchTiles",
    "surfaceScale", "systemLanguage", "tableValues", "targetX", "targetY", "textLength",
    "viewBox", "viewTarget", "xChannelSelector", "yChannelSelector", "zoomAndPan"};

// Attributes whose prefix is a namespace: the name is what follows on it. Not xlink:arcrole, which
// Gumbo, unlike the standard, leaves as it is.
constexpr std::string_view kPrefixed[] = {"xlink:actuate", "xlink:href",  "xlink:role", "xlink:show",
                                          "xlink:title",   "xlink:type",  "xml:base",   "xml:lang",
                                          "xml:space",     "xmlns:xlink"};

// Whether a name of so many bytes may be in the list: most that pages use are not.
constexpr bool MayBeSvgAttribute(size_t bytes) {
  constexpr uint32_t kSizes = [] {
    uint32_t sizes = 0;
    for (const std::string_view name : kSvgAttributes) sizes |= 1u << name.size();
    return sizes;
  }();
  return bytes < 32 && (kSizes >> bytes & 1) != 0;
}

template <size_t N>
bool IsIn(std::string_view name, const std::string_view (&names)[N]) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

}  // namespace

// The tag that an element of svg or math on the stack is taken for.
Tag FastBuilder::TakenFor(const Node& node) {
  const bool svg = node.ns == Namespace::kSvg;
  if (svg && node.tag == Tag::kTitle) return kPoint;
  if (node.tag != Tag::kUnknown) return kForeign;
  return (svg ? IsIn(node.text(), kSvgPoints) : IsIn(node.text(), kMathPoints)) ? kPoint : kForeign;
}

// Whether an element is of the "special" category. To Gumbo, svg's title is not.
bool FastBuilder::IsSpecial(const OpenElement& e) const {
  return e.IsIn(kSpecial) || (e.Is(kPoint) && tree_.nodes[e.node].tag != Tag::kTitle);
}

// Whether a start tag is HTML's: outside svg and math, or in a place where HTML is HTML again.
bool FastBuilder::IsHtmlHere(const TagToken& t) const {
  if (!InForeign()) return true;
  if (!open_.current().Is(kPoint)) return false;
  return open_.current().ns == Namespace::kSvg ||
         std::none_of(std::begin(kMathInPoints), std::end(kMathInPoints),
                      [&t](std::string_view name) { return EqualsIgnoringCase(t.name.name, name); });
}

void FastBuilder::AdjustAttributes(const TagToken& t, Namespace ns) {
  for (size_t a = 0; a < t.attribute_count; ++a) {
    std::string_view& name = tree_.attributes[t.first_attribute + a].name;
    if (ns == Namespace::kMathMl && name == "definitionurl") name = "definitionURL";
    if (name.front() == 'x' && IsIn(name, kPrefixed)) name.remove_prefix(name.find(':') + 1);
    if (ns != Namespace::kSvg || !MayBeSvgAttribute(name.size())) continue;
    const auto* known =
        std::lower_bound(std::begin(kSvgAttributes), std::end(kSvgAttributes), name,
                         [](std::string_view entry, std::string_view lower) {
                           return std::lexicographical_compare(
                               entry.begin(), entry.end(), lower.begin(), lower.end(),
                               [](char x, char y) { return LowerAscii(x) < LowerAscii(y); });
                         });
    if (known != std::end(kSvgAttributes) && EqualsIgnoringCase(*known, name)) name = *known;
  }
}

void FastBuilder::StartForeign(const TagToken& t, Namespace ns) {
  AdjustAttributes(t, ns);
  Insert(t, ns);
  // Of what Gumbo keeps as "mi" after a vertical tab it does not think that it is one.
  const bool cut_short = t.name.name.find('\v') != std::string_view::npos;
  if (cut_short || EqualsIgnoringCase(t.name.name, "annotation-xml")) {
    GiveUp(HardPart::kForeign);
  }
  if (t.self_closing) Pop();
}

bool FastBuilder::BreaksOut(const TagToken& t) const {
  if (t.name.tag != Tag::kFont) return kBreakout.contains(t.name.tag);
  const auto begin = tree_.attributes.begin() + t.first_attribute;
  return std::any_of(begin, begin + t.attribute_count, [](const Attribute& a) {
    return a.name == "color" || a.name == "face" || a.name == "size";
  });
}

void FastBuilder::StartInForeign(const TagToken& t) {
  if (!BreaksOut(t)) return StartForeign(t, open_.current().ns);
  do {
    Pop();
  } while (open_.current().Is(kForeign));
  StartInHtml(t);
}

// Handles the CDATA section that begins at `i`; returns where to go on.
size_t FastBuilder::CharacterData(size_t i) {
  constexpr std::string_view kBegin = "<![CDATA[", kEnd = "]]>";
  const size_t begin = i + kBegin.size(), end = html_.find(kEnd, begin);
  if (end == std::string_view::npos) {
    GiveUp(HardPart::kForeign);
    return html_.size();
  }
  HardPart fault = HardPart::kNone;
  const std::string_view text = reader_.Decode({begin, end}, TextPlace::kRaw, fault);
  if (!GivesUp(fault) && !text.empty()) {
    token_ = TokenBegin(i);
    skip_line_feed_ = false;
    AddText(token_, text);
  }
  return end + kEnd.size();
}

void FastBuilder::EndInForeign(const TagToken& t) {
  // To Gumbo all that stands between the brackets is the name here, so that "</svg >" is another.
  const bool bare = t.end - t.begin == t.name.name.size() + std::string_view("</>").size();
  size_t i = open_.size();
  while (open_[i - 1].ns != Namespace::kHtml) {
    ++work_;
    const std::string_view name = tree_.NameOf(open_[i - 1].node);
    if (bare && name.size() == t.name.name.size()) work_ += name.size();  // to compare them
    if (bare && EqualsIgnoringCase(t.name.name, name)) {
      while (open_.size() >= i) Pop();
      return;
    }
    --i;
  }
  // It ends nothing of svg or math, and so what is around them, if anything.
  if (t.name.tag == Tag::kTemplate || mode_ == Mode::kInTemplate) return GiveUp(HardPart::kForeign);
  EndInHtml(t);
}

}  // namespace pare
