// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
#include "extract/input/dom.h"

#include <gumbo.h>

#include <csetjmp>
#include <cstring>
#include <ctime>
#include <vector>

#include "extract/input/fast_tree.h"
#include "extract/input/guard.h"
#include "extract/text/ascii.h"

namespace pare {
namespace {

double ThreadSeconds() {
  timespec t{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

// What the parser's allocator knows. Gumbo crashes on a null pointer, so where a bound is met the
// allocator leaves the parse by a jump; it crosses C frames only, and the arena is dropped whole.
struct ParseContext {
  Arena* arena;
  double deadline;
  uint32_t calls;
  uint32_t limit;  // the limit that ended the parse; 0 none
  std::jmp_buf jump;
};

void* Allocate(void* userdata, size_t size) {
  auto* context = static_cast<ParseContext*>(userdata);
  // The clock costs a system call's worth now and then; a thousand allocations take microseconds.
  if ((++context->calls & 1023) == 0 && ThreadSeconds() > context->deadline) {
    context->limit = kLimitParseTime;
    std::longjmp(context->jump, 1);
  }
  void* p = context->arena->Allocate(size);
  if (p == nullptr) {
    context->limit = kLimitArena;
    std::longjmp(context->jump, 1);
  }
  return p;
}

void Free(void*, void*) {}

// Null where a bound ended the parse. Holds no object with a destructor: see ParseContext.
const GumboOutput* ParseBounded(ParseContext* context, std::string_view html) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = &Allocate;
  options.deallocator = &Free;
  options.userdata = context;
  options.max_errors = 0;  // each error kept would cost memory without bound
  if (setjmp(context->jump) != 0) return nullptr;
  return gumbo_parse_with_options(&options, html.data(), html.size());
}

// Gumbo's tags by our enum.
Tag TagOf(GumboTag tag) {
  static const std::vector<Tag> table = [] {
    std::vector<Tag> t(GUMBO_TAG_LAST + 1, Tag::kUnknown);
    for (int i = 0; i < GUMBO_TAG_UNKNOWN; ++i) {
      t[i] = pare::TagOf(gumbo_normalized_tagname(static_cast<GumboTag>(i)));
    }
    return t;
  }();
  return table[tag];
}

Node NodeOf(Tag tag, NodeId parent) {
  Node node;
  node.tag = tag;
  node.parent = parent;
  return node;
}

// Copies Gumbo's tree into the compact one.
class Converter {
 public:
  Converter(Page& page, std::string_view parsed) : page_(page), parsed_(parsed) {}

  void Convert(const GumboNode* root) {
    Open(root, kNoNode);
    while (!stack_.empty()) {
      Frame& frame = stack_.back();
      if (frame.next == frame.children->length) {
        page_.tree.nodes[frame.id].end = Size();
        stack_.pop_back();
        continue;
      }
      const auto* child = static_cast<const GumboNode*>(frame.children->data[frame.next++]);
      Open(child, frame.id);
    }
  }

 private:
  struct Frame {
    const GumboVector* children;
    unsigned next;
    NodeId id;
  };

  NodeId Size() const { return static_cast<NodeId>(page_.tree.nodes.size()); }

  void Open(const GumboNode* node, NodeId parent) {
    switch (node->type) {
      case GUMBO_NODE_DOCUMENT:
        Push(NodeOf(Tag::kDocument, parent), &node->v.document.children);
        break;
      case GUMBO_NODE_ELEMENT:
      case GUMBO_NODE_TEMPLATE:
        Push(Element(node->v.element, parent), &node->v.element.children);
        break;
      case GUMBO_NODE_TEXT:
      case GUMBO_NODE_CDATA:
      case GUMBO_NODE_WHITESPACE:
        page_.tree.nodes.push_back({.tag = Tag::kText,
                                    .text_size = static_cast<uint32_t>(std::strlen(node->v.text.text)),
                                    .parent = parent,
                                    .end = Size() + 1,
                                    .source = SpanOf(node->v.text.original_text),
                                    .text_begin = node->v.text.text});
        break;
      case GUMBO_NODE_COMMENT:
        break;
    }
  }

  void Push(Node node, const GumboVector* children) {
    stack_.push_back({children, 0, Size()});
    page_.tree.nodes.push_back(node);
  }

  Node Element(const GumboElement& element, NodeId parent) {
    Node node = NodeOf(TagOf(element.tag), parent);
    node.source = SpanOf(element.original_tag);
    node.ns = element.tag_namespace == GUMBO_NAMESPACE_SVG      ? Namespace::kSvg
              : element.tag_namespace == GUMBO_NAMESPACE_MATHML ? Namespace::kMathMl
                                                                : Namespace::kHtml;
    if (node.tag == Tag::kUnknown) node.name = KeepName(UnknownName(element), page_.arena);
    auto& attributes = page_.tree.attributes;
    node.first_attribute = static_cast<uint32_t>(attributes.size());
    const unsigned count = std::min(element.attributes.length, unsigned{UINT16_MAX});
    node.attribute_count = static_cast<uint16_t>(count);
    for (unsigned i = 0; i < count; ++i) {
      const auto* a = static_cast<const GumboAttribute*>(element.attributes.data[i]);
      attributes.push_back({a->name, a->value});
    }
    return node;
  }

  std::string_view UnknownName(const GumboElement& element) {
    // Names that Gumbo knows and the enum does not (svg's and MathML's).
    if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
    GumboStringPiece piece = element.original_tag;
    gumbo_tag_from_original_text(&piece);
    auto* name = static_cast<char*>(page_.arena.Allocate(piece.length));
    if (name == nullptr || piece.data == nullptr) return {};
    for (size_t i = 0; i < piece.length; ++i) {
      name[i] = LowerAscii(piece.data[i]);
    }
    return {name, piece.length};
  }

  // The guard keeps offsets, so those in the parsed bytes are those in the source.
  Span SpanOf(const GumboStringPiece& piece) const {
    if (piece.data == nullptr || piece.data < parsed_.data() ||
        piece.data + piece.length > parsed_.data() + parsed_.size()) {
      return {};
    }
    return {static_cast<uint32_t>(piece.data - parsed_.data()),
            static_cast<uint32_t>(piece.length)};
  }

  Page& page_;
  const std::string_view parsed_;
  std::vector<Frame> stack_;
};

// Builds the tree in one pass, if that can be done; leaves nothing behind where it cannot.
HardPart BuildPlain(std::string_view html, const Limits& limits, Page& page) {
  page.arena.set_bound(limits.arena_bytes(html.size()));
  const HardPart hard = BuildFastTree(html, limits, page.arena, page.tree);
  if (hard != HardPart::kNone) page.arena = Arena();  // what the builder took shall not count
  return hard;
}

// What guarded markup keeps to. The guard does not count as the builder does: elements whose end is
// implied and formatting elements stand between those that it counts, and blocks that end leave some
// of the latter to be opened anew. Steps and memory bound the time that these take.
Limits LimitsOfGuarded(Limits limits) {
  constexpr uint32_t kMost = 1u << 20;  // more is no limit, and must not wrap
  limits.depth = 8 * std::min<uint32_t>(limits.depth, kMost);
  limits.formatting = 2 * std::min<uint32_t>(limits.formatting, kMost);
  return limits;
}

void ParseGuarded(std::string_view html, const Limits& limits, Page& page) {
  page.arena.set_bound(limits.arena_bytes(html.size()));
  ParseContext context{};
  context.arena = &page.arena;
  context.deadline = ThreadSeconds() + limits.parse_seconds;
  const GumboOutput* output = ParseBounded(&context, html);
  if (output == nullptr) {
    page.limits |= context.limit;
    page.tree.nodes.push_back(NodeOf(Tag::kDocument, kNoNode));
    page.tree.nodes[0].end = 1;
    return;
  }
  page.tree.nodes.reserve(html.size() / 32);
  Converter(page, html).Convert(output->document);
}

}  // namespace

HardPart ParseDom(Page& page, const Limits& limits) {
  HardPart hard = BuildPlain(page.source, limits, page);
  if (hard == HardPart::kNone) return hard;
  const std::string_view html = GuardMarkup(page.source, limits, page.guarded, page.limits);
  // What was given up for a limit that the guard has seen to may be plain but for that.
  if (hard == HardPart::kLimit && html.data() != page.source.data()) {
    hard = BuildPlain(html, LimitsOfGuarded(limits), page);
    if (hard == HardPart::kNone) return hard;
  }
  ParseGuarded(html, limits, page);
  page.guarded = std::string();  // Gumbo has copied what it needs
  return hard;
}

void ParseWithGumbo(Page& page, const Limits& limits) {
  std::string guarded;
  ParseGuarded(GuardMarkup(page.source, limits, guarded, page.limits), limits, page);
}

}  // namespace pare
