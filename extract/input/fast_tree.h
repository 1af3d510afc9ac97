// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// HTML to tree in one pass over the bytes, for pages whose tree construction is plain.
//
// Most pages never touch the hard parts of HTML's tree construction: content that belongs before the
// table it stands in, framesets, templates with parts of tables. For them the tree is built here, at a
// small part of what a full parser takes. At the first token that is not fully understood the whole
// page is given up, and goes to Gumbo from its beginning.
#ifndef PARE_EXTRACT_INPUT_FAST_TREE_H_
#define PARE_EXTRACT_INPUT_FAST_TREE_H_

#include <string_view>

#include "extract/arena.h"
#include "extract/limits.h"
#include "extract/tree.h"

namespace pare {

// Why a page was given up. X(enumerator, "in words").
#define PARE_HARD_PARTS(X)                                                                       \
  X(None, "none")                                                                                \
  X(Nul, "a NUL")                                                                                \
  X(Nameless, "an end tag without a name, before text or a name that nobody knows")              \
  X(Limit, "near a limit: depth, formatting elements, attributes, memory, steps")                \
  X(RareTag, "an element with rules of its own: plaintext, isindex, keygen ...")                 \
  X(Template, "a template between head and body, with parts of a table, or without an end")      \
  X(Quirks, "a table in a paragraph, under a doctype with identifiers")                          \
  X(Frameset, "a frameset")                                                                      \
  X(Repeated, "html or body within a template, for a second time")                               \
  X(Misnested, "formatting elements and blocks that end in the wrong order")                     \
  X(Form, "a form that ends before misnested formatting elements in it, or in a template")       \
  X(Foster, "content that belongs before the table it stands in")                                \
  X(Select, "table parts within a select")                                                       \
  X(Foreign, "annotation-xml, CDATA without an end, or a template's or table's parts in svg or math") \
  X(Whitespace, "a reference to white space where white space counts")

enum class HardPart : uint8_t {
#define PARE_X(id, words) k##id,
  PARE_HARD_PARTS(PARE_X)
#undef PARE_X
};

std::string_view WordsFor(HardPart part);

// Builds in `tree`, which is empty, the tree that Gumbo gives for all of `html`, valid UTF-8, comments
// aside. Views point into `html` and `arena`. Where the page has a hard part, that is returned, and
// `tree` is empty again. Linear in the page's size: what is not by the byte (walks along the open
// elements, moves of nodes) is counted, and a page that takes too much of it is given up.
HardPart BuildFastTree(std::string_view html, const Limits& limits, Arena& arena, Tree& tree);

}  // namespace pare

#endif  // PARE_EXTRACT_INPUT_FAST_TREE_H_
