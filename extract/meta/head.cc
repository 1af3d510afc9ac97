// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/meta/head.h"

#include <utility>

#include "extract/meta/element_text.h"
#include "extract/text/ascii.h"
#include "extract/text/fold.h"
#include "extract/text/normalize.h"
#include "extract/text/shape.h"
#include "extract/text/words.h"

namespace pare {
namespace {

// Headlines are rarely longer; what is longer is a paragraph.
constexpr uint32_t kTitleWords = 40;
// Names of hosts have at most 253 characters; some are written in UTF-8, at up to four bytes each.
constexpr size_t kMaxHostBytes = 4 * 253;
// What ReadHead() reads of a page.
constexpr TagSet kHeadTags(Tag::kHtml, Tag::kTitle, Tag::kMeta, Tag::kLink);

// "Headline | Site" -> "Headline"; as it is where what would be left is no headline.
std::string_view WithoutSite(std::string_view title) {
  size_t cut = std::string_view::npos;
  for (const std::string_view mark : {" | ", " - ", " – ", " — ", " » ", " · ", " :: ", "｜", "_"}) {
    const size_t at = title.rfind(mark);
    if (at != std::string_view::npos && (cut == std::string_view::npos || at > cut)) cut = at;
  }
  if (cut == std::string_view::npos) return title;
  const std::string_view head = title.substr(0, cut);
  return CountWords(head) >= 3 ? head : title;
}

struct Head {
  std::string title, og_title, published, date, canonical, og_url;
};

void ReadMeta(const Tree& tree, NodeId n, Page& page, Head& head) {
  std::string_view key = tree.ValueOf(n, "property");
  if (key.empty()) key = tree.ValueOf(n, "name");
  const std::string_view content = tree.ValueOf(n, "content");
  if (key == "og:title" && head.og_title.empty()) head.og_title = FieldText(content);
  if (EqualsIgnoringCase(key, "author")) AppendToList(FieldText(content), page.author);
  if (key == "article:published_time" && head.published.empty()) {
    head.published = FieldText(content);
  }
  if (EqualsIgnoringCase(key, "date") && head.date.empty()) head.date = FieldText(content);
  if (key == "og:url" && head.og_url.empty()) head.og_url = TrimSpace(content);
  const std::string_view pragma = tree.ValueOf(n, "http-equiv");
  if ((key == "og:locale" || EqualsIgnoringCase(pragma, "content-language")) &&
      page.lang.empty()) {
    page.lang = content;
  }
}

// "en-GB", "EN_us" -> "en"; "" for what is no language tag.
std::string PrimarySubtag(std::string_view tag) {
  std::string out;
  for (const char c : TrimSpace(tag)) {
    const char l = LowerAscii(c);
    if (l < 'a' || l > 'z') break;
    out.push_back(l);
  }
  return out.size() == 2 || out.size() == 3 ? out : std::string();
}

void ReadTitle(Page& page, const Head& head) {
  const std::string declared = Fold(head.og_title.empty() ? head.title : head.og_title);
  const auto end = declared.empty() ? 0 : static_cast<NodeId>(page.tree.nodes.size());
  NodeId read = 0;  // the end of the last h1: those within it would be read again and again
  for (NodeId n = 1; n < end; ++n) {
    if (n < read || page.tree.nodes[n].tag != Tag::kH1) continue;
    read = page.tree.nodes[n].end;
    std::string text = ElementText(page.tree, n);
    const std::string folded = Fold(text);
    const bool sized = CountWords(folded) >= 3 || folded.size() * 2 > declared.size();
    if (!folded.empty() && ((sized && declared.find(folded) != std::string::npos) ||
                            folded.find(declared) != std::string::npos)) {
      page.title = std::move(text);
      return;
    }
  }
  page.title = head.og_title.empty() ? std::string(WithoutSite(head.title)) : head.og_title;
}

}  // namespace

std::string HostOf(std::string_view url) {
  std::string lower(url.substr(0, 8));
  LowerAscii(lower);
  const size_t scheme = lower.starts_with("https://") ? 8 : lower.starts_with("http://") ? 7 : 0;
  if (scheme == 0) return {};
  url.remove_prefix(scheme);
  url = url.substr(0, url.find_first_of("/?#\\"));
  if (const size_t at = url.rfind('@'); at != std::string_view::npos) url.remove_prefix(at + 1);
  // An IPv6 address has colons of its own.
  const size_t address = url.starts_with('[') ? url.find(']') : 0;
  url = url.substr(0, url.find(':', address));
  if (url.ends_with('.')) url.remove_suffix(1);
  if (url.size() > kMaxHostBytes) return {};
  std::string host(url);
  LowerAscii(host);
  return host;
}

void ReadHead(Page& page) {
  Head head;
  const Tree& tree = page.tree;
  const auto end = static_cast<NodeId>(tree.nodes.size());
  for (NodeId n = 1; n < end; ++n) {
    const Node& node = tree.nodes[n];
    if (!kHeadTags.contains(node.tag) || node.ns != Namespace::kHtml) continue;
    switch (node.tag) {
      case Tag::kHtml:
        page.lang = tree.ValueOf(n, "lang");
        break;
      case Tag::kTitle:
        if (head.title.empty()) head.title = ElementText(tree, n);
        break;
      case Tag::kMeta:
        ReadMeta(tree, n, page, head);
        break;
      case Tag::kLink:
        if (head.canonical.empty() && EqualsIgnoringCase(tree.ValueOf(n, "rel"), "canonical")) {
          head.canonical = TrimSpace(tree.ValueOf(n, "href"));
        }
        break;
      default:
        break;
    }
  }
  page.date = head.published.empty() ? std::move(head.date) : std::move(head.published);
  page.lang = PrimarySubtag(page.lang);
  if (page.url.empty()) page.url = head.canonical.empty() ? head.og_url : head.canonical;
  page.host = HostOf(page.url);
  ReadTitle(page, head);
}

void ReadTextTitle(Page& page) {
  page.host = HostOf(page.url);
  if (page.blocks.size() < 2) return;
  const Block& first = page.blocks[0];
  const TextShape shape = ShapeOf(page.TextOf(first));
  const bool heading = first.kind == BlockKind::kHeading && shape.words <= kTitleWords;
  const bool line = first.kind == BlockKind::kLine && shape.words >= 3 &&
                    shape.words <= kTitleWords && !shape.end_mark && !shape.colon_end &&
                    !shape.lower_start && first.gap != Gap::kSpace;
  if (heading || line) page.title = page.TextOf(first);
}

}  // namespace pare
