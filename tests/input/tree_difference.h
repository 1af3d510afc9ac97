// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Where two trees differ, for those that hold the fast builder against Gumbo.
#ifndef PARE_TESTS_INPUT_TREE_DIFFERENCE_H_
#define PARE_TESTS_INPUT_TREE_DIFFERENCE_H_

#include <algorithm>
#include <string>

#include "extract/tree.h"

namespace pare {

inline bool SameButForEnd(const Tree& a, const Tree& b, NodeId n) {
  const Node &x = a.nodes[n], &y = b.nodes[n];
  const auto of_x = a.AttributesOf(n), of_y = b.AttributesOf(n);
  return x.tag == y.tag && x.ns == y.ns && x.parent == y.parent &&
         x.source == y.source && x.text() == y.text() &&
         std::equal(of_x.begin(), of_x.end(), of_y.begin(), of_y.end(),
                    [](const Attribute& p, const Attribute& q) {
                      return p.name == q.name && p.value == q.value;
                    });
}

inline bool SameNode(const Tree& a, const Tree& b, NodeId n) {
  return a.nodes[n].end == b.nodes[n].end && SameButForEnd(a, b, n);
}

inline std::string NodeInWords(const Tree& tree, NodeId n) {
  if (n >= tree.nodes.size()) return "no node";
  const Node& node = tree.nodes[n];
  std::string out = node.tag == Tag::kText ? "\"" + std::string(node.text()) + "\""
                                           : "<" + std::string(tree.NameOf(n));
  for (const Attribute& a : tree.AttributesOf(n)) {
    out += " " + std::string(a.name) + "=\"" + std::string(a.value) + "\"";
  }
  if (node.tag != Tag::kText) out += ">";
  return out + " in node " + std::to_string(static_cast<int>(node.parent)) + ", up to node " +
         std::to_string(node.end) + ", from byte " + std::to_string(node.source.offset) + " on, " +
         std::to_string(node.source.length) + " bytes, namespace " +
         std::to_string(static_cast<int>(node.ns));
}

// "" where there is none. That something is nested otherwise is told only where nothing else differs:
// a node too many changes the ends of all that it stands in.
inline std::string TreeDifference(const Tree& got, const Tree& want) {
  const auto most = static_cast<NodeId>(std::min(got.nodes.size(), want.nodes.size()));
  for (const bool ends : {false, true}) {
    for (NodeId n = 0; n < most; ++n) {
      if (SameNode(got, want, n) || (!ends && SameButForEnd(got, want, n))) continue;
      return "node " + std::to_string(n) + " is " + NodeInWords(got, n) + "; should be " +
             NodeInWords(want, n);
    }
  }
  if (got.nodes.size() == want.nodes.size()) return "";
  return "the last node is missing, or one too many: " + NodeInWords(got, most) +
         "; should be " + NodeInWords(want, most);
}

}  // namespace pare

#endif  // PARE_TESTS_INPUT_TREE_DIFFERENCE_H_
