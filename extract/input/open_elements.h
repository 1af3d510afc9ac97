// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// The stack of open elements and the list of active formatting elements, with the questions that
// tree construction asks of them (HTML, "parsing state").
#ifndef PARE_EXTRACT_INPUT_OPEN_ELEMENTS_H_
#define PARE_EXTRACT_INPUT_OPEN_ELEMENTS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "extract/input/markup.h"
#include "extract/tree.h"

namespace pare {

// How tree construction takes elements of svg and math: those within which HTML is HTML again
// ("integration points") for one tag, all others for another. No element of HTML has either.
inline constexpr Tag kPoint = Tag::kDocument, kForeign = Tag::kText;

struct OpenElement {
  NodeId node = kNoNode;
  Tag tag = Tag::kUnknown;  // of HTML, or one of the two above
  Namespace ns = Namespace::kHtml;
  // A form around it that has ended before it: its node ends with this one.
  NodeId form = kNoNode;

  bool Is(Tag t) const { return tag == t; }
  bool IsIn(const TagSet& tags) const { return tags.contains(tag); }
};

// Elements that scopes end at.
inline constexpr TagSet kScope(Tag::kApplet, Tag::kCaption, Tag::kHtml, Tag::kTable, Tag::kTd,
                               Tag::kTh, Tag::kMarquee, Tag::kObject, Tag::kTemplate, kPoint);
inline constexpr TagSet kListScope(Tag::kApplet, Tag::kCaption, Tag::kHtml, Tag::kTable, Tag::kTd,
                                   Tag::kTh, Tag::kMarquee, Tag::kObject, Tag::kOl, Tag::kUl,
                                   Tag::kTemplate, kPoint);
inline constexpr TagSet kButtonScope(Tag::kApplet, Tag::kCaption, Tag::kHtml, Tag::kTable,
                                     Tag::kTd, Tag::kTh, Tag::kMarquee, Tag::kObject,
                                     Tag::kButton, Tag::kTemplate, kPoint);
inline constexpr TagSet kTableScope(Tag::kHtml, Tag::kTable, Tag::kTemplate);

// The "special" category, as Gumbo has it: without main, which the standard counts among them.
inline constexpr TagSet kSpecial(
    Tag::kAddress, Tag::kApplet, Tag::kArea, Tag::kArticle, Tag::kAside, Tag::kBase,
    Tag::kBlockquote, Tag::kBody, Tag::kBr, Tag::kButton, Tag::kCaption, Tag::kCenter, Tag::kCol,
    Tag::kColgroup, Tag::kDd, Tag::kDetails, Tag::kDir, Tag::kDiv, Tag::kDl, Tag::kDt, Tag::kEmbed,
    Tag::kFieldset, Tag::kFigcaption, Tag::kFigure, Tag::kFooter, Tag::kForm, Tag::kFrame,
    Tag::kFrameset, Tag::kH1, Tag::kH2, Tag::kH3, Tag::kH4, Tag::kH5, Tag::kH6, Tag::kHead,
    Tag::kHeader, Tag::kHgroup, Tag::kHr, Tag::kHtml, Tag::kIframe, Tag::kImg, Tag::kInput,
    Tag::kLi, Tag::kLink, Tag::kListing, Tag::kMarquee, Tag::kMenu, Tag::kMeta,
    Tag::kNav, Tag::kNoembed, Tag::kNoframes, Tag::kNoscript, Tag::kObject, Tag::kOl, Tag::kP,
    Tag::kParam, Tag::kPlaintext, Tag::kPre, Tag::kScript, Tag::kSection, Tag::kSelect,
    Tag::kStyle, Tag::kSummary, Tag::kTable, Tag::kTbody, Tag::kTd, Tag::kTemplate, Tag::kTextarea,
    Tag::kTfoot, Tag::kTh, Tag::kThead, Tag::kTitle, Tag::kTr, Tag::kUl, Tag::kWbr, Tag::kXmp);

// Elements whose end tags are implied by what follows.
inline constexpr TagSet kImpliedEnd(Tag::kDd, Tag::kDt, Tag::kLi, Tag::kOption, Tag::kOptgroup,
                                    Tag::kP, Tag::kRp, Tag::kRb, Tag::kRt, Tag::kRtc);

// What tables are made of: elsewhere their start tags are ignored.
inline constexpr TagSet kTableParts(Tag::kCaption, Tag::kCol, Tag::kColgroup, Tag::kTbody, Tag::kTd,
                                    Tag::kTfoot, Tag::kTh, Tag::kThead, Tag::kTr);

inline constexpr TagSet kHeadings(Tag::kH1, Tag::kH2, Tag::kH3, Tag::kH4, Tag::kH5, Tag::kH6);

class OpenElements {
 public:
  bool empty() const { return stack_.empty(); }
  size_t size() const { return stack_.size(); }
  const OpenElement& current() const { return stack_.back(); }
  const OpenElement& operator[](size_t i) const { return stack_[i]; }

  void Push(OpenElement e) {
    Count(e, 1);
    stack_.push_back(e);
  }
  OpenElement Pop() {
    const OpenElement e = stack_.back();
    Count(e, -1);
    stack_.pop_back();
    return e;
  }

  // Takes a form off the stack that is open and not the current element; it ends with what is open in
  // it. A form that has another around it is not inserted, so that no element ends two of them.
  void Remove(NodeId form) {
    size_t at = stack_.size();
    while (stack_[--at].node != form) {
    }
    stack_[at + 1].form = form;
    Count(stack_[at], -1);
    stack_.erase(stack_.begin() + static_cast<ptrdiff_t>(at));
  }

  // Puts `by` in the place of [from, to).
  void Replace(size_t from, size_t to, const std::vector<OpenElement>& by) {
    for (size_t i = from; i < to; ++i) Count(stack_[i], -1);
    for (const OpenElement& e : by) Count(e, 1);
    const auto at = stack_.begin() + static_cast<ptrdiff_t>(from);
    stack_.insert(stack_.erase(at, at + static_cast<ptrdiff_t>(to - from)), by.begin(), by.end());
  }
  template <class F>
  void ForEachNode(const F& fn) {
    for (OpenElement& e : stack_) fn(e.node);
  }

  // Whether an HTML element of the tag is open at all: one look, however deep the page is.
  bool Has(Tag tag) const { return counts_[static_cast<size_t>(tag)] > 0; }
  // The same, with none of `barrier` above it.
  bool Has(Tag tag, const TagSet& barrier) const {
    if (!Has(tag)) return false;
    for (size_t i = stack_.size(); i-- > 0;) {
      ++steps_;
      if (stack_[i].Is(tag)) return true;
      if (stack_[i].IsIn(barrier)) return false;
    }
    return false;
  }
  bool HasAny(const TagSet& tags, const TagSet& barrier) const {
    for (size_t i = stack_.size(); i-- > 0;) {
      ++steps_;
      if (stack_[i].IsIn(tags)) return true;
      if (stack_[i].IsIn(barrier)) return false;
    }
    return false;
  }
  bool HasNode(NodeId node, const TagSet& barrier) const {
    for (size_t i = stack_.size(); i-- > 0;) {
      ++steps_;
      if (stack_[i].node == node) return true;
      if (stack_[i].IsIn(barrier)) return false;
    }
    return false;
  }
  // What the questions above have taken so far, in elements looked at.
  uint64_t steps() const { return steps_; }

  bool HasParagraph() const { return Has(Tag::kP, kButtonScope); }

 private:
  void Count(const OpenElement& e, int change) {
    counts_[static_cast<size_t>(e.tag)] += change;
  }

  std::vector<OpenElement> stack_;
  mutable uint64_t steps_ = 0;
  std::array<int32_t, kTagCount> counts_{};  // of elements on the stack, by tag
};

// An entry of the list of active formatting elements; a marker has no node.
struct Formatting {
  NodeId node = kNoNode;
  Tag tag = Tag::kUnknown;
  bool open = false;  // on the stack of open elements

  bool is_marker() const { return node == kNoNode; }
};

}  // namespace pare

#endif  // PARE_EXTRACT_INPUT_OPEN_ELEMENTS_H_
