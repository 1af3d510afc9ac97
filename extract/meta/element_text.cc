// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/meta/element_text.h"

#include "extract/text/normalize.h"

namespace pare {
namespace {

// Elements that flow with the text around them, or do not show at all; unknown ones do too, as in
// browsers.
constexpr TagSet kInline(Tag::kUnknown, Tag::kA, Tag::kAbbr, Tag::kAcronym, Tag::kB, Tag::kBdi,
                         Tag::kBdo, Tag::kBig, Tag::kBlink, Tag::kCite, Tag::kCode, Tag::kData,
                         Tag::kDel, Tag::kDfn, Tag::kEm, Tag::kFont, Tag::kI, Tag::kImg,
                         Tag::kIns, Tag::kKbd, Tag::kLabel, Tag::kMark, Tag::kMeta,
                         Tag::kMulticol, Tag::kNextid, Tag::kNobr, Tag::kQ, Tag::kRb, Tag::kRuby,
                         Tag::kS, Tag::kSamp, Tag::kScript, Tag::kSmall, Tag::kSpacer, Tag::kSpan,
                         Tag::kStrike, Tag::kStrong, Tag::kStyle, Tag::kSub, Tag::kSup, Tag::kSvg,
                         Tag::kTemplate, Tag::kTime, Tag::kTt, Tag::kU, Tag::kVar, Tag::kWbr);
constexpr TagSet kNoText(Tag::kScript, Tag::kStyle, Tag::kTemplate);

// Whether an element below `root` that stands on lines of its own ends right before node `at`.
bool EndsBefore(const Tree& tree, NodeId at, NodeId root) {
  for (NodeId n = at - 1; n > root && tree.nodes[n].end == at; n = tree.nodes[n].parent) {
    if (tree.nodes[n].tag != Tag::kText && !kInline.contains(tree.nodes[n].tag)) return true;
  }
  return false;
}

void CutToField(std::string& text) {
  if (text.size() <= kMaxFieldBytes) return;
  size_t size = kMaxFieldBytes;
  while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
  text.resize(size);
  while (!text.empty() && text.back() == ' ') text.pop_back();
}

}  // namespace

std::string ElementText(const Tree& tree, NodeId node) {
  std::string out;
  bool space = false;
  for (NodeId n = node + 1; n < tree.nodes[node].end && out.size() <= kMaxFieldBytes; ++n) {
    const Tag tag = tree.nodes[n].tag;
    if (EndsBefore(tree, n, node)) space = true;
    if (tag == Tag::kText) {
      AppendCollapsed(tree.nodes[n].text(), 0, space, out);
    } else if (kNoText.contains(tag)) {
      n = tree.nodes[n].end - 1;
    } else if (!kInline.contains(tag)) {
      space = true;
    }
  }
  CutToField(out);
  return out;
}

std::string FieldText(std::string_view value) {
  std::string out;
  bool space = false;
  AppendCollapsed(value, 0, space, out);
  CutToField(out);
  return out;
}

void AppendToList(std::string_view value, std::string& list) {
  constexpr std::string_view kComma = ", ";
  const size_t before = list.empty() ? 0 : list.size() + kComma.size();
  if (value.empty() || before + value.size() > kMaxFieldBytes) return;
  for (std::string_view rest = list; !rest.empty();) {
    if (rest == value) return;  // also of several entries, as in "Jane Doe, Max Mustermann"
    if (rest.starts_with(value) && rest.substr(value.size()).starts_with(kComma)) return;
    const size_t comma = rest.find(kComma);
    if (comma == std::string_view::npos) break;
    rest.remove_prefix(comma + kComma.size());
  }
  if (!list.empty()) list += kComma;
  list += value;
}

}  // namespace pare
